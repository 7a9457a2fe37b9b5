// Two documents compared, and what a document can be compared with.

import type { ComparisonData } from './comparison-data.ts'
import type { LspRange } from './lsp.ts'

export interface ComparisonRequests {
  /** Lists what a document can be compared with, the likeliest first. */
  'tifa/comparable'(params: ComparableParams): ComparableResult
  /** Compares two documents; null where one of them is unknown. */
  'tifa/compare'(params: Pair): CompareResult
  /** Gives the address of the report without making it; null where a document is unknown. */
  'tifa/comparisonAddress'(params: Pair): ComparisonAddressResult
  /** Gives the comparison as text: what `tifa compare` prints. */
  'tifa/comparisonReport'(params: ComparisonReportParams): ComparisonReportResult
}

export interface ComparableParams {
  readonly uri: string
}
export interface ComparableResult {
  /** The document itself; null where it is none of a corpus. */
  readonly title: string | null
  readonly items: readonly ComparableItem[]
  /** The id of the plan that the document supersedes, where no document has it. */
  readonly missing: string | null
  /** False while documents are still to be read. */
  readonly isComplete: boolean
}
export interface ComparableItem {
  readonly uri: string
  readonly title: string
  readonly date: string | null
  readonly language: 'zh' | 'en'
  /** `text`: another text of the same work; `line`: further away in its line of plans. */
  readonly relation: 'previous' | 'next' | 'parent' | 'child' | 'text' | 'line' | 'other'
  /** Of `previous` and `next`: whether a text says so. */
  readonly how: 'supersedes' | 'inferred' | null
  /** Periods between the two that the corpus has no plan for: `2016-2020`. */
  readonly gaps: readonly string[]
  /** It is the one before. */
  readonly isBefore: boolean
}

/** The addresses of two documents. */
export interface Pair {
  readonly before: string
  readonly after: string
}
export interface CompareResult {
  readonly comparison: ComparisonData<LspRange> | null
  /** The address of the report as a virtual document, for `workspace/textDocumentContent`. */
  readonly report: string
  /** False while documents are still to be read or counted: figures may yet change. */
  readonly isComplete: boolean
}

export interface ComparisonAddressResult {
  readonly uri: string | null
}

export interface ComparisonReportParams extends Pair {
  readonly format: 'md' | 'json' | 'html'
}
export interface ComparisonReportResult {
  /** Empty where one of the documents is unknown. */
  readonly text: string
}
