// The requests about notes of our own: the list of them, their export, and a new one.

import type { LspRange } from './requests.ts'

/** Client to server: `tifa/notes` gives the notes of all folders, by date of the document, then as they stand in it. */
export const NOTES = 'tifa/notes'
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

/** Client to server: `tifa/exportNotes` gives notes as text: what `tifa notes` prints. */
export const EXPORT_NOTES = 'tifa/exportNotes'
export interface ExportNotesParams extends NotesParams {
  readonly format: 'csv' | 'json' | 'markdown'
}
export interface ExportNotesResult {
  readonly text: string
}

/** Client to server: `tifa/prepareNote` says whether the words in a range can be a note, and which codes are in use. */
export const PREPARE_NOTE = 'tifa/prepareNote'
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

/** Client to server: `tifa/addNote` makes the edit for a note. */
export const ADD_NOTE = 'tifa/addNote'
export interface AddNoteParams extends PrepareNoteParams {
  readonly code: string
  readonly remark: string
}
export type AddNoteResult = { readonly refused: string } | { readonly edit: object }

/** Server to client: `tifa/notesChanged`, once somebody has asked for `tifa/notes` and the answer would be another. */
export const NOTES_CHANGED = 'tifa/notesChanged'
export interface NotesChangedParams {
  /** The documents whose notes have come, gone or moved. */
  readonly uris: readonly string[]
}

/** A command of the client: asks for a code and a remark, and makes a note of a range, or of the selection without one. */
export const ADD_NOTE_COMMAND = 'tifa.addNote'
