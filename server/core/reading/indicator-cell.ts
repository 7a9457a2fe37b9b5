// Reads a cell of an indicator table: its value, with what bounds it.

import { collectQuantities } from './quantity.ts'
import { type Modifier, SIGNS } from './target-reading.ts'

/** A cell as printed. */
export interface CellValue {
  column: number
  /** The whole cell, trimmed. */
  text: string
  /** Absent where the cell says it in words. */
  value?: number
  high?: number
  /** `value * scale` is the amount in base units of the row's unit. */
  scale?: number
  /** Only where the cell has its own: <7.2‰. */
  unit?: string
  modifier?: Modifier
  /** 下降15%, 提高1岁: by how much, not to what. */
  change?: 'raise' | 'lower'
  /** 〔13.5〕 and [4]: a total over the plan. */
  cumulative?: true
  /** `*` and footnotes: of another year or of preliminary data. */
  marked?: true
}

/** A cell of an indicator table by itself: `>7`, `〔13.5〕`, `60.6*`, `1.45左右`; no value where it has words or a dash. */
export function readCell(cell: string, column = 0): CellValue | undefined {
  const text = shorten(cell)
  if (text === '' || /^[-—–―－…*]+$/.test(text)) return undefined
  const value: CellValue = { column, text }
  const plain = text.replace(/[*＊†]|\[\^[^\]]{0,8}\]|[①-⑳]/g, '').trim()
  if (plain !== text) value.marked = true
  // >7、力争投入强度高于…: a number, then what is wished beside it.
  const first =
    plain.length > 16 ? (/^[^,，、;；]{1,16}(?=[,，、;；]\s?[^0-9０-９\s])/.exec(plain)?.[0] ?? plain) : plain
  const verb = CHANGE_WORD.exec(first)?.[0] ?? ''
  const bounded = first.slice(verb.length).trimStart()
  // around 5, at least 90, 不低于95, 达到70以上
  const lead = LEAD_WORD.exec(bounded)?.[0].trim() ?? ''
  const found = CELL.exec(bounded.slice(lead.length).trimStart())
  if (found === null || first.length > 80) return value
  const [, outer = '', open, within = '', inner = '', tail = ''] = found
  const sign = outer === '' ? within : outer
  const minus = /^[-−－]/.test(inner)
  const number = inner.replace(/^[-−－+]\s*/, '')
  const quantity = collectQuantities(`${number}${open === undefined ? tail : ''}`)[0] ?? collectQuantities(number)[0]
  if (quantity === undefined || quantity.start !== 0) return value
  value.value = minus ? -quantity.value : quantity.value
  if (quantity.high !== undefined) value.high = quantity.high
  if (quantity.scale !== 1) value.scale = quantity.scale
  if (quantity.unit !== '' && quantity.kind !== 'year') value.unit = quantity.unit
  if (open !== undefined) value.cumulative = true
  if (verb !== '') value.change = /[降减缩]|down/i.test(verb) ? 'lower' : 'raise'
  const modifier =
    SIGNS.get(sign) ?? LEAD_WORDS.get(lead.toLowerCase()) ?? BOUND_WORDS.find(([pattern]) => pattern.test(first))?.[1]
  if (modifier !== undefined) value.modifier = modifier
  return value
}

/** A cell of a table holds a phrase: what stands behind its first 400 characters is not read. */
export function shorten(cell: string): string {
  return cell.slice(0, 400).trim()
}

/** 亿亩 (100 million mu), 件（patents）: the unit is said twice, and the brackets hold the second. */
export function bareUnit(cell: string): string {
  const found = /^([^（()）]{1,16}?)\s*[（(]([^（）()]{1,40})[)）]$/.exec(cell)
  return found?.[1] !== undefined && isUnit(found[1]) ? found[1] : cell
}

export function isUnit(text: string): boolean {
  if (/^(?:%|％|‰|[A-Z]{3} [a-z]+)$/.test(text)) return true
  for (const sample of [`1${text}`, `1 ${text}`]) {
    const quantity = collectQuantities(sample)[0]
    if (
      quantity !== undefined &&
      quantity.start === 0 &&
      quantity.end === sample.length &&
      (quantity.unit !== '' || quantity.scale > 1)
    )
      return true
  }
  return false
}

/** Sign, brackets of a total, number with what follows it, bound words. */
const CELL =
  /^(>=|<=|[>≥＞<≤＜~≈约]|)\s{0,9}([[［〔【(（])?\s{0,9}(>=|<=|[>≥＞<≤＜~≈约]|)\s{0,9}([-−－+]?\s{0,9}(?:[A-Z]{0,3}[$€£¥₹]|RM)?[0-9０-９][^\]］〕】)）]{0,30})[\]］〕】)）]?([^0-9]{0,12})$/
/** Words before a value that bound it, or only lead to it. */
const LEAD_WORDS: ReadonlyMap<string, Modifier | undefined> = new Map([
  ...each('about', 'around about approximately approx. roughly some 大约 约为'),
  ...each('at-least', 'at_least not_less_than no_less_than 不低于 不少于 不小于 至少'),
  ...each('at-most', 'at_most not_more_than no_more_than within 不超过 不高于 不大于 控制在'),
  ...each('more-than', 'over above more_than exceeding 超过 高于 大于 突破'),
  ...each('less-than', 'below under less_than 低于 小于'),
  ...each(undefined, '达到 达 提高到 提高至 增加到 增至 降至 降到 下降到 力争达到 力争 to'),
])

function each(modifier: Modifier | undefined, words: string): (readonly [string, Modifier | undefined])[] {
  return words.split(' ').map(word => [word.replaceAll('_', ' '), modifier])
}

const CHANGE_WORD =
  /^(?:累计|再)?(?:下降|降低|减少|压减|缩短|提高|提升|增长|增加|上升)(?=[<>≤≥约 ]?[0-9]|超过|不低于|不少于)|^(?:down|up)(?: by)? (?=[0-9])/i

const LEAD_WORD = new RegExp(
  `^(?:${[...LEAD_WORDS.keys()]
    .sort((a, b) => b.length - a.length)
    .map(word => word.replace('.', '\\.'))
    .join('|')})(?=[ 0-9$€£¥R])`,
  'i',
)
const BOUND_WORDS: readonly (readonly [RegExp, Modifier])[] = [
  [/(?:以上|or more|or above)$/, 'at-least'],
  [/(?:以下|以内|or less)$/, 'at-most'],
  [/(?:左右|or so)$/, 'about'],
]
