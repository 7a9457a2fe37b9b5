// Where the tokens of some documents stand, kept by their rarest pairs: an index that is built without sorting and weighs little.

import { BREAK } from '../text/tokens.ts'
import { DEPTH, FEWEST_WORDS } from './phrase-length.ts'
import type { TokenIds, TokenRun } from './phrase-tokens.ts'

/** A document's tokens, as the index holds them. */
export interface Entry {
  readonly uri: string
  tokens: TokenRun
  /** False once the document has other tokens, or is gone. */
  isIn: boolean
  /** A bit for each token: set where it stands in a block that an edit has taken away. */
  gone: Uint8Array | undefined
}

/** Words without punctuation around a cursor, which stands in the token at `pivot`. */
export interface Sought {
  readonly ids: Uint32Array
  readonly pivot: number
}

/** What of a segment can be written to a file, beside the tokens of its documents in their order. */
export interface SegmentData {
  /** The position at which each document's tokens start, counted through, and their number behind the last. */
  readonly starts: Uint32Array
  readonly ranks: Uint8Array
  readonly offsets: Uint32Array
  readonly bytes: Uint8Array
}

/** How many tokens are looked at between two yields: a millisecond or two. */
const STEP = 65_536
/** One page of the table that says to which document a position belongs. */
const PAGE = 1024
/** The rank of two tokens that are no pair. */
const NONE = 256
/** How many tokens share a bucket, about, and the fewest and most buckets, powers of two. */
const SHARED = 6
const LEAST = 6
const MOST = 20

/**
 * Of every four tokens in a row, and of every three words, the rarest of their pairs is kept with its place (a minimizer: Schleimer,
 * Wilkerson and Aiken 2003; Roberts and others 2004). Two places with the same tokens keep the same pair, so that whoever looks for
 * this pair misses none; what it finds is then compared token by token. A pair's number is a hash, which decides where to look and
 * never what is the same. Immutable but for its entries, which may go out of use.
 */
export class PhraseSegment {
  readonly entries: readonly Entry[]
  readonly data: SegmentData
  readonly #shift: number
  readonly #pages: Uint32Array

  /** A segment as it was written; `entries` are in the order in which it was built. */
  constructor(entries: readonly Entry[], data: SegmentData) {
    this.entries = entries
    this.data = data
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
    const texts = entries.map(({ tokens }) => tokens.ids)
    const starts = new Uint32Array(texts.length + 1)
    texts.forEach((text, index) => {
      starts[index + 1] = (starts[index] ?? 0) + text.length
    })
    const tokens = starts[texts.length] ?? 0
    const bits = Math.max(LEAST, Math.min(MOST, Math.ceil(Math.log2(tokens + 1)) - SHARED))
    const shift = 32 - bits
    const counts = new Uint32Array(1 << bits)
    for (const { text, from, to } of steps(texts)) {
      countPairs(text, from, to, shift, counts)
      yield
    }
    const ranks = Uint8Array.from(counts, count => Math.min(NONE - 1, Math.round(Math.log2(count + 1) * 10)))
    const kept = new Uint8Array(Math.ceil(tokens / 8))
    for (const { index, text, from, to } of steps(texts)) {
      keepRarest(text, from, to, shift, ranks, isHan, kept, starts[index] ?? 0)
      yield
    }
    const last = new Uint32Array(1 << bits)
    const offsets = new Uint32Array((1 << bits) + 1)
    for (const { index, text, from, to } of steps(texts)) {
      writePlaces(text, from, to, shift, kept, starts[index] ?? 0, last, offsets, undefined)
      yield
    }
    let length = 0
    for (let bucket = 0; bucket < offsets.length; bucket++) {
      const size = offsets[bucket] ?? 0
      offsets[bucket] = length
      length += size
    }
    yield
    const bytes = new Uint8Array(length)
    const next = offsets.slice()
    last.fill(0)
    for (const { index, text, from, to } of steps(texts)) {
      writePlaces(text, from, to, shift, kept, starts[index] ?? 0, last, next, bytes)
      yield
    }
    return new PhraseSegment(entries, { starts, ranks, offsets, bytes })
  }

  /** How many tokens it was built of. */
  get tokens(): number {
    return this.data.starts[this.entries.length] ?? 0
  }

