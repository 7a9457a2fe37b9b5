// Reads a document into what is compared: its sections, and the paragraphs, list items and table rows in them.

import type { Document } from '../../model/document.ts'
import type { Range } from '../../model/meta.ts'
import type { Section } from '../../model/section.ts'
import { stripNumber } from '../../syntax/leading-number.ts'
import { type Leaf, toSource } from '../../syntax/prose.ts'
import { fold, isWord } from '../../text/fold.ts'
import { countBefore } from '../../text/sorted.ts'
import type { PieceRef, SectionRef } from './changes.ts'
import { headingWords } from './heading-words.ts'

/** A piece with what is needed to compare it. */
export interface Piece extends PieceRef {
  /** What readers take for the same text has the same key: folded, without white space that parts no Latin words. */
  readonly key: string
  /** Readable characters without white space. */
  readonly characters: number
  readonly parts: readonly Part[]
}

/** `length` characters of a piece's text at `text`, which are those of a leaf at `from`; `at` is where its block starts. */
interface Part {
  readonly text: number
  readonly from: number
  readonly length: number
  readonly leaf: Leaf
  readonly at: number
}

/** The sections and pieces of a document. */
export interface Outline {
  readonly document: Document
  /** In order, behind a first one with the index -1 for what stands before them; so `nodes[i + 1]` has the index i. */
  readonly nodes: readonly SectionNode[]
  readonly pieces: readonly Piece[]
}

/** A section in the tree of an outline. */
export interface SectionNode {
  readonly ref: SectionRef
  /** The section's heading as it is compared: without number, folded. */
  readonly key: string
  readonly parent: number
  readonly children: readonly number[]
  /** The pieces that stand directly in it: `[from, to)` of the outline's pieces. */
  readonly own: readonly [from: number, to: number]
  /** All pieces below it, its own first. */
  readonly all: readonly [from: number, to: number]
}

/** How many blocks are read between two pauses. */
const STEP = 200

/** Reads an outline; headings are no pieces, and what has no letter and no digit is none. */
export function* readOutline(document: Document): Generator<undefined, Outline> {
  const { sections } = document
  const pieces: Piece[] = []
  let section = -1
  for (let index = 0; index < document.blocks.length; index++) {
    if (index % STEP === STEP - 1) yield
    if (document.blocks[index]?.isFrontMatter || document.toc.has(index)) continue
    const { leaves, tables } = document.facts(index)
    if (leaves.length === 0) continue
    const at = document.startOf(index)
    const rowOf = new Map<number, readonly number[]>()
    for (const { rows } of tables) for (const row of rows) for (const leaf of row) rowOf.set(leaf, row)
    for (let i = 0; i < leaves.length; i++) {
      const leaf = leaves[i]
      if (!leaf) continue
      const [start] = toSource(leaf, 0, leaf.text.length)
      while ((sections[section + 1]?.start ?? Number.POSITIVE_INFINITY) <= at + start) section++
      if (leaf.kind === 'heading' || sections[section]?.start === at + start) continue
      const row = rowOf.get(i)
      if (row && row[0] !== i) continue
      const group = row ? row.flatMap(cell => leaves[cell] ?? []) : [leaf]
      const kind = row ? 'row' : leaf.listDepth ? 'item' : 'paragraph'
      const piece = readPiece(group, at, kind, section, pieces.length)
      if (piece) pieces.push(piece)
    }
  }
  return { document, nodes: readNodes(document, pieces), pieces }
}

/** Where `[start, end)` of a piece's text stands in the document. */
export function placeIn(piece: Piece, start: number, end: number): Range {
  const first = partAt(piece, start)
  const last = end > start ? partAt(piece, end - 1) : first
  if (!first || !last) return { start: piece.start, end: piece.start }
  const [from] = toSource(
    first.leaf,
    first.from + start - first.text,
    first.from + Math.min(end - first.text, first.length),
  )
  const [, to] = toSource(
    last.leaf,
    last.from + Math.max(0, start - last.text),
    last.from + Math.max(0, end - last.text),
  )
  return { start: first.at + from, end: Math.max(first.at + from, last.at + to) }
}

/** Several pieces as one text, a line each. */
export function joinPieces(pieces: readonly Piece[]): Piece {
  const [first, ...others] = pieces
  if (!first || others.length === 0) return first ?? NO_PIECE
  let text = first.text
  const parts = [...first.parts]
  for (const piece of others) {
    text += '\n'
    for (const part of piece.parts) parts.push({ ...part, text: part.text + text.length })
    text += piece.text
  }
  return { ...first, text, parts, end: others.at(-1)?.end ?? first.end, key: comparisonKey(text) }
}

const NO_PIECE: Piece = {
  index: -1,
  section: -1,
  kind: 'paragraph',
  text: '',
  number: '',
  start: 0,
  end: 0,
  key: '',
  characters: 0,
  parts: [],
}

/** The part that holds an offset of the text; a tab between two cells counts as the end of the one before. */
function partAt({ parts }: Piece, offset: number): Part | undefined {
  return parts[Math.max(0, countBefore(parts, ({ text }) => text <= offset) - 1)]
}

