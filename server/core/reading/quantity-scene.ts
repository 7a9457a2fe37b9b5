// What the readers of numbers share: what they return, how they look at a place in a text, and the patterns they have in common.

import type { Quantity, QuantityKind } from './quantity.ts'

/** What was read at one place: the UTF-16 offset to read on from, and the number, unless it was none. */
export interface Read {
  end: number
  quantity?: Quantity
}

/** A number without a scale and a unit, from `start` to `end`. */
export function plainQuantity(
  start: number,
  end: number,
  value: number,
  kind: QuantityKind,
  script: 'zh' | 'en',
): Quantity {
  return { start, end, value, scale: 1, unit: '', base: '', script, kind }
}

/** A share in words, `value` of one (三分之二, two thirds), as percent: told from a number in figures by its kind. */
export function shareQuantity(start: number, end: number, value: number, script: 'zh' | 'en'): Quantity {
  const percent = Number((value * 100).toPrecision(3))
  return { ...plainQuantity(start, end, percent, 'multiple', script), unit: '%', base: '%' }
}

/** A year, date or ordinal, or another number without a unit, as what was read from `start` to `end`. */
export function marked(start: number, end: number, value: number, kind: QuantityKind, script: 'zh' | 'en'): Read {
  return { end, quantity: plainQuantity(start, end, value, kind, script) }
}

/** A year that runs into the next, from `year` on: 2024/25, 2024-25年度; `undefined` where `next` is not the last two digits of the next. */
export function yearAcross(
  start: number,
  end: number,
  year: number,
  next: string,
  script: 'zh' | 'en',
): Read | undefined {
  if (!isYear(year) || Number(next) !== (year + 1) % 100) return undefined
  return { end, quantity: { ...plainQuantity(start, end, year, 'year', script), high: year + 1, across: true } }
}

/** What the sticky `pattern` matches at `at`, or ''. Its position is set before each use, so it holds no state. */
export function matchAt(pattern: RegExp, text: string, at: number): string {
  return matchesAt(pattern, text, at)[0] ?? ''
}

/** The same with what its groups match; `[]` where it does not. */
export function matchesAt(pattern: RegExp, text: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at
  return pattern.exec(text) ?? []
}

/** Whether `value` can be a year that a plan speaks of: 1900 to 2100. */
export function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2100
}

/** Whether a number between `before` and `after` is that of a list item, footnote or clause: `1. `, 1、, （一）, [3]. */
export function isLabel(before: string, after: string): boolean {
  if (/[（([［〔]$/.test(before) && /^[)）\]］〕]/.test(after)) return true
  return (
    /(?:^|[\n。；;：:])[\s*>#•-]*$/.test(before) && /^(?:[.．](?=[\s㐀-鿿A-Z*[]|$)|[、)）](?![0-9０-９]))/.test(after)
  )
}

/**
 * Digits with thousand separators (also the Chinese comma) and a decimal part, where a comma may stand for its point (68,9万, 3,7bn); also as text recognition sets them, before
 * what they count: 2 0 0 5年, 6 .5%, 27 · 7％; 30 000個 has its thousands apart.
 */
export const DIGITS =
  /[0-9]{1,3},[0-9]{1,2}(?![0-9,])(?= ?[万亿%％]|(?:m|mn|bn)(?![A-Za-z]))|(?:[0-9](?: [0-9](?![0-9])){1,11}(?: ?[.．·] ?[0-9](?: [0-9](?![0-9])){0,7})?|[0-9]{1,4}(?: [.．] ?| ?· ?)[0-9]{1,3}(?![0-9]))(?= ?[%％‰㐀-鿿])|[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}(?![0-9]))+(?= ?(?:[㐀-鿿]|[PE]FLOPS|[MG]W))|[0-9]{1,3}(?: [0-9]{3}(?![0-9])){0,2} 000(?= [a-z])|[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}(?![0-9０-９]))+(?:[.．][0-9０-９]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?|[0-9０-９]+(?:[.．·][0-9０-９]+)?/y

/** With what a name that holds digits goes on: the 2.5 of PM2.5, the G of 5G. */
export const NAME_REST = /[0-9A-Za-z.]*/y

/** A Latin letter. */
export const LATIN = /[A-Za-z]/

/** A Chinese character. */
export const HAN = /[㐀-鿿]/
