// Tables of indicators with the places of their cells: those that Markdown knows, and lines that were pasted.

import type { Range } from '../model/meta.ts'
import { type IndicatorTable, type PlainTable, readIndicatorTable, type Times } from '../reading/indicator-table.ts'
import { type BlockFacts, cellWords, headOf, type Table } from '../syntax/parse-block.ts'
import { type Leaf, toSource } from '../syntax/prose.ts'
import { simplify } from '../text/fold.ts'
import { isSameData } from '../text/same-data.ts'
import type { PastedTable } from './pasted-table.ts'

/** A cell: the leaf that it is, or stands in, and its range in the block, with all that encloses its words. */
export interface PlacedCell extends Range {
  readonly leaf: Leaf
  /** What it says, as a reader of the table sees it. */
  readonly text: string
  /** Where its words stand in the block. */
  readonly words: Range
}

/** What a table sets, with its cells row by row; the first row is the header. */
export interface PlacedTable {
  readonly read: IndicatorTable
  readonly rows: readonly (readonly (PlacedCell | undefined)[])[]
}

/** A table of a block; undefined where it holds no years. */
export function placeTable(facts: BlockFacts, table: Table, times: Times): PlacedTable | undefined {
  const known = TABLES.get(table)
  const { period, date, due } = times
  const inputs = { period, date, due }
  if (known && isSameData(known.times, inputs)) return known.placed
  const read = readIndicatorTable(
    plain(
      headOf(facts, table),
      table.rows.slice(1).map(row => row.map(cell => cellWords(facts, table, cell))),
      table.above,
    ),
    inputs,
  )
  const placed = read && { read, rows: table.rows.map(row => row.map(cell => placeCell(facts, table, cell))) }
  TABLES.set(table, { times: inputs, placed })
  return placed
}

/** As last read: each mark in a table asks. */
const TABLES = new WeakMap<Table, { readonly times: Times; readonly placed: PlacedTable | undefined }>()

/** Lines of `leaf` that were pasted; undefined where they hold no years. */
export function placePasted(leaf: Leaf, { rows }: PastedTable, { period, date, due }: Times): PlacedTable | undefined {
  const [header = [], ...below] = rows.map(cells => cells.map(({ text }) => text))
  const read = readIndicatorTable(plain(header, below, undefined), { period, date, due })
  if (!read) return undefined
  const place = ({ text, start, end }: (typeof rows)[number][number]): PlacedCell => {
    const [from, to] = toSource(leaf, start, end)
    // With the markup around its words: up to what stands between it and its neighbours.
    const around = {
      start: start === 0 ? leaf.start : toSource(leaf, start - 1, start)[1],
      end: end === leaf.text.length ? leaf.end : toSource(leaf, end, end + 1)[0],
    }
    return { leaf, text, ...around, words: { start: from, end: to } }
  }
  return { read, rows: rows.map(cells => cells.map(place)) }
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
