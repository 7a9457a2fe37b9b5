// Decides which paragraphs, list items and rows of two documents belong together: one to one, one to several, several to one.

import { longestIncreasing } from '../../text/increasing.ts'
import type { SectionGroup } from './align-sections.ts'
import type { Outline, Piece } from './outline.ts'
import { findParts } from './piece-parts.ts'
import { cosine, EMPTY_VECTOR, type Vector, VectorIndex } from './vectors.ts'

/** Pieces that belong together, by index, in order; one side has at most one. */
export interface PieceGroup {
  readonly before: number[]
  readonly after: number[]
}

/** A document as its pieces are compared. */
export interface PieceSide {
  readonly outline: Outline
  /** One for each piece. */
  readonly vectors: readonly Vector[]
}

/** A piece after that may belong to one before. */
export interface Candidate {
  readonly b: number
  readonly cosine: number
}

/** Two pieces that may belong together, the better the heavier. */
interface Edge {
  readonly a: number
  readonly b: number
  readonly weight: number
}

/** How alike two pieces must be: of sections that belong together, and of others. */
const LEAST_HERE = 0.25
const LEAST_ELSEWHERE = 0.42
const CANDIDATES = 6
const STEP = 200

/**
 * Pieces with the same words where it is plain which belong together: those that stand once in either document, and those beside
 * them. For each piece before the index of the one after, or -1.
 */
export function matchSame(before: readonly Piece[], after: readonly Piece[]): Int32Array {
  const matched = new Int32Array(before.length).fill(-1)
  const taken = new Uint8Array(after.length)
  const [onceA, onceB] = [onlyPlaces(before), onlyPlaces(after)]
  const join = (a: number, b: number): void => {
    matched[a] = b
    taken[b] = 1
  }
  for (const [key, a] of onceA) {
    const b = a < 0 ? -1 : (onceB.get(key) ?? -1)
    if (b >= 0) join(a, b)
  }
  for (const step of [1, -1]) {
    for (let i = 0; i < before.length; i++) {
      const a = step > 0 ? i : before.length - 1 - i
      const b = matched[a] ?? -1
      if (b < 0) continue
      for (let k = step; matched[a + k] === -1 && taken[b + k] === 0; k += step) {
        if (nameOf(before[a + k]) !== nameOf(after[b + k])) break
        join(a + k, b + k)
      }
    }
  }
  return matched
}

/** Where each wording stands, or -1 where that is more than once. */
function onlyPlaces(pieces: readonly Piece[]): Map<string, number> {
  const places = new Map<string, number>()
  pieces.forEach((piece, index) => {
    const name = nameOf(piece)
    places.set(name, places.has(name) ? -1 : index)
  })
  return places
}

