// Sets a text beside its translation or digest in another language: what stands at the same place of both.

import { parseNumbering } from '../../syntax/numbering.ts'
import { longestIncreasing } from '../../text/increasing.ts'
import { append } from '../../text/long-list.ts'
import type { PieceGroup } from './align-pieces.ts'
import { headPairs, isShown, type SectionGroup } from './align-sections.ts'
import { levelsOf } from './levels.ts'
import type { Outline, SectionNode } from './outline.ts'
import { alignParallel } from './parallel-pieces.ts'
import { cosine, EMPTY_VECTOR, type Vector, VectorIndex } from './vectors.ts'

/** A document as it is set beside another one: common features of its pieces, and of each section's heading and all below it. */
export interface CounterpartSide {
  readonly outline: Outline
  readonly pieces: readonly Vector[]
  readonly nodes: readonly Vector[]
}

/** What belongs together, and how much of what can be told in both languages is common. */
export interface Counterparts {
  readonly sections: readonly SectionGroup[]
  readonly pieces: readonly PieceGroup[]
  /** For each group of {@link pieces}, 0 to 1. */
  readonly likeness: readonly number[]
}

interface Edge {
  readonly a: number
  readonly b: number
  readonly weight: number
}

/** What the same number on the same way counts, one number alone, the same depth, and how far a place may lie off. */
const SAME_PATH = 0.5
const SAME_NUMBER = 0.15
const SAME_LEVEL = 0.1
const PLACE = 0.2
/** Edges lighter than this join nothing. */
const LEAST_SECTION = 0.35
const LEAST_PIECE = 0.12
const CANDIDATES = 8
/** How many pieces that are like one are looked at, wherever they stand. */
const MOST_LIKE = 40
/** How many neighbours of the same relative place are looked at. */
const NEIGHBOURS = 2
const STEP = 100

/** A translation keeps the order of the original: what belongs together is the heaviest set of pairs in one order. */
export function* alignCounterparts(
  before: CounterpartSide,
  after: CounterpartSide,
  size: number,
): Generator<undefined, Counterparts> {
  const edges = yield* collectSectionEdges(before, after, size)
  const heads = headPairs(before.outline, after.outline)
  const [headsA, headsB] = [new Set(heads.map(([a]) => a)), new Set(heads.map(([, b]) => b))]
  const chosen = inOrder(edges.filter(({ a, b }) => !headsA.has(a) && !headsB.has(b)))
  yield
  const sections = groupSections(before.outline, after.outline, [
    ...heads.map(([a, b]) => ({ a, b, weight: 1 })),
    ...chosen,
  ])
  const index = new VectorIndex(after.pieces, size, before.pieces.length)
  const usual = usualRatio(before.outline, after.outline)
  const pieces: PieceGroup[] = []
  for (const [step, { before: listA, after: listB }] of sections.entries()) {
    if (step % STEP === STEP - 1) yield
    const ownA = before.outline.nodes[(listA[0] ?? -2) + 1]?.own ?? NOTHING
    const ownB = after.outline.nodes[(listB[0] ?? -2) + 1]?.own ?? NOTHING
    append(pieces, yield* alignOwn(before, after, ownA, ownB, { index, usual }))
  }
  const likeness = pieces.map(({ before: listA, after: listB }) => {
    const [a, b] = [before.pieces[listA[0] ?? -1], after.pieces[listB[0] ?? -1]]
    return a && b ? cosine(a, b) : 0
  })
  return { sections, pieces, likeness }
}

const NOTHING: readonly [number, number] = [0, 0]

function* collectSectionEdges(
  before: CounterpartSide,
  after: CounterpartSide,
  size: number,
): Generator<undefined, Edge[]> {
  const [nodesA, nodesB] = [before.outline.nodes, after.outline.nodes]
  const [levelsA, levelsB] = levelsOf(nodesA, nodesB)
  const [pathsA, pathsB] = [numberPaths(nodesA), numberPaths(nodesB)]
  const [placesA, placesB] = [relativePlaces(nodesA), relativePlaces(nodesB)]
  const byPath = new Map<string, number[]>()
  pathsB.forEach((path, b) => {
    if (path === '') return
    const list = byPath.get(path)
    if (list) list.push(b)
    else byPath.set(path, [b])
  })
  const index = new VectorIndex(after.nodes, size, nodesA.length)
  const edges: Edge[] = []
  let near = 1
  for (let a = 1; a < nodesA.length; a++) {
    if (a % STEP === 0) yield
    const vector = before.nodes[a] ?? EMPTY_VECTOR
    const place = placesA[a] ?? 0
    while (near + 1 < nodesB.length && (placesB[near + 1] ?? 1) <= place) near++
    const likely = new Set((byPath.get(pathsA[a] ?? '') ?? []).slice(0, CANDIDATES))
    for (const { index: b } of index.like(vector, 0.1, CANDIDATES)) likely.add(b)
    for (let b = near - NEIGHBOURS; b <= near + NEIGHBOURS; b++) likely.add(b)
    for (const b of likely) {
      const other = nodesB[b]
      if (b < 1 || !other) continue
      const isSamePath = pathsA[a] !== '' && pathsA[a] === pathsB[b]
      const [one, two] = [lastNumber(pathsA[a]), lastNumber(pathsB[b])]
      // A chapter with another number is another chapter.
      if (one !== '' && two !== '' && one !== two) continue
      const weight =
        cosine(vector, after.nodes[b] ?? EMPTY_VECTOR) +
        (isSamePath ? SAME_PATH : one !== '' && one === two ? SAME_NUMBER : 0) +
        (levelsA[a] === levelsB[b] ? SAME_LEVEL : -SAME_LEVEL) +
        PLACE * (1 - 2 * Math.abs(place - (placesB[b] ?? 0)))
      if (weight >= LEAST_SECTION) edges.push({ a, b, weight })
    }
  }
  return edges
}

