// The phrases of a corpus that weigh most, kept from question to question and looked for again where documents have changed.

import { BREAK } from '../../text/tokens.ts'
import { Grams, JoinedTokens } from './phrase-groups.ts'
import { type ListedPhrase, LONGEST_LISTED, listPhrases, type Wanted } from './phrase-list.ts'
import { NO_RUN, type TokenIds, type TokenRun } from './phrase-tokens.ts'
import type { PhraseIndex } from './phrases.ts'

/** How many phrases are given, unless said otherwise. */
const MOST = 5000
/** Tokens beyond these make a phrase no heavier. */
const HEAVIEST_LENGTH = 12

export interface PooledPhrase extends ListedPhrase {
  readonly weight: number
}

export interface Pool {
  /** The heaviest first. */
  readonly phrases: readonly PooledPhrase[]
  /** The documents by their indexes in the phrases; '' for none. */
  readonly uris: readonly string[]
}

const NO_POOL: Pool = { phrases: [], uris: [] }

/** What the phrases of the whole corpus were found in. */
interface Kept {
  readonly revision: number
  readonly uris: readonly string[]
  readonly runs: readonly TokenRun[]
  /** How many tokens each had: a document that has gone has let go of them. */
  readonly lengths: readonly number[]
  readonly heaviest: Heaviest
}

/**
 * Of the whole corpus up to twice as many phrases are kept as are given, so that edits may take some away, with the tokens that they were
 * found in: references to those of closed documents, copies of open ones. After an edit those are looked for again that begin as words
 * do which came or went. Of a document the last pool is kept while no token changes.
 */
export class PhrasePool {
  readonly #index: PhraseIndex
  readonly #most: number
  #kept: Kept | undefined
  #ofDocument: { readonly uri: string; readonly revision: number; readonly pool: Pool } | undefined

  /** Gives `most` phrases, and more are never held against each other. */
  constructor(index: PhraseIndex, most = MOST) {
    this.#index = index
    this.#most = most
  }