/** A row is the same as a row alone. */
function nameOf(piece: Piece | undefined): string {
  return piece === undefined ? '' : piece.kind === 'row' ? `|${piece.key}` : piece.key
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
  const free = after.map((vector, b) => (taken[b] ? EMPTY_VECTOR : vector))
  const questions = same.reduce((count, b) => (b < 0 ? count + 1 : count), 0)
  const index = new VectorIndex(free, size, questions)
  const likely: (readonly Candidate[])[] = []
  const all: (Candidate & { readonly a: number })[] = []
  for (let a = 0; a < before.length; a++) {
    if (a % STEP === STEP - 1) yield
    const vector = before[a]
    const found = vector && same[a] === -1 ? findLike(vector, index, after) : NONE
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

const NONE: readonly Candidate[] = []
const NO_EDGE: Edge = { a: -1, b: -1, weight: 0 }

function findLike(vector: Vector, index: VectorIndex, after: readonly Vector[]): readonly Candidate[] {
  return index
    .like(vector, LEAST_HERE, CANDIDATES)
    .map(({ index: b }) => ({ b, cosine: cosine(vector, after[b] ?? EMPTY_VECTOR) }))
}

/**
 * Groups all pieces of both documents, each in one group. What has the same words belongs together first; then what is alike in
 * sections that belong together, in order; then what is much alike elsewhere; at last the parts of what was split or merged.
 */
export function* alignPieces(
  before: PieceSide,
  after: PieceSide,
  groups: readonly SectionGroup[],
  same: Int32Array,
  likely: readonly (readonly Candidate[])[],
): Generator<undefined, PieceGroup[]> {
  const [piecesA, piecesB] = [before.outline.pieces, after.outline.pieces]
  const matched = same.slice()
  const taken = new Uint8Array(piecesB.length)
  for (const b of same) if (b >= 0) taken[b] = 1
  const join = ({ a, b }: { readonly a: number; readonly b: number }): void => {
    if (matched[a] !== -1 || taken[b] !== 0) return
    matched[a] = b
    taken[b] = 1
  }
  const [listsA, listsB] = [
    piecesBySection(before.outline, groups, 'before'),
    piecesBySection(after.outline, groups, 'after'),
  ]
  yield
  // The same words again and again: first within sections that belong together, then wherever some are left.
  for (const [group, listA] of listsA.entries())
    matchInOrder(listA, listsB[group] ?? [], piecesA, piecesB, matched, taken, join)
  yield
  matchInOrder(
    piecesA.map(({ index }) => index),
    piecesB.map(({ index }) => index),
    piecesA,
    piecesB,
    matched,
    taken,
    join,
  )
  yield
  const groupOfB = new Int32Array(piecesB.length).fill(-1)
  listsB.forEach((list, group) => {
    for (const b of list) groupOfB[b] = group
  })
  for (const [group, listA] of listsA.entries()) {
    const edges: Edge[] = []
    for (const a of listA) {
      if (matched[a] !== -1) continue
      for (const { b, cosine: weight } of likely[a] ?? NONE)
        if (groupOfB[b] === group && taken[b] === 0) edges.push({ a, b, weight })
    }
    if (edges.length === 0) continue
    const anchors = listA.flatMap(a => {
      const b = matched[a] ?? -1
      return b >= 0 && groupOfB[b] === group ? [{ a, b, weight: 1 }] : []
    })
    // Of one piece the last partner comes first: so no two edges of it can both be in order.
    const all = [...edges, ...anchors].sort((one, two) => one.a - two.a || two.b - one.b)
    const first = all.reduce((least, { b }) => Math.min(least, b), Number.POSITIVE_INFINITY)
    const inOrder = longestIncreasing(
      all.map(({ b }) => b - first),
      index => all[index]?.weight ?? 0,
    )
    for (const index of inOrder) join(all[index] ?? NO_EDGE)
    for (const edge of edges.sort(byWeight)) join(edge)
    yield
  }
  const elsewhere: Edge[] = []
  likely.forEach((candidates, a) => {
    if (matched[a] !== -1) return
    for (const { b, cosine: weight } of candidates) if (weight >= LEAST_ELSEWHERE) elsewhere.push({ a, b, weight })
  })
  for (const edge of elsewhere.sort(byWeight)) join(edge)
  yield
  return yield* findParts(before, after, matched)
}

function byWeight(one: Edge, two: Edge): number {
  return two.weight - one.weight || one.a - two.a || one.b - two.b
}

/** The pieces that stand directly in the sections of each group, in order. */
function piecesBySection(
  { nodes }: Outline,
  groups: readonly SectionGroup[],
  side: 'before' | 'after',
): readonly (readonly number[])[] {
  return groups.map(group => {
    const list: number[] = []
    for (const section of group[side]) {
      const [from, to] = nodes[section + 1]?.own ?? [0, 0]
      for (let i = from; i < to; i++) list.push(i)
    }
    return list
  })
}

/** Joins pieces with the same words of two lists, the first with the first. */
function matchInOrder(
  listA: readonly number[],
  listB: readonly number[],
  piecesA: readonly Piece[],
  piecesB: readonly Piece[],
  matched: Int32Array,
  taken: Uint8Array,
  join: (pair: { a: number; b: number }) => void,
): void {
  const waiting = new Map<string, number[]>()
  for (const b of listB) {
    if (taken[b] !== 0) continue
    const name = nameOf(piecesB[b])
    const list = waiting.get(name)
    if (list) list.push(b)
    else waiting.set(name, [b])
  }
  if (waiting.size === 0) return
  const next = new Map<string, number>()
  for (const a of listA) {
    if (matched[a] !== -1) continue
    const name = nameOf(piecesA[a])
    const at = next.get(name) ?? 0
    const b = waiting.get(name)?.[at]
    if (b === undefined) continue
    next.set(name, at + 1)
    join({ a, b })
  }
}

/**
 * Which groups of pieces moved: those in one section's change outside of the heaviest run of that section which stands in one
 * order in both documents, those that went to another section outside of the heaviest run of all.
 */
export function findMovedPieces(
  pieces: readonly PieceGroup[],
  before: readonly Piece[],
  after: readonly Piece[],
  sectionsA: ReadonlyMap<number, number>,
  sectionsB: ReadonlyMap<number, number>,
): boolean[] {
  const moved = pieces.map(() => false)
  const local = new Map<number, Placed[]>()
  const all: Placed[] = []
  pieces.forEach((group, index) => {
    const [a, b] = [before[group.before[0] ?? -1], after[group.after[0] ?? -1]]
    if (!a || !b) return
    const [from, to] = [sectionsA.get(a.section) ?? -1, sectionsB.get(b.section) ?? -1]
    // What has kept its section is less likely to be what moved.
    const weight = (1 + a.characters) * (from === to ? HOME : 1)
    const placed = { index, a: a.index, b: b.index, weight, isHere: from === to }
    all.push(placed)
    if (!placed.isHere) return
    const list = local.get(from)
    if (list) list.push(placed)
    else local.set(from, [placed])
  })
  for (const { index, isHere } of outOfOrder(all)) if (!isHere) moved[index] = true
  for (const list of local.values()) for (const { index } of outOfOrder(list)) moved[index] = true
  return moved
}

const HOME = 10

interface Placed {
  readonly index: number
  readonly a: number
  readonly b: number
  readonly weight: number
  readonly isHere: boolean
}

function outOfOrder(list: readonly Placed[]): Placed[] {
  const sorted = [...list].sort((one, two) => one.a - two.a)
  const kept = new Set(
    longestIncreasing(
      sorted.map(({ b }) => b),
      index => sorted[index]?.weight ?? 1,
    ),
  )
  return sorted.filter((_, index) => !kept.has(index))
}
