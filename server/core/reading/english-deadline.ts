// Reads by when an English target is to be reached: by 2025, in 2021–2025, else the last year of the document's period.

import { neighbours } from './english-baseline.ts'
import { TARGET_IN_BRACKET } from './english-reading.ts'
import type { Draft, Scene } from './english-scene.ts'
import { FROM_IN_BRACKET, OTHER_IN_BRACKET } from './english-tense.ts'
import { collectPlanMentions } from './plan-period.ts'
import type { Quantity } from './quantity.ts'
import { inheritedDeadline, type TargetReading, yearStance } from './target-reading.ts'

/** Adds the deadline of `draft` to its reading: the year nearest behind the value, else the last named before it. */
export function addDeadline(reading: TargetReading, scene: Scene, draft: Draft): void {
  const { context } = scene
  const isInBracket = TARGET_IN_BRACKET.test(
    scene.text.slice(Math.max(draft.from, draft.quantity.start - 40), draft.quantity.start),
  )
  const shared = yearOfList(scene.text, draft)
  if (shared !== undefined) {
    reading.deadline = { year: shared, from: 'text' }
    return
  }
  let year = isInBracket ? undefined : draft.year
  const isSaid = year !== undefined && SPAN_BEHIND.test(scene.text.slice(draft.quantity.end, draft.quantity.end + 40))
  for (const each of neighbours(scene, draft)) {
    if (each.kind !== 'year' || each.value === reading.baseline?.year) continue
    if (isInBracket && each.start < draft.quantity.start) continue
    const isBehind = each.start > draft.quantity.end
    // 3.3% in 2025, 3.8% in 2026: what stands right behind a value is its year.
    if (isBehind && !isInBracket && RIGHT_BEHIND.test(scene.text.slice(draft.quantity.end, each.start))) {
      year = each.high ?? each.value
      break
    }
    if (!isDeadline(scene, draft, each) || (!isBehind && isSaid)) continue
    // By 2025 … will exceed 62 GW, and by 2030 about 120 GW: what stands behind a comma belongs to the next.
    const gap = isBehind ? scene.text.slice(draft.quantity.end, each.start) : ''
    if (year !== undefined && /[,;]|[0-9]/.test(gap)) break
    // … to 79 (77.3 by 2020): the year of what the bracket sets.
    if (OTHER_IN_BRACKET.test(gap)) break
    year = each.high ?? each.value
    if (isBehind) break
  }
  year ??= periodBehind(scene, draft)
  const deadline: TargetReading['deadline'] =
    year === undefined ? inheritedDeadline(context, draft.isOpen === true) : { year, from: 'text' }
  if (deadline !== undefined) reading.deadline = deadline
}

/** … before 2060, ⟦to lower carbon intensity by 65%⟧, to plant more, and to build 1,200 GW by 2030: the year of all that the last one ends. */
function yearOfList(text: string, { quantity, from, to }: Draft): number | undefined {
  const end = LIST_END.exec(text.slice(Math.max(quantity.end, to - 240), to))?.[1]
  if (end === undefined) return undefined
  const before = text.slice(Math.max(from, quantity.start - 180), quantity.start)
  const clause = before.lastIndexOf(', to ')
  if (clause < 0) return undefined
  const behind = text.slice(quantity.end, Math.min(to, quantity.end + 120)).split(/, (?:and )?to /, 1)[0] ?? ''
  return OWN_YEAR.test(before.slice(clause)) || OWN_YEAR.test(behind) ? undefined : Number(end)
}

const LIST_END = /, and to (?:[^,;]|,(?=[0-9]{3})){5,200} by (?:the end of )?(20[0-9]{2})[.;]?\s*$/
const OWN_YEAR = /(?<![a-z])(?:by|before|in|until) (?:the end of |around |about )?(?:19|20)[0-9]{2}(?! levels?)/

/** … by 18 percent during the five-year period: the last year of the years, or of the plan, named before. */
function periodBehind({ text, quantities }: Scene, { quantity, index }: Draft): number | undefined {
  if (!PERIOD_BEHIND.test(text.slice(quantity.end, quantity.end + 80))) return undefined
  const years = quantities
    .slice(0, index)
    .findLast(({ kind, high, across }) => kind === 'year' && high !== undefined && !across)
  return years?.high ?? collectPlanMentions(text.slice(0, quantity.start)).at(-1)?.to
}

const RIGHT_BEHIND = /^ (?:in|for|by) $/

/** … of 8% within five years */
const SPAN_BEHIND = /^ (?:within|(?:over|in) the (?:next|coming)|by the end of (?:the|this) decade)(?![a-z])/i

const PERIOD_BEHIND =
  /^[^.;,]{0,40} (?:during|over|in|by the end of) (?:the|this) (?:five-year |ten-year |10-year |plan |planning )?period(?![a-z])/i

const COMPARED = /(?<![a-z])(?:same as|than|over the|compared (?:with|to)|from the|up from|down from)(?![a-z])/i

/** “by 2020” ends a plan even where that is over; “in 2016” may be the year in which it was made. */
function isDeadline({ text, context, known }: Scene, draft: Draft, each: Quantity): boolean {
  const before = text.slice(Math.max(draft.from, each.start - 20), each.start)
  const value = each.high ?? each.value
  const { period } = context
  // (from 6.1% in 2023)
  if (FROM_IN_BRACKET.test(text.slice(Math.max(draft.from, each.start - 60), each.start))) return false
  // the 2030 target for renewables
  if (
    /(?<![A-Za-z])(?:the|its|their) $/i.test(before) &&
    /^ (?:[a-z-]+ ){0,4}(?:target|goal)/.test(text.slice(each.end, each.end + 48))
  )
    return true
  // to meet the target in 2015
  if (
    /(?<![a-z])(?:target|goal|objective|milestone)s? (?:in|for|of) (?:the year )?$|(?<![a-z])from now (?:to|until) $/i.test(
      before,
    )
  )
    return true
  // GDP growth in 2012 was planned at 6%: no year in which somebody planned it.
  if (
    yearStance(value, context) === undefined &&
    /[a-z)] in $/i.test(before) &&
    each.start < draft.quantity.start &&
    /^ (?:of|at|to|is|was|are|were|should|will|shall)(?![a-z])/.test(text.slice(each.end, each.end + 8))
  )
    return true
  // Houses built before 2000 are old, not due.
  if (period !== undefined && value < period.from && /before (?:the )?(?:end of )?$/i.test(before)) return false
  if (
    /(?:^|[^A-Za-z])(?:by|before|until|through|end of) (?:the )?(?:fiscal |financial )?(?:year )?(?:end of |end-|year-end |mid-|late |early )?$/i.test(
      before,
    )
  )
    return true
  if (
    each.high !== undefined &&
    /(?:^|[^A-Za-z])(?:from|between|in|for|during|over|period) (?:the )?$|\($/i.test(before)
  )
    return true
  // the same as in 2023, up 2.9% over the budgeted figure for 2023: what it is compared with.
  if (each.start > draft.quantity.end && COMPARED.test(text.slice(draft.quantity.end, each.start))) return false
  return (
    /(?:^|[^A-Za-z])(?:in|for) (?:the )?(?:fiscal |financial )?(?:year )?$/i.test(before) &&
    (each.start > draft.quantity.end
      ? known || yearStance(value, context) !== 'past'
      : yearStance(value, context) === 'future')
  )
}
