// `textDocument/documentHighlight`.

import { DocumentHighlightKind } from 'vscode-languageserver'
import { collectHighlights } from '../core/features/document-highlight.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'

// Editors draw the three kinds apart: what was inferred is text that may mean the plan.
const KINDS = {
  read: DocumentHighlightKind.Read,
  inferred: DocumentHighlightKind.Text,
  write: DocumentHighlightKind.Write,
} as const

export function serveDocumentHighlight(context: Context): void {
  context.connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    context.answer('documentHighlight', uri, token, null, ({ folder, document }) =>
      collectHighlights(folder.corpus, document, document.offsetAt(position)).map(highlight => ({
        range: toLspRange(document, highlight),
        kind: KINDS[highlight.kind],
      })),
    ),
  )
}
