// Puts the entries that a search found in order: those that fit best, the user's own, those that the document uses.

import type { Corpus } from '../../index/corpus.ts'
import type { TermHit } from '../../index/terms/term-search.ts'
import { foldKey } from '../../text/fold.ts'

/**
 * The first `most` of the hits in order; of a term with several wordings the best one, and no bundled entry beside an own
 * one that takes its place.
 */
export function orderTerms(corpus: Corpus, uri: string, hits: readonly TermHit[], most: number): TermHit[] {
  const used = corpus.lastCounts(uri)?.bySense
  // Nearly all of ten thousand terms may fit a single letter: only the classes that are shown are sorted.
  const classes: TermHit[][] = []
  const hasOwn = hits.some(hit => hit.entry.origin === 'own')
  const own = new Set<string>()
  for (const hit of hits) {
    const { entry, form, wording, isChinese } = hit
    const { id, headword } = entry.term
    const isUsed = used !== undefined && (used.has(`zh:${id}`) || used.has(`en:${id}`))
    const rank =
      (form === 'inner' ? 16 : 0) +
      (entry.origin === 'own' ? 0 : 8) +
      (isUsed ? 0 : 4) +
      (form === 'short' ? 2 : 0) +
      (isChinese && wording !== headword ? 1 : 0)
    const same = (classes[rank] ??= [])
    same.push(hit)
  }
  if (hasOwn && classes.some((_, rank) => (rank & 8) > 0)) {
    for (const hit of hits) if (hit.entry.origin === 'own') own.add(foldKey(hit.entry.term.headword))
  }
  const seen = new Set<string>()
  const found: TermHit[] = []
  for (const same of classes) {
    for (const hit of same?.sort(compare) ?? []) {
      if (found.length >= most) return found
      const { id, headword } = hit.entry.term
      const key = `${id}\n${headword}`
      if (seen.has(key)) continue
      seen.add(key)
      const isHidden =
        hit.entry.origin === 'bundled' && (own.has(foldKey(headword)) || corpus.entries(id)[0]?.origin === 'own')
      if (!isHidden) found.push(hit)
    }
  }
  return found
}

/** Short wordings first, then by their characters. */
function compare({ wording: a }: TermHit, { wording: b }: TermHit): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
