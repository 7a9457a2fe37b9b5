// What the steps of reading Chinese targets share: the text with its quantities, a target on its way, words of lead.

import type { Quantity } from './quantity.ts'
import type { ReadingContext } from './target-reading.ts'

/** A text on its way through the steps. With `known` it is a target and is not questioned. */
export interface Scene {
  text: string
  quantities: readonly Quantity[]
  context: ReadingContext
  /** Where years, dates and plans by name end, by where they start. */
  times: ReadonlyMap<number, number>
  known: boolean
}

/** A target on its way: its first quantity, all quantities of its list, and the value it starts from. */
export interface Draft {
  quantity: Quantity
  index: number
  items: Quantity[]
  base?: Quantity
  year?: number
  /** It looks ahead to a time of which the year is not known. */
  isOpen?: true
}

/** Up to `length` characters before `at`, without the spaces that web typography puts between Chinese and digits. */
export function windowBefore(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - length), at).trimEnd()
}

/** Up to `length` characters from `at` on, without leading spaces. */
export function windowAfter(text: string, at: number, length: number): string {
  return text.slice(at, at + length).trimStart()
}

/** 比 that compares, and not the end of 占比, 对比, 同比, as the source of an expression. */
export const THAN = '(?<![占对同环之])比'

/** A verb that leads to the value a target sets. */
export const FIRM_LEAD =
  /(?:[到至]|达|控制在|保持在|稳定在|维持在|不低于|不少于|不超过|不高于|不大于|不小于|高于|低于|超过|突破|[迈跨]上|[＞>≥＜<≤]|为)(?:大?约|近|接近|全国|平均)?$/

/** A verb of making or supplying right before the amount. */
export const ACTION_LEAD =
  /(?:建成|建设|新建|修建|兴建|改造|新增|完成|实现|提供|达到|形成|培育|培养|支持|开展|覆盖|解决|创建|打造|推动|引导|发展|治理|整治|新改建|改扩建|增加|扩大到|使|让|力争|确保|帮助|安排|淘汰|压减|化解|培训|用于|发行|筹集|加固|签约|引进|招引|并网|制定|创造|吸引|带动|拉动)(?:大?约|近|超过|共)?$/

/** A verb of change right before the amount. */
export const CHANGE_LEAD =
  /(?:增长|提高|提升|降低|下降|减少|增加|缩减|压减|压缩|削减|上升|扩大|递增|新增|净增|上涨|回升|下调|上调|再降|降|增|压|减)(?:大?约|近|超过?)?$/

/** For whom or how long an amount counts, between its verb and the amount: 提高到每人每年670元, 每百平方公里60公里. */
export const EACH = /(?:平均)?每[百千万0-9]{0,4}(?:人|公斤|户|月|年|亩|公顷|吨|平方公里|平方米|千米|公里)(?:每[月年])?$/
