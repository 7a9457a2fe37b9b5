// Puts annotations that were exported back into a document as marks, where their words stand beyond doubt, and nowhere else.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import type { LeafPlace, PlainText } from '../model/plain-text.ts'
import { encodeAddress, encodeTitle } from '../syntax/address.ts'
import { Block } from '../syntax/block.ts'
import { toText } from '../syntax/prose.ts'
import { append } from '../text/long-list.ts'
import { isSameName, type MarkName, nameOfMark } from './annotations.ts'
import type { Edit } from './code-action.ts'
import { enclose, placeLinks } from './link.ts'

/** What is to be marked, and how its words are known again. */
export interface WantedAnnotation extends MarkName {
  readonly exact: string
  /** '' where it is not said what stands around the words. */
  readonly prefix: string
  readonly suffix: string
  /** Where the words stood in the plain text that the annotation was made of, in UTF-16. */
  readonly position: Range | undefined
}

/**
 * What became of an annotation. Stale: its words are gone, stand in several places, or are others where they should be. Refused:
 * they are of several paragraphs or cells, touch another mark or link, or Markdown has no place for a link around them.
 */
export type Placement =
  | { readonly outcome: 'placed' | 'existing' }
  | { readonly outcome: 'stale'; readonly reason: 'gone' | 'several' | 'others' }
  | { readonly outcome: 'refused'; readonly reason: 'nothing' | 'paragraphs' | 'overlap' | 'markup' }

/** In the order of what was wanted. */
export interface Placed {
  readonly placements: readonly Placement[]
  readonly edits: readonly Edit[]
}

/**
 * The edits that mark what is wanted. Where the text is the one that the annotations were made of (`isSameText`), words are where they
 * were; else they are where the quotation with its surroundings stands exactly once. What is marked so already stays.
 */
export function* placeAnnotations(
  document: Document,
  plain: PlainText,
  wanted: readonly WantedAnnotation[],
  isSameText: boolean,
): Generator<undefined, Placed> {
  const placements: (Placement | undefined)[] = wanted.map(() => undefined)
  const byBlock = new Map<number, Candidate[]>()
  const seen = new Set<string>()
  for (const [i, annotation] of wanted.entries()) {
    yield
    const words = findWords(plain, annotation, isSameText)
    if ('outcome' in words) {
      placements[i] = words
      continue
    }
    const place = plain.toSource(words)
    if (typeof place === 'string') {
      placements[i] = { outcome: 'refused', reason: place }
      continue
    }
    const key = JSON.stringify([
      words.start,
      words.end,
      annotation.kind,
      annotation.id,
      annotation.fragment ?? '',
      annotation.title,
    ])
    if (seen.has(key)) placements[i] = { outcome: 'existing' }
    else byBlock.set(place.block, [...(byBlock.get(place.block) ?? []), { i, annotation, words, place }])
    seen.add(key)
  }
  const edits: Edit[] = []
  for (const [block, candidates] of [...byBlock].sort(([a], [b]) => a - b)) {
    yield
    append(edits, markBlock(document, plain, block, candidates, placements))
  }
  return { placements: placements.map(placement => placement ?? NO_PLACE), edits }
}

const NO_PLACE: Placement = { outcome: 'refused', reason: 'markup' }

interface Candidate {
  readonly i: number
  readonly annotation: WantedAnnotation
  /** In the plain text. */
  readonly words: Range
  readonly place: LeafPlace
}

function findWords(
  plain: PlainText,
  { exact, prefix, suffix, position }: WantedAnnotation,
  isSameText: boolean,
): Range | Placement {
  if (exact === '') return { outcome: 'refused', reason: 'nothing' }
  if (isSameText && position) {
    const isThere = plain.text.slice(position.start, position.end) === exact
    return isThere ? position : { outcome: 'stale', reason: 'others' }
  }
  const whole = prefix + exact + suffix
  const first = plain.text.indexOf(whole)
  if (first < 0) return { outcome: 'stale', reason: 'gone' }
  if (plain.text.indexOf(whole, first + 1) >= 0) return { outcome: 'stale', reason: 'several' }
  const start = first + prefix.length
  return { start, end: start + exact.length }
}

