// What is left of two lists where they differ.

/** Two lists without what both have at their ends. */
export interface Trimmed<T> {
  readonly old: readonly T[]
  readonly now: readonly T[]
  /** How many items both have before and behind that. */
  readonly head: number
  readonly tail: number
}

/** The middle of two lists, between their first and their last difference. */
export function trimmed<T>(
  before: readonly T[],
  after: readonly T[],
  areSame: (a: T, b: T) => boolean = Object.is,
): Trimmed<T> {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && areSame(before[head] as T, after[head] as T)) head++
  let tail = 0
  while (tail < most - head && areSame(before[before.length - 1 - tail] as T, after[after.length - 1 - tail] as T))
    tail++
  return { old: before.slice(head, before.length - tail), now: after.slice(head, after.length - tail), head, tail }
}
