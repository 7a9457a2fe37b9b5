// The part of a comparison's report that counts: order of topics, terms, phrases, targets.

import type {
  Keyness,
  PhraseChange,
  TargetChange,
  TargetRef,
  TermShift,
  TopicShift,
} from '../../core/features/comparison/changes.ts'
import { perTenThousand } from '../rate.ts'
import { type Block, exactLink, type Inline, type Row, shorten, strong, text } from '../reports/report.ts'
import { type ReportContext, sectionLink } from './comparison-inlines.ts'

/** The most rows of a list: the surest come first. */
const MOST_TERMS = 40
const MOST_TOPICS = 400
const MOST_TARGETS = 1000

/** The longest name in a table, UTF-16. */
const LONGEST = 120

/** All parts that have something to say, each with its heading. */
export function figureBlocks(context: ReportContext): Block[] {
  return [...topicBlocks(context), ...termBlocks(context), ...phraseBlocks(context), ...targetBlocks(context)]
}

function heading(level: 2 | 3, words: string): Block {
  return { kind: 'heading', level, content: [text(words)] }
}

function faint(words: string): Block {
  return { kind: 'faint', content: [text(words)] }
}

/** A table of at most `most` rows, and what it leaves out. */
function table(
  context: ReportContext,
  most: number,
  columns: Extract<Block, { kind: 'table' }>['columns'],
  rows: readonly Row[],
): Block[] {
  if (rows.length === 0) return [faint(context.words.none)]
  const left = rows.length - most
  return [{ kind: 'table', columns, rows: rows.slice(0, most) }, ...(left > 0 ? [faint(context.words.more(left))] : [])]
}

function topicBlocks(context: ReportContext): Block[] {
  const { comparison, words } = context
  const { before, after, topics } = comparison
  if (topics.length === 0) return []
  const blocks: Block[] = [heading(2, words.topics), faint(words.topicsNote)]
  for (const level of [1, 2] as const) {
    const rows = topics
      .filter(topic => topic.level === level)
      .map((topic): Row => {
        const { rankBefore, rankAfter } = topic
        return [
          [text(rankBefore === undefined ? '–' : String(rankBefore))],
          [text(rankAfter === undefined ? '–' : String(rankAfter))],
          [text(shiftText(topic, context))],
          topic.before ? [sectionLink(topic.before, before.uri, words)] : [text('–')],
          topic.after ? [sectionLink(topic.after, after.uri, words)] : [text('–')],
        ]
      })
    if (rows.length === 0) continue
    const columns = [
      { title: words.rank + words.inBrackets(words.before), isNumber: true },
      { title: words.rank + words.inBrackets(words.after), isNumber: true },
      { title: words.fate },
      { title: words.before },
      { title: words.after },
    ]
    blocks.push(heading(3, words.levels[level]), ...table(context, MOST_TOPICS, columns, rows))
  }
  return blocks
}

/** ▲ 3: three ranks up. */
function shiftText({ before, after, rankBefore, rankAfter, isPart }: TopicShift, { words }: ReportContext): string {
  if (isPart) return words.fates[rankBefore === undefined ? 'split' : 'merged']
  if (rankBefore === undefined) return before ? words.otherLevel : words.fates.added
  if (rankAfter === undefined) return after ? words.otherLevel : words.fates.dropped
  if (rankBefore === rankAfter) return words.unmoved
  return rankBefore > rankAfter ? `▲ ${rankBefore - rankAfter}` : `▼ ${rankAfter - rankBefore}`
}

function termBlocks(context: ReportContext): Block[] {
  const { comparison, words } = context
  const { risen, fallen } = comparison.terms
  const all = risen.length + fallen.length
  if (all === 0) return []
  const [up, down] = [risen.filter(hasChanged), fallen.filter(hasChanged)]
  const left = all - up.length - down.length
  const columns = [
    { title: words.term },
    { title: words.before, isNumber: true },
    { title: words.after, isNumber: true },
    { title: words.significance, isNumber: true },
    { title: words.ratio, isNumber: true },
  ]
  const row = (term: TermShift): Row => [
    [text(shorten(term.headword, LONGEST))],
    figure(context, 'before', term.before.count, term.firstBefore),
    figure(context, 'after', term.after.count, term.firstAfter),
    ...keyness(term),
  ]
  return [
    heading(2, words.terms),
    faint(words.termsNote),
    ...(left > 0 ? [faint(words.steadyTerms(left))] : []),
    heading(3, words.risen),
    ...table(context, MOST_TERMS, columns, up.map(row)),
    heading(3, words.fallen),
    ...table(context, MOST_TERMS, columns, down.map(row)),
  ]
}