  /**
   * The heaviest phrases that stand in two documents, or in the one at `uri` and another; none where that has no tokens. They depend on
   * the texts alone, and on nothing that was asked before. Yields between slices of work.
   */
  *collect(uri: string | undefined): Generator<undefined, Pool> {
    const { revision } = this.#index
    const { uris, runs } = yield* this.#index.collect()
    if (uri === undefined) return yield* this.#collectAll(uris, runs, revision)
    if (this.#ofDocument?.uri === uri && this.#ofDocument.revision === revision) return this.#ofDocument.pool
    const within = uris.indexOf(uri)
    if (within < 0) return NO_POOL
    const joined = yield* JoinedTokens.join(runs)
    const isSame = revision === this.#index.revision
    const grams = this.#gramsFor(joined)
    const marked = new Uint8Array(grams.size)
    const own = runs[within]?.ids ?? NO_RUN.ids
    markGrams(own, 0, own.length, grams, marked)
    const heaviest = new Heaviest(this.#most, within)
    yield* this.#list(joined, grams, heaviest, marked)
    const pool = { phrases: heaviest.list(), uris }
    if (isSame) this.#ofDocument = { uri, revision, pool }
    return pool
  }

  *#collectAll(uris: readonly string[], runs: readonly TokenRun[], revision: number): Generator<undefined, Pool> {
    if (this.#kept?.revision === revision) return { phrases: this.#kept.heaviest.list(), uris: this.#kept.uris }
    const kept =
      (this.#kept && (yield* this.#mend(this.#kept, uris, runs, revision))) ??
      (yield* this.#find({ uris, runs, lengths: lengthsOf(runs), revision, heaviest: new Heaviest(this.#most) }))
    return { phrases: kept.heaviest.list(), uris: kept.uris }
  }

  /** Lists what is wanted of the tokens into `heaviest`, and keeps it unless documents have changed meanwhile. */
  *#find(kept: Kept, marked?: Uint8Array): Generator<undefined, Kept> {
    const joined = yield* JoinedTokens.join(kept.runs)
    const isSame = kept.revision === this.#index.revision
    yield* this.#list(joined, this.#gramsFor(joined), kept.heaviest, marked)
    if (isSame) this.#kept = kept
    return kept
  }

  /** What is kept as it is now, from what it was; undefined where it must all be found anew. */
  *#mend(
    before: Kept,
    uris: readonly string[],
    runs: readonly TokenRun[],
    revision: number,
  ): Generator<undefined, Kept | undefined> {
    // Documents keep their indexes; those that have come get new ones.
    const indexes = new Map(before.uris.map((uri, index) => [uri, index]))
    const next = before.uris.map(() => '')
    const nextRuns = before.uris.map(() => NO_RUN)
    uris.forEach((uri, i) => {
      const index = indexes.get(uri) ?? next.length
      next[index] = uri
      nextRuns[index] = runs[i] ?? NO_RUN
    })
    if (next.length > 2 * uris.length) return undefined
    const grams = new Grams(sum(lengthsOf(nextRuns)) + next.length, this.#index.vocabulary)
    const marked = new Uint8Array(grams.size)
    for (const [index, run] of nextRuns.entries()) {
      const last = before.runs[index] ?? NO_RUN
      if (last === run) continue
      if (last.ids.length !== (before.lengths[index] ?? 0)) return undefined
      markChange(last.ids, run.ids, grams, marked)
      yield
    }
    const heaviest = before.heaviest.without(({ ids }) => marked[grams.at(ids, 0)] === 1)
    const kept = { uris: next, runs: nextRuns, lengths: lengthsOf(nextRuns), revision, heaviest }
    yield* this.#find(kept, marked)
    if (heaviest.isWhole) return kept
    this.#kept = undefined
    return undefined
  }

  *#list(joined: JoinedTokens, grams: Grams, heaviest: Heaviest, marked?: Uint8Array): Generator<undefined, void> {
    const wanted: Wanted = {
      fewest: 2,
      ...(heaviest.within === undefined ? {} : { within: heaviest.within }),
      ...(marked ? { grams: marked } : {}),
      isLikely: (places, length) => heaviest.isLikely(places, length),
    }
    let steps = 0
    for (const found of listPhrases(joined, grams, this.#index.vocabulary, wanted)) {
      if (!found || ++steps % 2000 === 0) yield
      if (found) heaviest.add(found)
    }
  }

  #gramsFor({ text }: JoinedTokens): Grams {
    return new Grams(text.length, this.#index.vocabulary)
  }
}

/** All phrases from a certain weight on. */
class Heaviest {
  readonly within: number | undefined
  readonly #given: number
  #phrases: PooledPhrase[] = []
  /** None is missing that weighs as much or more. */
  #least = 0
  #most: number

  /** Of the corpus, or of the document of an index. */
  constructor(given: number, within?: number) {
    this.within = within
    this.#given = given
    this.#most = 2 * given
  }

  /** A copy without some. */
  without(isGone: (phrase: PooledPhrase) => boolean): Heaviest {
    const copy = new Heaviest(this.#given, this.within)
    copy.#phrases = this.#phrases.filter(phrase => !isGone(phrase))
    copy.#least = this.#least
    copy.#most = this.#most
    return copy
  }

  /** False where some are missing of those that are to be given. */
  get isWhole(): boolean {
    return this.#least === 0 || this.#phrases.length >= this.#given
  }

  /** Whether a phrase of so many places and tokens at the most may weigh enough. */
  isLikely(places: number, length: number): boolean {
    // The product of two such logarithms is greatest where both are the same.
    const most = this.within === undefined ? Math.sqrt(places) : (places + 1) / 2
    // Sums of floating-point numbers are not exact.
    return lengthWeight(length) * Math.log2(1 + most) ** 2 * 1.000_001 >= this.#least
  }

  add(phrase: ListedPhrase): void {
    const { ids, total, documents, counts } = phrase
    const often = this.within === undefined ? total / documents.length : (counts[documents.indexOf(this.within)] ?? 0)
    const weight = lengthWeight(ids.length) * Math.log2(1 + documents.length) * Math.log2(1 + often)
    if (weight < this.#least) return
    this.#phrases.push({ ...phrase, weight })
    if (this.#phrases.length < this.#most) return
    this.#phrases.sort(byWeight)
    this.#least = this.#phrases[this.#given - 1]?.weight ?? 0
    this.#phrases = this.#phrases.filter(one => one.weight >= this.#least)
    // Where many weigh the same, all of them stay.
    this.#most = Math.max(2 * this.#given, 2 * this.#phrases.length)
  }

  list(): PooledPhrase[] {
    return [...this.#phrases].sort(byWeight).slice(0, this.#given)
  }
}

/** Longer phrases say more. */
function lengthWeight(length: number): number {
  return Math.min(length, HEAVIEST_LENGTH) - 2
}

function byWeight(a: PooledPhrase, b: PooledPhrase): number {
  return b.weight - a.weight || compareIds(a.ids, b.ids)
}

function compareIds(a: TokenIds, b: TokenIds): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0)
  return a.length - b.length
}

/** Marks the numbers of all words that begin a phrase which an edit has made, ended or changed. */
function markChange(before: TokenIds, after: TokenIds, grams: Grams, marked: Uint8Array): void {
  let same = 0
  while (same < before.length && same < after.length && before[same] === after[same]) same++
  if (same === before.length && same === after.length) return
  let [endBefore, endAfter] = [before.length, after.length]
  while (endBefore > same && endAfter > same && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--
    endAfter--
  }
  markAround(before, same, endBefore, grams, marked)
  markAround(after, same, endAfter, grams, marked)
}

/** Marks what is within reach of `[from, to)`: no phrase goes over a break, none is longer than those that are listed. */
function markAround(ids: TokenIds, from: number, to: number, grams: Grams, marked: Uint8Array): void {
  let first = from
  while (first > 0 && ids[first - 1] !== BREAK && from - first < LONGEST_LISTED) first--
  // What stands before the words behind has changed as well.
  markGrams(ids, first, Math.min(to + 1, ids.length), grams, marked)
}

function markGrams(ids: TokenIds, from: number, to: number, grams: Grams, marked: Uint8Array): void {
  for (let at = from; at < to; at++) {
    const gram = grams.at(ids, at)
    if (gram >= 0) marked[gram] = 1
  }
}

function lengthsOf(runs: readonly TokenRun[]): number[] {
  return runs.map(({ ids }) => ids.length)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
