// The sections of a document: headings, and bold paragraphs which are chapters in fact.

import type { Block } from '../syntax/block.ts'
import { type Difference, indexAt } from '../syntax/block-list.ts'
import { type Numbering, parseNumbering, UNITS } from '../syntax/numbering.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import { type Leaf, toSource } from '../syntax/prose.ts'
import { type Columns, type Mapped, mapRuns } from '../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../syntax/slot.ts'
import { countBefore } from '../text/sorted.ts'
import type { Document } from './document.ts'

/** A heading and what stands under it. Offsets are into the document. */
export interface Section {
  /** The heading's words, number included. */
  readonly title: string
  readonly numbering: Numbering | undefined
  /** 1 for the outermost. */
  readonly depth: number
  /** The heading. */
  readonly start: number
  readonly headingEnd: number
  /** Where the next heading of the same or an outer depth starts, or the document ends. */
  readonly end: number
  /** Index of the section that holds this one, or -1. */
  readonly parent: number
  /** `heading`, or `bold` for a paragraph that is set in bold and numbered like a chapter. */
  readonly form: 'heading' | 'bold'
}

/** The innermost of `sections`, all of one document in order, that holds `offset`; undefined before the first heading. */
export function sectionAt(sections: readonly Section[], offset: number): Section | undefined {
  return sections[countBefore(sections, ({ start }) => start <= offset) - 1]
}

/** A heading of a block, or what stands for one. */
interface Head {
  readonly leaf: Leaf
  readonly numbering: Numbering | undefined
  /** The heading's words. */
  readonly title: string
}

const HEADS = new Slot<readonly Head[]>()
const NO_HEADS: readonly Head[] = []

/** The headings of one block, those in tables of contents too; kept with it. */
export function headsOf(document: Document, index: number): readonly Head[] {
  const block = document.list.block(index)
  return block ? headsIn(document, block) : NO_HEADS
}

/** The headings of a block of the document. */
export function headsIn(document: Document, block: Block): readonly Head[] {
  if (!block.may.head) return NO_HEADS
  const known = HEADS.get(block)
  if (known) return known
  const found = collectHeads(document.factsOf(block))
  return HEADS.set(block, found.length > 0 ? found : NO_HEADS)
}

/** A heading with the offset in its run at which its block starts. */
type PlacedHead = readonly [Head, number]

const RUN_HEADS = new Slot<Kept<readonly PlacedHead[]>>()

const ALL_HEADS = new Slot<Mapped<readonly PlacedHead[]>>()

/** The headings of each run, tables of contents left out. */
function headsByRun(document: Document): readonly (readonly PlacedHead[])[] {
  const columns: Columns = [document.list.runs, document.contentsByRun]
  return mapRuns(ALL_HEADS, document.lineage, [], columns, number => headsOfRun(document, number))
}

/** The headings of one run, tables of contents left out. */
function headsOfRun(document: Document, number: number): readonly PlacedHead[] {
  const { list, toc } = document
  const run = list.runs[number]
  if (!run?.may.head) return []
  const first = list.firsts[number] ?? 0
  return keep(RUN_HEADS, run, [document.contentsByRun[number]], () => {
    const heads: PlacedHead[] = []
    run.blocks.forEach((block, index) => {
      if (!block.may.head || toc.has(first + index)) return
      for (const head of headsIn(document, block)) heads.push([head, run.starts[index] ?? 0])
    })
    return heads
  })
}

/** A section wherever it stands; `next` is the index of the section at which it ends, or -1 for the document's end. */
interface Entry extends Pick<Section, 'title' | 'numbering' | 'depth' | 'parent' | 'form'> {
  readonly next: number
}

/** What the headings of a document say: the same one while no heading comes, goes or changes. */
export type Outline = readonly Entry[]

/** All headings, each with its depth and what it stands under. */
export function collectOutline(document: Document): Outline {
  const heads = headsByRun(document).flatMap(ofRun => ofRun.map(([head]) => head))
  const depths = depthsOf(heads)
  const open: number[] = []
  const entries: { -readonly [K in keyof Entry]: Entry[K] }[] = []
  heads.forEach(({ leaf, title, numbering }, index) => {
    const depth = depths[index] ?? 1
    while (open.length > 0 && (entries[open.at(-1) ?? 0]?.depth ?? 0) >= depth) {
      const closed = entries[open.pop() ?? 0]
      if (closed) closed.next = index
    }
    const form = leaf.kind === 'heading' ? 'heading' : 'bold'
    entries.push({ title, numbering, depth, parent: open.at(-1) ?? -1, form, next: -1 })
    open.push(index)
  })
  return entries
}

/**
 * The outline of `after`, which is `before` with a difference, all other blocks being in tables of contents or not as they were: the very
 * same one where no heading is part of it, and undefined where headings came, went or changed in what says how deep sections are.
 */
export function editOutline(
  before: Document,
  { at, removed, added }: Difference,
  after: Document,
): Outline | undefined {
  const headsOutside = (document: Document, blocks: readonly Block[]): readonly Head[] =>
    blocks.flatMap((block, index) => (document.toc.has(at + index) ? NO_HEADS : headsIn(document, block)))
  const old = headsOutside(before, removed)
  const now = headsOutside(after, added)
  if (old.length === 0 && now.length === 0) return before.outline
  if (old.length !== now.length || !old.every((head, i) => isAsDeep(head, now[i]))) return undefined
  const outline = [...before.outline]
  const first = before.heads.countBefore(at)
  for (const [i, { title, numbering }] of now.entries()) {
    const entry = outline[first + i]
    if (entry) outline[first + i] = { ...entry, title, numbering }
  }
  return outline
}

