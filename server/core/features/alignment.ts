// Sets two texts beside each other to be read in step: a plan and its translation or digest, or any two of a corpus.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { longestIncreasing } from '../text/increasing.ts'
import { alignPlaces } from './comparison/align-places.ts'
import { alignWording } from './comparison/align-wording.ts'
import { type Outline, readOutline } from './comparison/outline.ts'

/** A heading, paragraph, list item or table row of a text. */
export interface AlignedPart extends Range {
  readonly text: string
}

/** What belongs together: parts of both texts; one side is empty where the other has no counterpart. */
export interface AlignedGroup {
  readonly kind: 'heading' | 'piece'
  /** True where both texts have it in one order with the rest; what moved is in no step. */
  readonly isInOrder: boolean
  readonly before: readonly AlignedPart[]
  readonly after: readonly AlignedPart[]
}

/** Two texts at one version of each. Every part of both stands in exactly one group. */
export interface Alignment {
  readonly before: Document
  readonly after: Document
  /** Those that the first text has in its order, then those that the second alone has. */
  readonly groups: readonly AlignedGroup[]
}

/** Aligns two documents, in steps of some milliseconds; undefined where one is not in the corpus. */
export function* workOutAlignment(
  corpus: Corpus,
  beforeUri: string,
  afterUri: string,
): Generator<undefined, Alignment | undefined> {
  const [before, after] = [corpus.document(beforeUri), corpus.document(afterUri)]
  const languages = [beforeUri, afterUri].map(uri => corpus.symbols(uri)?.language)
  if (!before || !after) return undefined
  const one = yield* readOutline(before)
  yield
  const other = yield* readOutline(after)
  yield
  const { sections, pieces } =
    languages[0] === languages[1] ? yield* alignWording(one, other) : yield* alignPlaces(corpus.lexicon, one, other)
  yield
  const groups: Unordered[] = []
  for (const group of sections) {
    const [headsA, headsB] = [headings(one, group.before), headings(other, group.after)]
    if (headsA.length + headsB.length > 0) groups.push({ kind: 'heading', before: headsA, after: headsB })
  }
  for (const group of pieces)
    groups.push({
      kind: 'piece',
      before: group.before.flatMap(a => one.pieces[a] ?? []).map(partOf),
      after: group.after.flatMap(b => other.pieces[b] ?? []).map(partOf),
    })
  yield
  groups.sort((a, b) => placeOf(a) - placeOf(b))
  return { before, after, groups: markOrder(groups) }
}

/** The group that holds an offset of one side: the part there, else the nearest before it; undefined before the first. */
export function findGroup(alignment: Alignment, side: 'before' | 'after', offset: number): AlignedGroup | undefined {
  let found: AlignedGroup | undefined
  let nearest = -1
  for (const group of alignment.groups) {
    for (const { start } of group[side]) {
      if (start > offset || start < nearest) continue
      nearest = start
      found = group
    }
  }
  return found
}

type Unordered = Omit<AlignedGroup, 'isInOrder'>

function markOrder(groups: readonly Unordered[]): AlignedGroup[] {
  const paired = groups.flatMap((group, index) => {
    const [from, to] = [group.before[0], group.after[0]]
    return from && to ? [{ index, to: to.start, weight: 1 + Math.min(from.text.length, to.text.length) }] : []
  })
  // Places are made small: the tree is as large as the greatest of them.
  const ranks = new Map([...paired].sort((a, b) => a.to - b.to).map(({ index }, rank) => [index, rank]))
  const kept = longestIncreasing(
    paired.map(({ index }) => ranks.get(index) ?? 0),
    at => paired[at]?.weight ?? 0,
  )
  const inOrder = new Set(kept.map(at => paired[at]?.index))
  return groups.map((group, index) => ({ ...group, isInOrder: inOrder.has(index) }))
}

function headings({ nodes }: Outline, sections: readonly number[]): AlignedPart[] {
  return sections.flatMap(index => {
    const ref = index < 0 ? undefined : nodes[index + 1]?.ref
    return ref ? [{ start: ref.start, end: ref.headingEnd, text: ref.title }] : []
  })
}

function partOf({ start, end, number, text }: { number: string; text: string } & Range): AlignedPart {
  return { start, end, text: number === '' ? text : `${number} ${text}` }
}

function placeOf({ before }: Unordered): number {
  return before[0]?.start ?? Number.MAX_SAFE_INTEGER
}
