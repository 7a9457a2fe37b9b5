// Reads the words of raw HTML, which Markdown leaves alone: paragraphs, headings, items and tables, as browsers show them.
// Converters write tables so, for Markdown knows no cell that spans several columns or rows.

import { attributeOf, type HtmlTag, htmlTagsIn } from './html-tags.ts'
import type { Table } from './parse-block.ts'
import { Builder, decodeReference, type Leaf, OBJECT } from './prose.ts'
import { layOut, type Spanning, spanOf } from './spans.ts'

/** What raw HTML says; offsets are those of the source. */
export interface HtmlWords {
  readonly leaves: readonly Leaf[]
  readonly tables: readonly HtmlTable[]
  readonly comments: readonly HtmlTag[]
}

/** A table with all its rows as they stand: indexes of leaves. The first `titles` are titles, and those up to `body` its head. */
export interface HtmlTable extends Table {
  readonly grid: readonly (readonly number[])[]
  readonly titles: number
  readonly body: number
}

/** The words of `[start, end)` of a source, whose leaves are counted from `first`. */
export function readHtml(source: string, start: number, end: number, first = 0): HtmlWords {
  const reader = new Reader(source, first)
  let at = start
  for (const tag of htmlTagsIn(source, start, end)) {
    if (tag.start < at) continue
    reader.text(at, tag.start)
    at = tag.end
    if (!HIDDEN.test(tag.name) || tag.isClosing) reader.tag(tag)
    else at = behindClosing(source, tag, end)
  }
  reader.text(at, end)
  reader.finish(end)
  return reader
}

/** What stands between them is not to be read as words. */
const HIDDEN = /^(?:script|style|pre|textarea|template|noscript|iframe|object|select|svg|math|head|title|code)$/
/** What stands beside the words before it. */
const BESIDE =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|col|colgroup|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|rp|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/
const CELL = /^t[dh]$/
const HEADING = /^h[1-6]$/

function behindClosing(source: string, { name, end: from }: HtmlTag, end: number): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  closing.lastIndex = from
  const at = closing.exec(source)?.index ?? end
  const behind = source.indexOf('>', at)
  return at >= end || behind < 0 ? end : Math.min(end, behind + 1)
}

/** A cell with its leaf. */
interface Cell extends Spanning {
  readonly leaf: Leaf
  readonly isHead: boolean
}

interface Row {
  readonly start: number
  readonly cells: Cell[]
  readonly isHead: boolean
}

/** A leaf that is read. */
interface Open {
  readonly kind: Leaf['kind']
  readonly depth: number
  readonly builder: Builder
  /** Where its first character stands, or would stand; behind its last one. */
  start: number
  end: number
  /** White space, or what begins another line, since the last character. */
  gap: { start: number; end: number; isLine: boolean } | undefined
}

class Reader implements HtmlWords {
  readonly leaves: Leaf[] = []
  readonly tables: HtmlTable[] = []
  readonly comments: HtmlTag[] = []
  readonly #source: string
  readonly #first: number
  #open: Open | undefined
  #cell: (Spanning & { readonly isHead: boolean }) | undefined
  #table: { readonly start: number; readonly rows: Row[] } | undefined
  /** How many tables are open in the one that is read: they arrange what stands in a cell. */
  #inner = 0
  #isInHead = false
  #listDepth = 0

  constructor(source: string, first: number) {
    this.#source = source
    this.#first = first
  }

