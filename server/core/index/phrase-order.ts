// The places of some documents in the order of the words that follow, so that all places of a phrase stand side by side.

import { BREAK } from '../text/tokens.ts'
import { DEPTH } from './phrase-length.ts'
import type { TokenIds, TokenRun } from './phrase-tokens.ts'

/** How many steps are taken between two yields: some milliseconds. */
const STEPS = 200_000
/** One page of the table that says to which document a position belongs. */
const PAGE = 256
/** A part of an order holds no more places than this, unless more of them begin with the same token. */
const PART = 1_000_000

/** The tokens of some documents, one after the other. */
interface Texts {
  /** The tokens of all documents, {@link BREAK} before, between and behind them. */
  readonly text: TokenIds
  /** Where each document starts, and the text's length behind the last. */
  readonly starts: Uint32Array
  readonly pages: Uint32Array
}

/**
 * Places of some documents at which a phrase may begin, in the order of the first {@link DEPTH} tokens there. Immutable. It is made for
 * one question and not kept: it holds two or four bytes for each token, and four for each place.
 */
export class PhraseOrder {
  readonly text: TokenIds
  readonly starts: Uint32Array
  readonly places: Uint32Array
  readonly #pages: Uint32Array

  private constructor({ text, starts, pages }: Texts, places: Uint32Array) {
    this.text = text
    this.starts = starts
    this.places = places
    this.#pages = pages
  }

  /** Sorts all places of `documents`; yields between slices of work. */
  static *build(documents: readonly TokenRun[]): Generator<undefined, PhraseOrder> {
    const texts = yield* join(documents)
    const places = yield* collectPlaces(texts.text, 0, Number.POSITIVE_INFINITY, undefined)
    return new PhraseOrder(texts, yield* sort(texts.text, places))
  }

  /**
   * The same part by part, each with the places that begin with some of the tokens, so that only one part need be held at a time; with
   * `within` those alone that may have a phrase with this document in common. A slice of work ends with `undefined`.
   */
  static *parts(documents: readonly TokenRun[], within?: number): Generator<PhraseOrder | undefined, undefined> {
    const texts = yield* join(documents)
    const { text, starts } = texts
    let filter: Uint8Array | undefined
    if (within !== undefined) {
      filter = new Uint8Array(1 << FILTER)
      const end = Math.min(text.length - 2, starts[within + 1] ?? 0)
      for (let at = starts[within] ?? 0; at < end; at++) filter[hashAt(text, at)] = 1
      yield
    }
    const counts = yield* countPlaces(text, filter)
    for (let from = 0; from < counts.length; ) {
      let to = from
      let size = 0
      while (to < counts.length && (size === 0 || size + (counts[to] ?? 0) <= PART)) size += counts[to++] ?? 0
      if (size > 0) {
        const places = yield* collectPlaces(text, from, to, filter)
        yield new PhraseOrder(texts, yield* sort(text, places))
      }
      from = to
    }
    return undefined
  }

  /** The index of the document that a position of the text belongs to. */
  documentAt(position: number): number {
    let document = this.#pages[Math.floor(position / PAGE)] ?? 0
    while ((this.starts[document + 1] ?? Number.POSITIVE_INFINITY) <= position) document++
    return document
  }

