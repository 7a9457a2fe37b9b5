// The counts of documents added up: moved document by document, as far as counts have changed.

import { isCalledAbridged } from '../plans/coverage.ts'
import { compareByDate, type Symbols } from '../symbols.ts'
import type { Counts, SenseCount } from './counts.ts'
import { areSameCounts } from './packed-counts.ts'

/** The first use of a term in the earliest dated document that has one; `offset` is into that document. */
export interface First {
  readonly symbols: Symbols
  readonly offset: number
}

/** A document with its counts. */
interface Counted {
  readonly symbols: Symbols
  readonly counts: Counts
}

/** What all documents say of a term. */
interface Sum {
  total: number
  documents: number
  /** Documents that use the term and have no date. */
  undated: number
  /** Where `isFirstKnown`. */
  first: First | undefined
  isFirstKnown: boolean
  /** The document that was looked at last: its Chinese and English wordings make one document. */
  last: number
}

/** What all documents say of one wording's language. */
interface KeySum {
  total: number
  documents: number
  /** The uses in documents of the wording's own language. */
  own: number
}

export class TallySums {
  readonly #counted = new Map<string, Counted>()
  readonly #sums = new Map<string, Sum>()
  readonly #keys = new Map<string, KeySum>()
  readonly #characters = new Map<string, { documents: number; characters: number }>()
  readonly #expressing = new Map<string, Symbols>()
  /** Digests and excerpts, without documents that express another one: whether they are, its length has a say in. */
  abridged = 0
  /** Counts the documents that came or went. */
  #moves = 0

  /** How many documents there are. */
  get documents(): number {
    return this.#counted.size
  }

  /** By sense. */
  get keys(): ReadonlyMap<string, Readonly<KeySum>> {
    return this.#keys
  }

  /** By language of the documents. */
  get characters(): ReadonlyMap<string, number> {
    return new Map([...this.#characters].map(([language, { characters }]) => [language, characters]))
  }

  /** Documents that express another one. */
  get expressing(): Iterable<Symbols> {
    return this.#expressing.values()
  }

  uris(): IterableIterator<string> {
    return this.#counted.keys()
  }

  of(id: string): Readonly<Omit<Sum, 'first'>> | undefined {
    return this.#sums.get(id)
  }

  /** Looked for in all documents where the one that it was in has it no more. */
  firstOf(id: string): First | undefined {
    const sum = this.#sums.get(id)
    if (!sum || sum.isFirstKnown) return sum?.first
    sum.first = undefined
    for (const { symbols, counts } of this.#counted.values()) {
      if (!symbols.date) continue
      for (const key of [`zh:${id}`, `en:${id}`]) {
        const count = counts.bySense.get(key)
        if (count) sum.first = earlier(sum.first, symbols, count.first)
      }
    }
    sum.isFirstKnown = true
    return sum.first
  }

  /** Puts a document in the place of what is at its address; false where nothing is to be added up. */
  set(uri: string, now: Counted | undefined): boolean {
    const before = this.#counted.get(uri)
    if (before?.symbols === now?.symbols && before?.counts === now?.counts) return false
    if (now) this.#counted.set(uri, now)
    else this.#counted.delete(uri)
    if (before && now && before.symbols === now.symbols && areSameCounts(before.counts, now.counts)) return false
    if (before) this.#add(before, -1)
    if (now) this.#add(now, 1)
    return true
  }

  /** `step` is 1 for a document that comes, -1 for one that goes. */
  #add({ symbols, counts }: Counted, step: 1 | -1): void {
    const { language } = symbols
    const move = ++this.#moves
    const of = this.#characters.get(language) ?? { documents: 0, characters: 0 }
    of.documents += step
    of.characters += step * counts.characters
    if (of.documents > 0) this.#characters.set(language, of)
    else this.#characters.delete(language)
    if (symbols.meta.expresses === undefined) this.abridged += isCalledAbridged(symbols) ? step : 0
    else if (step > 0) this.#expressing.set(symbols.uri, symbols)
    else this.#expressing.delete(symbols.uri)
    for (const [key, count] of counts.bySense) {
      if (!key.startsWith('zh:') && !key.startsWith('en:')) continue
      let ofKey = this.#keys.get(key)
      if (!ofKey) this.#keys.set(key, (ofKey = { total: 0, documents: 0, own: 0 }))
      ofKey.total += step * count.total
      ofKey.documents += step
      if (key.startsWith(language)) ofKey.own += step * count.total
      if (ofKey.documents === 0) this.#keys.delete(key)
      this.#addUse(key.slice(3), symbols, count, step, move)
    }
  }

  #addUse(id: string, symbols: Symbols, { total, first }: SenseCount, step: 1 | -1, move: number): void {
    let sum = this.#sums.get(id)
    if (!sum) {
      sum = { total: 0, documents: 0, undated: 0, first: undefined, isFirstKnown: true, last: 0 }
      this.#sums.set(id, sum)
    }
    sum.total += step * total
    if (sum.last !== move) {
      sum.documents += step
      if (!symbols.date) sum.undated += step
    }
    sum.last = move
    if (step < 0) {
      if (sum.first?.symbols.uri === symbols.uri) sum.isFirstKnown = false
    } else if (sum.isFirstKnown) sum.first = earlier(sum.first, symbols, first)
    else if (symbols.date && sum.first && compareByDate(symbols, sum.first.symbols) <= 0) {
      // All that is left is later than what went.
      sum.first = { symbols, offset: first }
      sum.isFirstKnown = true
    }
    if (sum.total === 0) this.#sums.delete(id)
  }
}

/** The earlier one of two uses; that in `symbols` is none where these have no date. */
export function earlier(first: First | undefined, symbols: Symbols, offset: number): First | undefined {
  if (!symbols.date) return first
  const order = first ? compareByDate(symbols, first.symbols) : -1
  return order < 0 || (order === 0 && offset < (first?.offset ?? 0)) ? { symbols, offset } : first
}
