// Puts a number together with its Chinese scale and unit: 1.45万亿斤, 3个百分点, 四千万人.

import { parseChineseNumeral, parseDigits } from '../text/numerals.ts'
import type { Quantity } from './quantity.ts'
import { HAN, matchAt, plainQuantity, type Read } from './quantity-scene.ts'
import { findChineseUnit, findCurrencyBefore } from './units.ts'

/** 兆元 and 兆斤 are 1e12 of them, 兆瓦 and the 兆 of a line millions: before money and what is weighed it is a scale. */
const TRILLION = '兆(?=(?:美|日|欧|港|韩|澳|新台)?元|英镑|公?[斤吨]|人民币|新台币)'

/** The scale behind a numeral that holds none: 三兆元, and behind 多, 几 and 余 any, 几万亿元. */
const WRITTEN_SCALE = new RegExp(TRILLION, 'y')
const MORE_SCALE = new RegExp(`万亿|亿|万|${TRILLION}`, 'y')

/** Behind these 半 is half of one more: 四年半, 3小时半. */
const HALVED: ReadonlySet<string> = new Set(['倍', '年', '个月', '学年', '小时', '天', '周'])
const HALF = /半(?![数年载天日月径百小])/y

/** The amount of the digits from `at` to `end`, read as `value`; `undefined` where nothing Chinese follows. */
export function readChineseAmount(text: string, at: number, end: number, value: number): Read | undefined {
  const currency = findCurrencyBefore(text, at)
  const spaced = text.charAt(end) === ' ' && HAN.test(text.charAt(end + 1)) ? end + 1 : end
  const direct = findChineseUnit(text, spaced)
  const first =
    direct !== undefined && direct.length > 1 && /^[十百千]/.test(text.charAt(spaced))
      ? undefined
      : readScale(text, spaced)
  const scaled = first && (readSecondScale(text, first, value) ?? { ...first, value })
  const unitAt = scaled?.end ?? spaced
  const unit = scaled === undefined ? direct : findChineseUnit(text, unitAt)
  if (unit === undefined && scaled === undefined) {
    if (!HAN.test(text.charAt(end)) && !/[%％‰，。；、]/.test(text.charAt(end))) return undefined
    if (!HAN.test(text.charAt(end))) return undefined
    return { end, quantity: plainQuantity(at, end, value, 'plain', 'zh') }
  }
  const half = scaled === undefined && isHalved(text, unitAt + (unit?.length ?? 0), unit?.name)
  const stop = unitAt + (unit?.length ?? 0) + (half ? 1 : 0)
  const base =
    currency !== undefined && (unit === undefined || unit.name === '元')
      ? currencyUnit(currency.name)
      : (unit?.name ?? '')
  const quantity: Quantity = {
    start: currency?.start ?? at,
    end: stop,
    value: scaled?.value ?? (half ? value + 0.5 : value),
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

/** The amount of the Chinese numeral `written`, `at` to `end`; without a quantity where it begins a word (三农, 十分). */
export function readWrittenAmount(text: string, at: number, end: number, written: string): Read {
  // 四千万人 is 4000 and 万人, as 4000万人 is; 十三亿五千万吨 holds two scales and stays whole.
  const scaled = /^([^万亿]*[^万亿百千十]|[^万亿]+|)(万亿|亿|万)$/.exec(written)
  const number = scaled?.[1] ?? written
  // 突破万亿元: one of that scale.
  const whole = number === '' ? 1 : parseChineseNumeral(number)
  if (whole === undefined) return { end }
  const more = /[多余几]/.test(text.charAt(end))
  // 一亿半亩
  const halfOfScale = scaled !== null && text.charAt(end) === '半' && findChineseUnit(text, end + 1) !== undefined
  const unitAt = more || halfOfScale ? end + 1 : end
  const value = halfOfScale ? whole + 0.5 : whole
  const extra = more || text.charAt(unitAt) === '兆' ? matchAt(more ? MORE_SCALE : WRITTEN_SCALE, text, unitAt) : ''
  const unit = findChineseUnit(text, unitAt + extra.length)
  const bare = !/[一二三四五六七八九两廿卅〇]/.test(number) && !/^十/.test(number)
  if (unit === undefined && (scaled === null || bare) && !more) {
    // 〇·四五 as a coefficient is a number without a unit; 一体, 三农 and 十分 are words.
    // 四百～五百亿, 三至四成: the lower end of a range takes its unit from the upper.
    const isNumber =
      /[·．点]/.test(written) || /^[-–—―－~～〜至到][〇一二三四五六七八九十百千两]/.test(text.slice(end, end + 2))
    return isNumber ? { end, quantity: plainQuantity(at, end, value, 'plain', 'zh') } : { end }
  }
  if (HAN_WORDS.test(text.slice(at, at + 4)) && !isCounted(text, at)) return { end }
  const behind = unitAt + extra.length + (unit?.length ?? 0)
  // 一倍多, 四年半, 六成五
  const half = isHalved(text, behind, unit?.name) ? 0.5 : 0
  const tenths =
    unit?.name === '成' && TENTHS.test(text.slice(behind, behind + 2))
      ? (text.charAt(behind) === '半' ? 5 : (parseChineseNumeral(text.charAt(behind)) ?? 0)) / 10
      : 0
  const isOver = unit?.name === '倍' && /[多余]/.test(text.charAt(behind))
  const stop = behind + (half > 0 || tenths > 0 || isOver ? 1 : 0)
  const word = (scaled?.[2] ?? '') + extra
  const quantity: Quantity = {
    start: at,
    end: stop,
    value: value + half + tenths,
    scale: SCALES.get(word) ?? 1,
    unit: word + (unit?.name ?? ''),
    base: unit?.name ?? '',
    script: 'zh',
    kind: unit?.kind ?? 'plain',
  }
  if (more || isOver) quantity.more = true
  // 百万辆 and 千万吨 without a digit are sizes of works, 万元 is the unit of a ratio, and 三个 counts arguments.
  const small = value < 10 && Number.isInteger(value) && word === '' && quantity.kind === 'count'
  if (bare || small || isDescription(text, stop, quantity)) quantity.attributive = true
  return { end: stop, quantity }
}

const TENTHS = /^[一二三四五六七八九半](?![一二三四五六七八九十百千万亿个年类成])/

/** Whether 半 at `at` is half of one more of the unit before it. */
function isHalved(text: string, at: number, unit: string | undefined): boolean {
  return text.charAt(at) === '半' && HALVED.has(unit ?? '') && matchAt(HALF, text, at) !== ''
}

function currencyUnit(code: string): string {
  return code === 'CNY' ? '元' : code === 'USD' ? '美元' : code === 'EUR' ? '欧元' : code
}

/** What stands behind a number: 万, 多亿, 千余. */
interface Scale {
  end: number
  word: string
  times: number
  more: boolean
}

/** 2万5千 is 2.5万 and 3亿5000万 is 3.5亿: digits with a smaller scale go on; the scale stays that of the first. */
function readSecondScale(text: string, first: Scale, value: number): (Scale & { value: number }) | undefined {
  if (first.more || first.times < 1e4) return undefined
  const [digits = ''] = /^[0-9０-９]{1,4}(?=[千百十万])/.exec(text.slice(first.end, first.end + 5)) ?? []
  // 3万3,000 and 1兆2,345亿 write out what the first scale leaves.
  const [plain = ''] = /^[0-9](?:,[0-9]{3}|[0-9]{3})(?![0-9,.])/.exec(text.slice(first.end, first.end + 6)) ?? []
  const [hundreds = '', ofTrillion = ''] =
    first.word === '兆' ? (/^([0-9]{1,4}|[0-9],[0-9]{3})亿/.exec(text.slice(first.end, first.end + 6)) ?? []) : []
  if (hundreds !== '')
    return { ...first, end: first.end + hundreds.length, value: value + (parseDigits(ofTrillion) ?? 0) / 1e4 }
  if (plain !== '' && digits === '' && first.word === '万' && Number.isInteger(value))
    return { ...first, end: first.end + plain.length, value: (value * 1e4 + (parseDigits(plain) ?? 0)) / 1e4 }
  const rest = parseDigits(digits)
  if (rest === undefined || (findChineseUnit(text, first.end + digits.length)?.length ?? 0) > 1) return undefined
  const [written = '', scale = '', more = '', tens = ''] =
    /^(千万|百万|十万|[千百十万])([多余]?)(万?)/.exec(
      text.slice(first.end + digits.length, first.end + digits.length + 4),
    ) ?? []
  const times = (SCALES.get(scale) ?? 1) * (tens === '' || more === '' ? 1 : 1e4)
  if (written === '' || rest * times >= first.times) return undefined
  const end = first.end + digits.length + (more === '' ? scale.length : written.length)
  return { ...first, end, more: more !== '', value: (value * first.times + rest * times) / first.times }
}

function readScale(text: string, at: number): Scale | undefined {
  SCALE.lastIndex = at
  const found = SCALE.exec(text)
  if (found === null || found[0] === '') return undefined
  const word = found[1] ?? ''
  return { end: at + found[0].length, word, times: SCALES.get(word) ?? 1, more: /[多余几]/.test(found[0]) }
}

const SCALE = new RegExp(
  `(?:多|余|几)?(万亿|${TRILLION}|兆(?=[0-9]{1,4}亿|[0-9],[0-9]{3}亿|[-–—―－~～〜至到][0-9.]{1,6}${TRILLION})|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|十)?(?:多|余)?`,
  'y',
)
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
  // Taiwan's word for it; elsewhere it stands before units of data.
  ['兆', 1e12],
])

