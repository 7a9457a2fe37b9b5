// A report as plain data: headings, lists and tables of texts and links, which writers turn into Markdown or HTML.

/** Part of a line. Texts may be of the corpus: a writer escapes all of them. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'removed' | 'added'; readonly text: string }
  /** Leads to a place in a document: to its line, or to the very character where several things stand in one line. */
  | {
      readonly kind: 'link'
      readonly text: string
      readonly uri: string
      readonly offset: number
      readonly isExact: boolean
      /** The text is no more than the place: a line. */
      readonly isLine: boolean
    }

export type Block =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3
      readonly content: readonly Inline[]
      /** The places of which the passage below speaks: within the report links to them can lead here. */
      readonly passageOf?: readonly Place[]
    }
  | { readonly kind: 'paragraph' | 'warning' | 'faint'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }

/** An offset in a document. */
export interface Place {
  readonly uri: string
  readonly offset: number
}

export interface Column {
  readonly title: string
  /** Numbers are set to the right. */
  readonly isNumber?: boolean
}

/** The cells of a row. */
export type Row = readonly (readonly Inline[])[]

/** The address of a place: what a reader can follow from where the report is read. Undefined where there is none. */
export type Address = (uri: string, offset: number, isExact: boolean) => string | undefined

export function text(text: string): Inline {
  return { kind: 'text', text }
}

export function strong(text: string): Inline {
  return { kind: 'strong', text }
}

/** Leads to the line on which `offset` stands. */
export function link(text: string, uri: string, offset: number): Inline {
  return { kind: 'link', text, uri, offset, isExact: false, isLine: false }
}

/** {@link link} whose text says the line and nothing else. */
export function lineLink(text: string, uri: string, offset: number): Inline {
  return { kind: 'link', text, uri, offset, isExact: false, isLine: true }
}

/** Leads to `offset` itself. */
export function exactLink(text: string, uri: string, offset: number): Inline {
  return { kind: 'link', text, uri, offset, isExact: true, isLine: false }
}

/** Lines of texts with something between them. */
export function joinInlines(parts: readonly (readonly Inline[])[], between: string): Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? [...part] : [text(between), ...part]))
}

/**
 * A corpus text as one line: white space becomes a space, the tabs between the cells of a row a stroke, and characters that turn
 * the direction of writing are named, since they could make a number read as another.
 */
export function toLine(text: string): string {
  return (
    text
      .replace(
        /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g,
        mark => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
      )
      .replace(/\t/g, ' | ')
      // Code or an image, of which running text has no words.
      .replace(/\ufffc/g, '[…]')
      .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ')
  )
}

/** The beginning of a line, with a sign where something is cut off; never through a character outside the basic plane. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text
  const unit = text.charCodeAt(longest - 1)
  return `${text.slice(0, unit >= 0xd800 && unit <= 0xdbff ? longest - 1 : longest)}…`
}
