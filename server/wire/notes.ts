// Notes: the list of them, their export, and a new one.

import type { LspRange, WorkspaceEdit } from './lsp.ts'

export interface NotesRequests {
  /** Gives the notes of all folders, by date of the document, then as they stand in it. */
  'tifa/notes'(params: NotesParams): NotesResult
  /** Gives notes as text: what `tifa notes` prints. */
  'tifa/exportNotes'(params: ExportNotesParams): ExportNotesResult
  /** Says whether the words in a range can be a note, and which codes are in use. */
  'tifa/prepareNote'(params: PrepareNoteParams): PrepareNoteResult | null
  /** Makes the edit for a note. */
  'tifa/addNote'(params: AddNoteParams): AddNoteResult | null
}

export interface NotesClientNotifications {
  /** Once somebody has asked for `tifa/notes` and the answer would be another. */
  'tifa/notesChanged'(params: NotesChangedParams): void
}

export interface NotesParams {
  /** Only those of these documents. */
  readonly uris?: readonly string[]
  readonly codes?: readonly string[]
  /** Words that all stand in code, remark, marked words, section or title. */
  readonly text?: string
}
export interface NotesResult {
  readonly notes: readonly NoteItem[]
  /** False while documents are still to be read. */
  readonly isComplete: boolean
}
export interface NoteItem {
  readonly uri: string
  readonly range: LspRange
  /** UTF-16 offsets of the whole mark in the file. */
  readonly start: number
  readonly end: number
  /** Of the document. */
  readonly title: string
  readonly date: string | null
  /** The innermost heading above the note. */
  readonly section: string | null
  /** The words that are marked. */
  readonly quote: string
  /** '' for a note without one. */
  readonly code: string
  readonly remark: string | null
}

export interface ExportNotesParams extends NotesParams {
  readonly format: 'csv' | 'json' | 'markdown'
}
export interface ExportNotesResult {
  readonly text: string
}

export interface PrepareNoteParams {
  readonly textDocument: { readonly uri: string }
  readonly range: LspRange
}
export type PrepareNoteResult =
  | { readonly refused: string }
  | {
      readonly words: string
      readonly range: LspRange
      /** The most used ones first. */
      readonly codes: readonly { readonly code: string; readonly count: number }[]
    }

export interface AddNoteParams extends PrepareNoteParams {
  readonly code: string
  readonly remark: string
}
export type AddNoteResult = { readonly refused: string } | { readonly edit: WorkspaceEdit }

export interface NotesChangedParams {
  /** The documents whose notes have come, gone or moved. */
  readonly uris: readonly string[]
}
