// Writes down what a Chinese target says: span, indicator, bound, direction, baseline and deadline.

import { boundEnd, clauseStart, describesObject, modifierStart, readObject, skipLead } from './chinese-clause.ts'
import { type Draft, type Scene, THAN, windowBefore } from './chinese-scene.ts'
import { borrowSubject, findTopic, readSubject, verbAlone } from './chinese-subject.ts'
import { listedNames } from './listed-names.ts'
import type { Quantity } from './quantity.ts'
import {
  baselineOf,
  inheritedDeadline,
  type Modifier,
  quantityFields,
  type TargetItem,
  type TargetReading,
} from './target-reading.ts'

/**
 * The reading of `draft`, which starts behind `previous` and stops before `next`; `undefined` where no room is left.
 */
export function writeReading(
  scene: Scene,
  draft: Draft,
  previous: TargetReading | undefined,
  next: Draft | undefined,
): TargetReading | undefined {
  const { text } = scene
  const first = draft.base ?? draft.quantity
  const lastItem = draft.items.at(-1) ?? draft.quantity
  const floor = previous?.end ?? 0
  const at = scene.quantities.indexOf(first, Math.max(0, draft.index - 4))
  const from = clauseStart(text, first.start, floor)
  const start = skipLead(scene, from, first.start)
  let end = boundEnd(text, lastItem.end)
  const subject = readSubject(text, start, first.start, draft)
  let indicator = subject.indicator
  let spanStart = start
  const trailing = /^(?:安排|把握|考虑|掌握)(?![㐀-鿿])/.exec(text.slice(end, end + 3))
  if (trailing !== null) end += 2
  if (
    indicator === undefined ||
    subject.action === true ||
    (text.charAt(end) === '的' && draft.items.length === 1) ||
    describesObject(text, first)
  ) {
    const object = readObject(text, lastItem, end, next)
    if (object !== undefined) {
      if (indicator === undefined || /^总?(?:额|规模|量|金额|投资)$/.test(text.slice(indicator.start, indicator.end)))
        indicator = object
      end = object.end
    } else indicator ??= verbAlone(subject) ?? borrowSubject(scene, at, from, previous)
    if (subject.verbStart !== undefined) spanStart = subject.verbStart
  }
  // 棉花，年产量达到464万吨: a word that fits anything is no name where the clause before gives one.
  if (indicator !== undefined && VAGUE.test(text.slice(indicator.start, indicator.end)))
    indicator = findTopic(text, from) ?? indicator
  if (spanStart >= first.start && subject.verbStart === undefined) spanStart = modifierStart(text, first.start, from)
  if (spanStart < floor) return undefined
  // 平均每年 is stepped over like other adverbs of time.
  const clause = text.slice(Math.min(from, spanStart), end)
  const predicate = text.slice(
    indicator !== undefined && indicator.end <= first.start ? Math.max(indicator.end, spanStart) : spanStart,
    draft.quantity.start,
  )
  const reading: TargetReading = {
    start: spanStart,
    end,
    quantity: { start: draft.quantity.start, end: draft.quantity.end },
    ...quantityFields(draft.quantity),
  }
  if (indicator !== undefined) reading.indicator = { ...indicator, text: text.slice(indicator.start, indicator.end) }
  const modifier = readModifier(text, draft.quantity, end)
  if (modifier !== undefined) reading.modifier = modifier
  const direction = readDirection(
    /[翻倍减]/.test(text.charAt(draft.quantity.start))
      ? text.slice(draft.quantity.start, draft.quantity.start + 2)
      : predicate,
    text.slice(spanStart, Math.max(spanStart, indicator?.start ?? 0)),
    reading,
  )
  if (direction !== undefined) reading.direction = direction
  if (PER_YEAR.test(clause)) reading.per = 'year'
  if (/累计|合计|五年(?:内)?(?:共|累计|新增)|总共/.test(clause)) reading.cumulative = true
  addBaseline(reading, scene, draft, spanStart)
  addDeadline(reading, scene, draft)
  const kind = /约束性/.test(windowAround(text, spanStart, end))
    ? 'binding'
    : /预期性/.test(windowAround(text, spanStart, end))
      ? 'expected'
      : undefined
  if (kind !== undefined) reading.kind = kind
  if (draft.items.length > 1) reading.items = listItems(draft.items, reading.indicator?.text)
  return reading
}

