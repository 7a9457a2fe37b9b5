// A document at one version: its blocks, where they stand, and what is read out of all of them together.

import { Block, cutBlocks, indexAt, recutBlocks } from '../syntax/block.ts'
import type { Mark } from '../syntax/mark.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import { nextBreak } from '../text/lines.ts'
import { collectContents } from './contents.ts'
import { type Meta, parseMeta } from './meta.ts'
import { collectSections, type Section, sectionAt } from './section.ts'
import { Slot } from './slot.ts'

/** Zero-based line and UTF-16 column. */
export interface Position {
  readonly line: number
  readonly character: number
}

/**
 * Immutable: {@link edit} gives a new document that shares every block which the edit left alone, and with it all
 * that was ever read out of that block. What concerns the whole is read on the first need and dropped with the document.
 */
export class Document {
  readonly uri: string
  readonly blocks: readonly Block[]
  #starts: Uint32Array | undefined
  #lines: Uint32Array | undefined
  #text: string | undefined
  #meta: Meta | undefined
  #definitions: ReadonlyMap<string, string> | undefined
  #toc: ReadonlySet<number> | undefined
  #sections: readonly Section[] | undefined
  readonly #values = new Map<object, unknown[]>()

  private constructor(uri: string, blocks: readonly Block[], text: string | undefined) {
    this.uri = uri
    this.blocks = blocks
    this.#text = text
  }

  static parse(uri: string, text: string): Document {
    return new Document(uri, cutBlocks(text), text)
  }

  /** This document with `[start, end)` replaced; offsets past the end count as the end. */
  edit(start: number, end: number, inserted: string): Document {
    const from = Math.max(0, Math.min(start, end, this.length))
    const to = Math.min(Math.max(start, end), this.length)
    const { at, removed, added } = recutBlocks(this.blocks, this.starts, from, to, inserted)
    const blocks = [...this.blocks.slice(0, at), ...added, ...this.blocks.slice(at + removed)]
    const next = new Document(this.uri, blocks, undefined)
    if (blocks[0] === this.blocks[0]) next.#meta = this.#meta
    const touched = [...added, ...this.blocks.slice(at, at + removed)]
    // Where labels come to mean something else, blocks that were not touched may read differently.
    if (touched.some(block => block.may.define) && !isSame(this.definitions, next.definitions)) return next
    next.#definitions = this.#definitions
    const gap = Array<undefined>(added.length).fill(undefined)
    for (const [slot, values] of this.#values) {
      next.#values.set(slot, [...values.slice(0, at), ...gap, ...values.slice(at + removed)])
    }
    return next
  }

  get text(): string {
    this.#text ??= this.blocks.map(block => block.source).join('')
    return this.#text
  }

  get length(): number {
    return this.starts[this.blocks.length] ?? 0
  }

  /** The offset at which each block starts, and the text's length behind the last. */
  get starts(): Uint32Array {
    if (!this.#starts) {
      const starts = new Uint32Array(this.blocks.length + 1)
      let at = 0
      let i = 0
      for (const block of this.blocks) {
        starts[i++] = at
        at += block.source.length
      }
      starts[i] = at
      this.#starts = starts
    }
    return this.#starts
  }

  /** The line on which each block starts. */
  get #startLines(): Uint32Array {
    if (!this.#lines) {
      const lines = new Uint32Array(this.blocks.length + 1)
      let at = 0
      let i = 0
      for (const block of this.blocks) {
        lines[i++] = at
        at += block.lineBreaks
      }
      lines[i] = at
      this.#lines = lines
    }
    return this.#lines
  }

  get lineCount(): number {
    return (this.#startLines[this.blocks.length] ?? 0) + 1
  }

  /** The index of the block that holds `offset`. */
  blockAt(offset: number): number {
    return indexAt(this.starts, this.blocks.length, offset)
  }

  startOf(block: number): number {
    return this.starts[block] ?? this.length
  }

  /** The offset of a position; a line past the end is the end, a column past the line's end is its end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0
    if (position.line >= this.lineCount) return this.length
    const index = indexAt(this.#startLines, this.blocks.length, position.line)
    const block = this.blocks[index]
    if (!block) return this.length
    const at = block.lineStarts[position.line - (this.#startLines[index] ?? 0)] ?? block.source.length
    const lineEnd = nextBreak(block.source, at)
    const end = lineEnd < 0 ? block.source.length : lineEnd
    return this.startOf(index) + Math.min(at + Math.max(0, position.character), end)
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.length))
    const index = this.blockAt(clamped)
    const inside = clamped - this.startOf(index)
    const starts = this.blocks[index]?.lineStarts ?? [0]
    const line = indexAt(starts, starts.length, inside)
    return { line: (this.#startLines[index] ?? 0) + line, character: inside - (starts[line] ?? 0) }
  }

  /** The facts of one block; offsets count from the block's start. */
  facts(index: number): BlockFacts {
    const block = this.blocks[index]
    return block ? block.facts(block.may.refer ? this.definitions : undefined) : new Block('').facts()
  }

  /** The values of a slot, one for each block; undefined where none has been worked out since the block was touched. */
  values<T>(slot: Slot<T>): (T | undefined)[] {
    let values = this.#values.get(slot) as (T | undefined)[] | undefined
    if (!values) {
      values = Array<T | undefined>(this.blocks.length).fill(undefined)
      this.#values.set(slot, values)
    }
    return values
  }

  /** All marks, block by block, with the offset of the block; blocks without one are passed over. */
  visitMarks(visit: (marks: readonly Mark[], at: number, facts: BlockFacts) => void): void {
    const values = this.values(MARKS)
    for (let index = 0; index < this.blocks.length; index++) {
      let marks = values[index]
      if (!marks) {
        const may = this.blocks[index]?.may
        const found = may?.mark || (may?.refer && this.definitions.size > 0) ? this.facts(index).marks : NO_MARKS
        marks = values[index] = found.length > 0 ? found : NO_MARKS
      }
      if (marks !== NO_MARKS) visit(marks, this.startOf(index), this.facts(index))
    }
  }

  get meta(): Meta {
    this.#meta ??= this.blocks[0]?.isFrontMatter ? parseMeta(this.blocks[0].source) : parseMeta('')
    return this.#meta
  }

  /** What link labels and `^footnote` labels stand for, as Markdown; the first definition of a label counts. */
  get definitions(): ReadonlyMap<string, string> {
    if (!this.#definitions) {
      const definitions = new Map<string, string>()
      for (const block of this.blocks) {
        if (!block.may.define) continue
        const facts = block.facts()
        for (const { label, source } of facts.definitions) if (!definitions.has(label)) definitions.set(label, source)
        for (const { label } of facts.footnoteDefinitions) definitions.set(`^${label}`, `[^${label}]: .`)
      }
      this.#definitions = definitions
    }
    return this.#definitions
  }

  /** The blocks of tables of contents, which repeat headings and count for nothing. */
  get toc(): ReadonlySet<number> {
    this.#toc ??= collectContents(this)
    return this.#toc
  }

  get sections(): readonly Section[] {
    this.#sections ??= collectSections(this)
    return this.#sections
  }

  /** The innermost section that holds `offset`, or undefined before the first heading. */
  sectionAt(offset: number): Section | undefined {
    return sectionAt(this.sections, offset)
  }
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([label, definition]) => b.get(label) === definition)
}

const MARKS = new Slot<readonly Mark[]>()
const NO_MARKS: readonly Mark[] = []
