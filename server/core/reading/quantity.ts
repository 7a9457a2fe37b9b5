// Finds every number in running text, Chinese or English, with what it measures; years, dates and ordinals are told apart.

import {
  ENGLISH_NUMBERS,
  ENGLISH_SCALES,
  parseChineseNumeral,
  parseDigits,
  parseEnglishNumeral,
} from '../text/numerals.ts'
import { collectPlanMentions } from './plan-period.ts'
import { findChineseUnit, findCurrencyBefore, findEnglishUnit } from './units.ts'

/** What sort of number it is; `year`, `date` and `ordinal` say when and which, the others how much. */
export type QuantityKind =
  | 'percent'
  | 'money'
  | 'count'
  | 'measure'
  | 'year'
  | 'date'
  | 'ordinal'
  | 'multiple'
  | 'plain'

/** A number in a text, and what it measures. */
export interface Quantity {
  /** UTF-16 offsets of the number with its currency sign, scale and unit, both ends of a range, no bound words. */
  start: number
  end: number
  /** The number as written, without its scale: 1.45 of 1.45万亿斤; the lower end of a range. */
  value: number
  /** The upper end of a range, in the scale and unit of `value`. */
  high?: number
  /** `value * scale` is the amount in `base` units: 1e12 for 万亿 and trillion. */
  scale: number
  /** The unit as we write it: %, 百分点, 亿元, 亿吨标准煤, CNY, years, national standards; '' for none. */
  unit: string
  /** `unit` without the scale: 元 of 亿元. In English both are the same. */
  base: string
  script: 'zh' | 'en'
  kind: QuantityKind
  /** 多, 余: somewhat more than `value`. */
  more?: true
  /** The number is part of a name or a description: 30万千瓦级, ten-year, 五位一体. */
  attributive?: true
}

/**
 * Every number in `text` with what it measures, in order, none overlapping; `[]` where there is none. Names that hold
 * digits (5G, IPv6, PM2.5, C919) and idioms (一带一路, 三农, 进一步) are not numbers and are left out; a multiple in words
 * (翻两番, double, halve) is one. Linear in the length of `text`.
 */
export function collectQuantities(text: string): Quantity[] {
  if (!mayHoldQuantity(text)) return []
  const plans = collectPlanMentions(text)
  const found: Quantity[] = []
  const start = new RegExp(QUANTITY_START)
  let plan = 0
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const at = match.index
    while (plan < plans.length && (plans[plan]?.end ?? 0) <= at) plan++
    const named = plans[plan]
    if (named !== undefined && named.start <= at) {
      found.push(
        plainQuantity(
          named.start,
          named.end,
          named.from,
          'ordinal',
          HAN.test(text.slice(named.start, named.end)) ? 'zh' : 'en',
        ),
      )
      start.lastIndex = named.end
      continue
    }
    const read = readQuantity(text, at, match[0])
    if (read.quantity !== undefined) found.push(read.quantity)
    start.lastIndex = Math.max(read.end, at + 1)
  }
  inheritUnits(text, found)
  return joinRanges(text, found)
}

/** Whether `text` can hold a number at all; cheap enough to ask of every line. */
export function mayHoldQuantity(text: string): boolean {
  return MAY_HOLD.test(text)
}

const MAY_HOLD =
  /[0-9０-９]|[百千]分之|翻[一两三]?番|[一二三四五六七八九十百千万亿两〇半][多余]?[一-鿿%]|(?<![A-Za-z])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|doubl|tripl|quadrupl|halv)/i

const NUMBER_WORDS = [...ENGLISH_NUMBERS.keys()].filter(word => word !== 'zero')
const SCALE_WORDS = [...ENGLISH_SCALES.keys()].sort((a, b) => b.length - a.length)

const QUANTITY_START = new RegExp(
  '[0-9０-９]|[百千万]分之|[二三四五六七八九十]分之[一二三四五六七八九]|翻[一两三二123]?番|[〇零一二三四五六七八九十百千万亿两廿卅]|' +
    `(?<![A-Za-z-])(?:a (?:hundred|thousand|million|billion|trillion)|${NUMBER_WORDS.join('|')})(?![A-Za-z])|` +
    '(?<![A-Za-z-])(?:doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing))(?![A-Za-z-])',
  'gi',
)

interface Read {
  end: number
  quantity?: Quantity
}

