// Whose plan the claims of each document belong to: worked out again where something that it rests on has changed.

import { type ClaimPlan, claimPlanOf } from './claim-plan.ts'
import type { Corpus } from './corpus.ts'
import type { Symbols } from './symbols.ts'

/** A document whose claims may belong elsewhere than they did, or count for more or less. */
export interface MovedPlan {
  readonly uri: string
  /** The others whose claims may be held against its own, or its own against theirs, before or now. */
  readonly beside: ReadonlySet<string>
}

interface Known {
  readonly plan: ClaimPlan
  /** Equal where the ledger takes the same from the document as a whole. */
  readonly stated: string
  readonly group: string
  /** The group of the plan that it carries out. */
  readonly above: string | undefined
}

/**
 * Plans of documents, and which of them may have to do with each other. Of a change of symbols the document is noted, and all that
 * refer to it; whoever asks next has them looked at.
 */
export class ClaimPlans {
  readonly #corpus: Corpus
  readonly #known = new Map<string, Known>()
  /** Documents with one {@link groupOf}. */
  readonly #groups = new Map<string, Set<string>>()
  /** Documents that carry out the plan of a group. */
  readonly #below = new Map<string, Set<string>>()
  readonly #touched = new Set<string>()
  /** By which ids others may have referred to them. */
  readonly #ids = new Set<string>()

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** Notes a change of what a document states; of one that comes nothing is read. */
  touch(uri: string, before: Symbols | undefined, after: Symbols | undefined): void {
    if (before && after && stateOf(before) === stateOf(after)) return
    this.#touched.add(uri)
    if (before) for (const id of idsOf(before)) this.#ids.add(id)
  }

  /** True where nothing is to be settled. */
  get isSettled(): boolean {
    return this.#touched.size === 0
  }

  /** Works out again what was touched, a document a step: whether it had a plan and has another. */
  *settle(): Iterable<MovedPlan | undefined> {
    const ids = new Set(this.#ids)
    for (const uri of this.#touched) for (const id of idsOf(this.#corpus.symbols(uri))) ids.add(id)
    this.#ids.clear()
    // A place is that of the plan that a document expresses, or that of the one above it.
    this.#touchReferring(this.#touchReferring(ids))
    for (const uri of this.#touched) {
      this.#touched.delete(uri)
      const before = this.#known.get(uri)
      const after = this.#read(uri)
      let moved: MovedPlan | undefined
      if (before?.stated !== after?.stated) {
        const old = this.#around(uri)
        this.#move(uri, before, after)
        if (before && after) moved = { uri, beside: new Set([...old, ...this.#around(uri)]) }
      }
      yield moved
    }
  }

  of(uri: string): ClaimPlan | undefined {
    return this.#known.get(uri)?.plan
  }

  /** The documents whose claims may be about the same plan as those of this one, itself among them. */
  beside(uri: string): ReadonlySet<string> {
    const known = this.#known.get(uri)
    return (known && this.#groups.get(known.group)) ?? NOBODY
  }

  /** The documents of the plan that this one carries out. */
  above(uri: string): ReadonlySet<string> {
    const above = this.#known.get(uri)?.above
    return (above === undefined ? undefined : this.#groups.get(above)) ?? NOBODY
  }

  #around(uri: string): string[] {
    const group = this.#known.get(uri)?.group
    return [...this.beside(uri), ...this.above(uri), ...((group !== undefined && this.#below.get(group)) || NOBODY)]
  }

  /** Touches those that refer to one of `ids`; the ids by which others refer to these. */
  #touchReferring(ids: ReadonlySet<string>): ReadonlySet<string> {
    const next = new Set<string>()
    for (const id of ids) {
      for (const symbols of [...this.#corpus.withKey(`plan:${id}`), ...this.#corpus.withKey(`expresses:${id}`)]) {
        this.#touched.add(symbols.uri)
        for (const own of idsOf(symbols)) if (!ids.has(own)) next.add(own)
      }
    }
    return next
  }

  #read(uri: string): Known | undefined {
    const symbols = this.#corpus.symbols(uri)
    if (!symbols) return undefined
    const plan = claimPlanOf(this.#corpus, symbols)
    const { meta, date } = symbols
    const stated = JSON.stringify([plan, date?.text, meta.kind, meta.date, meta.expresses === undefined])
    const above = plan.above === undefined ? undefined : groupOf({ scope: plan.scope, key: plan.above })
    return { plan, stated, group: groupOf(plan), above }
  }

  #move(uri: string, before: Known | undefined, after: Known | undefined): void {
    if (after) this.#known.set(uri, after)
    else this.#known.delete(uri)
    moveBetween(this.#groups, uri, before?.group, after?.group)
    moveBetween(this.#below, uri, before?.above, after?.above)
  }
}

function moveBetween(
  groups: Map<string, Set<string>>,
  uri: string,
  before: string | undefined,
  after: string | undefined,
): void {
  if (before === after) return
  const old = before === undefined ? undefined : groups.get(before)
  if (before !== undefined && old?.delete(uri) && old.size === 0) groups.delete(before)
  if (after === undefined) return
  const group = groups.get(after)
  if (group) group.add(uri)
  else groups.set(after, new Set([uri]))
}

const NOBODY: ReadonlySet<string> = new Set()

/** Plans of one place may be about the same; of those of the country what a text says of earlier years is about an earlier one. */
function groupOf({ scope, key }: Pick<ClaimPlan, 'scope' | 'key'>): string {
  return `${scope}\t${key.startsWith(NATIONAL) ? NATIONAL : key}`
}

const NATIONAL = 'fyp:'

function idsOf(symbols: Symbols | undefined): string[] {
  if (!symbols) return []
  const { id, meta } = symbols
  return meta.expresses === undefined ? [id] : [id, meta.expresses]
}

/** All that {@link claimPlanOf} and the ledger look at, of this document alone. */
function stateOf({ id, title, period, place, date, meta }: Symbols): string {
  const { kind, issuer, expresses, parent } = meta
  return JSON.stringify([id, title, period, place, meta.period, date?.text, meta.date, kind, issuer, expresses, parent])
}
