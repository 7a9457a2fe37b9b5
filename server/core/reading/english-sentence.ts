// Cuts English text into sentences and list items, and says what a lead-in announces of those behind it.

import type { Due } from './due.ts'
import { announcedBy, type Stance } from './stance.ts'

/** A sentence, or an item that ends with a semicolon or a line. Offsets are UTF-16. */
export interface Sentence {
  readonly start: number
  readonly end: number
  /** Behind this colon stands what a lead-in of this sentence or of one before it announces: `the targets are: …; …;`. */
  /** By 2025, …; …; …: the year holds for all of them. */
  readonly announced?: { readonly from: number; readonly stance?: Stance; readonly due?: Due }
}

/** The sentences of `text`, in order, without gaps: a break stands behind . ! ? ; with a space and no abbreviation, and at lines. */
export function collectSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  let announced: Sentence['announced']
  for (const found of text.matchAll(LINE.test(text) ? BREAK_OR_LINE : BREAK)) {
    if (found[0] === '.' && isWithin(text, found.index)) continue
    announced = push(sentences, text, start, found.index + 1, announced)
    start = found.index + 1
  }
  if (start < text.length || sentences.length === 0) push(sentences, text, start, text.length, announced)
  return sentences
}

/** approx., 1.) */
function isWithin(text: string, at: number): boolean {
  return (
    ABBREVIATION.test(text.slice(Math.max(0, at - 7), at)) ||
    (text.charAt(at + 1) === ')' && /(?:^|\s)[0-9]{1,2}$/.test(text.slice(Math.max(0, at - 3), at)))
  )
}

const BREAK = /[!?;；。！？\n]|\.(?=[\s”"’)]|$)/g
/** GDP growth: around 5% CPI: around 2%: lines that Markdown joins. */
const LINE = /^\s*[A-Z][^.:;!?0-9]{1,60}: [^.:;!?]{0,30}[0-9]/
const BREAK_OR_LINE = new RegExp(
  `${BREAK.source}|(?<=[0-9%a-z)]) (?=[A-Z][A-Za-z&()/’' -]{1,60}: (?:[a-z]+ ){0,4}[$€¥A-Z]{0,3}[<>≥≤~+-]?[0-9])`,
  'g',
)
const ABBREVIATION =
  /(?:(?<![A-Za-z])(?:e\.g|i\.e|approx|No|Nos|vs|etc|Dec|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|U\.S|p\.a|Dr|Mr)|\.[a-z])$/i

/** Adds a sentence; what holds for the next is what was announced, unless a full stop ended it. */
function push(
  sentences: Sentence[],
  text: string,
  start: number,
  end: number,
  before: Sentence['announced'],
): Sentence['announced'] {
  const announced = findAnnouncement(text, start, end) ?? findYear(text, start) ?? before
  sentences.push(announced === undefined ? { start, end } : { start, end, announced })
  return /[;；\n]/.test(text.charAt(end - 1)) ? announced : undefined
}

/** 2035 outline, Central Document 2025 */
const OUTLINE =
  /(20[0-9]{2}) (?:outline|plan|blueprint|roadmap|strategy|vision|agenda)$|(?:Outline|Plan|Blueprint|Roadmap|Strategy|Vision|Agenda|Document) (20[0-9]{2})$/

function findYear(text: string, start: number): Sentence['announced'] {
  const year = /^\s*(?:[-–—•] ?)?By (?:the end of |end-|year-end )?(20[0-9]{2}),/i.exec(
    text.slice(start, start + 32),
  )?.[1]
  return year === undefined ? undefined : { from: start, due: Number(year) }
}

const GOALS_INCLUDE = /^\s*(?:[A-Z][a-z]+ ){0,3}(?:[a-z]+ ){0,3}(?:goals|targets|objectives|aims) include /i

function findAnnouncement(text: string, start: number, end: number): Sentence['announced'] {
  const colon = text.slice(start, Math.min(end, start + 300)).search(/[:：](?=\s)/)
  if (colon < 0) {
    // Goals include 300 km of roads; 5 ports; …
    const lead = GOALS_INCLUDE.exec(text.slice(start, Math.min(end, start + 80)))?.[0].length
    return lead === undefined ? undefined : { from: start + lead, stance: 'aspirational' }
  }
  // By 2020: exports exceed …; output reaches ….
  const year = /^\s*By (?:the end of |end-|year-end )?(20[0-9]{2})$/i.exec(text.slice(start, start + colon))?.[1]
  if (year !== undefined) return { from: start + colon, stance: 'aspirational', due: Number(year) }
  // The railways' 2035 outline: 200,000 km of track
  const outline = OUTLINE.exec(text.slice(start, start + colon))
  if (outline !== null) return { from: start + colon, stance: 'aspirational', due: Number(outline[1] ?? outline[2]) }
  const { stance, due } = announcedBy(text.slice(start, start + colon))
  if (stance === undefined) return undefined
  return due === undefined ? { from: start + colon, stance } : { from: start + colon, stance, due }
}
