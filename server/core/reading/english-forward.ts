// Decides whether what an English sentence says of a quantity is a commitment, by the words that govern it.

import { yearDue, yearNamed } from './due.ts'
import type { Draft, Scene } from './english-scene.ts'
import type { Sentence } from './english-sentence.ts'
import { isClauseStart, type TenseCue } from './english-tense.ts'
import { isOthersFigure } from './english-voice.ts'
import type { Quantity } from './quantity.ts'
import { documentYear, type ReadingContext, withStance, yearStance } from './target-reading.ts'

/** Whether it looks ahead, and to which year if one is named. */
export interface Forward {
  yes: boolean
  year?: number
  /** It looks ahead to a time of which the year is not known. */
  isOpen?: true
}

/** Whether `quantity`, in `sentence`, is a commitment; `firstCue` is the index of the first cue in the sentence. */
export function readForward(scene: Scene, quantity: Quantity, sentence: Sentence, firstCue: number): Forward {
  const { start, end, announced } = sentence
  const context = contextOf(scene.context, announced, quantity)
  const words = collectGovernors(scene, context, quantity, sentence, firstCue)
  const yes =
    isForward(scene, context, quantity, sentence, words) &&
    !isOthersFigure(scene.text, start, end, quantity.start, context.isAbroad === true)
  // … 5.2% by 2025, with a goal of 8% within five years
  const isNear = words.laterTime && /^[^,;.0-9]{0,30}$/.test(scene.text.slice(quantity.end, words.laterTime.at))
  const times = isNear ? [words.laterTime, words.time] : [words.time, words.laterTime]
  const time = times.find(each => each?.tense === 'future')
  const year =
    time?.year ??
    (announced && announced.from <= quantity.start ? yearAnnounced(announced, context) : undefined) ??
    yearThen(scene.text, words)
  if (!yes || year !== undefined) return yes && year !== undefined ? { yes, year } : { yes }
  return time === undefined ? { yes } : { yes, isOpen: true }
}

/** Under the 13th FYP, intensity was to fall: the end of a plan that is over, where the words look ahead from then. */
function yearThen(text: string, { verb, bare, time }: Governors): number | undefined {
  const governor = [verb, bare].find(cue => cue?.tense === 'future')
  const isThen = governor !== undefined && THEN.test(text.slice(governor.at, governor.end))
  return isThen && time?.tense === 'past' ? time.year : undefined
}

const THEN = /^(?:was|were|had)(?![a-z])|[a-z]ed(?![a-z])|sought|(?:target|goal|objective)s?(?![a-z])/i

function contextOf(context: ReadingContext, announced: Sentence['announced'], quantity: Quantity): ReadingContext {
  if (announced === undefined || announced.from > quantity.start) return context
  const { stance, due } = announced
  const year = yearNamed(due, context)
  const isOver = year !== undefined && yearStance(year, context) === 'past'
  return stance === undefined || isOver ? context : withStance(context, stance)
}

/** By 2020, … names the end of a plan even where that is over. */
function yearAnnounced({ due }: NonNullable<Sentence['announced']>, context: ReadingContext): number | undefined {
  return yearNamed(due, context) ?? yearDue(due, context)
}

/** The words of a sentence that may govern a quantity. */
interface Governors {
  /** The last finite verb before it. */
  verb?: TenseCue
  /** The last infinitive, gerund or participle before it. */
  bare?: TenseCue
  /** The last adverb of time before it. */
  time?: TenseCue
  /** The first verb behind it. */
  later?: TenseCue
  /** The first adverb of time behind it. */
  laterTime?: TenseCue
  /** now, currently stands before it. */
  now: boolean
}

