// Why a file is not imported: plain data, which `protocol/` words.

import type { RawFormat } from './raw-document.ts'

/** What is bounded when a file of any format is read; the bounds are in `server/formats/limits.ts`. */
export type LimitName =
  /** Bytes of the file. */
  | 'file-bytes'
  /** Entries of an archive. */
  | 'archive-entries'
  /** Bytes of all that is unpacked of an archive. */
  | 'archive-bytes'
  /** Bytes of one entry, unpacked. */
  | 'entry-bytes'
  /** How many times as large an archive's entry is as what it is packed into. */
  | 'archive-ratio'
  /** Pages of a PDF file. */
  | 'pages'
  /** Elements and texts of HTML or XML. */
  | 'nodes'
  /** How deep elements stand in each other. */
  | 'depth'
  /** Characters of text. */
  | 'characters'
  /** Seconds. */
  | 'seconds'
  /** Megabytes of memory. */
  | 'megabytes'

/** Why a file was refused. Nothing of it has been imported then. */
export type Refusal =
  /** Beyond a limit: `most` is allowed, `found` there was, if it was counted to the end. `where` names the entry of an archive. */
  | {
      readonly code: 'limit'
      readonly limit: LimitName
      readonly most: number
      readonly found?: number
      readonly where?: string
    }
  /** There is nothing in it. */
  | { readonly code: 'empty' }
  /** It holds no text: pictures of pages, or nothing. `pages` where it has pages. */
  | { readonly code: 'no-text'; readonly pages?: number }
  /** It asks for a password. */
  | { readonly code: 'encrypted'; readonly format?: RawFormat }
  /** It is of a kind that is not read; `kind` is the ending that files of it have (`doc`, `xlsx`, `rtf`, `png`), if known. */
  | { readonly code: 'unknown-format'; readonly kind?: string }
  /** It is not what it is said to be, or is damaged; `detail` is what the reader of the format says, in English. */
  | { readonly code: 'broken'; readonly format: RawFormat; readonly where?: string; readonly detail?: string }
  /** It holds what no document needs and attacks are made of: a path out of the archive, a link, declared entities. */
  | { readonly code: 'unsafe'; readonly what: 'path' | 'link' | 'entities'; readonly where: string }
  /** Nothing can be imported here: what imports could not be started. */
  | { readonly code: 'unavailable'; readonly detail: string }
  /** The encoding that was asked for is not known, or cannot be that of the bytes. */
  | { readonly code: 'encoding'; readonly encoding: string }
