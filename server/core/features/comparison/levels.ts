// Says how deep each section of two documents stands on one scale: a chapter is a chapter, whatever stands above it.

import { parseNumbering } from '../../syntax/numbering.ts'
import type { SectionNode } from './outline.ts'

/**
 * The level of each node on a scale that both documents share: that of divisions which both number alike, else of the outermost
 * sections that have siblings.
 */
export function levelsOf(
  before: readonly SectionNode[],
  after: readonly SectionNode[],
): readonly [before: readonly number[], after: readonly number[]] {
  const [unitsA, unitsB] = [depthOfUnits(before), depthOfUnits(after)]
  let shift: number | undefined
  let most = 0
  for (const [unit, { depth, count }] of unitsA) {
    const other = unitsB.get(unit)
    if (!other || Math.min(count, other.count) <= most) continue
    most = Math.min(count, other.count)
    shift = depth - other.depth
  }
  shift ??= firstLevel(before) - firstLevel(after)
  return [before.map(({ ref }) => ref.depth), after.map(({ ref }) => ref.depth + (shift ?? 0))]
}

/** How deep the divisions of each kind stand, and how many there are. */
function depthOfUnits(nodes: readonly SectionNode[]): Map<string, { readonly depth: number; readonly count: number }> {
  const depths = new Map<string, Map<number, number>>()
  for (const { ref } of nodes) {
    const unit = parseNumbering(ref.number)?.unit
    if (unit === undefined) continue
    const counts = depths.get(unit) ?? new Map<number, number>()
    depths.set(unit, counts)
    counts.set(ref.depth, (counts.get(ref.depth) ?? 0) + 1)
  }
  const usual = new Map<string, { depth: number; count: number }>()
  for (const [unit, counts] of depths) {
    const [best] = [...counts].sort((a, b) => b[1] - a[1])
    if (best) usual.set(unit, { depth: best[0], count: best[1] })
  }
  return usual
}

/** The depth of the outermost sections of which there are several. */
export function firstLevel(nodes: readonly SectionNode[]): number {
  const counts = new Map<number, number>()
  for (const { ref } of nodes) if (ref.index >= 0) counts.set(ref.depth, (counts.get(ref.depth) ?? 0) + 1)
  const depths = [...counts.keys()].sort((a, b) => a - b)
  return depths.find(depth => (counts.get(depth) ?? 0) > 1) ?? depths[0] ?? 1
}