/** Whether the amount only describes what follows: 30万千瓦级, 三年行动, 20岁组, 3A级. */
function isDescription(text: string, end: number, quantity: Quantity): boolean {
  const after = text.slice(end, end + 6)
  if (/^(?:级(?!以上城市)|型|制(?!造)|强(?!度)|龄)/.test(after)) return true
  return /[年月]$/.test(quantity.base) && /^(?:行动|规划|计划|目标|方案|任务|期|级|来|前|后|间|中|周期)/.test(after)
}

/** Whether such a word is an amount all the same: 千家万户 are people, 突破千家 is a thousand; 一成不变, but 下降一成. */
function isCounted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at)
  return /^[百千万][家户]/.test(text.slice(at, at + 2))
    ? /(?:突破|超过?|达到?|过)$/.test(before)
    : /^一成[二三四五六七八半]/.test(text.slice(at, at + 3)) ||
        (/^一成(?!不)/.test(text.slice(at, at + 3)) && /(?:下降|降低|减少|提高|增加|增长|[约近超])$/.test(before))
}

/** Words that begin like a number and a unit. */
const HAN_WORDS =
  /^(?:十分|一度|一起|一线|一对|一方|一成|一单|一国|一本|一期|一口|一路|一部|一些|一手|一家|一流|一日|一次能|一次性|一次电|百家|百姓|千家|万户|万家|万里|九州|两会|两岸|双向|一例|一时|一天|一条龙|一把|一站|一根|万众|万一|百年|千年|万元|三方|多方|千方)/
