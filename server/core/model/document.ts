// A document at one version: its blocks, where they stand, and what is read out of all of them together.

import { Block, cutBlocks, recutBlocks } from '../syntax/block.ts'
import { BlockList, type Difference, indexAt, type Run } from '../syntax/block-list.ts'
import { Gone } from '../syntax/gone.ts'
import type { Mark } from '../syntax/mark.ts'
import type { BlockFacts, LinkDefinition } from '../syntax/parse-block.ts'
import { type Keeper, Slot } from '../syntax/slot.ts'
import { Columns, type ColumnUnit } from '../text/column-units.ts'
import { breakBefore, nextBreak } from '../text/lines.ts'
import { areMoved, type Contents, collectContents, moveContents } from './contents.ts'
import { glossaryFormatOf } from './glossary-format.ts'
import { type Meta, parseMeta } from './meta.ts'
import { collectOutline, collectSections, editOutline, HeadIndex, type Outline, type Section } from './section.ts'

/** Zero-based line and column, the latter in the document's {@link Document.unit}. */
export interface Position {
  readonly line: number
  readonly character: number
}

/**
 * Immutable: {@link edit} gives a new document that shares every block which the edit left alone, and with it all
 * that was ever read out of that block. What concerns the whole is read on the first need, and handed on to the next version
 * where the edit cannot have changed it.
 */
export class Document {
  readonly uri: string
  readonly list: BlockList
  /** What columns are counted in; offsets are UTF-16. */
  readonly unit: ColumnUnit
  /** Shared by all versions of a text: keeps what was worked out of the last one, for the next ({@link mapRuns}). */
  readonly lineage: Keeper
  /** What may come back with the next edits. */
  #gone: Gone | undefined
  #text: string | undefined
  #meta: Meta | undefined
  #definitions: ReadonlyMap<string, string> | undefined
  #addressedDefinitions: ReadonlyMap<string, string> | undefined
  #contents: Contents | undefined
  #withContents: readonly string[] | undefined
  #outline: Outline | undefined
  #sections: readonly Section[] | undefined
  #heads: HeadIndex | undefined
  /** The columns in which portions of lines start, in units that take time to count. */
  readonly #columns = new Map<number, number>()

  private constructor(uri: string, list: BlockList, unit: ColumnUnit, lineage: Keeper, text?: string) {
    this.uri = uri
    this.unit = unit
    this.list = list
    this.lineage = lineage
    this.#text = text
  }

  static parse(uri: string, text: string, unit: ColumnUnit = 'utf-16'): Document {
    const blocks = glossaryFormatOf(uri) ? [new Block(text, true)] : cutBlocks(text)
    return new Document(uri, BlockList.of(blocks), unit, { kept: [] }, text)
  }

