// Renders an explanation as the Markdown of a hover. Every word of the corpus is escaped: it is not trusted.

import type { Counterpart } from '../../core/features/glossed.ts'
import type { Explanation, Part, TermCard } from '../../core/features/hover.ts'
import type { FirstUse, TermCount } from '../../core/features/term-count.ts'
import type { Locale } from '../locale.ts'
import { escapeMarkdown, escapeParagraphs, link } from '../markdown.ts'
import { perTenThousand } from '../rate.ts'
import { historyMessage } from './history-message.ts'
import { renderPhrase } from './hover-phrase.ts'
import { renderPlan, renderUnresolved } from './hover-plan.ts'
import { renderQuantity } from './hover-quantity.ts'
import { type FileLineLink, renderRenderings } from './hover-renderings.ts'
import { renderTarget } from './hover-target.ts'
import { renderWords, wordsFoot } from './hover-words.ts'
import type { WritePinyin } from './pinyin-message.ts'

/** Makes the address of a place in a document: the uri with the line. */
export type LineLink = (uri: string, offset: number) => string

/** How an explanation is to be written. */
export interface Manner {
  readonly locale: Locale
  readonly lineLink: LineLink
  readonly fileLineLink: FileLineLink
  readonly writePinyin: WritePinyin
}

/** The text of a hover: a part after the other, parted by rules; at the foot where its words come from. */
export function hoverMessage(explanation: Explanation, manner: Manner): string {
  const feet = explanation.parts.flatMap(part => (part.kind === 'words' ? [wordsFoot(part, manner.locale)] : []))
  const parts = explanation.parts.map(part => renderPart(part, manner)).join('\n\n---\n\n')
  return [parts, ...feet].join('\n\n')
}

function renderPart(part: Part, { locale, lineLink, fileLineLink, writePinyin }: Manner): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  switch (part.kind) {
    case 'term': {
      const cards = part.cards.map(card => renderCard(card, write, lineLink, writePinyin))
      const inner = part.inner.map(({ text, en }) =>
        en ? `${escapeMarkdown(text)} (${escapeMarkdown(en)})` : escapeMarkdown(text),
      )
      return [...cards, ...(inner.length > 0 ? [`${write.contains}${inner.join(' · ')}`] : [])].join('\n\n')
    }
    case 'plan':
      return renderPlan(part, locale, lineLink)
    case 'unresolved':
      return renderUnresolved(part, locale)
    case 'renderings':
      return renderRenderings(part, locale, fileLineLink)
    case 'quantity':
      return renderQuantity(part.quantity, locale)
    case 'phrase':
      return renderPhrase(part.longest, part.inner, locale, lineLink)
    case 'words':
      return renderWords(part, locale, writePinyin)
    case 'target':
      return renderTarget(part.card, locale, lineLink)
    case 'note': {
      const { mark, used } = part
      const lines = [`**${write.note}** ${escapeMarkdown(mark.id)}`]
      if (mark.title) lines.push(escapeMarkdown(mark.title))
      if (mark.id !== '') lines.push(`*${write.codeUse(used.notes, used.documents)}*`)
      return lines.join('\n\n')
    }
    case 'pair': {
      const title = part.isAddition ? write.alsoGlossed : `**${escapeMarkdown(part.text)}** · ${write.glossed}`
      const shown = part.counterparts.slice(0, MOST_COUNTERPARTS)
      const lines = shown.map(counterpart => `- ${renderCounterpart(counterpart, write, lineLink)}`)
      const rest = part.counterparts.length - shown.length
      return [title, lines.join('\n'), ...(rest > 0 ? [write.more(rest)] : [])].join('\n\n')
    }
  }
}

