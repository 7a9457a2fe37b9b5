// Splits a Chinese clause around its value: where it starts, what it measures, what is counted behind the value.

import { type Draft, type Scene, windowBefore } from './chinese-scene.ts'
import type { Quantity } from './quantity.ts'
import type { TargetReading } from './target-reading.ts'

/** Where the clause of the value at `at` starts: behind the last comma or colon, but not inside brackets, at most 120 back. */
export function clauseStart(text: string, at: number, floor: number): number {
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
export function skipLead(scene: Scene, from: number, stop: number): number {
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
export function boundEnd(text: string, at: number): number {
  BOUND.lastIndex = at
  const found = BOUND.exec(text)
  return at + (found?.[0].length ?? 0)
}

const BOUND = /(?: ?(?:及?以上|及?以下|以内|之内|左右|上下|之间|以前))?(?:（(?:约束性|预期性)(?:指标)?）)?/y

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

/** 符合政策的约8000万⟦纳税人⟧, 儿童白血病等20种⟦重大疾病⟧: what is counted follows. */
export function describesObject(text: string, value: Quantity): boolean {
  return (
    value.kind !== 'percent' &&
    value.kind !== 'multiple' &&
    /[的等](?:大?约|近|超过)?$/.test(windowBefore(text, value.start, 5))
  )
}

/** What is counted, where it follows the value: 建成10.75亿亩⟦集中连片高标准农田⟧. */
export function readObject(
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

/** The verb of doing that stands alone before a value, as its indicator; `undefined` where there is none. */
export function verbAlone({ verbStart, verbEnd }: Subject): { start: number; end: number } | undefined {
  return verbStart === undefined || verbEnd === undefined ? undefined : { start: verbStart, end: verbEnd }
}

/** A clause that has only a verb takes its subject from the clause before it. */
export function borrowSubject(
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
export function modifierStart(text: string, at: number, from: number): number {
  const before = text.slice(Math.max(from, at - 5), at)
  return at - (/(?:大约|约|近|超过|不低于|不少于|不超过|达到|突破|至少|＞|>|≥|<|＜|≤)+$/.exec(before)?.[0].length ?? 0)
}
