// What two sequences have in common, in order: the shortest edit script where that can be had, else what lies between anchors.

import { diffArrays } from 'diff'
import { longestIncreasing } from './increasing.ts'

/** Items `[a, a + length)` of one sequence are the items from `b` on of the other. */
export interface Common {
  a: number
  b: number
  length: number
}

/** Longer edit scripts are not looked for: their cost grows with the square. Between anchors there are many to be looked for. */
const LONGEST_SCRIPT = 1000
const LONGEST_BETWEEN = 300
/** Longer sequences are parted at their anchors first. */
const LONG = 8000
const STEP = 50

/** The common runs of two sequences, in order in both, none empty; yields where it may pause. */
export function* diffSequences(a: readonly number[], b: readonly number[]): Generator<undefined, Common[]> {
  const runs: Common[] = []
  yield* diffBetween(a, b, 0, a.length, 0, b.length, true, runs)
  return runs
}

function* diffBetween(
  a: readonly number[],
  b: readonly number[],
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
  isWhole: boolean,
  into: Common[],
): Generator<undefined, void> {
  let head = 0
  while (fromA + head < toA && fromB + head < toB && a[fromA + head] === b[fromB + head]) head++
  add(into, fromA, fromB, head)
  const [startA, startB] = [fromA + head, fromB + head]
  let tail = 0
  while (toA - tail > startA && toB - tail > startB && a[toA - tail - 1] === b[toB - tail - 1]) tail++
  const [endA, endB] = [toA - tail, toB - tail]
  if (endA > startA && endB > startB) {
    const isLong = isWhole && endA - startA + endB - startB > LONG
    const script = isLong
      ? undefined
      : diffArrays(a.slice(startA, endA), b.slice(startB, endB), {
          maxEditLength: isWhole ? LONGEST_SCRIPT : LONGEST_BETWEEN,
        })
    if (script) {
      let [atA, atB] = [startA, startB]
      for (const { count, added, removed } of script) {
        if (!added && !removed) add(into, atA, atB, count)
        if (!added) atA += count
        if (!removed) atB += count
      }
    } else if (isWhole) {
      yield* diffByAnchors(a, b, startA, endA, startB, endB, into)
    }
  }
  add(into, endA, endB, tail)
}

/** Items that stand once in either part are anchors as far as they stand in one order (patience diff, Cohen 2009). */
function* diffByAnchors(
  a: readonly number[],
  b: readonly number[],
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
  into: Common[],
): Generator<undefined, void> {
  const inA = onlyPlaces(a, fromA, toA)
  const inB = onlyPlaces(b, fromB, toB)
  const pairs: [number, number][] = []
  for (const [item, place] of inA) {
    const other = place < 0 ? -1 : (inB.get(item) ?? -1)
    if (other >= 0) pairs.push([place, other])
  }
  pairs.sort((one, two) => one[0] - two[0])
  const kept = longestIncreasing(
    pairs.map(([, place]) => place),
    () => 1,
  )
  let [atA, atB] = [fromA, fromB]
  for (const index of kept) {
    const [placeA, placeB] = pairs[index] ?? [atA, atB]
    if (placeA < atA || placeB < atB) continue
    yield* diffBetween(a, b, atA, placeA, atB, placeB, false, into)
    if (index % STEP === 0) yield
    add(into, placeA, placeB, 1)
    ;[atA, atB] = [placeA + 1, placeB + 1]
  }
  yield* diffBetween(a, b, atA, toA, atB, toB, false, into)
}

/** Where each item stands, or -1 where that is more than once. */
function onlyPlaces(items: readonly number[], from: number, to: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let i = from; i < to; i++) {
    const item = items[i] ?? 0
    places.set(item, places.has(item) ? -1 : i)
  }
  return places
}

function add(into: Common[], a: number, b: number, length: number): void {
  if (length === 0) return
  const last = into.at(-1)
  if (last && last.a + last.length === a && last.b + last.length === b) last.length += length
  else into.push({ a, b, length })
}
