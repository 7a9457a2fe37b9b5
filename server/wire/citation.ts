// Citations of a range of a document.

import type { LspRange } from './lsp.ts'

export interface CitationRequests {
  /** Cites a range of a document; an empty one stands for the sentence around it. */
  'tifa/citation'(params: CitationParams): CitationResult | null
}

/** How a citation is written. */
export type CitationFormat = 'plain' | 'markdown' | 'bibtex' | 'csl'

/** `auto`: GB/T 7714 for Chinese texts, Chicago notes for English ones. */
export type CitationStyle = 'auto' | 'gbt7714' | 'chicago'

export interface CitationParams {
  readonly uri: string
  readonly range: LspRange
  readonly format?: CitationFormat
  readonly style?: CitationStyle
  /** The day that it is where the reader is, `YYYY-MM-DD`: when an address was looked up. */
  readonly accessed?: string
}
export interface CitationResult {
  readonly text: string
  /** False where nothing readable was chosen, so that only the text as a whole is cited. */
  readonly hasQuote: boolean
}
