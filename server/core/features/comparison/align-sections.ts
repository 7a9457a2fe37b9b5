// Decides which sections of two documents are the same topic: one to one, one to several, several to one.

import { longestIncreasing } from '../../text/increasing.ts'
import type { Outline, SectionNode } from './outline.ts'
import { cosine, Features, type Vector, VectorIndex, Weighting } from './vectors.ts'

/** Sections that belong together, by index (-1 for what stands before the first heading): one side has at most one. */
export interface SectionGroup {
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** Which of them go on with each other; indexes into the lists. */
  readonly main: { readonly before: number; readonly after: number }
}

/** Which pieces are known to be the same, or nearly so: for each piece before the index of the one after, or -1. */
export type Flow = Int32Array

/** What must be alike, at least, for two sections to be one; for a further one to be part of a split or merged section. */
const LEAST = 0.13
const LEAST_PART = 0.14
/** A part of a split section is not much less alike than the one that goes on with it. */
const PART_SHARE = 0.45
const TITLE = 0.22
const DEEPER = 0.03
const PARENT = 0.06
/** How many candidates of each section are looked at. */
const CANDIDATES = 12
const STEP = 100

interface Pair {
  readonly a: number
  readonly b: number
  score: number
}

/** Groups all sections of both; every section stands in one group. `vectors` are those of all that stands below each node. */
export function* alignSections(
  before: Outline,
  after: Outline,
  features: { readonly size: number; readonly before: readonly Vector[]; readonly after: readonly Vector[] },
  flow: Flow,
): Generator<undefined, SectionGroup[]> {
  const [nodesA, nodesB] = [before.nodes, after.nodes]
  const pairs = yield* collectPairs(before, after, features, flow)
  const scores = new Map<number, number>()
  const keyOf = (a: number, b: number): number => a * nodesB.length + b
  for (const { a, b, score } of pairs) scores.set(keyOf(a, b), score)
  // What stands in the same part of the plan is the likelier; the outermost sections have nothing around them.
  for (const pair of pairs) {
    const [parentA, parentB] = [(nodesA[pair.a]?.parent ?? -1) + 1, (nodesB[pair.b]?.parent ?? -1) + 1]
    if (parentA > 0 && parentB > 0) pair.score += PARENT * Math.min(1, (scores.get(keyOf(parentA, parentB)) ?? 0) * 3)
  }
  pairs.sort((one, two) => two.score - one.score || one.a - two.a || one.b - two.b)
  yield
  const groupA = new Int32Array(nodesA.length).fill(-1)
  const groupB = new Int32Array(nodesB.length).fill(-1)
  const groups: { before: number[]; after: number[]; main: [number, number]; score: number }[] = []
  for (const [a, b] of headPairs(before, after)) {
    groupA[a] = groupB[b] = groups.length
    groups.push({ before: [a], after: [b], main: [a, b], score: 1 })
  }
  for (const { a, b, score } of pairs) {
    if (score < LEAST) break
    if (groupA[a] !== -1 || groupB[b] !== -1) continue
    groupA[a] = groupB[b] = groups.length
    groups.push({ before: [a], after: [b], main: [a, b], score })
  }
  for (const { a, b, score } of pairs) {
    if (score < LEAST_PART) break
    const [inA, inB] = [groupA[a] ?? -1, groupB[b] ?? -1]
    const isSplit = inA >= 0 && inB < 0
    const group = isSplit ? groups[inA] : inA < 0 && inB >= 0 ? groups[inB] : undefined
    if (!group || score < PART_SHARE * group.score) continue
    if ((isSplit ? group.before : group.after).length > 1) continue
    // A section is no part of what it stands in.
    const others = isSplit ? group.after : group.before
    const nodes = isSplit ? nodesB : nodesA
    const one = isSplit ? b : a
    if (others.some(other => isWithin(nodes, one, other) || isWithin(nodes, other, one))) continue
    others.push(one)
    if (isSplit) groupB[b] = inA
    else groupA[a] = inB
  }
  groupA.forEach((group, a) => {
    if (group < 0 && isShown(nodesA[a])) groups.push({ before: [a], after: [], main: [a, -1], score: 0 })
  })
  groupB.forEach((group, b) => {
    if (group < 0 && isShown(nodesB[b])) groups.push({ before: [], after: [b], main: [-1, b], score: 0 })
  })
  return groups.map(({ before: listA, after: listB, main }) => {
    const [sortedA, sortedB] = [listA.sort((x, y) => x - y), listB.sort((x, y) => x - y)]
    return {
      before: sortedA.map(a => a - 1),
      after: sortedB.map(b => b - 1),
      main: { before: Math.max(0, sortedA.indexOf(main[0])), after: Math.max(0, sortedB.indexOf(main[1])) },
    }
  })
}

/** What stands before the first heading is no section where nothing does. */
function isShown(node: SectionNode | undefined): boolean {
  return node !== undefined && (node.ref.index >= 0 || node.own[1] > node.own[0])
}

