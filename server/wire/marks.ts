// The marks of a document, for a client that draws them.

import type { LspRange } from './lsp.ts'

export interface MarksRequests {
  /** Gives the marks of an open document, ranges in LSP positions. */
  'tifa/marks'(params: MarksParams): readonly MarkItem[]
}

export interface MarksParams {
  readonly uri: string
}
export interface MarkItem {
  readonly kind: 'term' | 'target' | 'outcome' | 'plan' | 'note'
  readonly range: LspRange
  readonly textRange: LspRange
}