  /** Words of the source, with what may stand between them. */
  text(start: number, end: number): void {
    for (let at = start; at < end; ) {
      const words = skip(this.#source, at, end, true)
      if (words > at) this.#addGap(at, words, false)
      if (words === end) return
      const next = skip(this.#source, words, end, false)
      this.#addWords(words, next)
      at = next
    }
  }

  tag(tag: HtmlTag): void {
    const { name, start, end } = tag
    if (name === '!') this.comments.push(tag)
    else if (name === 'br') this.#addGap(start, end, true)
    else if (name === 'img') this.#leafAt(start)?.builder.addWhole(OBJECT, start, end)
    else if (name === 'table') this.#onTable(tag)
    else if (this.#table && this.#inner === 0 && TABLE_PART.test(name)) this.#onTablePart(tag)
    else if (!BESIDE.test(name)) this.#onBlock(tag)
  }

  finish(end: number): void {
    this.#inner = 0
    if (this.#table) this.#closeTable(end)
    else this.#close()
  }

  #onTable(tag: HtmlTag): void {
    if (tag.isClosing) {
      if (this.#inner > 0) this.#inner--
      else if (this.#table) this.#closeTable(tag.end)
    } else if (this.#table) {
      this.#inner++
      this.#onBlock(tag)
    } else {
      this.#close()
      this.#table = { start: tag.start, rows: [] }
    }
  }

  #onTablePart(tag: HtmlTag): void {
    const { name, isClosing, end } = tag
    const rows = this.#table?.rows ?? []
    this.#close()
    // The head may be left open: what begins the body ends it.
    if (/^t(?:head|body|foot)$/.test(name)) this.#isInHead = name === 'thead' && !isClosing
    else if (name === 'tr' && !isClosing) rows.push({ start: end, cells: [], isHead: this.#isInHead })
    else if (name === 'caption' && !isClosing && rows.length === 0) this.#open = this.#begin('paragraph', end)
    else if (CELL.test(name) && !isClosing) {
      if (rows.length === 0) rows.push({ start: tag.start, cells: [], isHead: this.#isInHead })
      const [columns, high] = [spanOf(this.#attribute(tag, 'colspan')), spanOf(this.#attribute(tag, 'rowspan'))]
      this.#cell = { columns, rows: high, isHead: name === 'th' }
      this.#open = this.#begin('cell', end)
    }
  }

  #attribute(tag: HtmlTag, name: string): string | undefined {
    return attributeOf(this.#source, tag, name)
  }

  /** A paragraph, heading, item and the like; in a cell another line. */
  #onBlock({ name, isClosing, start, end }: HtmlTag): void {
    if (this.#open?.kind === 'cell') {
      this.#addGap(start, end, true)
      return
    }
    this.#close()
    if (name === 'ul' || name === 'ol') this.#listDepth = Math.max(0, this.#listDepth + (isClosing ? -1 : 1))
    if (HEADING.test(name) && !isClosing) this.#open = this.#begin('heading', end, Number(name[1]))
  }

  #begin(kind: Leaf['kind'], start: number, depth = 0): Open {
    return { kind, depth, builder: new Builder(this.#source), start, end: start, gap: undefined }
  }

  /** The leaf to which something at `start` is added; undefined between the rows of a table, where nothing stands. */
  #leafAt(start: number): Open | undefined {
    if (!this.#open && this.#table) return undefined
    const open = (this.#open ??= this.#begin('paragraph', start))
    const { gap } = open
    if (open.builder.isEmpty) open.start = start
    else if (gap?.isLine) open.builder.addWhole('\n', gap.start, gap.end)
    else if (gap && this.#source.slice(gap.start, gap.end) === ' ') open.builder.addSame(gap.start, gap.end)
    else if (gap && /[\r\n]/.test(this.#source.slice(gap.start, gap.end)))
      open.builder.addBreak(gap.start, gap.end, this.#source.codePointAt(start))
    else if (gap) open.builder.addWhole(' ', gap.start, gap.end)
    open.gap = undefined
    return open
  }

  #addGap(start: number, end: number, isLine: boolean): void {
    if (!this.#open || this.#open.builder.isEmpty) return
    const { gap } = this.#open
    if (isLine && !gap?.isLine) this.#open.gap = { start, end, isLine }
    else this.#open.gap ??= { start, end, isLine }
  }

  #addWords(start: number, end: number): void {
    const open = this.#leafAt(start)
    if (!open) return
    let from = start
    for (let at = this.#source.indexOf('&', start); at >= 0 && at < end; ) {
      const decoded = decodeReference(this.#source, at, end)
      if (decoded) {
        open.builder.addSame(from, at)
        open.builder.addWhole(decoded.text, at, decoded.end)
        from = decoded.end
      }
      at = this.#source.indexOf('&', decoded?.end ?? at + 1)
    }
    open.builder.addSame(from, end)
    open.end = end
  }

  #close(): void {
    const open = this.#open
    const cell = this.#cell
    this.#open = undefined
    this.#cell = undefined
    if (!open || (open.builder.isEmpty && open.kind !== 'cell')) return
    const { kind, start, depth } = open
    const { text, pieces } = open.builder.finish()
    const last = pieces.at(-1)
    const end = last ? last.source + last.sourceLength : start
    const leaf: Leaf = {
      kind,
      start,
      end,
      text,
      pieces,
      ...(depth > 0 ? { depth } : {}),
      ...(kind === 'paragraph' && this.#listDepth > 0 ? { listDepth: this.#listDepth } : {}),
    }
    if (cell) this.#table?.rows.at(-1)?.cells.push({ ...cell, leaf })
    else this.leaves.push(leaf)
  }

  #closeTable(end: number): void {
    this.#close()
    const table = this.#table
    this.#table = undefined
    this.#isInHead = false
    const rows = table?.rows.filter(({ cells }) => cells.length > 0) ?? []
    if (!table || rows.length === 0) return
    const spanned = new Map<number, number>()
    const byCell = new Map<Cell, number>()
    const grid = slotsOf(rows).map((slots, number) => {
      let at = rows[number]?.start ?? table.start
      return slots.map(slot => {
        const index = this.#first + this.leaves.length
        if (slot?.from === 'own') byCell.set(slot.cell, index)
        else if (slot) spanned.set(index, byCell.get(slot.cell) ?? index)
        const leaf = slot?.from === 'own' ? slot.cell.leaf : emptyCell(at)
        at = leaf.end
        this.leaves.push(leaf)
        return index
      })
    })
    this.tables.push({ start: table.start, end, ...withHead(rows, grid, spanned, i => this.#wordsAt(i)) })
  }

  #wordsAt(index: number): string {
    return this.leaves[index - this.#first]?.text.trim() ?? ''
  }
}

const TABLE_PART = /^(?:caption|thead|tbody|tfoot|tr|td|th)$/

/** The slots of all rows; a few cells that span much make no large table. */
function slotsOf(rows: readonly Row[]): ReturnType<typeof layOut<Cell>> {
  const cells = rows.reduce((sum, row) => sum + row.cells.length, 0)
  const width = rows.reduce((most, row) => Math.max(most, ...row.cells.slice(0, 200).map(cell => cell.columns)), 0)
  if (rows.length * width <= cells * 4 + 10_000) return layOut(rows.map(row => row.cells))
  return rows.map(row => row.cells.map(cell => ({ cell, from: 'own' })))
}

function emptyCell(at: number): Leaf {
  return { kind: 'cell', start: at, end: at, text: '', pieces: undefined }
}

/**
 * The head of a table apart from its rows. A first row of one cell is a title. The head are the rows that HTML says it is, else the first one, and
 * those into which its cells reach; what several say of a column is one heading.
 */
function withHead(
  rows: readonly Row[],
  grid: readonly (readonly number[])[],
  spanned: ReadonlyMap<number, number>,
  wordsAt: (index: number) => string,
): Omit<HtmlTable, 'start' | 'end'> {
  const isTitle = ({ cells }: Row): boolean => cells.length === 1
  let first = rows.findIndex(row => !isTitle(row))
  if (first < 0) first = 0
  const reach = Math.max(1, ...(rows[first]?.cells.slice(0, 200).map(cell => cell.rows) ?? []))
  const reached = Math.min(first + (reach <= MOST_HEAD ? reach : 1), rows.length)
  let last = reached
  const isHead = (row: Row | undefined): boolean =>
    row?.isHead === true || row?.cells.every(cell => cell.isHead) === true
  while (last < rows.length && isHead(rows[last])) last++
  // Where all are said to be its head, or many, that says nothing.
  if (last === rows.length || last - first > MOST_HEAD) last = reached
  const rest = { grid, titles: first, body: last, ...(spanned.size > 0 ? { spanned } : {}) }
  const isPlain = first === 0 && last === 1 && !grid[0]?.some(index => spanned.has(index))
  if (isPlain) return { rows: grid, ...rest }
  const columns = grid.slice(first, last).reduce((most, row) => Math.max(most, row.length), 0)
  const head = Array.from({ length: columns }, (_, column) => {
    const said = grid.slice(first, last).map(row => wordsAt(spanned.get(row[column] ?? -1) ?? row[column] ?? -1))
    return [...new Set(said)].filter(words => words !== '').join(' ')
  })
  return { head, rows: [[], ...grid.slice(last)], ...rest }
}

/** So many rows a head may have. */
const MOST_HEAD = 4

/** Where white space, or what is none, ends that begins at `from`. */
function skip(source: string, from: number, end: number, isSpace: boolean): number {
  let at = from
  while (at < end && ' \t\r\n\f'.includes(source[at] as string) === isSpace) at++
  return at
}
