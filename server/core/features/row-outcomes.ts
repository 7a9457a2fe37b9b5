// Reads what the rows of a table say was reached: the value in its column of results, or in its last year where that is over.

import { type FoundTarget, readTable } from '../index/targets.ts'
import { readIndicatorRow } from '../reading/indicator-row.ts'
import type { CellValue, IndicatorRow, IndicatorTable } from '../reading/indicator-table.ts'
import { type ReadingContext, yearStance } from '../reading/target-reading.ts'
import { type BlockFacts, cellWords, type Table } from '../syntax/parse-block.ts'
import { toSource } from '../syntax/prose.ts'

/**
 * The results in the tables of a block, each with the place of its cell, which is where a mark goes. A column is one of results where
 * its heading says so (实际, 完成, actual), or where it is that of the last year, is over, and no heading says that it was planned.
 */
export function collectRowResults(facts: BlockFacts, context: ReadingContext): FoundTarget[] {
  return facts.tables.flatMap(table => {
    const read = readTable(facts, table, context)
    return read ? read.rows.flatMap(row => resultOf(facts, table, read, row, context)) : []
  })
}

function resultOf(
  facts: BlockFacts,
  table: Table,
  read: IndicatorTable,
  row: IndicatorRow,
  context: ReadingContext,
): FoundTarget[] {
  const { target, actual, change: _, ...rest } = row
  const value = actual ?? (isOver(read, target, context) ? target : undefined)
  if (value?.value === undefined || yearStance(value.year, context) === 'future') return []
  const indexes = table.rows[row.row + 1] ?? []
  const cells = indexes.map(cell => facts.leaves[cell])
  const cell = cells[value.column]
  if (!cell || cell.text.trim() === '') return []
  const from = cell.text.length - cell.text.trimStart().length
  const [start, end] = toSource(cell, from, from + cell.text.trim().length)
  const words = cells[read.indicator]?.text.trim() || cells[read.part ?? read.indicator]?.text.trim()
  if (!words) return []
  const { reading, isChange } = readIndicatorRow({ ...rest, target: value }, undefined)
  const { baseline: __, ...result } = reading
  return [
    {
      start,
      end,
      leaf: cell,
      reading: result,
      isChange,
      text: indexes.map(cell => cellWords(facts, table, cell)).join(' | '),
      row: { start: cells[0]?.start ?? start, end: cells.at(-1)?.end ?? end },
      mark: { start, end },
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
