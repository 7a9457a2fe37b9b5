// What the server says of a rendered document, as `tifa/previewCards` gives it.

export const KINDS = ['term', 'target', 'outcome', 'plan', 'note'] as const
export type Kind = (typeof KINDS)[number]

export interface Answer {
  readonly version: number | null
  readonly marks: readonly MarkItem[]
  readonly cards: readonly string[]
  readonly glosses: readonly (readonly [letters: string, gloss: string])[]
  readonly leaves: readonly LeafItem[]
  readonly isCut: boolean
}

export interface MarkItem {
  readonly kind: Kind
  readonly id: string
  readonly fragment?: string
  readonly title?: string
  readonly letters: string
  readonly href?: string
  readonly card?: number
}

export interface LeafItem {
  readonly starts: string
  readonly length: number
  readonly at: readonly number[]
}

export const NOTHING: Answer = { version: null, marks: [], cards: [], glosses: [], leaves: [], isCut: false }
