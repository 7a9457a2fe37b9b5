// Writes a number in the words for powers of ten of English (million, billion) or Chinese (万, 亿), no more exactly than it was given.

/** A number as it is to be shown: `number` holds both ends of a range, with an en dash. `scale` is '' for none. */
export interface ScaledNumber {
  readonly number: string
  readonly scale: string
}

/**
 * `low` to `high` (equal for a single number) in the short scale or in 万 and 亿, with as many significant digits as
 * `digits` says for each end. Below a million, and below 万, the digits are grouped by three. Both ends share the scale of
 * the upper one. Numbers that are not finite give ''.
 */
export function writeScaled(
  low: number,
  high: number,
  digits: readonly [low: number, high: number],
  language: 'en' | 'zh',
): ScaledNumber {
  const [scale, times] = SCALES[language].find(([, times]) => high >= times * 0.999_999_999) ?? ['', 1]
  const number = joinEnds(writeDigits(low / times, digits[0]), writeDigits(high / times, digits[1]))
  // Chinese groups by 万, which the scale has done.
  return { number: language === 'zh' ? number.replaceAll(',', '') : number, scale }
}

/** `value` with `digits` significant digits, grouped by three; whole numbers are never cut: 57,000 has two of them. */
export function writeDigits(value: number, digits: number): string {
  if (!Number.isFinite(value)) return ''
  const places = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value)) + 1e-9) + 1
  const [whole = '', rest] = value.toFixed(Math.min(12, Math.max(0, digits - places))).split('.')
  const grouped = whole.replace(/(?<=[0-9])(?=(?:[0-9]{3}){1,12}$)/g, ',')
  return rest === undefined ? grouped : `${grouped}.${rest}`
}

/** Both ends of a range, or the one where they are the same. */
export function joinEnds(low: string, high: string): string {
  return low === high ? high : `${low}–${high}`
}

/** How many digits of `written`, a number in digits, say something: trailing zeros count only behind a decimal point. */
export function countSignificant(written: string): number {
  const [whole = '', rest] = written.replace(/[^0-9.]/g, '').split('.')
  const digits = rest === undefined ? whole.replace(/0+$/, '') : whole + rest
  return Math.max(1, digits.replace(/^0+/, '').length)
}

const SCALES: Readonly<Record<'en' | 'zh', readonly (readonly [word: string, times: number])[]>> = {
  en: [
    ['trillion', 1e12],
    ['billion', 1e9],
    ['million', 1e6],
  ],
  zh: [
    ['万亿', 1e12],
    ['亿', 1e8],
    ['万', 1e4],
  ],
}
