// The comparison of two plans as a report: what became of each section and paragraph, and what rose and fell.

import type { Comparison, Side } from '../../core/features/comparison/changes.ts'
import { sideNames } from '../../core/features/comparison/side-names.ts'
import type { SummaryCounts } from '../../wire/comparison-data.ts'
import type { Locale } from '../locale.ts'
import { type Block, type Column, type Inline, link, type Row, strong, text } from '../reports/report.ts'
import { figureBlocks } from './comparison-figures.ts'
import { fateWords, type ReportContext, sectionLinks, similarityText } from './comparison-inlines.ts'
import { isSection, summarizeComparison } from './comparison-summary.ts'
import { wordingBlocks } from './comparison-wording.ts'
import { COMPARISON_WORDS, comparisonWarningMessage } from './comparison-words.ts'

/** The most sections that are listed: more make a table that nobody reads and no preview shows in time. */
const MOST_SECTIONS = 2000

/** The whole report; `lineOf` gives the line of an offset in a document, from 1. `isWhole`: see {@link ReportContext}. */
export function comparisonReport(
  comparison: Comparison,
  locale: Locale,
  lineOf: (uri: string, offset: number) => number,
  isWhole = false,
): Block[] {
  const words = COMPARISON_WORDS[locale]
  const context = { comparison, words, lineOf, isWhole }
  const { before, after, warnings, basis } = comparison
  const names = sideNames(before, after).join(' → ')
  return [
    { kind: 'heading', level: 1, content: [text(`${words.title}${words.colon}${names}`)] },
    headTable(context),
    ...warnings.map(
      (warning): Block => ({ kind: 'warning', content: [text(comparisonWarningMessage(warning, locale))] }),
    ),
    { kind: 'faint', content: [text(words.basis[basis])] },
    ...summaryBlocks(context),
    ...sectionBlocks(context),
    ...figureBlocks(context),
    ...wordingBlocks(context),
  ]
}

function headTable({ comparison: { before, after }, words }: ReportContext): Block {
  const row = (name: string, of: (side: Side) => readonly Inline[]): Row => [[strong(name)], of(before), of(after)]
  const number = (value: number): Inline[] => [text(value.toLocaleString('en-US'))]
  return {
    kind: 'table',
    columns: [{ title: '' }, { title: words.before }, { title: words.after }],
    rows: [
      row('', ({ title, uri }) => [link(title, uri, 0)]),
      row(words.date, ({ date }) => [text(date ?? words.noDate)]),
      row(words.characters, ({ characters }) => number(characters)),
      row(words.sections, ({ sections }) => number(sections)),
      row(words.pieces, ({ pieces }) => number(pieces)),
    ],
  }
}

function summaryBlocks({ comparison, words }: ReportContext): Block[] {
  const { fates, traits } = summarizeComparison(comparison)
  const number = (value: number): Inline[] => [text(value.toLocaleString('en-US'))]
  const row = (name: Inline, { sections, pieces }: SummaryCounts): Row => [
    [name],
    ...[sections.before, sections.after, pieces.before, pieces.after].map(number),
  ]
  const columns = (title: string): Column[] => [
    { title },
    ...[words.sections, words.pieces].flatMap(what =>
      [words.before, words.after].map(side => ({ title: what + words.inBrackets(side), isNumber: true })),
    ),
  ]
  const [all, besides] = [
    fates.map(counts => row(text(words.fates[counts.fate]), counts)),
    traits.map(counts => row(text(words[counts.trait]), counts)),
  ]
  const total = (of: (counts: SummaryCounts) => number): number => fates.reduce((sum, counts) => sum + of(counts), 0)
  const sum = {
    sections: { before: total(({ sections }) => sections.before), after: total(({ sections }) => sections.after) },
    pieces: { before: total(({ pieces }) => pieces.before), after: total(({ pieces }) => pieces.after) },
  }
  return [
    { kind: 'heading', level: 2, content: [text(words.summary)] },
    { kind: 'faint', content: [text(words.summaryNote)] },
    { kind: 'table', columns: columns(words.fate), rows: [...all, row(strong(words.all), sum)] },
    ...(besides.length > 0
      ? [
          { kind: 'faint', content: [text(words.besidesNote)] } as const,
          { kind: 'table', columns: columns(words.besides), rows: besides } as const,
        ]
      : []),
  ]
}

function sectionBlocks(context: ReportContext): Block[] {
  const { comparison, words } = context
  const sections = comparison.sections.filter(isSection)
  if (sections.length === 0) return []
  const { before, after } = comparison
  const shown = sections.slice(0, MOST_SECTIONS)
  const left = sections.length - shown.length
  return [
    { kind: 'heading', level: 2, content: [text(words.sectionsTitle)] },
    { kind: 'faint', content: [text(words.sectionsNote)] },
    {
      kind: 'table',
      columns: [
        { title: words.fate },
        { title: words.similarity, isNumber: true },
        { title: words.before },
        { title: words.after },
      ],
      rows: shown.map(change => [
        fateWords(change, words),
        [text(similarityText(change))],
        sectionLinks(change.before, before.uri, words),
        sectionLinks(change.after, after.uri, words),
      ]),
    },
    ...(left > 0 ? [{ kind: 'faint', content: [text(words.more(left))] } as const] : []),
  ]
}