  /** The places `[from, to)` at which the `count` tokens of `ids` from `at` on stand; at most {@link DEPTH} are compared. */
  find(ids: ArrayLike<number>, at: number, count: number): readonly [from: number, to: number] {
    return [this.#bound(ids, at, count, false), this.#bound(ids, at, count, true)]
  }

  #bound(ids: ArrayLike<number>, at: number, count: number, behind: boolean): number {
    let low = 0
    let high = this.places.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const place = this.places[middle] ?? 0
      let difference = 0
      for (let i = 0; i < count && difference === 0; i++) difference = (this.text[place + i] ?? 0) - (ids[at + i] ?? 0)
      if (difference < 0 || (behind && difference === 0)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function* join(documents: readonly TokenRun[]): Generator<undefined, Texts> {
  const isWide = documents.some(({ ids }) => ids instanceof Uint32Array)
  const length = documents.reduce((sum, { ids }) => sum + ids.length + 1, 1)
  const text = isWide ? new Uint32Array(length) : new Uint16Array(length)
  const starts = new Uint32Array(documents.length + 1)
  let at = 1
  let steps = 0
  for (const [index, { ids }] of documents.entries()) {
    text.set(ids, at)
    starts[index] = at
    at += ids.length + 1
    steps += ids.length
    if (steps > STEPS * 20) {
      steps = 0
      yield
    }
  }
  starts[documents.length] = length
  const pages = new Uint32Array(Math.ceil(length / PAGE) + 1)
  let document = 0
  for (let page = 0; page < pages.length; page++) {
    while (document + 2 < starts.length && (starts[document + 1] ?? 0) <= page * PAGE) document++
    pages[page] = document
  }
  return { text, starts, pages }
}

/** How many bits number the three tokens at a place, when only those of one document are looked for. */
const FILTER = 20

function hashAt(text: TokenIds, at: number): number {
  const pair = Math.imul(text[at] ?? 0, 0x9e3779b1) ^ (text[at + 1] ?? 0)
  return Math.imul(Math.imul(pair, 0x85ebca6b) ^ (text[at + 2] ?? 0), 0xc2b2ae35) >>> (32 - FILTER)
}

/** True for a place with at least three tokens of its run to come, which the filter lets through. */
function isPlace(text: TokenIds, at: number, filter: Uint8Array | undefined): boolean {
  if (text[at] === BREAK || text[at + 1] === BREAK || text[at + 2] === BREAK) return false
  return filter === undefined || filter[hashAt(text, at)] === 1
}

/** How many places begin with each token. */
function* countPlaces(text: TokenIds, filter: Uint8Array | undefined): Generator<undefined, Uint32Array> {
  let counts = new Uint32Array(1 << 16)
  for (let i = 0; i + 2 < text.length; i++) {
    if (i % (STEPS * 2) === 0) yield
    if (!isPlace(text, i, filter)) continue
    const token = text[i] ?? BREAK
    if (token >= counts.length) {
      const more = new Uint32Array(token * 2)
      more.set(counts)
      counts = more
    }
    counts[token] = (counts[token] ?? 0) + 1
  }
  return counts
}

/** The places that begin with a token of `[from, to)`. */
function* collectPlaces(
  text: TokenIds,
  from: number,
  to: number,
  filter: Uint8Array | undefined,
): Generator<undefined, Uint32Array> {
  let places = new Uint32Array(4096)
  let count = 0
  for (let i = 0; i + 2 < text.length; i++) {
    if (i % (STEPS * 4) === 0) yield
    const token = text[i] ?? BREAK
    if (token < from || token >= to || !isPlace(text, i, filter)) continue
    if (count === places.length) {
      const more = new Uint32Array(count * 2)
      more.set(places)
      places = more
    }
    places[count++] = i
  }
  return places.slice(0, count)
}

/** Sorts places from the last token to the first, each pass stable: so numbers are sorted digit by digit. */
function* sort(text: TokenIds, all: Uint32Array): Generator<undefined, Uint32Array> {
  let places = all
  let spare: Uint32Array = new Uint32Array(places.length)
  for (let depth = DEPTH - 1; depth >= 0; depth--) {
    for (const shift of text instanceof Uint32Array ? [0, 16] : [0]) {
      yield* sortBy(text, depth, shift, places, spare)
      ;[places, spare] = [spare, places]
    }
  }
  return places
}

/** Copies `from` to `to` in the order of 16 bits of the token `depth` places on; equal ones keep their order. */
function* sortBy(
  text: TokenIds,
  depth: number,
  shift: number,
  from: Uint32Array,
  to: Uint32Array,
): Generator<undefined, void> {
  const next = new Uint32Array(65537)
  for (let i = 0; i < from.length; i++) {
    const key = ((text[(from[i] ?? 0) + depth] ?? 0) >>> shift) & 0xffff
    next[key + 1] = (next[key + 1] ?? 0) + 1
    if (i % STEPS === 0) yield
  }
  for (let key = 0; key < 65536; key++) next[key + 1] = (next[key + 1] ?? 0) + (next[key] ?? 0)
  for (let i = 0; i < from.length; i++) {
    const place = from[i] ?? 0
    const key = ((text[place + depth] ?? 0) >>> shift) & 0xffff
    const slot = next[key] ?? 0
    next[key] = slot + 1
    to[slot] = place
    if (i % STEPS === 0) yield
  }
}