function readQuantity(text: string, at: number, first: string): Read {
  if (/^[0-9０-９]/.test(first)) return readDigits(text, at)
  if (/^[A-Za-z]/.test(first))
    return /^(?:doubl|tripl|quadrupl|halv)/i.test(first) ? readMultiple(text, at, first) : readWords(text, at)
  if (first.startsWith('翻')) return readDoubling(at, first)
  if (/^.分之.$/.test(first)) return readShare(at, first)
  if (first.endsWith('分之')) return readFraction(text, at, first)
  return readHanNumber(text, at)
}

function plainQuantity(start: number, end: number, value: number, kind: QuantityKind, script: 'zh' | 'en'): Quantity {
  return { start, end, value, scale: 1, unit: '', base: '', script, kind }
}

// --- digits ---------------------------------------------------------------------------------------------------------

function readDigits(text: string, at: number): Read {
  const written = matchAt(DIGITS, text, at)
  const end = at + written.length
  const before = text.charAt(at - 1)
  if (/[A-Za-z.‑-]/.test(before) && isNamePart(text, at)) return { end: at + matchAt(NAME_REST, text, at).length }
  const value = readValue(text, written, end)
  if (value === undefined || (text.charAt(end) === '.' && DIGIT.test(text.charAt(end + 1))))
    return { end: at + matchAt(DOTTED, text, at).length }
  const special = readDateOrOrdinal(text, at, end, value)
  if (special !== undefined) return special
  return readAmount(text, at, end, value)
}

/** Whether the digits at `at` continue a name: IPv6, PM2.5, COVID-19; RMB50 and US$5 are money. */
function isNamePart(text: string, at: number): boolean {
  if (findCurrencyBefore(text, at) !== undefined) return false
  // approx.1.04 is a word and a number; v.2 is a name.
  return (
    LATIN.test(text.charAt(at - 1)) ||
    (LATIN.test(text.charAt(at - 2)) && !/[A-Za-z]{3}\.$/.test(text.slice(Math.max(0, at - 4), at)))
  )
}

/** Digits with thousand separators (also the Chinese comma) and a decimal part. */
const DIGITS =
  /[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}(?![0-9０-９]))+(?:[.．][0-9０-９]+)?|[0-9０-９]+(?:[.．·][0-9０-９]+)?/y
const DIGIT = /[0-9０-９]/
const LATIN = /[A-Za-z]/
const NAME_REST = /[0-9A-Za-z.]*/y
const DOTTED = /[0-9０-９.]+/y

/** 20.000 before an English noun is twenty thousand: the continental way to write it. */
function readValue(text: string, written: string, end: number): number | undefined {
  if (/^[1-9][0-9]{0,2}\.000$/.test(written) && /^ [a-z]/.test(text.slice(end, end + 2)))
    return parseDigits(written.replace('.', ''))
  return parseDigits(written)
}

function readDateOrOrdinal(text: string, at: number, end: number, value: number): Read | undefined {
  const before = text.slice(Math.max(0, at - 16), at)
  const after = text.slice(end, end + 16)
  const date =
    /^ ?(?:年 ?[0-9０-９]{1,2} ?月(?: ?[0-9０-９]{1,2} ?[日号])?|月 ?[0-9０-９]{1,2} ?[日号]|月份?(?!饼)|日(?![均产常益元本])|号(?!召)|:[0-5][0-9](?![0-9])|[:：][0-5][0-9](?![0-9]))/.exec(
      after,
    )
  if (date !== null && !before.endsWith('个') && (value <= 31 || /^ ?年/.test(after)))
    return marked(at, end + date[0].length, value, /^ ?年/.test(date[0]) ? 'year' : 'date', 'zh')
  if (/^ ?年代/.test(after)) return marked(at, end + after.indexOf('代') + 1, value, 'date', 'zh')
  if (isYear(value) && /^[0-9０-９]{4}$/.test(text.slice(at, end))) {
    const suffix = /^ ?(?:年(?![均限龄])|学年|财年)/.exec(after)
    if (suffix !== null) return marked(at, end + suffix[0].length, value, 'year', 'zh')
    if (
      !findChineseUnit(text, end) &&
      !/^[万亿千百多余]/.test(after) &&
      !findCurrencyBefore(text, at) &&
      !YEAR_IS_AMOUNT.test(after)
    )
      return marked(at, end, value, 'year', HAN.test(before.slice(-1)) ? 'zh' : 'en')
  }
  const ordinal = /^(?:st|nd|rd|th)(?![A-Za-z])/i.exec(after)
  if (ordinal !== null) return marked(at, end + ordinal[0].length, value, 'ordinal', 'en')
  if (ORDINAL_BEFORE.test(before) || (/^周年|^[届号]/.test(after) && value < 1000))
    return marked(at, end, value, 'ordinal', 'zh')
  if (MONTH_BEFORE.test(before) && value <= 31) return marked(at, end, value, 'date', 'en')
  if (
    /^ (?:January|February|March|April|May|June|July|August|September|October|November|December)(?![a-z])/.test(
      after,
    ) &&
    value <= 31
  )
    return marked(at, end, value, 'date', 'en')
  if (isLabel(before, after)) return marked(at, end, value, 'ordinal', 'zh')
  return undefined
}

