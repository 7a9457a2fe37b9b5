// Where the tokens of some documents stand, kept by their rarest pairs: an index that is built without sorting and weighs little.

import { BREAK } from '../../text/tokens.ts'
import { bucketOf, buildSegment, rarest, type SegmentBytes, type SegmentData } from './build-segment.ts'
import type { Entry } from './phrase-entry.ts'
import { DEPTH, FEWEST_WORDS } from './phrase-length.ts'
import { NO_RUN, type TokenIds } from './phrase-tokens.ts'

/** Words without punctuation around a cursor, which stands in the token at `pivot`. */
export interface Sought {
  readonly ids: Uint32Array
  readonly pivot: number
}

/** One page of the table that says to which document a position belongs. */
const PAGE = 1024
/** Of how many documents tokens are read between two yields. */
const READ = 100
/** How many places are looked at together. */
const BATCH = 256
/**
 * Of every four tokens in a row, and of every three words, the rarest of their pairs is kept with its place (a minimizer: Schleimer,
 * Wilkerson and Aiken 2003; Roberts and others 2004). Two places with the same tokens keep the same pair, so that whoever looks for
 * this pair misses none; what it finds is then compared token by token. A pair's number is a hash, which decides where to look and
 * never what is the same. Immutable but for its entries, which may go out of use.
 */
export class PhraseSegment {
  readonly entries: readonly Entry[]
  #data: SegmentData
  readonly #shift: number
  readonly #pages: Uint32Array
  // What is needed of each document in the inmost loop, side by side.
  readonly #texts: (TokenIds | undefined)[]
  readonly #states: Uint8Array

  /** A segment as it was written; `entries` are in the order in which it was built. */
  constructor(entries: readonly Entry[], data: SegmentData) {
    this.entries = entries
    this.#data = data
    this.#texts = entries.map(({ present }) => present)
    this.#states = Uint8Array.from(entries, stateOf)
    this.#shift = 32 - Math.log2(data.ranks.length)
    const { starts } = data
    this.#pages = new Uint32Array(Math.ceil(this.tokens / PAGE) + 1)
    let document = 0
    for (let page = 0; page < this.#pages.length; page++) {
      while (document + 2 < starts.length && (starts[document + 1] ?? 0) <= page * PAGE) document++
      this.#pages[page] = document
    }
  }

  /** Builds the segment of some documents; yields between slices of work. What changes meanwhile does no harm. */
  static *build(entries: readonly Entry[], isHan: (id: number) => boolean): Generator<undefined, PhraseSegment> {
    const texts: TokenIds[] = []
    for (const entry of entries) {
      texts.push(entry.ids)
      if (texts.length % READ === 0) yield
    }
    const data = yield* buildSegment(texts, isHan)
    return new PhraseSegment(entries, data)
  }

  get data(): SegmentData {
    return this.#data
  }

  /** Reads the places of pairs from there from now on. */
  move(bytes: SegmentBytes): void {
    this.#data = { ...this.#data, bytes }
  }

  /** Tells its entries that they stand here now. */
  settle(): void {
    this.entries.forEach((entry, index) => {
      entry.settle(this, index)
    })
  }

  /** Looks what has become of an entry: {@link Entry} alone calls this. */
  look(index: number): void {
    const entry = this.entries[index]
    if (!entry) return
    this.#states[index] = stateOf(entry)
    this.#texts[index] = entry.present
  }

  /** How many tokens it was built of. */
  get tokens(): number {
    return this.data.starts[this.entries.length] ?? 0
  }

