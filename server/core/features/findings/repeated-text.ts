// `repeated-text`: a long paragraph that the document has already, letter for letter or nearly so, as a page that was copied twice has.

import type { Document } from '../../model/document.ts'
import type { Finding } from '../../model/finding.ts'
import type { RepeatedText } from '../../model/form-finding.ts'
import type { Range } from '../../model/meta.ts'
import type { Leaf } from '../../syntax/prose.ts'
import { type Kept, Slot } from '../../syntax/slot.ts'
import { lettersOf, likeness } from '../../text/sketch.ts'
import { keepRunFindings, NO_FINDINGS, type RunFindings } from './block-findings.ts'
import { findRepeated, type LongParagraph, longParagraphsIn } from './long-paragraphs.ts'

/** By runs: those paragraphs alone are looked at whose sketch comes twice. */
export function findRepeatedText(document: Document): readonly RunFindings[] {
  const { byRun, isRepeated } = findRepeated(document, longParagraphsIn(document))
  if (byRun.size === 0) return NONE
  const { list } = document
  const seen = new Map<number, Seen>()
  const all: RunFindings[] = list.runs.map(() => NO_FINDINGS)
  for (const [number, paragraphs] of byRun) {
    const run = list.runs[number]
    if (!run) continue
    const at = list.offsets[number] ?? 0
    const found = paragraphs.flatMap((paragraph): { index: number; finding: Finding }[] => {
      const keys = [paragraph.exact, ...paragraph.bands].filter(isRepeated)
      const first = findFirst(paragraph, keys, seen)
      const offset = at + (run.starts[paragraph.index] ?? 0)
      if (first) return [{ index: paragraph.index, finding: findingOf(paragraph, first, document.uri) }]
      const place = { start: offset + paragraph.start, end: offset + paragraph.end }
      for (const key of keys) if (!seen.has(key)) seen.set(key, { paragraph, place })
      return []
    })
    all[number] = keepRunFindings(IN_RUN, run, found)
  }
  return all
}

const NONE: readonly RunFindings[] = []
const IN_RUN = new Slot<Kept<RunFindings>>()

/** The first paragraph with some number of a sketch, and where it stands in the document. */
interface Seen {
  readonly paragraph: LongParagraph
  readonly place: Range
}

/** The first paragraph that says the same; the one with the same letters before one with nearly the same. */
function findFirst(
  paragraph: LongParagraph,
  keys: readonly number[],
  seen: ReadonlyMap<number, Seen>,
): (Seen & { readonly isExact: boolean }) | undefined {
  for (const key of keys) {
    const first = seen.get(key)
    const relation = first && relationOf(paragraph, first.paragraph)
    if (first && relation) return { ...first, isExact: relation === 'same' }
  }
  return undefined
}

type Relation = 'same' | 'near' | undefined

/** How many of a hundred grams nearly the same paragraphs share: a slip of the pen in sixty characters. */
const NEAR = 0.85

const RELATIONS = new WeakMap<Leaf, WeakMap<Leaf, { readonly is: Relation }>>()

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

const FINDINGS = new WeakMap<Leaf, RepeatedText>()

/** The very same finding as long as what it repeats stands where it stood. */
function findingOf(
  paragraph: LongParagraph,
  { place, isExact }: Seen & { readonly isExact: boolean },
  uri: string,
): RepeatedText {
  const known = FINDINGS.get(paragraph.leaf)
  const other = known?.others[0]
  if (known?.isExact === isExact && other?.start === place.start && other.end === place.end && other.uri === uri)
    return known
  const { start, end } = paragraph
  const finding: RepeatedText = { code: 'repeated-text', isExact, others: [{ uri, ...place }], start, end }
  FINDINGS.set(paragraph.leaf, finding)
  return finding
}
