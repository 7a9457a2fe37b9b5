// The files of an export, and marks that come back.

import type { WorkspaceEdit } from './lsp.ts'

export interface ExportsRequests {
  /** Makes the files of an export, of all documents of the user's own or of some. */
  'tifa/export'(params: ExportParams): ExportResult
  /** Makes the edit that puts exported marks back. */
  'tifa/importAnnotations'(params: ImportAnnotationsParams): ImportAnnotationsResult | null
}

export interface ExportParams {
  readonly what: string
  /** Of a table: `csv`, `json` or `xlsx`. */
  readonly format?: string
  /** The name of the first file without its ending. */
  readonly name: string
  /** Of these documents alone. */
  readonly uris?: readonly string[]
}
export interface ExportResult {
  /** Texts, or bytes in base64; paths are as seen from where the export goes. */
  readonly files: readonly { readonly path: string; readonly text?: string; readonly base64?: string }[]
  readonly documents: number
  readonly annotations: number
  /** Marks that enclose no words and are left out. */
  readonly wordless: number
  /** Characters that XML cannot hold and that were left out. */
  readonly dropped: number
  /** False while documents are still to be read. */
  readonly isComplete: boolean
}

export interface ImportAnnotationsParams {
  /** The bytes of the file in base64. */
  readonly base64: string
}
export interface ImportAnnotationsResult {
  /** The file is no collection of annotations. */
  readonly isUnknown: boolean
  /** Null where nothing is to be changed. */
  readonly edit: WorkspaceEdit | null
  /** One line: how many were placed, were there, are stale. */
  readonly summary: string
  /** A line for each that was not placed. */
  readonly problems: readonly string[]
}
