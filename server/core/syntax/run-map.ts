// What was worked out of each run of a document, handed on to the next version for the runs before and behind an edit.

import { isSameList, type Keeper, type Slot } from './slot.ts'

/** Values for the runs of a list, with all that they were made from. */
export interface Mapped<T> {
  readonly inputs: readonly unknown[]
  readonly columns: Columns
  readonly values: readonly T[]
  /** What there was before much changed at once: it may come back. */
  readonly other?: Mapped<T> | undefined
}

/** Lists with an item for each run; the first are the runs themselves. */
export type Columns = readonly [ArrayLike<unknown>, ...ArrayLike<unknown>[]]

/**
 * The values that `make` gives for each run, by its number: those of the last time for the runs at both ends whose items are the
 * same in all columns, as long as `inputs` are; or of the time before much changed, where more of that is the same. `make` must depend on nothing
 * else. Where all are the same the list is, too.
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
  const { known, head, tail } = nearest(last, inputs, columns)
  const isSame = known !== undefined && head === length && known.values.length === length
  if (known && isSame && known === last) return known.values
  let values = known?.values ?? []
  if (!isSame) {
    const made = values.slice(0, head)
    for (let number = head; number < length - tail; number++) made.push(make(number))
    for (let at = values.length - tail; at < values.length; at++) made.push(values[at] as T)
    values = made
  }
  // One that is short is made again sooner than it is looked for.
  const isLeft = last && (known !== last || last.values.length - head - tail > MANY)
  const other = isLeft ? { inputs: last.inputs, columns: last.columns, values: last.values } : last?.other
  slot.set(keeper, { inputs, columns, values, other })
  return values
}

/** So many runs must go at once. */
const MANY = 8

interface Shared {
  readonly head: number
  readonly tail: number
}

/** Which of what is kept has the most in common with `columns`. */
function nearest<T>(
  last: Mapped<T> | undefined,
  inputs: readonly unknown[],
  columns: Columns,
): Shared & { readonly known: Mapped<T> | undefined } {
  let best: Shared & { readonly known: Mapped<T> | undefined } = { known: undefined, head: 0, tail: 0 }
  for (const known of [last, last?.other]) {
    if (!known || known.columns.length !== columns.length || !isSameList(known.inputs, inputs)) continue
    const shared = sharedEnds(known.columns, columns)
    const left = columns[0].length - shared.head - shared.tail
    if (!best.known || shared.head + shared.tail > best.head + best.tail) best = { known, ...shared }
    if (left <= MANY) break
  }
  return best
}

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
