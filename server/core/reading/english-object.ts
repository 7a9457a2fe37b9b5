// Reads what stands behind an English value: bound words, “a year”, and the noun that it measures.

import type { Draft } from './english-scene.ts'

/** Bound words and “a year” behind the value; “of GDP” where a share is meant. */
export function tailEnd(text: string, at: number, limit: number): number {
  TAIL.lastIndex = at
  const found = TAIL.exec(text)?.[0] ?? ''
  const end = Math.min(limit, at + found.length)
  return Math.max(at, end)
}

const TAIL =
  /(?: (?:increase|reduction|decrease|drop|decline|cut|rise|growth)(?![a-z]))?(?: or (?:more|higher|above|less|lower|fewer|so)(?![a-z])| and above| and below|\+)?(?: (?:on average))?(?: (?:less|more|lower|higher|fewer|larger|smaller)(?: than (?:in )?(?:last year|[12][0-9]{3}|budgeted last year)|(?= ?[.,;)]|$)))?(?:(?: (?:a|per|each|every) year| annually| per annum| yearly| per year| p\.a\.|\/year)(?![A-Za-z]))?(?:(?: (?:per|for every|for each|every)(?! (?:year|annum))|(?<=[a-z])\/)(?: ?[0-9][0-9,]*| hundred| thousand| million| 10 thousand| lakh)?(?: ?(?:live|adult|elderly|resident|rural|urban) )?(?: ?(?:births?|people|persons?|population|inhabitants?|residents?|children|women|capita|hectares?|ha|acre|mu|km²?|unit of (?:GDP|output)|households?|students?|workers?|employees?|square kilomet(?:er|re)s?|cubic met(?:er|re)s?|kWh|tonne|ton|head|vehicles?|day|month))?(?![A-Za-z]))?(?: of (?:the |its |China’s |China's )?(?:GDP|gross domestic product|total|world|national)(?: [a-z-]+){0,3}(?= by| in|[.,;)]|$))?/iy

/** What is counted or measured, where it follows the value: 18% fewer CO₂ emissions; two million high-skilled workers. */
export function readObject(
  text: string,
  draft: Draft,
  at: number,
  limit: number,
): { start: number; end: number } | undefined {
  const { quantity } = draft
  if (quantity.kind === 'count') {
    const unitStart = quantity.end - quantity.unit.length
    return unitStart > quantity.start ? { start: unitStart, end: quantity.end } : undefined
  }
  OBJECT_LEAD.lastIndex = at
  const lead = OBJECT_LEAD.exec(text)?.[0] ?? ''
  const start = at + lead.length
  // by 2025 and 5.4% are no objects; 5G coverage is one.
  if (/^ ?[0-9]+(?![0-9A-Za-z]| [A-Z])/.test(text.slice(start, start + 12))) return undefined
  let end = start
  for (let words = 0; words < 14; words++) {
    OBJECT_WORD.lastIndex = end
    const found = OBJECT_WORD.exec(text)
    if (found === null || end + found[0].length > limit) break
    if (words > 0 && (OBJECT_STOP.test(found[0]) || /^ ?[12][0-9]{3}$/.test(found[0]))) break
    if (OBJECT_STOP.test(found[0])) return undefined
    end += found[0].length
  }
  while (end > start && DANGLING.test(text.slice(Math.max(start, end - 14), end)))
    end -= DANGLING.exec(text.slice(Math.max(start, end - 14), end))?.[0].length ?? 1
  return end - start >= 3 ? { start: start + (/^ +/.exec(text.slice(start, end))?.[0].length ?? 0), end } : undefined
}

const OBJECT_LEAD =
  /(?: target(?= for ))?(?: (?:annual|average|real))?(?: (?:fewer|less|more|lower|higher|smaller|(?:increase|decrease|reduction|drop|decline|cut|rise|growth|fall)(?: target)?(?= (?:in|of|for) (?![12][0-9]{3}))))?(?: (?:in|of|for|on))?(?: (?:the (?:country|nation|province|city)[’']s|China[’']s|Beijing[’']s|the|its|all|their|new|an?|our)(?: [12][0-9]{3}(?= [a-z]))?)?(?=[ ])/iy

const OBJECT_WORD = /[ ]?[\p{L}\p{N}₀-₉&’'/-]+/uy

const OBJECT_STOP =
  /^ ?(?:will|shall|should|must|would|is|are|was|were|has|have|by|from|to|which|that|who|and|or|but|while|so|FY ?[0-9/–-]*|with|than|compared|annually|this|next|over|during|before|after|when|because|through|until|since|under|within|between|not|as|be|on|has|had|can|may)$/i

const DANGLING = / (?:of|in|for|the|a|an|at|per|on|its|and|key)$/i
