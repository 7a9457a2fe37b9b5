// Reads numbers that are written in Chinese characters, in English words or in (full-width) digits.

/**
 * The value of a Chinese numeral: 一百二十, 两千, 廿五, 十三亿五千万, 六点八万, and digit by digit as years and the plans
 * of the fifties have it: 一九五七, 二〇三五, 六三·三, 三、二七八·三 (a 、 before three digits groups thousands).
 * ASCII and full-width digits may stand among them (3千, 1.45万亿). `undefined` where `text` is anything else.
 */
export function parseChineseNumeral(text: string): number | undefined {
  const plain = toAsciiDigits(text).replace(/、(?=[〇零○一二三四五六七八九]{3})/g, '')
  if (plain === '' || plain.length > 40) return undefined
  const reading: NumeralState = { high: 0, low: 0, section: 0, digits: '', unit: Infinity }
  for (const char of plain) if (!readNumeralChar(reading, char)) return undefined
  const { high, low, section, digits, unit } = reading
  if (digits === '') return unit === Infinity ? undefined : high + low + section
  const rest = Number(digits)
  // 两万五 is 25,000 and 一百二 is 120: a lone last digit counts the next lower unit, unless 零 stands before it.
  const colloquial = digits.length === 1 && unit >= 100 && unit !== Infinity
  const value = high + low + section + (colloquial ? (rest * unit) / 10 : rest)
  return Number.isFinite(value) ? value : undefined
}

/** The value of an English number in words: seven, twenty-five, two million, one hundred and twenty; else `undefined`. */
export function parseEnglishNumeral(text: string): number | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(word => word !== '' && word !== 'and')
  if (words.length === 0 || words.length > 12) return undefined
  let total = 0
  let section = 0
  for (const [at, word] of words.entries()) {
    const small = ENGLISH_NUMBERS.get(word)
    const scale = ENGLISH_SCALES.get(word)
    if (small !== undefined) section += small
    else if (word === 'a' && at === 0) section = 1
    else if (scale === 100) section = (section === 0 ? 1 : section) * 100
    else if (scale !== undefined) {
      total += (section === 0 ? 1 : section) * scale
      section = 0
    } else return undefined
  }
  return words.length === 1 && words[0] === 'a' ? undefined : total + section
}

/**
 * The value of a number in digits, with thousand separators, also those of India, and full width allowed: 1,234.5 8,00,000
 * ７６．５; else `undefined`.
 */
export function parseDigits(text: string): number | undefined {
  const ascii = toAsciiDigits(text)
  const plain = ascii.replace(INDIAN.test(ascii) ? /,/g : /[,，](?=[0-9]{3})/g, '')
  if (plain.length > 24 || !/^[0-9]+(?:\.[0-9]+)?$/.test(plain)) return undefined
  return Number(plain)
}

/** Behind the thousands India parts by two: 8,00,000. */
const INDIAN = /^[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])/

/** `text` with full-width digits as ASCII ones and the decimal points ．· 点 as `.`; its length is unchanged. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[０-９．·点點]/g, char =>
    char >= '０' && char <= '９' ? String.fromCharCode(char.charCodeAt(0) - 0xff10 + 48) : '.',
  )
}

/** `text` with 〇 for the circle that stands for it in a number: 二○三五年; of the same length. */
export function circlesAsZero(text: string): string {
  return text.includes('○') ? text.replace(CIRCLE, '〇') : text
}

const CIRCLE = /(?<=[一二三四五六七八九十百·、○])○|(?<=[㐀-鿿])○(?=[一二三四五六七八九·○])/g

/** English words for the numbers that one word says, 0 to 90. */
export const ENGLISH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value): [string, number] => [word, value]),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, tens): [string, number] => [word, (tens + 2) * 10]),
])

/** English words for powers of ten, with the short forms that the press uses and those of South Asia. */
export const ENGLISH_SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
  ['trn', 1e12],
  ['lakh', 1e5],
  ['crore', 1e7],
])

interface NumeralState {
  /** What stands before 亿, what stands before 万, what stands below. */
  high: number
  low: number
  section: number
  /** Digits that wait for their unit, as ASCII. */
  digits: string
  /** The last unit read; units fall within a section. */
  unit: number
}

function readNumeralChar(state: NumeralState, char: string): boolean {
  const digit = CHINESE_DIGITS.get(char)
  if (digit !== undefined) {
    // 十四五 is a name, not a number: one digit alone stands behind 十, 百 or 千, unless it is a decimal.
    if (state.unit < 1e4 && digit !== '.' && /^[1-9]$/.test(state.digits)) return false
    // 零 between units (一亿零五百万) says only that a place is empty.
    state.digits = state.digits === '0' && digit !== '.' && state.unit !== Infinity ? `0${digit}` : state.digits + digit
    return true
  }
  const tens = CHINESE_TENS.get(char)
  if (tens !== undefined) {
    if (state.unit !== Infinity && state.unit < 1e4 && state.unit <= tens.unit) return false
    state.section += (state.digits === '' || Number(state.digits) === 0 ? 1 : Number(state.digits)) * tens.times
    state.digits = ''
    state.unit = tens.unit
    return Number.isFinite(state.section)
  }
  if (char !== '万' && char !== '萬' && char !== '亿' && char !== '億') return false
  const below = state.section + Number(state.digits === '' ? 0 : state.digits)
  state.section = 0
  state.digits = ''
  if (char === '万' || char === '萬') {
    state.low = (below === 0 ? 1 : below) * 1e4
    state.unit = 1e4
  } else {
    const all = state.low + below
    state.high += (all === 0 ? 1 : all) * 1e8
    state.low = 0
    state.unit = 1e8
  }
  return Number.isFinite(state.high + state.low)
}

const CHINESE_DIGITS: ReadonlyMap<string, string> = new Map([
  ...'0123456789.'.split('').map((char): [string, string] => [char, char]),
  ...'〇一二三四五六七八九'.split('').map((char, value): [string, string] => [char, String(value)]),
  ...'零壹贰叁肆伍陆柒捌玖'.split('').map((char, value): [string, string] => [char, String(value)]),
  ['○', '0'],
  ['两', '2'],
  ['兩', '2'],
])

/** Units below 万; 廿 and 卅 hold their digit. */
const CHINESE_TENS: ReadonlyMap<string, { unit: number; times: number }> = new Map([
  ['十', { unit: 10, times: 10 }],
  ['拾', { unit: 10, times: 10 }],
  ['廿', { unit: 10, times: 20 }],
  ['卅', { unit: 10, times: 30 }],
  ['百', { unit: 100, times: 100 }],
  ['佰', { unit: 100, times: 100 }],
  ['千', { unit: 1000, times: 1000 }],
  ['仟', { unit: 1000, times: 1000 }],
])
