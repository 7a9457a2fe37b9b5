// Reads what a target or outcome mark says: out of its row of a table, its sentence or its words, overruled by its title.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { isChangeIn } from '../reading/change.ts'
import type { CellValue } from '../reading/indicator-cell.ts'
import { furtherRows, type RowReading, readIndicatorRow } from '../reading/indicator-row.ts'
import type { IndicatorRow } from '../reading/indicator-table.ts'
import { collectQuantities } from '../reading/quantity.ts'
import { findTargets, readTarget } from '../reading/target.ts'
import { applyAttributes } from '../reading/target-attributes.ts'
import type { ReadingContext, TargetReading } from '../reading/target-reading.ts'
import type { Mark } from '../syntax/mark.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import { type Leaf, toSource, toText } from '../syntax/prose.ts'
import { sentenceAround } from '../text/sentence.ts'
import { countBefore } from '../text/sorted.ts'
import { type PlacedCell, type PlacedTable, placePasted, placeTable, wordsIn } from './placed-table.ts'
import { contextOf } from './reading-context.ts'
import { statementsOf } from './statements.ts'
import type { FoundTarget } from './targets.ts'

/** What a mark says. Offsets are into the block; those of the reading mean nothing. */
export interface MarkReading {
  readonly reading: TargetReading
  /** The paragraph or cell that holds the mark. */
  readonly leaf: Leaf | undefined
  readonly isChange: boolean
  readonly isRow: boolean
  /** The row of the table, with its words. */
  readonly row: (Range & { readonly text: string }) | undefined
}

/** A block as its marks are read: its Markdown, and what was read out of it. */
export interface ReadBlock {
  readonly source: string
  readonly facts: BlockFacts
}

/**
 * Reads a mark of a block; `found` gives the targets of the block where they are known already. The words
 * around a mark count: 到2025年，[城镇化率提高到65%](target:urbanization). An outcome's year is its deadline.
 */
export function readMark(
  document: Document,
  block: ReadBlock,
  mark: Mark,
  found?: () => readonly FoundTarget[],
): MarkReading {
  const { row, leaf, around, alone } = lookAround(document, block, mark, found)
  if (row) return { ...row, reading: withTitle(mark, row.reading), isRow: true }
  const isChange = isChangeIn(around && leaf ? leaf.text : mark.text, alone)
  const isDated = alone.deadline?.from === 'text'
  const year = leaf && !isDated ? yearBefore(leaf, mark) : undefined
  const dated: TargetReading =
    year !== undefined
      ? { ...alone, deadline: { year, from: 'text' } }
      : mark.kind === 'outcome' && !isDated
        ? withoutDeadline(alone)
        : alone
  return { reading: withTitle(mark, dated), leaf, isChange, isRow: false, row: undefined }
}

/** The reading of a mark for who does not ask for its deadline, which may be another. */
export function readUndated(
  document: Document,
  block: ReadBlock,
  mark: Mark,
  found: () => readonly FoundTarget[],
): TargetReading {
  const { row, alone } = lookAround(document, block, mark, found)
  return withTitle(mark, row?.reading ?? alone)
}

function withTitle({ attributes }: Mark, reading: TargetReading): TargetReading {
  return applyAttributes(reading, new Map([...attributes.values].map(([key, { value }]) => [key, value])))
}

/** The row that holds a mark; else the words around it where they set a target, and these or its own. */
function lookAround(document: Document, block: ReadBlock, mark: Mark, found?: () => readonly FoundTarget[]) {
  const { leaves } = block.facts
  const context = contextOf(document)
  const row = readRow(block, mark, context)
  const leaf = leaves[leafIndexAround(leaves, mark)]
  const around = !row && leaf && mark.kind === 'target' ? findAround(leaf, mark, context, found) : undefined
  const alone = around ?? (row ? undefined : withWords(mark.text, readTarget(mark.text, context))) ?? NOTHING
  return { row, leaf, around, alone }
}

const NOTHING: TargetReading = { start: 0, end: 0, quantity: { start: 0, end: 0 }, unit: '' }

/** What is said without a number is kept in words. */
function withWords(text: string, reading: TargetReading | undefined): TargetReading | undefined {
  if (!reading || reading.value !== undefined) return reading
  return { ...reading, words: text.slice(reading.quantity.start, reading.quantity.end) }
}

/** That its plan ends in 2025 does not date what has been achieved. */
function withoutDeadline({ deadline: _, ...reading }: TargetReading): TargetReading {
  return reading
}

