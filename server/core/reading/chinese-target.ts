// Finds the quantitative targets of Chinese text: which quantities belong together, and which of them look ahead.

import { isCandidate } from './chinese-candidate.ts'
import { opensWithDoing } from './chinese-clause.ts'
import { writeReading } from './chinese-reading.ts'
import {
  ACTION_LEAD,
  CHANGE_LEAD,
  type Draft,
  EACH,
  FIRM_LEAD,
  type Scene,
  windowAfter,
  windowBefore,
} from './chinese-scene.ts'
import { followChineseTense, type Tense } from './chinese-tense.ts'
import { COUNTRIES } from './place-names.ts'
import { collectPlanMentions } from './plan-period.ts'
import type { Quantity } from './quantity.ts'
import { isTargetKind, type ReadingContext, type TargetReading } from './target-reading.ts'

/**
 * The targets among the `quantities` of `text`, in order, none overlapping. With `known` the text is known to be a
 * target: neither its tense nor its form is questioned.
 */
export function findChineseTargets(
  text: string,
  quantities: readonly Quantity[],
  context: ReadingContext,
  known = false,
): TargetReading[] {
  const scene: Scene = { text, quantities, context, times: timeSpans(text, quantities), known }
  // Most texts with quantities have none that could be a target.
  let tense: ReturnType<typeof followChineseTense> | undefined
  const drafts: Draft[] = []
  let skipped: Quantity | undefined
  // What was counted, as its exact figure says where nothing else does.
  let counted: Quantity | undefined
  for (const [index, quantity] of quantities.entries()) {
    const role = readRole(scene, index, drafts.at(-1))
    // 比例分别为85%、90%、95%: what holds of the first holds of the list.
    if (role.name === 'none' || (role.name === 'target' && skipped !== undefined && follows(text, skipped, quantity))) {
      skipped = quantity
      continue
    }
    const last = drafts.at(-1)
    tense ??= followChineseTense(text, quantities, context)
    const time = tense(quantity.start)
    if (role.name === 'item') {
      last?.items.push(quantity)
      continue
    }
    if (role.name === 'base' || (!known && last && isComparison(text, last.quantity, quantity))) continue
    if (!known && time.stance === undefined && counted && goesOnCounting(text, counted, quantity)) {
      counted = quantity
      continue
    }
    if (!known && !isForward(scene, quantity, time, last)) {
      if (time.stance === undefined && isMeasured(quantity)) counted = quantity
      continue
    }
    drafts.push({
      quantity,
      index,
      items: [quantity],
      ...(role.base === undefined ? {} : { base: role.base }),
      ...(time.year === undefined ? {} : { year: time.year }),
      ...(time.isOpen === undefined ? {} : { isOpen: time.isOpen }),
    })
  }
  const readings: TargetReading[] = []
  for (const [at, draft] of drafts.entries()) {
    const reading = writeReading(scene, draft, readings.at(-1), drafts[at + 1])
    if (reading !== undefined) readings.push(reading)
  }
  return readings
}

function timeSpans(text: string, quantities: readonly Quantity[]): Map<number, number> {
  const times = new Map<number, number>()
  for (const { kind, start, end } of quantities) if (kind === 'year' || kind === 'date') times.set(start, end)
  for (const { start, end } of collectPlanMentions(text)) times.set(start, end)
  return times
}

type Role = { name: 'none' } | { name: 'base' } | { name: 'item' } | { name: 'target'; base?: Quantity }

function readRole(scene: Scene, index: number, last: Draft | undefined): Role {
  const { text, quantities } = scene
  const quantity = quantities[index]
  if (quantity === undefined || !isCandidate(scene, index, quantity)) return { name: 'none' }
  if (last !== undefined && isListed(text, last, quantity)) return { name: 'item' }
  if (isBaseOfNext(scene, index)) return { name: 'base' }
  if (isPartOfIndicator(scene, index) || (!scene.known && BASE_ALONE.test(windowBefore(text, quantity.start, 40))))
    return { name: 'none' }
  const base = previousValue(quantities, index)
  return base !== undefined && isBase(scene, base, quantity) ? { name: 'target', base } : { name: 'target' }
}

/** 由2022年的3.2亿元, whatever becomes of it */
const BASE_ALONE =
  /[由从](?:(?:19|20)[0-9]{2}年[底末]?|现在|目前|现时|当前)的(?:[0-9][^，。；]{1,20}[及和、])?(?:大?约)?$/

/** 建屋量将达18.9万个，较对上五年增加约80%: what the value before is beside what others did. */
function isComparison(text: string, last: Quantity, { start }: Quantity): boolean {
  return start - last.end < 40 && BESIDE_OTHERS.test(text.slice(last.end, start))
}

