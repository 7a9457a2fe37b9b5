// Says of each group of sections what became of it, and which pieces stand in it.

import type { SectionGroup } from './align-sections.ts'
import type { Fate, PieceChange, SectionChange } from './changes.ts'
import { findMoved, indexGroups } from './moved.ts'
import { numberKey } from './number-key.ts'
import { type Outline, weighNodes } from './outline.ts'

/** How alike the sections of a group are. */
export interface Measure {
  /** In another language nothing is said of the wording. */
  readonly basis: 'wording' | 'places'
  /** How much is common to sections, by index, 0 to 1; undefined where they have nothing that can be measured. */
  readonly likeness: (before: readonly number[], after: readonly number[]) => number | undefined
}

/** One change for each group, in the order of the document after, what was dropped behind what stood before it. */
export function* describeSections(
  before: Outline,
  after: Outline,
  groups: readonly SectionGroup[],
  pieces: readonly PieceChange[],
  { basis, likeness }: Measure,
): Generator<undefined, SectionChange[]> {
  const moves = findMoved(groups, before, after)
  yield
  const [groupA, groupB] = [indexGroups(groups, 'before'), indexGroups(groups, 'after')]
  const here: PieceChange[][] = groups.map(() => [])
  const departed: PieceChange[][] = groups.map(() => [])
  for (const piece of pieces) {
    const to = piece.after[0] && groupB.get(piece.after[0].section)
    const from = new Set(piece.before.flatMap(({ section }) => groupA.get(section) ?? []))
    const home = to ?? [...from][0] ?? 0
    here[home]?.push(piece)
    for (const group of from) if (group !== home) departed[group]?.push(piece)
  }
  const shared = shareText(before, after, groups, pieces, groupA, groupB)
  yield
  const weights = [weighNodes(before), weighNodes(after)] as const
  const changes = groups.map(({ before: listA, after: listB, main }, group): SectionChange => {
    const [refsA, refsB] = [
      listA.flatMap(a => before.nodes[a + 1]?.ref ?? []),
      listB.flatMap(b => after.nodes[b + 1]?.ref ?? []),
    ]
    const [one, other] = [refsA[main.before], refsB[main.after]]
    const isBoth = one !== undefined && other !== undefined
    const weight =
      listA.reduce((sum, a) => sum + (weights[0][a + 1] ?? 0), 0) +
      listB.reduce((sum, b) => sum + (weights[1][b + 1] ?? 0), 0)
    // The same words in another order are not the same text.
    const isSame = weight === 0 || (shared[group] ?? 0) >= ALL * weight
    const isPlaced = isBoth && basis === 'places'
    const [measuredA, measuredB] = isPlaced ? [[one.index], [other.index]] : [listA, listB]
    const similarity = isBoth ? (isSame && !isPlaced ? 1 : (likeness(measuredA, measuredB) ?? 0)) : 0
    const isRetitled = isBoth && !isPlaced && before.nodes[one.index + 1]?.key !== after.nodes[other.index + 1]?.key
    return {
      fate: isPlaced ? 'counterpart' : fateOf(refsA.length, refsB.length, isSame),
      isMoved: moves[group]?.isMoved ?? false,
      isMovedAlong: moves[group]?.isMovedAlong ?? false,
      isRenumbered: isBoth && numberKey(one.number) !== numberKey(other.number),
      isRetitled,
      before: refsA,
      after: refsB,
      main,
      similarity,
      pieces: inReadingOrder(here[group] ?? []),
      departed: departed[group] ?? [],
    }
  })
  yield
  return inOrder(changes)
}

/** All of the text is the same, but for rounding. */
const ALL = 1 - 1e-9

function fateOf(before: number, after: number, isSame: boolean): Fate {
  if (before === 0) return 'added'
  if (after === 0) return 'dropped'
  if (before > 1) return 'merged'
  if (after > 1) return 'split'
  return isSame ? 'same' : 'reworded'
}

