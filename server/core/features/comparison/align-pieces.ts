// Decides which paragraphs, list items and rows of two documents are the same, reworded, split, merged, added or dropped.

import type { SectionGroup } from './align-sections.ts'
import type { Outline, Piece } from './outline.ts'
import { cosine, type Vector, VectorIndex } from './vectors.ts'

/** Pieces that belong together, by index; one side has at most one. */
export interface PieceGroup {
  readonly before: number[]
  readonly after: number[]
}

/** How alike two pieces must be: of sections that belong together, and of others. */
const LEAST_HERE = 0.25
const LEAST_ELSEWHERE = 0.42
const CANDIDATES = 6
const STEP = 200

/** Pieces with the same words, each with one: those that stand once in both first, then the others in the order of their neighbours. */
export function matchSame(before: readonly Piece[], after: readonly Piece[]): Int32Array {
  const matched = new Int32Array(before.length).fill(-1)
  const taken = new Uint8Array(after.length)
  const places = new Map<string, number[]>()
  after.forEach(({ key, kind }, index) => {
    const known = places.get(keyOf(key, kind))
    if (known) known.push(index)
    else places.set(keyOf(key, kind), [index])
  })
  const counts = new Map<string, number>()
  for (const { key, kind } of before) counts.set(keyOf(key, kind), (counts.get(keyOf(key, kind)) ?? 0) + 1)
  const join = (a: number, b: number): void => {
    matched[a] = b
    taken[b] = 1
  }
  before.forEach(({ key, kind }, a) => {
    const at = places.get(keyOf(key, kind))
    if (at?.length === 1 && counts.get(keyOf(key, kind)) === 1) join(a, at[0] ?? -1)
  })
  const isSame = (a: number, b: number): boolean => {
    const [one, other] = [before[a], after[b]]
    return one !== undefined && other !== undefined && one.kind === other.kind && one.key === other.key
  }
  // What stands beside pieces that belong together belongs together.
  for (const step of [1, -1]) {
    for (let i = 0; i < before.length; i++) {
      const a = step > 0 ? i : before.length - 1 - i
      const b = matched[a] ?? -1
      if (b < 0) continue
      for (let k = step; matched[a + k] === -1 && taken[b + k] === 0 && isSame(a + k, b + k); k += step)
        join(a + k, b + k)
    }
  }
  const next = new Map<string, number>()
  before.forEach(({ key, kind }, a) => {
    if (matched[a] !== -1) return
    const name = keyOf(key, kind)
    const at = places.get(name) ?? []
    let i = next.get(name) ?? 0
    while (i < at.length && taken[at[i] ?? 0] === 1) i++
    next.set(name, i)
    const b = at[i]
    if (b !== undefined) join(a, b)
  })
  return matched
}

function keyOf(key: string, kind: Piece['kind']): string {
  return kind === 'row' ? `|${key}` : key
}

/** Adds to what is the same what is nearly so wherever it stands: this says which sections belong together. */
export function* matchLike(
  before: readonly Vector[],
  after: readonly Vector[],
  size: number,
  same: Int32Array,
): Generator<undefined, { readonly flow: Int32Array; readonly likely: readonly (readonly Candidate[])[] }> {
  const flow = same.slice()
  const taken = new Uint8Array(after.length)
  for (const b of same) if (b >= 0) taken[b] = 1
  const free = after.map((vector, b) => (taken[b] ? EMPTY : vector))
  const index = new VectorIndex(free, size, before.length)
  const likely: Candidate[][] = []
  const all: (Candidate & { readonly a: number })[] = []
  for (let a = 0; a < before.length; a++) {
    if (a % STEP === STEP - 1) yield
    const vector = before[a]
    const found =
      vector && same[a] === -1
        ? index
            .like(vector, LEAST_HERE, CANDIDATES)
            .map(({ index: b }) => ({ b, cosine: cosine(vector, after[b] ?? EMPTY) }))
        : []
    likely.push(found)
    for (const one of found) if (one.cosine >= LEAST_ELSEWHERE) all.push({ a, ...one })
  }
  all.sort((one, two) => two.cosine - one.cosine || one.a - two.a)
  for (const { a, b } of all) {
    if (flow[a] !== -1 || taken[b]) continue
    flow[a] = b
    taken[b] = 1
  }
  return { flow, likely }
}

export interface Candidate {
  readonly b: number
  readonly cosine: number
}

const EMPTY: Vector = { ids: new Int32Array(0), weights: new Float32Array(0) }

/** Groups all pieces of both documents, each in one group; those of sections that belong together are preferred. */
export function* alignPieces(
  before: Outline,
  after: Outline,
  groups: readonly SectionGroup[],
  same: Int32Array,
  likely: readonly (readonly Candidate[])[],
): Generator<undefined, PieceGroup[]> {
  const groupOfA = new Map<number, number>()
  const groupOfB = new Map<number, number>()
  groups.forEach(({ before: listA, after: listB }, group) => {
    for (const a of listA) groupOfA.set(a, group)
    for (const b of listB) groupOfB.set(b, group)
  })
  const matched = same.slice()
  const taken = new Uint8Array(after.pieces.length)
  for (const b of same) if (b >= 0) taken[b] = 1
  const all: { a: number; b: number; score: number }[] = []
  likely.forEach((candidates, a) => {
    const section = before.pieces[a]?.section ?? -1
    for (const { b, cosine: alike } of candidates) {
      const isHere = groupOfA.get(section) === groupOfB.get(after.pieces[b]?.section ?? -1)
      if (alike >= (isHere ? LEAST_HERE : LEAST_ELSEWHERE)) all.push({ a, b, score: alike + (isHere ? 0.15 : 0) })
    }
  })
  yield
  all.sort((one, two) => two.score - one.score || one.a - two.a || one.b - two.b)
  for (const { a, b } of all) {
    if (matched[a] !== -1 || taken[b]) continue
    matched[a] = b
    taken[b] = 1
  }
  const found: PieceGroup[] = []
  const isTaken = new Uint8Array(after.pieces.length)
  matched.forEach((b, a) => {
    if (b >= 0) isTaken[b] = 1
    found.push({ before: [a], after: b >= 0 ? [b] : [] })
  })
  after.pieces.forEach((_, b) => {
    if (!isTaken[b]) found.push({ before: [], after: [b] })
  })
  return found
}
