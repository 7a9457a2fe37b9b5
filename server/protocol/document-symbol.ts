// `textDocument/documentSymbol`: the outline, for editors that have none of their own for Markdown.

import { type DocumentSymbol as LspSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver'
import { collectDocumentSymbols, type DocumentSymbol } from '../core/features/document-symbol.ts'
import type { Document } from '../core/model/document.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'

export function serveDocumentSymbols(context: Context): void {
  const isTree = context.capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true
  context.connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    context.answer('documentSymbol', uri, token, null, ({ folder, document }) => {
      const symbols = toDocumentSymbols(document, collectDocumentSymbols(folder.corpus, document))
      return isTree ? symbols : flatten(symbols, context.workspace.clientUri(document.uri))
    }),
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

/** For clients without trees: all symbols in the order of the text, each with the name of what holds it. */
function flatten(symbols: readonly LspSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flatten(children, uri, name),
  ])
}
