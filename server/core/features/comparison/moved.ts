// Tells which sections moved: what stays is the heaviest run of sections that stand in one order in both documents.

import { longestIncreasing } from '../../text/increasing.ts'
import type { SectionGroup } from './align-sections.ts'
import { type Outline, weighNodes } from './outline.ts'

/** Whether a group moved, and whether only with the section around it. */
export interface Move {
  readonly isMoved: boolean
  readonly isMovedAlong: boolean
}

interface Placed {
  readonly group: number
  /** Nodes of the outlines. */
  readonly a: number
  readonly b: number
  readonly weight: number
}

/**
 * For each group. A section moved where it went under another part of the plan, or where it stands outside of the heaviest run of
 * those beside it that have one order in both; it moved along where the section around it did.
 */
export function findMoved(groups: readonly SectionGroup[], before: Outline, after: Outline): Move[] {
  const [topA, topB] = [topOf(before), topOf(after)]
  const [weightsA, weightsB] = [weighNodes(before), weighNodes(after)]
  const placed = groups.flatMap(({ before: listA, after: listB, main }, group): Placed[] => {
    const [indexA, indexB] = [listA[main.before], listB[main.after]]
    if (indexA === undefined || indexB === undefined) return []
    const [a, b] = [indexA + 1, indexB + 1]
    return [{ group, a, b, weight: 1 + Math.min(weightsA[a] ?? 0, weightsB[b] ?? 0) }]
  })
  placed.sort((one, two) => one.a - two.a)
  const families = new Map<number, Placed[]>()
  const keyOf = ({ a, b }: Placed): number => parentOf(before, a) * after.nodes.length + parentOf(after, b)
  for (const one of placed) {
    const family = families.get(keyOf(one))
    if (family) family.push(one)
    else families.set(keyOf(one), [one])
  }
  const [groupA, groupB] = [indexGroups(groups, 'before'), indexGroups(groups, 'after')]
  const [sumsA, sumsB] = [sumBy(placed, ({ a }) => parentOf(before, a)), sumBy(placed, ({ b }) => parentOf(after, b))]
  const moved = new Set<number>()
  for (const family of families.values()) {
    const [first] = family
    if (!first) continue
    const [a, b] = [parentOf(before, first.a), parentOf(after, first.b)]
    const sum = family.reduce((total, { weight }) => total + weight, 0)
    const [one, other] = [groupA.get(a - 1), groupB.get(b - 1)]
    // What is above all others is around everything.
    const isRelated =
      a <= topA || b <= topB
        ? a <= topA && b <= topB
        : (one !== undefined && one === other) || sum >= RELATED * Math.min(sumsA.get(a) ?? 0, sumsB.get(b) ?? 0)
    const kept = isRelated ? inOrder(family) : undefined
    for (const { group } of family) if (!kept?.has(group)) moved.add(group)
  }
  const along = new Set<number>()
  // From the outside inwards: what is around comes first.
  for (const { group, b } of [...placed].sort((x, y) => x.b - y.b)) {
    const around = groupB.get(parentOf(after, b) - 1)
    if (moved.has(group) || around === undefined || parentOf(after, b) <= topB) continue
    if (moved.has(around) || along.has(around)) along.add(group)
  }
  return groups.map((_, group) => ({ isMoved: moved.has(group) || along.has(group), isMovedAlong: along.has(group) }))
}

/** Two parts of a plan are related where this share of what has a partner, in either of them, has it in the other. */
const RELATED = 1 / 3

/** The node of a title that holds all other sections; 0 where there is none. Like 0 it is around everything. */
function topOf({ nodes }: Outline): number {
  return nodes.length > 1 && nodes.every(({ parent }, index) => index < 2 || parent >= 0) ? 1 : 0
}

function parentOf({ nodes }: Outline, node: number): number {
  return (nodes[node]?.parent ?? -1) + 1
}

function sumBy(placed: readonly Placed[], keyOf: (one: Placed) => number): Map<number, number> {
  const sums = new Map<number, number>()
  for (const one of placed) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.weight)
  return sums
}

/** The group of each section of one side, by the section's index. */
export function indexGroups(groups: readonly SectionGroup[], side: 'before' | 'after'): Map<number, number> {
  const index = new Map<number, number>()
  groups.forEach((group, i) => {
    for (const section of group[side]) index.set(section, i)
  })
  return index
}

function inOrder(placed: readonly Placed[]): Set<number> {
  const kept = longestIncreasing(
    placed.map(({ b }) => b),
    index => placed[index]?.weight ?? 1,
  )
  return new Set(kept.flatMap(index => placed[index]?.group ?? []))
}
