// Decides which sections of two documents are the same topic: one to one, one to several, several to one.

import { levelsOf } from './levels.ts'
import type { Outline, SectionNode } from './outline.ts'
import { cosine, EMPTY_VECTOR, Features, type Vector, VectorIndex, Weighting } from './vectors.ts'

/** Sections that belong together, by index (-1 for what stands before the first heading): one side has at most one. */
export interface SectionGroup {
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** Which of them go on with each other; indexes into the lists. */
  readonly main: { readonly before: number; readonly after: number }
}

/** Which pieces are known to be the same, or nearly so: for each piece before the index of the one after, or -1. */
export type Flow = Int32Array

/** How much two sections must be alike, at least, to be one; and where the sections around them are one. */
const LEAST = 0.215
const LEAST_INSIDE = 0.13
/** How much a part must be alike with the whole where the sections around it are one, or it stands beside the other parts. */
const LEAST_PART = 0.18
/** And elsewhere. */
const LEAST_PART_ELSEWHERE = 0.28
/** The same for sections of different levels, each of which takes this share of it. */
const LEAST_ACROSS = 0.19
const ACROSS = 0.75
/** A part is not much less alike than what goes on with the section that was split or merged. */
const PART_SHARE = 0.45
/** A section becomes no part while it has a partner of its own that is nearly as much alike. */
const OWN_SHARE = 0.85
/** How much the headings count beside the text, and the sections around. */
const TITLE = 0.22
const PARENT = 0.08
/** How many candidates of each section are looked at. */
const CANDIDATES = 16
const STEP = 50

/** Two nodes that may be one topic; indexes of nodes, which are one more than those of sections. */
interface Pair {
  readonly a: number
  readonly b: number
  /** How many levels lie between them. */
  readonly levels: number
  score: number
}

interface Group {
  readonly before: number[]
  readonly after: number[]
  readonly mainA: number
  readonly mainB: number
  readonly score: number
}

/** Vectors of all that stands below each node. */
export interface SectionVectors {
  readonly size: number
  readonly before: readonly Vector[]
  readonly after: readonly Vector[]
}

/**
 * Groups all sections of both; every section stands in one group. The most alike find each other first; a section whose likeliest
 * partner has found another one becomes part of it, unless it has nearly as good a partner of its own.
 */
export function* alignSections(
  before: Outline,
  after: Outline,
  vectors: SectionVectors,
  flow: Flow,
): Generator<undefined, SectionGroup[]> {
  const pairs = yield* collectPairs(before, after, vectors, flow)
  const [nodesA, nodesB] = [before.nodes, after.nodes]
  addContext(pairs, nodesA, nodesB)
  pairs.sort((one, two) => two.score - one.score || one.a - two.a || one.b - two.b)
  yield
  const groups: Group[] = []
  const [groupA, groupB] = [new Int32Array(nodesA.length).fill(-1), new Int32Array(nodesB.length).fill(-1)]
  const join = (a: number, b: number, score: number): void => {
    if (groupA[a] !== -1 || groupB[b] !== -1) return
    groupA[a] = groupB[b] = groups.length
    groups.push({ before: [a], after: [b], mainA: a, mainB: b, score })
  }
  for (const [a, b] of headPairs(before, after)) join(a, b, 1)
  const byNode = [new Map<number, Pair[]>(), new Map<number, Pair[]>()] as const
  for (const pair of pairs) {
    for (const [side, node] of [pair.a, pair.b].entries()) {
      const list = byNode[side]?.get(node)
      if (list) list.push(pair)
      else byNode[side]?.set(node, [pair])
    }
  }
  const hasOwn = (pair: Pair, isSplit: boolean): boolean => {
    const own = byNode[isSplit ? 1 : 0].get(isSplit ? pair.b : pair.a) ?? []
    return own.some(
      ({ a, b, score }) => groupA[a] === -1 && groupB[b] === -1 && score >= LEAST && score >= OWN_SHARE * pair.score,
    )
  }
  for (const isLast of [false, true]) {
    for (const pair of pairs) {
      if (pair.score < LEAST_INSIDE) break
      if (pair.levels > 0) continue
      const { a, b, score } = pair
      const [inA, inB] = [groupA[a] ?? -1, groupB[b] ?? -1]
      if (inA >= 0 && inB >= 0) continue
      const [parentA, parentB] = [parentOf(nodesA, a), parentOf(nodesB, b)]
      const isInside = parentA > 0 && parentB > 0 && groupA[parentA] !== -1 && groupA[parentA] === groupB[parentB]
      if (inA < 0 && inB < 0) {
        // What stands in sections that are one is looked at once these are known.
        if (score >= LEAST || (isLast && isInside)) join(a, b, score)
        continue
      }
      const main = groups[Math.max(inA, inB)]
      const isBeside =
        isInside || (parentOf(nodesA, main?.mainA ?? 0) === parentA && parentOf(nodesB, main?.mainB ?? 0) === parentB)
      if (score < (isBeside ? LEAST_PART : LEAST_PART_ELSEWHERE)) continue
      if (isLast || !hasOwn(pair, inA >= 0)) addPart(pair, groups, groupA, groupB)
    }
  }
  yield
  for (const { a, b, score } of pairs) {
    if (score < LEAST_ACROSS) break
    join(a, b, score)
  }
  for (let a = 0; a < nodesA.length; a++)
    if (groupA[a] === -1 && isShown(nodesA[a])) groups.push({ before: [a], after: [], mainA: a, mainB: -1, score: 0 })
  for (let b = 0; b < nodesB.length; b++)
    if (groupB[b] === -1 && isShown(nodesB[b])) groups.push({ before: [], after: [b], mainA: -1, mainB: b, score: 0 })
  return groups.map(({ before: listA, after: listB, mainA, mainB }) => {
    const [sortedA, sortedB] = [listA.sort((x, y) => x - y), listB.sort((x, y) => x - y)]
    return {
      before: sortedA.map(a => a - 1),
      after: sortedB.map(b => b - 1),
      main: { before: Math.max(0, sortedA.indexOf(mainA)), after: Math.max(0, sortedB.indexOf(mainB)) },
    }
  })
}

