// Puts the entries that a search found in order: those that fit best, the user's own, those that the document uses.

import type { Corpus } from '../../index/corpus.ts'
import type { TermHit } from '../../index/term-search.ts'
import { foldKey } from '../../text/fold.ts'

/** The hits in order; of a term with several wordings the best one, and no bundled entry beside an own one of its name. */
export function orderTerms(corpus: Corpus, uri: string, hits: readonly TermHit[]): TermHit[] {
  const used = corpus.lastCounts(uri)?.bySense
  const rank = ({ entry, form, wording, isChinese }: TermHit): number => {
    const isUsed = used?.has(`zh:${entry.term.id}`) || used?.has(`en:${entry.term.id}`)
    return (
      (form === 'inner' ? 16 : 0) +
      (entry.origin === 'own' ? 0 : 8) +
      (isUsed ? 0 : 4) +
      (form === 'short' ? 2 : 0) +
      (isChinese && wording !== entry.term.headword ? 1 : 0)
    )
  }
  const ranked = hits.map(hit => ({ hit, rank: rank(hit) }))
  ranked.sort((a, b) => a.rank - b.rank || a.hit.wording.length - b.hit.wording.length || compare(a.hit, b.hit))
  const seen = new Set<string>()
  const own = new Set(hits.filter(hit => hit.entry.origin === 'own').map(hit => foldKey(hit.entry.term.headword)))
  return ranked
    .map(({ hit }) => hit)
    .filter(({ entry }) => {
      const { id, headword } = entry.term
      const isHidden =
        entry.origin === 'bundled' && (own.has(foldKey(headword)) || corpus.entries(id)[0]?.origin === 'own')
      if (isHidden || seen.has(`${id}\n${headword}`)) return false
      seen.add(`${id}\n${headword}`)
      return true
    })
}

function compare(a: TermHit, b: TermHit): number {
  return a.wording < b.wording ? -1 : a.wording > b.wording ? 1 : 0
}