/** The weight of each node with all that stands below it: characters of pieces, lengths of headings. */
export function weighNodes({ nodes, pieces }: Outline): Float64Array {
  const weights = new Float64Array(nodes.length)
  for (let node = nodes.length - 1; node >= 0; node--) {
    const { key, own, parent } = nodes[node] ?? { key: '', own: [0, 0], parent: -1 }
    let weight = (weights[node] ?? 0) + key.length
    for (let i = own[0] ?? 0; i < (own[1] ?? 0); i++) weight += pieces[i]?.characters ?? 0
    weights[node] = weight
    if (parent >= 0) weights[parent + 1] = (weights[parent + 1] ?? 0) + weight
  }
  return weights
}

function readPiece(
  leaves: readonly Leaf[],
  at: number,
  kind: Piece['kind'],
  section: number,
  index: number,
): Piece | undefined {
  const parts: Part[] = []
  let text = ''
  let number = ''
  leaves.forEach((leaf, i) => {
    const trimmed = leaf.text.trimEnd()
    const stripped = i === 0 ? stripNumber(trimmed) : { number: '', length: 0 }
    const from = stripped.length
    if (i === 0) number = stripped.number
    else text += '\t'
    parts.push({ text: text.length, from, length: trimmed.length - from, leaf, at })
    text += trimmed.slice(from)
  })
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined
  const [first, last] = [leaves[0], leaves.at(-1)]
  if (!first || !last) return undefined
  return {
    index,
    section,
    kind,
    text,
    number,
    start: at + first.start,
    end: at + last.end,
    key: comparisonKey(text),
    characters: countCharacters(text),
    parts,
  }
}

/** What readers take for the same text has the same key: folded, without white space that parts no Latin words. */
export function comparisonKey(text: string): string {
  const { units, length } = fold(text)
  let key = ''
  for (let i = 0; i < length; i++) {
    const unit = units[i] ?? 0
    if (unit === SPACE && !(isWord(units[i - 1] ?? 0) && isWord(units[i + 1] ?? 0))) continue
    key += String.fromCharCode(unit)
  }
  return key
}

const SPACE = 32

/** Characters without white space. */
function countCharacters(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code !== 32 && code !== 0x3000 && !(code >= 9 && code <= 13)) count++
  }
  return count
}

function readNodes(document: Document, pieces: readonly Piece[]): SectionNode[] {
  const { sections } = document
  const counts = [0]
  for (const { characters } of pieces) counts.push((counts.at(-1) ?? 0) + characters)
  const children: number[][] = [[], ...sections.map(() => [])]
  sections.forEach(({ parent }, index) => {
    children[parent + 1]?.push(index)
  })
  const headings = [0]
  for (const { title } of sections) headings.push((headings.at(-1) ?? 0) + countCharacters(title))
  const firstBehind = (offset: number): number => countBefore(pieces, ({ start }) => start < offset)
  const before = firstBehind(sections[0]?.start ?? document.length)
  const opening: SectionNode = {
    ref: {
      index: -1,
      title: '',
      words: '',
      number: '',
      path: [],
      isRepeated: false,
      depth: 1,
      start: pieces[0]?.start ?? 0,
      headingEnd: pieces[0]?.start ?? 0,
      end: sections[0]?.start ?? document.length,
      characters: counts[before] ?? 0,
    },
    key: '',
    parent: -1,
    children: [],
    own: [0, before],
    all: [0, before],
  }
  const paths: (readonly string[])[] = []
  const titles = sections.map(section => headingWords(document, section))
  const [seen, repeated] = [new Set<string>(), new Set<string>()]
  for (const title of titles) (seen.has(title) ? repeated : seen).add(title)
  const nodes = [opening]
  sections.forEach((section, index) => {
    const from = firstBehind(section.start)
    const behind = Math.min(section.end, sections[index + 1]?.start ?? document.length)
    const to = firstBehind(section.end)
    const path = section.parent < 0 ? [] : [...(paths[section.parent] ?? []), titles[section.parent] ?? '']
    paths.push(path)
    const inside = lastInside(sections, index)
    const characters = (counts[to] ?? 0) - (counts[from] ?? 0) + (headings[inside + 1] ?? 0) - (headings[index] ?? 0)
    const title = titles[index] ?? section.title
    const { number, length } = stripNumber(title)
    nodes.push({
      ref: {
        index,
        title,
        words: title.slice(length),
        number,
        path,
        isRepeated: repeated.has(title),
        depth: section.depth,
        start: section.start,
        headingEnd: section.headingEnd,
        end: section.end,
        characters,
      },
      key: comparisonKey(title.slice(length)),
      parent: section.parent,
      children: children[index + 1] ?? [],
      own: [from, firstBehind(behind)],
      all: [from, to],
    })
  })
  return nodes
}

/** The index of the last section below one, or its own. */
function lastInside(sections: readonly Section[], index: number): number {
  const end = sections[index]?.end ?? 0
  return Math.max(index, countBefore(sections, ({ start }) => start < end) - 1)
}