/** How much of the text of each group's sections is the same in both, counted in both. */
function shareText(
  before: Outline,
  after: Outline,
  groups: readonly SectionGroup[],
  pieces: readonly PieceChange[],
  groupA: ReadonlyMap<number, number>,
  groupB: ReadonlyMap<number, number>,
): Float64Array {
  const shared = new Float64Array(groups.length)
  const around = ({ nodes }: Outline, section: number, groupOf: ReadonlyMap<number, number>): Set<number> => {
    const found = new Set<number>()
    const opening = groupOf.get(-1)
    if (section < 0 && opening !== undefined) found.add(opening)
    for (let at = section; at >= 0; at = nodes[at + 1]?.parent ?? -1) found.add(groupOf.get(at) ?? -1)
    return found
  }
  for (const { before: refsA, after: refsB, similarity } of pieces) {
    if (similarity === 0) continue
    const [one, other] = [refsA[0], refsB[0]]
    if (!one || !other) continue
    const weight =
      refsA.reduce((sum, { index }) => sum + (before.pieces[index]?.characters ?? 0), 0) +
      refsB.reduce((sum, { index }) => sum + (after.pieces[index]?.characters ?? 0), 0)
    const inB = around(after, other.section, groupB)
    for (const group of around(before, one.section, groupA))
      if (group >= 0 && inB.has(group)) shared[group] = (shared[group] ?? 0) + similarity * weight
  }
  groups.forEach(({ before: listA, after: listB, main }) => {
    const [a, b] = [listA[main.before], listB[main.after]]
    if (a === undefined || b === undefined || a < 0 || b < 0) return
    const [one, other] = [before.nodes[a + 1], after.nodes[b + 1]]
    if (one?.key !== other?.key) return
    const weight = 2 * (one?.key.length ?? 0)
    const inB = around(after, b, groupB)
    for (const group of around(before, a, groupA))
      if (group >= 0 && inB.has(group)) shared[group] = (shared[group] ?? 0) + weight
  })
  return shared
}

/** As they stand after; what was dropped behind what stood before it. */
function inReadingOrder(pieces: readonly PieceChange[]): PieceChange[] {
  const present = pieces.filter(({ after }) => after.length > 0)
  present.sort((one, two) => (one.after[0]?.index ?? 0) - (two.after[0]?.index ?? 0))
  const dropped = pieces.filter(({ after }) => after.length === 0)
  return weave(
    present,
    dropped,
    ({ before, isMoved }) => (isMoved ? undefined : before.at(-1)?.index),
    ({ before }) => before[0]?.index ?? 0,
  )
}

function inOrder(changes: readonly SectionChange[]): SectionChange[] {
  const present = changes.filter(({ after }) => after.length > 0)
  const first = ({ after, main }: SectionChange): number => (after[main.after] ?? after[0])?.index ?? -1
  present.sort((one, two) => first(one) - first(two))
  const dropped = changes.filter(({ after }) => after.length === 0)
  return weave(
    present,
    dropped,
    ({ before, main, isMoved }) => (isMoved ? undefined : before[main.before]?.index),
    ({ before }) => before[0]?.index ?? 0,
  )
}

/** Puts each of `dropped` behind the one of `present` that stood right before it; at the head where none did. */
function weave<T>(
  present: readonly T[],
  dropped: readonly T[],
  placeOf: (one: T) => number | undefined,
  droppedAt: (one: T) => number,
): T[] {
  const places = present
    .flatMap((one, index) => {
      const at = placeOf(one)
      return at === undefined ? [] : [{ at, index }]
    })
    .sort((one, two) => one.at - two.at)
  const behind = new Map<number, T[]>()
  let next = 0
  let last = -1
  for (const one of [...dropped].sort((x, y) => droppedAt(x) - droppedAt(y))) {
    while (next < places.length && (places[next]?.at ?? 0) < droppedAt(one)) last = places[next++]?.index ?? last
    const list = behind.get(last)
    if (list) list.push(one)
    else behind.set(last, [one])
  }
  return [...(behind.get(-1) ?? []), ...present.flatMap((one, index) => [one, ...(behind.get(index) ?? [])])]
}