/** The node around a node; 0 for the outermost. */
function parentOf(nodes: readonly SectionNode[], node: number): number {
  return (nodes[node]?.parent ?? -1) + 1
}

/** Adds a section that is alone to the group of the other one, unless that was split or merged the other way. */
function addPart({ a, b, score }: Pair, groups: readonly Group[], groupA: Int32Array, groupB: Int32Array): void {
  const [inA, inB] = [groupA[a] ?? -1, groupB[b] ?? -1]
  const group = groups[Math.max(inA, inB)]
  if (!group || score < PART_SHARE * group.score) return
  if (inA >= 0 && group.before.length === 1) {
    group.after.push(b)
    groupB[b] = inA
  } else if (inB >= 0 && group.after.length === 1) {
    group.before.push(a)
    groupA[a] = inB
  }
}

/** What stands in parts of the plan that are alike is the likelier to be one; the outermost sections have nothing around them. */
function addContext(pairs: readonly Pair[], nodesA: readonly SectionNode[], nodesB: readonly SectionNode[]): void {
  const keyOf = (a: number, b: number): number => a * nodesB.length + b
  const scores = new Map<number, number>()
  for (const { a, b, score } of pairs) scores.set(keyOf(a, b), score)
  for (const pair of pairs) {
    const [parentA, parentB] = [parentOf(nodesA, pair.a), parentOf(nodesB, pair.b)]
    if (parentA > 0 && parentB > 0) pair.score += PARENT * Math.min(1, 3 * (scores.get(keyOf(parentA, parentB)) ?? 0))
  }
}

/** What stands before the first heading is no section where nothing does. */
export function isShown(node: SectionNode | undefined): boolean {
  return node !== undefined && (node.ref.index >= 0 || node.own[1] > node.own[0])
}

/** What stands before the headings belongs together, and a title above everything does; beside none, with the only heading or what stands before all. */
export function headPairs(before: Outline, after: Outline): [number, number][] {
  const [titleA, titleB] = [titleOf(before), titleOf(after)]
  const opening: [number, number][] = isShown(before.nodes[0]) || isShown(after.nodes[0]) ? [[0, 0]] : []
  if (titleA > 0 && titleB > 0) return [[titleA, titleB], ...opening]
  if (titleA === 0 && titleB === 0) return opening
  const [a, b] = [titleA || onlyHeading(before), titleB || onlyHeading(after)]
  return isShown(before.nodes[a]) && isShown(after.nodes[b]) ? [[a, b]] : []
}