function collectGovernors(
  { cues, text }: Scene,
  context: ReadingContext,
  quantity: Quantity,
  { start, end }: Sentence,
  firstCue: number,
): Governors {
  // Items of a list have no finite verb: CPI increase kept at around 3 percent;
  const isItem =
    /^\s*(?:[-–—•]|[a-z])/.test(text.slice(start, start + 4)) ||
    !/[.!?]\s*$/.test(text.slice(Math.max(start, end - 3), end))
  const words: Governors = { now: false }
  for (let at = firstCue; at < cues.length && at < firstCue + 200; at++) {
    const cue = cues[at]
    if (cue === undefined || cue.at >= end) break
    const isBefore = cue.at < quantity.start
    if (cue.rank === 'time') {
      if (isBefore) words.time = cue
      else words.laterTime ??= cue
    } else if (isBefore) {
      // We will cover workers insured by …: a participle behind a modal describes.
      const describes = cue.participle === true && !SUBORDINATE.test(text.slice(Math.max(start, cue.at - 60), cue.at))
      if (describes && words.verb?.tense === 'future') continue
      const isNow = NOW.test(text.slice(cue.at, cue.end))
      words.now ||= isNow
      if (cue.participle === true && context.aspirational === true && isItem) words.bare = cue
      else if (cue.rank === 'verb') {
        if (cue.tense === 'state' && words.verb?.tense === 'future' && !isNow) continue
        words.verb = cue
      } else words.bare = cue
    } else if ((cue.rank === 'verb' || isToBe(text, cue)) && cue.at < quantity.end + 90) words.later ??= cue
  }
  return words
}

/** A share of equipment to be produced at home: it may stand for the verb of what is before it. */
function isToBe(text: string, cue: TenseCue): boolean {
  return /^to be$/i.test(text.slice(cue.at, cue.end))
}

/** … a target of 5%, the same as in 2023, when the economy ⟨expanded⟩ */
const SUBORDINATE = /, (?:when|after) [^,;]{1,50}$/i

const NOW = /^(?:now|currently)$/i

function isForward(
  { text }: Scene,
  context: ReadingContext,
  quantity: Quantity,
  { start, end }: Sentence,
  { verb, bare, time, later, laterTime, now }: Governors,
): boolean {
  if (PAST_BEHIND.test(text.slice(quantity.end, quantity.end + 30))) return false
  // estimated at 39.6% in 2023, when that is over
  const then = /^ in ([12][0-9]{3})(?![0-9/–-])/.exec(text.slice(quantity.end, quantity.end + 9))?.[1]
  if (
    Number(then ?? Infinity) < (documentYear(context) ?? 0) &&
    !/(?:targets?|goals?|planned|aim(?:s|ed)?|objectives?)(?![a-z])[^,;]{0,60}$/i.test(
      text.slice(start, quantity.start),
    )
  )
    return false
  if (ESTIMATED_NOW.test(text.slice(start, Math.min(quantity.start, start + 160)))) return false
  // Halve the number of deaths: the quantity itself is the verb.
  if (
    quantity.kind === 'multiple' &&
    DOES_IT.test(text.slice(quantity.start, quantity.end)) &&
    isClauseStart(text, quantity.start)
  )
    return context.retrospective !== true
  let governor = verb
  if (verb === undefined && bare === undefined) {
    // More than half of all houses were built: a subject waits for its verb.
    if (time?.tense === 'past') return false
    if (later !== undefined && isSubject(text.slice(quantity.end, later.at))) governor = later
  }
  // Under the draft, which was tabled, 55% of workers should be trained: what a relative clause says is past it.
  if (
    governor?.tense === 'past' &&
    later?.tense === 'future' &&
    ASIDE.test(text.slice(Math.max(start, governor.at - 60), quantity.start)) &&
    isSubject(text.slice(quantity.end, later.at))
  )
    governor = later
  // has raised this to 30 percent by 2035: by a year that is still to come nothing was done yet
  if (
    governor?.tense === 'past' &&
    laterTime?.tense === 'future' &&
    context.retrospective !== true &&
    !/^(?:could|might|may)(?![a-z])/i.test(text.slice(governor.at, governor.end)) &&
    BY_THEN.test(text.slice(quantity.end, laterTime.at))
  )
    return true
  // a 14th FYP goal of 18 percent, when that plan is over
  if (governor && time?.tense === 'past' && isGoalOf(text, time, governor)) return false
  const aspirational = context.aspirational === true
  if (bare !== undefined && bare.at > (verb?.at ?? -1)) {
    if (bare.tense === 'future') {
      // to reach and Building yield to a past verb: GDP grew to reach …; after a plain state they lead on.
      if (verb?.tense === 'past') return false
      if (verb?.tense === 'future') return true
      if (/ing$/i.test(text.slice(bare.at, bare.end)))
        return aspirational || (context.retrospective !== true && isFragment(text, start, end))
      return context.retrospective !== true
    }
    if (verb?.tense === 'future') return true
    return aspirational && verb === undefined && time?.tense !== 'past' && laterTime?.tense !== 'past'
  }
  if (governor !== undefined) {
    if (governor.tense !== 'state') return governor.tense === 'future'
    if (now || DONE_BEHIND.test(text.slice(quantity.end, quantity.end + 12))) return false
    // Forest cover is maintained at 42%: as a plan puts it.
    const isKept = HELD.test(text.slice(Math.max(start, quantity.start - 40), quantity.start))
    if (isKept && context.period !== undefined && context.retrospective !== true) return true
    return time?.tense === 'future' || laterTime?.tense === 'future' || aspirational
  }
  // While yards built 300 ferries in 2020, output should exceed 500 by 2025: the year of another clause.
  const isOfAnother =
    later !== undefined &&
    laterTime !== undefined &&
    later.at < laterTime.at &&
    text.slice(quantity.end, later.at).includes(',')
  const when = time ?? (isOfAnother ? undefined : laterTime)
  if (aspirational) return when?.tense !== 'past'
  if (context.retrospective === true) return false
  if (when !== undefined) return when.tense === 'future'
  if (isLine(text, start, end, quantity)) return true
  return context.period !== undefined && (isEnumerated(text, start, end) || isBound(text, start, end, quantity))
}

