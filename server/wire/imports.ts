// *Import Document…*: where documents may go, and the document that a file becomes. The client writes it.

export interface ImportsRequests {
  /** Gives the folders whose files belong to a corpus: those that hold documents, the ones with the most first, and then where others may begin. */
  'tifa/importFolders'(): ImportFoldersResult
  /** Makes annotated Markdown of a file. Nothing is written. */
  'tifa/importFile'(params: ImportFileParams): ImportFileResult
  /** Makes Markdown of HTML that is pasted into a document. Nothing is written. */
  'tifa/importPassage'(params: ImportPassageParams): ImportPassageResult
  /** Writes what became of some files as Markdown. */
  'tifa/importReport'(params: ImportReportParams): ImportReportResult
}

export interface ImportFoldersResult {
  readonly folders: readonly { readonly uri: string; readonly documents: number }[]
}

export interface ImportFileParams {
  /** The name of the file, without folders. */
  readonly name: string
  /** Its bytes in base64. Without them the server reads `uri`. */
  readonly content?: string
  readonly uri?: string
  /** The folder that the document is to go to. */
  readonly folder: string
  /** Where documents of the same import go that are not written yet, and their ids. */
  readonly given?: readonly { readonly uri: string; readonly id: string }[]
}
export type ImportFileResult =
  | { readonly refused: string }
  | {
      /** Where the document can be written: no file is there. */
      readonly uri: string
      readonly id: string
      /** True where what lies there does not belong to the corpus, by `tifa.yaml`, `.gitignore` or the settings. */
      readonly isOutside: boolean
      readonly text: string
      /** The format and, of text, the encoding that the file was read in, in words. */
      readonly readAs: string
      /** The fields of front matter that are to be checked. */
      readonly doubtful: readonly string[]
      /** How much was left out or fenced off: places. */
      readonly left: number
      readonly notes: readonly ImportNoteItem[]
    }

export interface ImportPassageParams {
  /** The document that it is pasted into. */
  readonly uri: string
  readonly html: string
}
export type ImportPassageResult =
  | { readonly refused: string }
  | {
      /** Without a line break at its end. */
      readonly text: string
    }

/** What an import did or could not know; plain data. */
export interface ImportNoteItem {
  readonly kind: string
  readonly reason: string
  readonly text: string
  /** Of the document, from zero. */
  readonly line?: number
}

export interface ImportReportParams {
  readonly files: readonly ImportedItem[]
}
export type ImportedItem =
  | { readonly name: string; readonly refused: string }
  | {
      readonly name: string
      readonly uri: string
      readonly isOutside: boolean
      readonly readAs: string
      readonly notes: readonly ImportNoteItem[]
    }
export interface ImportReportResult {
  readonly text: string
}
