// Crosses the border between offsets and LSP positions.

import type { Range } from 'vscode-languageserver'
import type { Document } from '../core/model/document.ts'
import type { Range as Span } from '../core/model/meta.ts'

export function toLspRange(document: Document, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) }
}
