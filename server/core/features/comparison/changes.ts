// What a comparison of two documents says, as plain data. All offsets are UTF-16, into the document that a part belongs to.

import type { CoverageWarning } from '../../index/plans/coverage.ts'
import type { Range } from '../../model/meta.ts'

/**
 * What became of a section or piece. `same`: the same words, whatever its number and wherever its paragraphs end. `split`: one became several; `merged`:
 * several became one. `counterpart`: stands at the same place of a text in another language, the wording was not compared.
 */
export type Fate = 'same' | 'reworded' | 'split' | 'merged' | 'added' | 'dropped' | 'counterpart'

/** The comparison of two documents; every section and every piece of both stands in exactly one change. */
export interface Comparison {
  readonly before: Side
  readonly after: Side
  /** `wording`: the words were compared. `places`: the languages differ, and only what stands where was compared. */
  readonly basis: 'wording' | 'places'
  /** The gravest first; empty where the two can be compared as they are. */
  readonly warnings: readonly ComparisonWarning[]
  /** In the order of the document after; what was dropped behind what stood before it. */
  readonly sections: readonly SectionChange[]
  /** Of the outermost sections, then of those below them: where each ranks. */
  readonly topics: readonly TopicShift[]
  /** Empty where the languages differ, as are the phrases: rates by characters of two scripts say nothing beside each other. */
  readonly terms: Shifts<TermShift>
  readonly phrases: { readonly added: readonly PhraseChange[]; readonly gone: readonly PhraseChange[] }
  readonly targets: readonly TargetChange[]
}

/** One of the two documents. */
export interface Side {
  readonly uri: string
  readonly id: string
  readonly title: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined where the document has none. */
  readonly date: string | undefined
  readonly language: 'zh' | 'en'
  /** Readable characters without white space; front matter and tables of contents left out: the basis of all rates. */
  readonly characters: number
  readonly sections: number
  readonly pieces: number
}

/**
 * Beside those of {@link CoverageWarning}: `wording-not-compared`, the languages differ; `digest`, what the shorter text of the
 * same plan lacks was left out and not dropped; `order`, the document called *before* is the later one by its date;
 * `no-text`, a document has nothing to compare, `isSwallowed` where all of it is front matter that does not end; `no-sections`, a
 * document has no headings.
 */
export type ComparisonWarning =
  | CoverageWarning
  | { readonly code: 'wording-not-compared' }
  | { readonly code: 'digest'; readonly title: string }
  | { readonly code: 'order'; readonly before: string; readonly after: string }
  | { readonly code: 'no-text'; readonly title: string; readonly isSwallowed: boolean }
  | { readonly code: 'no-sections'; readonly titles: readonly string[] }

/** A section as a comparison names it. Its range is that of {@link Section}: what stands under it is part of it. */
export interface SectionRef extends Range {
  /** Index in the document's sections; -1 for what stands before the first heading. */
  readonly index: number
  /** The heading, number included; empty for what stands before the first. */
  readonly title: string
  /** The heading without its number, and the number as written. */
  readonly words: string
  readonly number: string
  /** The titles of the sections around it, outermost first. */
  readonly path: readonly string[]
  /** Another section of the document has the same heading: only what stands around them tells them apart. */
  readonly isRepeated: boolean
  /** 1 for the outermost. */
  readonly depth: number
  /** Where the heading ends; `start` where there is none. */
  readonly headingEnd: number
  /** Characters without white space of all that stands under it, headings included. */
  readonly characters: number
}

/** What became of one section; of several where it was split or merged. */
export interface SectionChange {
  readonly fate: Fate
  /** It stands elsewhere in the order of the document: those that stay are the heaviest run of sections in one order. */
  readonly isMoved: boolean
  /** It moved, but only with the section around it. */
  readonly isMovedAlong: boolean
  /** Its number changed; by itself that is no change of the section. */
  readonly isRenumbered: boolean
  /** The words of its heading changed. */
  readonly isRetitled: boolean
  /** In order; the one that is most alike is {@link main}. Empty for `added`. */
  readonly before: readonly SectionRef[]
  /** In order. Empty for `dropped`. */
  readonly after: readonly SectionRef[]
  /** Of a split or merged section which of its parts goes on with it: indexes into `before` and `after`. */
  readonly main: { readonly before: number; readonly after: number }
  /**
   * How much of the text is common, wherever in the sections it stands, what is below them included: Dice’s coefficient over pairs of
   * Chinese characters and other words, 0 to 1; 1 where it is `same`, 0 for `added` and `dropped`. Of a `counterpart` how much of what
   * can be told in both languages is common: terms, amounts, years.
   */
  readonly similarity: number
  /**
   * What became of the pieces that stand directly in it, subsections apart: every piece of `after`, and of `before` what was
   * dropped; in reading order.
   */
  readonly pieces: readonly PieceChange[]
  /** Pieces that stood in `before` and are now in another section, under which they are listed. */
  readonly departed: readonly PieceChange[]
}

