// “First time since”, in words: what the earlier plans of a line say of a term.

import type { ListRank } from '../../core/features/list-rank.ts'
import type { Doubt, PastUse, TermHistory } from '../../core/features/term-history.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import type { Period } from '../../core/model/meta.ts'
import type { Locale } from '../locale.ts'
import { escapeMarkdown, link } from '../markdown.ts'
import { planLabel } from '../plans/plan-label.ts'
import type { LineLink } from './hover-message.ts'

/** One line of Markdown; without `lineLink` plain text. */
export function historyMessage(history: TermHistory, locale: Locale, lineLink?: LineLink): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const literal = lineLink ? escapeMarkdown : (text: string): string => text
  const { news, last, lacking, earlier } = history
  const plan = (one: Symbols): string => literal(planLabel(one, locale))
  const names = listed(lacking, write, plan)
  const where = last ? describe(last, write, literal, locale, lineLink) : ''
  const doubts = describeDoubts(history, write, plan, literal)
  return write.line(write.news[news]({ where, names, lacking: lacking.length, earlier })) + doubts
}

/** The most plans that are named. */
const MOST = 3
/** The most characters of an enumeration. */
const MOST_WORDS = 28

function listed(plans: readonly Symbols[], write: Words, name: (plan: Symbols) => string): string {
  const left = plans.length - MOST
  return plans.slice(0, MOST).map(name).join(write.comma) + (left > 0 ? write.more(left) : '')
}

function describe(
  { plan, total, start, sections, listed }: PastUse,
  write: Words,
  literal: (text: string) => string,
  locale: Locale,
  lineLink: LineLink | undefined,
): string {
  const label = planLabel(plan, locale)
  const title = lineLink ? link(label, lineLink(plan.uri, start)) : label
  const chapter = sections.find(({ numbering }) => numbering?.unit === 'chapter') ?? sections.at(-1)
  const facts = [write.times(total)]
  if (chapter) facts.push(write.in(literal(cut(chapter.title, 40))))
  if (listed) facts.push(write.rank(listed, literal(cut(listed.words, MOST_WORDS))))
  return `${title}${write.bracket(facts.join(write.comma))}`
}

/** What keeps the answer from being sure. */
function describeDoubts(
  { unsure, missing, news }: TermHistory,
  write: Words,
  plan: (plan: Symbols) => string,
  literal: (text: string) => string,
): string {
  const doubts = unsure.map(one => `${plan(one.plan)}${write.bracket(write.doubts[one.why])}`)
  doubts.push(...missing.map(one => `${literal(nameOf(one))}${write.bracket(write.notInCorpus)}`))
  if (doubts.length === 0 || news === 'unknown') return doubts.slice(0, MOST).join(write.comma)
  const left = doubts.length - MOST
  return `${write.notKnown}${doubts.slice(0, MOST).join(write.comma)}${left > 0 ? write.more(left) : ''}`
}

function nameOf(missing: Period | string): string {
  return typeof missing === 'string' ? missing : `${missing.from}–${missing.to}`
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

interface Facts {
  /** The last use, and the plans behind it that lack the term. */
  readonly where: string
  readonly names: string
  readonly lacking: number
  readonly earlier: number
}

interface Words {
  line: (news: string) => string
  news: Readonly<Record<TermHistory['news'], (facts: Facts) => string>>
  comma: string
  bracket: (words: string) => string
  more: (count: number) => string
  times: (count: number) => string
  in: (chapter: string) => string
  rank: (rank: ListRank, words: string) => string
  doubts: Readonly<Record<Doubt, string>>
  notInCorpus: string
  notKnown: string
}

const ENGLISH: Words = {
  line: news => `In its line: ${news}`,
  news: {
    new: ({ names, lacking }) =>
      `new, not in ${lacking === 1 ? 'the one before' : `any of ${lacking} before`}: ${names}`,
    back: ({ where, names }) => `back, for the first time since ${where}; not in ${names}`,
    kept: ({ where }) => `also in ${where}`,
    gone: ({ where, names }) => `not here, last in ${where}${names === '' ? '' : `; not in ${names}`}`,
    unknown: () => 'whether it is new cannot be said: ',
  },
  comma: ', ',
  bracket: words => ` (${words})`,
  more: count => ` and ${count} more`,
  times: count => (count === 1 ? 'once' : `${count} times`),
  in: chapter => `first in “${chapter}”`,
  rank: ({ rank, of }, words) => `${ordinal(rank)} of ${of}${words === '' ? ' in a list' : ` in “${words}”`}`,
  doubts: { abridged: 'a digest', uncounted: 'not counted yet', language: 'no wording in its language' },
  notInCorpus: 'not in the corpus',
  notKnown: '; not known of ',
}

const CHINESE: Words = {
  line: news => `沿革：${news}`,
  news: {
    new: ({ names, lacking }) => `新提法，此前${lacking === 1 ? '' : ` ${lacking} 部`}未见：${names}`,
    back: ({ where, names }) => `再次出现，上次见于${where}；其间未见：${names}`,
    kept: ({ where }) => `此前已见于${where}`,
    gone: ({ where, names }) => `本文未见，上次见于${where}${names === '' ? '' : `；其间未见：${names}`}`,
    unknown: () => '是否新提法无从判断：',
  },
  comma: '、',
  bracket: words => `（${words}）`,
  more: count => `等，另有 ${count} 部`,
  times: count => `${count} 次`,
  in: chapter => `首见“${chapter}”`,
  rank: ({ rank, of }, words) => `${words === '' ? '列表' : `“${words}”`} ${of} 项中列第 ${rank}`,
  doubts: { abridged: '非全文', uncounted: '尚未统计', language: '无该语言词形' },
  notInCorpus: '语料库未收',
  notKnown: '；无从判断：',
}

function ordinal(number: number): string {
  const ending = number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}