/** GDP growth: around 5%: a line that bounds what it names sets it; what was reached is exact. */
function isLine(text: string, start: number, end: number, quantity: Quantity): boolean {
  const from = Math.max(start, quantity.start - 90)
  return (
    end - start < 120 &&
    LINE_BEFORE.test(text.slice(from, quantity.start)) &&
    LINE_BEHIND.test(text.slice(quantity.end, end))
  )
}

/** …; more than 270 airports, up from 241; 10,000 km of lines: parts without a verb go on with what the part before sets. */
export function goesOnBehindSemicolon(
  { text, cues }: Scene,
  last: Draft,
  { start }: Sentence,
  { start: at }: Quantity,
  firstCue: number,
): boolean {
  if (last.to !== start || text.charAt(start - 1) !== ';' || at - start >= 60) return false
  const end = (last.origin?.quantity ?? last.items.at(-1) ?? last.quantity).end
  if (/[0-9]/.test(text.slice(Math.max(end, last.tail ?? 0), start))) return false
  for (let i = firstCue; (cues[i]?.at ?? at) < at; i++)
    if (cues[i]?.rank !== 'time' || cues[i]?.tense === 'past') return false
  return true
}

/** Deficit: 4%, right below a line that sets something: the same. */
export function goesOnWithLines(text: string, last: Draft, { start, end }: Sentence, quantity: Quantity): boolean {
  return (
    last.to === start &&
    isLine(text, last.from, last.to, last.quantity) &&
    end - start < 120 &&
    PLAIN_LINE.test(text.slice(start, quantity.start)) &&
    LINE_BEHIND.test(text.slice(quantity.end, end))
  )
}

const PLAIN_LINE = /^\s*[-•●○*·–—]?\s*[A-Z][^:.;?!]{2,60}: ?$/
const LINE_BEFORE =
  /^\s*[-•●○*·–—]?\s*[A-Z][^:.;?!]{2,60}: ?(?:kept |held |maintained |up |down )?(?:around|about|approximately|roughly|at least|over|above|more than|(?:no|not) (?:less|more|lower|higher|fewer) than|within|below|under|up to|at most|[<>≥≤~+])(?: around| about)? ?$/
