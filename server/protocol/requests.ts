// The requests and notifications of our own, beside those of LSP. Clients that do not know them lose nothing.

/** Client to server: what the client starts the server with. */
export interface InitializationOptions {
  /** Uris of the glossaries that come with Tifa. */
  readonly glossaries?: readonly string[]
  /** `vscode` has its own outline for Markdown: the server offers none there. */
  readonly editor?: string
  /** The client reads files for the server: there is no file system beside it. */
  readonly clientFiles?: boolean
}

/** Server to client: `tifa/status`, whenever it changes. */
export const STATUS = 'tifa/status'
export interface StatusParams {
  readonly documents: number
  readonly terms: number
  readonly indexing: boolean
  /** Files that were left out; the log says which and why. */
  readonly skipped: number
}

/** Client to server: `tifa/marks` `{ uri }` gives the marks of an open document, ranges in LSP positions. */
export const MARKS = 'tifa/marks'
export interface MarksParams {
  readonly uri: string
}
export interface MarkItem {
  readonly kind: 'term' | 'target' | 'outcome' | 'plan' | 'note'
  readonly range: LspRange
  readonly textRange: LspRange
}

/**
 * Client to server: `tifa/renderings` `{ uri, position }` or `{ uri, range }` gives the official renderings of the term or
 * phrase there, or of the selected words; null where the parallel texts hold nothing of it.
 */
export const RENDERINGS = 'tifa/renderings'
export interface RenderingsParams {
  readonly uri: string
  readonly position?: LspRange['start']
  readonly range?: LspRange
}
export interface RenderingsResult {
  readonly wording: string
  /** Where the wording stands in the document. */
  readonly range: LspRange
  /** The language of the wording; the renderings are in the other. */
  readonly language: 'zh' | 'en'
  /** The units that hold the wording, and in how many of how many files. */
  readonly units: number
  readonly files: number
  readonly ofFiles: number
  /** The most frequent first; the last one, without a text, holds the units for which none was found. */
  readonly renderings: readonly RenderingItem[]
}
export interface RenderingItem {
  readonly text: string | null
  /** True for a rendering that the glossary lists. */
  readonly known: boolean
  readonly count: number
  /** In words, as the hover has it: `2018: 5, 2019: 8`. */
  readonly years: string
  readonly byYear: readonly { readonly year: number | null; readonly count: number }[]
  /** The first of its units; `count` says how many there are. */
  readonly examples: readonly ExampleItem[]
}
export interface ExampleItem {
  readonly uri: string
  readonly year: number | null
  readonly zh: string
  readonly en: string
  /** Zero-based, where the unit stands in its language's file. */
  readonly line: number
}

/** Client to server: `tifa/idle` answers when everything that was asked for has been indexed. */
export const IDLE = 'tifa/idle'

/** Server to client: `tifa/readFolder` and `tifa/readFile` `{ uri }`, where the client reads files. */
export const READ_FOLDER = 'tifa/readFolder'
export const READ_FILE = 'tifa/readFile'
export interface ReadParams {
  readonly uri: string
}
/** File contents in base64; null where there is no such file. */
export type ReadFileResult = string | null
export type ReadFolderResult = readonly {
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly identity?: string
}[]

interface LspRange {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}
