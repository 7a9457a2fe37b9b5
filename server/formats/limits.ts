// How much of a file is read before it is refused: all limits of reading files of other formats, in one place.

import type { LimitName, Refusal } from '../core/importing/refusal.ts'

/**
 * The limits. A national plan has 100,000 characters, 20 pages of tables and an archive of some dozen entries: each limit is a
 * hundred times what a document needs, and what a machine can bear.
 */
export const LIMITS: Readonly<Record<LimitName, number>> = {
  'file-bytes': 100_000_000,
  'archive-entries': 10_000,
  'archive-bytes': 200_000_000,
  'entry-bytes': 100_000_000,
  'archive-ratio': 250,
  pages: 5_000,
  nodes: 1_000_000,
  depth: 500,
  characters: 20_000_000,
  seconds: 120,
  megabytes: 1_500,
}

/** An entry of so few bytes may be packed however well: runs of spaces are. */
export const ANY_RATIO = 1_000_000

/** Thrown inside this layer where a file is refused; `readDocument` makes an answer of it, so that nobody else ever sees it. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Refuses what is beyond a limit. */
export function checkLimit(limit: LimitName, found: number, where?: string): void {
  if (found > LIMITS[limit])
    throw new Refused({ code: 'limit', limit, most: LIMITS[limit], found, ...(where === undefined ? {} : { where }) })
}

/** Refuses work that takes too long; the clock is given, for there may be a better one. */
export class Deadline {
  readonly #now: () => number
  readonly #end: number

  constructor(now: () => number) {
    this.#now = now
    this.#end = now() + LIMITS.seconds * 1000
  }

  check(): void {
    if (this.#now() > this.#end) throw new Refused({ code: 'limit', limit: 'seconds', most: LIMITS.seconds })
  }
}