function isAsDeep({ leaf, numbering }: Head, other: Head | undefined): boolean {
  return leaf.kind === other?.leaf.kind && leaf.depth === other.leaf.depth && numbering?.unit === other.numbering?.unit
}

/** All sections in order. Headings inside tables of contents do not count. */
export function collectSections(document: Document): Section[] {
  const { outline } = document
  const places: [number, number][] = []
  headsByRun(document).forEach((heads, number) => {
    const at = document.list.offsets[number] ?? 0
    for (const head of heads) places.push(placeOf(head, at))
  })
  return outline.map((entry, index) =>
    sectionOf(entry, places[index] ?? [0, 0], places[entry.next]?.[0] ?? document.length),
  )
}

/** Field by field: a law has hundreds, and copying what is left of an object takes V8 many times as long. */
function sectionOf(entry: Entry, [start, headingEnd]: readonly [number, number], end: number): Section {
  const { title, numbering, depth, parent, form } = entry
  return { title, numbering, depth, parent, form, start, headingEnd, end }
}

function placeOf([{ leaf }, inRun]: PlacedHead, at: number): [number, number] {
  const [from, to] = toSource(leaf, 0, leaf.text.length)
  return [at + inRun + from, at + inRun + to]
}

/** The headings of a document by their place in its outline. */
export class HeadIndex {
  readonly #document: Document
  readonly #heads: readonly (readonly PlacedHead[])[]
  /** How many headings stand before each run. */
  readonly #before: Uint32Array

  constructor(document: Document) {
    this.#document = document
    this.#heads = headsByRun(document)
    this.#before = new Uint32Array(this.#heads.length + 1)
    for (let number = 0; number < this.#heads.length; number++)
      this.#before[number + 1] = (this.#before[number] ?? 0) + (this.#heads[number]?.length ?? 0)
  }

  /** The index in the outline of the innermost section that holds `offset`; -1 before the first heading. */
  at(offset: number): number {
    const { list } = this.#document
    const number = indexAt(list.offsets, list.runs.length, offset)
    const heads = this.#heads[number] ?? []
    let count = 0
    while (count < heads.length && (this.#startIn(number, heads[count]) ?? offset + 1) <= offset) count++
    return (this.#before[number] ?? 0) + count - 1
  }

  /** How many headings stand before a block. */
  countBefore(block: number): number {
    const { list } = this.#document
    const number = list.runOf(block)
    const inRun = list.runs[number]?.starts[block - (list.firsts[number] ?? 0)] ?? 0
    const heads = this.#heads[number] ?? []
    let count = 0
    while (count < heads.length && (heads[count]?.[1] ?? inRun) < inRun) count++
    return (this.#before[number] ?? 0) + count
  }

  /** The section with this index; undefined where there is none. */
  section(index: number): Section | undefined {
    const entry = this.#document.outline[index]
    const place = this.#placeOf(index)
    if (!entry || !place) return undefined
    return sectionOf(entry, place, this.#placeOf(entry.next)?.[0] ?? this.#document.length)
  }

  #placeOf(index: number): [number, number] | undefined {
    const { list } = this.#document
    if (index < 0) return undefined
    const number = indexAt(this.#before, list.runs.length, index)
    const head = this.#heads[number]?.[index - (this.#before[number] ?? 0)]
    return head && placeOf(head, list.offsets[number] ?? 0)
  }

  #startIn(number: number, head: PlacedHead | undefined): number | undefined {
    return head && placeOf(head, this.#document.list.offsets[number] ?? 0)[0]
  }
}

function collectHeads(facts: BlockFacts): Head[] {
  const heads: Head[] = []
  for (const leaf of facts.leaves) {
    if (leaf.kind === 'heading') {
      const title = leaf.text.trim()
      heads.push({ leaf, title, numbering: parseNumbering(title) })
    } else if (leaf.strong && leaf.kind === 'paragraph' && leaf.text.length <= 120) {
      const title = leaf.text.trim()
      const numbering = parseNumbering(title)
      if (numbering && UNITS.indexOf(numbering.unit) <= 3) heads.push({ leaf, title, numbering })
    }
  }
  return heads
}

/** A bold chapter stands as deep as headings with the same unit do, else one below the last heading of an outer unit. */
function depthsOf(heads: readonly Head[]): number[] {
  const byUnit = new Map<string, number>()
  for (const { leaf, numbering } of heads) {
    if (leaf.depth && numbering && !byUnit.has(numbering.unit)) byUnit.set(numbering.unit, leaf.depth)
  }
  const depths: number[] = []
  heads.forEach(({ leaf, numbering }, index) => {
    const known = leaf.depth ?? byUnit.get(numbering?.unit ?? '')
    if (known !== undefined) {
      depths.push(known)
      return
    }
    const rank = UNITS.indexOf(numbering?.unit ?? 'item')
    for (let i = index - 1; i >= 0; i--) {
      const outer = heads[i]
      const outerRank = outer?.numbering ? UNITS.indexOf(outer.numbering.unit) : -1
      if (outerRank < rank) {
        depths.push(Math.min(6, (depths[i] ?? 0) + 1))
        return
      }
      if (outerRank === rank) {
        depths.push(depths[i] ?? 1)
        return
      }
    }
    depths.push(1)
  })
  return depths
}
