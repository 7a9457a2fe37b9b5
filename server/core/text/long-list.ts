// Does with lists of any length what push, Math.max and Math.min do: arguments stand on the stack, and 120,000 of them overflow it.

/** Adds `more` to the end of `list`. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const item of more) list.push(item)
}

/** The largest of `numbers`, -Infinity where there are none. */
export function largest(numbers: Iterable<number>): number {
  let most = Number.NEGATIVE_INFINITY
  for (const number of numbers) most = Math.max(most, number)
  return most
}

/** The smallest of `numbers`, Infinity where there are none. */
export function smallest(numbers: Iterable<number>): number {
  let least = Number.POSITIVE_INFINITY
  for (const number of numbers) least = Math.min(least, number)
  return least
}
