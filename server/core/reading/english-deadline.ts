// Reads by when an English target is to be reached: by 2025, in 2021–2025, else the last year of the document's period.

import { neighbours } from './english-baseline.ts'
import type { Draft, Scene } from './english-scene.ts'
import type { Quantity } from './quantity.ts'
import { inheritedDeadline, type TargetReading, yearStance } from './target-reading.ts'

/** Adds the deadline of `draft` to its reading: the year nearest behind the value, else the last named before it. */
export function addDeadline(reading: TargetReading, scene: Scene, draft: Draft): void {
  const { context } = scene
  let year = draft.year
  for (const each of neighbours(scene, draft)) {
    if (each.kind !== 'year' || each.value === reading.baseline?.year) continue
    const isBehind = each.start > draft.quantity.end
    if (!isDeadline(scene, draft, each)) continue
    // By 2025 … will exceed 62 GW, and by 2030 about 120 GW: what stands behind a comma belongs to the next.
    if (isBehind && year !== undefined && /[,;]|[0-9]/.test(scene.text.slice(draft.quantity.end, each.start))) break
    year = each.high ?? each.value
    if (isBehind) break
  }
  const deadline: TargetReading['deadline'] =
    year === undefined ? inheritedDeadline(context, draft.isOpen === true) : { year, from: 'text' }
  if (deadline !== undefined) reading.deadline = deadline
}

const COMPARED = /(?<![a-z])(?:same as|than|over the|compared (?:with|to)|from the|up from|down from)(?![a-z])/i

/** “by 2020” ends a plan even where that is over; “in 2016” may be the year in which it was made. */
function isDeadline({ text, context }: Scene, draft: Draft, each: Quantity): boolean {
  const before = text.slice(Math.max(draft.from, each.start - 20), each.start)
  const value = each.high ?? each.value
  const { period } = context
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
    (each.start > draft.quantity.end || yearStance(value, context) === 'future')
  )
}
