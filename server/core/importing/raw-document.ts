// What a file of any format holds before Tifa has made a document of it: pieces in reading order, each with what its format says of it.

/** A run of characters with what its format says of them. The text is the source's own, white space included. */
export interface RawSpan {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  /** An address as the source has it, to be checked before it is written. */
  readonly link?: string
  /** The label of the footnote that this run is the call of, which {@link RawNote} answers. */
  readonly note?: string
}

/**
 * A line as it was set, of plain text or of a page: whether it begins a paragraph, goes on with one, is a heading, or furniture of
 * the page is for the reader of the document to find out.
 */
export interface RawLine {
  readonly kind: 'line'
  readonly spans: readonly RawSpan[]
  /** The page it stands on, from 1, where the format has pages. */
  readonly page?: number
  /** Left edge, baseline from the top, and height of its letters, in points of the page; where the format has a layout. */
  readonly left?: number
  readonly top?: number
  readonly size?: number
  /** The page's size in points, for what is centred or in a margin. */
  readonly pageWidth?: number
  readonly pageHeight?: number
}

/** A paragraph that the format knows as one: its lines are not to be joined nor cut. */
export interface RawParagraph {
  readonly kind: 'paragraph'
  readonly spans: readonly RawSpan[]
  readonly centred?: boolean
  readonly quoted?: boolean
}

/** A heading that the format knows as one. */
export interface RawHeading {
  readonly kind: 'heading'
  /** From 1, as the format says it, not yet made to fit its neighbours. */
  readonly depth: number
  readonly spans: readonly RawSpan[]
}

/** An item of a list that the format knows as one. */
export interface RawItem {
  readonly kind: 'item'
  /** From 0: how many lists it stands in beside its own. */
  readonly depth: number
  /** The number it is shown with, where its list is ordered. */
  readonly number?: number
  readonly spans: readonly RawSpan[]
}

/** A table, row by row, each cell with its spans; what spans several columns stands in the first of them, the others are empty; see `table-rows.ts`. */
export interface RawTable {
  readonly kind: 'table'
  readonly rows: readonly (readonly (readonly RawSpan[])[])[]
  /** How many rows at the top are its head. */
  readonly head: number
}

/** The text of a footnote, wherever it stands. */
export interface RawNote {
  readonly kind: 'note'
  readonly label: string
  readonly spans: readonly RawSpan[]
}

/** Markdown as it is: what a source that is Markdown already holds, which no step but its front matter may touch without saying so. */
export interface RawMarkdown {
  readonly kind: 'markdown'
  readonly text: string
}

/** What the format itself says is no text of the document (navigation, a header of each page, a hidden part), kept so that it can be reported. */
export interface RawFurniture {
  readonly kind: 'furniture'
  readonly text: string
  /** What the format calls it: `nav`, `header`, `footer`, `aside`, `hidden`, … */
  readonly role: string
}

export type RawPiece =
  | RawLine
  | RawParagraph
  | RawHeading
  | RawItem
  | RawTable
  | RawNote
  | RawMarkdown
  | RawFurniture
  /** A blank line of plain text. */
  | { readonly kind: 'blank' }
  /** A rule across the page. */
  | { readonly kind: 'rule' }
  /** The end of a page, where lines do not say which one they stand on. */
  | { readonly kind: 'page-end' }

/** What a file says of itself: its own fields, unchecked, as it writes them. */
export interface RawProperties {
  readonly title?: string
  readonly author?: string
  readonly publisher?: string
  /** As it is written there, ISO or not. */
  readonly date?: string
  readonly language?: string
  /** Where it was published, if an address or citation is given. */
  readonly source?: string
}

/** How a file was read. */
export type RawFormat = 'text' | 'markdown' | 'html' | 'docx' | 'pdf' | 'epub'

/** A file of any format as pieces, with all that reading it had to say. */
export interface RawDocument {
  readonly format: RawFormat
  /** The encoding that its bytes were read in, as the web names encodings (`utf-8`, `gb18030`); undefined where the format has its own. */
  readonly encoding: string | undefined
  readonly pieces: readonly RawPiece[]
  readonly properties: RawProperties
  /** What was left out or not understood while reading: pictures, an unknown part of an archive, bytes that are no characters. */
  readonly omissions: readonly RawOmission[]
}

/** Something of the file that no piece holds. */
export interface RawOmission {
  /** `picture`, `broken-characters`, `embedded-object`, `page-without-text`, … */
  readonly kind: string
  /** Its page, from 1, or its name, as far as there is one. */
  readonly where: string | undefined
  readonly count: number
}
