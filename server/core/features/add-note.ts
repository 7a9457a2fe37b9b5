// Makes a note of selected words: a link around them with a code and a remark, or why none can stand there.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { encodeAddress, encodeTitle } from '../syntax/address.ts'
import { type Leaf, OBJECT, toText } from '../syntax/prose.ts'
import { oneLine } from './annotations.ts'
import type { Edit } from './code-action.ts'
import { enclose, placeLinks } from './link.ts'

/**
 * Why words cannot be a note: there are none; they are of several paragraphs, items or cells; they are in the front matter, in
 * code, HTML or a comment; they touch a mark; they begin or end inside other markup, such as a link of another kind.
 */
export type NoteRefusal = 'nothing' | 'blocks' | 'front-matter' | 'code' | 'mark' | 'markup' | 'code-name'

/** Where the link of a note goes. */
export interface NotePlace {
  /** What the link encloses, in the document: the words without white space at their ends. */
  readonly range: Range
  /** The words as a reader sees them. */
  readonly words: string
}

/** A code, and what the reader says; '' for nothing. */
export interface NewNote {
  readonly code: string
  readonly remark: string
}

/** The edits that make a note of the words in `range`: one at its start, one at its end. */
export function addNote(
  document: Document,
  range: Range,
  { code, remark }: NewNote,
): { readonly edits: readonly Edit[] } | { readonly refused: NoteRefusal } {
  const place = findNotePlace(document, range)
  if ('refused' in place) return place
  const name = code.trim()
  if (name === '' || name.length > LONGEST || ODD.test(name)) return { refused: 'code-name' }
  const said = oneLine(remark)
  const edits = enclose(place.range, `note:${encodeAddress(name)}${said === '' ? '' : ` "${encodeTitle(said)}"`}`)
  return readsBack(document, edits, name, said) ? { edits } : { refused: 'markup' }
}

/** Where the note of the words in `range` goes. */
export function findNotePlace(document: Document, range: Range): NotePlace | { readonly refused: NoteRefusal } {
  const words = document.slice(range.start, range.end)
  const start = range.start + words.length - words.trimStart().length
  const end = start + words.trim().length
  if (start >= end) return { refused: 'nothing' }
  const index = document.blockAt(start)
  const block = document.list.block(index)
  if (block?.isFrontMatter) return { refused: 'front-matter' }
  if (document.blockAt(end - 1) !== index) return { refused: 'blocks' }
  const at = document.startOf(index)
  const { leaves, marks } = document.facts(index)
  const inBlock = { start: start - at, end: end - at }
  const leaf = leaves.find(leaf => leaf.start < inBlock.end && inBlock.start < leaf.end)
  if (!leaf) return { refused: 'code' }
  if (inBlock.start < leaf.start || leaf.end < inBlock.end) {
    return leaves.some(other => other !== leaf && other.start < inBlock.end && inBlock.start < other.end)
      ? { refused: 'blocks' }
      : { refused: 'markup' }
  }
  if (inBlock.end - inBlock.start > LONGEST_WORDS) return { refused: 'markup' }
  if (marks.some(mark => mark.start < inBlock.end && inBlock.start < mark.end)) return { refused: 'mark' }
  const [link] = placeLinks(document, index, [{ start, end }]).links
  if (!link) return { refused: isObject(leaf, inBlock) ? 'code' : 'markup' }
  return { range: link, words: textIn(leaf, inBlock) }
}

/** So many characters a note may be about: whether a link can stand around more costs the parser seconds, and nobody means it. */
const LONGEST_WORDS = 20_000

/** Codes are names: no one needs a longer one. */
const LONGEST = 200
const ODD = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFD]/u

/** Whether the note is there, as it was meant, with all that stood beside it. */
function readsBack(document: Document, edits: readonly Edit[], code: string, remark: string): boolean {
  const [open, close] = edits
  if (!open || !close) return false
  const index = document.blockAt(open.start)
  const at = document.startOf(index)
  const block = document.list.block(index)
  if (!block) return false
  const { source } = block
  const [from, to] = [open.start - at, close.start - at]
  const text = source.slice(0, from) + open.text + source.slice(from, to) + close.text + source.slice(to)
  const before = document.facts(index)
  const after = block.as(text).facts(document.definitions)
  const mark = after.marks.find(({ start }) => start === from)
  return (
    mark?.kind === 'note' &&
    mark.id === code &&
    (mark.title ?? '') === remark &&
    after.marks.length === before.marks.length + 1 &&
    after.leaves.length === before.leaves.length &&
    after.leaves.every((leaf, i) => leaf.text === before.leaves[i]?.text)
  )
}

function isObject(leaf: Leaf, range: Range): boolean {
  const piece = leaf.pieces?.find(
    ({ source, sourceLength }) => source < range.end && range.start < source + sourceLength,
  )
  return piece !== undefined && leaf.text.slice(piece.text, piece.text + piece.length) === OBJECT
}

function textIn(leaf: Leaf, { start, end }: Range): string {
  return leaf.text.slice(toText(leaf, start) ?? 0, toText(leaf, end) ?? leaf.text.length).replaceAll(OBJECT, '')
}
