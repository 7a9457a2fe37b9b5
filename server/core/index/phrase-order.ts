// The places of a corpus in the order of the words that follow, so that all places of a phrase stand side by side.

import { BREAK } from '../text/tokens.ts'
import type { TokenRun } from './phrase-tokens.ts'

/** Places are sorted by this many tokens: the fewest that a Chinese phrase has. */
export const DEPTH = 4

/** How many steps are taken between two yields: some milliseconds. */
const STEPS = 200_000
/** One page of the table that says to which document a position belongs. */
const PAGE = 256

/**
 * All places of some documents at which a phrase may begin, in the order of the first {@link DEPTH} tokens there.
 * Immutable. It holds two bytes for each token (four where a corpus has more than 65,535 different ones), which the
 * documents share with it, and four for each place.
 */
export class PhraseOrder {
  /** The tokens of all documents, {@link BREAK} before, between and behind them. */
  readonly text: Uint16Array | Uint32Array
  /** Where each document starts, and the text's length behind the last. */
  readonly starts: Uint32Array
  readonly places: Uint32Array
  readonly #pages: Uint32Array

  private constructor(text: Uint16Array | Uint32Array, starts: Uint32Array, places: Uint32Array) {
    this.text = text
    this.starts = starts
    this.places = places
    this.#pages = new Uint32Array(Math.ceil(text.length / PAGE) + 1)
    let document = 0
    for (let page = 0; page < this.#pages.length; page++) {
      while (document + 2 < starts.length && (starts[document + 1] ?? 0) <= page * PAGE) document++
      this.#pages[page] = document
    }
  }

  /** Sorts the places of `documents`; yields between slices of work. */
  static *build(documents: readonly TokenRun[]): Generator<undefined, PhraseOrder> {
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
    let places: Uint32Array = yield* collectPlaces(text)
    let spare: Uint32Array = new Uint32Array(places.length)
    // From the last token to the first, each pass stable: so numbers are sorted digit by digit.
    for (let depth = DEPTH - 1; depth >= 0; depth--) {
      for (const shift of isWide ? [0, 16] : [0]) {
        yield* sortBy(text, depth, shift, places, spare)
        ;[places, spare] = [spare, places]
      }
    }
    return new PhraseOrder(text, starts, places)
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

/** Every place with at least three tokens of its run to come. */
function* collectPlaces(text: Uint16Array | Uint32Array): Generator<undefined, Uint32Array> {
  let count = 0
  for (let i = 0; i + 2 < text.length; i++) {
    if (text[i] !== BREAK && text[i + 1] !== BREAK && text[i + 2] !== BREAK) count++
    if (i % (STEPS * 4) === 0) yield
  }
  const places = new Uint32Array(count)
  let at = 0
  for (let i = 0; i + 2 < text.length; i++) {
    if (text[i] !== BREAK && text[i + 1] !== BREAK && text[i + 2] !== BREAK) places[at++] = i
    if (i % (STEPS * 4) === 0) yield
  }
  return places
}

/** Copies `from` to `to` in the order of 16 bits of the token `depth` places on; equal ones keep their order. */
function* sortBy(
  text: Uint16Array | Uint32Array,
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
