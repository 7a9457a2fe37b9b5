// What a target or outcome mark says: read out of its words or its table row, overruled key by key by its title.

import { contextOf } from '../index/targets.ts'
import type { Document } from '../model/document.ts'
import { type IndicatorRow, readIndicatorTable } from '../reading/indicator-table.ts'
import { readTarget } from '../reading/target.ts'
import { applyAttributes } from '../reading/target-attributes.ts'
import type { Modifier, TargetReading } from '../reading/target-reading.ts'
import type { Mark } from '../syntax/mark.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'

/** The facts as short texts, ready to be shown; what is not known is undefined. */
export interface TargetFacts {
  readonly indicator: string | undefined
  readonly value: string | undefined
  readonly baseline: string | undefined
  readonly deadline: string | undefined
  /** `period`: nobody said a year; it is the last one of the document's period. */
  readonly deadlineFrom: 'text' | 'period' | undefined
  /** The year of an outcome. */
  readonly at: string | undefined
  readonly kind: 'binding' | 'expected' | undefined
}

/** Reads the mark that stands in the block which starts at `at`. */
export function readTargetMark(document: Document, mark: Mark, at: number): TargetFacts {
  const facts = document.facts(document.blockAt(at))
  const attributes = new Map([...mark.attributes.values].map(([key, { value }]) => [key, value]))
  const read = readRow(facts, mark, document) ?? readTarget(mark.text, contextOf(document)) ?? NOTHING
  const reading = applyAttributes(read, attributes)
  return {
    indicator: reading.indicator?.text,
    value: valueText(reading),
    baseline: baselineText(reading),
    deadline: mark.kind === 'outcome' ? undefined : reading.deadline && String(reading.deadline.year),
    deadlineFrom: reading.deadline?.from,
    at: attributes.get('at'),
    kind: reading.kind,
  }
}

const NOTHING: TargetReading = { start: 0, end: 0, quantity: { start: 0, end: 0 }, unit: '' }

/** A mark in the first cell of a table row means the row. */
function readRow(facts: BlockFacts, mark: Mark, document: Document): TargetReading | undefined {
  const table = facts.tables.find(table => table.start <= mark.start && mark.end <= table.end)
  if (!table) return undefined
  const index = table.rows.findIndex(row => {
    const first = facts.leaves[row[0] ?? -1]
    return first && first.start <= mark.start && mark.end <= first.end
  })
  if (index <= 0) return undefined
  const [header = [], ...rows] = table.rows.map(row => row.map(cell => facts.leaves[cell]?.text.trim() ?? ''))
  const row = readIndicatorTable({ header, rows })?.rows.find(row => row.row === index - 1)
  return row && rowReading(row, document)
}

function rowReading(row: IndicatorRow, document: Document): TargetReading {
  const value = row.target?.value === undefined ? row.change : row.target
  const year = row.target?.year ?? document.meta.period?.to
  const baseline =
    row.baseline?.value === undefined
      ? undefined
      : { start: 0, end: 0, value: row.baseline.value, year: row.baseline.year }
  return {
    ...NOTHING,
    indicator: { start: 0, end: 0, text: row.indicator },
    unit: value?.unit ?? row.unit,
    ...(value?.value === undefined ? {} : { value: value.value }),
    ...(value?.high === undefined ? {} : { high: value.high }),
    ...(value?.modifier === undefined ? {} : { modifier: value.modifier }),
    ...(value?.cumulative ? { cumulative: true } : {}),
    ...(baseline ? { baseline } : {}),
    ...(year === undefined ? {} : { deadline: { year, from: row.target ? ('text' as const) : ('period' as const) } }),
    ...(row.kind === undefined ? {} : { kind: row.kind }),
  }
}

const SIGNS: Readonly<Partial<Record<Modifier, string>>> = {
  about: '≈ ',
  'at-least': '≥ ',
  'more-than': '> ',
  'at-most': '≤ ',
  'less-than': '< ',
  'up-to': '≤ ',
}

function valueText(reading: TargetReading): string | undefined {
  const { value, high, unit, modifier, per, cumulative } = reading
  if (value === undefined) return undefined
  const range = high === undefined ? String(value) : `${value}–${high}`
  const sign = (modifier && SIGNS[modifier]) ?? ''
  const rate = per === 'year' ? ' / year' : cumulative ? ' (cumulative)' : ''
  return `${sign}${range}${unit === '%' ? '%' : unit ? ` ${unit}` : ''}${rate}`
}

function baselineText({ baseline, unit }: TargetReading): string | undefined {
  if (!baseline || baseline.value === undefined) return undefined
  const shown = baseline.unit ?? unit
  return `${baseline.value}${shown === '%' ? '%' : shown ? ` ${shown}` : ''}${baseline.year ? ` (${baseline.year})` : ''}`
}