/** The target in the mark's paragraph whose value stands inside the mark. */
function findAround(
  leaf: Leaf,
  mark: Mark,
  context: ReadingContext,
  found: (() => readonly FoundTarget[]) | undefined,
): TargetReading | undefined {
  const readings = found?.() ?? findTargets(leaf.text, { ...context, aspirational: true }).map(reading => ({ reading }))
  // A paragraph may hold thousands of both: a look at the text tells nearly all of them apart.
  const from = (toText(leaf, mark.textStart) ?? 0) - 1
  const to = (toText(leaf, mark.textEnd) ?? leaf.text.length) + 1
  const inside: TargetReading[] = []
  for (const each of readings) {
    const { quantity } = each.reading
    if (quantity.start < from || quantity.end > to) continue
    if ('leaf' in each && (each.leaf !== leaf || each.isRow)) continue
    const [start, end] = toSource(leaf, quantity.start, quantity.end)
    if (mark.textStart <= start && end <= mark.textEnd) inside.push(each.reading)
  }
  const named = inside.find(({ indicator }) => indicator !== undefined) ?? inside[0]
  // 提高1.2个百分点，达到45.2%: where a mark holds both, the level says more.
  const level = inside.find(reading => !isChangeIn(leaf.text, reading))
  if (!named || !level || !isChangeIn(leaf.text, named)) return named
  const { indicator = named.indicator } = level
  return { ...level, ...(indicator ? { indicator } : {}) }
}

/** The last year said before the mark in its sentence: 2020年，研发强度[达到2.4%](outcome:…). */
function yearBefore(leaf: Leaf, mark: Mark): number | undefined {
  const to = toText(leaf, mark.start)
  if (to === undefined) return undefined
  const { start } = sentenceAround(leaf.text, to, to)
  const before = leaf.text.slice(Math.max(start, to - 200), to)
  const year = collectQuantities(before).findLast(({ kind, attributive }) => kind === 'year' && !attributive)
  // 比2015年, compared with 2015: the year it is measured against.
  if (!year || /(?:比|较|自|从|since|from|than|over|with|to) ?$/i.test(before.slice(0, year.start))) return undefined
  return year.high ?? year.value
}

/**
 * The row that a mark means: one in the cell that names the indicator, or in the first cell, means the row; one in a cell of
 * a year means the value there.
 */
function readRow(
  block: ReadBlock,
  mark: Mark,
  context: ReadingContext,
): (RowReading & { readonly leaf: Leaf; readonly row: Range & { readonly text: string } }) | undefined {
  const table = tableWith(block, mark, context)
  if (!table) return undefined
  const { read, rows } = table
  const holds = ({ start, end }: Range): boolean => start <= mark.start && mark.end <= end
  const low = countBefore(rows, row => (row[0]?.start ?? 0) <= mark.start) - 1
  const number = rows[low]?.some(cell => cell && holds(cell)) ? low : -1
  const row = read.rows.find(row => row.row + 1 === number)
  const cells = rows[number] ?? []
  const column = cells.findIndex(cell => cell && holds(cell))
  const cell: PlacedCell | undefined = cells[column]
  if (!cell || !row) return undefined
  const meant = column === 0 || column === read.indicator || column === read.part ? row : valueIn(row, column)
  if (!meant) return undefined
  const end = cells.findLast(cell => cell !== undefined)?.end ?? cell.end
  const said = readIndicatorRow(mark.kind === 'outcome' ? asOutcome(meant) : meant, context.period?.to)
  return { ...said, leaf: cell.leaf, row: { start: cells[0]?.start ?? cell.start, end, text: wordsIn(cells) } }
}

/** The table in which a mark stands. */
function tableWith({ source, facts }: ReadBlock, mark: Mark, context: ReadingContext): PlacedTable | undefined {
  const table = facts.tables.find(table => table.start <= mark.start && mark.end <= table.end)
  if (table) return placeTable(facts, table, context)
  const leaf = facts.leaves[leafIndexAround(facts.leaves, mark)]
  const pasted = leaf && statementsOf(leaf, source).find(({ table }) => table)?.table
  return pasted && placePasted(leaf, pasted, context)
}

/** The index of the leaf that holds a mark; -1 where none does. Leaves stand in order, each behind the one before it. */
function leafIndexAround(leaves: readonly Leaf[], mark: Mark): number {
  const low = Math.max(0, countBefore(leaves, ({ start }) => start <= mark.start) - 1)
  const leaf = leaves[low]
  if (leaf && leaf.start <= mark.start && mark.end <= leaf.end) return low
  return leaves.findIndex(leaf => leaf.start <= mark.start && mark.end <= leaf.end)
}

/** The row as if its only value were that of one column. */
function valueIn(row: IndicatorRow, column: number): IndicatorRow | undefined {
  const further = furtherRows(row).find(({ target }) => target?.column === column)
  if (further) return further
  const { baseline, target, actual, change: _, further: __, ...rest } = row
  const value = [target, actual, baseline].find(each => each?.column === column)
  if (!value) return row.change?.column === column ? { ...rest, change: row.change } : undefined
  return { ...rest, target: value, ...(value === target && baseline ? { baseline } : {}) }
}

/** What an outcome mark on a row means: the column of results, else the last year. */
function asOutcome(row: IndicatorRow): IndicatorRow {
  const { actual, ...rest } = row
  const value: (CellValue & { year: number }) | undefined = actual ?? row.target
  return value ? { ...rest, target: value } : row
}