function renderCard(card: TermCard, write: Words, lineLink: LineLink, writePinyin: WritePinyin): string {
  const { term, uri } = card.entry
  const lines: string[] = []
  const headword = `**${link(term.headword, lineLink(uri, term.start))}**`
  const spoken = card.pinyin ? writePinyin(card.pinyin) : ''
  lines.push(spoken === '' ? headword : `${headword} ${spoken}`)
  if (term.en.length > 0) lines.push(term.en.map(value => escapeMarkdown(value.text)).join('; '))
  if (term.aka.length > 0)
    lines.push(`${write.aka}${term.aka.map(value => escapeMarkdown(value.text)).join(write.comma)}`)
  if (term.replacedBy.length > 0) {
    const period = term.until ? ` (${write.until} ${escapeMarkdown(term.until.text)})` : ''
    lines.push(
      `${write.replacedBy}${term.replacedBy.map(value => escapeMarkdown(value.text)).join(write.comma)}${period}`,
    )
  }
  // Figures above the gloss: a hover shows some ten lines at once, and a gloss may take all of them.
  const figures = renderFigures(card, write, lineLink)
  if (card.history) figures.push(historyMessage(card.history, write.locale, lineLink))
  if (figures.length > 0) lines.push(figures.join(LINE_BREAK))
  if (term.gloss) lines.push(escapeParagraphs(term.gloss))
  if (term.see.length > 0)
    lines.push(`${write.see}${term.see.map(value => escapeMarkdown(value.text)).join(write.comma)}`)
  if (term.source) lines.push(`*${write.source}${escapeMarkdown(term.source)}*`)
  // What was counted comes last: a figure without its basis says little, but it need not stand in the way.
  const wordings = card.counts.flatMap(count => count.wordings)
  if (wordings.length > 0) lines.push(renderBasis(wordings, write))
  return lines.join('\n\n')
}

/** First use and counts, a line each. */
function renderFigures(card: TermCard, write: Words, lineLink: LineLink): string[] {
  const lines: string[] = []
  if (card.firstUse) lines.push(`${write.firstUse}${renderFirstUse(card.firstUse, write, lineLink)}`)
  for (const count of card.counts) {
    const language = card.counts.length > 1 ? `${write.language[count.language]}${write.colon}` : ''
    lines.push(language + renderCount(count, write))
  }
  return lines
}

/** Starts a new line in the same paragraph. */
const LINE_BREAK = '  \n'
/** How many renderings a hover shows, and of how many documents each. */
const MOST_COUNTERPARTS = 5
const MOST_SOURCES = 4

function renderCounterpart(counterpart: Counterpart, write: Words, lineLink: LineLink): string {
  const pinyin = counterpart.pinyin ? ` ${escapeMarkdown(counterpart.pinyin)}` : ''
  const shown = counterpart.sources.slice(0, MOST_SOURCES).map(({ document, uri, start, count }) => {
    const facts = [document.date?.text, count > 1 ? write.times(count) : undefined].filter(fact => fact !== undefined)
    return (
      link(document.title, lineLink(uri, start)) +
      (facts.length > 0 ? ` (${escapeMarkdown(facts.join(write.comma))})` : '')
    )
  })
  const rest = counterpart.sources.length - shown.length
  return `**${escapeMarkdown(counterpart.text)}**${pinyin} — ${shown.join('; ')}${rest > 0 ? `; ${write.more(rest)}` : ''}`
}

function renderFirstUse(first: FirstUse, write: Words, lineLink: LineLink): string {
  const { date, title } = first.plan
  const from = date && date.from !== 'front matter' ? write.bracket(write.dateFrom[date.from]) : ''
  const undated = first.undated > 0 ? `${write.semicolon}${write.undated(first.undated)}` : ''
  return `${link(title, lineLink(first.uri, first.start))}${write.with}${date?.text ?? ''}${from}${undated}`
}

function renderCount(count: TermCount, write: Words): string {
  const { here, corpus } = count
  const inner = here.inner > 0 ? write.inner(here.inner) : ''
  const rate = here.characters >= 1000 ? `${write.with}${write.rate(perTenThousand(here.total, here.characters))}` : ''
  const digest = here.isAbridged ? write.isDigest : ''
  const { own } = corpus
  // English says in three characters what Chinese says in one: a rate is of texts in the language of the wordings.
  const all =
    own.characters >= 1000
      ? `${write.with}${(corpus.isMixed ? write.rateIn[count.language] : write.rate)(perTenThousand(own.total, own.characters))}`
      : ''
  const digests = corpus.abridged > 0 ? write.digests(corpus.abridged) : ''
  const pending = !corpus.isComplete ? write.reading : corpus.pending > 0 ? write.pending(corpus.pending) : ''
  // Words that somebody asks about without a document stand in none.
  const inDocument = here.characters > 0 ? `${write.here(here.total)}${inner}${rate}${digest} · ` : ''
  return `${inDocument}${write.corpus(corpus.total, corpus.documents, corpus.ofDocuments)}${digests}${all}${pending}`
}

/** What was counted: a figure without its basis says little. */
function renderBasis(wordings: readonly string[], write: Words): string {
  const shown = escapeMarkdown(wordings.slice(0, 5).join(write.comma)) + (wordings.length > 5 ? '…' : '')
  return `*${write.basis}${shown}${write.basisEnd}*`
}

