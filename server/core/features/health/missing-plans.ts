// Plans, proposals and laws that the texts name and the corpus lacks: how often and where.

import type { Corpus } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import type { Place } from '../../model/finding.ts'
import { missingPlansIn } from '../findings/plan-not-in-corpus.ts'

export interface MissingPlan {
  /** As the first text that does names it. */
  readonly name: string
  readonly count: number
  readonly documents: number
  /** The first place in each document, as far as {@link MOST_PLACES}. */
  readonly places: readonly Place[]
}

/** How many places of one plan are kept. */
const MOST_PLACES = 20

/** Adds up what single documents name. */
export class MissingPlans {
  readonly #found = new Map<string, { name: string; count: number; documents: number; places: Place[] }>()

  add(
    uri: string,
    named: readonly { readonly key: string; readonly name: string; start: number; end: number }[],
  ): void {
    const seen = new Set<string>()
    for (const { key, name, start, end } of named) {
      const known = this.#found.get(key) ?? { name, count: 0, documents: 0, places: [] }
      this.#found.set(key, known)
      known.count++
      if (seen.has(key)) continue
      seen.add(key)
      known.documents++
      if (known.places.length < MOST_PLACES) known.places.push({ uri, start, end })
    }
  }

  /** The most frequent first; in as many documents, the one that is named more often. */
  list(): MissingPlan[] {
    return [...this.#found.values()].sort((a, b) => b.documents - a.documents || b.count - a.count)
  }
}

/** Adds what one document names; a step some blocks. */
export function* collectNamedPlans(corpus: Corpus, document: Document, into: MissingPlans): Generator<undefined, void> {
  const named: { key: string; name: string; start: number; end: number }[] = []
  for (let index = 0; index < document.list.count; index++) {
    for (const one of missingPlansIn(corpus, document, index)) named.push(one)
    if (index % 64 === 63) yield
  }
  into.add(document.uri, named)
}
