// Trends in words: what was counted, and what became of a topic from plan to plan.

import type { TrendCell, TrendRow } from '../../core/features/trends/trend.ts'
import type { TrendColumn } from '../../core/features/trends/trend-columns.ts'
import type { Locale } from '../locale.ts'
import { planLabel } from '../plans/plan-label.ts'

/** What the figures rest on, one paragraph of plain text. */
export function trendBasis(locale: Locale, hasWords: boolean): string {
  if (locale === 'zh') {
    const words = hasWords ? '非词汇表词语按字面统计，不跨标点；' : ''
    return `统计依据：词汇表词语的全部词形，按文件语言计；${words}含标题、表格、注释及更长词语之内者，不含文件头、目录和词汇表。比率为每万字（不计空白）次数。`
  }
  const words = hasWords ? ' Words that no glossary has are counted as they are written, not across punctuation.' : ''
  return `Counted: all wordings of a term in the language of each text, in headings, tables and notes and inside longer terms; front matter, tables of contents and glossaries left out.${words} Rates are per 10,000 characters without white space.`
}

/** Documents that no chart over time can show. */
export function undatedMessage(documents: number, locale: Locale): string {
  if (locale === 'zh') return `${documents} 份无日期的文件未列入。`
  return documents === 1
    ? 'One document without a date is left out.'
    : `${documents} documents without a date are left out.`
}

/** What the parts of a document rest on. */
export function dispersionBasis(locale: Locale, parts: number): string {
  return locale === 'zh'
    ? `位置按正文字数（不计空白）。离散度以 ${parts} 个章节计：Gries 的 DP（0 均匀，趋近 1 集中）、DPnorm（除以最大可能值）和 Juilland 的 D（1 均匀，0 集中）。`
    : `Places are by readable characters without white space. Dispersion is over ${parts === 1 ? 'one section' : `${parts} sections`}: Gries’s DP (0 even, towards 1 clumped), DPnorm (over the most that it can be) and Juilland’s D (1 even, 0 clumped).`
}

/** First mention, absence and return of a topic: `first in the 9th …; absent from the 12th; back in the 14th`. Plain text. */
export function trendStory({ cells }: TrendRow, columns: readonly TrendColumn[], locale: Locale): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const steps: string[] = []
  let absent: string[] = []
  const closeAbsence = (isAtEnd: boolean): void => {
    const [first] = absent
    const last = absent.at(-1)
    if (first !== undefined && last !== undefined)
      steps.push(write.absent(absent.length === 1 ? first : write.span(first, last), isAtEnd))
    absent = []
  }
  let unsure = 0
  columns.forEach((column, i) => {
    const cell: TrendCell | undefined = cells[i]
    if (column.kind === 'missing' || !cell) return
    const name = planLabel(column.plan, locale)
    if (cell.state === 'unsure') unsure++
    if (cell.state === 'absent') absent.push(name)
    if (cell.state === 'first') {
      let missing = 0
      while (columns[i - 1 - missing]?.kind === 'missing') missing++
      const first = i === 0 ? write.fromStart(name) : write.first(name)
      steps.push(missing > 0 ? first + write.orBefore(missing) : first)
    }
    if (cell.state === 'back') {
      closeAbsence(false)
      steps.push(write.back(name))
    }
  })
  closeAbsence(true)
  if (steps.length === 0) steps.push(write.never)
  if (unsure > 0) steps.push(write.unsure(unsure))
  return steps.join(write.comma)
}

interface Words {
  first: (plan: string) => string
  fromStart: (plan: string) => string
  /** The plans right before are not in the corpus. */
  orBefore: (missing: number) => string
  span: (from: string, to: string) => string
  absent: (plans: string, isAtEnd: boolean) => string
  back: (plan: string) => string
  never: string
  unsure: (texts: number) => string
  comma: string
}

const ENGLISH: Words = {
  first: plan => `first in ${plan}`,
  fromStart: plan => `from the first text on, ${plan}`,
  orBefore: missing =>
    ` (or in ${missing === 1 ? 'the plan' : `one of the ${missing} plans`} before it that the corpus lacks)`,
  span: (from, to) => `${from} to ${to}`,
  absent: (plans, isAtEnd) => (isAtEnd ? `gone: nothing in ${plans}` : `nothing in ${plans}`),
  back: plan => `back in ${plan}`,
  never: 'not mentioned',
  unsure: texts =>
    texts === 1
      ? 'one text that lacks it is a digest or not counted'
      : `${texts} texts that lack it are digests or not counted`,
  comma: '; ',
}

const CHINESE: Words = {
  first: plan => `首见于${plan}`,
  fromStart: plan => `自最早的${plan}起即有`,
  orBefore: missing => `（此前 ${missing} 部规划语料库未收）`,
  span: (from, to) => `${from}至${to}`,
  absent: (plans, isAtEnd) => (isAtEnd ? `${plans}不再提及` : `${plans}未提`),
  back: plan => `${plan}再次提及`,
  never: '未提及',
  unsure: texts => `${texts} 份未见的文件非全文或尚未统计`,
  comma: '；',
}

/** Why a table is not written. */
export function tooManyRows(rows: number, most: number, locale: Locale): string {
  return locale === 'zh'
    ? `表格将有 ${rows} 行，而电子表格最多容纳 ${most} 行：请减少词语或规划。`
    : `The table would have ${rows} rows, and a spreadsheet opens ${most} at the most: choose fewer terms or plans.`
}