/** The mean of a year, as of a concentration or temperature, is none for each year. */
const PER_YEAR = /年均(?!值|浓度|气温|水温|温度|水位|湿度)|每年|逐年|年度?增长率|年递增/

const VAGUE = /^(?:其|总|年)?(?:产量|产值|总量|规模|比重|占比|比例|总额|数量|面积|增速|总数)$/

function readModifier(text: string, quantity: Quantity, end: number): Modifier | undefined {
  const before = windowBefore(text, quantity.start, 10)
  const after = text.slice(quantity.end, Math.max(end, quantity.end + 4))
  if (quantity.kind === 'multiple' && quantity.unit === '倍' && /[翻倍减]/.test(text.charAt(quantity.start)))
    return quantity.value === 0.5
      ? 'halve'
      : quantity.value === 2
        ? 'double'
        : quantity.value === 4
          ? 'quadruple'
          : 'times'
  if (
    /不(?:得|能|应|可|宜|许|准|会)?(?:低于|少于|小于)(?:大?约)?$|至少(?:再|要)?(?:达到|降低|提高|增加|减少|压减|下降)?到?$|≥ ?$/.test(
      before,
    )
  )
    return 'at-least'
  if (/不(?:得|能|应|可|宜|许|准|会)?(?:超过|高于|多于|大于|突破)$|最多$|≤ ?$/.test(before)) return 'at-most'
  if (/(?:超过|突破|高于|大于|多于|[＞>]) ?$/.test(before) || quantity.more === true) return 'more-than'
  if (/(?:低于|小于|少于|[＜<]) ?$/.test(before)) return 'less-than'
  if (/^ ?及?以上/.test(after)) return 'at-least'
  if (/^ ?(?:及?以下|以内|之内|内(?=[，。；、]|$))/.test(after)) return 'at-most'
  if (/^ ?(?:左右|上下)/.test(after) || /(?:大约|约|近|接近)$/.test(before)) return 'about'
  if (quantity.kind === 'multiple' && quantity.unit !== '%') return 'times'
  return undefined
}

/** Where the value is to move: by the words around it, by the verb before the indicator, by the indicator itself. */
function readDirection(
  predicate: string,
  verb: string,
  { modifier, indicator }: TargetReading,
): TargetReading['direction'] {
  for (const part of [predicate, verb]) {
    if (/不低于|不少于|不小于/.test(part)) return /保持|稳定/.test(part) ? 'hold' : 'raise'
    if (/保持|稳定|控制|以内|维持|不变|守住|严守|坚守|持平/.test(part)) return 'hold'
    if (/降|减|缩|压|下调|低于|不超过|不高于|淘汰|退出|[低少]$/.test(part)) return 'lower'
    if (/提高|提升|增|升|扩大|翻|倍增|达到|超过|突破|[迈跨]上|新建|建成|建设|上涨|递增|涨|[高多]$/.test(part))
      return 'raise'
  }
  if (modifier === 'at-most') return 'hold'
  if (/^新增|新增就业|增产|增收|增长(?:预期)?(?:目标|速度)?$|增速$/.test(indicator?.text ?? '')) return 'raise'
  return /减税|减负|减轻/.test(indicator?.text ?? '') ? 'lower' : undefined
}

