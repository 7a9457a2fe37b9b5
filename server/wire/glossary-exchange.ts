// Glossaries in other formats: what files bring, the edit that merges them, and glossaries as files.

import type { LspRange, WorkspaceEdit } from './lsp.ts'

export interface GlossaryExchangeRequests {
  /** Reads glossaries in CSV, TSV, TBX, XLSX or Markdown and compares them with one that is there. */
  'tifa/readGlossaries'(params: ReadGlossariesParams): ReadGlossariesResult
  /** Makes the edit; one step of undo. */
  'tifa/mergeGlossaries'(params: MergeGlossariesParams): MergeGlossariesResult
  /** Gives a glossary as the content of a file. */
  'tifa/exportGlossary'(params: ExportGlossaryParams): ExportGlossaryResult
  /** Lists those that can be merged into or exported. */
  'tifa/glossaries'(): GlossariesResult
}

/** What is done with an entry that both sides have: the one that is there stays, the one that comes counts, or both stand. */
export type GlossaryChoice = 'keep' | 'take' | 'both'

export interface ReadGlossariesParams {
  /** The files; what they are is told by their names and content. */
  readonly uris: readonly string[]
  /** The glossary document that they are to be merged into; null for a new one. */
  readonly glossary: string | null
}
export interface ReadGlossariesResult {
  /** Stands for what was read and compared: the merge is made of the same or not at all. */
  readonly key: string
  readonly entries: number
  readonly added: number
  /** Entries that say nothing that the glossary does not. */
  readonly same: number
  readonly conflicts: readonly GlossaryConflict[]
  /** What could not be used, and what was taken for what, in words. */
  readonly notes: readonly string[]
  /** Why nothing can be merged, in words. */
  readonly refused?: string
}
/** An entry that both sides have, not in the same words. */
export interface GlossaryConflict {
  readonly headword: string
  /** Where the entry stands. */
  readonly uri: string
  readonly range: LspRange
  readonly differences: readonly { readonly field: string; readonly mine: string; readonly theirs: string }[]
}

export interface MergeGlossariesParams extends ReadGlossariesParams {
  readonly key: string
  /** For each conflict, in order. */
  readonly choices: readonly GlossaryChoice[]
}
export type MergeGlossariesResult =
  | {
      readonly edit: WorkspaceEdit
      readonly added: number
      readonly changed: number
      readonly kept: number
      /** What a reader should look at, in words. */
      readonly notes: readonly string[]
      /** The document that the edit is about, and the line that it first touches. */
      readonly uri: string
      readonly line: number
    }
  | { readonly refused: string }

export interface ExportGlossaryParams {
  readonly format: 'tbx' | 'csv' | 'tsv' | 'xlsx' | 'md'
  /** A glossary of the corpus or one that Tifa brings along; without it all of the corpus's own. */
  readonly uri?: string
}
export interface ExportGlossaryResult {
  /** How many entries it has; 0 where there is no glossary to be exported. */
  readonly entries: number
  /** The file in base64. */
  readonly content: string
  /** Texts that a cell of the workbook could not hold whole. */
  readonly cut: number
}

export interface GlossariesResult {
  readonly glossaries: readonly GlossaryListItem[]
}
export interface GlossaryListItem {
  readonly uri: string
  readonly title: string
  readonly entries: number
  readonly origin: 'own' | 'bundled'
  /** Whether entries can be written to it: it is the user's, and Markdown. */
  readonly isWritable: boolean
}
