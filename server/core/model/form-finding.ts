// What is wrong with the form of a document, whatever it says: how it was typed, scanned or converted.

import type { Range } from './meta.ts'

/** A link that leads nowhere: `[words](#)`, `[words]()`. */
export interface EmptyLink extends Range {
  readonly code: 'empty-link'
  readonly text: string
}

/** What was an item of a list, and is none or only a part of it. */
export interface BrokenListItem extends Range {
  readonly code: 'broken-list-item'
  /**
   * `bullet`: lines of a paragraph begin with ●, and nothing makes them a list; `no-text`: a marker stands alone; `apart`: what goes
   * on with the item is a paragraph of its own; `cut`: it is the next item; `lazy`: it is the next line, which is not indented.
   */
  readonly problem: 'bullet' | 'no-text' | 'apart' | 'cut' | 'lazy'
  readonly text: string
}

/** Lines of running text that are code to Markdown, since four spaces stand before them. */
export interface IndentedText extends Range {
  readonly code: 'indented-text'
  /** How many lines have words. */
  readonly lines: number
}

/** A heading that is more than one level below the one before it. */
export interface HeadingLevelJump extends Range {
  readonly code: 'heading-level-jump'
  readonly depth: number
  readonly before: number
}

/** A paragraph that the document already has; `others` is where. */
export interface RepeatedText extends Range {
  readonly code: 'repeated-text'
  /** All letters are the same; else nearly all. */
  readonly isExact: boolean
  /** What follows is repeated, too, and has no finding of its own. */
  readonly goesOn: boolean
  readonly others: readonly (Range & { readonly uri: string })[]
}

/** What {@link MixedPunctuation} and {@link OcrSuspect} propose: the range replaced as a whole, the best first; none where nobody can know. */
interface Replaceable extends Range {
  readonly text: string
  readonly better: readonly string[]
}

/** Punctuation of the other language's width, in running text. */
export interface MixedPunctuation extends Replaceable {
  readonly code: 'mixed-punctuation'
  /** `separator`: a full-width comma between the thousands of a number. */
  readonly problem: 'half-width' | 'full-width' | 'brackets' | 'unlike-pair' | 'doubled' | 'separator'
  /** It stands for so many half-width marks, of which it is the first; absent where it stands for itself. */
  readonly places?: number
}

/** What a reader of letters (OCR) takes one thing for the other in. */
export interface OcrSuspect extends Replaceable {
  readonly code: 'ocr-suspect'
  readonly problem: 'spaced' | 'letter-for-digit' | 'one-for-dash' | 'stray-letter' | 'odd-character' | 'look-alike'
}

/** Front matter without what a document of its kind needs. */
export interface MissingMetadata extends Range {
  readonly code: 'missing-metadata'
  readonly fields: readonly MetadataField[]
}

export type MetadataField = 'id' | 'title' | 'kind' | 'date' | 'period' | 'language'

export type FormFinding =
  | EmptyLink
  | BrokenListItem
  | IndentedText
  | HeadingLevelJump
  | RepeatedText
  | MixedPunctuation
  | OcrSuspect
  | MissingMetadata
