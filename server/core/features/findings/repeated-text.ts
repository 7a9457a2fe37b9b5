// `repeated-text`: a long paragraph that the document has already, letter for letter or nearly so, as a page that was copied twice has.

import type { Document } from '../../model/document.ts'
import type { RepeatedText } from '../../model/form-finding.ts'
import type { Range } from '../../model/meta.ts'
import type { Run } from '../../syntax/block-list.ts'
import type { Leaf } from '../../syntax/prose.ts'
import { type Kept, Slot } from '../../syntax/slot.ts'
import { Beside } from '../../text/beside.ts'
import { lettersOf, likeness } from '../../text/sketch.ts'
import { keepRunFindings, NO_FINDINGS, type RunFindings } from './block-findings.ts'
import { type LongParagraph, type LongParagraphs, longParagraphsIn, type PlacedParagraph } from './long-paragraphs.ts'
import { type SketchIndex, sketchIndexOf } from './sketch-index.ts'

/**
 * By runs. A passage of several paragraphs that stands twice is one finding, at its first paragraph: where what is repeated goes on
 * from a paragraph to the next one, the next one is not named again.
 */
export function findRepeatedText(document: Document): readonly RunFindings[] {
  const { list } = document
  const paragraphs = longParagraphsIn(document)
  const index = sketchIndexOf(document, paragraphs)
  if (!index.hasRepeated) return NONE
  const repeats = list.runs.map((run, number) => repeatsIn(run, paragraphs[number] ?? NO_PARAGRAPHS, index))
  const { before, behind } = neighboursOf(repeats)
  return list.runs.map((run, number) => {
    const known = repeats[number] ?? NO_REPEATS
    const passages = passagesIn(run, paragraphs[number] ?? NO_PARAGRAPHS, known, before[number], behind[number], index)
    return passages.length > 0 ? findingsOf(run, passages, index, document.uri) : NO_FINDINGS
  })
}

function findingsOf(run: Run, passages: readonly Passage[], index: SketchIndex, uri: string): RunFindings {
  const findings = passages.flatMap(passage => {
    const place = index.placeOf(passage.first)
    return place ? [{ index: passage.index, finding: findingOf(passage, place, uri) }] : []
  })
  return keepRunFindings(IN_RUN, run, findings)
}

const NONE: readonly RunFindings[] = []
const IN_RUN = new Slot<Kept<RunFindings>>()

/** What a long paragraph repeats: the first one that says the same. */
interface Repeat {
  readonly first: LongParagraph
  readonly isExact: boolean
}

/** What each long paragraph of a run repeats; undefined for one that says something new. */
type Repeats = readonly (Repeat | undefined)[]

interface KnownRepeats {
  readonly paragraphs: LongParagraphs
  readonly stamp: object
  readonly repeats: Repeats
}

const REPEATS = new Slot<KnownRepeats>()
const NO_PARAGRAPHS: LongParagraphs = []
const NO_REPEATS: Repeats = []

/** Of one run; copies stand far from each other, so that each run is asked by itself whether anything about it changed. */
function repeatsIn(run: Run, paragraphs: LongParagraphs, index: SketchIndex): Repeats {
  if (paragraphs.length === 0) return NO_REPEATS
  const stamp = index.stampOf(run)
  const known = REPEATS.get(run)
  if (known?.paragraphs === paragraphs && known.stamp === stamp) return known.repeats
  const repeats = paragraphs.map(({ paragraph }) => repeatOf(paragraph, index))
  REPEATS.set(run, { paragraphs, stamp, repeats })
  return repeats
}

const REPEAT_OF = new Beside<LongParagraph, Repeat>()

/** With the same letters rather than with nearly the same. */
function repeatOf(paragraph: LongParagraph, index: SketchIndex): Repeat | undefined {
  const exact = index.firstWith(paragraph.exact)
  const first = exact && isRepeated(paragraph, exact) ? exact : nearlySame(paragraph, index)
  if (!first) return undefined
  const isExact = relationOf(paragraph, first) === 'same'
  const known = REPEAT_OF.get(paragraph)
  if (known?.first === first && known.isExact === isExact) return known
  const repeat = { first, isExact }
  REPEAT_OF.set(paragraph, repeat)
  return repeat
}

function nearlySame(paragraph: LongParagraph, index: SketchIndex): LongParagraph | undefined {
  for (const key of paragraph.bands) {
    const first = index.firstWith(key)
    if (first && isRepeated(paragraph, first)) return first
  }
  return undefined
}

function isRepeated(paragraph: LongParagraph, first: LongParagraph): boolean {
  return first !== paragraph && relationOf(paragraph, first) !== undefined
}

