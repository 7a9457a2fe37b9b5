// What a plan is called where there is little room.

import { shortNameOf } from '../core/index/plan-names.ts'
import type { Symbols } from '../core/index/symbols.ts'
import type { Locale } from './locale.ts'

/** The most characters of a title. */
const MOST = 32

/** A national plan by its number, “十四五”规划 or 14th Five-Year Plan; anything else by its title, with its year. Plain text. */
export function planLabel(plan: Symbols, locale: Locale): string {
  const short = shortNameOf(plan, locale)
  if (short !== undefined) return short
  const { title, date } = plan
  const cut = title.length > MOST ? `${title.slice(0, MOST - 1)}…` : title
  const year = date?.text.slice(0, 4)
  // Yearly reports have one title; what names its year, or its plan, says when.
  return year === undefined || /\d{4}|[一二三四五六七八九十〇]{1,4}(?:五|年)/.test(title) ? cut : `${cut} ${year}`
}
