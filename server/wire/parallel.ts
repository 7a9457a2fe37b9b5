// Two texts read beside each other.

import type { Pair } from './comparison.ts'

export interface ParallelRequests {
  /** Lists the texts of the same work: original, translations, digests. */
  'tifa/parallelTexts'(params: ParallelTextsParams): ParallelTextsResult
  /** Sets two documents beside each other, line by line; null where one is unknown. */
  'tifa/alignment'(params: Pair): AlignmentResult | null
}

export interface ParallelNotifications {
  /** Says which two documents are read beside each other; null ends it. */
  'tifa/parallelReading'(params: ParallelReadingParams): void
}

export interface ParallelTextsParams {
  readonly uri: string
}
export interface ParallelTextsResult {
  /** Of the document itself; null where it is none of a corpus. */
  readonly title: string | null
  readonly texts: readonly ParallelTextItem[]
  /** False while documents are still to be read. */
  readonly isComplete: boolean
}
export interface ParallelTextItem {
  readonly uri: string
  readonly title: string
  readonly date: string | null
  readonly language: 'zh' | 'en'
  readonly role: 'original' | 'translation' | 'digest' | 'text'
}

/** In the order of the first document, then what the second alone has. */
export type AlignmentResult = readonly AlignedLines[]
export interface AlignedLines {
  /** First and last lines, zero-based; null where the document has no counterpart. */
  readonly before: LineRange | null
  readonly after: LineRange | null
  /** False for what stands in another order. */
  readonly inOrder: boolean
}
export type LineRange = readonly [first: number, last: number]

export interface ParallelReadingParams {
  readonly pair: Pair | null
}
