// What makes figures hard to compare, in words: beside a report, a table or a chart.

import type { CoverageWarning } from '../core/index/plans/coverage.ts'
import type { Locale } from './locale.ts'

/** The words for a warning, plain text: titles in it are as the corpus has them. */
export function coverageMessage(warning: CoverageWarning, locale: Locale): string {
  const isChinese = locale === 'zh'
  switch (warning.code) {
    case 'not-counted':
      return isChinese
        ? `尚有 ${warning.documents} 个文件未统计，数字并非最终结果。`
        : `${warning.documents === 1 ? 'One document is' : `${warning.documents} documents are`} still to be counted: figures are not final.`
    case 'abridged':
      return isChinese
        ? `并非全文（摘要或节选），未提及不等于原文没有：${list(warning.titles, '、')}。`
        : `Not the whole text (a digest or excerpt); what it leaves out may stand in the original: ${list(warning.titles, '; ')}.`
    case 'languages':
      return isChinese
        ? '文件语言不同：各按其语言的词形统计，每万字的比率不可直接比较。'
        : 'The documents are in different languages: each is counted by its own wordings, and rates per 10,000 characters do not compare.'
    case 'unequal-length': {
      const times = warning.times.toFixed(1)
      return isChinese
        ? `篇幅不等：《${short(warning.longer)}》是《${short(warning.shorter)}》的 ${times} 倍，请以每万字的比率比较。`
        : `Unequal length: “${short(warning.longer)}” has ${times} times the text of “${short(warning.shorter)}”; compare by the rates per 10,000 characters.`
    }
    case 'contents-left-out':
      return isChinese
        ? `目录重复标题，未计入：${list(warning.titles, '、')}。`
        : `Tables of contents, which repeat headings, are left out: ${list(warning.titles, '; ')}.`
  }
}

/** The most titles that are named. */
const MOST = 4

function list(titles: readonly string[], between: string): string {
  const left = titles.length - MOST
  return titles.slice(0, MOST).map(short).join(between) + (left > 0 ? ` + ${left}` : '')
}

function short(title: string): string {
  return title.length > 60 ? `${title.slice(0, 59)}…` : title
}
