// Splits an English clause around its value: where it starts, what it measures, what is counted behind the value.

import type { Draft } from './english-scene.ts'
import { BASE_VERBS } from './english-tense.ts'

/**
 * Where the clause of the value at `at` starts, at most 220 back: behind the last comma, colon, dash or connecting word
 * that a verb follows (a comma may as well part the nouns of a list), or right before a value that opens its clause.
 */
export function clauseStart(text: string, at: number, floor: number, continues: boolean, values: number): number {
  const least = Math.max(floor, at - 220)
  const before = text.slice(least, at)
  const breaks = [0]
  for (const found of before.matchAll(CLAUSE_BREAK)) {
    if (!isInsideBrackets(before, found.index))
      breaks.push(found.index + found[0].length - (found.groups?.['keep']?.length ?? 0))
  }
  // What follows the value before, up to its comma, is no part of the next clause.
  if (continues && breaks.length > 1) breaks.shift()
  // … from the surplus to ⟦provide training for 15 million⟧.
  if (continues && breaks.length === 1) {
    const infinitive = INFINITIVE.exec(before)
    if (infinitive !== null) return least + infinitive.index + ' to '.length
  }
  const last = breaks.at(-1) ?? 0
  if (ONLY_MODIFIER.test(before.slice(last))) return least + last
  for (let index = breaks.length - 1; index >= 0; index--) {
    const start = breaks[index] ?? 0
    if (!HAS_VERB.test(before.slice(start)) && !OPENS_WITH_VERB.test(before.slice(start))) continue
    // spending on visits, vehicles, and hospitality should be cut: a subject of several nouns stays whole.
    let first = index
    while (
      first > 0 &&
      /^and /.test(before.slice(breaks[index] ?? 0)) &&
      !HAS_VERB.test(before.slice(breaks[first - 1] ?? 0, start))
    )
      first--
    // Water, energy and carbon intensity are to be cut by 23%, 15% and 18%: as many nouns as values.
    for (
      let nouns = 2;
      nouns < values && first > 0 && !HAS_VERB.test(before.slice(breaks[first - 1] ?? 0, start));
      nouns++
    )
      first--
    return least + (breaks[first] ?? 0)
  }
  return least + last
}

/** `keep` is what belongs to the new clause: a verb behind “and”. */
const CLAUSE_BREAK =
  /[:;] |, (?![0-9]{3}(?![0-9]))| [–—-]{1,2} |— ?| (?:so that|such that|that|while|whereas|which|in order to|thereby|with the aim of) | and (?:that |to )?(?<keep>(?:raise|increase|reduce|cut|lower|build|create|train|keep|maintain|expand|bring|boost|double|lift|extend|complete|achieve|reach|renovate|rebuild|provide|issue|allocate|invest|will|should|over|more than) )/g

const ONLY_MODIFIER =
  /^(?:and )?(?:an? |the |its )?(?:further |additional |another |remaining |other )?(?:about |around |approximately |roughly |some |nearly |almost |over |more than |at least |up to |close to |no less than |less than )*$/i

const INFINITIVE = new RegExp(` to (?:${BASE_VERBS}) `)

const OPENS_WITH_VERB = new RegExp(`^(?:and )?(?:${BASE_VERBS})(?![A-Za-z-])`, 'i')

const HAS_VERB =
  /(?<![A-Za-z-])(?:will|shall|should|must|would|to|is|are|be|was|were|has|have|may|can|increas|rais|reduc|cut|lower(?!-)|build|creat|train|keep|maintain|expand|bring|boost|double|lift|extend|complet|achiev|reach|renovat|rebuild|provid|issu|allocat|invest|limit|ensur|grow|of (?:about |around |over |more than |at least )?$|at (?:about |around |over |more than |at least )?$|within $)/i

function isInsideBrackets(text: string, at: number): boolean {
  const open = text.lastIndexOf('(', at)
  return open >= 0 && text.indexOf(')', open) > at
}

/** Steps over what is not yet the indicator: we will, by 2025, this year, and. */
export function skipLead(text: string, from: number, stop: number): number {
  let at = from
  for (let round = 0; round < 10; round++) {
    LEAD.lastIndex = at
    const found = LEAD.exec(text)
    if (found === null || found[0] === '' || at + found[0].length > stop) break
    at += found[0].length
  }
  return at
}

