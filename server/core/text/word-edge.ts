// Where a match in folded text may begin and end: Chinese needs no boundary, a Latin edge must be one.

import { isWord } from './fold.ts'
import { unitAt } from './unit-at.ts'

/** False where the folded unit at `first` goes on with a word that began before it. */
export function isWordStart(units: Uint16Array, first: number): boolean {
  return first === 0 || !isWord(units[first] ?? 0) || !isWord(units[first - 1] ?? 0)
}

/**
 * True where a hyphen joins what begins at `at` in a text to a word before it: economic in socio-economic, but not GDP in debt-to-GDP.
 * Folding makes it a space.
 */
export function isBehindHyphen(text: string, at: number): boolean {
  if (at < 2 || unitAt(text, at - 1) !== HYPHEN || unitAt(text, at) < 97) return false
  const before = unitAt(text, at - 2) | 0x20
  return before >= 97 && before <= 122
}

const HYPHEN = 0x2d

/**
 * Where a match that ends before the folded unit `behind` ends, or -1 where that is inside of a word. A Latin edge takes a
 * plural ending along; the possessive is left out.
 */
export function wordEnd(units: Uint16Array, length: number, behind: number): number {
  const last = units[behind - 1] ?? 0
  if (!isWord(last) || behind >= length || !isWord(units[behind] ?? 0)) return behind
  if (last < 97 || last > 122) return -1
  for (const ending of PLURALS) {
    const end = behind + ending.length
    if (ending.every((unit, i) => units[behind + i] === unit) && !(end < length && isWord(units[end] ?? 0))) return end
  }
  return -1
}

const PLURALS: readonly (readonly number[])[] = [[115], [101, 115]]

/** The plural that {@link wordEnd} does not know: *city* stands as *cities*. Undefined for what has none. */
export function pluralInIes(text: string): string | undefined {
  return /[a-z][b-df-hj-np-tv-z]y$/i.test(text) ? `${text.slice(0, -1)}ies` : undefined
}
