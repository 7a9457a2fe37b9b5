// `unused-term`: an entry of the user's own glossary that no document of the corpus uses.

import type { Corpus } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import type { UnusedTerm } from '../../model/finding.ts'
import { glossaryFormatOf } from '../../model/glossary-format.ts'

/**
 * Nothing until the last document has been counted, of an entry whose wordings have changed since neither, nor where no document has a say: outside of all folders, or in a
 * folder of glossaries alone. What other entries say of a term is no use of it. A term base of others (CSV, TSV, TBX) has what it has.
 */
export function findUnusedTerms(corpus: Corpus, document: Document): UnusedTerm[] {
  const terms = corpus.symbols(document.uri)?.terms ?? []
  if (glossaryFormatOf(document.uri)) return []
  if (terms.length === 0 || !corpus.isFolder || corpus.originOf(document.uri) !== 'own') return []
  if (!corpus.tally.isRead || corpus.phrases.size.documents === 0) return []
  return terms
    .filter(({ id }) => corpus.tally.isUsed(id) === false)
    .map(({ headword, start, headingEnd }) => ({ code: 'unused-term', headword, start, end: headingEnd }))
}