const BESIDE_OTHERS =
  /^(?:左右|以上|以内|个?[㐀-鿿]{0,4})?[，,、（(]\s?(?:比|较)(?:上[一两]?个?(?:届|任|五年)|对上|前[一两]?[个届任]|[㐀-鿿]{2,6}上任)[^，。；]{0,10}(?:增|减|提|升|降|多|少|高|低)[^，。；0-9]{0,6}$/

/** 13.5%、18% and 95%和85% share their verb. */
function isListed(text: string, last: Draft, quantity: Quantity): boolean {
  const previous = last.items.at(-1)
  // 占比、用户数分别达到10%和6000万户: names and values in step, whatever the units.
  const isInStep = /分别[^，。；]{0,6}$/.test(windowBefore(text, last.quantity.start, 10))
  return previous !== undefined && follows(text, previous, quantity, isInStep)
}

/** Whether nothing but a comma or “and” stands between two values of one unit. */
function follows(text: string, previous: Quantity, quantity: Quantity, isMixed = false): boolean {
  if (quantity.start - previous.end > 8 || quantity.start < previous.end) return false
  // 7.5‰、9.5‰、18/10万 are rates all the same; other units do not mix.
  if (!isMixed && previous.base !== quantity.base && !(isRate(previous) && isRate(quantity))) return false
  const gap = text.slice(previous.end, quantity.start).replace(/\s+/g, '')
  // 达到60%以上，85%以上的医院成为…: a value with a noun of its own opens a clause.
  if (gap.endsWith('，') && /^(?:以上|以下|左右)?的[㐀-鿿]/.test(windowAfter(text, quantity.end, 6))) return false
  return /^(?:左右|以上|以内|以下)?(?:、|，|和|与|及|以及|，并)(?:大?约)?$/.test(gap)
}

/**
 * 十种有色金属产量达到520万吨, 500亩以上示范区100个: an amount that opens the clause of another value says what that one
 * measures.
 */
function isPartOfIndicator({ text, quantities, known }: Scene, index: number): boolean {
  const here = quantities[index]
  // 12种污染物排放总量比2000年减少10%: the year between is no value.
  const next = quantities[index + 1]?.kind === 'year' ? quantities[index + 2] : quantities[index + 1]
  if (here === undefined || next === undefined || next.start - here.end > 40 || !isTargetKind(next)) return false
  const gap = text.slice(here.end, next.start)
  if (/[，,；;。：:、]/.test(gap)) return false
  // 达52.7%的近视率每年降0.5%: how it stands.
  if (/^的[㐀-鿿]{2,12}(?<![由从在])$/.test(gap) && (FIRM_LEAD.test(gap) || CHANGE_LEAD.test(gap))) return true
  if (/^(?:及?以上|及?以下)[㐀-鿿]{2,12}$/.test(gap) && next.kind === 'count') return true
  // 淘汰4.3米焦炉产能1180万吨: the size of what is counted.
  if (
    here.kind === 'measure' &&
    /^[㐀-鿿]{2,10}$/.test(gap) &&
    !FIRM_LEAD.test(gap) &&
    !CHANGE_LEAD.test(gap) &&
    /[^的和与及到至为]$/.test(gap)
  )
    return true
  if (here.kind !== 'count' || (!known && ACTION_LEAD.test(windowBefore(text, here.start, 12)))) return false
  return /^[㐀-鿿]/.test(gap) && (FIRM_LEAD.test(gap) || CHANGE_LEAD.test(gap))
}

function isRate(quantity: Quantity): boolean {
  return quantity.kind === 'percent' || quantity.unit.startsWith('/')
}

function previousValue(quantities: readonly Quantity[], index: number): Quantity | undefined {
  for (let at = index - 1; at >= 0 && at >= index - 3; at--) {
    const each = quantities[at]
    if (each !== undefined && each.kind !== 'year' && each.kind !== 'date' && each.kind !== 'ordinal') return each
  }
  return undefined
}

function isBaseOfNext(scene: Scene, index: number): boolean {
  const here = scene.quantities[index]
  for (let at = index + 1; here !== undefined && at <= index + 3; at++) {
    const next = scene.quantities[at]
    if (next === undefined) return false
    if (next.kind === 'year' || next.kind === 'date' || next.kind === 'ordinal') continue
    return isBase(scene, here, next)
  }
  return false
}

/** Whether `base` is where a change starts that leads to `value`: 由…提高到, 从…到, 现行…降至, 比…的 X 增长. */
function isBase(scene: Scene, base: Quantity, value: Quantity): boolean {
  const { text } = scene
  if (value.start - base.end > 40 || base.kind === 'ordinal') return false
  const gap = text.slice(base.end, value.start)
  if (/[。；;！？!?]/.test(gap)) return false
  const before = windowBefore(text, base.start, 24)
  if (BASE_LEAD.test(before) && !RISEN.test(before) && LEADS_ON.test(gap) && !gap.includes('由')) return true
  if (/(?:现行|目前|现有|原来|现在|当前)的?$/.test(before) && /[到至为]/.test(gap)) return true
  if (/^的[^，。；、]{1,14}(?:降|减|提|增|升|调)[^，。；、]{0,6}[到至为](?:大?约)?$/.test(gap)) return true
  return (
    /(?:比|较)[^，。；：、比较]{2,14}的$/.test(before) &&
    /^(?:大?约)?(?:增长|增加|减少|下降|提高|上升|降低|多|少|高|低|净增)/.test(gap)
  )
}

/** 由 and 从 before the value that a change starts from; 自由, 由于 and 从业 are other words. */
const BASE_LEAD = /(?:从(?!业|事)|自(?=[0-9])|(?<!自)由(?!于))[^，。；：、由从到至为]{0,22}$/

/** 从23%再提高⟨1个百分点⟩，达到24%: by how much, not from where. */
const RISEN = /[0-9%].{0,3}(?:提高|提升|增加|增长|下降|降低|减少)(?:大?约|近|超过?)?$/

/** 如果关税提高到25%, 据预测, 专家预计: what is supposed or forecast by those who set no targets; after 比2012年增加了 all was achieved. */
function isOthersFigure(text: string, at: number, isAbroad: boolean): boolean {
  const before = windowBefore(text, at, 120)
  const sentence = before.slice(Math.max(...[...'。；！？\n'].map(mark => before.lastIndexOf(mark))) + 1)
  if (OTHERS.test(sentence) || (!isAbroad && ABROAD.test(sentence)) || /^风险提示/.test(text)) return true
  const after = text.slice(at, at + 60).split(/[。；！？\n]/, 1)[0] ?? ''
  return /^[^将要拟]{0,30}[，,](?:比|较)[12][0-9]{3}年[^，。]{0,6}(?:增|提|降|减|升|涨)[^，。]{0,3}了/.test(after)
}

/** What is expected in a review, or of how many old people there will be by a sentence on how many there are. */
function isForecast(text: string, at: number, isReview: boolean): boolean {
  const before = windowBefore(text, at, 60)
  if (!/预[计测]/.test(before)) return false
  const sentence = before.slice(Math.max(...[...'。；！？\n'].map(mark => before.lastIndexOf(mark))) + 1)
  if (!/预[计测]/.test(sentence) || /目标|力争|确保|努力/.test(sentence)) return false
  return isReview || STATE_OF_AGE.test(sentence)
}

/** How many old people there are, or will be: nobody sets that, but beds and services for them. */
const STATE_OF_AGE =
  /(?:截至|截止|目前|当前|现有)[^。]{0,60}(?:老年人|老龄|人口)[^。]{0,60}预[计测]|预[计测][^。]{0,40}(?:老年人口|老龄人口|高龄(?:老年)?人口|老龄化(?:率|程度|水平)|老年抚养比|人口老龄化)[^，。；、]{0,12}$/

const OTHERS =
  /(?:^|[，：])(?:如果|假如|假设|假定|假使|倘若|要是|若(?!干|无|[有即隐似]))|(?:^|[，：])[这那]就?意味着|(?:^|[，：])(?:我们|笔者)(?:测算|估算|判断|认为)|(?:^|[，：])(?:他|她|作者|本文|笔者)[还也]?(?:建议|主张|认为)|市场(?:普遍)?预期|(?<![到于优达])(?:可能|或)(?:将)?(?:达|超|升至|降至|上调至|下调至|突破)$|有望(?:达到?|突破|超过?|增至|升至)?[^，。；]{0,4}$|据(?:[^，。；计规]{0,12})预测|(?:专家|教授|研究员|院士|机构|分析师|学者|业内人士|国际[^，。；]{1,8}(?:署|组织|协会|银行|会)|世界银行|世行|联合国[^，。；]{0,8}|经合组织|高盛|投行)[^，。；国省市]{0,8}(?:预计|预测|认为|估计|建议)/

/** 日本计划2035年减排60%: what other countries aim for. */
const ABROAD = new RegExp(
  `(?:^|[，。；：])(?:${COUNTRIES}|欧盟)(?:政府)?[则也还]?(?:计划|承诺|宣布|提出|力争|拟|将|要求|设定|(?:的|设定的)?目标)[^，。；]*$`,
)

/** What leads from a base to its value: 提高到, 增为; not 以上，新增加…约, which begins anew. */
const LEADS_ON = /[到至为成]|^(?:左右|以上)?，?(?:提高|增加|增长|减少|下降|降低|上升|扩大|[增减降升])/

function isForward(scene: Scene, quantity: Quantity, { stance, year }: Tense, last: Draft | undefined): boolean {
  const { text, context } = scene
  if (stance === 'past') return false
  // 老年人口预计到2035年突破4亿, where a text says how things stand: a forecast.
  if (isForecast(text, quantity.start, context.retrospective === true)) return false
  if (isOthersFigure(text, quantity.start, context.isAbroad === true)) return false
  const before = windowBefore(text, quantity.start, 60)
  const clause = before.slice(lastBreak(before) + 1)
  const after = windowAfter(text, quantity.end, 8)
  // 收入219702亿元，为预算的98.1%: what came of a budget.
  // 2023年目标5%，实际5.2%（后修订为5.4%）
  if (/(?:^|[（(])(?:实际(?:为|完成)?|(?:后来?)?修订后?为)$/.test(clause)) return false
  if (/目标[^。；]{0,60}，(?:但|而)?实际(?!利用|使用|到位)[^，。；]{0,8}$/.test(before)) return false
  if (/为(?:调整)?预算的$/.test(clause) || /^，为(?:调整)?预算的/.test(after)) return false
  // 由6.1年降至5.1年，迈向…4.5年的目标
  if (/^，?(?:并|正|进一步)?(?:迈向|朝着?|向着)[^。；]{0,40}目标/.test(windowAfter(text, quantity.end, 56)))
    return false
  if (/^[之的]目标(?:业|已|均|提前|如期|圆满)/.test(after)) return false
  if (
    /^了/.test(after) ||
    /(?<!改造|提升|盘活|利用|完善)(?:现有|(?<!预计|将)共有|现存|现已)[^，。]{0,10}$/.test(clause)
  )
    return false
  if (context.aspirational === true || context.period !== undefined) return true
  // A text that says nothing of itself may be a law, whose bounds are rules.
  const said = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf('\n')) + 1)
  if (context.date === undefined && !(stance === 'future' && year) && /应当|不得|依法|条例|办法|规定的|负责/.test(said))
    return false
  if (stance === 'future' || COMPLETED_THEN.test(windowAfter(text, quantity.end, 60))) return true
  // 超过8万亿元，形成了…: done, as what came of it is.
  if (DONE_BEHIND.test(windowAfter(text, quantity.end, 24))) return false
  // Nothing tells the time: the form must. A bare figure beside a noun could be anything.
  if (isMeasured(quantity) && !/^(?:以上|以内|以下|左右)/.test(after)) return false
  const lead = before.replace(EACH, '')
  if (
    FIRM_LEAD.test(lead) ||
    ACTION_LEAD.test(lead) ||
    CHANGE_LEAD.test(lead) ||
    opensWithDoing(scene, quantity.start) ||
    (context.date !== undefined && /^(?:以上|以内|以下|左右)/.test(after))
  )
    return true
  return last !== undefined && !/[。！？]/.test(text.slice(last.quantity.end, quantity.start))
}

