// The ranges of all marks in a document, for an editor that shows them.

import type { Document } from '../model/document.ts'
import type { MarkKind } from '../syntax/mark.ts'

/** Where a mark stands, and where the words that it marks do; the rest is brackets and address. */
export interface MarkRange {
  readonly kind: MarkKind
  readonly start: number
  readonly end: number
  readonly textStart: number
  readonly textEnd: number
}

/** In the order of the text; offsets are into the document. */
export function collectMarkRanges(document: Document): MarkRange[] {
  const ranges: MarkRange[] = []
  document.visitMarks((marks, at) => {
    for (const { kind, start, end, textStart, textEnd } of marks) {
      ranges.push({ kind, start: at + start, end: at + end, textStart: at + textStart, textEnd: at + textEnd })
    }
  })
  return ranges
}
