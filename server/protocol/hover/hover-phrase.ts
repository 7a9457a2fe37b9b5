// Words for a recurring phrase in a hover.

import type { PhraseCard, PhraseUse, TrendStep } from '../../core/features/phrase.ts'
import type { DocumentKind } from '../../core/model/meta.ts'
import { KIND_WORDS } from '../kind-words.ts'
import type { Locale } from '../locale.ts'
import { escapeMarkdown, link } from '../markdown.ts'
import { perTenThousand } from '../rate.ts'
import type { LineLink } from './hover-message.ts'

/** The longest phrase with its figures, then those inside it that more documents share. */
export function renderPhrase(
  longest: PhraseCard,
  inner: readonly PhraseCard[],
  locale: Locale,
  lineLink: LineLink,
): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const lines = [
    `**${escapeMarkdown(longest.text)}** · ${write.phrase}`,
    renderFigures(longest, write, lineLink),
    longest.trend.length > 0 ? renderTrend(longest, write) : '',
    ...inner.map(card => `${write.within}**${escapeMarkdown(card.text)}** · ${renderFigures(card, write, lineLink)}`),
  ]
  return lines.filter(line => line !== '').join('\n\n')
}

function renderFigures(card: PhraseCard, write: Words, lineLink: LineLink): string {
  const pending = !card.isComplete ? write.reading : card.waiting > 0 ? write.waiting(card.waiting) : ''
  const first = card.first ? `${write.first}${renderFirst(card.first, write, lineLink)}` : ''
  return `${write.documents(card.documents, card.ofDocuments, card.total)}${pending}${first}`
}

function renderFirst({ plan, place, undated }: PhraseUse, write: Words, lineLink: LineLink): string {
  const title = link(plan.title, lineLink(plan.uri, place?.start ?? 0))
  const date = plan.date ? `${write.comma}${plan.date.text}` : write.noDate
  return `${title}${date}${undated > 0 ? write.undated(undated) : ''}`
}

function renderTrend({ trend, trendOf, byYear, earlier }: PhraseCard, write: Words): string {
  const hasRate = ({ total, characters }: TrendStep): boolean => total > 0 && characters >= 1000
  const steps = trend.map(step => {
    const rate = hasRate(step) ? ` (${perTenThousand(step.total, step.characters)})` : ''
    return `${escapeMarkdown(step.isAbridged ? `${step.label}*` : step.label)}${write.colon}${step.total}${rate}`
  })
  const digests = trend.some(({ isAbridged }) => isAbridged) ? ` ${escapeMarkdown(write.digests)}` : ''
  const cut = earlier > 0 ? `… ${write.earlier(earlier)} · ` : ''
  return `${byYear ? write.byYear : write.byPlan}${write.series(trendOf)}${write.colon}${cut}${steps.join(' · ')}${trend.some(hasRate) ? ` *${write.rate}*` : ''}${digests}`
}

interface Words {
  phrase: string
  documents: (documents: number, of: number, total: number) => string
  waiting: (count: number) => string
  reading: string
  first: string
  comma: string
  noDate: string
  undated: (count: number) => string
  byPlan: string
  byYear: string
  series: (kind: DocumentKind | undefined) => string
  earlier: (count: number) => string
  colon: string
  rate: string
  digests: string
  within: string
}

const ENGLISH: Words = {
  phrase: 'recurring phrase',
  documents: (documents, of, total) => `in ${documents} of ${of} documents, ${total} times`,
  waiting: count => ` (${count} still to be searched)`,
  reading: ' so far (the corpus is still being read)',
  first: ', first in ',
  comma: ', ',
  noDate: ' (no document with it has a date)',
  undated: count => (count === 1 ? '; one undated document has it too' : `; ${count} undated documents have it too`),
  byPlan: 'Over time',
  byYear: 'By year',
  series: kind => (kind ? ` (documents of the kind ${KIND_WORDS.en[kind]})` : ' (all that is dated)'),
  earlier: count => `(${count} earlier not shown)`,
  colon: ': ',
  rate: 'times (per 10,000 characters)',
  digests: '(* not the whole text)',
  within: 'Within it: ',
}

const CHINESE: Words = {
  phrase: '反复出现的提法',
  documents: (documents, of, total) => `见于 ${of} 份文件中的 ${documents} 份，共 ${total} 次`,
  waiting: count => `（尚有 ${count} 份未检索）`,
  reading: '（语料库仍在读取，数字未定）',
  first: '，首见于',
  comma: '，',
  noDate: '（含此提法的文件均无日期）',
  undated: count => `；另有 ${count} 份无日期文件使用`,
  byPlan: '历次',
  byYear: '历年',
  series: kind => (kind ? `（限${KIND_WORDS.zh[kind]}）` : '（所有注明日期的文件）'),
  earlier: count => `（此前 ${count} 项从略）`,
  colon: '：',
  rate: '次数（每万字）',
  digests: '（* 非全文）',
  within: '其中：',
}