const LEAD =
  /[\s•●○*·–—,:;"“”()-]+|(?:and|but|while|with|also|then|meanwhile|in addition|as well as|of which|including|we|it|they|China(?![’'])|(?:the (?:government|plan|country|FYP|proposal|authorities)|Beijing)(?= (?:will|aims?|plans?|seeks?|expects?|should|would|intends?|set))|will|shall|should|must|would|aims? to|aiming to|plans? to|expects? to|expected to|seeks? to|strives? to|needs? to|intends? to|hopes? to|is to|are to|further|to ensure that|ensure that|to ensure|see that|so that|that|by (?:the )?(?:end of )?(?:the year )?(?:20[0-9]{2}|19[0-9]{2})|by (?:the end of )?the year|in (?:20[0-9]{2})|this year(?:’s|'s)?|over the (?:next|coming) [a-z0-9]+ years|in the (?:next|coming) [a-z0-9]+ years|during the [0-9]{1,2}th five-year plan(?: period)?|goals?|targets?|expects|projects|our (?:goal|target|aim) is(?: to| that)?|the (?:goal|target|aim) is(?: to| that)?|to)(?![A-Za-z])/iy

/** Splits “increase the area of cropland by no less than” into verb, indicator and the words that lead to the value. */
export function readIndicator(text: string, from: number, stop: number): { start: number; end: number } | undefined {
  let end = stop
  for (let round = 0; round < 14; round++) {
    const found = LAST_WORD.exec(text.slice(Math.max(from, end - 40), end))
    if (found === null) break
    const word = (found[1] ?? '').toLowerCase()
    if (word !== '' && !PREDICATE_WORDS.has(word)) break
    end -= found[0].length
  }
  let start = from
  const verb = LEADING_VERB.exec(text.slice(start, Math.min(end, start + 60)))
  if (verb !== null) start += verb[0].length
  const article = /^(?:the |an? |its |their |our |China[’']s )+/i.exec(text.slice(start, end))
  if (article !== null) start += article[0].length
  while (end > start && /[\s,(]/.test(text.charAt(end - 1))) end--
  return end - start >= 2 && /[A-Za-z]{2}/.test(text.slice(start, end)) ? { start, end } : undefined
}

const LAST_WORD = /(?:^|(?<=[\s(]))([A-Za-z’'-]*)[\s,(]*$/

const LEADING_VERB =
  /^(?:(?:also|further|basically|steadily|gradually|effectively|roughly|actively|continue to|strive to|work to|help|fully) )?(?:increas(?:e|es|ing)|rais(?:e|es|ing)|reduc(?:e|es|ing)|cut|cuts|cutting|lower|lowers|lowering|build|building|builds|create|creating|train|training|achieve|achieving|reach|reaching|keep|keeping|maintain|maintaining|ensure|ensuring|expand|expanding|improv(?:e|ing)|develop|developing|establish|establishing|complete|completing|form|formulate|formulating|cultivat(?:e|ing)|grow|growing|add|adding|bring|bringing|boost|boosting|promot(?:e|ing)|provid(?:e|ing)|invest|investing|allocat(?:e|ing)|issue|issuing|support|supporting|conduct|conducting|implement|implementing|limit|limiting|control|lift|extend|upgrade|renovate|rebuild|construct|constructing|open|make|plant|restore|set|have|be|make sure|see|projected|expected|targeted|strive for|aim for|begin|start)(?![A-Za-z])(?: (?:work on|construction of|building|up|to|for))? ?/i

/** Words between indicator and value. */
const PREDICATE_WORDS: ReadonlySet<string> = new Set(
  'to by at of from over more than around about approximately least up reach reaches reached reaching exceed exceeds exceeding be is are was were been being increase increases increased increasing raised raise rise rises rising risen cut reduce reduced reduces fall falls drop drops grow grows growing kept keep keeps remain remains stay within below above under account accounts accounting for will shall should must would could can may expected projected forecast an a the on average annual annually another nearly almost some additional no less further have has had and approach between roughly set budgeted put hold held maintain maintained limit limited lower lowered double doubled expand expanded extended come total totaling equal not only fewer maximum minimum in out each respectively into brought bring improved boosted improve decline declines declined decrease decreased decreases as well also all per stabilize target targeted planned through lifted range estimated contribute climb climbs top hit hits surpass amount amounts new basically less attain attained achieve achieved around: steady steadily actual real rate-of average: kept: cover covers covering employ only just'.split(
    ' ',
  ),
)

/** Bound words and “a year” behind the value; “of GDP” where a share is meant. */
export function tailEnd(text: string, at: number, limit: number): number {
  TAIL.lastIndex = at
  const found = TAIL.exec(text)?.[0] ?? ''
  const end = Math.min(limit, at + found.length)
  return Math.max(at, end)
}

const TAIL =
  /(?: (?:increase|reduction|decrease|drop|decline|cut|rise|growth)(?![a-z]))?(?: \((?:approx[^()]{0,30}|[$€][^()]{0,20})\)(?= (?:a|per|each|every) year))?(?: or (?:more|higher|above|less|lower|fewer|so)(?![a-z])| and above| and below|\+)?(?: (?:on average))?(?: (?:less|more|lower|higher|fewer) than (?:last year|[12][0-9]{3}|budgeted last year))?(?:(?: (?:a|per|each|every) year| annually| per annum| yearly| per year)(?![A-Za-z]))?(?: of (?:the |its |China’s |China's )?(?:GDP|gross domestic product|total|world|national)(?: [a-z-]+){0,3}(?= by| in|[.,;)]|$))?/iy

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
  let end = start
  for (let words = 0; words < 14; words++) {
    OBJECT_WORD.lastIndex = end
    const found = OBJECT_WORD.exec(text)
    if (found === null || end + found[0].length > limit) break
    if (OBJECT_STOP.test(found[0]) && words > 0) break
    if (OBJECT_STOP.test(found[0])) return undefined
    end += found[0].length
  }
  while (end > start && DANGLING.test(text.slice(Math.max(start, end - 14), end)))
    end -= DANGLING.exec(text.slice(Math.max(start, end - 14), end))?.[0].length ?? 1
  return end - start >= 3 ? { start: start + (/^ +/.exec(text.slice(start, end))?.[0].length ?? 0), end } : undefined
}

const OBJECT_LEAD =
  /(?: (?:annual|average|real))?(?: (?:fewer|less|more|lower|higher|increase|decrease|reduction|drop|decline|cut|rise|growth|fall))?(?: (?:in|of|for))?(?: (?:the|its|all|their|new))?(?=[ ])/iy

const OBJECT_WORD = /[ ]?[\p{L}\p{N}₀-₉&’'/-]+/uy

const OBJECT_STOP =
  /^ ?(?:will|shall|should|must|would|is|are|was|were|has|have|by|from|to|which|that|who|and|or|but|while|so|with|than|compared|annually|this|next|over|during|before|after|when|because|not|as|be|on|has|had|can|may)$/i

const DANGLING = / (?:of|in|for|the|a|an|at|per|on|its|and|key)$/i
