// `tifa/marks`: where the marks of a document stand, for an editor that draws them.

import { collectMarkRanges } from '../core/features/mark-ranges.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'

export function serveMarks(context: Context): void {
  context.serve('tifa/marks', ({ uri }, token) =>
    context.answer('marks', uri, token, [], ({ document }) =>
      collectMarkRanges(document).map(mark => ({
        kind: mark.kind,
        range: toLspRange(document, mark),
        textRange: toLspRange(document, { start: mark.textStart, end: mark.textEnd }),
      })),
    ),
  )
}
