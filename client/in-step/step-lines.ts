// Which line of one text stands beside which line of another: what keeps two editors in step.

import type { AlignedLines } from '../../server/wire/parallel.ts'

/** Lines that stand beside each other, zero-based, both ascending. */
export type LinePairs = readonly (readonly [before: number, after: number])[]

/** Where everything begins and ends that both texts have in one order: what one of them has alone is passed by while the other rests. */
export function alignLines(groups: readonly AlignedLines[]): LinePairs {
  const pairs: [number, number][] = [[0, 0]]
  const add = (before: number, after: number): void => {
    const last = pairs.at(-1)
    // A pair that would lead back is left out.
    if (last && (before < last[0] || after < last[1] || (before === last[0] && after === last[1]))) return
    pairs.push([before, after])
  }
  for (const { before, after, inOrder } of groups) {
    if (!inOrder || !before || !after) continue
    add(before[0], after[0])
    add(before[1] + 1, after[1] + 1)
  }
  return pairs
}

/**
 * The place beside a line of the other side, lines with fractions on both sides; between two pairs as far along as on that side.
 * `end` are the numbers of lines.
 */
export function lineBeside(pairs: LinePairs, line: number, from: 0 | 1, end: readonly [number, number]): number {
  const to = from === 0 ? 1 : 0
  let [low, high] = [0, pairs.length]
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    if ((pairs[middle]?.[from] ?? 0) <= line) low = middle
    else high = middle
  }
  const [start, next] = [pairs[low] ?? [0, 0], pairs[low + 1] ?? end]
  const length = next[from] - start[from]
  const share = length > 0 ? Math.min(1, (line - start[from]) / length) : 0
  return Math.max(0, start[to] + share * (next[to] - start[to]))
}

/**
 * What stands beside a line: its group, else that of what stands before it; undefined before the first. A group without counterpart
 * has null on the other side.
 */
export function groupAt(
  groups: readonly AlignedLines[],
  line: number,
  side: 'before' | 'after',
): AlignedLines | undefined {
  let found: AlignedLines | undefined
  let nearest = -1
  for (const group of groups) {
    const lines = group[side]
    if (!lines || lines[0] > line || lines[0] < nearest) continue
    nearest = lines[0]
    found = group
  }
  return found
}

/** The groups after lines of one side came or went behind `line`, until the server has aligned anew. */
export function shiftLines(
  groups: readonly AlignedLines[],
  side: 'before' | 'after',
  line: number,
  by: number,
): readonly AlignedLines[] {
  if (by === 0) return groups
  const move = (at: number): number => (at > line ? Math.max(line, at + by) : at)
  return groups.map(group => {
    const lines = group[side]
    return lines ? { ...group, [side]: [move(lines[0]), move(lines[1])] } : group
  })
}
