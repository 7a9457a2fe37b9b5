// The places of some documents at which a phrase may begin, in groups of those that begin with the same tokens.

import { BREAK, type Vocabulary } from '../../text/tokens.ts'
import { DEPTH, FEWEST_WORDS } from './phrase-length.ts'
import type { TokenIds, TokenRun } from './phrase-tokens.ts'

/** How many tokens are looked at between two yields: some milliseconds. */
const STEPS = 100_000
/** One page of the table that says to which document a position belongs. */
const PAGE = 256
/** A part holds no more places than this, unless one group has more. */
const PART = 8_000_000
/** How many bits number the groups of a large corpus: of its tokens several share one. */
const MOST_BITS = 20
const LEAST_BITS = 8

/** The tokens of some documents, one after the other, {@link BREAK} before, between and behind them. Immutable. */
export class JoinedTokens {
  readonly text: TokenIds
  /** Where each document starts, and the text's length behind the last. */
  readonly starts: Uint32Array
  readonly #pages: Uint32Array

  private constructor(text: TokenIds, starts: Uint32Array) {
    this.text = text
    this.starts = starts
    this.#pages = new Uint32Array(Math.ceil(text.length / PAGE) + 1)
    let document = 0
    for (let page = 0; page < this.#pages.length; page++) {
      while (document + 2 < starts.length && (starts[document + 1] ?? 0) <= page * PAGE) document++
      this.#pages[page] = document
    }
  }

  /** Copies the tokens of all; yields between slices of work. */
  static *join(documents: readonly TokenRun[]): Generator<undefined, JoinedTokens> {
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
    return new JoinedTokens(text, starts)
  }

  /** The index of the document that a position of the text belongs to. */
  documentAt(position: number): number {
    let document = this.#pages[Math.floor(position / PAGE)] ?? 0
    while ((this.starts[document + 1] ?? Number.POSITIVE_INFINITY) <= position) document++
    return document
  }
}

/** Some groups, the places of each side by side: that of index `i` ends before `ends[i]`. */
export interface PlaceGroups {
  readonly places: Uint32Array
  readonly ends: Uint32Array
}

/** Numbers places by the tokens with which they begin: equal ones have one number, others mostly have another one. */
export class Grams {
  readonly #bits: number
  readonly #isHan: (id: number) => boolean
  readonly #one = new Int32Array(1)

  /** For so many tokens. */
  constructor(tokens: number, vocabulary: Vocabulary) {
    this.#bits = Math.max(LEAST_BITS, Math.min(MOST_BITS, Math.ceil(Math.log2(tokens + 1))))
    this.#isHan = id => vocabulary.isHan(id)
  }

  /** How many numbers there are. */
  get size(): number {
    return 2 ** this.#bits
  }

