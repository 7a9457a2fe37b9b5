// Which year's report a text means: 今年《政府工作报告》 counts from the date of the text.

import type { PlanSubject } from '../reading/plan-words.ts'
import type { Symbols } from './symbols.ts'

/** True for the title of what there is one of every year. */
export function isYearly(title: string): boolean {
  return /(?:报告|公报)(?:[（(][^（）()]{0,30}[）)])?$/.test(title)
}

/** The year that a title's words ask for; undefined where they ask for none, and one of which there is nothing where it cannot be told. */
export function yearOfTitle(
  { title, year, ago }: Pick<Extract<PlanSubject, { kind: 'title' }>, 'title' | 'year' | 'ago'>,
  { date }: Symbols,
): number | undefined {
  if (ago === undefined || !isYearly(title)) return year
  return date && date.from !== 'period' ? Number(date.text.slice(0, 4)) - ago : NO_YEAR
}

const NO_YEAR = 0