/** The numbers on the way to each section: `part 1/chapter 3`; empty where it has none. */
function numberPaths(nodes: readonly SectionNode[]): string[] {
  const paths: string[] = []
  for (const { ref, parent } of nodes) {
    const numbering = parseNumbering(ref.number)
    const around = parent < 0 ? '' : (paths[parent + 1] ?? '')
    paths.push(numbering ? `${around === '' ? '' : `${around}/`}${numbering.unit} ${numbering.number}` : '')
  }
  return paths
}

function lastNumber(path = ''): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Where each section begins, as a share of all text. */
function relativePlaces(nodes: readonly SectionNode[]): number[] {
  const all = nodes.at(-1)?.ref.end ?? 1
  return nodes.map(({ ref }) => ref.start / Math.max(1, all))
}

function inOrder(edges: Edge[]): Edge[] {
  // Of one section the last partner comes first: so no two edges of it can both be in order.
  const sorted = edges.sort((one, two) => one.a - two.a || two.b - one.b)
  const kept = longestIncreasing(
    sorted.map(({ b }) => b),
    index => sorted[index]?.weight ?? 0,
  )
  return kept.flatMap(index => sorted[index] ?? [])
}

function groupSections(before: Outline, after: Outline, chosen: readonly Edge[]): SectionGroup[] {
  const main = { before: 0, after: 0 }
  const [takenA, takenB] = [new Set(chosen.map(({ a }) => a)), new Set(chosen.map(({ b }) => b))]
  const groups: SectionGroup[] = chosen.map(({ a, b }) => ({ before: [a - 1], after: [b - 1], main }))
  before.nodes.forEach((node, a) => {
    if (!takenA.has(a) && isShown(node)) groups.push({ before: [a - 1], after: [], main })
  })
  after.nodes.forEach((node, b) => {
    if (!takenB.has(b) && isShown(node)) groups.push({ before: [], after: [b - 1], main })
  })
  return groups
}

/** Pairs the pieces that stand directly in two sections. */
function* alignOwn(
  before: CounterpartSide,
  after: CounterpartSide,
  [fromA, toA]: readonly [number, number],
  [fromB, toB]: readonly [number, number],
  { index, usual }: { readonly index: VectorIndex; readonly usual: number | undefined },
): Generator<undefined, PieceGroup[]> {
  const common: ReadonlyMap<number, number>[] = []
  for (let a = fromA; a < toA; a++) {
    if (a % STEP === STEP - 1) yield
    const found = toB > fromB ? index.like(before.pieces[a] ?? EMPTY_VECTOR, LEAST_PIECE, MOST_LIKE) : []
    common.push(new Map(found.map(({ index: b, cosine: alike }) => [b - fromB, alike])))
  }
  const groups = yield* alignParallel({
    before: before.outline.pieces.slice(fromA, toA).map(({ characters }) => characters),
    after: after.outline.pieces.slice(fromB, toB).map(({ characters }) => characters),
    common,
    usual,
  })
  return groups.map(({ before: listA, after: listB }) => ({
    before: listA.map(a => fromA + a),
    after: listB.map(b => fromB + b),
  }))
}

/** English says in so many characters what Chinese says in one; measured on aligned work reports, white space left out. */
const ENGLISH_FOR_CHINESE = 4.4

/** How long a piece of the second text is for one of the first, by their scripts; undefined where both are written alike. */
function usualRatio(before: Outline, after: Outline): number | undefined {
  const [one, other] = [isChinese(before), isChinese(after)]
  if (one === other) return undefined
  return one ? ENGLISH_FOR_CHINESE : 1 / ENGLISH_FOR_CHINESE
}

/** How many pieces are looked at to tell the script of a text. */
const TELLING = 60

function isChinese({ pieces }: Outline): boolean {
  let [han, latin] = [0, 0]
  for (const { text } of pieces.slice(0, TELLING)) {
    han += text.slice(0, 400).match(/\p{Script=Han}/gu)?.length ?? 0
    latin += text.slice(0, 400).match(/\p{Script=Latin}/gu)?.length ?? 0
  }
  return han * 2 > latin
}