  /** This document with `[start, end)` replaced; offsets past the end count as the end. */
  edit(start: number, end: number, inserted: string): Document {
    const from = Math.max(0, Math.min(start, end, this.length))
    const to = Math.min(Math.max(start, end), this.length)
    if (glossaryFormatOf(this.uri))
      return Document.parse(this.uri, this.text.slice(0, from) + inserted + this.text.slice(to), this.unit)
    const gone = this.#gone
    const { at, removed: count, added } = recutBlocks(this.list, from, to, inserted, gone)
    const removed = Array.from({ length: count }, (_, index) => this.list.block(at + index)).filter(isBlock)
    const next = new Document(this.uri, this.list.splice(at, count, added, gone), this.unit, this.lineage)
    next.#gone = Gone.after(gone, this.list, at, removed, added, this.definitions)
    if (next.list.block(0) === this.list.block(0)) next.#meta = this.#meta
    if ([removed, added].some(blocks => blocks.some(block => block.may.define))) {
      if (!isSame(this.definitions, next.definitions)) return next.#withFresh(this.definitions, gone)
      next.#definitions = this.definitions
    } else next.#definitions = this.#definitions
    if (gone?.hasSome(added) && !isSame(gone.definitions, next.definitions))
      return next.#withFresh(this.definitions, gone)
    const difference = { at, removed, added }
    next.#contents = this.#contents && moveContents(this.#contents, difference)
    if (this.#contents && this.#outline) {
      // Most edits inside a table of contents, or of headings that it may repeat, leave it where it is.
      next.#contents ??= collectContents(next)
      if (areMoved(this.#contents, next.#contents, difference)) next.#outline = editOutline(this, difference, next)
    }
    return next
  }

  /**
   * Where labels come to mean something else, blocks that were not touched read differently: they are made anew. What comes back from `gone` was
   * read with what labels meant there.
   */
  #withFresh(before: ReadonlyMap<string, string>, gone: Gone | undefined): Document {
    const { definitions } = this
    const list = this.list.map(block => {
      const known = gone?.has(block) ? gone.definitions : before
      return block.usedOf(known) === block.usedOf(definitions) ? block : block.as(block.source)
    })
    const next = new Document(this.uri, list, this.unit, this.lineage)
    next.#meta = this.#meta
    next.#definitions = definitions
    next.#gone = this.#gone
    return next
  }

  /** All blocks; on large documents what asks at every edit walks over the runs of {@link list} instead. */
  get blocks(): readonly Block[] {
    return this.list.blocks
  }

  get text(): string {
    this.#text ??= this.list.blocks.map(block => block.source).join('')
    return this.#text
  }

  /** The same document, with each long list, quote or table in one block: for who writes out what it is made of. */
  joined(): Document {
    const { list } = this
    if (!list.blocks.some(({ head }) => head !== undefined)) return this
    const whole: Block[] = []
    for (let index = 0; index < list.count; index++) {
      const [first, last] = list.portionsAround(index)
      const block = list.block(first) ?? NO_BLOCK
      const sources = list.blocks.slice(first, last + 1).map(({ source }) => source)
      whole.push(first === last ? block : block.as(sources.join('')))
      index = last
    }
    return new Document(this.uri, BlockList.of(whole), this.unit, { kept: [] }, this.#text)
  }

  /** The table in which an offset of a block of this document stands, all of it, with offsets into the document; undefined where it stands in none. */
  tableAround(index: number, offset: number): { readonly start: number; readonly end: number } | undefined {
    const inside = offset - this.startOf(index)
    const table = this.facts(index).tables.find(({ start, end }) => start <= inside && inside < end)
    if (!table) return undefined
    const [first, last] = this.list.portionsAround(index)
    if (first === last) return { start: this.startOf(index) + table.start, end: this.startOf(index) + table.end }
    return { start: this.startOf(first), end: this.startOf(last) + (this.facts(last).tables[0]?.end ?? 0) }
  }

  /** A part of the text, without putting all of it together. */
  slice(start: number, end: number): string {
    if (this.#text !== undefined) return this.#text.slice(start, end)
    let part = ''
    for (let index = this.blockAt(start); index < this.list.count && this.startOf(index) < end; index++) {
      const at = this.startOf(index)
      part += this.list.block(index)?.source.slice(Math.max(0, start - at), end - at) ?? ''
    }
    return part
  }

  get length(): number {
    return this.list.length
  }

  get lineCount(): number {
    return (this.list.lines[this.list.runs.length] ?? 0) + 1
  }

  /** The index of the block that holds `offset`. */
  blockAt(offset: number): number {
    return this.list.indexAt(offset)
  }

  startOf(block: number): number {
    return this.list.startOf(block)
  }

  /** What changed since another version of this document. */
  since(before: Document): Difference {
    return this.list.since(before.list)
  }

  /** The offset of a position; a line past the end is the end, a column past the line's end is its end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0
    if (position.line >= this.lineCount) return this.length
    const { list } = this
    let index = list.indexAtLine(position.line)
    let line = position.line - list.lineOf(index)
    for (let left = position.character; ; index++, line = 0) {
      const block = list.block(index)
      if (!block) return this.length
      const at = block.lineStarts[line] ?? block.source.length
      const next = block.lineStarts[line + 1]
      const end = next === undefined ? block.source.length : breakBefore(block.source, next)
      const columns = columnsOf(block, this.unit)
      const width = columns.columnAt(at, end)
      // A line may go on in the next block.
      if (left < width || next !== undefined || list.insetOf(index + 1) === 0)
        return this.startOf(index) + columns.offsetAt(at, end, left)
      left -= width
    }
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.length))
    const index = this.blockAt(clamped)
    const block = this.list.block(index) ?? NO_BLOCK
    return this.positionIn(block, clamped - this.startOf(index), this.list.lineOf(index), this.columnOf(index))
  }

  /** The position of an offset in a block of this document, which starts on the line `first` in the column `column`. */
  positionIn(block: Block, offset: number, first: number, column: number): Position {
    const inside = Math.min(offset, block.source.length)
    const line = indexAt(block.lineStarts, block.lineStarts.length, inside)
    const character = columnsOf(block, this.unit).columnAt(block.lineStarts[line] ?? 0, inside)
    return { line: first + line, character: line === 0 ? column + character : character }
  }

  /** The column in which a block starts: 0 but for portions of a line. */
  columnOf(index: number): number {
    const inset = this.list.insetOf(index)
    if (inset === 0 || this.unit === 'utf-16') return inset
    const known = this.#columns.get(index)
    if (known !== undefined) return known
    let first = index
    while (first > 0 && this.list.insetOf(first) > 0 && !this.#columns.has(first)) first--
    let column = this.#columns.get(first) ?? 0
    for (let at = first; at < index; at++) {
      const block = this.list.block(at) ?? NO_BLOCK
      const from = block.lineStarts[block.lineBreaks] ?? 0
      column = (from === 0 ? column : 0) + columnsOf(block, this.unit).columnAt(from, block.source.length)
      this.#columns.set(at + 1, column)
    }
    return column
  }

  /** The line that holds an offset, without its break. */
  lineAround(offset: number): { readonly start: number; readonly end: number } {
    const { list } = this
    let index = this.blockAt(offset)
    const at = this.startOf(index)
    const block = list.block(index) ?? NO_BLOCK
    const line = indexAt(block.lineStarts, block.lineStarts.length, offset - at)
    const start = line > 0 ? at + (block.lineStarts[line] ?? 0) : at - list.insetOf(index)
    let end = nextBreak(block.source, block.lineStarts[line] ?? 0)
    while (end < 0 && list.insetOf(index + 1) > 0) end = nextBreak(list.block(++index)?.source ?? '', 0)
    return { start, end: end < 0 ? this.startOf(index + 1) : this.startOf(index) + end }
  }

  /** The facts of one block; offsets count from the block's start. */
  facts(index: number): BlockFacts {
    return this.factsOf(this.list.block(index) ?? NO_BLOCK)
  }

  factsOf(block: Block): BlockFacts {
    return block.facts(block.may.refer ? this.definitions : undefined)
  }

  /** All marks, block by block, with the offset of the block; blocks without one are passed over. */
  visitMarks(visit: (marks: readonly Mark[], at: number, facts: BlockFacts, index: number) => void): void {
    this.list.runs.forEach((run, number) => {
      for (const index of this.markedIn(run)) {
        const facts = this.factsOf(run.blocks[index] ?? NO_BLOCK)
        const at = (this.list.offsets[number] ?? 0) + (run.starts[index] ?? 0)
        visit(facts.marks, at, facts, (this.list.firsts[number] ?? 0) + index)
      }
    })
  }

  /** All blocks in order but front matter and tables of contents, which count for nothing; with the offset of the block. */
  visitProse(visit: (block: Block, at: number, index: number) => void): void {
    const { toc, list } = this
    list.runs.forEach(({ blocks, starts }, number) => {
      const first = list.firsts[number] ?? 0
      const offset = list.offsets[number] ?? 0
      for (let i = 0; i < blocks.length; i++) {
        const block = blocks[i] ?? NO_BLOCK
        if (!block.isFrontMatter && !toc.has(first + i)) visit(block, offset + (starts[i] ?? 0), first + i)
      }
    })
  }

  /** The indexes in a run of this document of the blocks that hold marks. */
  markedIn(run: Run): readonly number[] {
    const known = MARKED.get(run)
    if (known) return known
    const { may } = run
    const found: number[] = []
    if (may.mark || may.refer)
      run.blocks.forEach((block, index) => {
        const isIn = (block.may.mark || block.may.refer) && this.factsOf(block).marks.length > 0
        if (isIn) found.push(index)
      })
    return MARKED.set(run, found.length > 0 ? found : NOTHING)
  }

  get meta(): Meta {
    const first = this.list.block(0)
    this.#meta ??= glossaryFormatOf(this.uri) ? GLOSSARY_FILE : parseMeta(first?.isFrontMatter ? first.source : '')
    return this.#meta
  }

  /** What link labels and `^footnote` labels stand for, as Markdown, as far as facts rest on it; the first definition of a label counts. */
  get definitions(): ReadonlyMap<string, string> {
    this.#definitions ??= definitionsIn(this.list, ({ meaning }) => meaning)
    return this.#definitions
  }

  /** The same with every address. */
  get addressedDefinitions(): ReadonlyMap<string, string> {
    this.#addressedDefinitions ??= definitionsIn(this.list, ({ source }) => source)
    return this.#addressedDefinitions
  }

  /** The blocks of tables of contents, which repeat headings and count for nothing. */
  get toc(): ReadonlySet<number> {
    this.#contents ??= collectContents(this)
    return this.#contents.blocks
  }

  /**
   * Which blocks of each run of {@link list} are part of a table of contents, `''` where none is: what is known of a run depends on
   * its blocks and on this.
   */
  get contentsByRun(): readonly string[] {
    this.#withContents ??= contentsByRun(this.list, this.toc)
    return this.#withContents
  }

  /** What the headings say, wherever they stand. */
  get outline(): Outline {
    this.#outline ??= collectOutline(this)
    return this.#outline
  }

  get sections(): readonly Section[] {
    this.#sections ??= collectSections(this)
    return this.#sections
  }

  /** The innermost section that holds `offset`, or undefined before the first heading. */
  sectionAt(offset: number): Section | undefined {
    return this.heads.section(this.heads.at(offset))
  }

  /** Where the headings of the {@link outline} stand. */
  get heads(): HeadIndex {
    this.#heads ??= new HeadIndex(this)
    return this.#heads
  }
}

function definitionsIn({ runs }: BlockList, saying: (definition: LinkDefinition) => string): Map<string, string> {
  const definitions = new Map<string, string>()
  for (const run of runs) {
    if (!run.may.define) continue
    for (const block of run.blocks) {
      if (!block.may.define) continue
      const facts = block.facts()
      for (const definition of facts.definitions)
        if (!definitions.has(definition.label)) definitions.set(definition.label, saying(definition))
      for (const { label } of facts.footnoteDefinitions) definitions.set(`^${label}`, `[^${label}]: .`)
    }
  }
  return definitions
}

function contentsByRun(list: BlockList, blocks: ReadonlySet<number>): string[] {
  const byRun = list.runs.map(() => '')
  for (const index of blocks) {
    const run = list.runOf(index)
    byRun[run] = `${byRun[run] ?? ''} ${index - (list.firsts[run] ?? 0)}`
  }
  return byRun
}

function isBlock(block: Block | undefined): block is Block {
  return block !== undefined
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([label, definition]) => b.get(label) === definition)
}

/** A line may be as long as a document: what was read of a block for its columns is kept with it. */
function columnsOf(block: Block, unit: ColumnUnit): Columns {
  // In UTF-16 there is nothing to be read, and nothing to be kept.
  if (unit === 'utf-16') return new Columns(block.source, unit)
  const known = COLUMNS.get(block)
  return known?.unit === unit ? known : COLUMNS.set(block, new Columns(block.source, unit))
}

const COLUMNS = new Slot<Columns>()
const MARKED = new Slot<readonly number[]>()
const NOTHING: readonly number[] = []
/** What a glossary in CSV, TSV or TBX says of itself: that it is one. It is one block, which has no prose. */
const GLOSSARY_FILE: Meta = { kind: 'glossary', names: [], ranges: new Map(), problems: [] }
const NO_BLOCK = new Block('')