  /** Three words begin a phrase, four tokens do where a Chinese character is among the first three: so deep the places of a group are the same. */
  depth(text: ArrayLike<number>, at: number): number {
    for (let i = at; i < at + FEWEST_WORDS; i++) if (this.#isHan(text[i] ?? BREAK)) return DEPTH
    return FEWEST_WORDS
  }

  /** The number of the tokens at a place; -1 where a break comes too soon for a phrase. */
  at(text: ArrayLike<number>, at: number): number {
    this.read(text, at, 1, this.#one)
    return this.#one[0] ?? -1
  }

  /** The same of `count` places in a row from `from` on, into `into`. */
  read(text: ArrayLike<number>, from: number, count: number, into: Int32Array): void {
    const shift = 32 - this.#bits
    let [first = BREAK, second = BREAK, third = BREAK] = [text[from], text[from + 1], text[from + 2]]
    let [isFirst, isSecond, isThird] = [this.#isHan(first), this.#isHan(second), this.#isHan(third)]
    for (let i = 0; i < count; i++) {
      const fourth = text[from + i + 3] ?? BREAK
      let gram = -1
      if (first !== BREAK && second !== BREAK && third !== BREAK) {
        const isDeep = isFirst || isSecond || isThird
        if (!isDeep || fourth !== BREAK) {
          let hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) ^ third
          hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
          if (isDeep) hash = Math.imul(hash ^ fourth, 0x27d4eb2f)
          gram = Math.imul(hash ^ (hash >>> 13), 0x9e3779b1) >>> shift
        }
      }
      into[i] = gram
      ;[first, second, third] = [second, third, fourth]
      ;[isFirst, isSecond, isThird] = [isSecond, isThird, this.#isHan(fourth)]
    }
  }
}

/**
 * The groups of two places or more, the largest first, part by part, so that only one part need be held at a time; with `wanted` those of
 * the numbers alone that are set there. Ends when `isLikely` says that no group of so many places or fewer is worth it. A slice of work
 * ends with `undefined`.
 */
export function* groupPlaces(
  { text }: JoinedTokens,
  grams: Grams,
  isLikely: (places: number) => boolean,
  wanted?: Uint8Array,
): Generator<PlaceGroups | undefined, undefined> {
  const counts = new Uint32Array(grams.size)
  const read = new Int32Array(STEPS)
  for (let from = 0; from < text.length; from += STEPS) {
    const here = Math.min(STEPS, text.length - from)
    grams.read(text, from, here, read)
    for (let i = 0; i < here; i++) {
      const gram = read[i] ?? -1
      if (gram >= 0 && (wanted === undefined || wanted[gram] === 1)) counts[gram] = (counts[gram] ?? 0) + 1
    }
    yield
  }
  const bySize = new Map<number, number>()
  for (let gram = 0; gram < counts.length; gram++) {
    if (gram % STEPS === 0) yield
    const size = counts[gram] ?? 0
    if (size > 1) bySize.set(size, (bySize.get(size) ?? 0) + 1)
  }
  for (const { least, most, places: size, groups } of cutParts(bySize, isLikely)) {
    // Where the next place of each number goes, once it is known which numbers are here.
    const slots = new Uint32Array(counts.length).fill(NOWHERE)
    const ends = new Uint32Array(groups)
    let count = 0
    let end = 0
    for (let gram = 0; gram < counts.length; gram++) {
      if (gram % STEPS === 0) yield
      const own = counts[gram] ?? 0
      if (own < least || own > most) continue
      slots[gram] = end
      end += own
      ends[count++] = end
    }
    const places = new Uint32Array(size)
    for (let from = 0; from < text.length; from += STEPS) {
      const here = Math.min(STEPS, text.length - from)
      grams.read(text, from, here, read)
      for (let i = 0; i < here; i++) {
        const gram = read[i] ?? -1
        const slot = gram < 0 ? NOWHERE : (slots[gram] ?? NOWHERE)
        if (slot === NOWHERE) continue
        places[slot] = from + i
        slots[gram] = slot + 1
      }
      yield
    }
    yield { places, ends }
  }
  return undefined
}

const NOWHERE = 0xffff_ffff

/** Groups of so many places each. */
interface Part {
  readonly least: number
  readonly most: number
  /** How many places they have together, and how many groups there are. */
  readonly places: number
  readonly groups: number
}

/**
 * Which groups are put in order together, `bySize` saying how many there are of each number of places. The first part is small, for it
 * tells how many of the others are likely.
 */
function* cutParts(bySize: ReadonlyMap<number, number>, isLikely: (places: number) => boolean): Generator<Part> {
  let [most, least, places, groups] = [0, 0, 0, 0]
  let limit = PART / 8
  for (const [size, same] of [...bySize].sort((a, b) => b[0] - a[0])) {
    if (places > 0 && places + size * same > limit) {
      yield { least, most, places, groups }
      ;[places, groups] = [0, 0]
      limit = PART
    }
    if (!isLikely(size)) break
    if (places === 0) most = size
    least = size
    places += size * same
    groups += same
  }
  if (places > 0) yield { least, most, places, groups }
}
