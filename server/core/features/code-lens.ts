// Code lenses of a glossary: how often each entry's term is used, and how it fared from plan to plan.

import type { Corpus } from '../index/corpus.ts'
import { compareByDate, type Symbols } from '../index/symbols.ts'
import type { Uses } from '../index/terms/tally.ts'
import { countedDocuments } from '../index/terms/tally.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'
import type { Range } from '../model/meta.ts'
import { readReferences } from './references.ts'

/** An entry's heading, with the term's id. */
export interface EntryHeading extends Range {
  readonly id: string
}

/** What a lens says of a term. */
export interface TermUses {
  readonly uses: Uses
  /** The plans that use it, with the first use in each, the earliest plan first. */
  readonly plans: readonly PlanUse[]
  /**
   * Its uses in plans that follow one another, the earliest first: from the first of them that uses it on, also where
   * it is no longer used. Of several such series the one with most uses; `[]` where there is none.
   */
  readonly trend: readonly PlanUse[]
}

/** The uses of a term in one plan; `start` and `end` are where the first begins. */
export interface PlanUse extends Place {
  readonly plan: Symbols
  readonly total: number
}

/** The headings of a glossary's entries; `[]` for any other document. */
export function collectEntryHeadings(corpus: Corpus, document: Document): EntryHeading[] {
  const terms = corpus.symbols(document.uri)?.terms ?? []
  return terms.map(({ id, start, headingEnd }) => ({ id, start, end: headingEnd }))
}

/** The uses of a term; undefined while documents are still to be read or counted. */
export function findTermUses(corpus: Corpus, id: string): TermUses | undefined {
  const uses = corpus.tally.usesOf(id)
  if (!uses) return undefined
  if (uses.total === 0) return { uses, plans: [], trend: [] }
  const all = collectPlans(corpus).map(plan => useIn(corpus, plan, id))
  return { uses, plans: all.filter(({ total }) => total > 0), trend: findTrend(all) }
}

/**
 * The places that {@link findTermUses} counts, or with `plans` the first in each plan. They are fewer than Find References
 * gives: neither glossaries nor tables of contents are among them. A step ends with `undefined`.
 */
export function* collectTermUses(corpus: Corpus, id: string, shows: 'uses' | 'plans'): Generator<undefined, Place[]> {
  if (shows === 'plans')
    return (findTermUses(corpus, id)?.plans ?? []).map(({ uri, start, end }) => ({ uri, start, end }))
  const places: Place[] = []
  for (const { uri } of countedDocuments(corpus)) {
    const bySense = corpus.counts(uri)?.bySense
    const document = bySense?.has(`zh:${id}`) || bySense?.has(`en:${id}`) ? corpus.document(uri) : undefined
    if (!document) continue
    for (const place of yield* readReferences(corpus, uri, { kind: 'terms', ids: new Set([id]) }))
      if (!document.toc.has(document.blockAt(place.start))) places.push(place)
    yield
  }
  return places
}

const PLAN_KINDS: ReadonlySet<string | undefined> = new Set(['proposal', 'outline', 'sector', 'regional'])

/** All plans, the earliest first, undated ones last. A translation is the same plan once more, and left out beside it. */
function collectPlans(corpus: Corpus): Symbols[] {
  const plans: Symbols[] = []
  for (const symbols of countedDocuments(corpus)) {
    const { kind, expresses } = symbols.meta
    if (!PLAN_KINDS.has(kind) || (expresses !== undefined && corpus.withKey(`id:${expresses}`).length > 0)) continue
    plans.push(symbols)
  }
  return plans.sort(compareByDate)
}

function useIn(corpus: Corpus, plan: Symbols, id: string): PlanUse {
  const bySense = corpus.counts(plan.uri)?.bySense
  const counts = [bySense?.get(`zh:${id}`), bySense?.get(`en:${id}`)].filter(count => count !== undefined)
  const first = Math.min(...counts.map(count => count.first))
  const start = Number.isFinite(first) ? first : 0
  return { plan, uri: plan.uri, start, end: start, total: counts.reduce((sum, count) => sum + count.total, 0) }
}

/** Longer chains of plans that replace one another are no plans. */
const LONGEST_SERIES = 30

/** Plans that follow one another: by `supersedes`; where nobody says so, the outlines in the order of their dates. */
function findTrend(plans: readonly PlanUse[]): readonly PlanUse[] {
  const byId = new Map(plans.map(use => [use.plan.id, use]))
  const replaced = new Set(plans.map(({ plan }) => plan.meta.supersedes))
  let best: readonly PlanUse[] = []
  let most = 0
  const consider = (series: readonly PlanUse[]): void => {
    const sum = series.reduce((total, use) => total + use.total, 0)
    if (series.length > 1 && sum > most) [best, most] = [series, sum]
  }
  for (const last of plans) {
    if (replaced.has(last.plan.id) || last.plan.meta.supersedes === undefined) continue
    const series: PlanUse[] = []
    for (let use: PlanUse | undefined = last; use && !series.includes(use) && series.length < LONGEST_SERIES; ) {
      series.unshift(use)
      use = byId.get(use.plan.meta.supersedes ?? '')
    }
    consider(series)
  }
  if (best.length === 0) consider(plans.filter(({ plan }) => plan.meta.kind === 'outline' && plan.date))
  return best.slice(best.findIndex(({ total }) => total > 0))
}
