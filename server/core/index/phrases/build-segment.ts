// Builds the index of a segment of phrases: where each rare pair of tokens stands.

import { BREAK } from '../../text/tokens.ts'
import type { TokenIds } from './phrase-tokens.ts'

/** What there is of a segment beside the tokens of its documents in their order: it can be written to a file. */
export interface SegmentData {
  /** The position at which each document's tokens start, counted through, and their number behind the last. */
  readonly starts: Uint32Array
  readonly ranks: Uint8Array
  readonly offsets: Uint32Array
  readonly bytes: SegmentBytes
}

/** The places of all buckets, one after the other; they may lie on disk. */
export interface SegmentBytes {
  readonly length: number
  /** The bytes `[from, to)`; undefined where they cannot be read any more. */
  readonly slice: (from: number, to: number) => Uint8Array | undefined
}

/** Bytes that are in memory. */
export function bytesIn(bytes: Uint8Array): SegmentBytes {
  return { length: bytes.length, slice: (from, to) => bytes.subarray(from, to) }
}

/** How many tokens are looked at between two yields: a millisecond or two. */
const STEP = 65_536
/** The rank of two tokens that are no pair. */
const NONE = 256
/** How many tokens share a bucket, about, and the fewest and most buckets, powers of two. */
const SHARED = 6
const LEAST = 6
const MOST = 20

/** The index of some texts, four passes over them, each linear; yields between slices of work. */
export function* buildSegment(
  texts: readonly TokenIds[],
  isHan: (id: number) => boolean,
): Generator<undefined, SegmentData> {
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
  const ranks = new Uint8Array(counts.length)
  for (let bucket = 0; bucket < counts.length; bucket++)
    ranks[bucket] = Math.min(NONE - 1, Math.round(Math.log2((counts[bucket] ?? 0) + 1) * 10))
  yield
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
  return { starts, ranks, offsets, bytes: bytesIn(bytes) }
}

/** True where the parts of a segment that was written belong together, and to so many documents. */
export function isFormed({ starts, ranks, offsets, bytes }: SegmentData, documents: number): boolean {
  const bits = Math.log2(ranks.length)
  return (
    Number.isInteger(bits) &&
    bits >= LEAST &&
    bits <= MOST &&
    starts.length === documents + 1 &&
    starts[0] === 0 &&
    offsets.length === ranks.length + 1 &&
    offsets[ranks.length] === bytes.length &&
    isRising(starts) &&
    isRising(offsets)
  )
}

/** True where no number is smaller than the one before. */
function isRising(numbers: Uint32Array): boolean {
  for (let i = 1; i < numbers.length; i++) if ((numbers[i] ?? 0) < (numbers[i - 1] ?? 0)) return false
  return true
}

/** Each text in parts of some ten thousand tokens. */
function* steps(texts: readonly TokenIds[]): Generator<{ index: number; text: TokenIds; from: number; to: number }> {
  for (const [index, text] of texts.entries()) {
    for (let from = 0; from < text.length; from += STEP)
      yield { index, text, from, to: Math.min(text.length, from + STEP) }
  }
}

/** The bucket of a pair of tokens, `32 - shift` bits. */
export function bucketOf(first: number, second: number, shift: number): number {
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
export function rarest(first: number, second: number, third: number): number {
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
