// Which tokens stand in which segment, and which in none yet.

import { isFormed, type SegmentBytes, type SegmentData } from './build-segment.ts'
import { Entry } from './phrase-entry.ts'
import type { Extents } from './phrase-extents.ts'
import type { Run } from './phrase-run.ts'
import { PhraseSegment } from './phrase-segment.ts'

/** A segment as it can be written. */
export interface SavedSegment {
  readonly uris: readonly string[]
  readonly data: SegmentData
  readonly move: (bytes: SegmentBytes) => void
}

/** Where a run of words stands among the tokens of a corpus. */
export interface Visited {
  /** The number that {@link Extents} has of an entry; undefined for one that stands nowhere here. */
  numberOf(entry: Entry): number | undefined
  /** True where a segment could not be read, and was given up. */
  readonly isBroken: boolean
}

/** Segments are built and merged in slices; what is new is searched from end to end until then. */
export class PhraseSegments {
  readonly #isHan: (id: number) => boolean
  #segments: readonly PhraseSegment[] = []
  /** What stands in no segment. */
  readonly #fresh = new Set<Entry>()

  constructor(isHan: (id: number) => boolean) {
    this.#isHan = isHan
  }

  /** Takes the tokens of a document that came. */
  add(entry: Entry): void {
    if (entry.length > 0) this.#fresh.add(entry)
  }

  /** Takes tokens out of use for good; a segment keeps their place, and no more. */
  retire(entry: Entry): void {
    entry.retire()
    this.#fresh.delete(entry)
  }

  /** Forgets all segments: their numbers of words are others now. */
  clear(): void {
    this.#segments = []
  }

  /** True where more than `most` tokens stand in no segment, or a segment is mostly out of use. */
  isBehind(most: number): boolean {
    return sizeOf(this.#fresh) > most || this.#segments.some(isHollow)
  }

  /** Puts into a segment what stands in none, together with segments that are not much larger; yields between slices. */
  *sort(): Generator<undefined, void> {
    const fresh = [...this.#fresh]
    let size = sizeOf(fresh)
    const merged: PhraseSegment[] = []
    for (const segment of [...this.#segments].sort((x, y) => x.tokens - y.tokens)) {
      const inUse = sizeOf(segment.entries)
      if (!isHollow(segment) && (size === 0 || inUse > 2 * size)) continue
      merged.push(segment)
      size += inUse
    }
    if (merged.length === 0 && fresh.length === 0) return
    // One that is about to be read again stays: perhaps its words are the same.
    const entries = [...merged.flatMap(segment => segment.entries), ...fresh].filter(({ isRetired }) => !isRetired)
    const segment = yield* PhraseSegment.build(entries, this.#isHan)
    // What another sorting has done meanwhile stays as it is.
    const isLate =
      merged.some(one => !this.#segments.includes(one)) || fresh.some(one => !one.isRetired && !this.#fresh.has(one))
    if (isLate) return
    this.#segments = [...this.#segments.filter(one => !merged.includes(one)), ...(entries.length > 0 ? [segment] : [])]
    for (const entry of fresh) this.#fresh.delete(entry)
    segment.settle()
  }

  /** The segments as they can be written; `isKept` tells which entries are known by their uri when they are read again. */
  save(isKept: (entry: Entry) => boolean): SavedSegment[] {
    return this.#segments.map(segment => ({
      uris: segment.entries.map(entry => (isKept(entry) ? entry.uri : '')),
      data: segment.data,
      move: bytes => segment.move(bytes),
    }))
  }

  /** Takes a segment as it was written, of entries that came anew; false where the parts of its data do not belong together. */
  restore(entries: readonly (Entry | undefined)[], data: SegmentData): boolean {
    if (!isFormed(data, entries.length)) return false
    const known = entries.map((entry, index) => {
      const length = (data.starts[index + 1] ?? 0) - (data.starts[index] ?? 0)
      if (entry && this.#fresh.has(entry) && entry.length === length) return entry
      return new Entry('', undefined)
    })
    const segment = new PhraseSegment(known, data)
    for (const entry of known) this.#fresh.delete(entry)
    segment.settle()
    this.#segments = [...this.#segments, segment]
    return true
  }

  /** Adds to `extents` every place that shares with the run what stands at its pivot. */
  visit(run: Run, extents: Extents): Visited {
    const fresh = [...this.#fresh]
    const segments = this.#segments
    const firstFresh = extents.number(fresh)
    const scan = (entries: readonly Entry[], first: number): void =>
      entries.forEach((entry, index) => {
        if (entry.isIn) extents.scan(entry.ids, run, first + index, entry)
      })
    scan(fresh, firstFresh)
    const broken: PhraseSegment[] = []
    const firsts = segments.map(segment => {
      const first = extents.number(segment.entries)
      const isRead = segment.visit(run, this.#isHan, (index, a, b) => extents.add(first + index, a, b))
      if (isRead) return first
      // Its file is damaged: its documents are searched from end to end, this once, and then put into another one.
      broken.push(segment)
      scan(segment.entries, first)
      return first
    })
    for (const segment of broken) this.#drop(segment)
    return {
      isBroken: broken.length > 0,
      numberOf: entry => {
        const home = segments.findIndex(segment => entry.indexIn(segment) >= 0)
        const segment = segments[home]
        if (segment) return (firsts[home] ?? 0) + entry.indexIn(segment)
        const place = fresh.indexOf(entry)
        return place < 0 ? undefined : firstFresh + place
      },
    }
  }

  #drop(segment: PhraseSegment): void {
    this.#segments = this.#segments.filter(one => one !== segment)
    for (const entry of segment.entries) if (!entry.isRetired && entry.length > 0) this.#fresh.add(entry)
  }
}

/** How many tokens there are, without those that are out of use. */
function sizeOf(entries: Iterable<Entry>): number {
  let size = 0
  for (const { length } of entries) size += length
  return size
}

/** True where most of a segment is out of use. */
function isHollow(segment: PhraseSegment): boolean {
  return sizeOf(segment.entries) * 2 < segment.tokens
}
