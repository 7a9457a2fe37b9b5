// Finds and reads the quantitative targets of Chinese text, clause by clause.

import { followChineseTense } from './chinese-tense.ts'
import { collectPlanMentions } from './plan-period.ts'
import type { Quantity } from './quantity.ts'
import {
  isTargetKind,
  type Modifier,
  quantityFields,
  type ReadingContext,
  type TargetItem,
  type TargetReading,
} from './target-reading.ts'

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
  const tense = followChineseTense(text, quantities, context)
  const drafts: Draft[] = []
  for (const [index, quantity] of quantities.entries()) {
    const role = readRole(scene, index, drafts.at(-1))
    if (role.name === 'none') continue
    const last = drafts.at(-1)
    const time = tense(quantity.start)
    if (role.name === 'item') {
      last?.items.push(quantity)
      continue
    }
    if (role.name === 'base') continue
    if (!known && !isForward(scene, quantity, time.stance, last)) continue
    drafts.push({
      quantity,
      index,
      items: [quantity],
      ...(role.base === undefined ? {} : { base: role.base }),
      ...(time.year === undefined ? {} : { year: time.year }),
    })
  }
  const readings: TargetReading[] = []
  for (const [at, draft] of drafts.entries()) {
    const reading = writeReading(scene, draft, readings.at(-1), drafts[at + 1])
    if (reading !== undefined) readings.push(reading)
  }
  return readings
}

interface Scene {
  text: string
  quantities: readonly Quantity[]
  context: ReadingContext
  /** Where years, dates and plans by name end, by where they start. */
  times: ReadonlyMap<number, number>
  known: boolean
}

/** A target on its way: its first quantity, all quantities of its list, and the value it starts from. */
interface Draft {
  quantity: Quantity
  index: number
  items: Quantity[]
  base?: Quantity
  year?: number
}

function timeSpans(text: string, quantities: readonly Quantity[]): Map<number, number> {
  const times = new Map<number, number>()
  for (const { kind, start, end } of quantities) if (kind === 'year' || kind === 'date') times.set(start, end)
  for (const { start, end } of collectPlanMentions(text)) times.set(start, end)
  return times
}

// --- what part a quantity plays -------------------------------------------------------------------------------------

type Role = { name: 'none' } | { name: 'base' } | { name: 'item' } | { name: 'target'; base?: Quantity }

function readRole(scene: Scene, index: number, last: Draft | undefined): Role {
  const { text, quantities } = scene
  const quantity = quantities[index]
  if (quantity === undefined || !isCandidate(scene, index, quantity)) return { name: 'none' }
  if (last !== undefined && isListed(text, last, quantity)) return { name: 'item' }
  if (isBaseOfNext(scene, index)) return { name: 'base' }
  if (isPartOfIndicator(scene, index)) return { name: 'none' }
  const base = previousValue(quantities, index)
  return base !== undefined && isBase(scene, base, quantity) ? { name: 'target', base } : { name: 'target' }
}

/** 13.5%、18% and 95%和85% share their verb: nothing but a comma or “and” stands between. */
function isListed(text: string, last: Draft, quantity: Quantity): boolean {
  const previous = last.items.at(-1)
  if (previous === undefined || quantity.start - previous.end > 8 || quantity.start < previous.end) return false
  // 7.5‰、9.5‰、18/10万 are rates all the same; other units do not mix.
  if (
    previous.base !== quantity.base &&
    previous.base !== '' &&
    quantity.base !== '' &&
    !(isRate(previous) && isRate(quantity))
  )
    return false
  return /^(?:左右|以上|以内|以下)?(?:、|，|和|与|及|以及|，并)(?:大?约)?$/.test(
    text.slice(previous.end, quantity.start).replace(/\s+/g, ''),
  )
}