function addBaseline(reading: TargetReading, scene: Scene, draft: Draft, start: number): void {
  const { text } = scene
  const { base } = draft
  if (base !== undefined) {
    const near = yearBefore(
      scene,
      scene.quantities.indexOf(base, Math.max(0, draft.index - 4)),
      Math.max(start, base.start - 20),
    )
    const year = near !== undefined && near.end <= base.start ? near : undefined
    reading.baseline = baselineOf(base, year?.value)
    return
  }
  // 提高到56%（2020年为15%）
  const year = scene.quantities[draft.index + 1]
  const base2 = scene.quantities[draft.index + 2]
  if (
    year?.kind === 'year' &&
    base2?.base === draft.quantity.base &&
    /^ ?[（(]$/.test(text.slice(reading.end, year.start)) &&
    /^[末底]?(?:[为是约达]|达到|[:：])? ?$/.test(text.slice(year.end, base2.start))
  ) {
    reading.baseline = {
      start: base2.start,
      end: base2.end,
      value: base2.value,
      scale: base2.scale,
      unit: base2.unit,
      year: year.value,
    }
    return
  }
  // 比2010年翻一番, 在2015年的基础上, 为一九五二年的百分之一三〇, 比“十三五”末提高
  for (let at = draft.index - 1; at >= 0 && at >= draft.index - 3; at--) {
    const year = scene.quantities[at]
    if (year === undefined || year.start < start - 16) return
    const gap = text.slice(year.end, draft.quantity.start)
    if (gap.length >= 16 || /[。；;]/.test(gap) || (gap.includes('，') && !/^的?基础上/.test(gap))) continue
    const isBase =
      LEADS_TO_BASE.test(text.slice(Math.max(0, year.start - 4), year.start)) &&
      (COMPARES.test(text.slice(Math.max(0, year.start - 2), year.start)) ||
        // 由2005年的水平减半
        (/[由从] ?$/.test(text.slice(Math.max(0, year.start - 2), year.start)) && /^的水平/.test(gap)) ||
        // 在2035年或之前增至: when it is to be, not what it counts from.
        (/在 ?$/.test(text.slice(Math.max(0, year.start - 2), year.start)) && /^[^0-9]*(?:基础|水平)/.test(gap)) ||
        /^的?(?:大?约)?$/.test(gap))
    const value =
      year.kind === 'year' ? year.value : gap.startsWith('末') && year.kind === 'ordinal' ? year.value + 4 : 0
    if (isBase && value > 1900) reading.baseline = { start: year.start, end: year.end, year: value }
  }
}

const LEADS_TO_BASE = new RegExp(`(?:${THAN}|[较在由从为]|相当于|等于) ?$`)
const COMPARES = new RegExp(`(?:${THAN}|较) ?$`)

function addDeadline(reading: TargetReading, scene: Scene, draft: Draft): void {
  const inside = yearBefore(scene, draft.index, reading.start, reading.baseline?.year)
  const said = inside ?? (scene.known ? yearBefore(scene, draft.index, 0, reading.baseline?.year) : undefined)
  const year = said?.high ?? said?.value ?? yearBehind(scene, draft) ?? draft.year
  const deadline: TargetReading['deadline'] =
    year === undefined ? inheritedDeadline(scene.context, draft.isOpen === true) : { year, from: 'text' }
  if (deadline !== undefined) reading.deadline = deadline
}

/** 约三万个单位将于2027-28年度或之前落成: the year behind the value, by when it is made. */
function yearBehind({ text, quantities }: Scene, { quantity, index, items }: Draft): number | undefined {
  const next = quantities[index + items.length]
  if (next?.kind !== 'year' || next.start - quantity.end > 40) return undefined
  const isMade =
    /^[^，,。；;：:！？]*[于在到至]$/.test(text.slice(quantity.end, next.start)) &&
    MADE_THEN.test(text.slice(next.end, next.end + 20))
  return isMade ? (next.high ?? next.value) : undefined
}

const MADE_THEN =
  /^年?度?[底末]?(?:或[之以]?前|[之以]?前|内)?(?:全部|陆续|分批|分期)?(?:落成|建成|完成|完工|竣工|投产|投用|投入|启用|入伙|达产|交付)/

/** The last year before the quantity at `index` that stands at or behind `from`, but not `other`. */
function yearBefore({ text, quantities }: Scene, index: number, from: number, other?: number): Quantity | undefined {
  for (let at = index - 1; at >= 0; at--) {
    const each = quantities[at]
    if (each === undefined || each.start < from) return undefined
    // 按2000年价格计算
    const isPrice = /^(?:不变)?价/.test(text.slice(each.end, each.end + 3))
    if (each.kind === 'year' && each.value !== other && !isPrice) return each
  }
  return undefined
}

/** The values of a list, each with its own name where the indicator lists as many: A、B和C分别下降1%、2%、3%. */
function listItems(items: readonly Quantity[], indicator: string | undefined): TargetItem[] {
  const names = indicator === undefined ? undefined : listedNames(indicator, items.length)
  return items.map((item, at) => {
    const name = names?.[at]
    return {
      ...(name === undefined ? {} : { indicator: name }),
      ...quantityFields(item),
      start: item.start,
      end: item.end,
    }
  })
}

function windowAround(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(text.length, end + 10))
}