/** The node of a document's only heading, which is as good as a title beside one; 0, what stands before the first, where there are others. */
function onlyHeading({ nodes }: Outline): number {
  return nodes.length === 2 && !isShown(nodes[0]) ? 1 : 0
}

/** The node of a heading that holds all other ones: the title of the document; 0 where there is none. */
function titleOf({ nodes }: Outline): number {
  const first = nodes[1]
  return first && nodes.length > 2 && nodes.every(({ ref, parent }) => ref.index <= 0 || parent >= 0) ? 1 : 0
}

function* collectPairs(
  before: Outline,
  after: Outline,
  vectors: SectionVectors,
  flow: Flow,
): Generator<undefined, Pair[]> {
  const [nodesA, nodesB] = [before.nodes, after.nodes]
  const titles = readTitles(nodesA, nodesB)
  const flows = collectFlows(before, after, flow)
  yield
  const content = new VectorIndex(vectors.after, vectors.size, nodesA.length)
  yield
  const headings = new VectorIndex(titles.after, titles.size, nodesA.length)
  const [levelsA, levelsB] = levelsOf(nodesA, nodesB)
  const pairs: Pair[] = []
  for (let a = 1; a < nodesA.length; a++) {
    if (a % STEP === 0) yield
    const node = nodesA[a]
    if (!node) continue
    const vector = vectors.before[a] ?? EMPTY_VECTOR
    const title = titles.before[a] ?? EMPTY_VECTOR
    const flowing = flows.get(a)
    const likely = new Set<number>(flowing?.keys())
    for (const { index } of content.like(vector, 0.08, CANDIDATES)) likely.add(index)
    for (const { index } of headings.like(title, 0.5, CANDIDATES)) likely.add(index)
    for (const b of likely) {
      const [other, vectorB] = [nodesB[b], vectors.after[b] ?? EMPTY_VECTOR]
      if (b === 0 || !other) continue
      const shared = (2 * (flowing?.get(b) ?? 0)) / Math.max(1, node.ref.characters + other.ref.characters)
      const alike = Math.max(shared, cosine(vector, vectorB))
      const heading = cosine(title, titles.after[b] ?? EMPTY_VECTOR)
      const isEmpty = vector.ids.length === 0 || vectorB.ids.length === 0
      const score = isEmpty ? heading * 0.5 : alike + TITLE * heading * Math.min(1, alike * 8)
      const levels = Math.abs((levelsA[a] ?? 0) - (levelsB[b] ?? 0))
      pairs.push({ a, b, levels, score: score * ACROSS ** levels })
    }
  }
  return pairs
}

function readTitles(
  nodesA: readonly SectionNode[],
  nodesB: readonly SectionNode[],
): { readonly size: number; readonly before: Vector[]; readonly after: Vector[] } {
  const features = new Features()
  const [readA, readB] = [nodesA.map(({ key }) => features.read(key)), nodesB.map(({ key }) => features.read(key))]
  const weighting = new Weighting([...readA, ...readB], features.size)
  return {
    size: features.size,
    before: readA.map(ids => weighting.vector([ids])),
    after: readB.map(ids => weighting.vector([ids])),
  }
}

/** How many characters of each section went over to which other one, by all sections around either piece. */
function collectFlows(before: Outline, after: Outline, flow: Flow): Map<number, Map<number, number>> {
  const flows = new Map<number, Map<number, number>>()
  flow.forEach((to, from) => {
    const [pieceA, pieceB] = [before.pieces[from], after.pieces[to]]
    if (!pieceA || !pieceB) return
    const characters = Math.min(pieceA.characters, pieceB.characters)
    for (let a = pieceA.section + 1; a > 0; a = (before.nodes[a]?.parent ?? -1) + 1) {
      const known = flows.get(a) ?? new Map<number, number>()
      flows.set(a, known)
      for (let b = pieceB.section + 1; b > 0; b = (after.nodes[b]?.parent ?? -1) + 1)
        known.set(b, (known.get(b) ?? 0) + characters)
    }
  })
  return flows
}
