// The outline of a document, for editors that have none of their own for Markdown.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { valueText } from './target-facts.ts'

export interface DocumentSymbol extends Range {
  readonly kind: 'section' | 'target' | 'outcome'
  readonly name: string
  /** What stands behind the name: the value of a target. */
  readonly detail: string
  /** The heading, or the words of the mark. */
  readonly selection: Range
  readonly children: readonly DocumentSymbol[]
}

/** Sections as a tree, bold chapters included, with the tagged targets and outcomes of each. */
export function collectDocumentSymbols(corpus: Corpus, document: Document): readonly DocumentSymbol[] {
  const roots: DocumentSymbol[] = []
  const nodes: { readonly children: DocumentSymbol[] }[] = []
  for (const { title, start, end, headingEnd, parent } of document.sections) {
    const node = {
      kind: 'section' as const,
      name: title,
      detail: '',
      start,
      end,
      selection: { start, end: headingEnd },
      children: [],
    }
    nodes.push(node)
    ;(parent >= 0 ? nodes[parent]?.children : roots)?.push(node)
  }
  for (const { kind, id = '', indicator, reading, start, end } of corpus.taggedIn(document)) {
    const section = document.heads.at(start)
    const siblings = section >= 0 ? nodes[section]?.children : roots
    siblings?.push({
      kind,
      name: indicator ?? id,
      detail: valueText(reading) ?? '',
      start,
      end,
      selection: { start, end },
      children: [],
    })
  }
  for (const { children } of nodes) children.sort((a, b) => a.start - b.start)
  return roots.sort((a, b) => a.start - b.start)
}
