// Reads what the rows of a table say was reached: the value in its column of results, or in its last year where that is over.

import { nameIn, type PlacedTable, placePasted, placeTable, wordsIn } from '../index/placed-table.ts'
import { statementsOf } from '../index/statements.ts'
import type { FoundTarget } from '../index/targets.ts'
import type { CellValue } from '../reading/indicator-cell.ts'
import { readIndicatorRow } from '../reading/indicator-row.ts'
import type { IndicatorRow, IndicatorTable } from '../reading/indicator-table.ts'
import { type ReadingContext, yearStance } from '../reading/target-reading.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'

/**
 * The results in the tables of a block, each with the place of its cell, which is where a mark goes. A column is one of results where
 * its heading says so (实际, 完成, actual), or where it is that of the last year, is over, and no heading says that it was planned.
 */
export function collectRowResults(facts: BlockFacts, source: string, context: ReadingContext): FoundTarget[] {
  const tables = [
    ...facts.tables.map(table => placeTable(facts, table, context)),
    ...facts.leaves.flatMap(leaf =>
      statementsOf(leaf, source).map(({ table }) => table && placePasted(leaf, table, context)),
    ),
  ]
  return tables.flatMap(table => (table ? table.read.rows.flatMap(row => resultOf(table, row, context)) : []))
}

function resultOf({ read, rows }: PlacedTable, row: IndicatorRow, context: ReadingContext): FoundTarget[] {
  const { target, actual, change: _, ...rest } = row
  const value = actual ?? (isOver(read, target, context) ? target : undefined)
  if (value?.value === undefined || yearStance(value.year, context) === 'future') return []
  const cells = rows[row.row + 1] ?? []
  const cell = cells[value.column]
  if (!cell || cell.words.end === cell.words.start || !nameIn(read, cells)) return []
  const { reading, isChange } = readIndicatorRow({ ...rest, target: value }, undefined)
  const { baseline: __, ...result } = reading
  return [
    {
      ...cell.words,
      leaf: cell.leaf,
      reading: result,
      isChange,
      text: wordsIn(cells),
      row: { start: cells[0]?.start ?? cell.start, end: cells.at(-1)?.end ?? cell.end },
      mark: cell.words,
      isRow: true,
    },
  ]
}

/** True where a year is over and its heading says nothing of plans. */
function isOver(
  { header }: IndicatorTable,
  value: (CellValue & { year: number }) | undefined,
  context: ReadingContext,
): boolean {
  if (!value || context.date === undefined || yearStance(value.year, context) !== 'past') return false
  return !PLANNED.test(header[value.column] ?? '')
}

const PLANNED = /目标|计划|规划|预期|target|plan|goal/i