/** 十种有色金属产量达到520万吨: a count that opens the clause of another value says what that one measures. */
function isPartOfIndicator({ text, quantities, known }: Scene, index: number): boolean {
  const here = quantities[index]
  const next = quantities[index + 1]
  if (here === undefined || next === undefined || here.kind !== 'count' || next.start - here.end > 40) return false
  if (!known && ACTION_LEAD.test(windowBefore(text, here.start, 12))) return false
  const gap = text.slice(here.end, next.start)
  return (
    isTargetKind(next) &&
    /^[㐀-鿿]/.test(gap) &&
    !/[，,；;。：:、]/.test(gap) &&
    (FIRM_LEAD.test(gap) || CHANGE_LEAD.test(gap))
  )
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
  if (BASE_LEAD.test(before) && /[到至为成]|增|减|降|升|高/.test(gap)) return true
  if (/(?:现行|目前|现有|原来|现在|当前)的?$/.test(before) && /[到至为]/.test(gap)) return true
  if (/^的[^，。；、]{1,14}(?:降|减|提|增|升|调)[^，。；、]{0,6}[到至为](?:大?约)?$/.test(gap)) return true
  return (
    /(?:比|较)[^，。；：、比较]{2,14}的$/.test(before) &&
    /^(?:大?约)?(?:增长|增加|减少|下降|提高|上升|降低|多|少|高|低|净增)/.test(gap)
  )
}

/** 由 and 从 before the value that a change starts from; 自由, 由于 and 从业 are other words. */
const BASE_LEAD = /(?:从(?!业|事)|(?<!自)由(?!于))[^，。；：、由从到至为]{0,22}$/

