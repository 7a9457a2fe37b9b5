// How much of two texts is common, wherever it stands in them: for sections, whose sentences are written anew from plan to plan.

/**
 * Measures by the features of `Features`: pairs of Chinese characters, and words of other scripts. Dice’s coefficient: twice what both
 * have, each feature as often as both have it, through what either has.
 */
export class CommonShare {
  readonly #counts: Int32Array

  /** `size` is how many features there are. */
  constructor(size: number) {
    this.#counts = new Int32Array(size)
  }

  /** The share, 0 to 1, of two texts in pieces; undefined where both have none. */
  of(before: readonly Int32Array[], after: readonly Int32Array[]): number | undefined {
    const counts = this.#counts
    let all = 0
    for (const ids of before) {
      all += ids.length
      for (const id of ids) counts[id] = (counts[id] ?? 0) + 1
    }
    let common = 0
    for (const ids of after) {
      all += ids.length
      for (const id of ids) {
        const left = counts[id] ?? 0
        if (left === 0) continue
        counts[id] = left - 1
        common++
      }
    }
    for (const ids of before) for (const id of ids) counts[id] = 0
    return all === 0 ? undefined : (2 * common) / all
  }
}