type ByRun = readonly (LongParagraph | undefined)[]

/** What the last long paragraph before each run repeats, and the first one behind it. */
function neighboursOf(repeats: readonly Repeats[]): { readonly before: ByRun; readonly behind: ByRun } {
  const before: (LongParagraph | undefined)[] = []
  const behind: (LongParagraph | undefined)[] = []
  let last: LongParagraph | undefined
  for (const run of repeats) {
    before.push(last)
    if (run.length > 0) last = run.at(-1)?.first
  }
  let next: LongParagraph | undefined
  for (const run of repeats.toReversed()) {
    behind.push(next)
    if (run.length > 0) next = run[0]?.first
  }
  return { before, behind: behind.reverse() }
}

/** Where a passage begins that the document has already. */
interface Passage extends PlacedParagraph {
  readonly first: LongParagraph
  readonly isExact: boolean
  /** Whether the next long paragraph belongs to it. */
  readonly goesOn: boolean
}

interface KnownPassages {
  readonly repeats: Repeats
  readonly before: LongParagraph | undefined
  readonly behind: LongParagraph | undefined
  readonly passages: readonly Passage[]
}

const PASSAGES = new Slot<KnownPassages>()
const NO_PASSAGES: readonly Passage[] = []

/** Of one run, between what is repeated before it and behind it. */
function passagesIn(
  run: Run,
  paragraphs: LongParagraphs,
  repeats: Repeats,
  before: LongParagraph | undefined,
  behind: LongParagraph | undefined,
  index: SketchIndex,
): readonly Passage[] {
  if (repeats.length === 0) return NO_PASSAGES
  const known = PASSAGES.get(run)
  if (known?.repeats === repeats && known.before === before && known.behind === behind) return known.passages
  const follows = (one: LongParagraph | undefined, other: LongParagraph | undefined): boolean =>
    one !== undefined && other !== undefined && index.isBefore(one, other)
  const passages = paragraphs.flatMap((placed, at): Passage[] => {
    const repeat = repeats[at]
    const last = at === 0 ? before : repeats[at - 1]?.first
    if (!repeat || follows(last, repeat.first)) return []
    const next = at === repeats.length - 1 ? behind : repeats[at + 1]?.first
    return [{ ...placed, ...repeat, goesOn: follows(repeat.first, next) }]
  })
  PASSAGES.set(run, { repeats, before, behind, passages })
  return passages
}

type Relation = 'same' | 'near' | undefined

/** How many of a hundred grams nearly the same paragraphs share: a slip of the pen in sixty characters. */
const NEAR = 0.85

const RELATIONS = new Beside<Leaf, WeakMap<Leaf, { readonly is: Relation }>>()

/** What two paragraphs are to each other: worked out once for two. */
function relationOf(one: LongParagraph, other: LongParagraph): Relation {
  const known = RELATIONS.get(one.leaf)?.get(other.leaf)
  if (known) return known.is
  const [a, b] = [lettersOf(one.leaf.text), lettersOf(other.leaf.text)]
  const is = a === b ? 'same' : isNear(one, other, a, b) ? 'near' : undefined
  const relations = RELATIONS.get(one.leaf) ?? new WeakMap<Leaf, { readonly is: Relation }>()
  RELATIONS.set(one.leaf, relations.set(other.leaf, { is }))
  return is
}

/** Paragraphs that differ in a number are two statements: 到2020年 and 到2025年. */
function isNear(one: LongParagraph, other: LongParagraph, a: string, b: string): boolean {
  if (!one.isLonger || !other.isLonger || numbersOf(a) !== numbersOf(b)) return false
  return likeness(a, b) >= NEAR
}

function numbersOf(letters: string): string {
  return letters.replace(/[^\d一二三四五六七八九十百千万亿零〇]+/g, ' ')
}

const FINDINGS = new Beside<LongParagraph, RepeatedText>()

/** The very same finding as long as what it repeats stands where it stood. */
function findingOf({ paragraph, isExact, goesOn }: Passage, place: Range, uri: string): RepeatedText {
  const known = FINDINGS.get(paragraph)
  const other = known?.others[0]
  const isSame = known?.isExact === isExact && known.goesOn === goesOn && other?.uri === uri
  if (isSame && other?.start === place.start && other.end === place.end) return known
  const { start, end } = paragraph
  const finding: RepeatedText = { code: 'repeated-text', isExact, goesOn, others: [{ uri, ...place }], start, end }
  FINDINGS.set(paragraph, finding)
  return finding
}
