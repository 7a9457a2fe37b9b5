// `unused-term`: an entry whose words no document of the corpus has.

import type { Corpus } from '../../index/corpus.ts'
import type { UnusedTerm } from '../../model/finding.ts'

/** Only once all documents have been counted, and only where there is a document beside the glossaries. */
export function findUnusedTerms(corpus: Corpus, uri: string): UnusedTerm[] {
  const terms = corpus.symbols(uri)?.terms ?? []
  if (terms.length === 0 || corpus.originOf(uri) !== 'own' || corpus.phrases.size.documents === 0) return []
  return terms.flatMap(({ id, headword, start, headingEnd }) =>
    corpus.tally.usesOf(id)?.total === 0 ? [{ code: 'unused-term' as const, headword, start, end: headingEnd }] : [],
  )
}
