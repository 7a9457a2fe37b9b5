// Says a Chinese number the way a Western reader writes it: 1.45万亿斤 is 1.45 trillion jin, 725 million t.

import { parseChineseNumeral, toAsciiDigits } from '../text/numerals.ts'
import { findApproximation } from './approximation.ts'
import { collectPlanMentions } from './plan-period.ts'
import type { Quantity } from './quantity.ts'
import { countSignificant, joinEnds, type ScaledNumber, writeDigits, writeScaled } from './scale-words.ts'
import { type Conversion, findEnglishUnitName, singular, type UnitName } from './unit-names.ts'

/** One way to write an amount: `1.45`, `trillion`, `jin`. */
export interface Figure extends ScaledNumber {
  /** '' for none. */
  readonly unit: string
  /** False where the digits were cut: 5亿亩 is 33 million ha and a third. */
  readonly isExact: boolean
  /** It says once more what the figure before it says, in another unit: 1 million km² after 100 million ha. */
  readonly isAside: boolean
}

/** How the words around a number bend it: 3000余, 50多 (over), 左右, 约 (about), 近 (nearly). */
export type Hedge = 'over' | 'about' | 'nearly'

/** What a number says in the other language; `language` is that of the figures. */
export type Statement =
  | {
      readonly kind: 'amount'
      readonly language: 'en' | 'zh'
      readonly hedge: Hedge | undefined
      /** 每万人: per 10,000 people. */
      readonly isPer: boolean
      /** The number in its own unit first, then in others. */
      readonly figures: readonly Figure[]
    }
  /** 增长2倍, 增加到2倍, 2倍: `times` is the number as written, `result` how many times as much there is in the end. */
  | {
      readonly kind: 'multiple'
      readonly relation: 'by' | 'to' | 'unclear'
      readonly times: string
      readonly result: string
    }
  /** 翻两番, 翻一番; in English the verbs double, triple, quadruple, halve. */
  | { readonly kind: 'doubling'; readonly language: 'en' | 'zh'; readonly factor: number }
  | {
      readonly kind: 'fraction'
      readonly numerator: number
      readonly denominator: number
      readonly percent: string
      readonly isExact: boolean
    }
  /** 数十亿, 几万: somewhere between one and ten times `unit`-many. */
  | { readonly kind: 'order'; readonly from: ScaledNumber; readonly unit: string }
  | { readonly kind: 'years'; readonly from: number; readonly to: number }
  | { readonly kind: 'decade'; readonly from: number }
  | { readonly kind: 'century'; readonly part: CenturyPart; readonly century: number }

/** 初, 前叶; 中叶; 下半叶; 末; or all of it. */
export type CenturyPart = 'early' | 'mid' | 'late' | 'end' | 'turn' | 'whole'

/**
 * What `quantity` of the Chinese `text` says, or `undefined` where its words hide nothing from a Western reader: 7%,
 * 2025年, 第3章, a plain 12. No figure has more significant digits than the source, two at the least.
 */
export function westernAmount(text: string, quantity: Quantity): Statement | undefined {
  const written = text.slice(quantity.start, quantity.end)
  switch (quantity.kind) {
    case 'ordinal':
      // “七五”普法 is the seventh program of legal education, and not of the years of the seventh plan.
      return text.startsWith('普法', quantity.end) ? undefined : periodOf(written)
    case 'year':
      return HAN_DIGIT.test(written) || FULL_WIDTH.test(written) ? yearsOf(quantity) : undefined
    case 'date':
      return decadeOf(text, quantity, written)
    case 'multiple':
      return multipleOf(text, quantity, written)
    default:
      return amountOf(text, quantity, written)
  }
}

/** The significant digits of both ends as written: 5.70万亿 has three, 二百二十 two. */
export function digitsOf(written: string, quantity: Quantity): readonly [low: number, high: number] {
  const numbers = toAsciiDigits(written).match(/[0-9][0-9,，]{0,30}(?:\.[0-9]{1,20})?/g) ?? []
  const count = (value: number, at: number): number => {
    const digits = numbers[at]
    return countSignificant(
      digits !== undefined && Number(digits.replace(/[,，]/g, '')) === value ? digits : plain(value),
    )
  }
  const { value, high } = quantity
  const low = count(value, 0)
  return high === undefined ? [low, low] : [low, count(high, numbers.length - 1)]
}

