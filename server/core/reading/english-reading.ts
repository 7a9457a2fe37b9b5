// Writes down what an English target says: span, indicator, bound, direction, baseline and deadline.

import { addBaseline } from './english-baseline.ts'
import { clauseStart } from './english-clause.ts'
import { addDeadline } from './english-deadline.ts'
import { readIndicator, skipLead } from './english-lead.ts'
import { readObject, tailEnd } from './english-object.ts'
import type { Draft, Scene } from './english-scene.ts'
import { type Modifier, quantityFields, type TargetReading } from './target-reading.ts'

/** The reading of `draft`, which starts behind `last` and stops before `next`; `undefined` where no room is left. */
export function writeReading(
  scene: Scene,
  draft: Draft,
  last: TargetReading | undefined,
  next: Draft | undefined,
): TargetReading | undefined {
  const { text } = scene
  const floor = last?.end ?? 0
  const first = draft.base ?? draft.quantity
  const lastItem = draft.items.at(-1) ?? draft.quantity
  const limit = Math.min(draft.to, (next?.base ?? next?.quantity)?.start ?? Infinity)
  const continues = floor > draft.from
  const clause = clauseStart(text, first.start, Math.max(floor, draft.from), continues, draft.items.length)
  let start = skipLead(text, clause, first.start)
  let end = tailEnd(text, draft.tail ?? lastItem.end, limit)
  let indicator = readIndicator(text, start, first.start)
  const subject = indicator === undefined ? '' : text.slice(indicator.start, indicator.end)
  const isChange = CHANGE_NOUN.test(subject) && /^ (?:in|of|for) /.test(text.slice(end, end + 5))
  const isMaking =
    (draft.quantity.kind === 'count' && AGENT.test(subject)) ||
    (/^(?:count|measure)$/.test(draft.quantity.kind) &&
      MAKING_NOUN.test(subject) &&
      / of (?:[a-z]+ ){0,2}$/i.test(text.slice(start, first.start)))
  const isMade = MAKER.test(subject) || doublesObject(text, draft)
  if (indicator === undefined || isChange || isMaking || isMade) {
    const object = readObject(text, draft, end, limit)
    if (object !== undefined) {
      end = Math.max(end, object.end)
      indicator = object
    } else if (isMade) indicator = undefined
  }
  if (indicator !== undefined && !isMade) indicator.end = indicatorEnd(text, indicator)
  if (start > first.start) start = first.start
  start = Math.max(start, floor)
  if (start > first.start) return undefined
  while (start < first.start && /[\s,]/.test(text.charAt(start))) start++
  if (
    /[-–−]/.test(text.charAt(start - 1)) &&
    start === first.start &&
    start - 1 >= floor &&
    /(?:^|\s)$/.test(text.slice(0, start - 1).slice(-1))
  )
    start--
  // … by 7.5 percent to 1.19 trillion yuan; 62 GW by 2025 and about 120 GW by 2030: of the same indicator.
  if (
    indicator === undefined &&
    last !== undefined &&
    continues &&
    CONTINUES.test(text.slice(last.end, draft.quantity.start))
  )
    indicator = last.indicator
  indicator ??= ownerOfBracket(text, draft)
  const said = text.slice(start, end)
  const reading: TargetReading = {
    start,
    end,
    quantity: { start: draft.quantity.start, end: draft.quantity.end },
    ...quantityFields(draft.quantity),
  }
  if (indicator !== undefined) {
    const name = text.slice(indicator.start, indicator.end)
    const whole = draft.quantity.unit === '%' ? wholeOf(text, draft, name, end, limit) : undefined
    reading.indicator = { ...indicator, text: whole === undefined ? name : `${name} as a share of ${whole}` }
  }
  const modifier = readModifier(text, draft, end)
  if (modifier !== undefined) reading.modifier = modifier
  const direction = readDirection(said, text.charAt(draft.quantity.start - 1))
  if (direction !== undefined) reading.direction = direction
  if (PER_YEAR.test(said)) reading.per = 'year'
  if (CUMULATIVE.test(said)) reading.cumulative = true
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

/** Energy intensity dropped by 6.96% (five-year target: 13.5%): what the sentence is about. */
function ownerOfBracket(text: string, { quantity, from }: Draft): { start: number; end: number } | undefined {
  const before = text.slice(Math.max(from, quantity.start - 300), quantity.start)
  if (!TARGET_IN_BRACKET.test(before)) return undefined
  const found = SUBJECT.exec(before)
  const start = quantity.start - before.length + (found?.index ?? 0) + (found?.[1] ?? '').length
  return found ? { start, end: start + (found[2] ?? '').length } : undefined
}

/** What a bracket sets: no year of what was reached before it is its deadline. */
export const TARGET_IN_BRACKET =
  /\((?:[a-z0-9]+-year |plan |the )?(?:target|goal)(?:: | of | was | is )(?:about |around )?$/i
const SUBJECT =
  /(^\s*|, |; )((?:the )?[A-Za-z][A-Za-z0-9 -]{2,50}?) (?:dropped|fell|declined|decreased|grew|rose|increased|reached|stood|has (?:fallen|risen|dropped|grown)|was (?:cut|reduced))(?![a-z])/i

/** Farmers should earn 20% more: what they are to do, by a verb that no list has, is no part of who they are. */
function indicatorEnd(text: string, { start, end }: { start: number; end: number }): number {
  const modal = / (?:will|should|must|shall|would) /.exec(text.slice(start, end))
  return modal === null || modal.index < 3 ? end : start + modal.index
}

/** R&D spending to 3% of GDP, coal will account for half of energy use: a share of what stands behind. */
function wholeOf(text: string, draft: Draft, name: string, end: number, limit: number): string | undefined {
  if (/(?<![a-z])(?:gdp|share|ratio|rate|proportion|percentage|growth|intensity)(?![a-z])/i.test(name)) return undefined
  const { start, end: behind } = draft.quantity
  if (/^ of (?:the |its )?(?:GDP|gross domestic product)(?![A-Za-z])/i.test(text.slice(behind, behind + 30)))
    return 'GDP'
  if (!SHARE_VERB.test(text.slice(Math.max(0, start - 60), start))) return undefined
  const whole = / of (?:the |its |all )?/iy
  whole.lastIndex = behind
  const lead = whole.exec(text)
  const object = lead && readObject(text, draft, behind, Math.max(limit, end))
  return object ? text.slice(behind + lead[0].length, object.end) : undefined
}

const SHARE_VERB =
  /(?:account(?:s|ing)? for|mak(?:e|es|ing) up|constitut(?:e|es|ing)|represent(?:s|ing)?)(?: [a-z]+){0,3} $/i

/** A reduction of 18 percent in carbon intensity: what changes stands behind. */
const CHANGE_NOUN =
  /^(?:(?:further|average|annual|overall|total|cumulative|combined|net|year-on-year) ){0,2}(?:reduction|increase|decrease|drop|cut|decline|rise|growth|improvement|fall)$/i

/** The creation of 12 million jobs: what is made stands behind. */
const MAKING_NOUN =
  /(?:^|[^A-Za-z])(?:creation|development|construction|establishment|building|renovation|formulation|addition|deployment|recruitment|installation|provision|rollout|laying|planting|network|total)$/i

/** The county will build 300 km of rural roads: who does it, up to the verb whose object is counted. */
const MAKER =
  / (?:will|should|must|shall|would|is to|are to|aims? to|plans? to) (?:also |further |then )?(?:build|construct|create|develop|establish|complete|train|recruit|open|plant|restore|renovate|rebuild|upgrade|install|lay|pave|dredge|repair|launch|consolidate|deploy|add|invest|spend|allocate|provide|lift|relocate|resettle|reclaim|afforest|produce|generate|save|recycle|treat)$/i

/** The ministry will halve processing times: who does it stands before the verb, what changes behind. */
function doublesObject(text: string, { quantity: { kind, start, end } }: Draft): boolean {
  return (
    kind === 'multiple' &&
    /^(?:doubl|tripl|quadrupl|halv)/i.test(text.slice(start, end)) &&
    OBJECT_BEHIND.test(text.slice(end, end + 12))
  )
}

const OBJECT_BEHIND =
  /^ (?!(?:by|in|from|to|over|between|as|again|since|within|of|on|and|or|during|until|this|next|every|for|at|with)(?![a-z]))[A-Za-z]/

/** Who does it, where nothing says what is measured but the noun that is counted. */
const AGENT = /^(?:country|nation|government|plan|ministry|city|province|China|Beijing|State Council|authorities)$/i

const CONTINUES =
  /^ ?\($|^(?: per [0-9,]{3,9}(?: [a-z]+){0,2})?(?: of (?:the )?GDP)?,? ?(?:(?:and|with|goals?|targets?|long-term|medium-term|ultimate|then|to|or|by|at|of|an|a|on|from|the|levels?|annually|exceed|exceeding|hit|top|surpass|reach|reaching|growing|increasing|rising|expanding|falling|declining|averaging|average|annual|rate|about|around|over|more than|at least|up to|(?:FY ?)?20[0-9]{2}(?:[/–-][0-9]{2,4})?|in|for|end|this|next|year|further),? ?){0,12}$/i

const CUMULATIVE = /cumulativ|altogether|in total(?! [a-z])/i

/** The mean of a year, as of a concentration, is none for each year. */
const PER_YEAR =
  /(?:per|a|each|every) year|annual(?! (?:average|mean) (?:[\w.]{1,20} ){0,4}(?:concentration|density|temperature|level))|per annum|yearly|a year|p\.a\.|\/year/i

function readModifier(text: string, draft: Draft, end: number): Modifier | undefined {
  const { quantity } = draft
  const before = text.slice(Math.max(0, quantity.start - 48), quantity.start)
  const after = text.slice(quantity.end, Math.max(end, quantity.end + 12))
  if (quantity.kind === 'multiple' && /^(?:doubl|tripl|quadrupl|halv)/i.test(text.slice(quantity.start, quantity.end)))
    return quantity.value === 2
      ? 'double'
      : quantity.value === 3
        ? 'triple'
        : quantity.value === 4
          ? 'quadruple'
          : quantity.value === 0.5
            ? 'halve'
            : 'times'
  if (/(?:at least|at or above|a minimum of|≥|>=) ?$/i.test(before)) return 'at-least'
  if (/(?:at or below|at most|within|a maximum of|capped at|≤|<=) ?$/i.test(before)) return 'at-most'
  if (/(?:up to|as (?:high|many|much) as) ?$/i.test(before)) return 'up-to'
  const more = MORE.exec(before)
  if (more !== null) return NEGATION.test(before.slice(0, more.index)) ? 'at-most' : 'more-than'
  const less = LESS.exec(before)
  if (less !== null) return NEGATION.test(before.slice(0, less.index)) ? 'at-least' : 'less-than'
  if (
    /^ (?:or (?:more|higher|above)|and above)|^\+/i.test(after) ||
    OR_MORE.test(text.slice(quantity.start, quantity.end))
  )
    return 'at-least'
  if (/^ (?:or (?:less|lower|fewer)|and below)/i.test(after)) return 'at-most'
  if (
    /(?:about|around|approximately|roughly|some|nearly|almost|close to|approx\.|~) ?$/i.test(before) ||
    /^ or so/i.test(after)
  )
    return 'about'
  if (quantity.kind === 'multiple' && quantity.unit !== '%') return 'times'
  return undefined
}

/** Five or more clusters, 20+ cities: the bound stands inside of the quantity. */
const OR_MORE = /[a-z0-9](?: or more|\+| plus)(?= )/i

const MORE =
  /(?:(?:more|greater|higher|larger) than|(?<![a-z])over|exceed(?:ing|s)?|in excess of|upwards? of|above|surpass(?:ing)?|>) ?(?:a further |an additional |another )?$/i
const LESS = /(?:(?:less|fewer|lower|smaller) than|below|under|<) ?$/i
/** Not (be) lower than is at least, no more than at most; not only more than is more than. */
const NEGATION = /(?<![a-z])(?:not|no|never|cannot|n[’']t)(?: (?!only |just |merely )[a-z]+){0,2} ?$/i

function readDirection(said: string, sign: string): TargetReading['direction'] {
  if (sign === '-' || sign === '−') return 'lower'
  const found = DIRECTION.exec(said)
  const { raise, lower } = found?.groups ?? {}
  return raise !== undefined ? 'raise' : lower !== undefined ? 'lower' : found === null ? undefined : 'hold'
}

const DIRECTION =
  /(?<![a-z])(?:(?<lower>reduc|cut|lower(?!-)|(?<!no )fewer(?! than)|less(?! than)|drop|decline|decreas|fall|shrink|halv|limit|slash|phase out|eliminat|eradicat|save|narrow|trim|shut|(?:bring|brought|scale[ds]?|driv(?:e|en)|push(?:ed)?) (?:[a-z ]{0,40} )?down|down (?=by |to ))|(?<raise>rais|increas|grow|rise|rising|up to|expand|exceed|reach|build(?!ings)|creat|train|(?<!value )add(?!ed value|ress|ition)|extend|climb|widen|enlarg|attain|doubl|tripl|quadrupl|improv|more than|higher|boost|lift|over)|(?<hold>keep|kept|maintain|remain|stay|hold|stable|stabili[sz]|capped|within))/i

/** water, energy and carbon emissions cut by 23%, 15%, and 18%: as many names as values, else none. */
function listNames(indicator: string | undefined, count: number): (string | undefined)[] {
  const names = (indicator ?? '').split(/, and |, | and /).filter(name => name !== '')
  const [head = ''] =
    /^(?:the )?(?:numbers?|output|production|area|share) of |^(?:annual |average )?growth (?:in|of) /i.exec(
      names[0] ?? '',
    ) ?? []
  return names.length === count ? names.map((name, at) => (at === 0 ? name : head + name)) : []
}