/** Marks words of one block: what cannot be marked beside the others is left out, first come first served. */
function markBlock(
  document: Document,
  plain: PlainText,
  index: number,
  candidates: readonly Candidate[],
  placements: (Placement | undefined)[],
): readonly Edit[] {
  const at = document.startOf(index)
  const taken: { readonly words: Range; readonly name: MarkName | undefined }[] = document
    .facts(index)
    .marks.flatMap(mark => {
      const words = plain.fromSource(index, mark.textStart, mark.textEnd)
      return words ? [{ words, name: nameOfMark(mark) }] : []
    })
  const free: Candidate[] = []
  for (const candidate of candidates) {
    const { words, annotation, i } = candidate
    const over = taken.find(one => one.words.start < words.end && words.start < one.words.end)
    if (!over) {
      free.push(candidate)
      taken.push({ words, name: undefined })
    } else {
      const isThere =
        over.name &&
        isSameName(over.name, annotation) &&
        over.words.start === words.start &&
        over.words.end === words.end
      placements[i] = isThere ? { outcome: 'existing' } : { outcome: 'refused', reason: 'overlap' }
    }
  }
  const { links } = placeLinks(
    document,
    index,
    free.map(({ place }) => place.source),
  )
  let linked = free.flatMap((candidate, k): Linked[] => {
    const link = links[k]
    return link ? [{ ...candidate, link: { start: link.start - at, end: link.end - at } }] : []
  })
  linked.sort((a, b) => a.link.start - b.link.start)
  // What reads back otherwise than it was meant is left out, and the others are tried once more.
  for (let round = 0; round < ROUNDS && linked.length > 0; round++) {
    const wrong = misread(document, index, linked)
    if (wrong.size === 0) {
      for (const { i } of linked) placements[i] = { outcome: 'placed' }
      return linked.flatMap(({ link, annotation }) =>
        enclose({ start: at + link.start, end: at + link.end }, addressOf(annotation)),
      )
    }
    linked = linked.filter(one => !wrong.has(one))
  }
  return []
}

const ROUNDS = 4

/** With the range in the block that the link encloses. */
interface Linked extends Candidate {
  readonly link: Range
}

/** Those that do not read as they were meant; all of them where something else has changed. */
function misread(document: Document, index: number, linked: readonly Linked[]): Set<Linked> {
  const block = document.list.block(index)
  const source = block?.source ?? ''
  let text = ''
  let last = 0
  const starts = linked.map(({ link, annotation }) => {
    const [open, close] = enclose(link, addressOf(annotation))
    const start = text.length + link.start - last
    text +=
      source.slice(last, link.start) + (open?.text ?? '') + source.slice(link.start, link.end) + (close?.text ?? '')
    last = link.end
    return start
  })
  text += source.slice(last)
  const before = document.facts(index)
  const after = (block ?? new Block('')).as(text).facts(document.definitions)
  const isSame =
    after.leaves.length === before.leaves.length &&
    after.leaves.every((leaf, i) => leaf.text === before.leaves[i]?.text) &&
    after.marks.length === before.marks.length + linked.length
  const marks = new Map(after.marks.map(mark => [mark.start, mark]))
  const wrong = linked.filter(({ annotation, place: { leaf, words } }, k) => {
    const mark = marks.get(starts[k] ?? -1)
    const around = after.leaves[leaf]
    if (!mark || !around || !isSameName(nameOfMark(mark), annotation)) return true
    return (toText(around, mark.textStart) ?? 0) !== words.start || (toText(around, mark.textEnd) ?? 0) !== words.end
  })
  return new Set(isSame || wrong.length > 0 ? wrong : linked)
}

/** What stands between the brackets of the link. */
function addressOf({ kind, id, fragment, title }: MarkName): string {
  const behind = fragment === undefined ? '' : `#${encodeAddress(fragment)}`
  return `${kind}:${encodeAddress(id)}${behind}${title === '' ? '' : ` "${encodeTitle(title)}"`}`
}