/** What shows that a four-digit number from 1900 to 2099 is an amount all the same. */
const YEAR_IS_AMOUNT =
  /^[-‑]?(?: ?%| ?％|‰| percent| per cent| million| billion| trillion| thousand| yuan| RMB| kilomet| km| ton| hectare| megawatt| MW| kW| meter| metre| square | cubic |,[0-9]{3})/
const ORDINAL_BEFORE =
  /第 ?$|(?<![A-Za-z])(?:No\. ?|Nos\. ?|(?:Chapter|Section|Article|Part|Table|Figure|Box|Annex|Page|Phase|Version|Vol\.|Volume|Column|Level|Industry|Industrie|Type|Class|Title|Agenda|Step|Item|Document|number|FYP|Web|Euro|China) )$/i
const MONTH_BEFORE =
  /(?<![A-Za-z])(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?) $/
const HAN = /[㐀-鿿]/

/** Numbers of list items, footnotes and clauses: `1. `, 1、, （一）, (1), [3]. */
function isLabel(before: string, after: string): boolean {
  if (/[（([［〔]$/.test(before) && /^[)）\]］〕]/.test(after)) return true
  return (
    /(?:^|[\n。；;：:])[\s*>#•-]*$/.test(before) && /^(?:[.．](?=[\s㐀-鿿A-Z*[]|$)|[、)）](?![0-9０-９]))/.test(after)
  )
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2100
}

function marked(start: number, end: number, value: number, kind: QuantityKind, script: 'zh' | 'en'): Read {
  return { end, quantity: plainQuantity(start, end, value, kind, script) }
}

// --- a number and its scale and unit --------------------------------------------------------------------------------

/** `at` and `end` bound the number; what follows decides whether it is read as Chinese or English. */
function readAmount(text: string, at: number, end: number, value: number, words = false): Read {
  if (!words) {
    const chinese = readChineseAmount(text, at, end, value)
    if (chinese !== undefined) return chinese
  }
  return readEnglishAmount(text, at, end, value, words)
}

function readChineseAmount(text: string, at: number, end: number, value: number): Read | undefined {
  const currency = findCurrencyBefore(text, at)
  const spaced = text.charAt(end) === ' ' && HAN.test(text.charAt(end + 1)) ? end + 1 : end
  const direct = findChineseUnit(text, spaced)
  const scaled =
    direct !== undefined && direct.length > 1 && /^[十百千]/.test(text.charAt(spaced))
      ? undefined
      : readScale(text, spaced)
  const unitAt = scaled?.end ?? spaced
  const unit = scaled === undefined ? direct : findChineseUnit(text, unitAt)
  if (unit === undefined && scaled === undefined) {
    if (!HAN.test(text.charAt(end)) && !/[%％‰，。；、]/.test(text.charAt(end))) return undefined
    if (!HAN.test(text.charAt(end))) return undefined
    return { end, quantity: plainQuantity(at, end, value, 'plain', 'zh') }
  }
  const stop = unit === undefined ? unitAt : unitAt + unit.length
  const base =
    currency !== undefined && (unit === undefined || unit.name === '元')
      ? currencyUnit(currency.name)
      : (unit?.name ?? '')
  const quantity: Quantity = {
    start: currency?.start ?? at,
    end: stop,
    value,
    scale: scaled?.times ?? 1,
    unit: (scaled?.word ?? '') + base,
    base,
    script: unit?.kind !== 'percent' || HAN.test(text.slice(Math.max(0, at - 3), stop + 3)) ? 'zh' : 'en',
    kind: currency === undefined ? (unit?.kind ?? 'plain') : 'money',
  }
  if (scaled?.more === true || /[多余]$/.test(text.slice(spaced, unitAt))) quantity.more = true
  if (isDescription(text, stop, quantity)) quantity.attributive = true
  return { end: stop, quantity }
}

function currencyUnit(code: string): string {
  return code === 'CNY' ? '元' : code === 'USD' ? '美元' : code === 'EUR' ? '欧元' : code
}

const SCALE = /(?:多|余|几)?(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|十)?(?:多|余)?/y
const SCALES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['十万', 1e5],
  ['百万', 1e6],
  ['千万', 1e7],
  ['亿', 1e8],
  ['十亿', 1e9],
  ['百亿', 1e10],
  ['千亿', 1e11],
  ['万亿', 1e12],
])