  /**
   * Every place that is the same as the sought words at their pivot and around it, for four tokens or three words: `add` is told once of
   * each, with the index of the document and the part `[a, b)` of the words that stands there. False, and none is told, where the places
   * cannot be read any more.
   */
  visit(
    { ids, pivot }: Sought,
    isHan: (id: number) => boolean,
    add: (index: number, a: number, b: number) => void,
  ): boolean {
    const rank = (at: number): number => this.#rankOf(ids[at] ?? BREAK, ids[at + 1] ?? BREAK)
    // For the four and for the three tokens from each index on, which of their pairs was kept.
    const fours = new Int32Array(pivot + 1).fill(-1)
    const threes = fours.slice()
    for (let from = Math.max(0, pivot - DEPTH + 1); from <= pivot; from++) {
      if (from + FEWEST_WORDS > ids.length) break
      const [first, second] = [rank(from), rank(from + 1)]
      if (from + DEPTH <= ids.length) fours[from] = from + rarest(first, second, rank(from + 2))
      const isWords = !isHan(ids[from] ?? 0) && !isHan(ids[from + 1] ?? 0) && !isHan(ids[from + 2] ?? 0)
      if (isWords && from + FEWEST_WORDS > pivot) threes[from] = from + (first <= second ? 0 : 1)
    }
    const pairs = new Set([...fours, ...threes])
    pairs.delete(-1)
    const buckets: [pair: number, bytes: Uint8Array][] = []
    const { offsets, bytes } = this.data
    for (const pair of pairs) {
      const bucket = bucketOf(ids[pair] ?? BREAK, ids[pair + 1] ?? BREAK, this.#shift)
      const read = bytes.slice(offsets[bucket] ?? 0, offsets[bucket + 1] ?? 0)
      if (!read) return false
      buckets.push([pair, read])
    }
    for (const [pair, read] of buckets) this.#visitPair(ids, pivot, pair, read, fours, threes, add)
    return true
  }

  #visitPair(
    ids: Uint32Array,
    pivot: number,
    pair: number,
    bytes: Uint8Array,
    fours: Int32Array,
    threes: Int32Array,
    add: (index: number, a: number, b: number) => void,
  ): void {
    const { starts } = this.data
    const texts = this.#texts
    const states = this.#states
    const [first, second] = [ids[pair] ?? BREAK, ids[pair + 1] ?? BREAK]
    const end = bytes.length
    const documents = new Uint32Array(BATCH)
    const places = new Uint32Array(BATCH)
    const tokens = new Uint32Array(BATCH)
    let position = -1
    let document = 0
    let start = 0
    let behind = 0
    for (let at = 0; at < end; ) {
      let count = 0
      while (at < end && count < BATCH) {
        let byte = bytes[at++] ?? 0
        let step = byte & 127
        for (let bits = 7; byte > 127; bits += 7) {
          byte = bytes[at++] ?? 0
          step += (byte & 127) << bits
        }
        position += step
        if (position >= behind) {
          document = this.#documentAt(position)
          start = starts[document] ?? 0
          behind = starts[document + 1] ?? 0
        }
        if (states[document] === OUT) continue
        if (texts[document] === undefined) texts[document] = this.entries[document]?.ids
        documents[count] = document
        places[count++] = position - start
      }
      // They lie all over the memory: with nothing to decide in between, the processor fetches many at once.
      for (let i = 0; i < count; i++) tokens[i] = (texts[documents[i] ?? 0] ?? NO_RUN.ids)[places[i] ?? 0] ?? BREAK
      for (let i = 0; i < count; i++) {
        if (tokens[i] !== first) continue
        const index = documents[i] ?? 0
        const place = places[i] ?? 0
        const text = texts[index] ?? NO_RUN.ids
        if (text[place + 1] !== second) continue
        let a = pair
        for (let k = place - 1; a > 0 && k >= 0 && text[k] === ids[a - 1]; k--) a--
        let b = pair + 2
        for (let k = place + 2; b < ids.length && k < text.length && text[k] === ids[b]; k++) b++
        if (a > pivot || b <= pivot) continue
        // A place is found by each of its pairs, and counts for the first.
        const isFirst =
          b - a >= DEPTH ? fours[Math.max(a, pivot - DEPTH + 1)] === pair : b - a === FEWEST_WORDS && threes[a] === pair
        if (!isFirst || (states[index] === EDITED && this.entries[index]?.isGone(place))) continue
        add(index, a, b)
      }
    }
  }

  #rankOf(first: number, second: number): number {
    return this.data.ranks[bucketOf(first, second, this.#shift)] ?? 0
  }

  #documentAt(position: number): number {
    const { starts } = this.data
    let document = this.#pages[Math.floor(position / PAGE)] ?? 0
    while ((starts[document + 1] ?? Number.POSITIVE_INFINITY) <= position) document++
    return document
  }
}

/** What the inmost loop must know of an entry. */
const OUT = 0
const WHOLE = 1
const EDITED = 2

function stateOf({ isIn, isWhole }: Entry): number {
  if (!isIn) return OUT
  return isWhole ? WHOLE : EDITED
}