/** The words of one language; colons and commas are part of them, since their forms differ. */
interface Words {
  locale: Locale
  contains: string
  aka: string
  comma: string
  until: string
  replacedBy: string
  firstUse: string
  undated: (count: number) => string
  dateFrom: Readonly<Record<'file name' | 'period', string>>
  see: string
  source: string
  language: Readonly<Record<'zh' | 'en', string>>
  colon: string
  here: (count: number) => string
  inner: (count: number) => string
  rate: (rate: string) => string
  rateIn: Readonly<Record<'zh' | 'en', (rate: string) => string>>
  isDigest: string
  digests: (count: number) => string
  /** Joins a figure and its rate, a title and its date. */
  with: string
  semicolon: string
  bracket: (words: string) => string
  corpus: (total: number, documents: number, of: number) => string
  pending: (count: number) => string
  reading: string
  basis: string
  basisEnd: string
  note: string
  codeUse: (notes: number, documents: number) => string
  glossed: string
  alsoGlossed: string
  times: (count: number) => string
  more: (count: number) => string
}

const ENGLISH: Words = {
  locale: 'en',
  contains: 'Contains: ',
  aka: 'Also: ',
  comma: ', ',
  until: 'until',
  replacedBy: 'Replaced by: ',
  firstUse: 'First use in the corpus: ',
  undated: count => (count === 1 ? 'one undated document uses it too' : `${count} undated documents use it too`),
  dateFrom: { 'file name': 'date from the file name', period: 'start of its period' },
  see: 'See: ',
  source: 'Source: ',
  language: { zh: 'Chinese wording', en: 'English wording' },
  colon: ' · ',
  here: count => `This document: ${count}`,
  inner: count => ` (${count} inside longer terms)`,
  rate: rate => `${rate} per 10,000 characters`,
  rateIn: {
    zh: rate => `${rate} per 10,000 characters of Chinese texts`,
    en: rate => `${rate} per 10,000 characters of English texts`,
  },
  isDigest: ' (a digest, not the whole text)',
  digests: count => (count === 1 ? ' (one a digest)' : ` (${count} of them digests)`),
  with: ', ',
  semicolon: '; ',
  bracket: words => ` (${words})`,
  corpus: (total, documents, of) => `Corpus: ${total} in ${documents} of ${of} document${of === 1 ? '' : 's'}`,
  pending: count => ` (${count} still to be counted)`,
  reading: ' so far (the corpus is still being read)',
  basis: 'Counted: ',
  basisEnd: '; headings, tables and notes included, tables of contents and glossaries left out',
  note: 'Note',
  codeUse: (notes, documents) =>
    notes === 1
      ? 'The only note with this code'
      : `${notes} notes with this code in ${documents === 1 ? 'one document' : `${documents} documents`}`,
  glossed: 'not in the glossary; the corpus glosses it so:',
  alsoGlossed: 'Also rendered in the corpus:',
  times: count => `${count} times`,
  more: count => `${count} more`,
}

const CHINESE: Words = {
  locale: 'zh',
  contains: '其中：',
  aka: '又作：',
  comma: '、',
  until: '至',
  replacedBy: '已被取代：',
  firstUse: '语料库首见：',
  undated: count => `另有 ${count} 份无日期文件使用`,
  dateFrom: { 'file name': '日期取自文件名', period: '取规划期起始年' },
  see: '参见：',
  source: '来源：',
  language: { zh: '中文词形', en: '英文词形' },
  colon: '：',
  here: count => `本文 ${count} 次`,
  inner: count => `（其中 ${count} 次在更长的词语之内）`,
  rate: rate => `每万字 ${rate} 次`,
  rateIn: { zh: rate => `中文文件每万字 ${rate} 次`, en: rate => `英文文件每万字符 ${rate} 次` },
  isDigest: '（非全文）',
  digests: count => `（其中 ${count} 份非全文）`,
  with: '，',
  semicolon: '；',
  bracket: words => `（${words}）`,
  corpus: (total, documents, of) => `语料库 ${total} 次，见于 ${of} 份文件中的 ${documents} 份`,
  pending: count => `（尚有 ${count} 份未统计）`,
  reading: '（语料库仍在读取，数字未定）',
  basis: '统计词形：',
  basisEnd: '；含标题、表格和注释，不含目录和词汇表',
  note: '批注',
  codeUse: (notes, documents) =>
    notes === 1 ? '此编码仅此一条批注' : `此编码共 ${notes} 条批注，见于 ${documents} 个文件`,
  glossed: '词汇表未收；语料库中的对译：',
  alsoGlossed: '语料库中另有译法：',
  times: count => `${count} 次`,
  more: count => `另有 ${count} 处`,
}
