// Renders the outline of a document.

import { type DocumentSymbol as LspSymbol, SymbolKind } from 'vscode-languageserver'
import type { DocumentSymbol } from '../core/features/document-symbol.ts'
import type { Document } from '../core/model/document.ts'
import { toLspRange } from './convert.ts'

export function toDocumentSymbols(document: Document, symbols: readonly DocumentSymbol[]): LspSymbol[] {
  return symbols.map(({ section, children }) => ({
    name: section.title || '…',
    kind: SymbolKind.String,
    range: toLspRange(document, section),
    selectionRange: toLspRange(document, { start: section.start, end: section.headingEnd }),
    children: toDocumentSymbols(document, children),
  }))
}
