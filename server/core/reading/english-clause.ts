// Finds where the clause of an English value starts.

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
    if (!isInsideBrackets(before, found.index) && !isLabel(before, found.index, least === 0))
      breaks.push(found.index + found[0].length - (found.groups?.['keep']?.length ?? 0))
  }
  // … of central government deficit and ⟦400 billion yuan of bonds⟧: a new value, right behind “and”.
  if (continues) {
    const opening = OPENS_VALUE.exec(before)
    if (opening !== null) return at - (opening[1] ?? '').length
  }
  // What follows the value before, up to its comma, is no part of the next clause.
  if (continues && breaks.length > 1) breaks.shift()
  // … 3 per cent of GDP and ⟦the creation of 12 million jobs⟧: what is left of the value before ends at “and”.
  if (continues && breaks.at(-1) === 0) {
    const rest = REST_OF_VALUE.exec(before)
    if (rest !== null) return least + rest[0].length
  }
  const last = breaks.at(-1) ?? 0
  if (ONLY_MODIFIER.test(before.slice(last))) return least + last
  // … from the surplus to ⟦provide training for 15 million⟧.
  if (continues && breaks.at(-1) === 0) {
    for (const { index, 0: to, groups } of before.matchAll(INFINITIVE))
      if (BASE_VERBS.has(groups?.['verb'] ?? '')) return least + index + to.length
  }
  for (let index = breaks.length - 1; index >= 0; index--) {
    const start = breaks[index] ?? 0
    if (!HAS_VERB.test(before.slice(start)) && !opensWithVerb(before.slice(start))) continue
    // spending on visits, vehicles, and hospitality should be cut: a subject of several nouns stays whole.
    let first = index
    while (
      first > 0 &&
      /^and /.test(before.slice(start)) &&
      !opensWithVerb(before.slice(start)) &&
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
  /[:;] |, (?![0-9]{3}(?![0-9]))| [–—-]{1,2} |— ?| (?:so that|such that|that|while|whereas|which|in order to|thereby|with the aim of) |(?<=commitment|pledge|promise) to | and (?:that |to )?(?<keep>(?:raise|increase|reduce|cut|lower|build|create|train|keep|maintain|expand|bring|boost|double|lift|extend|complete|achieve|reach|renovate|rebuild|provide|issue|allocate|invest|will|should|over|more than) )/g

const ONLY_MODIFIER =
  /^(?:and )?(?:an? |the |its )?(?:further |additional |another |remaining |other )?(?:about |around |approximately |roughly |some |nearly |almost |over |more than |at least |up to |close to |no less than |less than )*$/i

const INFINITIVE = / to (?=(?<verb>[a-z]+) )/g

function opensWithVerb(clause: string): boolean {
  return BASE_VERBS.has(FIRST_WORD.exec(clause)?.[1]?.toLowerCase() ?? '')
}

const FIRST_WORD = /^(?:and )?([a-z]+)(?![a-z-])/i

const HAS_VERB =
  /(?<![A-Za-z-])(?:will|shall|should|must|would|to|is|are|be|was|were|has|have|may|can|increas|rais|reduc|cut|lower(?!-)|build|creat|train|keep|maintain|expand|bring|boost|double|lift|extend|complet|achiev|reach|renovat|rebuild|provid|issu|allocat|invest|limit|ensur|grow(?!th)|of (?:about |around |over |more than |at least |between )?$|at (?:about |around |over |more than |at least )?$|within $)/i

const OPENS_VALUE =
  /(?:^|[^A-Za-z])and (?:for )?((?:an? |another |some |about |around |over |more than |at least |nearly |almost |up to |(?:the )?remaining )*)$/i

const REST_OF_VALUE = /^ (?:of|in|by|for|on|a|per) [^,;:]{1,30}? and (?:that |for |to )?/i

/** Whether the colon, or the dash in a text `whole`, at `at` parts the indicator from its value: Forest coverage: 24.1%. */
function isLabel(before: string, at: number, whole: boolean): boolean {
  const head = before.slice(0, at)
  return (
    (before.charAt(at) === ':' || (whole && at < 60 && !HAS_VERB.test(head) && !/[,;.:–—]/.test(head))) &&
    /^(?::| ?[–—-]{1,2}) (?:[<>≥≤~+−-] ?|about |around |over |more than |at least |up to )?$/.test(before.slice(at)) &&
    !/(?:targets?|goals?|objectives?|indicators?|aims?)$/i.test(head)
  )
}

function isInsideBrackets(text: string, at: number): boolean {
  const open = text.lastIndexOf('(', at)
  return open >= 0 && text.indexOf(')', open) > at
}
