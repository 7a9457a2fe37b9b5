// Finds and reads the quantitative targets of English text, clause by clause.

import { BASE_VERBS, collectEnglishCues, type TenseCue } from './english-tense.ts'
import type { Quantity } from './quantity.ts'
import {
  isTargetKind,
  type Modifier,
  quantityFields,
  type ReadingContext,
  type TargetReading,
  yearStance,
} from './target-reading.ts'

/**
 * The targets among the `quantities` of `text`, in order, none overlapping. With `known` the text is known to be a
 * target: neither its tense nor its form is questioned.
 */
export function findEnglishTargets(
  text: string,
  quantities: readonly Quantity[],
  context: ReadingContext,
  known = false,
): TargetReading[] {
  const scene: Scene = {
    text,
    quantities,
    context,
    known,
    cues: known ? [] : collectEnglishCues(text, quantities, context),
  }
  const breaks = sentenceBreaks(text)
  const drafts: Draft[] = []
  let sentence = 0
  let cue = 0
  for (const [index, quantity] of quantities.entries()) {
    while ((breaks[sentence + 1] ?? Infinity) <= quantity.start) sentence++
    const from = breaks[sentence] ?? 0
    const to = breaks[sentence + 1] ?? text.length
    while (cue < scene.cues.length && (scene.cues[cue]?.at ?? 0) < from) cue++
    const last = drafts.at(-1)
    const role = readRole(scene, index, from, last)
    if (role.name === 'none' || role.name === 'base') continue
    if (role.name === 'item') {
      last?.items.push(quantity)
      continue
    }
    const tense = known ? { forward: true } : readTense(scene, quantity, cue, from, to)
    if (!tense.forward) continue
    drafts.push({
      quantity,
      index,
      items: [quantity],
      from,
      to,
      ...(role.base === undefined ? {} : { base: role.base }),
      ...(tense.year === undefined ? {} : { year: tense.year }),
    })
  }
  const readings: TargetReading[] = []
  for (const [at, draft] of drafts.entries()) {
    const reading = writeReading(scene, draft, readings.at(-1)?.end ?? 0, drafts[at + 1])
    if (reading !== undefined) readings.push(reading)
  }
  return readings
}

interface Scene {
  text: string
  quantities: readonly Quantity[]
  context: ReadingContext
  known: boolean
  cues: readonly TenseCue[]
}

interface Draft {
  quantity: Quantity
  index: number
  items: Quantity[]
  /** The sentence. */
  from: number
  to: number
  base?: Quantity
  year?: number
}

