// The targets that the rows of an indicator table set, with their places.

import type { Range } from '../model/meta.ts'
import { furtherRows, readIndicatorRow } from '../reading/indicator-row.ts'
import type { IndicatorTable } from '../reading/indicator-table.ts'
import { type ReadingContext, yearStance } from '../reading/target-reading.ts'
import { nameIn, type PlacedTable, wordsIn } from './placed-table.ts'
import type { FoundTarget } from './targets.ts'

/** What the rows of an indicator table set for years to come: a target for the row, and one in each cell of another year. */
export function collectRows({ read, rows }: PlacedTable, context: ReadingContext): FoundTarget[] {
  const all: FoundTarget[] = []
  const end = context.period?.to
  for (const row of read.rows) {
    const cells = rows[row.row + 1] ?? []
    const named = nameIn(read, cells)
    if (!named) continue
    const further = furtherRows(row).filter(({ target }) => isAhead(read, target?.year, context))
    const value = row.target ?? row.change
    const last = isAhead(read, row.target?.year, context) ? cells[value?.column ?? -1] : undefined
    if (!last && further.length === 0) continue
    const text = wordsIn(cells)
    const range = { start: cells[0]?.start ?? named.start, end: cells.at(-1)?.end ?? named.end }
    const apart: Range[] = []
    for (const of of further) {
      const cell = cells[of.target?.column ?? -1]
      if (!cell) continue
      const { leaf, words: mark } = cell
      const { reading, isChange } = readIndicatorRow(of, end)
      all.push({ start: mark.start, end: mark.end, leaf, reading, text, mark, isRow: true, row: range, isChange })
      apart.push(mark)
    }
    if (!last) continue
    const { leaf, words: mark } = named
    const { reading, isChange } = readIndicatorRow(row, end)
    const { start } = mark
    // Spread into a literal, fields make V8 grow the object step by step: fifteen times the memory of this.
    const target = {
      start,
      end: Math.max(mark.end, last.end),
      leaf,
      reading,
      text,
      mark,
      isRow: true,
      row: range,
      isChange,
    }
    all.push(apart.length > 0 ? { ...target, apart } : target)
  }
  return all
}

/** A table of results has years, too: a plan's says 属性, 年均 or a year that is still to come. */
function isAhead(table: IndicatorTable, year: number | undefined, context: ReadingContext): boolean {
  const stance = year === undefined ? undefined : yearStance(year, context)
  if (stance !== undefined) return stance === 'future'
  const isPlan =
    table.isPlanned ||
    context.aspirational === true ||
    table.attribute !== undefined ||
    (table.change !== undefined && table.years.length > 1)
  return isPlan || (year === undefined && context.period !== undefined)
}
