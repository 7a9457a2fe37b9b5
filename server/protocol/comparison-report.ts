// The comparison of two plans as a report: what became of each section and paragraph, and what rose and fell.

import type { Comparison, Fate, SectionChange, Side } from '../core/features/comparison/changes.ts'
import { figureBlocks } from './comparison-figures.ts'
import {
  fateWords,
  hasMoved,
  hasMovedItself,
  type ReportContext,
  sectionLinks,
  similarityText,
} from './comparison-inlines.ts'
import { wordingBlocks } from './comparison-wording.ts'
import { COMPARISON_WORDS, comparisonWarningMessage } from './comparison-words.ts'
import type { Locale } from './locale.ts'
import { type Block, type Inline, link, type Row, strong, text } from './report.ts'

/** The most sections that are listed: more make a table that nobody reads and no preview shows in time. */
const MOST_SECTIONS = 2000

/** The whole report; `lineOf` gives the line of an offset in a document, from 1. */
export function comparisonReport(
  comparison: Comparison,
  locale: Locale,
  lineOf: (uri: string, offset: number) => number,
): Block[] {
  const words = COMPARISON_WORDS[locale]
  const context = { comparison, words, lineOf }
  const { before, after, warnings, basis } = comparison
  return [
    { kind: 'heading', level: 1, content: [text(`${words.title}${words.colon}${before.title} → ${after.title}`)] },
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

const FATES: readonly Fate[] = ['same', 'counterpart', 'reworded', 'split', 'merged', 'added', 'dropped']

function summaryBlocks({ comparison: { sections }, words }: ReportContext): Block[] {
  const real = sections.filter(isSection)
  const pieces = sections.flatMap(section => section.pieces)
  const movedPieces = sections.flatMap(section => section.pieces.filter(piece => hasMoved(piece, section)))
  const number = (value: number): Inline[] => [text(value.toLocaleString('en-US'))]
  const rows: Row[] = []
  for (const fate of FATES) {
    const counts = [real, pieces].map(changes => changes.filter(change => change.fate === fate).length)
    if (counts.some(count => count > 0)) rows.push([[text(words.fates[fate])], ...counts.map(number)])
  }
  const traits = [
    [words.moved, real.filter(hasMovedItself), movedPieces],
    [
      words.renumbered,
      real.filter(({ isRenumbered }) => isRenumbered),
      pieces.filter(({ isRenumbered }) => isRenumbered),
    ],
    [words.retitled, real.filter(({ isRetitled }) => isRetitled), undefined],
  ] as const
  for (const [word, ofSections, ofPieces] of traits) {
    if (ofSections.length === 0 && !ofPieces?.length) continue
    rows.push([
      [text(words.ofThese(word))],
      number(ofSections.length),
      ofPieces ? number(ofPieces.length) : [text('–')],
    ])
  }
  return [
    { kind: 'heading', level: 2, content: [text(words.summary)] },
    {
      kind: 'table',
      columns: [
        { title: words.fate },
        { title: words.sections, isNumber: true },
        { title: words.pieces, isNumber: true },
      ],
      rows,
    },
  ]
}

/** What stands before the first heading is compared like a section, and is none. */
function isSection({ before, after }: SectionChange): boolean {
  return [...before, ...after].some(({ index }) => index >= 0)
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
