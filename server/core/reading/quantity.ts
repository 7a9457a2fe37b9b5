// Finds every number in running text, Chinese or English, with what it measures; years, dates and ordinals are told apart.

import { simplify } from '../text/fold.ts'
import { circlesAsZero } from '../text/numerals.ts'
import { PART_WORDS, readChineseNumber } from './chinese-number.ts'
import { readDigits } from './digits.ts'
import { NUMBER_WORDS, readEnglishNumber } from './english-number.ts'
import { collectPlanMentions } from './plan-period.ts'
import { joinNeighbours } from './quantity-neighbours.ts'
import { HAN, plainQuantity, type Read } from './quantity-scene.ts'

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
  /** The year runs into the next one, which is `high`: 2024/25年度. */
  across?: true
  /** 多, 余: somewhat more than `value`. */
  more?: true
  /** The number is part of a name or a description: 30万千瓦级, ten-year, 五位一体. */
  attributive?: true
}

/**
 * Every number in `text` with what it measures, in order, none overlapping; `[]` where there is none. Names that hold
 * digits (5G, IPv6, PM2.5, C919) and idioms (一带一路, 三农, 进一步) are not numbers and are left out; a multiple in words
 * (翻两番, double, halve) is one. Traditional characters (萬噸) are read as simplified ones. Linear in the length of `text`.
 */
export function collectQuantities(text: string): Quantity[] {
  return mayHoldQuantity(text) ? collectIn(circlesAsZero(simplify(text))) : []
}

function collectIn(text: string): Quantity[] {
  const plans = collectPlanMentions(text)
  const found: Quantity[] = []
  const start = new RegExp(text.includes('半') || text.includes('倍') ? QUANTITY_OR_PART : QUANTITY_START)
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
    if (read.quantity !== undefined)
      found.push(read.quantity.kind === 'year' ? inOurCount(text, read.quantity) : read.quantity)
    start.lastIndex = Math.max(read.end, at + 1)
  }
  return joinNeighbours(text, found)
}

/** 2085/86 BS, as Nepal counts (Bikram Sambat), began in 2028. */
function inOurCount(text: string, year: Quantity): Quantity {
  if (year.value < 2000 || !/^ ?B\.?S\.?(?![A-Za-z])/.test(text.slice(year.end, year.end + 6))) return year
  const { value, high } = year
  return { ...year, value: value - BIKRAM_SAMBAT, ...(high === undefined ? {} : { high: high - BIKRAM_SAMBAT }) }
}

const BIKRAM_SAMBAT = 57

/** True of what a target can set: all but years, dates and what only numbers something. */
export function isAmount({ kind }: Quantity): boolean {
  return kind !== 'year' && kind !== 'date' && kind !== 'ordinal'
}

/** Whether `text` can hold a number at all; cheap enough to ask of every line. */
export function mayHoldQuantity(text: string): boolean {
  return MAY_HOLD.test(text)
}

const MAY_HOLD =
  /[0-9０-９]|[百千]分之|翻[一两三]?番|[过减]半|零增长|翻倍|倍增|[一二三四五六七八九十百千万亿两〇半][多余]?[一-鿿%]|(?<![A-Za-z])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|doubl|tripl|quadrupl|halv|one|half|third|quarter|fifth|sixth|tenth)/i

const START =
  '[0-9０-９]|[百千万]分之|[二三四五六七八九十]分之[一二三四五六七八九]|翻[一两三二123]?番|' +
  '[〇零一二三四五六七八九十百千万亿两廿卅]|' +
  `(?<![A-Za-z-])(?:a (?:hundred|thousand|million|billion|trillion)|${NUMBER_WORDS.join('|')})(?![A-Za-z])|` +
  '(?<![A-Za-z-])(?:(?:two|three|four|five|six|seven|eight|nine|ten)fold|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing))(?![A-Za-z-])'

const QUANTITY_START = new RegExp(START, 'gi')
/** The same with words that are rare: 减半, 倍增. */
const QUANTITY_OR_PART = new RegExp(`${PART_WORDS}|${START}`, 'gi')

function readQuantity(text: string, at: number, first: string): Read {
  if (/^[0-9０-９]/.test(first)) return readDigits(text, at)
  return /^[A-Za-z]/.test(first) ? readEnglishNumber(text, at, first) : readChineseNumber(text, at, first)
}
