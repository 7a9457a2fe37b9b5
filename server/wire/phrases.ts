// The recurring phrases that no glossary has.

import type { LspRange } from './lsp.ts'

export interface PhrasesRequests {
  /** Gives the recurring phrases that no glossary has, the most telling first. */
  'tifa/phrases'(params: PhrasesParams): readonly PhraseItem[]
}

export interface PhrasesParams {
  /** Any document of the corpus that is meant. */
  readonly uri: string
  /** Only those that this document has, ranked for it. */
  readonly inDocument: boolean
}
export interface PhraseItem {
  readonly text: string
  readonly total: number
  /** How often the document has it that was asked about; 0 for the whole corpus. */
  readonly here: number
  readonly documents: number
  /** The document that uses it far more than others do. */
  readonly peak?: string
  readonly first?: { readonly uri: string; readonly range: LspRange; readonly title: string; readonly date?: string }
}
