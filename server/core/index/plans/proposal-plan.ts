// Resolves names of the Central Committee's proposal for a plan: by the plenum that adopted it, or as that of the plan in question.

import type { PlanSubject } from '../../reading/plan-words.ts'
import type { Corpus } from '../corpus.ts'
import { nationalPlan } from './choose-plan.ts'
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
  if (by === 'date') return isWeak || plenum === undefined ? undefined : lastOfPlenum(corpus, standing, plenum)
  if (number === undefined || (isWeak && !isProposal)) return undefined
  return mayBeOfPlenum(number, plenum) ? proposalOf(corpus, standing, number) : undefined
}

/** Where a document says nothing of a plan: the last proposal at its date that such a plenum adopted. */
function lastOfPlenum(corpus: Corpus, { symbols, year, number, by }: Standing, plenum: number): Resolved | undefined {
  const today = symbols.date?.text
  if (today === undefined || number === undefined) return undefined
  // A proposal is adopted in the last year of the plan before.
  for (let next = number + 1; next > 0; next--) {
    const plan = nationalPlan(corpus, next, 'proposal')
    const date = plan?.date?.text
    if (!plan || date === undefined || date.slice(0, today.length) > today || !mayBeOfPlenum(next, plenum)) continue
    return infer(plan, [
      { kind: 'about', by, number, year },
      { kind: 'proposal', number: next },
    ])
  }
  return undefined
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
