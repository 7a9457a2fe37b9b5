// Finds the quantitative targets of English text: which quantities belong together, and which of them look ahead.

import { isBare, isCandidate, isConversion } from './english-candidate.ts'
import { goesOnBehindSemicolon, goesOnWithLines, readForward } from './english-forward.ts'
import { writeReading } from './english-reading.ts'
import type { Draft, Scene } from './english-scene.ts'
import { collectSentences } from './english-sentence.ts'
import { collectEnglishCues } from './english-tense.ts'
import type { Quantity } from './quantity.ts'
import { type ReadingContext, type TargetReading, yearStance } from './target-reading.ts'

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
  const cues = known ? [] : collectEnglishCues(text, quantities, context)
  const scene: Scene = { text, quantities, context, known, cues }
  const sentences = collectSentences(text)
  const drafts: Draft[] = []
  let at = 0
  let cue = 0
  for (const [index, quantity] of quantities.entries()) {
    while ((sentences[at]?.end ?? Infinity) <= quantity.start) at++
    const sentence = sentences[at]
    if (sentence === undefined) break
    const { start: from, end: to } = sentence
    while (cue < cues.length && (cues[cue]?.at ?? 0) < from) cue++
    const last = drafts.at(-1)
    const role = readRole(scene, index, from, last?.from === from ? last : undefined)
    if (role.name === 'none' || role.name === 'base') continue
    if (role.name === 'item') {
      last?.items.push(quantity)
      continue
    }
    if (role.name === 'tail' || role.name === 'origin') {
      if (last !== undefined && role.name === 'tail') last.tail = role.end
      if (last !== undefined && role.name === 'origin') last.origin = { quantity, ...role.year }
      continue
    }
    const forward = known ? { yes: true } : readForward(scene, quantity, sentence, cue)
    const goesOn =
      last !== undefined &&
      (goesOnWithLines(text, last, sentence, quantity) || goesOnBehindSemicolon(scene, last, sentence, quantity, cue))
    if (!forward.yes && !goesOn) continue
    drafts.push({
      quantity,
      index,
      items: [quantity],
      from,
      to,
      ...(role.base === undefined ? {} : { base: role.base }),
      ...(forward.year === undefined ? {} : { year: forward.year }),
      ...(forward.isOpen === undefined ? {} : { isOpen: forward.isOpen }),
    })
  }
  const readings: TargetReading[] = []
  for (const [number, draft] of drafts.entries()) {
    const reading = writeReading(scene, draft, readings.at(-1), drafts[number + 1])
    if (reading === undefined) continue
    // By 2030 …. Farms must …: in one paragraph a year goes on, where nothing else says by when.
    const before = readings.at(-1)?.deadline
    const goesOn = before?.from === 'text' && yearStance(before.year, context) !== 'past'
    if (!known && goesOn && reading.deadline === undefined && draft.isOpen !== true) reading.deadline = before
    readings.push(reading)
  }
  return readings
}

/** `tail`: said of the target before, up to `end`; `origin`: what the target before starts from; `base`: what the next does. */
type Role =
  | { name: 'none' }
  | { name: 'base' }
  | { name: 'item' }
  | { name: 'tail'; end: number }
  | { name: 'origin'; year: { year?: number } }
  | { name: 'target'; base?: Quantity }

/** `last` is the target before in the same sentence. */
function readRole(scene: Scene, index: number, from: number, last: Draft | undefined): Role {
  const { text, quantities } = scene
  const quantity = quantities[index]
  if (quantity === undefined) return { name: 'none' }
  const next = neighbour(text, quantities, index, 1)
  if (last !== undefined && !(next !== undefined && isBase(text, quantity, next))) {
    const said = readSaidOf(scene, last, quantity)
    if (said !== undefined) return said
  }
  // will reach 20, 15 and 30: what stands before the first holds of all.
  const isNext = last !== undefined && isListed(text, last, quantity)
  if (isNext && isBare(quantity)) return { name: 'item' }
  if (!isCandidate(scene, quantity, from)) return { name: 'none' }
  if (isNext) return { name: 'item' }
  if (next !== undefined && isBase(text, quantity, next)) return { name: 'base' }
  const before = neighbour(text, quantities, index, -1)
  return before !== undefined && before.start >= from && isBase(text, before, quantity)
    ? { name: 'target', base: before }
    : { name: 'target' }
}

