// The heaviest part of a sequence that is in order: what lies outside of it has moved.

/**
 * The indexes of the increasing subsequence of `values` with the greatest sum of weights, in order; of equal values only one is
 * taken. In n log n, by a tree of prefix maxima (Fenwick 1994). `values` are whole numbers from 0 on.
 */
export function longestIncreasing(values: readonly number[], weightOf: (index: number) => number): number[] {
  const size = values.reduce((most, value) => Math.max(most, value), -1) + 1
  // For each prefix of values the index at which the heaviest subsequence ends.
  const best = new Int32Array(size + 1).fill(-1)
  const sums = new Float64Array(values.length)
  const previous = new Int32Array(values.length).fill(-1)
  let last = -1
  values.forEach((value, index) => {
    let before = -1
    for (let i = value; i > 0; i -= i & -i) {
      const candidate = best[i] ?? -1
      if (candidate >= 0 && (before < 0 || (sums[candidate] ?? 0) > (sums[before] ?? 0))) before = candidate
    }
    const sum = (before < 0 ? 0 : (sums[before] ?? 0)) + weightOf(index)
    sums[index] = sum
    previous[index] = before
    if (last < 0 || sum > (sums[last] ?? 0)) last = index
    for (let i = value + 1; i <= size; i += i & -i) {
      const candidate = best[i] ?? -1
      if (candidate < 0 || sum > (sums[candidate] ?? 0)) best[i] = index
    }
  })
  const kept: number[] = []
  for (let at = last; at >= 0; at = previous[at] ?? -1) kept.push(at)
  return kept.reverse()
}
