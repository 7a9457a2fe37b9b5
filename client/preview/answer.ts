// What the server says of a rendered document, as `tifa/previewCards` gives it.

import type { PreviewCardsResult, PreviewMark } from '../../server/wire/preview.ts'

export const KINDS = ['term', 'target', 'outcome', 'plan', 'note'] as const satisfies readonly PreviewMark['kind'][]

export const NOTHING: PreviewCardsResult = {
  version: null,
  marks: [],
  cards: [],
  glosses: [],
  leaves: [],
  isCut: false,
}