/** G² from which on a change is significant at 5 per cent: below it a rate that rose or fell says nothing. */
const SIGNIFICANT = 3.84

/** A text that grew changes all rates: of a term that is mentioned as often as before nothing is said either. */
function hasChanged({ before, after, logLikelihood }: TermShift): boolean {
  return before.count !== after.count && logLikelihood >= SIGNIFICANT
}

/** A count with its rate, which leads to the first place. */
function figure(
  { comparison, words }: ReportContext,
  side: 'before' | 'after',
  count: number,
  first: number | undefined,
): Inline[] {
  const { uri, characters } = comparison[side]
  const rate = characters > 0 ? words.inBrackets(words.per(perTenThousand(count, characters))) : ''
  return [first === undefined ? text(String(count)) : exactLink(String(count), uri, first), text(rate)]
}

function keyness({ logLikelihood, logRatio, isFromZero }: Keyness): Inline[][] {
  const ratio = Math.abs(logRatio).toFixed(1)
  const sign = ratio === '0.0' ? '' : logRatio > 0 ? '+' : '−'
  return [[text(logLikelihood.toFixed(1))], [text(`${isFromZero ? '≈ ' : ''}${sign}${ratio}`)]]
}

function phraseBlocks(context: ReportContext): Block[] {
  const { comparison, words } = context
  const { added, gone } = comparison.phrases
  if (added.length === 0 && gone.length === 0) return []
  const columns = [
    { title: words.phrase },
    { title: words.count, isNumber: true },
    { title: words.significance, isNumber: true },
    { title: words.ratio, isNumber: true },
  ]
  const row =
    (side: 'before' | 'after') =>
    (phrase: PhraseChange): Row => [
      [exactLink(shorten(phrase.text, LONGEST), comparison[side].uri, phrase.first.start)],
      figure(context, side, phrase.figure.count, undefined),
      ...keyness(phrase),
    ]
  return [
    heading(2, words.phrases),
    faint(words.phrasesNote),
    heading(3, words.newPhrases),
    ...table(context, MOST_TERMS, columns, added.map(row('after'))),
    heading(3, words.gonePhrases),
    ...table(context, MOST_TERMS, columns, gone.map(row('before'))),
  ]
}

const TARGET_FATES: readonly TargetChange['fate'][] = ['changed', 'carried', 'added', 'dropped']

function targetBlocks(context: ReportContext): Block[] {
  const { comparison, words } = context
  const { targets } = comparison
  if (targets.length === 0) return []
  const columns = [{ title: words.fate }, { title: words.indicator }, { title: words.before }, { title: words.after }]
  const counts = TARGET_FATES.map(
    fate => `${words.targetFates[fate]} ${targets.filter(target => target.fate === fate).length}`,
  )
  return [
    heading(2, words.targets),
    faint(counts.join(words.between)),
    ...table(
      context,
      MOST_TARGETS,
      columns,
      targets.map(target => [
        [
          strong(words.targetFates[target.fate]),
          ...(target.differs.length > 0
            ? [text(`${words.colon}${target.differs.map(what => words.differs[what]).join(words.between)}`)]
            : []),
        ],
        [text(shorten(target.indicator, LONGEST) || words.noIndicator)],
        targetWords(context, 'before', target.before),
        targetWords(context, 'after', target.after),
      ]),
    ),
  ]
}

/** > 7%, by 2025, binding. */
function targetWords(
  { comparison, words }: ReportContext,
  side: 'before' | 'after',
  target: TargetRef | undefined,
): Inline[] {
  if (!target) return [text('–')]
  const value =
    target.value === undefined
      ? shorten(target.sentence, LONGEST)
      : `${target.change === undefined ? '' : `${words.changes[target.change]} `}${words.said(target.value)}`
  const more = [
    target.deadline === undefined ? undefined : words.until(target.deadline),
    target.kind && words.kinds[target.kind],
  ].filter(word => word !== undefined)
  return [
    exactLink(value || '–', comparison[side].uri, target.start),
    ...(target.baseline === undefined ? [] : [text(words.inBrackets(`${target.baseline} →`))]),
    ...more.map(word => text(`${words.between}${word}`)),
  ]
}
