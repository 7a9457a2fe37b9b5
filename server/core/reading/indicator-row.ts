// Reads a row of an indicator table as the target that it sets.

import { Beside } from '../text/beside.ts'
import type { CellValue } from './indicator-cell.ts'
import { indicatorName } from './indicator-name.ts'
import type { IndicatorRow } from './indicator-table.ts'
import { scaleOfUnit } from './measure.ts'
import type { TargetReading } from './target-reading.ts'

/** What a row sets. */
export interface RowReading {
  /** A table has no offsets into running text: all spans are empty. */
  readonly reading: TargetReading
  /** The value is a change: 单位GDP能耗降低, or an average rate of growth. */
  readonly isChange: boolean
}

/**
 * What `row` sets: the value of its target year; where there is none, the base and the change over the plan added up (77.3 and
 * [1]), else that change itself. A cell that says it in words (高于GDP增长) gives no value. `end` is the plan's last year, which
 * holds where no column names one.
 */
export function readIndicatorRow(row: IndicatorRow, end: number | undefined): RowReading {
  const known = READ.get(row)
  if (known && known.end === end) return known.read
  const read = readRow(row, end)
  READ.set(row, { end, read })
  return read
}

/** What the rows of a table that did not change say is not read again. */
const READ = new Beside<IndicatorRow, { readonly end: number | undefined; readonly read: RowReading }>()

function readRow(row: IndicatorRow, end: number | undefined): RowReading {
  const { baseline, target, change } = row
  const reading: TargetReading = {
    start: 0,
    end: 0,
    quantity: { start: 0, end: 0 },
    indicator: { start: 0, end: 0, text: row.indicator },
    unit: row.unit,
  }
  const year = target?.year ?? end
  if (year !== undefined) reading.deadline = { year, from: target ? 'text' : 'period' }
  if (row.kind !== undefined) reading.kind = row.kind
  if (baseline?.value !== undefined)
    reading.baseline = {
      start: 0,
      end: 0,
      value: baseline.value,
      scale: scaleIn(baseline, row.unit),
      unit: baseline.unit ?? row.unit,
      year: baseline.year,
    }
  const isNamedChange = indicatorName(row.indicator).isChange
  const sum = isNamedChange ? undefined : sumOf(baseline, change)
  if (target?.value !== undefined) {
    setValue(reading, target, row.unit)
    if (target.cumulative) reading.cumulative = true
    if (target.change !== undefined) {
      reading.direction = target.change
      return { reading, isChange: true }
    }
    if (isNamedChange && /年均|annual/i.test(row.indicator)) reading.per = 'year'
    if (sum !== undefined) reading.sum = sum.value
    return { reading, isChange: isNamedChange }
  }
  if (sum) {
    setValue(reading, { ...(change as CellValue), ...sum }, row.unit)
    return { reading, isChange: false }
  }
  const value = change ?? target
  if (value?.value === undefined) {
    if (value) reading.words = value.text
    return { reading, isChange: isNamedChange }
  }
  setValue(reading, value, row.unit)
  const isPercent = /[%％‰]/.test(reading.unit)
  if (value.cumulative) {
    reading.cumulative = true
    // What is counted over the years (新增就业 [5500]) is an amount, [4] of a rate is a change.
    return { reading, isChange: isNamedChange || isPercent }
  }
  if (isNamedChange) reading.per = 'year'
  // 国内生产总值 万亿元 7.5: by how many per cent a year; 城镇调查失业率 % <5.5: what it is on average.
  const isOwnPercent = isPercent && !/[%％‰]/.test(row.unit)
  if (value !== change || (isPercent && !isOwnPercent) || (value.unit !== undefined && !isPercent))
    return { reading, isChange: isNamedChange }
  return { reading: { ...reading, unit: '%', scale: value.scale ?? 1, per: 'year' }, isChange: true }
}

/** The row for each of its further targets, as if it were the only one: the change over the plan is not up to that year. */
export function furtherRows(row: IndicatorRow): readonly IndicatorRow[] {
  if (!row.further) return NO_ROWS
  const { further, target: _, actual: __, change: ___, ...rest } = row
  return further.map(target => ({ ...rest, target }))
}

const NO_ROWS: readonly IndicatorRow[] = []

function setValue(reading: TargetReading, value: CellValue, rowUnit: string): void {
  reading.unit = value.unit ?? rowUnit
  if (value.value !== undefined) reading.value = value.value
  reading.scale = scaleIn(value, rowUnit)
  if (value.high !== undefined) reading.high = value.high
  if (value.modifier !== undefined) reading.modifier = value.modifier
}

/** The base and a cumulative change in the same unit, added up, to the finer number of decimals; else undefined. */
function sumOf(
  base: CellValue | undefined,
  change: CellValue | undefined,
): { value: number; text: string } | undefined {
  // 〔258〕 and 〔250〕: what two plans add, one after the other.
  if (base?.value === undefined || base.cumulative || change?.value === undefined || !change.cumulative)
    return undefined
  if (base.unit !== change.unit || base.scale !== change.scale || base.high !== undefined || change.high !== undefined)
    return undefined
  const decimals = Math.max(
    ...[base.value, change.value].map(value => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0),
  )
  return { value: Number((base.value + change.value).toFixed(decimals)), text: `${base.text} + ${change.text}` }
}

/** A cell with a unit of its own has a scale of its own; else the unit of the row or column holds it: 万人. */
function scaleIn(cell: CellValue, rowUnit: string): number {
  return cell.unit === undefined ? (cell.scale ?? 1) * scaleOfUnit(rowUnit) : (cell.scale ?? 1)
}
