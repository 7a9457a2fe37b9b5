// What an import makes of a raw document on its way to Markdown: blocks, and the notes that say what was done.

import type { RawSpan } from './raw-document.ts'

/** A paragraph that may yet turn out to be a heading or an item. */
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly spans: readonly RawSpan[]
  readonly quoted?: boolean
  readonly centred?: boolean
  /** White space before its first line, in cells. */
  readonly indent: number
  /** Height of its letters in points, where its lines have one. */
  readonly size?: number
  /** True where the format itself knows it as one paragraph. */
  readonly isWhole?: boolean
  /** True where a blank line, or what is no line, stands before it. */
  readonly isParted: boolean
}

export interface Heading {
  readonly kind: 'heading'
  /** From 1, the title; a document's own headings begin at 2. */
  readonly depth: number
  readonly spans: readonly RawSpan[]
}

/** A heading that the format knows as one, with the depth that the format gives it. */
export interface FormatHeading {
  readonly kind: 'format-heading'
  readonly depth: number
  readonly spans: readonly RawSpan[]
}

export interface Item {
  readonly kind: 'item'
  /** From 0. */
  readonly depth: number
  readonly number?: number
  readonly spans: readonly RawSpan[]
}

export interface Table {
  readonly kind: 'table'
  readonly rows: readonly (readonly (readonly RawSpan[])[])[]
  readonly head: number
}

export interface FootnoteText {
  readonly kind: 'note'
  readonly label: string
  readonly spans: readonly RawSpan[]
}

/** Source text that is kept out of the document's text, in a comment. */
export interface Fenced {
  readonly kind: 'fenced'
  readonly reason: string
  readonly lines: readonly string[]
}

export interface Written {
  readonly kind: 'markdown'
  readonly text: string
}

export type Block =
  | Paragraph
  | Heading
  | FormatHeading
  | Item
  | Table
  | FootnoteText
  | Fenced
  | Written
  | { readonly kind: 'rule' }

/** A note that does not know its line yet: it is the one where its block begins. */
export interface Remark {
  readonly kind: string
  readonly text: string
  readonly reason: string
  /** The block whose line it is about. */
  readonly block?: Block
}