function readScale(text: string, at: number): { end: number; word: string; times: number; more: boolean } | undefined {
  SCALE.lastIndex = at
  const found = SCALE.exec(text)
  if (found === null || found[0] === '') return undefined
  const word = found[1] ?? ''
  return { end: at + found[0].length, word, times: SCALES.get(word) ?? 1, more: /[多余几]/.test(found[0]) }
}

/** Whether the amount only describes what follows: 30万千瓦级, 三年行动, 20岁组, 3A级. */
function isDescription(text: string, end: number, quantity: Quantity): boolean {
  const after = text.slice(end, end + 6)
  if (/^(?:级(?!以上城市)|型|制(?!造)|强(?!度)|龄)/.test(after)) return true
  return /[年月]$/.test(quantity.base) && /^(?:行动|规划|计划|目标|方案|任务|期|级|来|前|后|间|中|周期)/.test(after)
}

function readEnglishAmount(text: string, at: number, end: number, value: number, words: boolean): Read {
  const currency = findCurrencyBefore(text, at)
  let stop = end
  let times = 1
  const scale = /^(?:[ \u00a0-]?(trillion|billion|million|thousand|hundred|trn|tn|bn|mn)|(k|m))(?![A-Za-z])/i.exec(
    text.slice(end, end + 10),
  )
  if (scale !== null && !words && (scale[2] === undefined || currency !== undefined)) {
    const word = (scale[1] ?? (scale[2]?.toLowerCase() === 'k' ? 'thousand' : 'million')).toLowerCase()
    times = ENGLISH_SCALES.get(word) ?? 1
    stop = end + scale[0].length
  }
  const plus = matchAt(/(?: or more)?\+?(?: plus)?/y, text, stop)
  const afterPlus = plus.startsWith('+') || plus === ' plus' ? stop + plus.length : stop
  const unit = findEnglishUnit(
    text,
    text.charAt(afterPlus) === '-' || text.charAt(afterPlus) === '‑' ? afterPlus + 1 : afterPlus,
  )
  const hyphen = /^[-‑][A-Za-z]/.test(text.slice(afterPlus, afterPlus + 2))
  const quantity: Quantity = {
    start: currency?.start ?? at,
    end: stop,
    value,
    scale: times,
    unit: currency?.name ?? '',
    base: currency?.name ?? '',
    script: 'en',
    kind: currency === undefined ? 'plain' : 'money',
  }
  if (unit !== undefined && !(currency !== undefined && unit.kind !== 'money')) {
    const from = hyphen ? afterPlus + 1 : afterPlus
    quantity.end = from + unit.length
    if (currency === undefined) {
      quantity.unit = quantity.base = unit.name
      quantity.kind = unit.kind
    }
    if (hyphen && unit.kind !== 'percent') quantity.attributive = true
    return { end: quantity.end, quantity }
  }
  if (currency !== undefined) return { end: quantity.end, quantity }
  if (hyphen) {
    quantity.attributive = true
    return { end: stop, quantity }
  }
  if (LATIN.test(text.charAt(stop))) return { end: stop + matchAt(NAME_REST, text, stop).length }
  const noun = findCountedNoun(text, afterPlus)
  if (noun !== undefined) {
    quantity.end = noun.end
    quantity.unit = quantity.base = noun.words
    quantity.kind = 'count'
  }
  return { end: stop, quantity }
}