/** A paragraph, list item or table row. */
export interface PieceRef extends Range {
  /** Index among the pieces of its document. */
  readonly index: number
  /** Index of the innermost section around it, -1 before the first. */
  readonly section: number
  readonly kind: 'paragraph' | 'item' | 'row'
  /** The words without markup and without the number; the cells of a row are parted by tabs. */
  readonly text: string
  /** 第五条, （一）, 1. as written; empty where there is none. */
  readonly number: string
}

/** What became of a piece; of several where one was split or several were merged. */
export interface PieceChange {
  readonly fate: Fate
  readonly isMoved: boolean
  readonly isRenumbered: boolean
  readonly before: readonly PieceRef[]
  readonly after: readonly PieceRef[]
  /** The share of words that both have in one order, 0 to 1; of a `counterpart` as in {@link SectionChange.similarity}. */
  readonly similarity: number
  /** The marks of what was reworded, split or merged; undefined otherwise. */
  readonly words: readonly WordRun[] | undefined
}

/** A run of words; joined, those that are not `added` are the text before, those that are not `removed` the text after. */
export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added'
  /** The words without markup; of what is the same, as they stand after. */
  readonly text: string
  /** Where they stand in the document before; undefined for `added`. */
  readonly before: Range | undefined
  /** Where they stand in the document after; undefined for `removed`. */
  readonly after: Range | undefined
}

/** Where a section ranks among those of its level, 1 for the first. */
export interface TopicShift {
  /** 1 for the outermost sections that have siblings, 2 for those below them. */
  readonly level: 1 | 2
  /** The index of the section's change in {@link Comparison.sections}. */
  readonly change: number
  readonly before: SectionRef | undefined
  readonly after: SectionRef | undefined
  /** Undefined where it was added, or dropped. */
  readonly rankBefore: number | undefined
  readonly rankAfter: number | undefined
  /** One of several that were merged, or that it was split into, and not the one that goes on with it; it has a rank on its own side alone. */
  readonly isPart: boolean
}

/** A count with its basis. */
export interface Figure {
  readonly count: number
  /** Per 10,000 characters of {@link Side.characters}. */
  readonly rate: number
}

/** What rose and what fell, each by keyness, the surest first. */
export interface Shifts<T> {
  readonly risen: readonly T[]
  readonly fallen: readonly T[]
}

/** How surely and how much a count changed. */
export interface Keyness {
  /**
   * Log-likelihood G² of the two counts under the hypothesis that both texts have one rate (Rayson and Garside 2000); above
   * 3.84, 6.63 and 10.83 it is significant at 5, 1 and 0.1 per cent, for a single comparison.
   */
  readonly logLikelihood: number
  /**
   * Log ratio: the binary logarithm of rate after to rate before (Hardie 2014), 1 where the rate doubled. A count of 0 is taken
   * for 0.5, and then {@link isFromZero} is true.
   */
  readonly logRatio: number
  readonly isFromZero: boolean
}

/** The use of a glossary term before and after. */
export interface TermShift extends Keyness {
  readonly id: string
  readonly headword: string
  readonly before: Figure
  readonly after: Figure
  /** The first mention in each document. */
  readonly firstBefore: number | undefined
  readonly firstAfter: number | undefined
}

/** A phrase that recurs in one of the documents and is not in the other. */
export interface PhraseChange extends Keyness {
  readonly text: string
  readonly figure: Figure
  /** Where it first stands, in the document that has it. */
  readonly first: Range
}

/** What became of a target. Which indicator it sets is decided as the ledger does. */
export interface TargetChange {
  readonly fate: 'carried' | 'changed' | 'added' | 'dropped'
  /** The ledger's key; undefined where the target names no indicator. */
  readonly key: string | undefined
  /** The name of the indicator: the term's headword, else as one of the documents has it. */
  readonly indicator: string
  readonly before: TargetRef | undefined
  readonly after: TargetRef | undefined
  /** What differs; empty unless `changed`. A deadline that moved on with the plan's period, or with the year of a report, is none. */
  readonly differs: readonly ('value' | 'deadline' | 'kind')[]
}

/** A target in one of the documents. */
export interface TargetRef extends Range {
  readonly value: string | undefined
  /** The value says by how much the indicator is to change, `either` where the text does not say which way; undefined for a level. */
  readonly change: 'up' | 'down' | 'either' | undefined
  readonly baseline: string | undefined
  readonly deadline: number | undefined
  readonly kind: 'binding' | 'expected' | undefined
  /** The sentence or row, cut where it is very long, and where it stands. */
  readonly sentence: string
  readonly from: number
  readonly to: number
}
