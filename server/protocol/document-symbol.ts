// `textDocument/documentSymbol`: the outline, for editors that have none of their own for Markdown.

import { type DocumentSymbol as LspSymbol, type ServerCapabilities, SymbolKind } from 'vscode-languageserver'
import { collectDocumentSymbols, type DocumentSymbol } from '../core/features/document-symbol.ts'
import type { Document } from '../core/model/document.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'

export function serveDocumentSymbols(context: Context): ServerCapabilities {
  context.connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    context.answer('documentSymbol', uri, token, null, ({ document }) =>
      toDocumentSymbols(document, collectDocumentSymbols(document)),
    ),
  )
  return context.options.editor === 'vscode' ? {} : { documentSymbolProvider: true }
}

function toDocumentSymbols(document: Document, symbols: readonly DocumentSymbol[]): LspSymbol[] {
  return symbols.map(({ section, children }) => ({
    name: section.title || '…',
    kind: SymbolKind.String,
    range: toLspRange(document, section),
    selectionRange: toLspRange(document, { start: section.start, end: section.headingEnd }),
    children: toDocumentSymbols(document, children),
  }))
}
