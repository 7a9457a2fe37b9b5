// Finds the paragraphs that were split in several or merged into one: parts that stand beside each other.

import type { PieceGroup, PieceSide } from './align-pieces.ts'
import { EMPTY_VECTOR, type Vector } from './vectors.ts'

/** What share of a part, by weight, must stand in what it was part of. */
const CONTAINED = 0.6
/** How much more of the whole is accounted for with the part than without it. */
const GAIN = 0.08
/** Parts with fewer features tell nothing. */
const FEWEST = 5
const STEP = 500

/** All groups of pieces: those of `matched` (for each piece before the one after, or -1) with further parts, then the others. */
export function* findParts(
  before: PieceSide,
  after: PieceSide,
  matched: Int32Array,
): Generator<undefined, PieceGroup[]> {
  const back = new Int32Array(after.vectors.length).fill(-1)
  matched.forEach((b, a) => {
    if (b >= 0) back[b] = a
  })
  const partOfA = new Int32Array(before.vectors.length).fill(-1)
  const partOfB = new Int32Array(after.vectors.length).fill(-1)
  for (let a = 0; a < matched.length; a++) {
    if (a % STEP === STEP - 1) yield
    const b = matched[a] ?? -1
    if (b < 0 || before.outline.pieces[a]?.key === after.outline.pieces[b]?.key) continue
    const [whole, main] = [before.vectors[a] ?? EMPTY_VECTOR, after.vectors[b] ?? EMPTY_VECTOR]
    const parts = grow(whole, main, b, back, partOfB, after)
    if (parts.length > 0) {
      for (const part of parts) partOfB[part] = a
      continue
    }
    const others = grow(main, whole, a, matched, partOfA, before)
    for (const other of others) partOfA[other] = b
  }
  const groups: PieceGroup[] = []
  const listsB = collect(partOfB)
  const listsA = collect(partOfA)
  matched.forEach((b, a) => {
    if (b >= 0) {
      groups.push({
        before: [a, ...(listsA.get(b) ?? [])].sort((x, y) => x - y),
        after: [b, ...(listsB.get(a) ?? [])].sort((x, y) => x - y),
      })
    } else if (partOfA[a] === -1) groups.push({ before: [a], after: [] })
  })
  back.forEach((a, b) => {
    if (a < 0 && partOfB[b] === -1) groups.push({ before: [], after: [b] })
  })
  return groups
}

/** The free neighbours of a piece that hold, with it, more of the whole. */
function grow(
  whole: Vector,
  main: Vector,
  at: number,
  matched: Int32Array,
  partOf: Int32Array,
  side: PieceSide,
): number[] {
  const parts: number[] = []
  if (whole.ids.length < FEWEST * 2) return parts
  const covered = new Set(main.ids)
  const section = side.outline.pieces[at]?.section
  for (const step of [1, -1]) {
    for (let i = at + step; matched[i] === -1 && partOf[i] === -1; i += step) {
      if (side.outline.pieces[i]?.section !== section) break
      const part = side.vectors[i] ?? EMPTY_VECTOR
      if (part.ids.length < FEWEST || !isPart(part, whole, covered)) break
      for (const id of part.ids) covered.add(id)
      parts.push(i)
    }
  }
  return parts
}

function isPart(part: Vector, whole: Vector, covered: ReadonlySet<number>): boolean {
  let [inside, all, gain, total] = [0, 0, 0, 0]
  let k = 0
  for (let i = 0; i < part.ids.length; i++) {
    const id = part.ids[i] ?? 0
    while (k < whole.ids.length && (whole.ids[k] ?? 0) < id) k++
    const weight = part.weights[i] ?? 0
    all += weight
    if (whole.ids[k] !== id) continue
    inside += weight
    if (!covered.has(id)) gain += whole.weights[k] ?? 0
  }
  for (const weight of whole.weights) total += weight
  return inside >= CONTAINED * all && gain >= GAIN * total
}

function collect(partOf: Int32Array): Map<number, number[]> {
  const lists = new Map<number, number[]>()
  partOf.forEach((whole, part) => {
    if (whole < 0) return
    const list = lists.get(whole)
    if (list) list.push(part)
    else lists.set(whole, [part])
  })
  return lists
}
