// `duplicate-id`: two documents, or two glossary entries, with one id.

import type { Corpus, Entry } from '../../index/corpus.ts'
import type { Symbols } from '../../index/symbols.ts'
import type { Document } from '../../model/document.ts'
import type { DuplicateId, Place } from '../../model/finding.ts'
import type { Range } from '../../model/meta.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { firstOthers } from './first-others.ts'

/** Ids that front matter states; two files that merely have the same name do not clash. */
export function findDuplicateIds(corpus: Corpus, document: Document): DuplicateId[] {
  const symbols = corpus.symbols(document.uri)
  if (!symbols) return []
  return [...documentIds(corpus, document, symbols), ...termIds(corpus, document, symbols)]
}

function documentIds(corpus: Corpus, document: Document, symbols: Symbols): DuplicateId[] {
  const range = document.meta.ranges.get('id')
  const { id } = document.meta
  if (id === undefined || !range) return []
  const others = firstOthers(
    corpus.withKey(`id:${id}`),
    other => other.uri !== symbols.uri && other.meta.id === id && corpus.originOf(other.uri) === 'own',
  ).map(other => ({ uri: other.uri, ...(other.meta.ranges.get('id') ?? { start: 0, end: 0 }) }))
  return others.length > 0 ? [{ code: 'duplicate-id', id, others, ...range }] : []
}

/** The ids of a glossary that several entries have: looked for again where an entry has changed, anywhere. */
const SEVERAL = new Slot<Kept<ReadonlySet<string>>>()

function termIds(corpus: Corpus, document: Document, { uri, terms }: Symbols): DuplicateId[] {
  if (terms.length === 0) return []
  const origin = corpus.originOf(uri)
  const several = keep(SEVERAL, document.lineage, [corpus, corpus.entriesRevision], () => {
    const ids = new Set(terms.map(({ id }) => id))
    return new Set([...ids].filter(id => corpus.entries(id).length > 1))
  })
  if (several.size === 0) return []
  const known = new Map<string, readonly Entry[]>()
  const entriesOf = (id: string): readonly Entry[] => {
    const entries = known.get(id) ?? corpus.entries(id)
    known.set(id, entries)
    return entries
  }
  return terms.flatMap(term => {
    if (!several.has(term.id)) return []
    const others: Place[] = firstOthers(
      entriesOf(term.id),
      entry => entry.origin === origin && (entry.uri !== uri || entry.term.start !== term.start),
    ).map(entry => ({ uri: entry.uri, ...rangeOf(entry.term) }))
    return others.length > 0 ? [{ code: 'duplicate-id' as const, id: term.id, others, ...rangeOf(term) }] : []
  })
}

function rangeOf(term: { idRange: Range }): Range {
  return { start: term.idRange.start, end: term.idRange.end }
}
