// What a target or outcome mark says: read out of its words or its table row, overruled key by key by its title.

import { readMark } from '../index/mark-reading.ts'
import type { Document } from '../model/document.ts'
import type { Modifier, TargetReading } from '../reading/target-reading.ts'
import type { Mark } from '../syntax/mark.ts'

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
  const { reading } = readMark(document, document.facts(document.blockAt(at)), mark)
  return factsOf(reading, mark.kind === 'outcome')
}

/** What a reading says; the year of an outcome is when it was reached. */
export function factsOf(reading: TargetReading, isOutcome: boolean): TargetFacts {
  const year = reading.deadline && String(reading.deadline.year)
  return {
    indicator: reading.indicator?.text,
    value: valueText(reading),
    baseline: baselineText(reading),
    deadline: isOutcome ? undefined : year,
    deadlineFrom: isOutcome ? undefined : reading.deadline?.from,
    at: isOutcome ? year : undefined,
    kind: reading.kind,
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

/** `> 7% / year`; undefined where there is no number. */
export function valueText(reading: TargetReading): string | undefined {
  const { value, high, unit, modifier, per, cumulative } = reading
  if (value === undefined) return undefined
  const range = high === undefined ? String(value) : `${value}–${high}`
  const sign = (modifier && SIGNS[modifier]) ?? ''
  const rate = per === 'year' ? ' / year' : cumulative ? ' (cumulative)' : ''
  return `${sign}${range}${unit === '%' ? '%' : unit ? ` ${unit}` : ''}${rate}`
}

/** `60.6% (2020)`. */
export function baselineText({ baseline, unit }: TargetReading): string | undefined {
  if (!baseline || baseline.value === undefined) return undefined
  const shown = baseline.unit ?? unit
  return `${baseline.value}${shown === '%' ? '%' : shown ? ` ${shown}` : ''}${baseline.year ? ` (${baseline.year})` : ''}`
}
