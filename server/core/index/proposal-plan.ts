// Resolves names of the Central Committee's proposal for a plan: by the plenum that adopted it, or as that of the plan in question.

import type { PlanSubject } from '../reading/plan-words.ts'
import { nationalPlan } from './choose-plan.ts'
import type { Corpus } from './corpus.ts'
import { infer, type Resolved, type Step } from './how.ts'
import { mayBeOfPlenum, numberByPlenum } from './national-plan.ts'
import type { Standing } from './standing.ts'

/** The proposal that is meant; undefined where that cannot be told, or the corpus lacks it. */
export function resolveProposal(
  corpus: Corpus,
  standing: Standing,
  subject: Extract<PlanSubject, { kind: 'proposal' }>,
): Resolved | undefined {
  const { congress, plenum, isWeak } = subject
  const { number, role, isProposal, by } = standing
  if (congress !== undefined && plenum !== undefined) {
    const adopted = numberByPlenum(congress, plenum)
    const plan = adopted === undefined ? undefined : nationalPlan(corpus, adopted, 'proposal')
    return plan && { plan, how: { by: 'name', steps: [{ kind: 'proposal', number: adopted ?? 0 }] } }
  }
  if (isWeak && role === 'text' && isProposal) return infer(standing.symbols, [{ kind: 'self' }])
  if (number === undefined || by === 'date' || (isWeak && !isProposal)) return undefined
  return mayBeOfPlenum(number, plenum) ? proposalOf(corpus, standing, number) : undefined
}

/** The proposal for the plan with a number, inferred; undefined where the corpus has none. */
export function proposalOf(
  corpus: Corpus,
  standing: Standing,
  number: number,
  before: readonly Step[] = [],
): Resolved | undefined {
  const { work, by, role } = standing
  const steps: Step[] =
    before.length > 0 ? [...before] : role === 'text' ? [] : [{ kind: 'about', by, number, year: undefined }]
  const parent = before.length === 0 && work?.main.meta.parent ? corpus.plan(work.main.meta.parent) : undefined
  const plan = nationalPlan(corpus, number, 'proposal') ?? (parent?.meta.kind === 'proposal' ? parent : undefined)
  return infer(plan, [...steps, { kind: 'proposal', number }])
}