/** The same amounts in another unit, with the digits of the source, two at the least. */
export function convertTo(
  { unit, times, aside }: Conversion,
  low: number,
  high: number,
  digits: readonly [low: number, high: number],
  language: 'en' | 'zh',
): Figure {
  const least = Math.max(2, ...digits)
  const ends = [low * times, high * times]
  const isKept = (count: number): boolean => ends.every(end => isSame(round(end, count), end))
  // 25斤 is 12.5 kg, not 13; but 5.33 million hectares were 80 million mu before they were 79.95.
  const count = least === 2 && !isKept(2) && isKept(3) ? 3 : least
  const [from = 0, to = 0] = ends.map(end => round(end, count))
  const shown: readonly [number, number] = [countSignificant(plain(from)), countSignificant(plain(to))]
  const scaled = writeScaled(from, to, shown, language)
  return { ...scaled, unit: nameFor(scaled, unit), isExact: isKept(count), isAside: aside === true }
}

function amountOf(text: string, quantity: Quantity, written: string): Statement | undefined {
  const low = quantity.value * quantity.scale
  const high = (quantity.high ?? quantity.value) * quantity.scale
  if (!Number.isFinite(low) || !Number.isFinite(high) || high >= 1e21) return undefined
  // 三四线 is third and fourth tier, but the first plan writes 三四个 for 34: better no figure than a wrong one.
  if (/^(?:一二|[两二]三|三四|四五|五六|六七|七八|八九)(?![〇一二三四五六七八九·．点、])/.test(written))
    return undefined
  const unit = unitOf(text, quantity)
  if (unit === undefined && quantity.base !== '' && quantity.base !== '%') return undefined
  const before = text.slice(Math.max(0, quantity.start - 6), quantity.start)
  const isPer = /每 ?$/.test(before)
  if (findApproximation(text, quantity.start)?.relation === 'several')
    return { kind: 'order', from: writeScaled(low, low, [1, 1], 'en'), unit: unit?.name ?? '' }
  // 三个, 两项: a small count in words is an article more than a number.
  if (quantity.attributive === true && quantity.kind === 'count' && high < 10) return undefined
  const digits = digitsOf(written, quantity)
  const converted = (unit?.conversions ?? [])
    .filter(({ times, from, to }) => high * times >= from && high * times < to)
    .map(conversion => convertTo(conversion, low, high, digits, 'en'))
  const hedge = hedgeOf(text, quantity, before)
  if (!isHidden(quantity, written, unit, converted.length > 0)) return undefined
  const isShare = /^[‰‱成]$/.test(quantity.base)
  // Eighty per cent is what 八成 is; “8 tenths” helps nobody.
  const own = isShare ? [] : [ownFigure(low, high, digits, quantity, written, unit)]
  const figures = [...own, ...converted]
  return figures.length > 0 ? { kind: 'amount', language: 'en', hedge, isPer, figures } : undefined
}

function ownFigure(
  low: number,
  high: number,
  digits: readonly [number, number],
  quantity: Quantity,
  written: string,
  unit: UnitName | undefined,
): Figure {
  // Whoever writes 1,234,567 in full wants every digit seen.
  const inFull = quantity.scale === 1 && Math.max(...digits) > 4 && !HAN_DIGIT.test(written)
  const scaled = inFull
    ? { number: joinEnds(writeDigits(low, digits[0]), writeDigits(high, digits[1])), scale: '' }
    : writeScaled(low, high, digits, 'en')
  const name = quantity.base === '%' ? '%' : (unit?.name ?? '')
  return { ...scaled, unit: nameFor(scaled, name), isExact: true, isAside: false }
}

/** Whether a Western reader would not read the number off the page. */
function isHidden(quantity: Quantity, written: string, unit: UnitName | undefined, isConverted: boolean): boolean {
  if (isConverted || HAN_DIGIT.test(written) || FULL_WIDTH.test(written)) return true
  if (quantity.scale !== 1 || quantity.more === true) return true
  const name = unit?.name ?? ''
  if (name === '' || /^[\x20-\x7e°℃µ²³‰]*$/.test(quantity.base)) return false
  // 5年 and 3个月 explain themselves sooner than any word that could be said of them.
  return !/^(?:年|天|日|周|岁|秒|小时|分钟|个月)$/.test(quantity.base)
}

function unitOf(text: string, { base, start, end, scale }: Quantity): UnitName | undefined {
  // 用户4.94亿户 and 600多万户企业 count no households.
  if (base === '户' && /用户|账户|客户|企业|主体/.test(text.slice(Math.max(0, start - 10), end + 4)))
    return { name: '', conversions: [] }
  if (base !== '度') return base === '成' || base === '‰' || base === '‱' ? shareUnit(base) : findEnglishUnitName(base)
  const around = text.slice(Math.max(0, start - 16), end + 4)
  if (scale >= 1e4 || /电|千瓦/.test(around)) return findEnglishUnitName('千瓦时')
  return /[气水升体]?温|热|冷/.test(around) ? findEnglishUnitName('摄氏度') : { name: 'degrees', conversions: [] }
}