/** What stands before the headings belongs together, and a title above everything does. */
function headPairs(before: Outline, after: Outline): [number, number][] {
  const [titleA, titleB] = [titleOf(before), titleOf(after)]
  if (titleA && titleB) {
    const pairs: [number, number][] = [[titleA, titleB]]
    if (isShown(before.nodes[0]) || isShown(after.nodes[0])) pairs.push([0, 0])
    return pairs
  }
  if (titleA) return [[titleA, 0]]
  if (titleB) return [[0, titleB]]
  return isShown(before.nodes[0]) || isShown(after.nodes[0]) ? [[0, 0]] : []
}

/** The node of a heading that holds all other ones: the title of the document; 0 where there is none. */
function titleOf({ nodes }: Outline): number {
  const first = nodes[1]
  return first && nodes.length > 2 && nodes.every(({ ref, parent }) => ref.index <= 0 || parent >= 0) ? 1 : 0
}

function isWithin(nodes: readonly SectionNode[], inner: number, outer: number): boolean {
  let at = inner
  for (let i = 0; i < 12 && at > 0; i++) {
    if (at === outer) return true
    at = (nodes[at]?.parent ?? -1) + 1
  }
  return false
}

function* collectPairs(
  before: Outline,
  after: Outline,
  features: { readonly size: number; readonly before: readonly Vector[]; readonly after: readonly Vector[] },
  flow: Flow,
): Generator<undefined, Pair[]> {
  const [nodesA, nodesB] = [before.nodes, after.nodes]
  const titles = readTitles(nodesA, nodesB)
  const flows = collectFlows(before, after, flow)
  const content = new VectorIndex(features.after, features.size, nodesA.length)
  const headings = new VectorIndex(titles.after, titles.size, nodesA.length)
  const none: Vector = { ids: new Int32Array(0), weights: new Float32Array(0) }
  const pairs: Pair[] = []
  for (let a = 1; a < nodesA.length; a++) {
    if (a % STEP === 0) yield
    const node = nodesA[a]
    if (!node) continue
    const vector = features.before[a] ?? none
    const title = titles.before[a] ?? none
    const likely = new Set<number>()
    for (const { index } of content.like(vector, 0.08, CANDIDATES)) likely.add(index)
    for (const { index } of headings.like(title, 0.5, CANDIDATES)) likely.add(index)
    for (const b of flows.get(a)?.keys() ?? []) likely.add(b)
    for (const b of likely) {
      const other = nodesB[b]
      if (b === 0 || !other) continue
      const moved = flows.get(a)?.get(b) ?? 0
      const shared = (2 * moved) / Math.max(1, node.ref.characters + other.ref.characters)
      const alike = Math.max(shared, cosine(vector, features.after[b] ?? none))
      const isEmpty = vector.ids.length === 0 || features.after[b]?.ids.length === 0
      const heading = cosine(title, titles.after[b] ?? none)
      const score =
        (isEmpty ? heading * 0.5 : alike + TITLE * heading * Math.min(1, alike * 8)) -
        DEEPER * Math.abs(node.ref.depth - other.ref.depth)
      pairs.push({ a, b, score })
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

/**
 * Which groups moved: those outside of the heaviest run of groups that stand in one order in both documents. A section with
 * others below it moved where more than half of what stands in it did.
 */
export function findMoved(groups: readonly SectionGroup[], before: Outline, after: Outline): boolean[] {
  const both = groups.flatMap(({ before: listA, after: listB, main }, group) => {
    const [a, b] = [listA[main.before], listB[main.after]]
    return a === undefined || b === undefined ? [] : [{ group, a: a + 1, b: b + 1 }]
  })
  both.sort((one, two) => one.a - two.a)
  const weights = both.map(({ a, b }) => Math.min(ownWeight(before, a), ownWeight(after, b)))
  const kept = new Set(
    longestIncreasing(
      both.map(({ b }) => b),
      index => weights[index] ?? 1,
    ),
  )
  const moved = groups.map(() => false)
  const sums = new Map<number, { moved: number; all: number }>()
  both.forEach(({ a, group }, index) => {
    moved[group] = !kept.has(index)
    const weight = weights[index] ?? 0
    for (let at = a; at > 0; at = (before.nodes[at]?.parent ?? -1) + 1) {
      const sum = sums.get(at) ?? { moved: 0, all: 0 }
      sum.all += weight
      if (moved[group]) sum.moved += weight
      sums.set(at, sum)
    }
  })
  for (const { a, group } of both) {
    const sum = sums.get(a)
    if (sum && (before.nodes[a]?.children.length ?? 0) > 0) moved[group] = sum.moved * 2 > sum.all
  }
  return moved
}

/** The characters that stand directly in a section, its heading included. */
function ownWeight({ nodes, pieces }: Outline, node: number): number {
  const { own, key } = nodes[node] ?? { own: [0, 0], key: '' }
  let weight = 1 + key.length
  for (let i = own[0] ?? 0; i < (own[1] ?? 0); i++) weight += pieces[i]?.characters ?? 0
  return weight
}
