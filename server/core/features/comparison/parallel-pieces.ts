// Pairs the paragraphs of a text with those of its translation, in order: by their lengths and by what both have in common.

import type { PieceGroup } from './align-pieces.ts'

/** What is known of two runs of pieces, by their index in either run. */
export interface ParallelRuns {
  /** Characters of each piece. */
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** The cosines of pairs that have something in common: for each piece before those of pieces after. */
  readonly common: readonly ReadonlyMap<number, number>[]
  /** How many characters one of the second language usually says in as many of the first; undefined where nobody knows. */
  readonly usual?: number | undefined
}

/** What a piece without counterpart costs, and each piece beyond a pair. */
const ALONE = 2.2
const MORE = 1
/** How far the logarithm of two lengths' ratio usually strays. */
const SPREAD = 0.4
/** A length that is far off tells no more than this. */
const MOST = 5
/** What words in common are worth. */
const COMMON = 6
/** How many pairs are looked at, all told, and how far from the diagonal, at most. */
const CELLS = 20_000_000
const WIDEST = 400
const STEP = 200
/** As many rows as a move spans, and one. */
const ROWS = 4

/**
 * Groups all pieces of two runs; one to one, one to two or three, two or three to one, or alone. The cheapest path through a band around the diagonal,
 * after Gale and Church 1993 (A Program for Aligning Sentences in Bilingual Corpora), with words in common besides lengths.
 */
export function* alignParallel({ before, after, common, usual }: ParallelRuns): Generator<undefined, PieceGroup[]> {
  const [countA, countB] = [before.length, after.length]
  if (countA === 0 || countB === 0) return alone(countA, countB)
  const ratio = ratioOf(sum(before), sum(after), usual)
  const half = Math.max(2, Math.min(WIDEST, Math.floor(CELLS / (2 * countA)), countB))
  const width = 2 * half + 1
  const firstOf = (a: number): number => Math.round((a * countB) / countA) - half
  // Costs of the last four rows; of each cell the step that leads to it.
  const rows = [0, 1, 2, 3].map(() => new Float64Array(width).fill(Number.POSITIVE_INFINITY))
  const steps = new Uint8Array((countA + 1) * width)
  const costAt = (a: number, b: number): number => {
    const cell = b - firstOf(a)
    return a < 0 || b < 0 || cell < 0 || cell >= width ? Number.POSITIVE_INFINITY : (rows[a % ROWS]?.[cell] ?? 0)
  }
  const pair = (a: number, b: number, manyA: number, manyB: number): number => {
    let [lengthA, lengthB, shared] = [0, 0, 0]
    for (let i = a - manyA; i < a; i++) {
      lengthA += before[i] ?? 0
      for (let k = b - manyB; k < b; k++) shared += common[i]?.get(k) ?? 0
    }
    for (let k = b - manyB; k < b; k++) lengthB += after[k] ?? 0
    const off = Math.log((lengthB + 1) / (lengthA * ratio + 1)) / SPREAD
    return Math.min(MOST, (off * off) / 2) - COMMON * Math.min(1, shared / Math.max(1, manyA * manyB * 0.75))
  }
  for (let a = 0; a <= countA; a++) {
    if (a % STEP === STEP - 1) yield
    const row = rows[a % ROWS]
    if (!row) continue
    row.fill(Number.POSITIVE_INFINITY)
    const first = firstOf(a)
    for (let b = Math.max(0, first); b <= Math.min(countB, first + width - 1); b++) {
      let [best, step] = a === 0 && b === 0 ? [0, 0] : [Number.POSITIVE_INFINITY, 0]
      for (const [index, { manyA, manyB }] of MOVES.entries()) {
        const from = costAt(a - manyA, b - manyB)
        if (from === Number.POSITIVE_INFINITY) continue
        const cost = manyA === 0 || manyB === 0 ? ALONE : pair(a, b, manyA, manyB) + (manyA + manyB - 2) * MORE
        if (from + cost < best) [best, step] = [from + cost, index]
      }
      row[b - first] = best
      steps[a * width + b - first] = step
    }
  }
  const groups: PieceGroup[] = []
  for (let [a, b] = [countA, countB]; a > 0 || b > 0; ) {
    const { manyA, manyB } = MOVES[steps[a * width + b - firstOf(a)] ?? 0] ?? { manyA: 1, manyB: 1 }
    // At the edge of the band one side may be used up.
    const [takenA, takenB] = [Math.min(a, manyA), Math.min(b, manyB)]
    if (takenA === 0 && takenB === 0) return alone(countA, countB)
    groups.push({ before: range(a - takenA, a), after: range(b - takenB, b) })
    a -= takenA
    b -= takenB
  }
  return groups.reverse()
}

const MOVES: readonly { readonly manyA: number; readonly manyB: number }[] = [
  { manyA: 1, manyB: 1 },
  { manyA: 1, manyB: 0 },
  { manyA: 0, manyB: 1 },
  { manyA: 1, manyB: 2 },
  { manyA: 2, manyB: 1 },
  { manyA: 1, manyB: 3 },
  { manyA: 3, manyB: 1 },
]

/** The ratio of the lengths, within what is usual: of a digest much is missing, and what is there is no shorter for it. */
function ratioOf(before: number, after: number, usual: number | undefined): number {
  const ratio = after / Math.max(1, before)
  return usual === undefined ? ratio : Math.max(usual / STRAY, Math.min(usual * STRAY, ratio))
}

/** How far from the usual ratio a whole text strays. */
const STRAY = 1.3

function alone(countA: number, countB: number): PieceGroup[] {
  return [
    ...range(0, countA).map(a => ({ before: [a], after: [] })),
    ...range(0, countB).map(b => ({ before: [], after: [b] })),
  ]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
