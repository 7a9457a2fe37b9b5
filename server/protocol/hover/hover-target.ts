// Words for a target or outcome in a hover: what was read, its line of the ledger, and its history over plans.

import type { LedgerEntry, Status } from '../../core/features/ledger.ts'
import { outcomeText } from '../../core/features/ledger.ts'
import type { TargetCard } from '../../core/features/target-card.ts'
import { valueText } from '../../core/features/target-facts.ts'
import type { Locale } from '../locale.ts'
import { escapeMarkdown, link } from '../markdown.ts'
import { sayValue } from '../value-words.ts'
import type { LineLink } from './hover-message.ts'

/** How many lines of its history, and how many other texts, a hover shows: the last ones. */
const MOST = 6

export function renderTarget(card: TargetCard, locale: Locale, lineLink: LineLink): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const { facts, entry, id, kind } = card
  const name =
    id === undefined ? write.untagged : `${kind === 'outcome' ? write.outcome : write.target} ${escapeMarkdown(id)}`
  const rows: [string, string | undefined][] = [
    [write.indicator, facts.indicator],
    [write.value, facts.value && sayValue(facts.value, locale)],
    [write.baseline, facts.baseline],
    [
      write.deadline,
      facts.deadline && (facts.deadlineFrom === 'period' ? `${facts.deadline} (${write.fromPeriod})` : facts.deadline),
    ],
    [write.at, facts.at],
    [write.kind, facts.kind && write.kinds[facts.kind]],
  ]
  const lines = rows.flatMap(([label, value]) => (value ? [`- ${label}${escapeMarkdown(value)}`] : []))
  if (entry && kind === 'target') {
    lines.push(`- ${write.status}${statusText(entry, write, lineLink)}`)
    if (entry.conflicts.length > 0) lines.push(`- ${write.conflicts}${placesText(entry.conflicts, write, lineLink)}`)
    const others = [entry.source, ...entry.others].filter(({ claim }) => claim.start !== card.range.start)
    if (others.length > 0) lines.push(`- ${write.alsoIn}${placesText(others, write, lineLink)}`)
  }
  const parts = [`**${name}**`, lines.join('\n')]
  if (card.history.length > 1 || (kind === 'outcome' && card.history.length > 0))
    parts.push(
      [write.history, '', ...card.history.slice(-MOST).map(one => historyLine(one, write, lineLink))].join('\n'),
    )
  return parts.join('\n\n')
}

function statusText(entry: LedgerEntry, write: Words, lineLink: LineLink): string {
  const { outcome, status } = entry
  const word = `${STATUS_SIGNS[status]} ${write.statuses[status]}`
  return outcome
    ? `${word}: ${link(write.said(outcomeText(outcome)), lineLink(outcome.uri, outcome.claim.start))}`
    : word
}

function placesText(sources: LedgerEntry['others'], write: Words, lineLink: LineLink): string {
  return sources
    .slice(0, MOST)
    .map(({ uri, claim, symbols }) =>
      `${link(symbols.title, lineLink(uri, claim.start))} ${escapeMarkdown(write.said(valueText(claim.reading) ?? ''))}`.trim(),
    )
    .join('; ')
}

/** 2016–2020: 2.1% → 2.5% · ✗ missed: 2.4% */
function historyLine(entry: LedgerEntry, write: Words, lineLink: LineLink): string {
  const { source, deadline } = entry
  const { reading, start } = source.claim
  const { period } = source.plan
  const years = period && period.to === deadline ? `${period.from}–${period.to}` : String(deadline ?? '')
  const value = link(write.said(valueText(reading) ?? source.claim.sentence.slice(0, 60)), lineLink(source.uri, start))
  return `- ${years === '' ? '' : `${years}${write.colon}`}${value} · ${statusText(entry, write, lineLink)}`
}

/** Colour is never alone: the sign stands before the word. */
export const STATUS_SIGNS: Readonly<Record<Status, string>> = {
  met: '✓',
  missed: '✗',
  open: '○',
  due: '◔',
  'no-outcome': '–',
  'not-comparable': '≠',
  'definition-changed': '≠',
}

/** What a status is called. */
export const STATUS_WORDS: Readonly<Record<Locale, Readonly<Record<Status, string>>>> = {
  en: {
    met: 'met',
    missed: 'missed',
    open: 'open',
    due: 'due this year',
    'no-outcome': 'over, without an outcome',
    'not-comparable': 'outcome not comparable',
    'definition-changed': 'definition changed',
  },
  zh: {
    met: '完成',
    missed: '未完成',
    open: '进行中',
    due: '本年到期',
    'no-outcome': '已到期，无完成情况',
    'not-comparable': '完成情况不可比',
    'definition-changed': '口径已变',
  },
}

interface Words {
  target: string
  outcome: string
  untagged: string
  indicator: string
  /** A value for the reader. */
  said: (value: string) => string
  value: string
  baseline: string
  deadline: string
  at: string
  kind: string
  fromPeriod: string
  kinds: Readonly<Record<'binding' | 'expected', string>>
  status: string
  statuses: Readonly<Record<Status, string>>
  conflicts: string
  alsoIn: string
  history: string
  colon: string
}

const ENGLISH: Words = {
  target: 'Target',
  outcome: 'Outcome',
  untagged: 'Target without a tag',
  indicator: 'Indicator: ',
  said: value => value,
  value: 'Value: ',
  baseline: 'Baseline: ',
  deadline: 'By: ',
  at: 'At: ',
  kind: 'Kind: ',
  fromPeriod: 'last year of the plan',
  kinds: { binding: 'binding (约束性)', expected: 'expected (预期性)' },
  status: 'Status: ',
  statuses: STATUS_WORDS.en,
  conflicts: 'Contradicted by: ',
  alsoIn: 'Also in: ',
  history: 'Over the plans:',
  colon: ': ',
}

const CHINESE: Words = {
  target: '目标',
  outcome: '完成情况',
  untagged: '未标注的目标',
  indicator: '指标：',
  said: value => sayValue(value, 'zh'),
  value: '数值：',
  baseline: '基期：',
  deadline: '期限：',
  at: '时间：',
  kind: '属性：',
  fromPeriod: '规划期末',
  kinds: { binding: '约束性', expected: '预期性' },
  status: '状态：',
  statuses: STATUS_WORDS.zh,
  conflicts: '与之不一：',
  alsoIn: '另见：',
  history: '历次规划：',
  colon: '：',
}
