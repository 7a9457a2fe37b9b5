// The requests and notifications of our own, beside those of LSP. Clients that do not know them lose nothing.

/** Client to server: what the client starts the server with. */
export interface InitializationOptions {
  /** Uris of the glossaries that come with Tifa. */
  readonly glossaries?: readonly string[]
  /** Uri of the dictionary that comes with Tifa, for a server that has no files of its own. */
  readonly dictionary?: string
  /** `vscode` has its own outline for Markdown: the server offers none there. */
  readonly editor?: string
  /** The client reads files for the server: there is no file system beside it. */
  readonly clientFiles?: boolean
  /** The client shows the `<span style="color:…">` of our hovers while the setting `tifa.hover.pinyin` asks for colours. */
  readonly hoverColours?: boolean
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
 * Client to server: `tifa/termUses` gives the places of a term that a code lens counts, as locations: every use, or the
 * first in each plan.
 */
export const TERM_USES = 'tifa/termUses'
export interface TermUsesParams {
  /** The glossary that the question is asked from. */
  readonly uri: string
  /** The term's id. */
  readonly id: string
  readonly shows: 'uses' | 'plans'
}

/** A command of the client, run by a code lens with {@link TermUsesParams} and the position of the lens. */
export const SHOW_REFERENCES = 'tifa.showReferences'

/** Client to server: `tifa/idle` answers when everything that was asked for has been indexed. */
export const IDLE = 'tifa/idle'

/** Client to server: `tifa/phrases` gives the recurring phrases that no glossary has, the most telling first. */
export const PHRASES = 'tifa/phrases'
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

/** Server to client: `tifa/readFolder` and `tifa/readFile` `{ uri }`, where the client reads files. */
export const READ_FOLDER = 'tifa/readFolder'
export const READ_FILE = 'tifa/readFile'
export interface ReadParams {
  readonly uri: string
  /** The messages can carry bytes as they are: between workers they are copied, not written as JSON. */
  readonly asBytes?: boolean
}
/** File contents in base64, or as bytes where that was asked for; null where there is no such file. */
export type ReadFileResult = string | Uint8Array | null
export type ReadFolderResult = readonly {
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly identity?: string
}[]

interface LspRange {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}
