// What the parts of a comparison's report say alike: what became of a section, how much is the same, where it stands.

import type {
  Comparison,
  Fate,
  PieceChange,
  SectionChange,
  SectionRef,
} from '../../core/features/comparison/changes.ts'
import { type Inline, joinInlines, link, shorten, strong, text } from '../reports/report.ts'
import type { ComparisonWords } from './comparison-words.ts'

/** What a part of the report is made of. */
export interface ReportContext {
  readonly comparison: Comparison
  readonly words: ComparisonWords
  /** The line of an offset in a document, from 1. */
  readonly lineOf: (uri: string, offset: number) => number
  /** Texts that are wholly new or gone are given whole, however long. */
  readonly isWhole: boolean
}

/** The longest heading in a table, UTF-16. */
const LONGEST_HEADING = 120

/** **Reworded**, moved, renumbered. */
export function fateWords(change: SectionChange, words: ComparisonWords): Inline[] {
  const also = [
    change.isMovedAlong ? words.movedAlong : change.isMoved ? words.moved : undefined,
    change.isRenumbered ? words.renumbered : undefined,
    change.isRetitled ? words.retitled : undefined,
  ].filter(word => word !== undefined)
  return [strong(fateWord(change, words)), ...also.map(word => text(`${words.between}${word}`))]
}

/** What became of a text; of one that is the same in next to no words, that all of it was reworded. */
export function fateWord(
  { fate, similarity }: { readonly fate: Fate; readonly similarity: number },
  words: ComparisonWords,
): string {
  return fate === 'reworded' && similarity < 0.01 ? words.throughout : words.fates[fate]
}

/** How much is the same, in per cent; what has no counterpart has no similarity. */
export function similarityText({ fate, similarity }: { readonly fate: Fate; readonly similarity: number }): string {
  if (fate === 'added' || fate === 'dropped' || fate === 'counterpart') return '–'
  // What changed must not be shown as wholly the same, however little it was.
  const share = Math.floor(similarity * 100)
  return `${fate === 'same' ? Math.round(similarity * 100) : Math.min(share, 99)}%`
}

/** Links to sections, indented as deep as they stand. */
export function sectionLinks(sections: readonly SectionRef[], uri: string, words: ComparisonWords): Inline[] {
  const [first] = sections
  if (!first) return [text('–')]
  // One by itself stands below what is around it.
  const links = sections.map(section => [sectionLink(section, uri, words, sections.length > 1)])
  const depth = Math.min(first.path.length, 8)
  return [...(depth > 0 ? [text('· '.repeat(depth))] : []), ...joinInlines(links, '; ')]
}

/** A heading as a link; with the one around it where the document has several like it, unless that can be seen. */
export function sectionLink(section: SectionRef, uri: string, words: ComparisonWords, isNamedApart = true): Inline {
  const { index, title, path, isRepeated, start } = section
  const around = isNamedApart && isRepeated ? path.at(-1) : undefined
  const name = around === undefined ? title : `${shorten(around, LONGEST_HEADING / 2)} › ${title}`
  return link(index < 0 ? words.opening : shorten(name, LONGEST_HEADING) || '–', uri, start)
}

/** Whether a piece of a section stood in another one, or elsewhere in the order of the text. */
export function hasMoved({ isMoved, before, after }: PieceChange, section: SectionChange): boolean {
  const [from] = before
  if (isMoved || !from || after.length === 0) return isMoved
  return !section.before.some(({ index }) => index === from.section)
}

/** Whether a section moved by itself, and not with the one around it. */
export function hasMovedItself({ isMoved, isMovedAlong }: SectionChange): boolean {
  return isMoved && !isMovedAlong
}
