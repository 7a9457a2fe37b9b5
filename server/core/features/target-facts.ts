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
  readonly deadlineFrom: 'text' | 'heading' | 'period' | undefined
  /** The year of an outcome. */
  readonly at: string | undefined
  readonly kind: 'binding' | 'expected' | undefined
}

/** Reads the mark that stands in the block which starts at `at`. */
export function readTargetMark(document: Document, mark: Mark, at: number): TargetFacts {
  const index = document.blockAt(at)
  const source = document.list.block(index)?.source ?? ''
  const { reading } = readMark(document, { source, facts: document.facts(index) }, mark)
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

/** `> 7% / year`, 1.3万亿斤, `4.3 trillion CNY`; what is said in words as it is; undefined where nothing is said. */
export function valueText(reading: TargetReading): string | undefined {
  const { value, high, modifier, per, cumulative, scale, unit, words } = reading
  if (value === undefined) return words
  const sign = (modifier && SIGNS[modifier]) ?? ''
  const rate = per === 'year' ? ' / year' : cumulative ? ' (cumulative)' : ''
  return `${sign}${figure(high === undefined ? String(value) : `${value}–${high}`, scale, unit)}${rate}`
}

/** `60.6% (2020)`; `2020` where a text says no more than from when it counts. */
export function baselineText({ baseline, unit }: TargetReading): string | undefined {
  if (baseline?.value === undefined) return baseline?.year === undefined ? undefined : String(baseline.year)
  const shown = figure(String(baseline.value), baseline.scale, baseline.unit ?? unit)
  return `${shown}${baseline.year ? ` (${baseline.year})` : ''}`
}

/** A number with scale and unit: a Chinese unit holds its scale and needs no space, an English one holds none. */
function figure(number: string, scale = 1, unit = ''): string {
  const isHan = /^[\p{Script=Han}%％‰℃]/u.test(unit)
  const word = /^(?:[十百千万亿兆]|1[0,]{3}|hundred|thousand|million|billion|trillion)/i.test(unit)
    ? ''
    : (SCALES.get(scale) ?? '')
  if (isHan) return `${number}${word === '' || /^[%％‰]/.test(unit) ? '' : ` ${word} `}${unit}`
  // 2.2:1
  if (unit.startsWith(':')) return `${number}${unit}`
  const grouped = unit === '' ? number : number.replace(/(?<![0-9.])[0-9]{5,}/g, groupThousands)
  return [grouped, word, unit].filter(part => part !== '').join(' ')
}

/** 400,000, as English has it. */
function groupThousands(digits: string): string {
  return digits.replace(/[0-9](?=(?:[0-9]{3})+$)/g, '$&,')
}

const SCALES: ReadonlyMap<number, string> = new Map([
  [1e3, 'thousand'],
  [1e4, '万'],
  [1e5, 'lakh'],
  [1e6, 'million'],
  [1e7, 'crore'],
  [1e8, '亿'],
  [1e9, 'billion'],
  [1e12, 'trillion'],
])
