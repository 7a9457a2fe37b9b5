// Says what a Chinese value measures, by the words before it in its clause or in the clause before.

import { clauseStart, skipLead } from './chinese-clause.ts'
import { stripPredicate } from './chinese-predicate.ts'
import { type Draft, type Scene, THAN } from './chinese-scene.ts'
import type { Quantity } from './quantity.ts'
import type { TargetReading } from './target-reading.ts'

/** What stands before a value: an indicator, a verb, or both. */
export interface Subject {
  indicator?: { start: number; end: number }
  /** Where the verb starts, if there is nothing before it. */
  verbStart?: number
  /** Where it ends, if it is a verb of doing that says by itself what is counted: 培训200万人次. */
  verbEnd?: number
  /** The phrase is a verb with its object, which may go on behind the value. */
  action?: true
}

/** Splits what stands before the value into indicator and predicate. */
export function readSubject(text: string, start: number, stop: number, draft: Draft): Subject {
  let end = stop
  const baseFrom =
    draft.base === undefined
      ? -1
      : /(?:从(?!业|事)|(?<!自)由(?!于)|现行|目前|现有|比|较)[^从由比较]{0,24}$/.exec(text.slice(start, stop))?.index
  if (baseFrom !== undefined && baseFrom >= 0) end = start + baseFrom
  end = stripPredicate(text, start, end)
  // 床位较2020年新增: with what it is compared, 新增 is no noun.
  const added = text.slice(end - 2, end) === '新增' ? 2 : 0
  const compared = COMPARED.exec(text.slice(start, end - added))
  if (compared !== null) end = stripPredicate(text, start, start + compared.index)
  // 中央财政将安排832亿元 says who pays, not what for.
  if (AGENT.test(text.slice(start, end))) return { verbStart: start }
  // 各地将新建幼儿园9万所: who is to do it stands before.
  const agent = AGENT_AHEAD.exec(text.slice(start, end))?.[0].length ?? 0
  // 新建厂房屋顶光伏覆盖率: of what is newly built.
  if (/^新建/.test(text.slice(start, end)) && /(?:率|比例|比重|占比)$/.test(text.slice(start, end)))
    return { indicator: { start, end } }
  let from = ACTION_VERB.test(text.slice(start + agent, end)) ? start + agent : start
  let verb = false
  // 新建、改扩建, 改造提升: verbs come in rows.
  for (let round = 0; round < 3; round++) {
    const found = ACTION_VERB.exec(text.slice(from, end))
    if (found === null || (verb && from + found[0].length >= end)) break
    verb = true
    from += found[0].length
    // 实现人均… keeps its object; 新增 alone has none before the value.
    if (from >= end) return { verbStart: start, verbEnd: end }
    const joint = /[、和并及]/.test(text.charAt(from)) ? 1 : 0
    if (
      !ACTION_VERB.test(text.slice(from + joint, end)) ||
      (joint === 0 && !/^(?:提升|实施|应用|建设|改扩建)/.test(text.slice(from, from + 3)))
    )
      break
    from += joint
  }
  while (from < end && /[\s、“"的]/.test(text.charAt(from)) && text.charAt(from) !== '“') from++
  const whose = WHOSE.exec(text.slice(from, end))
  if (whose !== null) from += whose[0].length
  const share = /(?:达到?|为|相当于|等于)(?:全[国省]|最大|[^，。达为当]{2,20}总)[^，。]{0,20}的$/.exec(
    text.slice(from, end),
  )
  if (share !== null) end = stripPredicate(text, from, from + share.index)
  else if (/[^目]的$/.test(text.slice(from, end))) end--
  if (end - from < (SHORT_NAMES.test(text.slice(from, end)) ? 1 : 2)) return start < stop ? { verbStart: start } : {}
  return verb ? { indicator: { start: from, end }, action: true } : { indicator: { start: from, end } }
}

/** The bare name that stands before a clause as its topic: ⟦棉花⟧，年产量达到464万吨; `undefined` where there is none. */
export function findTopic(text: string, from: number): { start: number; end: number } | undefined {
  const name = /(?:^|[。；;：:\n])([㐀-鿿]{1,5})，$/.exec(text.slice(Math.max(0, from - 7), from))?.[1]
  if (name === undefined || ACTION_VERB.test(name) || NO_NAME.test(name)) return undefined
  const start = from - 1 - name.length
  return stripPredicate(text, start, from - 1) === from - 1 ? { start, end: from - 1 } : undefined
}

/** The verb of doing that stands alone before a value, as its indicator; `undefined` where there is none. */
export function verbAlone({ verbStart, verbEnd }: Subject): { start: number; end: number } | undefined {
  return verbStart === undefined || verbEnd === undefined ? undefined : { start: verbStart, end: verbEnd }
}

/** The clause of the quantity at `index`, which has only a verb, takes its subject from the clause before `from`. */
export function borrowSubject(
  scene: Scene,
  index: number,
  from: number,
  previous: TargetReading | undefined,
): { start: number; end: number } | undefined {
  const { text } = scene
  if (scene.known) return undefined
  const between = previous === undefined ? '' : text.slice(previous.end, Math.min(from, previous.end + 30))
  const isNext =
    previous !== undefined &&
    (between.replace(/^[（(][^（）()]{0,20}[）)]/, '').length <= 2 || /^[或并且]/.test(text.slice(from, from + 1)))
  if (previous?.indicator !== undefined && isNext && (from > previous.end || /^[或并且]/.test(text.charAt(from))))
    return { start: previous.indicator.start, end: previous.indicator.end }
  if (!/[，,、]/.test(text.charAt(from - 1))) return undefined
  let stop = from - 1
  let clause = clauseStart(text, stop, previous?.end ?? 0)
  // 国民生产总值，按1985年价格计算，达到: the name stands before the prices.
  if (/^(?:按照?)[^，]{2,16}计算$/.test(text.slice(clause, stop)) && /[，,]/.test(text.charAt(clause - 1))) {
    stop = clause - 1
    clause = clauseStart(text, stop, previous?.end ?? 0)
  }
  const start = skipLead(scene, clause, stop)
  // 国民生产总值达到11170亿元，比1985年增长…: what the value before measured.
  let value: Quantity | undefined
  for (let at = index - 1; at >= 0; at--) {
    const each = scene.quantities[at]
    if (each === undefined || each.start < start) break
    if (each.end <= stop && !/year|date|ordinal/.test(each.kind)) value = each
  }
  const end = stripPredicate(text, start, value?.start ?? stop)
  // 提高计算机普及率，达到4%以上
  if (NO_NAME.test(text.slice(start, end))) return undefined
  const verb = ACTION_VERB.exec(text.slice(start, end))?.[0].length ?? 0
  const bare = end - start - verb >= 2 ? start + verb : start
  return end - bare >= 2 && end - bare <= 40 ? { start: bare, end } : undefined
}

/** What the value is compared with: 比2020年, 在去年基础上, 为一九五二年的. */
const COMPARED = new RegExp(
  `(?:(?:${THAN}|较|与|在)[^比较与在，]{1,14}?(?:年[底末]?|预算数?|预计数|执行数|决算数|完成数|同期|水平|基础上?|年初|末|时期|期间|[”"])(?:相比)?|(?:为|相当于|等于)(?:19|20|一九|二〇)[0-9〇一二三四五六七八九]{2}年的?)$`,
)

/** Whose it is, and how it adds up: not part of what is measured. */
const WHOSE =
  /^(?:按[0-9〇一二三四五六七八九]{4}年[^，。的]{0,8}的|(?:全[国省市县区州](?![性域场区民])|我[国省市区县州]|年均|累计|合计|(?:将|预计)?共有|共|[比较](?:去年|上年|[0-9〇一二三四五六七八九]{4}年|[㐀-鿿]{1,6}前)(?:预算|[底末])?|(?:中央|地方|省级|各级)?财政(?:已按|[已拟将]?(?:安排|投入|新增|拿出|扶持)))(?=[㐀-鿿A-Z“]{2}))+/

/** 各地将…; 政府会在未来15至20年投放…: who is to do it, and when. */
const AGENT_AHEAD =
  /^[㐀-鿿]{2,10}?(?:[将拟](?!来|定)把?|(?<![社大协学机])会(?:(?=在)|[把将]))(?:在(?:未来|今后)?[0-9一二三四五六七八九十至-]{1,8}年(?:内|间)?)?/

const AGENT = /^(?:全[国省市]|(?:中央|地方|省级|各级|各地|国家)(?:财政|政府|预算)?(?:[已拟将]?(?:安排|投入|新增))?)$/

/** A clause before that has a purpose, a ground or a verb of its own is no name for what follows. */
const NO_NAME = new RegExp(
  `${AGENT.source}|^(?:为|从|由|通过|根据|按照|随着|围绕|针对|在|以|对|同|与)|[要是就]|进一步|继续`,
)

const SHORT_NAMES = /^[钢煤铁油粮棉糖盐牛羊猪马纸布电铜铝铅锌锡镍茶]$/

/** Words that make a verb phrase with the value and so are not part of the indicator, when they stand at its start. */
const ACTION_VERB =
  /^(?:坚决|严格|加快|重点|大力|全面|继续|再|基本(?=建成|实现|完成|形成)|合计|累计|年均|高标准|高质量|高水平|谋划|开工|免费)?(?:新建和改扩建|新建和改造|新建改建|新建改造|新建(?!建筑|住宅小区)|新改建|改扩建|扩建|修建|兴建|改建|改造提升|改造|建设(?!用地|规模|单位|项目|投资|资金)|建成(?!区)|完成(?!率)|实现|培养|培育|引育|引进|引入|推广(?:应用)?(?!面积|率)|提供|解决|开展|实施(?!率)|支持|推进|启动|退出|取消|下放|减轻|安排|统筹|发行(?!量|额)|淘汰|关停|治理(?!率|能力|体系|面积)|整治(?!率)|确保|提高|提升|增加(?!值)|扩大|降低|减少|压减|压缩|削减|保持|稳定|控制|严守|守住|坚守|守牢|拓展|开工|续建|发展|形成|打造|创建|保障(?!性|水平|率)|帮助|落实|发放|培训(?!率)|加大|保护(?!率|区|面积)|修复(?!率|面积)|构建|设立|布局|推动|带动|引导|拿出|补助(?!标准)|达到|覆盖(?!率|面|人|范围)|投入(?!强度|占|年均)|投放|投资(?!额|规模|总|年均|增|占|率)|筹集|筹建|化解(?!率)|盘活|加装|配套|遴选|招引|制定|新增(?=$)|转移(?!支付)|招收|组织|试制|生产(?!总值|能力|率|性|力|量|线|者|企业|基地|资料|要素|设备|安全)|供应(?!量|能力)|使(?!用)|让|对(?!外|口|比)|为(?=$))/
