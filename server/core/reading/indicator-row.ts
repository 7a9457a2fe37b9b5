// Reads a row of an indicator table as the target that it sets.

import type { CellValue, IndicatorRow } from './indicator-table.ts'
import { scaleOfUnit } from './measure.ts'
import type { TargetReading } from './target-reading.ts'

/**
 * What `row` sets: the value of its target year or, where there is none, the change over the plan. A cell that says it in
 * words (高于GDP增长) gives no value. `end` is the plan's last year, which holds where no column names one. A table has no
 * offsets into running text: all spans are empty.
 */
export function readIndicatorRow(row: IndicatorRow, end: number | undefined): TargetReading {
  const isChange = row.target?.value === undefined && row.change !== undefined
  const value = isChange ? row.change : row.target
  const year = row.target?.year ?? end
  const unit = value?.unit ?? row.unit
  const reading: TargetReading = {
    start: 0,
    end: 0,
    quantity: { start: 0, end: 0 },
    indicator: { start: 0, end: 0, text: row.indicator },
    unit,
  }
  if (value?.value !== undefined) {
    reading.value = value.value
    reading.scale = scaleIn(value, row.unit)
  }
  if (value?.high !== undefined) reading.high = value.high
  if (value?.modifier !== undefined) reading.modifier = value.modifier
  if (value?.cumulative) reading.cumulative = true
  else if (isChange) reading.per = 'year'
  const { baseline } = row
  if (baseline?.value !== undefined)
    reading.baseline = {
      start: 0,
      end: 0,
      value: baseline.value,
      scale: scaleIn(baseline, row.unit),
      unit: baseline.unit ?? row.unit,
      year: baseline.year,
    }
  if (year !== undefined) reading.deadline = { year, from: row.target ? 'text' : 'period' }
  if (row.kind !== undefined) reading.kind = row.kind
  return reading
}

/** A cell with a unit of its own has a scale of its own; else the unit of the row or column holds it: 万人. */
function scaleIn(cell: CellValue, rowUnit: string): number {
  return cell.unit === undefined ? (cell.scale ?? 1) * scaleOfUnit(rowUnit) : (cell.scale ?? 1)
}
