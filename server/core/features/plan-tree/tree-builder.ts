// Puts works into a tree, each with what every arrangement shows below it: its texts, what came before and after, what is missing.

import type { Corpus } from '../../index/corpus.ts'
import { levelOf, roleOf } from '../../index/plans/plan-levels.ts'
import type { Before, Known, Work } from '../../index/plans/plan-line.ts'
import { nationalPeriod } from '../../index/plans/plan-names.ts'
import type { Period } from '../../model/meta.ts'
import type { Arrangement, Order, PlanContent, PlanNode } from '../plan-tree.ts'
import type { PlanFacts } from './facts.ts'

export class TreeBuilder {
  readonly nodes: PlanNode[] = []
  readonly corpus: Corpus
  readonly facts: PlanFacts
  readonly order: Order
  readonly #arrangement: Arrangement

  constructor(corpus: Corpus, facts: PlanFacts, order: Order, arrangement: Arrangement) {
    this.corpus = corpus
    this.facts = facts
    this.order = order
    this.#arrangement = arrangement
  }

  /** Adds a node below the one with index `parent`, behind those that are there; returns its own index. */
  add(parent: number, content: PlanContent): number {
    this.nodes.push({ parent, ...content })
    return this.nodes.length - 1
  }

  /** Adds a work with its texts and neighbours; what carries it out is for the arrangement to add. */
  addWork(parent: number, work: Work, how?: Known): number {
    const { uri } = work.main
    const isDuplicate = this.corpus.lines.workOf(uri)?.main.uri !== uri
    const hasPrevious = this.facts.befores.get(uri)?.kind === 'work'
    const at = this.add(parent, { kind: 'work', work, isDuplicate, hasPrevious, ...(how ? { how } : {}) })
    for (const text of work.others) {
      this.add(at, { kind: 'text', text, work, role: roleOf(this.corpus, work, text) })
    }
    const parentOf = this.facts.parents.get(uri)
    // By level it stands above its works, once for all of them; of a line it is no part.
    if (parentOf?.kind === 'missing' && this.#arrangement === 'period') {
      this.add(at, { kind: 'missing', missing: { what: 'id', id: parentOf.id, uri: parentOf.uri, field: 'parent' } })
    }
    if (this.#arrangement !== 'versions') this.#addNeighbours(at, work)
    return at
  }

  /** Adds the works of `roots` below a node, and below each of them those that `childrenOf` gives, however deep. */
  *addAll(parent: number, roots: readonly Work[], childrenOf: (work: Work) => readonly Work[]): Generator<undefined> {
    const waiting = [...roots].reverse().map(work => ({ parent, work }))
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const at = this.addWork(next.parent, next.work)
      for (const work of [...childrenOf(next.work)].reverse()) waiting.push({ parent: at, work })
      yield
    }
  }

  /** In what order works of one node stand: the overarching kind first, then by date as the user wants it. */
  readonly compare = (a: Work, b: Work): number => levelOf(a) - levelOf(b) || this.compareDates(a, b)

  /** By date as the user wants it; what has none comes last. */
  readonly compareDates = (a: Work, b: Work): number => {
    const [one, other] = [dateKey(a), dateKey(b)]
    if (one !== other) {
      if (one === undefined || other === undefined) return one === undefined ? 1 : -1
      return one < other === (this.order === 'oldest') ? -1 : 1
    }
    return a.main.uri < b.main.uri ? -1 : a.main.uri > b.main.uri ? 1 : 0
  }

  #addNeighbours(at: number, work: Work): void {
    const { uri } = work.main
    const before = this.facts.befores.get(uri)
    if (before) this.#addBefore(at, work, before)
    for (const after of this.facts.afters.get(uri) ?? []) {
      const step = this.facts.befores.get(after.main.uri)
      if (step?.kind !== 'work' || this.facts.beforeLoops.has(after.main.uri)) continue
      this.addGaps(at, after, step)
      this.add(at, { kind: 'after', work: after, how: step.how })
    }
  }

  #addBefore(at: number, work: Work, before: Before): void {
    if (before.kind === 'missing') this.addMissingBefore(at, work, before.id)
    else if (this.facts.beforeLoops.has(work.main.uri)) this.addLoop(at, work, before.work)
    else {
      this.add(at, { kind: 'before', work: before.work, how: before.how })
      this.addGaps(at, work, before)
    }
  }

  /** What a work's `supersedes` names, which no document has. */
  addMissingBefore(at: number, work: Work, id: string): void {
    this.add(at, { kind: 'missing', missing: { what: 'id', id, uri: this.superseding(work), field: 'supersedes' } })
  }

  /** The work names as its predecessor one that comes after it. */
  addLoop(at: number, work: Work, named: Work): void {
    this.add(at, { kind: 'loop', work: named, uri: this.superseding(work), field: 'supersedes' })
  }

  /** The periods between a work and the one before it for which there is no plan, as one node. */
  addGaps(at: number, work: Work, before: Before): void {
    if (before.kind === 'work' && before.gaps.length > 0) this.addMissingPeriods(at, work, before.gaps)
  }

  addMissingPeriods(at: number, work: Work, periods: readonly Period[]): void {
    const isNational = nationalPeriod(work.main.meta, work.main.title) !== undefined
    const place = { uri: this.superseding(work), field: 'supersedes' } as const
    this.add(at, { kind: 'missing', missing: { what: 'period', periods, isNational, ...place } })
  }

  /** The document of a work whose front matter says, or should say, what it supersedes. */
  superseding(work: Work): string {
    const saying = [work.main, ...work.others].find(({ meta }) => meta.supersedes !== undefined)
    return (saying ?? work.main).uri
  }
}

function dateKey({ main: { date, period } }: Work): string | undefined {
  return date?.text ?? (period && String(period.from))
}
