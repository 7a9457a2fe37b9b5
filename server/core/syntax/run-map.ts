// What was worked out of each run of a document, handed on to the next version for the runs before and behind an edit.

import { isSameList, type Keeper, type Slot } from './slot.ts'

/** Values for the runs of a list, with all that they were made from. */
export interface Mapped<T> {
  readonly inputs: readonly unknown[]
  readonly columns: Columns
  readonly values: readonly T[]
}

/** Lists with an item for each run; the first are the runs themselves. */
export type Columns = readonly [ArrayLike<unknown>, ...ArrayLike<unknown>[]]

/**
 * The values that `make` gives for each run, by its number: those of the last time for the runs at both ends whose items are the
 * same in all columns, as long as `inputs` are. `make` must depend on nothing else. Where all are the same the list is, too.
 */
export function mapRuns<T>(
  slot: Slot<Mapped<T>>,
  keeper: Keeper,
  inputs: readonly unknown[],
  columns: Columns,
  make: (number: number) => T,
): readonly T[] {
  const last = slot.get(keeper)
  const { length } = columns[0]
  const known = last && last.columns.length === columns.length && isSameList(last.inputs, inputs) ? last : undefined
  const { head, tail } = known ? sharedEnds(known.columns, columns) : NOTHING_SHARED
  if (known && head === length && known.values.length === length) return known.values
  const values: T[] = known ? known.values.slice(0, head) : []
  for (let number = head; number < length - tail; number++) values.push(make(number))
  if (known && tail > 0)
    for (let at = known.values.length - tail; at < known.values.length; at++) values.push(known.values[at] as T)
  slot.set(keeper, { inputs, columns, values })
  return values
}

const NOTHING_SHARED = { head: 0, tail: 0 }

/** How many items at the beginning and at the end are the same in all columns. */
export function sharedEnds(before: Columns, after: Columns): { readonly head: number; readonly tail: number } {
  const [old, now] = [before[0].length, after[0].length]
  const most = Math.min(old, now)
  let head = most
  before.forEach((column, index) => {
    const other = after[index]
    let same = 0
    while (same < head && column[same] === other?.[same]) same++
    head = same
  })
  let tail = most - head
  before.forEach((column, index) => {
    const other = after[index]
    let same = 0
    while (same < tail && column[old - 1 - same] === other?.[now - 1 - same]) same++
    tail = same
  })
  return { head, tail }
}
