// Says whose targets a document's are: which plan it is, renders or reports, and of which place.

import type { Period } from '../model/meta.ts'
import { collectPlanMentions } from '../reading/plan-period.ts'
import type { Corpus } from './corpus.ts'
import { nationalPeriod } from './plan-names.ts'
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
}

/**
 * The plan of a document: that which it `expresses`; of commentary the five-year plan that its title or opening names; else the document
 * itself. National five-year plans are one by their years, whatever their ids.
 */
export function claimPlanOf(corpus: Corpus, symbols: Symbols): ClaimPlan {
  const { meta, title } = symbols
  const scope = scopeOf(symbols)
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
    scope: expressed ? scopeOf(expressed) : scope,
    isText: !isCommentary,
  }
}

function keyOf({ from, to }: Period): string {
  return `fyp:${from}-${to}`
}

/** 广东省, Shenzhen Municipality: of a regional plan whoever issued it, else the place that its title begins with. */
function scopeOf({ meta, title }: Symbols): string {
  const place = /^([\p{Script=Han}]{2,7}?(?:特别行政区|自治区|自治州|省|市|县))/u.exec(title)?.[1]
  if (place !== undefined) return place
  return meta.kind === 'regional' ? (meta.issuer ?? title) : ''
}
