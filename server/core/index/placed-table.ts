// Tables of indicators with the places of their cells: those that Markdown knows, and lines that were pasted.

import type { Range } from '../model/meta.ts'
import { type IndicatorTable, type PlainTable, readIndicatorTable, type Times } from '../reading/indicator-table.ts'
import { type BlockFacts, cellWords, headOf, type Table } from '../syntax/parse-block.ts'
import { type Leaf, toSource } from '../syntax/prose.ts'
import { latestFirst } from '../syntax/slot.ts'
import { Beside } from '../text/beside.ts'
import { simplify } from '../text/fold.ts'
import { isSameData } from '../text/same-data.ts'
import type { PastedCell, PastedTable } from './pasted-table.ts'

/** A cell: the leaf that it is, or stands in, and its range in the block, with all that encloses its words. */
export interface PlacedCell extends Range {
  readonly leaf: Leaf
  /** What it says, as a reader of the table sees it. */
  readonly text: string
  /** Where its words stand in the block. */
  readonly words: Range
}

/** One of lines that were pasted, of which most are never asked where they stand. */
export class PlacedWords implements PlacedCell {
  readonly leaf: Leaf
  readonly #cell: PastedCell

  constructor(leaf: Leaf, cell: PastedCell) {
    this.leaf = leaf
    this.#cell = cell
  }

  get text(): string {
    return this.#cell.text
  }

  get words(): Range {
    const [start, end] = toSource(this.leaf, this.#cell.start, this.#cell.end)
    return { start, end }
  }

  /** With the markup around the words: up to what stands between it and its neighbours. */
  get start(): number {
    const { start } = this.#cell
    return start === 0 ? this.leaf.start : toSource(this.leaf, start - 1, start)[1]
  }

  get end(): number {
    const { end } = this.#cell
    return end === this.leaf.text.length ? this.leaf.end : toSource(this.leaf, end, end + 1)[0]
  }
}

/** What a table sets, with its cells row by row; the first row is the header. */
export interface PlacedTable {
  readonly read: IndicatorTable
  readonly rows: readonly (readonly (PlacedCell | undefined)[])[]
}

/** A table of a block; undefined where it holds no years. */
export function placeTable(facts: BlockFacts, table: Table, times: Times): PlacedTable | undefined {
  return known(table, times, times => {
    const read = readIndicatorTable(
      plain(
        headOf(facts, table),
        table.rows.slice(1).map(row => row.map(cell => cellWords(facts, table, cell))),
        table.above,
      ),
      times,
    )
    return read && { read, rows: table.rows.map(row => row.map(cell => placeCell(facts, table, cell))) }
  })
}

/** Lines of `leaf` that were pasted; undefined where they hold no years. */
export function placePasted(leaf: Leaf, table: PastedTable, times: Times): PlacedTable | undefined {
  const { rows } = table
  return known(table, times, times => {
    const [header = [], ...below] = rows.map(cells => cells.map(({ text }) => text))
    const read = readIndicatorTable(plain(header, below, undefined), times)
    return read && { read, rows: rows.map(cells => cells.map(cell => new PlacedWords(leaf, cell))) }
  })
}

interface Known {
  readonly times: Times
  readonly placed: PlacedTable | undefined
}

/** As last read: each mark in a table asks, and not under the year of the heading above as its targets do. */
const TABLES = new Beside<Table | PastedTable, readonly Known[]>()
const NONE: readonly Known[] = []

/** What is known of a table at these times; else what `make` makes of it. */
function known(
  table: Table | PastedTable,
  { period, date, due }: Times,
  make: (times: Times) => PlacedTable | undefined,
): PlacedTable | undefined {
  const times = { period, date, due }
  const all = TABLES.get(table) ?? NONE
  const same = all.find(one => isSameData(one.times, times))
  if (same) return same.placed
  const placed = make(times)
  TABLES.set(table, latestFirst(all, { times, placed }))
  return placed
}

function plain(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  above: readonly string[] | undefined,
): PlainTable {
  const simple = (cells: readonly string[] = []): string[] => cells.map(words => simplify(words.trim()))
  return { header: simple(header), above: simple(above), rows: rows.map(simple) }
}

function placeCell(facts: BlockFacts, table: Table, index: number): PlacedCell | undefined {
  const leaf = facts.leaves[index]
  if (!leaf) return undefined
  const from = leaf.text.length - leaf.text.trimStart().length
  const [start, end] = toSource(leaf, from, from + leaf.text.trim().length)
  return { leaf, text: cellWords(facts, table, index), start: leaf.start, end: leaf.end, words: { start, end } }
}

/** The cell that names a row; undefined where nothing does. */
export function nameIn(
  { indicator, part }: IndicatorTable,
  cells: readonly (PlacedCell | undefined)[],
): PlacedCell | undefined {
  return [cells[indicator], cells[part ?? indicator]].find(cell => cell && cell.words.end > cell.words.start)
}

/** The words of a row. */
export function wordsIn(cells: readonly (PlacedCell | undefined)[]): string {
  return cells.map(cell => cell?.text ?? '').join(' | ')
}
