// The requests of parallel reading, beside those in requests.ts. Clients that do not know them lose nothing.

/** Client to server: `tifa/parallelTexts` `{ uri }` lists the texts of the same work: original, translations, digests. */
export const PARALLEL_TEXTS = 'tifa/parallelTexts'
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

/** Client to server: `tifa/alignment` sets two documents beside each other, line by line; null where one is unknown. */
export const ALIGNMENT = 'tifa/alignment'
export interface AlignmentParams {
  readonly before: string
  readonly after: string
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

/** Client to server, a notification: `tifa/parallelReading` says which two documents are read beside each other; null ends it. */
export const PARALLEL_READING = 'tifa/parallelReading'
export interface ParallelReadingParams {
  readonly pair: AlignmentParams | null
}
