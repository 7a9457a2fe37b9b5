// Tells which sections moved: what stays is the heaviest run of sections that stand in one order in both documents.

import { longestIncreasing } from '../../text/increasing.ts'
import type { SectionGroup } from './align-sections.ts'
import type { Outline } from './outline.ts'

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

/** For each group. A section with others below it moved where more than half of what stands in it did. */
export function findMoved(groups: readonly SectionGroup[], before: Outline, after: Outline): Move[] {
  const placed = groups.flatMap(({ before: listA, after: listB, main }, group): Placed[] => {
    const [indexA, indexB] = [listA[main.before], listB[main.after]]
    if (indexA === undefined || indexB === undefined) return []
    const [a, b] = [indexA + 1, indexB + 1]
    return [{ group, a, b, weight: Math.min(weigh(before, a), weigh(after, b)) }]
  })
  placed.sort((one, two) => one.a - two.a)
  const moved = new Set<number>()
  const kept = inOrder(placed)
  const sums = new Map<number, { moved: number; all: number }>()
  const [groupA, groupB] = [indexGroups(groups, 'before'), indexGroups(groups, 'after')]
  for (const { group, a, b, weight } of placed) {
    if (!kept.has(group)) moved.add(group)
    // Of what is around it here and there, what belongs together: who went elsewhere tells nothing of where the others are.
    const around = new Set<number>()
    for (let at = b - 1; at >= 0; at = after.nodes[at + 1]?.parent ?? -1) around.add(groupB.get(at) ?? -1)
    for (let at = a - 1; at >= 0; at = before.nodes[at + 1]?.parent ?? -1) {
      const one = groupA.get(at) ?? -1
      if (one < 0 || !around.has(one)) continue
      const sum = sums.get(one) ?? { moved: 0, all: 0 }
      sum.all += weight
      if (!kept.has(group)) sum.moved += weight
      sums.set(one, sum)
    }
  }
  for (const { group, a } of placed) {
    const sum = sums.get(group)
    if (!sum || (before.nodes[a]?.children.length ?? 0) === 0) continue
    if (sum.moved * 2 > sum.all) moved.add(group)
    else moved.delete(group)
  }
  const along = findAlong(placed, moved, before, after, groupA, groupB)
  return groups.map((_, group) => ({ isMoved: moved.has(group), isMovedAlong: along.has(group) }))
}

/** Those that moved with what is around them, and have kept their order there. */
function findAlong(
  placed: readonly Placed[],
  moved: ReadonlySet<number>,
  before: Outline,
  after: Outline,
  groupA: ReadonlyMap<number, number>,
  groupB: ReadonlyMap<number, number>,
): Set<number> {
  const siblings = new Map<number, Placed[]>()
  for (const one of placed) {
    const [parentA, parentB] = [before.nodes[one.a]?.parent ?? -1, after.nodes[one.b]?.parent ?? -1]
    const around = parentA < 0 || parentB < 0 ? undefined : groupA.get(parentA)
    if (around === undefined || around !== groupB.get(parentB)) continue
    const list = siblings.get(around)
    if (list) list.push(one)
    else siblings.set(around, [one])
  }
  const along = new Set<number>()
  for (const [around, list] of siblings) {
    if (!moved.has(around)) continue
    for (const group of inOrder(list)) if (moved.has(group)) along.add(group)
  }
  return along
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

/** The characters that stand directly in a section, its heading included. */
function weigh({ nodes, pieces }: Outline, node: number): number {
  const { own, key } = nodes[node] ?? { own: [0, 0], key: '' }
  let weight = 1 + key.length
  for (let i = own[0] ?? 0; i < (own[1] ?? 0); i++) weight += pieces[i]?.characters ?? 0
  return weight
}
