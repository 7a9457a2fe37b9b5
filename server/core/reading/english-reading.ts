// Writes down what an English target says: span, indicator, bound, direction, baseline and deadline.

import { clauseStart, readIndicator, readObject, skipLead, tailEnd } from './english-clause.ts'
import type { Draft, Scene } from './english-scene.ts'
import type { Quantity } from './quantity.ts'
import {
  baselineOf,
  isTargetKind,
  type Modifier,
  quantityFields,
  type TargetReading,
  yearStance,
} from './target-reading.ts'

/** The reading of `draft`, which starts at or behind `floor` and stops before `next`; `undefined` where no room is left. */
export function writeReading(
  scene: Scene,
  draft: Draft,
  floor: number,
  next: Draft | undefined,
): TargetReading | undefined {
  const { text } = scene
  const first = draft.base ?? draft.quantity
  const lastItem = draft.items.at(-1) ?? draft.quantity
  const limit = Math.min(draft.to, (next?.base ?? next?.quantity)?.start ?? Infinity)
  const clause = clauseStart(text, first.start, Math.max(floor, draft.from), floor > draft.from, draft.items.length)
  let start = skipLead(text, clause, first.start)
  const subject = readIndicator(text, start, first.start)
  let end = tailEnd(text, lastItem.end, limit)
  let indicator = subject
  if (indicator === undefined) {
    const object = readObject(text, draft, end, limit)
    if (object !== undefined) {
      end = Math.max(end, object.end)
      indicator = object
    }
  }
  if (start > first.start) start = first.start
  start = Math.max(start, floor)
  if (start > first.start) return undefined
  while (start < first.start && /[\s,]/.test(text.charAt(start))) start++
  const said = text.slice(start, end)
  const reading: TargetReading = {
    start,
    end,
    quantity: { start: draft.quantity.start, end: draft.quantity.end },
    ...quantityFields(draft.quantity),
  }
  if (indicator !== undefined) reading.indicator = { ...indicator, text: text.slice(indicator.start, indicator.end) }
  const modifier = readModifier(text, draft, end)
  if (modifier !== undefined) reading.modifier = modifier
  const direction = readDirection(said)
  if (direction !== undefined) reading.direction = direction
  if (PER_YEAR.test(said)) reading.per = 'year'
  if (/cumulativ|in total|altogether|a total of/i.test(said)) reading.cumulative = true
  addBaseline(reading, scene, draft)
  addDeadline(reading, scene, draft)
  const around = text.slice(start, Math.min(text.length, end + 24))
  if (/\(?(?<!non-)binding/i.test(around)) reading.kind = 'binding'
  else if (/\((?:expected|anticipatory|indicative)/i.test(around)) reading.kind = 'expected'
  if (draft.items.length > 1) {
    const names = listNames(reading.indicator?.text, draft.items.length)
    reading.items = draft.items.map((item, at) => {
      const name = names[at]
      return {
        ...(name === undefined ? {} : { indicator: name }),
        ...quantityFields(item),
        start: item.start,
        end: item.end,
      }
    })
  }
  return reading
}

const PER_YEAR = /(?:per|a|each|every) year|annual|per annum|yearly|a year/i

function readModifier(text: string, draft: Draft, end: number): Modifier | undefined {
  const { quantity } = draft
  const before = text.slice(Math.max(0, quantity.start - 26), quantity.start)
  const after = text.slice(quantity.end, Math.max(end, quantity.end + 12))
  if (quantity.kind === 'multiple' && /^[dtqh]/i.test(text.charAt(quantity.start)))
    return quantity.value === 2
      ? 'double'
      : quantity.value === 3
        ? 'triple'
        : quantity.value === 4
          ? 'quadruple'
          : quantity.value === 0.5
            ? 'halve'
            : 'times'
  if (/(?:at least|no less than|not less than|no fewer than|not below|a minimum of|≥) ?$/i.test(before))
    return 'at-least'
  if (
    /(?:no more than|at most|not exceed|not exceeding|within|a maximum of|no higher than|capped at|not more than|≤) ?$/i.test(
      before,
    )
  )
    return 'at-most'
  if (/(?:up to|as (?:high|many|much) as) ?$/i.test(before)) return 'up-to'
  if (
    /(?:more than|over|exceed|exceeding|exceeds|above|surpass|surpassing|greater than|higher than|>) ?(?:a further |an additional |another )?$/i.test(
      before,
    )
  )
    return 'more-than'
  if (/(?:less than|below|under|fewer than|lower than|<) ?$/i.test(before)) return 'less-than'
  if (/^ (?:or (?:more|higher|above)|and above)|^\+/i.test(after)) return 'at-least'
  if (/^ (?:or (?:less|lower|fewer)|and below)/i.test(after)) return 'at-most'
  if (
    /(?:about|around|approximately|roughly|some|nearly|almost|close to|approx\.|~) ?$/i.test(before) ||
    /^ or so/i.test(after)
  )
    return 'about'
  if (quantity.kind === 'multiple') return 'times'
  return undefined
}

function readDirection(said: string): TargetReading['direction'] {
  const found = DIRECTION.exec(said)
  const { raise, lower } = found?.groups ?? {}
  return raise !== undefined ? 'raise' : lower !== undefined ? 'lower' : found === null ? undefined : 'hold'
}

const DIRECTION =
  /(?<![a-z])(?:(?<lower>reduc|cut|lower(?!-)|fewer|less(?! than)|drop|decline|decreas|fall|shrink|halv|limit|slash|phase out|eliminat|close)|(?<raise>rais|increas|grow|rise|rising|up to|expand|exceed|reach|build|creat|train|add|doubl|tripl|quadrupl|improv|more than|higher|boost|lift|over)|(?<hold>keep|kept|maintain|remain|stay|hold|stable|within))/i

/** The quantities of the same sentence, a dozen on either side at most. */
function neighbours({ quantities }: Scene, draft: Draft): Quantity[] {
  return quantities
    .slice(Math.max(0, draft.index - 12), draft.index + 13)
    .filter(each => each.start >= draft.from && each.end <= draft.to)
}

function addBaseline(reading: TargetReading, scene: Scene, draft: Draft): void {
  const { text } = scene
  if (draft.base !== undefined) {
    const { base } = draft
    const near = neighbours(scene, draft).find(
      each =>
        each.kind === 'year' &&
        ((each.end <= base.start &&
          base.start - each.end < 14 &&
          /from (?:the )?$/i.test(text.slice(Math.max(0, each.start - 10), each.start))) ||
          (each.start >= base.end && each.start - base.end < 6 && /^ in $/.test(text.slice(base.end, each.start)))),
    )
    reading.baseline = baselineOf(base, near?.value)
    return
  }
  // up from the 2020 level of just 5.4%
  const behind = neighbours(scene, draft).filter(
    each => each.start >= draft.quantity.end && each.start < draft.quantity.end + 110,
  )
  for (const each of behind) {
    const from = UP_FROM.exec(text.slice(draft.quantity.end, each.start))
    if (from === null || each.kind === 'year' || !isTargetKind(each)) continue
    const named = behind.find(
      other => other.kind === 'year' && other.start >= each.end && /^ in $/.test(text.slice(each.end, other.start)),
    )
    const said = from[1] === undefined ? named?.value : Number(from[1])
    const year = said === undefined ? {} : { year: said }
    reading.baseline = {
      start: each.start,
      end: each.end,
      value: each.value,
      scale: each.scale,
      unit: each.unit,
      ...year,
    }
    return
  }
  // compared with 2010, over 2015; double the 2010 GDP
  for (const each of behind) {
    if (each.kind !== 'year') continue
    const between = text.slice(draft.quantity.end, each.start)
    if (!COMPARED_WITH.test(between) && !(draft.quantity.kind === 'multiple' && between.length < 12)) continue
    reading.baseline = { start: each.start, end: each.end, year: each.value }
    return
  }
}

const UP_FROM = /(?:up|down) from (?:the )?(?:([12][0-9]{3}) )?(?:level of )?(?:just |only |about |around )?$/

const COMPARED_WITH = /(?:compared (?:with|to)|than in|than|from|over) (?:the )?$/i

function addDeadline(reading: TargetReading, scene: Scene, draft: Draft): void {
  const { text, context } = scene
  let year = draft.year
  for (const each of neighbours(scene, draft)) {
    if (each.kind !== 'year') continue
    if (each.value === reading.baseline?.year) continue
    const before = text.slice(Math.max(draft.from, each.start - 20), each.start)
    // “by 2020” ends a plan even where that is over; “in 2016” may be the year in which it was made.
    const until = /(?:^|[^A-Za-z])(?:by|before|until|end of) (?:the )?(?:year )?(?:end of )?$/i.test(before)
    const inside = /(?:^|[^A-Za-z])(?:in|for) (?:the year )?$/i.test(before)
    const value = each.high ?? each.value
    if (until || (inside && (each.start > draft.quantity.end || yearStance(value, context) === 'future'))) year = value
    if (each.start > draft.quantity.end && year !== undefined) break
  }
  if (year !== undefined) reading.deadline = { year, from: 'text' }
  else if (context.period !== undefined) reading.deadline = { year: context.period.to, from: 'period' }
}

/** water, energy and carbon emissions cut by 23%, 15%, and 18%: as many names as values, else none. */
function listNames(indicator: string | undefined, count: number): (string | undefined)[] {
  const names = (indicator ?? '').split(/, and |, | and /).filter(name => name !== '')
  return names.length === count ? names : []
}
