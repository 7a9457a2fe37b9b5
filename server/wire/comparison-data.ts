// A comparison as JSON, for the client and for other programs: every part with its place in both documents.

import type {
  Comparison,
  Fate,
  Figure,
  PieceChange,
  SectionChange,
  TargetChange,
} from '../core/features/comparison/changes.ts'

/** What JSON cannot say is null. The words for each part are those of {@link Comparison}; `Place` is how a place is written. */
export interface ComparisonData<Place> {
  readonly schema: 1
  readonly before: SideData
  readonly after: SideData
  readonly basis: Comparison['basis']
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
  /** How many of each document were added, moved and so on. */
  readonly summary: ComparisonSummary
  readonly sections: readonly SectionData<Place>[]
  readonly topics: readonly TopicData<Place>[]
  readonly terms: { readonly risen: readonly TermData<Place>[]; readonly fallen: readonly TermData<Place>[] }
  readonly phrases: { readonly added: readonly PhraseData<Place>[]; readonly gone: readonly PhraseData<Place>[] }
  readonly targets: readonly TargetData<Place>[]
}

export interface SideData {
  /** A path for a terminal, an address for an editor. */
  readonly file: string
  readonly id: string
  readonly title: string
  readonly date: string | null
  readonly language: 'zh' | 'en'
  /** The basis of all rates. */
  readonly characters: number
  readonly sections: number
  readonly pieces: number
}

export interface SectionData<Place> {
  readonly fate: SectionChange['fate']
  /** By itself; `movedAlong`: with the section around it. */
  readonly moved: boolean
  readonly movedAlong: boolean
  readonly renumbered: boolean
  readonly retitled: boolean
  readonly similarity: number
  readonly before: readonly SectionPlace<Place>[]
  readonly after: readonly SectionPlace<Place>[]
  /** The one of several that goes on: indexes into `before` and `after`. */
  readonly main: { readonly before: number; readonly after: number }
  readonly pieces: readonly PieceData<Place>[]
  /** Pieces that stood here and are now in another section, which lists them. */
  readonly departed: readonly PieceData<Place>[]
}

export interface SectionPlace<Place> {
  /** -1 for what stands before the first heading. */
  readonly index: number
  readonly title: string
  readonly number: string
  readonly path: readonly string[]
  readonly depth: number
  readonly characters: number
  readonly place: Place
}

export interface PieceData<Place> {
  readonly fate: PieceChange['fate']
  /** It stood in another section, or elsewhere in the order. */
  readonly moved: boolean
  readonly renumbered: boolean
  readonly similarity: number
  readonly before: readonly PiecePlace<Place>[]
  readonly after: readonly PiecePlace<Place>[]
  /** What was removed and added; null where the words were not compared or are the same. */
  readonly words: readonly { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }[] | null
}

export interface PiecePlace<Place> {
  readonly index: number
  readonly section: number
  readonly kind: 'paragraph' | 'item' | 'row'
  readonly number: string
  readonly text: string
  readonly place: Place
}

export interface TopicData<Place> {
  readonly level: 1 | 2
  readonly rankBefore: number | null
  readonly rankAfter: number | null
  /** It was merged with others, or split from others, and another one goes on with it. */
  readonly part: boolean
  readonly before: SectionPlace<Place> | null
  readonly after: SectionPlace<Place> | null
}

interface KeynessData {
  /** Log-likelihood G². */
  readonly logLikelihood: number
  /** Binary logarithm of rate after to rate before; with a count of 0 taken for 0.5 where `fromZero`. */
  readonly logRatio: number
  readonly fromZero: boolean
}

export interface TermData<Place> extends KeynessData {
  readonly id: string
  readonly term: string
  /** Counts, and per 10,000 characters of the document. */
  readonly before: Figure & { readonly first: Place | null }
  readonly after: Figure & { readonly first: Place | null }
}

export interface PhraseData<Place> extends KeynessData {
  readonly text: string
  readonly count: number
  readonly rate: number
  readonly first: Place
}

export interface TargetData<Place> {
  readonly fate: TargetChange['fate']
  readonly key: string | null
  readonly indicator: string
  readonly differs: TargetChange['differs']
  readonly before: TargetPlace<Place> | null
  readonly after: TargetPlace<Place> | null
}

export interface TargetPlace<Place> {
  readonly value: string | null
  /** Which way the value says the indicator is to change, null where it is a level. */
  readonly change: 'up' | 'down' | 'either' | null
  readonly baseline: string | null
  readonly deadline: number | null
  readonly kind: 'binding' | 'expected' | null
  readonly sentence: string
  readonly place: Place
}

/** How many sections and pieces of each document something holds of. */
export interface SummaryCounts {
  readonly sections: Both
  readonly pieces: Both
}

export interface Both {
  readonly before: number
  readonly after: number
}

/** Every section and piece is counted once under `fates`; `traits` are besides. What holds of nothing is left out. */
export interface ComparisonSummary {
  readonly fates: readonly ({ readonly fate: Fate } & SummaryCounts)[]
  readonly traits: readonly ({ readonly trait: 'moved' | 'renumbered' | 'retitled' } & SummaryCounts)[]
}