/** Where sentences start: behind . ! ? ; with a space and no abbreviation, and line breaks. The first is 0. */
function sentenceBreaks(text: string): number[] {
  const breaks = [0]
  for (const found of text.matchAll(/[!?;；。！？\n]|\.(?=[\s”"’)]|$)/g)) {
    if (
      found[0] === '.' &&
      /(?:(?<![A-Za-z])(?:e\.g|i\.e|approx|No|Nos|vs|etc|Dec|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|U\.S|Dr|Mr)|\.[a-z])$/i.test(
        text.slice(Math.max(0, found.index - 7), found.index),
      )
    )
      continue
    breaks.push(found.index + 1)
  }
  return breaks
}

// --- what part a quantity plays -------------------------------------------------------------------------------------

type Role = { name: 'none' } | { name: 'base' } | { name: 'item' } | { name: 'target'; base?: Quantity }

function readRole(scene: Scene, index: number, from: number, last: Draft | undefined): Role {
  const { text, quantities } = scene
  const quantity = quantities[index]
  if (quantity === undefined || !isCandidate(scene, quantity)) return { name: 'none' }
  if (last !== undefined && isListed(text, last, quantity)) return { name: 'item' }
  const next = neighbour(quantities, index, 1)
  if (next !== undefined && isBase(text, quantity, next)) return { name: 'base' }
  const before = neighbour(quantities, index, -1)
  return before !== undefined && before.start >= from && isBase(text, before, quantity)
    ? { name: 'target', base: before }
    : { name: 'target' }
}

/** The next quantity in a direction that is no year and no conversion in brackets. */
function neighbour(quantities: readonly Quantity[], index: number, step: 1 | -1): Quantity | undefined {
  const here = quantities[index]
  for (let at = index + step; at >= 0 && at < quantities.length && Math.abs(at - index) <= 3; at += step) {
    const each = quantities[at]
    if (each === undefined || each.kind === 'year' || each.kind === 'date' || each.kind === 'ordinal') continue
    if (here !== undefined && each.kind === 'money' && here.kind === 'money' && each.base !== here.base) continue
    return each
  }
  return undefined
}

/** 23%, 15%, and 18%: nothing but commas and “and” between values of one kind. */
function isListed(text: string, last: Draft, quantity: Quantity): boolean {
  const previous = last.items.at(-1)
  if (previous === undefined || quantity.start < previous.end || quantity.start - previous.end > 12) return false
  if (previous.kind !== quantity.kind || (previous.base !== quantity.base && previous.kind !== 'count')) return false
  if (
    /^, $/.test(text.slice(previous.end, quantity.start)) &&
    !/^(?:,| and) /.test(text.slice(quantity.end, quantity.end + 6))
  )
    return false
  return /^(?:,| and|, and| or| &)(?: (?:around|about|over|approximately|more than))? $/.test(
    text.slice(previous.end, quantity.start),
  )
}

/** from 47.5% to 51.5%; the current rate of 16 percent in manufacturing to 13 percent; up from 5.4%. */
function isBase(text: string, base: Quantity, value: Quantity): boolean {
  if (value.start < base.end || value.start - base.end > 90) return false
  const gap = text.slice(base.end, value.start)
  if (/[.;!?](?:\s|$)/.test(gap.replace(/approx\./g, ''))) return false
  const before = text.slice(Math.max(0, base.start - 40), base.start)
  const reaches =
    /(?:^|[^A-Za-z])to (?:over |more than |at least |around |about |approximately |a |an |no more than |no less than |nearly |almost |up to |between |below |less than |roughly |some )?$/i.test(
      gap,
    )
  if (
    /(?<![A-Za-z])from (?:the )?(?:(?:current|present|level of|current level of|[12][0-9]{3}(?: level of| figure of)?|about|around|over|just|only|approximately|a|an|its|less than|more than|under|some|nearly|almost) ){0,4}$/i.test(
      before,
    )
  )
    return reaches
  return reaches && base.kind === value.kind && /(?:current|present|existing)[a-z ]{0,30}$/i.test(before)
}

function isCandidate({ text, known }: Scene, quantity: Quantity): boolean {
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

// --- tense ----------------------------------------------------------------------------------------------------------

/** Finds the word that governs the quantity: the last verb before it in its sentence, else the first behind it. */
function readTense(
  scene: Scene,
  quantity: Quantity,
  firstCue: number,
  from: number,
  to: number,
): { forward: boolean; year?: number } {
  const { cues, context, text } = scene
  // Items of a list have no finite verb: CPI increase kept at around 3 percent;
  const isItem =
    /^\s*(?:[-–—•]|[a-z])/.test(text.slice(from, from + 4)) || !/[.!?]\s*$/.test(text.slice(Math.max(from, to - 3), to))
  let verb: TenseCue | undefined
  let bare: TenseCue | undefined
  let time: TenseCue | undefined
  let later: TenseCue | undefined
  let laterTime: TenseCue | undefined
  for (let at = firstCue; at < cues.length && at < firstCue + 200; at++) {
    const cue = cues[at]
    if (cue === undefined || cue.at >= to) break
    const isBefore = cue.at < quantity.start
    if (cue.rank === 'time') {
      if (isBefore) time = cue
      else laterTime ??= cue
    } else if (isBefore) {
      // We will cover workers insured by …: a participle behind a modal describes.
      if (cue.participle === true && verb?.tense === 'future') continue
      if (cue.participle === true && context.aspirational === true && isItem) bare = cue
      else if (cue.rank === 'verb') {
        if (cue.tense === 'state' && verb?.tense === 'future' && !/now|currently/i.test(text.slice(cue.at, cue.end)))
          continue
        verb = cue
      } else bare = cue
    } else if (cue.rank === 'verb' && cue.at < quantity.end + 90) later ??= cue
  }
  const year = [time, laterTime].find(each => each?.tense === 'future')?.year
  const forward = (yes: boolean) => (yes && year !== undefined ? { forward: yes, year } : { forward: yes })
  // More than half of all houses were built: a subject waits for its verb.
  if (verb === undefined && bare === undefined && time?.tense === 'past') return forward(false)
  if (
    verb === undefined &&
    bare === undefined &&
    later !== undefined &&
    !/[,:]/.test(
      text
        .slice(quantity.end, later.at)
        .slice(0, 60)
        .split(/ (?:and|or) /)[0] ?? '',
    )
  )
    verb = later
  if (bare !== undefined && bare.at > (verb?.at ?? -1)) {
    if (bare.tense === 'future') {
      // to reach and Building yield to a past verb: GDP grew to reach …; after a plain state they lead on.
      if (verb?.tense === 'past') return forward(false)
      if (verb?.tense === 'future') return forward(true)
      if (/ing$/i.test(text.slice(bare.at, bare.end)))
        return forward(context.aspirational === true || (context.retrospective !== true && isFragment(text, from, to)))
      return forward(context.retrospective !== true)
    }
    if (verb === undefined || verb.tense !== 'future')
      return forward(
        context.aspirational === true && verb === undefined && time?.tense !== 'past' && laterTime?.tense !== 'past',
      )
    return forward(true)
  }
  if (verb !== undefined) {
    if (verb.tense === 'state') {
      if (time?.tense === 'future' || laterTime?.tense === 'future')
        return forward(!/now|currently/i.test(text.slice(verb.at, verb.end)))
      return forward(context.aspirational === true && !/now|currently/i.test(text.slice(verb.at, verb.end)))
    }
    return forward(verb.tense === 'future')
  }
  const when = time ?? laterTime
  if (context.aspirational === true) return forward(when?.tense !== 'past')
  if (context.retrospective === true) return forward(false)
  if (when !== undefined) return forward(when.tense === 'future')
  return {
    forward:
      context.period !== undefined &&
      HAS_BOUND.test(text.slice(Math.max(from, quantity.start - 30), quantity.end + 20)),
  }
}

const HAS_BOUND = /(?:up to|at least|more than|no less than|or more|fewer|less|below|within|over|by)(?![a-z])/i

function isFragment(text: string, from: number, to: number): boolean {
  return to - from < 200 && /^\s*(?:[-•●○*·–—]\s*)?(?:\*\*)?[A-Z][a-z]+ing(?![a-z])/.test(text.slice(from, from + 30))
}

// --- the span and what it says --------------------------------------------------------------------------------------

function writeReading(scene: Scene, draft: Draft, floor: number, next: Draft | undefined): TargetReading | undefined {
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

/**
 * Where the clause of the value at `at` starts, at most 220 back: behind the last comma, colon, dash or connecting word
 * that a verb follows (a comma may as well part the nouns of a list), or right before a value that opens its clause.
 */
function clauseStart(text: string, at: number, floor: number, continues: boolean, values: number): number {
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

function skipLead(text: string, from: number, stop: number): number {
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
function readIndicator(text: string, from: number, stop: number): { start: number; end: number } | undefined {
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
function tailEnd(text: string, at: number, limit: number): number {
  TAIL.lastIndex = at
  const found = TAIL.exec(text)?.[0] ?? ''
  const end = Math.min(limit, at + found.length)
  return Math.max(at, end)
}

const TAIL =
  /(?: (?:increase|reduction|decrease|drop|decline|cut|rise|growth)(?![a-z]))?(?: \((?:approx[^()]{0,30}|[$€][^()]{0,20})\)(?= (?:a|per|each|every) year))?(?: or (?:more|higher|above|less|lower|fewer|so)(?![a-z])| and above| and below|\+)?(?: (?:on average))?(?: (?:less|more|lower|higher|fewer) than (?:last year|[12][0-9]{3}|budgeted last year))?(?:(?: (?:a|per|each|every) year| annually| per annum| yearly| per year)(?![A-Za-z]))?(?: of (?:the |its |China’s |China's )?(?:GDP|gross domestic product|total|world|national)(?: [a-z-]+){0,3}(?= by| in|[.,;)]|$))?/iy

/** What is counted or measured, where it follows the value: 18% fewer CO₂ emissions; two million high-skilled workers. */
function readObject(text: string, draft: Draft, at: number, limit: number): { start: number; end: number } | undefined {
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
    reading.baseline = {
      start: base.start,
      end: base.end,
      value: base.value,
      scale: base.scale,
      unit: base.unit,
      ...(near === undefined ? {} : { year: near.value }),
    }
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
