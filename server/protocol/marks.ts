// `tifa/marks`: where the marks of a document stand, for an editor that draws them.

import type { CancellationToken } from 'vscode-languageserver'
import { collectMarkRanges } from '../core/features/mark-ranges.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'
import { MARKS, type MarkItem, type MarksParams } from './requests.ts'

export function serveMarks(context: Context): void {
  context.connection.onRequest(MARKS, ({ uri }: MarksParams, token: CancellationToken) =>
    context.answer('marks', uri, token, [] as MarkItem[], ({ document }) =>
      collectMarkRanges(document).map(mark => ({
        kind: mark.kind,
        range: toLspRange(document, mark),
        textRange: toLspRange(document, { start: mark.textStart, end: mark.textEnd }),
      })),
    ),
  )
}
