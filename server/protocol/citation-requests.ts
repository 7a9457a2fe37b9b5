// The request of citations, beside those in requests.ts. Clients that do not know it lose nothing.

/** How a citation is written. */
export const CITATION_FORMATS = ['plain', 'markdown', 'bibtex', 'csl'] as const
export type CitationFormat = (typeof CITATION_FORMATS)[number]

/** `auto`: GB/T 7714 for Chinese texts, Chicago notes for English ones. */
export const CITATION_STYLES = ['auto', 'gbt7714', 'chicago'] as const
export type CitationStyle = (typeof CITATION_STYLES)[number]

/** Client to server: `tifa/citation` cites a range of a document; an empty one stands for the sentence around it. */
export const CITATION = 'tifa/citation'
export interface CitationParams {
  readonly uri: string
  readonly range: {
    readonly start: { readonly line: number; readonly character: number }
    readonly end: { readonly line: number; readonly character: number }
  }
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
