// `textDocument/documentSymbol`: the outline, for editors that have none of their own for Markdown.

import { type DocumentSymbol as LspSymbol, SymbolKind } from 'vscode-languageserver'
import { collectDocumentSymbols, type DocumentSymbol } from '../core/features/document-symbol.ts'
import type { Document } from '../core/model/document.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'

export function serveDocumentSymbols(context: Context): void {
  context.connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    context.answer('documentSymbol', uri, token, null, ({ folder, document }) =>
      toDocumentSymbols(document, collectDocumentSymbols(folder.corpus, document)),
    ),
  )
}

const KINDS: Readonly<Record<DocumentSymbol['kind'], SymbolKind>> = {
  section: SymbolKind.String,
  target: SymbolKind.Number,
  outcome: SymbolKind.Event,
}

function toDocumentSymbols(document: Document, symbols: readonly DocumentSymbol[]): LspSymbol[] {
  return symbols.map(symbol => ({
    name: symbol.name || '…',
    ...(symbol.detail === '' ? {} : { detail: symbol.detail }),
    kind: KINDS[symbol.kind],
    range: toLspRange(document, symbol),
    selectionRange: toLspRange(document, symbol.selection),
    children: toDocumentSymbols(document, symbol.children),
  }))
}
