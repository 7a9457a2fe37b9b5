// Document highlight: where in the document there is more of what stands under the cursor.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { collectDeclarations, collectReferences, findWanted } from './references.ts'

/** A place to highlight; `write` is one that defines what the others mention, `inferred` one whose words alone do not say it. */
export interface Highlight extends Range {
  readonly kind: 'read' | 'inferred' | 'write'
}

/** The references of this document to what stands at `offset`, in the order of the text; `[]` where there are none. */
export function collectHighlights(corpus: Corpus, document: Document, offset: number): Highlight[] {
  for (const wanted of findWanted(corpus, document, offset)) {
    const read = collectReferences(corpus, document.uri, wanted)
    // A heading that nothing here refers to would only flash as the cursor passes; an entry's shows that it was understood.
    if (read.length === 0 && wanted.kind !== 'terms') continue
    const write = collectDeclarations(corpus, wanted).filter(({ uri }) => uri === document.uri)
    const highlights: Highlight[] = [
      ...read.map(({ start, end, isInferred }) => ({ start, end, kind: isInferred ? 'inferred' : 'read' }) as const),
      ...write.map(({ start, end }) => ({ start, end, kind: 'write' as const })),
    ]
    return highlights.sort((a, b) => a.start - b.start)
  }
  return []
}