  /**
   * Every place that is the same as the sought words at their pivot and around it, for four tokens or three words: `add` is told
   * once of each, with the part `[a, b)` of the words that stands there.
   */
  visit(
    { ids, pivot }: Sought,
    isHan: (id: number) => boolean,
    add: (uri: string, a: number, b: number) => void,
  ): void {
    const rank = (at: number): number => this.#rankOf(ids[at] ?? BREAK, ids[at + 1] ?? BREAK)
    // For the four and for the three tokens from each index on, which of their pairs was kept.
    const [fours, threes] = [new Map<number, number>(), new Map<number, number>()]
    for (let from = Math.max(0, pivot - DEPTH + 1); from <= pivot; from++) {
      if (from + FEWEST_WORDS > ids.length) break
      const [first, second] = [rank(from), rank(from + 1)]
      if (from + DEPTH <= ids.length) fours.set(from, from + rarest(first, second, rank(from + 2)))
      if (
        from + FEWEST_WORDS > pivot &&
        !isHan(ids[from] ?? 0) &&
        !isHan(ids[from + 1] ?? 0) &&
        !isHan(ids[from + 2] ?? 0)
      )
        threes.set(from, from + (first <= second ? 0 : 1))
    }
    for (const pair of new Set([...fours.values(), ...threes.values()])) {
      this.#visitPair(ids, pair, (uri, a, b) => {
        if (a > pivot || b <= pivot) return
        // A place is found by each of its pairs, and counts for the first.
        if (
          b - a >= DEPTH
            ? fours.get(Math.max(a, pivot - DEPTH + 1)) === pair
            : threes.get(a) === pair && b - a === FEWEST_WORDS
        )
          add(uri, a, b)
      })
    }
  }

  #visitPair(ids: Uint32Array, pair: number, add: (uri: string, a: number, b: number) => void): void {
    const { starts, offsets, bytes } = this.data
    const [first, second] = [ids[pair] ?? BREAK, ids[pair + 1] ?? BREAK]
    const bucket = bucketOf(first, second, this.#shift)
    const end = offsets[bucket + 1] ?? 0
    let position = -1
    let entry: Entry | undefined
    let start = 0
    let behind = 0
    for (let at = offsets[bucket] ?? 0; at < end; ) {
      let byte = bytes[at++] ?? 0
      let step = byte & 127
      for (let bits = 7; byte > 127; bits += 7) {
        byte = bytes[at++] ?? 0
        step += (byte & 127) << bits
      }
      position += step
      if (position >= behind) {
        const document = this.#documentAt(position)
        entry = this.entries[document]
        start = starts[document] ?? 0
        behind = starts[document + 1] ?? 0
      }
      if (!entry?.isIn) continue
      const text = entry.tokens.ids
      const place = position - start
      if (text[place] !== first || text[place + 1] !== second) continue
      if (entry.gone && ((entry.gone[place >>> 3] ?? 0) & (1 << (place & 7))) !== 0) continue
      let a = pair
      for (let i = place - 1; a > 0 && i >= 0 && text[i] === ids[a - 1]; i--) a--
      let b = pair + 2
      for (let i = place + 2; b < ids.length && i < text.length && text[i] === ids[b]; i++) b++
      add(entry.uri, a, b)
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

/** Each text in parts of some ten thousand tokens. */
function* steps(texts: readonly TokenIds[]): Generator<{ index: number; text: TokenIds; from: number; to: number }> {
  for (const [index, text] of texts.entries()) {
    for (let from = 0; from < text.length; from += STEP)
      yield { index, text, from, to: Math.min(text.length, from + STEP) }
  }
}

function bucketOf(first: number, second: number, shift: number): number {
  return Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> shift
}

function countPairs(text: TokenIds, from: number, to: number, shift: number, counts: Uint32Array): void {
  const last = Math.min(to, text.length - 1)
  let first = text[from] ?? BREAK
  for (let i = from; i < last; i++) {
    const second = text[i + 1] ?? BREAK
    if (first !== BREAK && second !== BREAK) {
      const bucket = bucketOf(first, second, shift)
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
    first = second
  }
}

/** Which of three pairs in a row is kept: the first of the rarest. */
function rarest(first: number, second: number, third: number): number {
  if (first <= second) return first <= third ? 0 : 2
  return second <= third ? 1 : 2
}

function keepRarest(
  text: TokenIds,
  from: number,
  to: number,
  shift: number,
  ranks: Uint8Array,
  isHan: (id: number) => boolean,
  kept: Uint8Array,
  start: number,
): void {
  const rankAt = (at: number): number => {
    if (at + 1 >= text.length) return NONE
    const [a, b] = [text[at] ?? BREAK, text[at + 1] ?? BREAK]
    return a === BREAK || b === BREAK ? NONE : (ranks[bucketOf(a, b, shift)] ?? 0)
  }
  const keep = (at: number): void => {
    const place = start + at
    kept[place >>> 3] = (kept[place >>> 3] ?? 0) | (1 << (place & 7))
  }
  let first = rankAt(from)
  let second = rankAt(from + 1)
  for (let i = from; i < to; i++) {
    const third = rankAt(i + 2)
    if (first !== NONE && second !== NONE) {
      if (third !== NONE) keep(i + rarest(first, second, third))
      if (!isHan(text[i] ?? 0) && !isHan(text[i + 1] ?? 0) && !isHan(text[i + 2] ?? 0))
        keep(i + (first <= second ? 0 : 1))
    }
    first = second
    second = third
  }
}

/** Adds to `sizes` what the kept places take in each bucket; with `bytes`, writes them where `sizes` says. */
function writePlaces(
  text: TokenIds,
  from: number,
  to: number,
  shift: number,
  kept: Uint8Array,
  start: number,
  last: Uint32Array,
  sizes: Uint32Array,
  bytes: Uint8Array | undefined,
): void {
  for (let i = from; i < to; i++) {
    const place = start + i
    if (((kept[place >>> 3] ?? 0) & (1 << (place & 7))) === 0) continue
    const bucket = bucketOf(text[i] ?? BREAK, text[i + 1] ?? BREAK, shift)
    // Steps from one place to the next, seven bits a byte; the first is counted from -1.
    let step = place + 1 - (last[bucket] ?? 0)
    last[bucket] = place + 1
    let at = sizes[bucket] ?? 0
    for (; step > 127; step >>>= 7) {
      if (bytes) bytes[at] = (step & 127) | 128
      at++
    }
    if (bytes) bytes[at] = step
    sizes[bucket] = at + 1
  }
}
