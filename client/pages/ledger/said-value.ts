// A value with its year, in a line.

import type { PageValue } from './messages.ts'

/** `60.6% (2020)`; the year alone where a text says no more than from when it counts. */
export function saidValue({ text, year }: PageValue): string {
  if (year === null) return text
  return text === '' ? String(year) : `${text} (${year})`
}
