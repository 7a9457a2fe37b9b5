// What a rendered document shows of its marks and terms.

import type { MarkItem } from './marks.ts'

export interface PreviewRequests {
  /**
   * Gives what a rendered document shows of its marks, and what stands above its terms. Null for a document that is not
   * known.
   */
  'tifa/previewCards'(params: PreviewCardsParams): PreviewCardsResult | null
}

export interface PreviewClientNotifications {
  /** Once what `tifa/previewCards` said may have changed. */
  'tifa/previewChanged'(): void
}

export interface PreviewCardsParams {
  readonly uri: string
  /** What is to stand above terms, and above which of their mentions. */
  readonly ruby: 'off' | 'pinyin' | 'english'
  readonly mentions: 'firstInSection' | 'all'
}
export interface PreviewCardsResult {
  /** The document's version; null while it is not open. */
  readonly version: number | null
  /** In the order of the document; a renderer knows a mark by all but `href` and `card`. */
  readonly marks: readonly PreviewMark[]
  /** Markdown, as in hovers; addresses in it are as seen from the document. */
  readonly cards: readonly string[]
  /** What stands above words: the letters and digits of the words, and the gloss. */
  readonly glosses: readonly (readonly [letters: string, gloss: string])[]
  readonly leaves: readonly PreviewLeaf[]
  /** There are more marks than have cards here, or more terms than have glosses. */
  readonly isCut: boolean
}
export interface PreviewMark {
  readonly kind: MarkItem['kind']
  readonly id: string
  readonly fragment?: string
  readonly title?: string
  /** The letters and digits of the words that are marked. */
  readonly letters: string
  /** Where it leads, as seen from the document: `../plans/a.md#L12`. */
  readonly href?: string
  /** Which of the cards; absent where nothing is known of it. */
  readonly card?: number
}
/** A paragraph, heading or table cell with glosses, by its first 40 letters and digits and how many it has. */
export interface PreviewLeaf {
  readonly starts: string
  readonly length: number
  /** Pairs: where the words stand among its letters and digits, and which of the glosses is theirs. */
  readonly at: readonly number[]
}
