// Tells whether places lie in or touch any of many ranges, each question in logarithmic time.

import { lastBelow } from './sorted.ts'

/** Ranges in order of their starts; they may nest and overlap. */
export class Ranges {
  readonly #starts: readonly number[]
  /** The furthest end of the ranges up to each one. */
  readonly #reach: readonly number[]

  constructor(ranges: readonly { readonly start: number; readonly end: number }[]) {
    this.#starts = ranges.map(({ start }) => start)
    let reach = -1
    this.#reach = ranges.map(({ end }) => {
      reach = Math.max(reach, end)
      return reach
    })
  }

  /** True where a range shares a character with `[start, end)`. */
  touches(start: number, end: number): boolean {
    return (this.#reach[lastBelow(this.#starts, end)] ?? -1) > start
  }

  /** True where a range that starts at `start` or before reaches to `end` or beyond. */
  holds(start: number, end: number): boolean {
    return (this.#reach[lastBelow(this.#starts, start + 1)] ?? -1) >= end
  }
}
