// Finds the quantitative targets of English text: which quantities belong together, and which of them look ahead.

import { isCandidate } from './english-candidate.ts'
import { writeReading } from './english-reading.ts'
import type { Draft, Scene } from './english-scene.ts'
import { collectEnglishCues, type TenseCue } from './english-tense.ts'
import type { Quantity } from './quantity.ts'
import type { ReadingContext, TargetReading } from './target-reading.ts'

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
