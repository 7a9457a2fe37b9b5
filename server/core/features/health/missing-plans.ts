// Plans, proposals and laws that the texts name or build on and the corpus lacks: each once, whatever it is called, how often and where.

import type { Corpus } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import type { Place } from '../../model/finding.ts'
import type { Period } from '../../model/meta.ts'
import { planPeriod } from '../../reading/plan-period.ts'
import { foldKey } from '../../text/fold.ts'
import { type MissingName, missingPlansIn } from '../findings/plan-not-in-corpus.ts'
import type { MissingWork } from './missing-works.ts'

export interface MissingPlan {
  /** As the first text that does names it; an id of front matter where no text does. */
  readonly name: string
  /** What else it is called, ids of front matter among them, as far as {@link MOST_NAMES}. */
  readonly others: readonly string[]
  /** Its years, where its name says them or its number. */
  readonly period: Period | undefined
  /** It is a national five-year plan. */
  readonly isNational: boolean
  /** How often the texts name it; front matter is not counted. */
  readonly count: number
  /** Documents that name it, in their text or front matter. */
  readonly documents: number
  /** The first place in each document, as far as {@link MOST_PLACES}. */
  readonly places: readonly Place[]
}

/** How many places of one plan are kept. */
const MOST_PLACES = 20
/** How many other names. */
const MOST_NAMES = 6

interface Named {
  readonly key: string
  readonly period: Period | undefined
  /** By their folded forms, in the order in which they were found. */
  readonly names: Map<string, string>
  count: number
  /** The first place in each document, by address. */
  readonly places: Map<string, Place>
}

/** Adds up what single documents name. */
export class MissingPlans {
  readonly #found = new Map<string, Named>()

  /** What the text of a document names. */
  add(uri: string, named: readonly MissingName[]): void {
    for (const { key, name, years, start, end } of named) {
      const known = this.#get(key, years)
      known.count++
      addTo(known, name, { uri, start, end })
    }
  }

  /** What front matter names: the plan that its meaning leads to, else one that is known by the id alone. */
  addWork({ key, id, uri, start, end }: MissingWork): void {
    addTo(this.#get(key ?? `id:${id}`, undefined), id, { uri, start, end })
  }

  /** The most frequent first; in as many documents, the one that is named more often. */
  list(): MissingPlan[] {
    return this.#united()
      .map(({ key, names, period, count, places }): MissingPlan => {
        const [name = '', ...others] = names.values()
        return {
          name,
          others: others.slice(0, MOST_NAMES),
          period,
          isNational: key.startsWith('fyp:'),
          count,
          documents: places.size,
          places: [...places.values()].slice(0, MOST_PLACES),
        }
      })
      .sort((a, b) => b.documents - a.documents || b.count - a.count)
  }

  #get(key: string, years: Period | undefined): Named {
    const known = this.#found.get(key) ?? {
      key,
      period: years ?? periodOf(key),
      names: new Map(),
      count: 0,
      places: new Map(),
    }
    this.#found.set(key, known)
    return known
  }

  /** A title without years is that of the only plan on its matter that has some; of several it may be any, and stands alone. */
  #united(): Named[] {
    const byBody = new Map<string, Named[]>()
    for (const one of this.#found.values()) {
      const body = one.key.replace(/\|.*$/, '')
      byBody.set(body, [...(byBody.get(body) ?? []), one])
    }
    return [...byBody.values()].flatMap(some => {
      const [dated, ...rest] = some.filter(({ period }) => period)
      const bare = some.find(({ period }) => !period)
      if (!dated || rest.length > 0 || !bare) return some
      for (const [folded, name] of bare.names) if (!dated.names.has(folded)) dated.names.set(folded, name)
      for (const [uri, place] of bare.places) if (!dated.places.has(uri)) dated.places.set(uri, place)
      dated.count += bare.count
      return [dated]
    })
  }
}

function addTo(known: Named, name: string, place: Place): void {
  const folded = foldKey(name).replace(/[《》〈〉<>]/g, '')
  if (!known.names.has(folded)) known.names.set(folded, name)
  if (!known.places.has(place.uri)) known.places.set(place.uri, place)
}

/** The years of the national plan with this key. */
function periodOf(key: string): Period | undefined {
  const number = /^fyp:(\d{1,2})$/.exec(key)?.[1]
  return number === undefined ? undefined : planPeriod(Number(number))
}

/** Adds what one document names; a step some blocks. */
export function* collectNamedPlans(corpus: Corpus, document: Document, into: MissingPlans): Generator<undefined, void> {
  const named: MissingName[] = []
  for (let index = 0; index < document.list.count; index++) {
    for (const one of missingPlansIn(corpus, document, index)) named.push(one)
    if (index % 64 === 63) yield
  }
  into.add(document.uri, named)
}
