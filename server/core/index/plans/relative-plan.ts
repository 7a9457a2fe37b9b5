// Resolves “the last plan” and its like: along the line of the plan that the document is, or from the one that it is about.

import { planPeriod } from '../../reading/plan-period.ts'
import type { PlanSubject } from '../../reading/plan-words.ts'
import type { Corpus } from '../corpus.ts'
import { nationalPlan } from './choose-plan.ts'
import { infer, type Resolved, type Step } from './how.ts'
import { nationalPlanOf, numberIn } from './national-plan.ts'
import type { Work } from './plan-line.ts'
import { proposalOf } from './proposal-plan.ts'
import type { Standing } from './standing.ts'

/** What a relative name means in a document of this standing; undefined where it may be either of two, or is not there. */
export function resolveRelative(
  corpus: Corpus,
  standing: Standing,
  subject: Extract<PlanSubject, { kind: 'relative' }>,
): Resolved | undefined {
  const found =
    standing.role === 'text' && !standing.isProposal
      ? fromText(corpus, standing, subject)
      : fromNumber(corpus, standing, subject)
  if (!found || subject.of === 'plan') return found
  const national = nationalPlanOf(found.plan.meta, found.plan.title)
  return national ? proposalOf(corpus, standing, national.number, found.how.steps) : undefined
}

/** In a text of a plan: along its own line. */
function fromText(
  corpus: Corpus,
  standing: Standing,
  { which, isFiveYear }: Extract<PlanSubject, { kind: 'relative' }>,
): Resolved | undefined {
  const { work, number, symbols } = standing
  if (!work) return undefined
  if (which === 'current' || which === 'new')
    return isFiveYear && number === undefined ? undefined : infer(standing.symbols, [{ kind: 'self' }])
  if (which === 'next') {
    const [after] = corpus.lines.after(work)
    const before = after && corpus.lines.before(after)
    if (after && before?.kind === 'work' && before.how === 'supersedes')
      return infer(after.main, [{ kind: 'superseded', by: after.main.title }])
    if (number !== undefined) return numbered(corpus, number + 1)
    const isNext = after && before?.kind === 'work' && before.gaps.length === 0
    return isNext ? infer(after.main, [{ kind: 'series', of: symbols.title, direction: 'after' }]) : undefined
  }
  const last = stepBack(corpus, work, number)
  if (which === 'last' || !last) return last
  const earlier = corpus.lines.workOf(last.plan.uri)
  const further = earlier && stepBack(corpus, earlier, number === undefined ? undefined : number - 1)
  return further && infer(further.plan, [...last.how.steps, ...further.how.steps])
}

function stepBack(corpus: Corpus, work: Work, number: number | undefined): Resolved | undefined {
  const before = corpus.lines.before(work)
  if (before?.kind === 'work' && before.how === 'supersedes')
    return infer(before.work.main, [{ kind: 'supersedes', of: work.main.title }])
  // Of a national plan it is the number before, whatever else of the same years the corpus has.
  if (number !== undefined) return numbered(corpus, number - 1)
  // A plan that is missing between the two is the one that is meant.
  if (before?.kind === 'work')
    return before.gaps.length > 0
      ? undefined
      : infer(before.work.main, [{ kind: 'series', of: work.main.title, direction: 'before' }])
  return undefined
}

/** In reports and commentary: from the plan that they are about, or that is in force. */
function fromNumber(
  corpus: Corpus,
  standing: Standing,
  { which, isFiveYear }: Extract<PlanSubject, { kind: 'relative' }>,
): Resolved | undefined {
  const { number, by, role, year, isAhead, isOther, isProposal, isOfPlans } = standing
  // Where nothing says which plan it is about, as in reports, any plan may be the last one.
  if (number === undefined || ((isOther || (by === 'date' && !isOfPlans)) && !isFiveYear)) return undefined
  const about: Step = { kind: 'about', by, number, year: by === 'date' ? year : undefined }
  const meant = meantNumber(which, number, { role, by, year, isAhead, isProposal })
  if (meant === undefined) return undefined
  if (meant === number) return infer(nationalPlan(corpus, number, 'plan'), [about])
  const plan = nationalPlan(corpus, number, 'plan')
  const work = plan && corpus.lines.workOf(plan.uri)
  const last =
    work && which === 'last' && meant === number - 1 ? stepBack(corpus, work, number) : numbered(corpus, meant)
  return last && infer(last.plan, [about, ...last.how.steps])
}

function numbered(corpus: Corpus, number: number): Resolved | undefined {
  return infer(nationalPlan(corpus, number, 'plan'), [{ kind: 'number', number }])
}

/** The number of the plan that “the last plan” and the like mean beside one; undefined where it may be either of two. */
function meantNumber(
  which: Extract<PlanSubject, { kind: 'relative' }>['which'],
  number: number,
  { by, year, isAhead, isProposal, role }: Pick<Standing, 'by' | 'year' | 'isAhead' | 'isProposal' | 'role'>,
): number | undefined {
  const period = planPeriod(number)
  if (!period) return undefined
  const byDate = by === 'date' || role === 'report'
  const isBefore = year === undefined ? isAhead || isProposal : year < period.from || (year === period.from && isAhead)
  // Who looks back on a plan may call it the new one of its time, or the one of his own.
  if ((which === 'new' || which === 'current') && !byDate && year !== undefined && year > period.to) return undefined
  switch (which) {
    case 'last':
      return number - 1
    case 'before-last':
      return number - 2
    case 'current':
      if (byDate || !isBefore) return number
      // Who writes before the plan that he is about may call either of them the current one.
      return year === undefined || year === period.from ? undefined : numberIn(year)
    case 'new':
      if (!byDate) return number
      return year === period.to ? number + 1 : year === period.from ? number : undefined
    case 'next':
      if (byDate) return number + 1
      if (isBefore) return number
      return year === undefined ? undefined : number + 1
  }
}
