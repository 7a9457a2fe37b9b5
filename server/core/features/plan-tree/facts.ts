// What is known of all works at once: what each carries out, and what it came after. Loops are cut here.

import type { Corpus } from '../../index/corpus.ts'
import { collectWorks, compareLevels, findParent, type Parent } from '../../index/plans/plan-levels.ts'
import type { Before, Work } from '../../index/plans/plan-line.ts'
import { compareByDate } from '../../index/symbols.ts'

/** The maps are keyed by the addresses of works' main documents. */
export interface PlanFacts {
  readonly works: ReadonlyMap<string, Work>
  /** Parents that are works of the tree, or that are missing. */
  readonly parents: ReadonlyMap<string, Parent>
  readonly befores: ReadonlyMap<string, Before>
  readonly afters: ReadonlyMap<string, readonly Work[]>
  /** The works whose parent leads back to them; of each loop the outermost one. */
  readonly parentLoops: ReadonlySet<string>
  /** The works whose predecessor leads back to them; of each loop the oldest one. */
  readonly beforeLoops: ReadonlySet<string>
}

/** Looks at every work once; yields between steps. */
export function* collectFacts(corpus: Corpus): Generator<undefined, PlanFacts> {
  const list = collectWorks(corpus)
  yield
  const works = new Map(list.map(work => [work.main.uri, work]))
  const parents = new Map<string, Parent>()
  const befores = new Map<string, Before>()
  for (const work of list) {
    const { uri } = work.main
    const parent = findParent(corpus, work)
    // What is no work of the tree, such as a glossary, holds nothing in it.
    if (parent && (parent.kind === 'missing' || works.has(parent.work.main.uri))) parents.set(uri, parent)
    const before = corpus.lines.before(work)
    if (before && (before.kind === 'missing' || works.has(before.work.main.uri))) befores.set(uri, before)
    yield
  }
  const parentLoops = cutLoops([...list].sort(compareLevels), uri => workOf(parents.get(uri)))
  const byDate = [...list].sort((a, b) => compareByDate(a.main, b.main))
  const beforeLoops = cutLoops(byDate, uri => workOf(befores.get(uri)))
  yield
  const afters = new Map<string, Work[]>()
  for (const work of byDate) {
    const before = workOf(befores.get(work.main.uri))
    if (before === undefined) continue
    const known = afters.get(before)
    if (known) known.push(work)
    else afters.set(before, [work])
  }
  return { works, parents, befores, afters, parentLoops, beforeLoops }
}

function workOf(step: Parent | Before | undefined): string | undefined {
  return step?.kind === 'work' ? step.work.main.uri : undefined
}

/** The addresses whose `next` is to be left out so that no way goes round: of each loop the first of `works`. */
function cutLoops(works: readonly Work[], next: (uri: string) => string | undefined): Set<string> {
  const rank = new Map(works.map(({ main: { uri } }, index) => [uri, index]))
  const cut = new Set<string>()
  const done = new Set<string>()
  for (const { main } of works) {
    const path: string[] = []
    const places = new Map<string, number>()
    for (let at: string | undefined = main.uri; at !== undefined && !done.has(at); at = next(at)) {
      const place = places.get(at)
      if (place !== undefined) {
        let first = at
        for (const uri of path.slice(place)) if ((rank.get(uri) ?? 0) < (rank.get(first) ?? 0)) first = uri
        cut.add(first)
        break
      }
      places.set(at, path.length)
      path.push(at)
    }
    for (const uri of path) done.add(uri)
  }
  return cut
}
