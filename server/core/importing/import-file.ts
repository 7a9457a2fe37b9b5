// What is asked and answered when a file of any format is imported: the contract between who reads files and who asks for it.

import type { ImportedDocument } from './import-document.ts'
import type { RawFormat, RawOmission } from './raw-document.ts'
import type { Refusal } from './refusal.ts'

/** How a file is to be imported. Plain data: it is handed to a thread or a worker. */
export interface ImportFileOptions {
  /** Its name without folders: it says the format where the bytes leave it open, and a title where the text gives none. */
  readonly name: string
  /** Ids that the corpus has already. */
  readonly taken: readonly string[]
  /** The format, where the user knows better. */
  readonly format?: RawFormat
  /** The encoding, where the user knows better, as the web names encodings; of text, Markdown and HTML. */
  readonly encoding?: string
  /** For a passage that is to stand in a document: neither a title is looked for in it, nor front matter written, nor a page seen around it. */
  readonly passage?: {
    /** The labels of footnotes that the document has already. */
    readonly labels: readonly string[]
  }
}

/** What became of it. */
export type ImportFileResult =
  | {
      readonly document: ImportedDocument
      /** How the file was read. */
      readonly format: RawFormat
      readonly encoding: string | undefined
      /** What reading it left out; what importing changed is in the notes of the document. */
      readonly omissions: readonly RawOmission[]
    }
  | { readonly refusal: Refusal }

/** Imports a file; never rejects. Given to the protocol by the entry (`Ports.importFile`), which knows threads or workers. */
export type ImportFile = (bytes: Uint8Array, options: ImportFileOptions) => Promise<ImportFileResult>