/** 死亡率从10.7‰降至7.5‰，寿命提高到77.93岁: in a sentence that says no time one exact figure tells of all others; not of bounds. */
function goesOnCounting(text: string, counted: Quantity, { start, end }: Quantity): boolean {
  return (
    !/[。！？；\n]/.test(text.slice(counted.end, start)) && !/^(?:以上|以内|以下|左右)/.test(windowAfter(text, end, 4))
  )
}

const DONE_BEHIND = /^(?:以上|左右)?，[㐀-鿿]{0,2}(?:形成|建成|打造|带动|实现|创造|解决|惠及|完成|吸引|带来|取得)了/

/** 约2600个单位将于2027年落成 */
const COMPLETED_THEN =
  /^[㐀-鿿]{0,8}(?:将|拟|预计|计划)(?:会|可)?(?:分别|陆续|相继)?[于在][^，。；]{2,40}(?:落成|建成|完工|竣工|投产|投用|开业|通车|交付|启用)/

/** 33.9% and 42252亿元 are too exact to be wished for: where nothing else tells the time, they were measured. */
function isMeasured({ value, base, kind }: Quantity): boolean {
  if (kind === 'percent' && base !== '百分点') return Math.round(value * 100) % 50 !== 0
  const digits = `${value}`.replace('.', '').replace(/^0+|0+$/g, '')
  return (kind === 'money' || kind === 'measure' || kind === 'count') && digits.length > 3
}

function lastBreak(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (/[，,。；;：:！？!?]/.test(text.charAt(at))) return at
  return -1
}
