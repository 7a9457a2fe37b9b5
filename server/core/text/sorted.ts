// Finds places in lists that are in order, each in logarithmic time.

/** How many of a list come first for which `isBefore` holds; they stand before all for which it does not. */
export function countBefore<T>(list: readonly T[], isBefore: (one: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const one = list[middle]
    if (one !== undefined && isBefore(one)) low = middle + 1
    else high = middle
  }
  return low
}

/** The last of a list that starts at `offset` or before; the first one where none does, undefined of an empty list. */
export function lastStartingAt<T extends { readonly start: number }>(
  list: readonly T[],
  offset: number,
): T | undefined {
  return list[Math.max(0, countBefore(list, ({ start }) => start <= offset) - 1)]
}

/** The index of the last of ascending `values` that is below `limit`; -1 where none is. */
export function lastBelow(values: readonly number[], limit: number): number {
  return countBefore(values, value => value < limit) - 1
}
