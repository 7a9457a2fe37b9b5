// Which year's report a text means: 今年《政府工作报告》 counts from the date of the text.

import type { PlanSubject } from '../../reading/plan-words.ts'
import { toAsciiDigits } from '../../text/numerals.ts'
import type { Symbols } from '../symbols.ts'

/** True for the title of what there is one of every year. */
export function isYearly(title: string): boolean {
  return /(?:报告|公报)(?:[（(][^（）()]{0,30}[）)])?$/.test(title)
}

/** 2016年政府工作报告: the title that all of them have, and the year that it says; undefined where it says none. */
export function parseYearlyTitle(title: string): { readonly title: string; readonly year: number } | undefined {
  const [, year, rest] = /^([12][0-9]{3})年(.{2,40})$/.exec(toAsciiDigits(title.trim())) ?? []
  return year !== undefined && rest !== undefined && isYearly(rest) ? { title: rest, year: Number(year) } : undefined
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
