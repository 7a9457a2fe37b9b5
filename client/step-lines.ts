// Which line of one plan stands beside which line of another: what keeps two editors in step.

import type { Comparison } from './comparison-rows.ts'

/** Lines that stand beside each other, zero-based, both ascending. */
export type LinePairs = readonly (readonly [before: number, after: number])[]

/** The lines of all sections and paragraphs that both plans have in one order; what moved is in no step with the rest. */
export function alignLines({ sections }: Comparison): LinePairs {
  const pairs: [number, number][] = [[0, 0]]
  const add = (moved: boolean, before: readonly Placed[], after: readonly Placed[]): void => {
    const [from, to] = [before[0], after[0]]
    if (moved || !from || !to) return
    pairs.push([from.place.start.line, to.place.start.line])
  }
  for (const { moved, movedAlong, before, after, pieces } of sections) {
    if (!movedAlong) add(moved, before, after)
    for (const piece of pieces) add(piece.moved || moved || movedAlong, piece.before, piece.after)
  }
  pairs.sort((a, b) => a[1] - b[1] || a[0] - b[0])
  // A pair that would lead back is left out.
  const kept: [number, number][] = []
  for (const pair of pairs) {
    const last = kept.at(-1)
    if (!last || (pair[0] > last[0] && pair[1] > last[1])) kept.push(pair)
  }
  return kept
}

interface Placed {
  readonly place: { readonly start: { readonly line: number } }
}

/** The line beside a line of the other side; between two pairs as far along as on that side. `end` are the numbers of lines. */
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
  return Math.max(0, Math.floor(start[to] + share * (next[to] - start[to])))
}