const LINE_BEHIND = /^(?! ?(?:in |during )?(?:19|20)[0-9]{2})[^.!?:(]{0,60}(?:\(|[.;]?\s*$)/

const DOES_IT = /^(?:double|triple|quadruple|halve)$/i

function isGoalOf(text: string, time: TenseCue, goal: TenseCue): boolean {
  return (
    goal.at >= time.end &&
    text.slice(time.end, goal.at).trim() === '' &&
    /^(?:goal|target|objective)/i.test(text.slice(goal.at, goal.end))
  )
}

/** R&D growth above 7%; pension coverage of 95%; forest cover of 24.1%: what a text on a plan lists without any verb. */
function isEnumerated(text: string, start: number, end: number): boolean {
  return text.charAt(end - 1) === ';' || text.charAt(start - 1) === ';'
}

/** Whether nothing parts a quantity from the verb behind it, whose subject it then belongs to. */
function isSubject(between: string): boolean {
  return (
    !/[,:]/.test(between.slice(0, 60).split(/ (?:and|or) /)[0] ?? '') &&
    !/(?<![a-z])(?:said|says?|respondents)(?![a-z])/i.test(between)
  )
}

/** A plan's line without a verb sets what it bounds or what it names: up to 80% penetration; 10% less waste; Forest coverage: 24.1%. */
function isBound(text: string, start: number, end: number, quantity: Quantity): boolean {
  const before = text.slice(Math.max(start, quantity.start - 30), quantity.start)
  const after = text.slice(quantity.end, quantity.end + 20)
  if (/(?<![A-Za-z])(?:with|including) (?:[a-z]+ ){0,2}$/i.test(before)) return false
  if (BOUND_BEFORE.test(before) || BOUND_BEHIND.test(after)) return true
  return (
    end - start < 160 &&
    !/[.!?]\s*$/.test(text.slice(Math.max(start, end - 3), end)) &&
    /^\s*[-•●○*·–—]?\s*[A-Z][^:,.]{2,120}: ?(?:[<>≥≤~+−-] ?)?$/.test(
      text.slice(Math.max(start, quantity.start - 130), quantity.start),
    )
  )
}

/** Currently, growth is projected at 3.9 percent: how things are thought to stand. */
const ESTIMATED_NOW =
  /^\s*(?:Currently|At present|As of now),? [^.;]{0,80} (?:is|are) (?:projected|estimated|expected) (?:at|to be) [^.;0-9]{0,20}$/i

const ASIDE = /, (?:which|who) [^,]{3,80}, (?:about |around |some |at least |more than |over )?$/

const BY_THEN = /^(?: of [a-z -]{2,30}| [a-z]{3,20}){0,2} by (?:the end of )?$/

/** 11.8 percent in the previous five years: when it was. */
const PAST_BEHIND = /^ (?:(?:in|during|over) the (?:past|previous|last) |last year)(?!\w* than)/i

/** is to be kept, in a plan, though it says is kept */
const HELD =
  /(?<![a-z])(?:is|are) (?:to be )?(?:maintained|kept|held|limited|capped|contained|stabili[sz]ed) (?:at|to|within|below|under|above)(?: around| about)? $/i

/** … where 15% was achieved */
const DONE_BEHIND = /^ (?:was|were|has been|had been) /

const BOUND_BEFORE =
  /[<>≥≤+] ?$|(?<![A-Za-z])from [^.;]{1,24} to (?:around |about )?$|(?<![A-Za-z])(?:up to|down(?: to)?|at least|more than|(?:no|not) (?:less|more|lower|higher|smaller|fewer) than|less than|below|within|over|in excess of|upwards of|by)(?: (?:about|around))? $/i
const BOUND_BEHIND = /^(?: [A-Za-z]+)? ?(?:or more|or less|fewer|less|lower|more|higher)(?![A-Za-z])/i

function isFragment(text: string, from: number, to: number): boolean {
  return to - from < 200 && /^\s*(?:[-•●○*·–—]\s*)?(?:\*\*)?[A-Z][a-z]+ing(?![a-z])/.test(text.slice(from, from + 30))
}