/** Whether the quantity is a conversion, the change or the origin of the target right before it. */
function readSaidOf({ text, context }: Scene, last: Draft, quantity: Quantity): Role | undefined {
  const end = last.tail ?? last.items.at(-1)?.end ?? last.quantity.end
  if (quantity.start < end || quantity.start - end > 90) return undefined
  const gap = text.slice(end, quantity.start)
  const after = text.slice(quantity.end, quantity.end + 40)
  if (isConversion(text, quantity)) {
    if (!/^ ?[(/][a-z. ]{0,20}$/i.test(gap)) return undefined
    return { name: 'tail', end: quantity.end + (/^ ?\)/.exec(after)?.[0].length ?? 0) }
  }
  if (/^(?:year|date|ordinal)$/.test(quantity.kind)) return undefined
  // 1 billion tce (10亿吨标准煤左右): once more, in Chinese.
  const again =
    quantity.script === 'zh' && /^ ?[(（](?:约|近|超过|大约)?$/.test(gap) ? /^[^()（）]{0,8}[)）]/.exec(after) : null
  if (again !== null) return { name: 'tail', end: quantity.end + again[0].length }
  const isLike = quantity.kind === last.quantity.kind || isBare(quantity)
  if (isLike) {
    const bracketed = ORIGIN_IN_BRACKET.exec(gap)
    const named = bracketed?.[1] ?? bracketed?.[2] ?? /^ in ([12][0-9]{3})\)/.exec(after)?.[1]
    if (named !== undefined && /[（(][^()（）]{0,24}$/.test(gap) && yearStance(Number(named), context) !== 'future')
      return { name: 'origin', year: { year: Number(named) } }
    // (8.78 GW at present)
    if (
      /^[^()]{0,24}\((?:currently |now |presently )?(?:about |around |some )?$/.test(gap) &&
      (NOW_BEHIND.test(after) || /(?:currently|now|presently) /.test(gap))
    )
      return { name: 'origin', year: {} }
    const origin = ORIGIN.exec(gap)
    if (origin !== null) {
      const year = origin[1] ?? /^ (?:in|by) (?:the )?(?:end of )?([12][0-9]{3})(?![0-9])/.exec(after)?.[1]
      return { name: 'origin', year: year === undefined ? {} : { year: Number(year) } }
    }
  }
  // 1.4 trillion jin or 700 million tonnes: once more, in another unit.
  // US$9,300 or 300,000 baht
  if (
    quantity.kind === 'money' &&
    last.quantity.kind === 'money' &&
    quantity.base !== last.quantity.base &&
    /^,? or (?:about |around )?(?:[A-Z]{1,3})?$/.test(gap)
  )
    return { name: 'tail', end: quantity.end }
  const isAlso =
    /^(?:,? or| ?\(or| ?\() ?(?:about |around |roughly |approximately |some |nearly )?$/i.test(gap) &&
    quantity.kind === 'measure'
  if (isAlso && last.quantity.kind === 'measure' && quantity.base !== last.quantity.base)
    return { name: 'tail', end: quantity.end }
  const behind = /^,? an? $/i.test(gap) ? CHANGE_BEHIND.exec(after)?.[0] : undefined
  if (behind !== undefined) return { name: 'tail', end: quantity.end + behind.length }
  const change = CHANGE.test(gap)
    ? ''
    : /^,? (?:which is )?(?:about |over |nearly )?$/.test(gap)
      ? MORE_THAN.exec(after)?.[0]
      : undefined
  return change === undefined ? undefined : { name: 'tail', end: quantity.end + change.length }
}

const ORIGIN_IN_BRACKET =
  /\((?:in )?([12][0-9]{3})(?: level| target)?[:,]? (?:about |around |over |nearly |just |some )?$|[（(]([12][0-9]{3})年[底末]?[为是约达:：]? ?$/
const NOW_BEHIND =
  /^ (?:at present|now|today|currently|at the moment|this year|last year|as (?:of|at) [A-Za-z0-9 -]{4,20})\)/
/** , up from the 2020 level of just; from; compared with */
const ORIGIN =
  /(?:^(?: of (?:the )?(?:GDP|gross domestic product|economy|total|population))?,? ?(?:(?:by|in) (?:the )?(?:end of )?[12][0-9]{3}(?:[/–-][0-9]{2,4})?(?: fiscal year)?,? )?\(?from|(?:up|down|rising|falling)(?: sharply)? from|an? (?:improvement|increase|rise|decrease|drop|decline|reduction) (?:from|on|over)|compared (?:with|to)|against) (?:the |an? )?(?:(?:current|present|existing|revised|estimated) )?(?:([12][0-9]{3}) )?(?:(?:level|figure|rate|share) of )?(?:just |only |about |around |nearly |almost |some |over )?$/i
/** , an increase of; , up */
const CHANGE =
  /^(?: (?:in|of|for) [^.;,:0-9]{1,60}(?=,))?(?:,|,? which is|, or|,? representing|,? marking)? (?:(?:an? )?(?:year-on-year |further |net )?(?:increase|decrease|rise|drop|reduction|cut) of|up|down)(?: by)? (?:about |around |nearly |almost |over |more than |an additional )?$/i
/** , an ⟨8 percentage point⟩ increase */
const CHANGE_BEHIND = /^[ -](?:increase|decrease|rise|drop|reduction|cut|improvement|gain)(?![A-Za-z])/i
/** ⟨300 billion yuan⟩ more than last year */
const MORE_THAN =
  /^ (?:more|less|higher|lower|fewer) than (?:in )?(?:the )?(?:last year|previous year|a year earlier|[12][0-9]{3}|[a-z]+ (?:year|plan|period))(?![A-Za-z])/i

/** per 100,000 births */
const OF_SO_MANY = /(?<![a-z])(?:per|every|each) $/i

/** The next quantity in a direction that is no year and no conversion in brackets. */
function neighbour(text: string, quantities: readonly Quantity[], index: number, step: 1 | -1): Quantity | undefined {
  const here = quantities[index]
  for (let at = index + step; at >= 0 && at < quantities.length && Math.abs(at - index) <= 3; at += step) {
    const each = quantities[at]
    if (each === undefined || each.kind === 'year' || each.kind === 'date' || each.kind === 'ordinal') continue
    if (OF_SO_MANY.test(text.slice(Math.max(0, each.start - 10), each.start))) continue
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
  // 20 libraries, 15 museums: each says what it counts.
  if (previous.kind === 'count' && previous.unit !== '' && quantity.unit !== '') return false
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
  // to 0.65 from 0.601 and the literacy rate to 78%: what follows is another one.
  if (
    /^,? and (?:the |its )?[a-z][a-z -]{3,60} to (?:[a-z]+ )?$/i.test(gap) &&
    /(?<![a-z])to [^;,]{1,24} from (?:the )?$/i.test(text.slice(Math.max(0, base.start - 40), base.start))
  )
    return false
  const before = text.slice(Math.max(0, base.start - 40), base.start)
  const reaches =
    /(?:^|[^A-Za-z])to (?:an (?:annual )?average of |over |more than |at least |around |about |approximately |a |an |no more than |no less than |nearly |almost |up to |between |below |less than |roughly |some )?$/i.test(
      gap,
    )
  if (
    /(?<![A-Za-z])from (?:the )?(?:(?:current|present|existing|level of|current level of|[12][0-9]{3}(?: level of| figure of)?|about|around|over|just|only|approximately|a|an|its|less than|more than|under|some|nearly|almost) ){0,4}$/i.test(
      before,
    )
  )
    return reaches
  return reaches && base.kind === value.kind && /(?:current|present|existing)[a-z ]{0,30}$/i.test(before)
}
