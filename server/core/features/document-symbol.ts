// The outline of a document, for editors that have none of their own for Markdown.

import type { Document } from '../model/document.ts'
import type { Section } from '../model/section.ts'

export interface DocumentSymbol {
  readonly section: Section
  readonly children: readonly DocumentSymbol[]
}

/** Sections as a tree, bold chapters included. */
export function collectDocumentSymbols(document: Document): readonly DocumentSymbol[] {
  const roots: DocumentSymbol[] = []
  const nodes: { section: Section; children: DocumentSymbol[] }[] = []
  for (const section of document.sections) {
    const node = { section, children: [] }
    nodes.push(node)
    const parent = nodes[section.parent]
    if (parent && section.parent >= 0) parent.children.push(node)
    else roots.push(node)
  }
  return roots
}