/** The plural noun, with its adjectives, that an English number counts: `national standards` of `125 national standards in`. */
function findCountedNoun(text: string, at: number): { end: number; words: string } | undefined {
  let end = at
  let best: { end: number; words: string } | undefined
  for (let count = 0; count < 7; count++) {
    const word = matchAt(NOUN_WORD, text, end)
    if (word === '' || STOP_WORDS.has(word.trim().toLowerCase()) || (/[a-z]ed$/.test(word) && best !== undefined)) break
    end += word.length
    const bare = word
      .trim()
      .toLowerCase()
      .replace(/[’']s?$/, '')
    const possessive = /[’']s?$/.test(word)
    if (!possessive && (PLURALS.has(bare) || /[a-rt-z]s$|ies$|sses$/.test(bare)) && !NOT_PLURAL.has(bare))
      best = { end, words: text.slice(at, end).trim() }
  }
  return best
}

const NOUN_WORD = / [A-Za-z][A-Za-z0-9’'-]*(?: \([A-Z]{2,6}s?\))?/y
const PLURALS: ReadonlySet<string> = new Set(
  'people personnel staff children women men livestock aircraft households businesses patents'.split(' '),
)
const NOT_PLURAL: ReadonlySet<string> = new Set(
  'this its his us is was has as various less plus thus always perhaps besides whereas across towards needs aims sees'.split(
    ' ',
  ),
)
const STOP_WORDS: ReadonlySet<string> = new Set(
  'the a an of in on at by for from to with and or but nor as than that which who whose while when where if because per over under within during between among into onto through across after before since until till via about above below is are was were be been being will would shall should must may might can could do does did has have had it its they their we our this these those there then now not no more less fewer each every both all also only so up down out off off- against including such'.split(
    ' ',
  ),
)

// --- numbers in words -----------------------------------------------------------------------------------------------

function readWords(text: string, at: number): Read {
  const written = matchAt(ENGLISH_NUMERAL, text, at).replace(/[ -]and$/i, '')
  const value = parseEnglishNumeral(written)
  if (value === undefined) return { end: at + Math.max(1, written.length) }
  const last = written.toLowerCase().split(/[\s-]/).at(-1) ?? ''
  const times = ENGLISH_SCALES.get(last)
  const read = readAmount(text, at, at + written.length, value, true)
  // The scale is kept apart from the number, as in digits: two million is 2 and 1e6.
  if (read.quantity !== undefined && times !== undefined && times >= 1e3 && read.quantity.scale === 1) {
    read.quantity.value = value / times
    read.quantity.scale = times
  }
  return read
}

const ENGLISH_NUMERAL = (() => {
  const word = `(?:${[...NUMBER_WORDS, ...SCALE_WORDS].join('|')})`
  return new RegExp(`(?:a |${word})(?:(?:[ -]| and )?${word}(?![A-Za-z])){0,8}`, 'iy')
})()

function readMultiple(text: string, at: number, first: string): Read {
  const end = at + first.length
  if (
    !MULTIPLE_USE.test(text.slice(end, end + 14)) ||
    /(?:the|a|this|such|its) $/i.test(text.slice(Math.max(0, at - 5), at))
  )
    return { end }
  const stem = first.charAt(0).toLowerCase()
  const value = stem === 'd' ? 2 : stem === 't' ? 3 : stem === 'q' ? 4 : 0.5
  return { end, quantity: { ...plainQuantity(at, end, value, 'multiple', 'en'), unit: 'times', base: 'times' } }
}

/** What follows a verb of multiplying; an adjective (double digits, triple play, double first-class) has none of these. */
const MULTIPLE_USE =
  /^(?:[.,;:)]|$|—|–| (?:the|its|their|our|in|by|from|to|over|as|between|and|again|within|China|GDP|per|output|income|R&D|that|this|on|since|every|both|20\d\d|19\d\d)(?![A-Za-z]))/

function readDoubling(at: number, first: string): Read {
  const times = first.length === 2 ? 1 : (parseChineseNumeral(first.charAt(1)) ?? 1)
  const end = at + first.length
  return { end, quantity: { ...plainQuantity(at, end, 2 ** times, 'multiple', 'zh'), unit: '倍', base: '倍' } }
}

/** 三分之一 as a number: 0.33. */
function readShare(at: number, first: string): Read {
  const value = (parseChineseNumeral(first.charAt(3)) ?? 0) / (parseChineseNumeral(first.charAt(0)) ?? 1)
  return { end: at + 4, quantity: { ...plainQuantity(at, at + 4, value, 'multiple', 'zh'), unit: '倍', base: '倍' } }
}

function readFraction(text: string, at: number, first: string): Read {
  const numberAt = at + first.length
  const written = matchAt(HAN_NUMERAL, text, numberAt) || matchAt(DIGITS, text, numberAt)
  const value = parseChineseNumeral(written) ?? parseDigits(written)
  const end = numberAt + written.length
  if (value === undefined) return { end: numberAt }
  const unit = first === '百分之' ? '%' : first === '千分之' ? '‰' : '‱'
  return { end, quantity: { ...plainQuantity(at, end, value, 'percent', 'zh'), unit, base: unit } }
}

function readHanNumber(text: string, at: number): Read {
  const written = matchAt(HAN_NUMERAL, text, at)
  const end = at + written.length
  if (written === '') return { end: at + 1 }
  const before = text.slice(Math.max(0, at - 4), at)
  if (written === '零' || (written === '一' && /[统唯同专逐任某万]$/.test(before))) return { end }
  if (/第 ?$/.test(before)) return marked(at, end, parseChineseNumeral(written) ?? 0, 'ordinal', 'zh')
  const digitwise = /^[〇零一二三四五六七八九]{4}$/.test(written)
  const plain = parseChineseNumeral(written)
  if (digitwise && plain !== undefined && isYear(plain)) {
    if (text.charAt(end) === '年') return marked(at, end + 1, plain, 'year', 'zh')
    return marked(at, end, plain, 'year', 'zh')
  }
  const after = text.slice(end, end + 8)
  if (isLabel(before, after) || (/^[是要则]/.test(after) && /(?:^|[。；，：\s])$/.test(before)))
    return marked(at, end, plain ?? 0, 'ordinal', 'zh')
  if (/^年代/.test(after)) return marked(at, end + 2, plain ?? 0, 'date', 'zh')
  const date = /^(?:月(?:[一二三四五六七八九十]{1,3}[日号])?|[日号](?![益常均]))/.exec(after)
  if (date !== null && plain !== undefined && plain <= 31 && !/个$/.test(before) && /[年月，、。至]$|^$/.test(before))
    return marked(at, end + date[0].length, plain, 'date', 'zh')
  if (/^(?:届|周年|等奖|等功|星级)/.test(after)) return marked(at, end, plain ?? 0, 'ordinal', 'zh')
  return readHanAmount(text, at, end, written)
}

function readHanAmount(text: string, at: number, end: number, written: string): Read {
  // 四千万人 is 4000 and 万人, as 4000万人 is; 十三亿五千万吨 holds two scales and stays whole.
  const scaled = /^([^万亿]*[^万亿百千十]|[^万亿]+)(万亿|亿|万)$/.exec(written)
  const number = scaled?.[1] ?? written
  const value = parseChineseNumeral(number)
  if (value === undefined) return { end }
  const more = /^[多余几]/.test(text.slice(end, end + 1))
  const unitAt = more ? end + 1 : end
  const extra = more ? matchAt(/(?:万亿|亿|万)/y, text, unitAt) : ''
  const unit = findChineseUnit(text, unitAt + extra.length)
  const bare = !/[一二三四五六七八九两廿卅〇]/.test(number) && !/^十/.test(number)
  if (unit === undefined && (scaled === null || bare) && !more) {
    // 〇·四五 as a coefficient is a number without a unit; 一体, 三农 and 十分 are words.
    // 四百～五百亿: the lower end of a range takes its unit from the upper.
    const isNumber =
      /[·．点]/.test(written) || /^[-–—―－~～〜][〇一二三四五六七八九十百千两]/.test(text.slice(end, end + 2))
    return isNumber ? { end, quantity: plainQuantity(at, end, value, 'plain', 'zh') } : { end }
  }
  if (HAN_WORDS.test(text.slice(at, at + 4))) return { end }
  const stop = unitAt + extra.length + (unit?.length ?? 0)
  const word = (scaled?.[2] ?? '') + extra
  const quantity: Quantity = {
    start: at,
    end: stop,
    value,
    scale: SCALES.get(word) ?? 1,
    unit: word + (unit?.name ?? ''),
    base: unit?.name ?? '',
    script: 'zh',
    kind: unit?.kind ?? 'plain',
  }
  if (more) quantity.more = true
  // 百万辆 and 千万吨 without a digit are sizes of works, 万元 is the unit of a ratio, and 三个 counts arguments.
  const small = value < 10 && Number.isInteger(value) && word === '' && quantity.kind === 'count'
  if (bare || small || isDescription(text, stop, quantity)) quantity.attributive = true
  return { end: stop, quantity }
}

/** Chinese numerals: with 、 for thousands, ·, ．or 点 for the decimal point. */
const HAN_NUMERAL =
  /(?:[一二三四五六七八九][〇一二三四五六七八九]{0,2}(?:、[〇一二三四五六七八九]{3}(?![〇一二三四五六七八九十]))+|[〇零一二三四五六七八九十百千两廿卅]+)(?:[·．点](?=[〇零一二三四五六七八九])[〇零一二三四五六七八九]+)?(?:[〇零一二三四五六七八九十百千万亿两廿卅]*[十百千万亿](?:[〇零一二三四五六七八九]+)?)?|[万亿](?:亿)?/y

/** Words that begin like a number and a unit. */
const HAN_WORDS =
  /^(?:十分|一度|一起|一线|一对|一方|一成|一单|一国|一本|一期|一口|一路|一部|一些|一手|一家|一流|一日|一次能|一次性|一次电|百家|百姓|千家|万户|万家|万里|九州|两会|两岸|双向|一例|一时|一天|一条龙|一把|一站|一根|万众|万一|百年|千年|万元|三方|多方|千方)/

// --- neighbours -----------------------------------------------------------------------------------------------------

/** 3个和4个百分点, 10 and 20 percent, from 70 to 88 yuan: a number without a unit takes that of the next in the list. */
function inheritUnits(text: string, found: readonly Quantity[]): void {
  for (let at = found.length - 2; at >= 0; at--) {
    const here = found[at]
    const next = found[at + 1]
    if (here === undefined || next === undefined) continue
    if (
      (here.unit !== '' && here.unit !== '个') ||
      here.kind === 'ordinal' ||
      here.kind === 'date' ||
      here.kind === 'year'
    )
      continue
    if (next.start - here.end > 12 || !/percent|money|measure|multiple/.test(next.kind)) continue
    const gap = text.slice(here.end, next.start)
    if (!LIST_GAP.test(gap) && !RANGE_GAP.test(gap)) continue
    if (here.scale === 1 && here.value < 1e4) here.scale = next.scale
    if (here.unit === '个' && next.base === '') continue
    here.unit = here.scale === next.scale ? next.unit : next.base
    here.base = next.base
    here.kind = next.kind
  }
}

const LIST_GAP = /^(?: ?个?[、，] ?| ?个?[和与及或] ?|, ?|,? and |,? or )$/
const RANGE_GAP = /^ ?(?:[-–—―－~～〜]{1,2}|至|到|to|TO) ?$/

function joinRanges(text: string, found: readonly Quantity[]): Quantity[] {
  const joined: Quantity[] = []
  for (const next of found) {
    const last = joined.at(-1)
    const range = last === undefined ? undefined : joinRange(text, last, next)
    if (range !== undefined) joined[joined.length - 1] = range
    else joined.push(next)
  }
  return joined
}

function joinRange(text: string, low: Quantity, high: Quantity): Quantity | undefined {
  const gapLength = high.start - low.end
  if (gapLength < 1 || gapLength > 9 || low.high !== undefined) return undefined
  const gap = text.slice(low.end, high.start)
  const before = text.slice(Math.max(0, low.start - 24), low.start)
  const between = /^ and $/i.test(gap) && /between(?: an? \w+ of)? $/i.test(before)
  if (!between && !RANGE_GAP.test(gap)) return undefined
  if (high.kind === 'year' && (low.kind === 'year' || (low.kind === 'plain' && isYear(low.value)))) {
    return low.value < high.value ? { ...high, start: low.start, value: low.value, high: high.value } : undefined
  }
  if (/date|ordinal|year/.test(low.kind) || /date|ordinal|year/.test(high.kind)) return undefined
  // 从…到 and from … to lead from one value to another; they do not bound a range.
  if (
    /至|到|to/i.test(gap) &&
    /(?:[从由自]约?|from (?:about |around |approximately |just |only |over )?)$/i.test(before)
  )
    return undefined
  if (low.base !== high.base && low.base !== '' && low.base !== '个') return undefined
  const start = low.scale === high.scale || low.scale === 1 ? low.value : (low.value * low.scale) / high.scale
  if (!(start < high.value)) return undefined
  const range: Quantity = { ...high, start: low.start, value: start, high: high.value }
  if (low.attributive === true && high.attributive === true) range.attributive = true
  return range
}

/** What the sticky `pattern` matches at `at`, or ''. Its position is set before each use, so it holds no state. */
function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
