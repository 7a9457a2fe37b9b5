// The sections of a document: headings, and bold paragraphs which are chapters in fact.

import { type Numbering, parseNumbering, UNITS } from '../syntax/numbering.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import { type Leaf, toSource } from '../syntax/prose.ts'
import type { Document } from './document.ts'
import { Slot } from './slot.ts'

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
  let low = 0
  let high = sections.length - 1
  let found: Section | undefined
  while (low <= high) {
    const middle = (low + high) >>> 1
    const section = sections[middle]
    if (section && section.start <= offset) {
      found = section
      low = middle + 1
    } else {
      high = middle - 1
    }
  }
  return found
}

/** A heading of a block, or what stands for one. */
interface Head {
  readonly leaf: Leaf
  readonly numbering: Numbering | undefined
}

const HEADS = new Slot<readonly Head[]>()
const NO_HEADS: readonly Head[] = []

/** The headings of one block, those in tables of contents too; kept beside it. */
export function headsOf(document: Document, index: number): readonly Head[] {
  const values = document.values(HEADS)
  const known = values[index]
  if (known) return known
  const found = document.blocks[index]?.may.head ? collectHeads(document.facts(index)) : NO_HEADS
  values[index] = found.length > 0 ? found : NO_HEADS
  return found
}

/** All sections in order. Headings inside tables of contents do not count. */
export function collectSections(document: Document): Section[] {
  const heads: (Head & { readonly at: number })[] = []
  for (let index = 0; index < document.blocks.length; index++) {
    const found = headsOf(document, index)
    if (found.length === 0 || document.toc.has(index)) continue
    for (const head of found) heads.push({ ...head, at: document.startOf(index) })
  }
  const depths = depthsOf(heads)
  const open: number[] = []
  const sections: { -readonly [K in keyof Section]: Section[K] }[] = []
  heads.forEach(({ leaf, at, numbering }, index) => {
    const depth = depths[index] ?? 1
    const [from, to] = toSource(leaf, 0, leaf.text.length)
    const start = at + from
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.depth ?? 0) >= depth) {
      const closed = sections[open.pop() ?? 0]
      if (closed) closed.end = start
    }
    sections.push({
      title: leaf.text.trim(),
      numbering,
      depth,
      start,
      headingEnd: at + to,
      end: document.length,
      parent: open.at(-1) ?? -1,
      form: leaf.kind === 'heading' ? 'heading' : 'bold',
    })
    open.push(index)
  })
  return sections
}

function collectHeads(facts: BlockFacts): Head[] {
  const heads: Head[] = []
  for (const leaf of facts.leaves) {
    if (leaf.kind === 'heading') {
      heads.push({ leaf, numbering: parseNumbering(leaf.text.trim()) })
    } else if (leaf.strong && leaf.kind === 'paragraph' && leaf.text.length <= 120) {
      const numbering = parseNumbering(leaf.text.trim())
      if (numbering && UNITS.indexOf(numbering.unit) <= 3) heads.push({ leaf, numbering })
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
