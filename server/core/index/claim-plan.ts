// Says whose targets a document's are: which plan it is, renders or reports, and of which place.

import type { Period } from '../model/meta.ts'
import { collectPlanMentions } from '../reading/plan-period.ts'
import type { Corpus } from './corpus.ts'
import { isNameless } from './document-place.ts'
import { nationalPeriod } from './plans/plan-names.ts'
import type { Symbols } from './symbols.ts'

/** The plan that a document's targets belong to. */
export interface ClaimPlan {
  /** Equal for a plan, its translations and digests, and commentary on it. */
  readonly key: string
  readonly title: string
  readonly period: Period | undefined
  /** The place that it plans for, where that is not the country: targets of two provinces are two things. */
  readonly scope: string
  /** The document is the plan itself or a text of it, and no report on it. */
  readonly isText: boolean
  /** The key of the plan that it carries out, of which its `parent` is a text. */
  readonly above: string | undefined
}

/**
 * The plan of a document: that which it `expresses`; of commentary the five-year plan that its title or opening names; else the document
 * itself. National five-year plans are one by their years, whatever their ids.
 */
export function claimPlanOf(corpus: Corpus, symbols: Symbols): ClaimPlan {
  const plan = ownPlanOf(corpus, symbols)
  const { expresses } = symbols.meta
  const carriedOut = (expresses === undefined ? symbols : (corpus.plan(expresses) ?? symbols)).meta.parent
  const parent = carriedOut === undefined ? undefined : corpus.plan(carriedOut)
  const above = parent && ownPlanOf(corpus, parent).key
  return { ...plan, above: above === plan.key ? undefined : above }
}

function ownPlanOf(corpus: Corpus, symbols: Symbols): Omit<ClaimPlan, 'above'> {
  const { meta, title } = symbols
  const scope = scopeOf(corpus, symbols)
  const expressed = meta.expresses === undefined ? undefined : corpus.plan(meta.expresses)
  const plan = expressed ?? symbols
  const isCommentary = meta.kind === 'commentary' || (meta.kind === undefined && meta.period === undefined)
  const national = nationalPeriod(plan.meta, plan.title) ?? (expressed ? nationalPeriod(meta, title) : undefined)
  if (national)
    return {
      key: keyOf(national),
      title: plan.title,
      period: national,
      scope,
      isText: !isCommentary || expressed !== undefined,
    }
  const named = isCommentary && expressed === undefined ? (collectPlanMentions(title)[0] ?? symbols.period) : undefined
  if (named && scope === '')
    return { key: keyOf(named), title, period: { from: named.from, to: named.to }, scope, isText: false }
  return {
    key: meta.expresses ?? symbols.id,
    title: plan.title,
    period: plan.meta.period ?? meta.period,
    scope: expressed ? scopeOf(corpus, expressed) : scope,
    isText: !isCommentary,
  }
}

function keyOf({ from, to }: Period): string {
  return `fyp:${from}-${to}`
}

/**
 * The place that the document says it is about, another than the country; of a regional plan else whoever issued it; of a report or
 * commentary below a regional plan the place of that. '' for the country.
 */
function scopeOf(corpus: Corpus, { meta, title, id, place }: Symbols): string {
  if (place !== undefined) return isNameless(place) ? id : place
  if (meta.kind === 'regional') return meta.issuer ?? title
  const parent = meta.parent === undefined || meta.parent === id ? undefined : corpus.plan(meta.parent)
  return parent?.meta.kind === 'regional' ? scopeOf(corpus, parent) : ''
}
