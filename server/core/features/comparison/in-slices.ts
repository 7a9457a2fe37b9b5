// Works on items one after the other, with pauses.

import type { Vector } from './vectors.ts'

/** How many items are worked on between two pauses. */
const STEP = 100
/** An item with more features, or as many characters, has a pause to itself. */
const LARGE = 20_000

/** What `work` makes of each item; yields now and then. */
export function* inSlices<T, U extends { readonly length: number } | Vector>(
  items: readonly T[],
  work: (item: T) => U,
): Generator<undefined, U[]> {
  const results: U[] = []
  for (const item of items) {
    const result = work(item)
    results.push(result)
    const size = 'length' in result ? result.length : result.ids.length
    if (results.length % STEP === 0 || size > LARGE) yield
  }
  return results
}
