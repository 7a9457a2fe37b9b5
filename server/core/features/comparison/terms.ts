// Which glossary terms rose and which fell between two documents.

import type { Corpus } from '../../index/corpus.ts'
import type { Counts } from '../../index/terms/counts.ts'
import { keyness } from '../../text/keyness.ts'
import type { Figure, Shifts, TermShift } from './changes.ts'

/** Every term that either document mentions and whose rate changed, by keyness. Both documents must have been counted. */
export function compareTerms(
  corpus: Corpus,
  before: { readonly uri: string; readonly characters: number },
  after: { readonly uri: string; readonly characters: number },
): Shifts<TermShift> {
  const [countsBefore, countsAfter] = [termCounts(corpus.counts(before.uri)), termCounts(corpus.counts(after.uri))]
  const shifts: TermShift[] = []
  for (const id of new Set([...countsBefore.keys(), ...countsAfter.keys()])) {
    const term = corpus.entries(id)[0]?.term
    if (!term) continue
    const [one, other] = [countsBefore.get(id), countsAfter.get(id)]
    shifts.push({
      id,
      headword: term.headword,
      before: figureOf(one?.total ?? 0, before.characters),
      after: figureOf(other?.total ?? 0, after.characters),
      firstBefore: one?.first,
      firstAfter: other?.first,
      ...keyness(one?.total ?? 0, before.characters, other?.total ?? 0, after.characters),
    })
  }
  shifts.sort((a, b) => b.logLikelihood - a.logLikelihood || (a.id < b.id ? -1 : 1))
  return {
    risen: shifts.filter(({ before: one, after: other }) => other.rate > one.rate),
    fallen: shifts.filter(({ before: one, after: other }) => other.rate < one.rate),
  }
}

/** A count and its rate per 10,000 characters. */
export function figureOf(count: number, characters: number): Figure {
  return { count, rate: characters > 0 ? (count * 10_000) / characters : 0 }
}

/** How often each term stands, by id, in whichever language. */
function termCounts(counts: Counts | undefined): Map<string, { total: number; first: number }> {
  const byId = new Map<string, { total: number; first: number }>()
  for (const [key, { total, first }] of counts?.bySense ?? []) {
    const id = /^(?:zh|en):(.*)$/s.exec(key)?.[1]
    if (id === undefined) continue
    const known = byId.get(id)
    byId.set(id, { total: total + (known?.total ?? 0), first: Math.min(first, known?.first ?? first) })
  }
  return byId
}
