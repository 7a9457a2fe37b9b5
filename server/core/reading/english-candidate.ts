// Tells quantities that an English plan may set from conversions, thresholds, ages, durations and counts of the text.

import type { Scene } from './english-scene.ts'
import type { Quantity } from './quantity.ts'
import { isTargetKind } from './target-reading.ts'

/** Whether the quantity may be a value that a plan sets at all, before its tense is asked. */
export function isCandidate({ text, known }: Scene, quantity: Quantity): boolean {
  const before = text.slice(Math.max(0, quantity.start - 44), quantity.start)
  const after = text.slice(quantity.end, quantity.end + 40)
  if (!isTargetKind(quantity)) {
    const bare =
      quantity.kind === 'plain' &&
      quantity.attributive !== true &&
      /(?:^|[^A-Za-z])(?:to|at|reach|exceed|of|by|than|least) $/i.test(before)
    return bare && (known || (/(?:coefficient|ratio|index|rate|average)/i.test(before) && /^(?:$|[\s.,;])/.test(after)))
  }
  if (isConversion(text, quantity)) return false
  if (known) return true
  if (
    /(?:^|[^A-Za-z])(?:per|every|each|for each|up from|down from|compared (?:to|with)|from the [0-9]{4} level of(?: just)?|than the) $/i.test(
      before,
    )
  )
    return false
  if (/^ ?(?:["”’)])/.test(after) && /["“‘]$/.test(before)) return false
  if (THRESHOLD.test(before)) return false
  if (quantity.kind === 'count' || quantity.kind === 'plain') {
    const written = text.charAt(quantity.start)
    if (/[a-z]/i.test(written) && quantity.scale === 1 && (quantity.value < 20 || /^a$/i.test(written))) return false
    if (META_NOUN.test(quantity.unit)) return false
    if (
      /^(?:Chinese )?(?:ethnic groups|nationalities)|(?:^| )graduates$/.test(quantity.unit) ||
      /^ (?:will |who will |are to )?graduat/.test(after)
    )
      return false
    if (
      quantity.value * quantity.scale >= 1e9 &&
      quantity.value * quantity.scale <= 1.5e9 &&
      /people|population|Chinese/i.test(quantity.unit + after.slice(0, 24))
    )
      return false
    if (
      /(?:population of|consumers|China.s|nation of|feeding|supply for) (?:nearly |almost |about |over |more than |around )?$/i.test(
        before,
      ) &&
      quantity.scale >= 1e8
    )
      return false
    if (quantity.kind === 'plain' && quantity.scale === 1) return false
  }
  // 46 times is how often, 1.5 times is how much.
  if (
    quantity.unit === 'times' &&
    /[0-9]/.test(text.charAt(quantity.start)) &&
    !/(?:by|to|grow|growth|increase|expand|rise|reach) (?:about |nearly |over |more than )?$/i.test(before)
  )
    return false
  if (isDuration(quantity)) return isDurationTarget(before, after)
  if (
    /(?:aged?|older than|under the age of|over the age of) (?:over |above |under |below )?$/i.test(before) ||
    /^ (?:of age|or older|and older)/i.test(after)
  )
    return false
  if (quantity.kind === 'money' || quantity.kind === 'measure' || quantity.kind === 'plain') {
    if (
      /(?:^|[^A-Za-z])(?:with|whose|earning|worth|having|of)(?: [a-z-]+){0,3} (?:population|revenues?|income|turnover|assets|sales|capacity|residents|investment|capital|profits?|staff|employees) (?:of |above |over |exceeding |below |under |more than |less than |at least ){1,2}$/i.test(
        before,
      )
    )
      return false
    if (/(?:fine|fined|penalt|registered capital|imprison)/i.test(before + after)) return false
  }
  if (/^[ -](?:level|class|type|grade|scale)(?![a-z])/i.test(after)) return false
  return true
}

/** Companies with more than 300 employees: which ones are meant. */
const THRESHOLD =
  /(?:compan|firm|enterpris|cit|institution|household|count|town|village|unit|plant|business|people|worker|project|famil)[a-z]* (?:with|of|having|employing|earning) (?:an? [a-z ]{0,24})?(?:more than|over|at least|fewer than|less than|up to|under|above|below) $/i

/** Nouns that count the text itself or its arguments: 20 targets, 6 areas, 46 times. */
const META_NOUN =
  /(?:targets|indicators|objectives|goals|sections|chapters|areas|aspects|points|priorities|measures|tasks|guidelines|weaknesses|challenges|mentions|pages|articles|paragraphs|words|documents|plans|principles|issues|respects|fields|sectors|ways|times|requirements|trends|questions|steps|parts|essays|fronts|initiatives|members|countries|deputies|hours|policies|strategies|leaders|summits|reasons|things|copies)$/i

/** RMB 40 trillion ($6.19 trillion), 2.64 trillion CNY (approx. 367 billion EUR): the same amount again. */
function isConversion(text: string, quantity: Quantity): boolean {
  if (quantity.kind !== 'money') return false
  return (
    /[0-9a-z] ?\((?:approx\.?|approximately|about|around|some|or|i\.e\.,?|equivalent to|roughly)? ?$|\/ ?$/i.test(
      text.slice(Math.max(0, quantity.start - 24), quantity.start),
    ) && /^ ?[)/,]|^ in [0-9]{4}\)/.test(text.slice(quantity.end, quantity.end + 10) || ')')
  )
}

function isDuration(quantity: Quantity): boolean {
  return /^(?:years|months|weeks|days|hours|minutes)$/.test(quantity.base)
}

function isDurationTarget(before: string, after: string): boolean {
  if (
    /(?:next|coming|past|last|within|over|for|in|every|first|another|after|the)(?: about| around| the| less than)? $/i.test(
      before,
    )
  )
    return false
  return (
    /(?:expectancy|schooling|average number of|years of education)[^.;,]{0,40}$/i.test(before) ||
    /^ of (?:schooling|education)/i.test(after)
  )
}
