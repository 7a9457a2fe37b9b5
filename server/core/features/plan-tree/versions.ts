// Lines of plans: each work after the one that it supersedes, with what is missing between.

import type { Work } from '../../index/plans/plan-line.ts'
import { nationalPeriod } from '../../index/plans/plan-names.ts'
import type { TreeBuilder } from './tree-builder.ts'

/** A group for each line of two works or more, or with something missing; works of one version come last, together. */
export function* arrangeByVersion(tree: TreeBuilder): Generator<undefined> {
  const { works, befores, beforeLoops } = tree.facts
  const lines: Work[][] = []
  const singles: Work[] = []
  const seen = new Set<string>()
  for (const work of [...works.values()].sort(tree.compare)) {
    const before = befores.get(work.main.uri)
    if (before?.kind === 'work' && !beforeLoops.has(work.main.uri) && isFirstAfter(tree, before.work, work)) continue
    const line = follow(tree, work, seen)
    if (line.length > 1 || before) lines.push(line)
    else singles.push(work)
    yield
  }
  const byNewest = (a: Work[], b: Work[]): number =>
    Number(isNational(b)) - Number(isNational(a)) || compareEnds(tree, a, b)
  for (const line of lines.sort(byNewest)) {
    addLine(tree, line)
    yield
  }
  if (singles.length === 0) return
  const at = tree.add(-1, { kind: 'group', group: { by: 'single' } })
  for (const work of singles) {
    tree.addWork(at, work)
    yield
  }
}

/** Of several successors the first goes on with the line; each other one begins its own. */
function isFirstAfter(tree: TreeBuilder, before: Work, work: Work): boolean {
  return nextOf(tree, before)?.main.uri === work.main.uri
}

function nextOf(tree: TreeBuilder, work: Work): Work | undefined {
  return tree.facts.afters.get(work.main.uri)?.find(({ main }) => !tree.facts.beforeLoops.has(main.uri))
}

/** The line that begins with a work, oldest first. */
function follow(tree: TreeBuilder, first: Work, seen: Set<string>): Work[] {
  const line: Work[] = []
  for (let work: Work | undefined = first; work && !seen.has(work.main.uri); work = nextOf(tree, work)) {
    seen.add(work.main.uri)
    line.push(work)
  }
  return line
}

function addLine(tree: TreeBuilder, line: readonly Work[]): void {
  const newest = line.at(-1)
  if (!newest) return
  const group = { by: 'line', newest, isNational: isNational(line), size: line.length } as const
  const at = tree.add(-1, { kind: 'group', group })
  const shown = tree.order === 'newest' ? [...line].reverse() : line
  for (const work of shown) {
    const before = tree.facts.befores.get(work.main.uri)
    if (tree.order === 'oldest') addBetween(tree, at, work, line)
    tree.addWork(at, work, before?.kind === 'work' ? before.how : undefined)
    if (tree.order === 'newest') addBetween(tree, at, work, line)
  }
}

/** What stands between a work and the one before it: what is missing, a loop, or where the line branched off. */
function addBetween(tree: TreeBuilder, at: number, work: Work, line: readonly Work[]): void {
  const before = tree.facts.befores.get(work.main.uri)
  if (before?.kind === 'missing') tree.addMissingBefore(at, work, before.id)
  if (before?.kind !== 'work') return
  if (tree.facts.beforeLoops.has(work.main.uri)) tree.addLoop(at, work, before.work)
  else {
    const isBranch = work === line[0]
    if (isBranch && tree.order === 'oldest') tree.add(at, { kind: 'before', work: before.work, how: before.how })
    const gaps = tree.order === 'newest' ? [...before.gaps].reverse() : before.gaps
    for (const period of gaps) tree.addMissingPeriods(at, work, [period])
    if (isBranch && tree.order === 'newest') tree.add(at, { kind: 'before', work: before.work, how: before.how })
  }
}

/** Lines stand as their newest works would. */
function compareEnds(tree: TreeBuilder, a: readonly Work[], b: readonly Work[]): number {
  const [one, other] = [a.at(-1), b.at(-1)]
  return one && other ? tree.compare(one, other) : 0
}

function isNational(line: readonly Work[]): boolean {
  return line.some(({ main }) => nationalPeriod(main.meta, main.title) !== undefined)
}