/** Whether the quantity may be a value that a plan sets at all, before its tense is asked. */
function isCandidate(scene: Scene, index: number, quantity: Quantity): boolean {
  const { text, known } = scene
  const before = windowBefore(text, quantity.start, 24)
  const after = windowAfter(text, quantity.end, 16)
  const firm = FIRM_LEAD.test(before)
  if (!isTargetKind(quantity)) {
    // 周转次数达到二次, 系数提高到1: a firm verb makes a target of a small or bare number.
    const bare =
      (quantity.kind === 'plain' || quantity.kind === 'count') && (firm || (known && quantity.kind !== 'count'))
    return (
      bare &&
      text.charAt(quantity.start) !== '一' &&
      !/^(?:级|型)/.test(after) &&
      !/^[个种项大条类方]/.test(quantity.unit)
    )
  }
  if (/[与和同][^，。、]{1,12}的$/.test(before) && /^(?:持平|相当|相同)/.test(after)) return false
  if (known) return !/[（(](?:折合|约合|合|相当于|折)?约?$/.test(before)
  if (isAside(scene, index, quantity, before)) return false
  if (
    /[每第]$|每(?:新增|增长|增加|提高)?$|平均每$/.test(before) ||
    /每(?:增长|增加|提高|下降|减少)[^，。]{0,4}$/.test(before)
  )
    return false
  if (/^[^，。；]{0,12}的基础上/.test(after)) return false
  if (isQuoted(before, after) && quantity.kind !== 'percent') return false
  if (
    /[\u3400-\u9fff]/.test(text.charAt(quantity.start)) &&
    quantity.value < 10 &&
    quantity.scale === 1 &&
    /count|money|measure/.test(quantity.kind) &&
    Number.isInteger(quantity.value) &&
    !firm
  )
    return false
  if (/^条$/.test(quantity.unit) && /新$/.test(before)) return false
  if (quantity.kind === 'count' && /[在对向]$/.test(before) && !firm) return false
  if (/(?:^|[→，。：])共(?:有)?$/.test(before) || /[→。]共[^，。]{0,16}，面积$/.test(before)) return false
  if (SPECIFICATIONS.has(quantity.base) && !firm) return false
  if (isSpan(quantity)) return isSpanTarget(before, after, quantity)
  if (isThreshold(text, quantity, before, after, firm)) return false
  if (
    /^(?:方面|领域|要求|原则|任务|措施|问题|重点|关系|环节|层面|意识|自信|维护|全面|毫不动摇|坚持|必须|层次|大局|不变)/.test(
      after,
    ) &&
    quantity.scale === 1
  )
    return false
  if (quantity.base === '年' || quantity.base === '个月') return false
  return true
}

/** Units in which plans describe what they want built, seldom how much of it. */
const SPECIFICATIONS: ReadonlySet<string> = new Set(
  '纳米 微米 毫米 厘米 千伏 伏 马力 兆帕 ℃ 摄氏度 千伏安 次'.split(' '),
)

/** A verb that leads to the value a target sets. */
const FIRM_LEAD =
  /(?:[到至]|达|控制在|保持在|稳定在|维持在|不低于|不少于|不超过|不高于|不大于|不小于|高于|低于|超过|突破|为)(?:大?约|近|接近|全国|平均)?$/

/** 49351元（折合7924美元）: the same amount in another currency. */
function isAside({ text, quantities }: Scene, index: number, quantity: Quantity, before: string): boolean {
  if (!/[（(](?:折合|约合|合|相当于|折|即|约)*$/.test(before)) return false
  const open = quantity.start - (/[（(][^（(]*$/.exec(before)?.[0].length ?? 0)
  return (
    (quantities[index - 1]?.end === open && quantities[index - 1]?.kind !== 'year') ||
    (/^[）)]/.test(text.slice(quantity.end, quantity.end + 1)) && /折|合|即/.test(before.slice(-4)))
  )
}

function isQuoted(before: string, after: string): boolean {
  const open = Math.max(before.lastIndexOf('“'), before.lastIndexOf('《'), before.lastIndexOf('「'))
  if (open < 0 || open < Math.max(before.lastIndexOf('”'), before.lastIndexOf('》'), before.lastIndexOf('」')))
    return false
  return /[”》」]/.test(after)
}

/** Lengths of time and ages are seldom targets; most say when or who. */
function isSpan(quantity: Quantity): boolean {
  return /^(?:年|个月|月|周|天|日|小时|分钟|秒|工作日|学年|岁|学时|课时)$/.test(quantity.base)
}

function isSpanTarget(before: string, after: string, quantity: Quantity): boolean {
  if (/^(?:以上|以下|以内|及以上|至)?(?:的|人口|儿童|老人|老年|居民|婴|幼|残|学生|少年|青年)/.test(after)) return false
  if (/寿命|年限|年龄|年数|周期|龄/.test(before) && (quantity.base === '年' || quantity.base === '岁')) return true
  if (quantity.base === '年' || quantity.base === '个月' || quantity.base === '岁')
    return /(?:缩短|压缩|压减)(?:到|至)(?:大?约)?$/.test(before)
  if (/(?:缩短|压缩|压减|控制|降低|减少|提高|增加|降)(?:到|至|在)(?:大?约)?$/.test(before))
    return !/日$/.test(quantity.base)
  return /^(?:小时|分钟|学时)$/.test(quantity.base) && /不(?:超过|低于|少于)$/.test(before)
}

/** Whether the amount says which things are meant, not how many there shall be: 人口20万以上的镇, 年产30万吨的装置, 罚款. */
function isThreshold(text: string, quantity: Quantity, before: string, after: string, firm: boolean): boolean {
  if (quantity.kind === 'percent') {
    if (/罚款|处以|罚金|违法所得|货值|过半数/.test(before + windowAfter(text, quantity.end, 30))) return true
    if (/[股票]权|表决|持股|股份|税率[^，。]{0,4}一档/.test(before + after)) return true
    if (
      /^(?:以上|以下)?的(?:地方|地区|企业|国家|城市|股东|单位|学校|县)?，/.test(after) &&
      /(?:超过|达到|低于|不足|高于)$/.test(before)
    )
      return true
    return false
  }
  const clause = windowBefore(text, quantity.start, 40) + windowAfter(text, quantity.end, 30)
  if (
    /罚款|处罚|处以|有期徒刑|拘留|罚金|违法所得|滞纳金|赔偿|情节严重|注册资本|货值|吊销|联名|候选人|经济损失|死亡[^率]{0,3}$/.test(
      clause,
    )
  )
    return true
  if (/^(?:级|型|量级)/.test(after)) return true
  if (/^(?:及?以上|及?以下|以内)?的(?!目标|水平|规模|标准以)/.test(after) && quantity.kind !== 'count')
    return !ACTION_LEAD.test(before) && !/(?:总额|总规模|规模)$/.test(before)
  if (/^(?:及?以上|及?以下)的/.test(after)) return !firm && !ACTION_LEAD.test(before)
  if (
    /^(?:及?以上|及?以下)[㐀-鿿]/.test(after) &&
    (quantity.kind === 'measure' || quantity.kind === 'plain') &&
    !/^(?:及?以上|及?以下)(?:和|与|及|并|或|其中)/.test(after)
  )
    return !firm && !ACTION_LEAD.test(before)
  // 近14亿人口的大国, 13亿中国人, 56个民族: not what a plan sets.
  if (
    /^(?:多|人)?(?:中国人|中国人民|人民|人口的|同胞|各族|消费者|人口大国|国人|国民|农民的|人的|人民群众|中华儿女|民族|父老)/.test(
      after,
    ) ||
    /^[人]?口?大国/.test(after)
  )
    return true
  if (
    quantity.scale === 1e8 &&
    /(?:我国|中国|有|近|[，。、；]|^|十几|的)$/.test(before) &&
    /^(?:人口|多?劳动力)/.test(quantity.base + after) &&
    !firm
  )
    return true
  if (/高校毕业生(?:预计)?将?(?:有|达到?|高达|超过)?$/.test(before)) return true
  if (quantity.unit === '个' && /^民族/.test(after)) return true
  // 400毫米降水线: a measure that opens the clause and stands before a noun describes it.
  if (
    quantity.kind === 'measure' &&
    /(?:促进|推进|加强|推动|[，、：；。和与及是]|^)$/.test(before) &&
    /^[㐀-鿿]/.test(after) &&
    !/^(?:以|左右|及以)/.test(after)
  )
    return true
  if (
    /(?:年产|日产|单机|每台|每吨|每亩|每公顷|时速|单机容量|装机容量为|口径|直径|水深|(?<!加)深|(?<![增延])长|(?<![提新增])高|(?<![拓放])宽|容积为)(?:在|为)?$/.test(
      before,
    ) &&
    /^(?:及?以上|左右)?[㐀-鿿]/.test(after) &&
    !firm
  )
    return true
  return false
}

/** A verb of making or supplying right before the amount. */
const ACTION_LEAD =
  /(?:建成|建设|新建|改造|新增|完成|实现|提供|达到|形成|培育|培养|支持|开展|覆盖|解决|创建|打造|推动|引导|发展|治理|整治|新改建|改扩建|增加|扩大到|使|让|力争|确保|帮助|安排|淘汰|压减|化解|培训|用于)(?:大?约|近|超过|共)?$/

// --- tense and form -------------------------------------------------------------------------------------------------

function isForward(
  scene: Scene,
  quantity: Quantity,
  stance: 'past' | 'future' | undefined,
  last: Draft | undefined,
): boolean {
  const { text, context } = scene
  if (stance === 'past') return false
  const before = windowBefore(text, quantity.start, 60)
  const clause = before.slice(lastBreak(before) + 1)
  const after = windowAfter(text, quantity.end, 8)
  if (/^了/.test(after) || /(?:现有|共有|现存|现已)[^，。]{0,10}$/.test(clause)) return false
  if (context.aspirational === true || context.period !== undefined) return true
  // A text that says nothing of itself may be a law, whose bounds are rules.
  if (context.date === undefined && /应当|不得|依法|条例|办法|规定的|负责/.test(before)) return false
  if (stance === 'future') return true
  // Nothing tells the time: the form must. A bare figure beside a noun could be anything.
  if (
    FIRM_LEAD.test(before) ||
    ACTION_LEAD.test(before) ||
    CHANGE_LEAD.test(before) ||
    (context.date !== undefined && /^(?:以上|以内|以下|左右)/.test(after))
  )
    return true
  return last !== undefined && !/[。！？]/.test(text.slice(last.quantity.end, quantity.start))
}

const CHANGE_LEAD =
  /(?:增长|提高|提升|降低|下降|减少|增加|缩减|压减|压缩|削减|上升|扩大|递增|新增|净增|上涨|回升|下调|上调|再降|降|增|压|减)(?:大?约|近|超过)?$/

// --- the span and what it says --------------------------------------------------------------------------------------

function writeReading(
  scene: Scene,
  draft: Draft,
  previous: TargetReading | undefined,
  next: Draft | undefined,
): TargetReading | undefined {
  const { text } = scene
  const first = draft.base ?? draft.quantity
  const lastItem = draft.items.at(-1) ?? draft.quantity
  const floor = previous?.end ?? 0
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
      indicator ??= object
      end = object.end
    } else indicator ??= verbAlone(subject) ?? borrowSubject(scene, from, previous)
    if (subject.verbStart !== undefined) spanStart = subject.verbStart
  }
  if (spanStart >= first.start && subject.verbStart === undefined) spanStart = modifierStart(text, first.start, from)
  if (spanStart < floor) return undefined
  const said = text.slice(spanStart, end)
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
  const direction = readDirection(predicate, said)
  if (direction !== undefined) reading.direction = direction
  if (/年均|每年|平均每年|逐年|年度?增长率|年递增/.test(said)) reading.per = 'year'
  if (/累计|合计|五年(?:内)?(?:共|累计|新增)|总共/.test(said)) reading.cumulative = true
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

/** 符合政策的约8000万⟦纳税人⟧, 儿童白血病等20种⟦重大疾病⟧: what is counted follows. */
function describesObject(text: string, value: Quantity): boolean {
  return (
    value.kind !== 'percent' &&
    value.kind !== 'multiple' &&
    /[的等](?:大?约|近|超过)?$/.test(windowBefore(text, value.start, 5))
  )
}

/** Where the clause of the value at `at` starts: behind the last comma or colon, but not inside brackets, at most 120 back. */
function clauseStart(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - 120)
  let depth = 0
  let start = at
  while (start > least) {
    const char = text.charAt(start - 1)
    if (/[）)]/.test(char)) depth++
    else if (/[（(]/.test(char)) {
      if (depth === 0) break
      depth--
    } else if (/[。；;！？!?\n]/.test(char) || (depth === 0 && /[，,：:→]/.test(char))) break
    start--
  }
  // 常住人口城镇化率达到60%、户籍人口城镇化率达到45%: what follows the value before and its comma is a clause again.
  if (start === floor && floor > 0) {
    const comma = text.slice(start, at).indexOf('、')
    if (comma >= 0) return start + comma + 1
  }
  return start
}

/** Steps over what is not yet the indicator: adverbs of time, 其中, 力争, 使, dashes. */
function skipLead(scene: Scene, from: number, stop: number): number {
  let at = from
  for (let round = 0; round < 10; round++) {
    const time = scene.times.get(at)
    if (time !== undefined && time <= stop) {
      at = time
      continue
    }
    LEAD.lastIndex = at
    const found = LEAD.exec(scene.text)
    if (found === null || found[0] === '' || at + found[0].length > stop) break
    at += found[0].length
  }
  return at
}

const LEAD =
  /[（(][0-9一二三四五六七八九十]{1,3}[)）]|[\s　、，：:—–\-→•●·＊*>”"）)]+|(?:其中|同时|此外|另外|并且|而且|以及|并(?!网|购|举|轨|存|联|行|重|列)|使得?(?!用|命)|力争|确保|争取|努力|保证|推动实现|推动|促进|要(?!素|求|闻|件)|须|应(?!急|用|收|届|对)|把(?!握|关)|将(?!军|来)|(?:到|至|自|从|截至|于)(?=20|二[〇零]|“|本世纪|[今明]年)|在(?=“|20|二[〇零])|年底前?|年末|底(?!线|层|部|座|气|蕴|数)前?|末(?!端|班|期)|以前|之前|之后|期间|时期|时(?=，)|内(?=，|全|新|累|共)|今年内?|明年|全年|逐步|继续|进一步|计划|预计|预期|目标是|大约|共(?=新|建|完|培|改)|届时|五年内?|十年内?|未来五年|今后五年|三年内?|年内|(?:二〇|20)[0-9〇一二三四五六七八九]{2}年|[和与](?!平|谐|会)|及|或|的|每年|平均每年|努力实现|分别)/y

/** The bound word behind the value: 以上, 以内, 左右. */
function boundEnd(text: string, at: number): number {
  BOUND.lastIndex = at
  const found = BOUND.exec(text)
  return at + (found?.[0].length ?? 0)
}

const BOUND = /(?: ?(?:及?以上|及?以下|以内|之内|左右|上下|之间|以前))?(?:（(?:约束性|预期性)(?:指标)?）)?/y

interface Subject {
  indicator?: { start: number; end: number }
  /** Where the verb starts, if there is nothing before it. */
  verbStart?: number
  /** Where it ends, if it is a verb of doing that says by itself what is counted: 培训200万人次. */
  verbEnd?: number
  /** The phrase is a verb with its object, which may go on behind the value. */
  action?: true
}

/** Splits what stands before the value into indicator and predicate. */
function readSubject(text: string, start: number, stop: number, draft: Draft): Subject {
  let end = stop
  const baseFrom =
    draft.base === undefined
      ? -1
      : /(?:从(?!业|事)|(?<!自)由(?!于)|现行|目前|现有|比|较)[^从由比较]{0,24}$/.exec(text.slice(start, stop))?.index
  if (baseFrom !== undefined && baseFrom >= 0) end = start + baseFrom
  end = stripPredicate(text, start, end)
  const compared = /(?:比|较|与)[^比较与，]{1,14}?(?:年[底末]?|预算|同期|水平|基础上?|年初)(?:相比)?$/.exec(
    text.slice(start, end),
  )
  if (compared !== null) end = stripPredicate(text, start, start + compared.index)
  let from = start
  const verb = ACTION_VERB.exec(text.slice(start, end))
  if (verb !== null) {
    from = start + verb[0].length
    // 实现人均… keeps its object; 新增 alone has none before the value.
    if (from >= end) return { verbStart: start, verbEnd: end }
  }
  while (from < end && /[\s、“"的]/.test(text.charAt(from)) && text.charAt(from) !== '“') from++
  if (end - from < 2) return start < stop ? { verbStart: start } : {}
  return verb === null ? { indicator: { start: from, end } } : { indicator: { start: from, end }, action: true }
}

/** Words that make a verb phrase with the value and so are not part of the indicator, when they stand at its start. */
const ACTION_VERB =
  /^(?:加快|重点|大力|全面|继续|再|基本)?(?:新建和改扩建|新建和改造|新建改建|新建改造|新建|改建|改造|建设|建成|完成|实现|培养|培育|推广|提供|解决|开展|实施|支持|安排|发行|淘汰|治理|整治|确保|提高|提升|增加|扩大|降低|减少|压减|压缩|削减|保持|稳定|控制|严守|守住|拓展|开工|续建|发展|形成|打造|创建|保障|帮助|落实|发放|培训|加大|保护|修复|构建|设立|布局|推动|引导|拿出|补助|达到|覆盖|投入|投资|筹集|化解|转移|招收|组织|试制|生产|供应|使|让|对)/

const PREDICATE_WORDS: ReadonlySet<string> = new Set(
  (
    '达到 达 提高到 提高至 提高 提升到 提升至 提升 增加到 增加至 增加 增至 增长到 增长至 增长 增速 增幅 扩大到 扩大至 扩大 上升到 上升至 上升为 上升 上涨 升至 升到 升 涨 降低到 降低至 降低 下降到 下降至 下降为 下降 ' +
    '降到 降至 降为 降 减少到 减少至 减少 减到 减至 减为 减 缩短到 缩短至 缩短 缩小到 缩小至 缩小 压减到 压减 压缩到 压缩 削减 控制在 控制 调控在 保持在 保持 稳定在 稳定 维持在 维持 恢复到 发展到 完成 实现 超过 突破 接近 ' +
    '为 是 有 占 约 大约 约占 近 按 按照 安排 拟按 拟安排 拟 递增 递减 净增 共 共计 总计 合计 累计 分别 均 各 各达 各占 再 又 将 要 须 应 可 能 能够 可以 力争 争取 确保 努力 继续 逐步 总体 基本 一般 全部 普遍 年均 预期 预计 平均 平均每年 每年 每月 每人每年 每人 人均 年 实际 名义 ' +
    '不低于 不少于 不超过 不高于 不大于 不小于 低于 高于 大于 小于 至少 最少 最多 多于 少于 到 至 在 了 上 也 就 还 仍 比 较 已 即 高 低 多 少 以 由 从 自 和 或 其中 年均增长 年均增速 年均提高 年均下降 年均递增 平均 以年均 每年递增 平均每年递增 平均每年增长 内 都 只 大体 明显 发展 需要 翻 ＞ > ≥ < ＜ ≤ ： :'
  ).split(' '),
)

/** Takes verbs, adverbs and prepositions off the end of [start, end). */
function stripPredicate(text: string, start: number, end: number): number {
  let at = end
  for (let round = 0; round < 12; round++) {
    while (at > start && /[\s，、“"]/.test(text.charAt(at - 1))) at--
    // （按2000年价格计算）
    if (/[）)]/.test(text.charAt(at - 1))) {
      const from = Math.max(start, at - 40)
      const inside = text.slice(from, at)
      const open = from + Math.max(inside.lastIndexOf('（'), inside.lastIndexOf('('))
      if (open >= from && open > start && /按|不变价|年|折|包括|其中/.test(text.slice(open, at))) {
        at = open
        continue
      }
    }
    let cut = 0
    for (let length = Math.min(6, at - start); length > 0; length--)
      if (PREDICATE_WORDS.has(text.slice(at - length, at)) && !isNounTail(text, at, length)) {
        cut = length
        break
      }
    if (cut === 0) break
    at -= cut
  }
  return at
}

/** 新增就业 and 保有量 end in nouns, 人均 is no 均, 比重 no 重. */
function isNounTail(text: string, at: number, length: number): boolean {
  const word = text.slice(at - length, at)
  const before = text.charAt(at - length - 1)
  if (word === '均') return /[人年户亩日月平]/.test(before)
  if (word === '占' || word === '比') return /[占对同]/.test(before)
  if (word === '有') return /[保所共拥私公国专]/.test(before)
  if (word === '年') return /[0-9〇一二三四五六七八九] ?$/.test(text.slice(Math.max(0, at - 3), at - 1))
  if (word === '增速' || word === '增幅') return before !== '均'
  if (word === '高') return /[提]/.test(before)
  if (word === '发展' || word === '生产') return /[的]/.test(before)
  return false
}

/** What is counted, where it follows the value: 建成10.75亿亩⟦集中连片高标准农田⟧. */
function readObject(
  text: string,
  last: Quantity,
  end: number,
  next: Draft | undefined,
): { start: number; end: number } | undefined {
  let start = end
  if (text.charAt(start) === '的') start++
  const limit = Math.min(text.length, start + 32, next === undefined ? Infinity : (next.base ?? next.quantity).start)
  let stop = start
  while (stop < limit && !/[，,。；;、：:！？!?（(\n）)“”"|]/.test(text.charAt(stop))) stop++
  // 解决750万户⟦家庭⟧和240万户…: the next value takes the rest.
  if (next !== undefined && stop === (next.base ?? next.quantity).start) {
    const joint = /^(.*[㐀-鿿])(?:、|和|与|及|以及|并)[^、和与及]{0,6}$/.exec(text.slice(start, stop))?.[1]
    if (joint === undefined) return undefined
    stop = start + joint.length
  }
  if (last.kind === 'multiple' || stop - start < 2 || !/^[㐀-鿿A-Za-z]/.test(text.charAt(start))) return undefined
  return { start, end: stop }
}

function verbAlone({ verbStart, verbEnd }: Subject): { start: number; end: number } | undefined {
  return verbStart === undefined || verbEnd === undefined ? undefined : { start: verbStart, end: verbEnd }
}

/** A clause that has only a verb takes its subject from the clause before it. */
function borrowSubject(
  scene: Scene,
  from: number,
  previous: TargetReading | undefined,
): { start: number; end: number } | undefined {
  const { text } = scene
  if (!/[，,、]/.test(text.charAt(from - 1)) || scene.known) return undefined
  if (previous?.indicator !== undefined && from - previous.end <= 2)
    return { start: previous.indicator.start, end: previous.indicator.end }
  const clause = clauseStart(text, from - 1, previous?.end ?? 0)
  const start = skipLead(scene, clause, from - 1)
  const end = stripPredicate(text, start, from - 1)
  return end - start >= 2 && end - start <= 40 ? { start, end } : undefined
}

/** The start of 约 and 不低于 right before a value that stands alone. */
function modifierStart(text: string, at: number, from: number): number {
  const before = text.slice(Math.max(from, at - 5), at)
  return at - (/(?:大约|约|近|超过|不低于|不少于|不超过|达到|突破|至少|＞|>|≥|<|＜|≤)+$/.exec(before)?.[0].length ?? 0)
}

function readModifier(text: string, quantity: Quantity, end: number): Modifier | undefined {
  const before = windowBefore(text, quantity.start, 10)
  const after = text.slice(quantity.end, Math.max(end, quantity.end + 4))
  if (quantity.kind === 'multiple' && text.charAt(quantity.start) === '翻')
    return quantity.value === 2 ? 'double' : quantity.value === 4 ? 'quadruple' : 'times'
  if (/不(?:低于|少于|小于)(?:大?约)?$|至少(?:要)?(?:达到)?$|≥ ?$/.test(before)) return 'at-least'
  if (/不(?:超过|高于|多于|大于|得超过)$|最多$|≤ ?$/.test(before)) return 'at-most'
  if (/(?:超过|突破|高于|大于|多于|[＞>]) ?$/.test(before) || quantity.more === true) return 'more-than'
  if (/(?:低于|小于|少于|[＜<]) ?$/.test(before)) return 'less-than'
  if (/^ ?及?以上/.test(after)) return 'at-least'
  if (/^ ?(?:及?以下|以内|之内)/.test(after)) return 'at-most'
  if (/^ ?(?:左右|上下)/.test(after) || /(?:大约|约|近|接近)$/.test(before)) return 'about'
  if (quantity.kind === 'multiple') return 'times'
  return undefined
}

function readDirection(predicate: string, said: string): TargetReading['direction'] {
  for (const part of [predicate, said]) {
    if (/不低于|不少于|不小于/.test(part)) return /保持|稳定/.test(part) ? 'hold' : 'raise'
    if (/保持|稳定|控制|以内|维持|不变|守住|严守|持平/.test(part)) return 'hold'
    if (/降|减|缩|压|下调|低于|不超过|不高于|淘汰/.test(part)) return 'lower'
    if (/提高|提升|增|升|扩大|翻|达到|超过|突破|不低于|不少于|新建|建成|建设|上涨|递增|涨/.test(part)) return 'raise'
  }
  return undefined
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
    reading.baseline = {
      start: base.start,
      end: base.end,
      value: base.value,
      scale: base.scale,
      unit: base.unit,
      ...(year === undefined ? {} : { year: year.value }),
    }
    return
  }
  // 提高到56%（2020年为15%）
  const year = scene.quantities[draft.index + 1]
  const base2 = scene.quantities[draft.index + 2]
  if (
    year?.kind === 'year' &&
    base2?.base === draft.quantity.base &&
    /^[（(]$/.test(text.slice(reading.end, year.start)) &&
    /^(?:末|底)?(?:为|是|达|达到)?$/.test(text.slice(year.end, base2.start))
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
  // 比2010年翻一番, 在2015年的基础上
  for (let at = draft.index - 1; at >= 0 && at >= draft.index - 3; at--) {
    const year = scene.quantities[at]
    if (year === undefined || year.start < start - 16) return
    if (
      year.kind === 'year' &&
      /[比较在] ?$/.test(text.slice(Math.max(0, year.start - 2), year.start)) &&
      draft.quantity.start - year.end < 16
    )
      reading.baseline = { start: year.start, end: year.end, year: year.value }
  }
}

function addDeadline(reading: TargetReading, scene: Scene, draft: Draft): void {
  const inside = yearBefore(scene, draft.index, reading.start, reading.baseline?.year)
  const said = inside ?? (scene.known ? yearBefore(scene, draft.index, 0, reading.baseline?.year) : undefined)
  const year = said?.high ?? said?.value ?? draft.year
  if (year !== undefined) reading.deadline = { year, from: 'text' }
  else if (scene.context.period !== undefined) reading.deadline = { year: scene.context.period.to, from: 'period' }
}

/** The last year before the quantity at `index` that stands at or behind `from`, but not `other`. */
function yearBefore({ quantities }: Scene, index: number, from: number, other?: number): Quantity | undefined {
  for (let at = index - 1; at >= 0; at--) {
    const each = quantities[at]
    if (each === undefined || each.start < from) return undefined
    if (each.kind === 'year' && each.value !== other) return each
  }
  return undefined
}

/** The values of a list, each with its own name where the indicator lists as many: A、B和C分别下降1%、2%、3%. */
function listItems(items: readonly Quantity[], indicator: string | undefined): TargetItem[] {
  const names = indicator === undefined ? [] : indicator.split(/、|以及|[和与及](?!时|格)/).filter(name => name !== '')
  return items.map((item, at) => {
    const name = names.length === items.length ? names[at] : undefined
    return {
      ...(name === undefined ? {} : { indicator: name }),
      ...quantityFields(item),
      start: item.start,
      end: item.end,
    }
  })
}

// --- windows --------------------------------------------------------------------------------------------------------

/** Up to `length` characters before `at`, without the spaces that web typography puts between Chinese and digits. */
function windowBefore(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - length), at).trimEnd()
}

function windowAfter(text: string, at: number, length: number): string {
  return text.slice(at, at + length).trimStart()
}

function windowAround(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(text.length, end + 10))
}

function lastBreak(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (/[，,。；;：:！？!?]/.test(text.charAt(at))) return at
  return -1
}
