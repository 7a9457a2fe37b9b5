// Finds the quantitative targets in a piece of plan text, and reads what a clause that is one says.

import { simplify } from '../text/fold.ts'
import { circlesAsZero } from '../text/numerals.ts'
import { unitAt } from '../text/unit-at.ts'
import { findChineseTargets } from './chinese-target.ts'
import { findEnglishTargets } from './english-target.ts'
import { readQualitativeBound } from './qualitative-bound.ts'
import { collectQuantities, isAmount, type Quantity } from './quantity.ts'
import { quantityFields, type ReadingContext, type TargetReading } from './target-reading.ts'

export type { ReadingContext, TargetReading } from './target-reading.ts'

/**
 * The quantitative targets in `text`, the readable text of one paragraph, list item, heading or table cell: in order,
 * none overlapping, none crossing the end of a sentence or a `；`; `[]` where there is none. A target looks ahead; what
 * was achieved, dates, thresholds, section numbers and idioms are left out. Linear in the length of `text`.
 */
export function findTargets(text: string, context: ReadingContext): TargetReading[] {
  return findReadings(text, context, false)
}

/** All values of something named in `text`, those that were achieved as well: neither tense nor form is questioned. In order. */
export function findStatements(text: string, context: ReadingContext): TargetReading[] {
  return findReadings(text, context, true)
}

/** In traditional characters the same is said: it is read as if it were in simplified ones, and named as it stands. */
function findReadings(text: string, context: ReadingContext, known: boolean): TargetReading[] {
  const plain = circlesAsZero(simplify(text))
  const readings = findPlainReadings(plain, context, known)
  return plain === text ? readings : readings.map(reading => namedAs(reading, text, plain))
}

function namedAs(reading: TargetReading, text: string, plain: string): TargetReading {
  const { indicator } = reading
  const isQuoted = indicator !== undefined && indicator.text === plain.slice(indicator.start, indicator.end)
  return isQuoted
    ? { ...reading, indicator: { ...indicator, text: text.slice(indicator.start, indicator.end) } }
    : reading
}

function findPlainReadings(text: string, context: ReadingContext, known: boolean): TargetReading[] {
  const quantities = collectQuantities(text)
  if (!quantities.some(isAmount)) return []
  const parts = splitByScript(text, context)
  // Nearly every text is in one language; a digest that quotes Chinese sentences is read piece by piece.
  return parts.flatMap(({ start, end, script }) => {
    const whole = start === 0 && end === text.length
    const piece = whole ? text : text.slice(start, end)
    const inside = whole
      ? quantities
      : quantities
          .filter(each => each.start >= start && each.end <= end)
          .map(each => ({ ...each, start: each.start - start, end: each.end - start }))
    const readings =
      script === 'zh'
        ? findChineseTargets(piece, inside, context, known)
        : findEnglishTargets(piece, inside, context, known)
    return start === 0 ? readings : readings.map(reading => moveReading(reading, start))
  })
}

/**
 * What `clause`, known to be a target, says: its best single reading, or `undefined` where it holds neither a value nor a
 * qualitative bound (高于GDP增长, in step with growth). Neither tense nor form is questioned; what
 * stands behind the first 2,000 characters is not read.
 */
export function readTarget(clause: string, context: ReadingContext): TargetReading | undefined {
  const written = clause.slice(0, LONGEST_CLAUSE)
  const text = circlesAsZero(simplify(written))
  const reading = readPlainTarget(text, context)
  return reading && text !== written ? namedAs(reading, written, text) : reading
}

function readPlainTarget(text: string, context: ReadingContext): TargetReading | undefined {
  const quantities = collectQuantities(text)
  const chinese = isChinese(text, context)
  const find = chinese ? findChineseTargets : findEnglishTargets
  const best = pickBest(find(text, quantities, context, true))
  if (best !== undefined) return best
  const qualitative = readQualitativeBound(text, context)
  if (qualitative !== undefined) return qualitative
  const last = quantities.findLast(isAmount)
  return last === undefined ? undefined : plainReading(text, last, context)
}

const LONGEST_CLAUSE = 2000

interface Part {
  start: number
  end: number
  script: 'zh' | 'en'
}

/** Runs of sentences in one script. */
function splitByScript(text: string, context: ReadingContext): Part[] {
  if (!HAN.test(text)) return [{ start: 0, end: text.length, script: 'en' }]
  if (!LATIN_WORDS.test(text)) return [{ start: 0, end: text.length, script: 'zh' }]
  const parts: Part[] = []
  const ends = [...text.matchAll(/[。！？\n]|[.!?](?=\s)/g)].map(found => found.index + 1)
  let start = 0
  for (const end of [...ends, text.length]) {
    if (end <= start) continue
    const script = isChinese(text.slice(start, end), context) ? 'zh' : 'en'
    const last = parts.at(-1)
    if (last?.script === script) last.end = end
    else parts.push({ start, end, script })
    start = end
  }
  return parts
}

/** Chinese says in one character what English says in four letters; a lone term in brackets does not make a sentence Chinese. */
function isChinese(text: string, context: ReadingContext): boolean {
  let han = 0
  let latin = 0
  for (let at = 0, end = text.length; at < end; at++) {
    const code = unitAt(text, at)
    if (code >= 0x3400 && code <= 0x9fff) han++
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin++
  }
  if (han === 0 && latin === 0) return context.language !== 'en'
  return han * 4 >= latin
}

const HAN = /[㐀-鿿]/
const LATIN_WORDS = /(?<![A-Za-z])[A-Za-z]{3,},? [A-Za-z]{2,},? [A-Za-z]{2,}/

/** The first value with an indicator of its own; a change that follows a level (达到5.5%，提高1个百分点) comes second. */
function pickBest(readings: readonly TargetReading[]): TargetReading | undefined {
  return readings.find(reading => reading.indicator !== undefined) ?? readings[0]
}

/** A reading of a piece of a text that starts at `by`, with offsets into all of it. */
export function moveReading(reading: TargetReading, by: number): TargetReading {
  const move = <T extends { start: number; end: number }>(span: T): T => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  })
  return {
    ...move(reading),
    quantity: move(reading.quantity),
    ...(reading.indicator === undefined ? {} : { indicator: move(reading.indicator) }),
    ...(reading.baseline === undefined ? {} : { baseline: move(reading.baseline) }),
    ...(reading.items === undefined ? {} : { items: reading.items.map(move) }),
  }
}

function plainReading(text: string, quantity: Quantity, context: ReadingContext): TargetReading {
  const reading: TargetReading = {
    start: 0,
    end: text.length,
    quantity: { start: quantity.start, end: quantity.end },
    ...quantityFields(quantity),
  }
  if (context.period !== undefined) reading.deadline = { year: context.period.to, from: 'period' }
  return reading
}