function shareUnit(base: string): UnitName {
  const times = base === '成' ? 10 : base === '‰' ? 0.1 : 0.01
  return { name: '%', conversions: [{ unit: '%', times, from: 0, to: Number.POSITIVE_INFINITY }] }
}

function hedgeOf(text: string, { start, end, more }: Quantity, before: string): Hedge | undefined {
  if (more === true || findApproximation(text, start)?.relation === 'over') return 'over'
  if (/^ ?(?:左右|上下)/.test(text.slice(end, end + 3)) || /(?:大概|大致|(?<![节合条制集公契预])约) ?$/.test(before))
    return 'about'
  return /(?:将近|接近|(?<![最附邻靠贴亲])近) ?$/.test(before) ? 'nearly' : undefined
}

function periodOf(written: string): Statement | undefined {
  const [plan] = collectPlanMentions(written)
  return plan === undefined ? undefined : { kind: 'years', from: plan.from, to: plan.to }
}

function yearsOf({ value, high }: Quantity): Statement {
  return { kind: 'years', from: value, to: high ?? value }
}

/** 九十年代, 80年代; the century may stand before it: 十九世纪六十年代. */
function decadeOf(text: string, { start, value }: Quantity, written: string): Statement | undefined {
  if (!written.endsWith('年代') || value % 10 !== 0) return undefined
  if (value >= 1000) return { kind: 'decade', from: value }
  if (value > 90) return undefined
  const before = text.slice(Math.max(0, start - 6), start)
  const named = /([0-9０-９一二三四五六七八九十]{1,4}) ?世纪$/.exec(before)
  const century = named === null ? undefined : parseChineseNumeral(named[1] ?? '')
  if (century === undefined && /本世纪$/.test(before)) return undefined
  return { kind: 'decade', from: ((century ?? (value >= 30 ? 20 : 21)) - 1) * 100 + value }
}

function multipleOf(text: string, quantity: Quantity, written: string): Statement | undefined {
  const { value, high, base } = quantity
  if (/番$/.test(written))
    return { kind: 'doubling', language: 'en', factor: base === '番' ? 2 ** Math.min(value, 20) : value }
  const share = /^(.{1,3})分之(.{1,3})$/.exec(written)
  if (share !== null) return fractionOf(share[1] ?? '', share[2] ?? '')
  if (base === '成') return amountOf(text, quantity, written)
  if (base !== '倍') return undefined
  const digits = digitsOf(written, quantity)
  const before = text.slice(Math.max(0, quantity.start - 12), quantity.start)
  const relation = TO.test(before) ? 'to' : BY.test(before) ? 'by' : 'unclear'
  const added = relation === 'by' ? 1 : 0
  const low = value * quantity.scale
  const top = (high ?? value) * quantity.scale
  const write = (end: number, count: number): string => writeDigits(end, count)
  return {
    kind: 'multiple',
    relation,
    times: joinEnds(write(low, digits[0]), write(top, digits[1])),
    // 1.5 more is 2.5 times as much: what stands behind the point keeps its place.
    result: joinEnds(plain(low + added), plain(top + added)),
  }
}

function fractionOf(below: string, above: string): Statement | undefined {
  const denominator = parseChineseNumeral(below)
  const numerator = parseChineseNumeral(above)
  if (denominator === undefined || numerator === undefined || denominator === 0) return undefined
  const percent = (numerator / denominator) * 100
  const isExact = isSame(round(percent, 3), percent)
  const shown = plain(isExact ? percent : Math.round(percent))
  return { kind: 'fraction', numerator, denominator, percent: shown, isExact }
}

function nameFor({ number, scale }: ScaledNumber, unit: string): string {
  return number === '1' && scale === '' ? singular(unit) : unit
}

/** `value` to `count` significant digits. */
function round(value: number, count: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(Math.min(21, count)))
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.abs(b) * 1e-9
}

/** The number without the noise of binary fractions and without an exponent. */
function plain(value: number): string {
  const clean = Number(value.toPrecision(12))
  return clean.toFixed(12).replace(/\.?0+$/, '')
}

const HAN_DIGIT = /[〇零○一二三四五六七八九十百千万亿两廿卅]/
const FULL_WIDTH = /[０-９％．]/
/** A verb or adverb that may stand between a verb of growth and its number. */
const SOFTENER = '(?:了|约|近|超过?|将近|大约|逾|不少于|至少)?'
const TO = new RegExp(`(?:到|至|为|是|达|达到|相当于|等于|的)${SOFTENER} ?$`)
const BY = new RegExp(
  `(?:增长|增加|增|提高|提升|扩大|扩充|上升|上涨|涨|升|超过|超出|高出|高|多|大|快|加快|提速|翻)${SOFTENER} ?$`,
)
