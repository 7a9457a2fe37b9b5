// Takes the predicate off the words before a Chinese value, so that what is left is a name.

import { EACH, THAN } from './chinese-scene.ts'

/** Where [start, end) ends without the verbs, adverbs, times and prepositions at its end: 总产值五年内将提高到 is 总产值. */
export function stripPredicate(text: string, start: number, end: number): number {
  let at = end
  for (let round = 0; round < 12; round++) {
    // 总产值五年内, 现代工业产值一九五七年, 达到每百平方公里
    const aside = ASIDE.exec(text.slice(Math.max(start, at - 18), at))
    if (aside !== null && at - aside[0].length > start) at -= aside[0].length
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

const ASIDE = new RegExp(
  `(?:(?:[到至在于](?:19|20|1(?=[0-3][0-9]年))[0-9]{2}(?:[-–—/／][0-9]{2})?年度?(?:第?[一二三四]季度?)?(?:[底末]前?|或?[以之]?前|内)?|(?<=[0-9]年)[到至于])|(?<!${THAN}|[较与在由从自到至于])(?:19|20|一九|二〇)[0-9〇一二三四五六七八九]{2}年[底末]?|(?<![0-9〇一二三四五六七八九十两比较])[一二三四五六七八九十两0-9]{1,2}年内?|[由从](?:19|20)[0-9]{2}年的水平|(?<=[到至占])全[国省市]|(?:大约|约)|${EACH.source.slice(0, -1)})$`,
)

/** 新增就业 and 保有量 end in nouns, 人均 is no 均, 比重 no 重. */
function isNounTail(text: string, at: number, length: number): boolean {
  const word = text.slice(at - length, at)
  const before = text.charAt(at - length - 1)
  if (word === '则') return /[规原法准守细总通]/.test(before)
  if (word === '需') return /[内刚所军急民供外必]/.test(before)
  if (word === '均') return /[人年户亩日月平]/.test(before)
  if (word === '占') return /[对同]/.test(before)
  // 改造提升 is a verb of doing, as 改造 is.
  if (word === '提升' || word === '升') return text.slice(Math.max(0, at - 4), at) === '改造提升'
  if (word === '达') return /[通到发传直抵]/.test(before)
  if (word === '满足') return before === '的'
  if (word === '能') return /[产功节智性效动电储氢核热光]/.test(before)
  if (word === '有') return /[保所共拥私公国专]/.test(before)
  if (word === '年') return /[0-9〇一二三四五六七八九去上今明] ?$/.test(text.slice(Math.max(0, at - 3), at - 1))
  if (word === '增速' || word === '增幅') return before !== '均'
  if (word === '高') return /[提]/.test(before)
  if (word === '发展' || word === '生产') return /[的]/.test(before)
  return false
}

const PREDICATE_WORDS: ReadonlySet<string> = new Set(
  (
    '高出 超出 介乎 介于 需 则 亦 可望 有望 到达 一共 首次 释出 订为 设为 减量 满足 原则上 达到 达 提高到 提高至 提高 提升到 提升至 提升 增加到 增加至 增加 增至 增长到 增长至 增长 增速 增幅 扩大到 扩大至 扩大 上升到 上升至 上升为 上升 上涨 升至 升到 升 涨 降低到 降低至 降低 下降到 下降至 下降为 下降 ' +
    '降到 降至 降为 降 减少到 减少至 减少 减到 减至 减为 减 缩短到 缩短至 缩短 缩小到 缩小至 缩小 压减到 压减 压缩到 压缩 削减 控制在 控制 调控在 保持在 保持 稳定在 稳定 维持在 维持 恢复到 发展到 完成 实现 超过 突破 接近 ' +
    '为 是 有 占 约 大约 约占 近 按 按照 安排 拟按 拟安排 拟 递增 递减 净增 共 共计 总计 合计 累计 分别 均 各 各达 各占 再 又 将 要 须 应 可 能 能够 可以 力争 争取 确保 努力 继续 逐步 总体 基本 一般 全部 普遍 年均 预期 预计 平均 平均每年 每年 每月 每人每年 每人 人均 年 实际 名义 ' +
    '不 不得 不低于 不少于 不超过 不高于 不大于 不小于 低于 高于 大于 小于 至少 最少 最多 多于 少于 到 至 在 了 上 也 就 还 仍 较 已 即 高 低 多 少 以 由 从 自 和 或 其中 年均增长 年均增速 年均提高 年均下降 年均递增 平均 月人均 月均 今年 明年 免费 年内 定在 定为 确定为 设定为 同比 环比 可比 迈上 跨上 跃上 登上 回升 企稳 稳步 并 以年均 每年递增 平均每年递增 平均每年增长 内 都 只 大体 明显 发展 需要 翻 ＞ > ≥ < ＜ ≤ ： :'
  ).split(' '),
)
