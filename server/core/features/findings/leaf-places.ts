// Leads what was found in the readable text of a leaf back to the block's source.

import type { Leaf } from '../../syntax/prose.ts'
import { toSource } from '../../syntax/prose.ts'

/** A place in a leaf's text, with what to write instead; nothing where nobody can know. */
export interface Spot {
  readonly from: number
  readonly to: number
  readonly better: readonly string[]
}

/**
 * The range in the block, and the proposals that hold there: none where markup stands among the words, which a replacement would take
 * away.
 */
export function placeSpot(
  source: string,
  leaf: Leaf,
  { from, to, better }: Spot,
): { readonly text: string; readonly better: readonly string[]; readonly start: number; readonly end: number } {
  const [start, end] = toSource(leaf, from, to)
  const text = leaf.text.slice(from, to)
  return { text, better: source.slice(start, end) === text ? better : NONE, start, end }
}

const NONE: readonly string[] = []

/** In order, of those that overlap the first alone. */
export function withoutOverlaps<T extends { readonly start: number; readonly end: number }>(found: T[]): T[] {
  if (found.length < 2) return found
  const kept: T[] = []
  for (const one of found.sort((a, b) => a.start - b.start || b.end - a.end))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}
