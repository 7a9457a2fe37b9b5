// Reads a number in English words (seven, two million) and the verbs of multiplying (double, halve).

import { ENGLISH_NUMBERS, ENGLISH_SCALES, parseDigits, parseEnglishNumeral } from '../text/numerals.ts'
import { readEnglishAmount } from './english-amount.ts'
import type { Quantity } from './quantity.ts'
import { matchAt, plainQuantity, type Read, shareQuantity } from './quantity-scene.ts'

/** What begins at `at` with the word `first`; without a quantity where it counts or multiplies nothing. */
export function readEnglishNumber(text: string, at: number, first: string): Read {
  const share = readShare(text, at)
  if (share !== undefined) return share
  if (/fold$/i.test(first)) return readFold(at, first)
  return /^(?:doubl|tripl|quadrupl|halv)/i.test(first) ? readMultiple(text, at, first) : readWords(text, at)
}

const COUNTING_WORDS: readonly string[] = [...ENGLISH_NUMBERS.keys()].filter(word => word !== 'zero')

/** The words that begin a number; `a million` begins with another. */
export const NUMBER_WORDS: readonly string[] = [
  ...COUNTING_WORDS,
  'half',
  'a third',
  'a quarter',
  'a fifth',
  'a sixth',
  'a tenth',
]

/** half of, two-thirds, a quarter of: 50%, 66.7%, 25%. The first half of a year and a third party are no shares. */
function readShare(text: string, at: number): Read | undefined {
  const amount = HALF_OF.exec(text.slice(at, at + 24))
  if (amount !== null) return readHalfOf(text, at, at + amount[0].length, amount[1] ?? '')
  const odds = ODDS.exec(text.slice(at, at + 48))
  if (odds !== null) return readOdds(at, odds)
  const found = SHARE.exec(text.slice(at, at + 24))
  if (found === null) return undefined
  const [written, count = 'one', part = 'half'] = found
  const end = at + written.length
  const before = text.slice(Math.max(0, at - 10), at)
  if (
    !(
      SHARE_USE.test(text.slice(end, end + 24)) ||
      (/ by $/.test(before) && /^ (?!part|person|countr)[a-z]/.test(text.slice(end, end + 8)))
    ) ||
    /(?:first|second|third|latter|other|next|last|and a) $/i.test(before)
  )
    return { end }
  const value = (parseEnglishNumeral(count) ?? 1) / (PARTS.get(part.toLowerCase()) ?? 2)
  return { end, quantity: shareQuantity(at, end, value, 'en') }
}

/** one in three vehicles, two out of every five: 33.3%, 40%; one in ten years is how often. */
function readOdds(at: number, [written, part = '', whole = '']: RegExpExecArray): Read {
  const [count, of] = [part, whole].map(word => parseEnglishNumeral(word) ?? parseDigits(word))
  const end = at + written.length
  return count === undefined || of === undefined || count >= of
    ? { end }
    : { end, quantity: shareQuantity(at, end, count / of, 'en') }
}

const ODDS =
  /^(one|two|three|four|five|six|seven|eight|nine)(?: in| out of)(?: every)? (two|three|four|five|six|seven|eight|nine|ten|twenty|[0-9]{1,3})(?= (?!years|months|days|weeks|decades|phases|stages|million|billion|hundred|thousand)[a-z])/i

/** half a million, half a percentage point. */
function readHalfOf(text: string, at: number, end: number, word: string): Read {
  const times = ENGLISH_SCALES.get(word.toLowerCase()) ?? 1
  const read = readEnglishAmount(text, at, times === 1 ? at + 'half a'.length : end, 0.5, true)
  if (read.quantity !== undefined) read.quantity.scale *= times
  return read
}

const HALF_OF = /^half a (million|billion|trillion|percentage(?= point))(?![A-Za-z])/i

const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['third', 3],
  ['quarter', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['tenth', 10],
])
const SHARE =
  /^(?:(one|two|three|four|five|six|seven|eight|nine|a)[ -](half|third|quarter|fourth|fifth|sixth|seventh|eighth|tenth)s?|half)(?![A-Za-z-])/i
/** What follows a share; half a year and the third line have none of these. */
const SHARE_USE =
  /^(?! of (?:(?:this|the|next|last) (?:year|month|century|decade)|[12][0-9]{3}|an? (?:percentage|per ?cent|point|degree|second))| the year)(?:[.,;:)]|$| (?:of|the|their|its|by|from|fewer|less|more|lower|higher|over|compared|in)(?![A-Za-z]))/i

function readWords(text: string, at: number): Read {
  const written = matchAt(ENGLISH_NUMERAL, text, at).replace(/[ -]and$/i, '')
  const value = parseEnglishNumeral(written)
  if (value === undefined) return { end: at + Math.max(1, written.length) }
  // five trillion-yuan clusters: five of that size
  const size = / (?:hundred|thousand|million|billion|trillion)$/i.exec(written)
  if (size !== null && SIZE_BEHIND.test(text.slice(at + written.length, at + written.length + 48))) {
    const count = parseEnglishNumeral(written.slice(0, size.index))
    if (count !== undefined) return readEnglishAmount(text, at, at + size.index, count, true)
  }
  const last = written.toLowerCase().split(/[\s-]/).at(-1) ?? ''
  const times = ENGLISH_SCALES.get(last)
  const read = readEnglishAmount(text, at, at + written.length, value, true)
  // The scale is kept apart from the number, as in digits: two million is 2 and 1e6.
  if (read.quantity !== undefined && times !== undefined && times >= 1e3 && read.quantity.scale === 1) {
    read.quantity.value = value / times
    read.quantity.scale = times
  }
  return read
}

const SIZE_BEHIND =
  /^-(?:yuan|dollar|kilowatt|ton)(?: [a-z-]{2,20}){0,2} (?!(?:is|was|has)(?![a-z]))[a-z]{3,20}s(?![a-z])/i

const SCALE_WORDS = [...ENGLISH_SCALES.keys()].sort((a, b) => b.length - a.length)
const ENGLISH_NUMERAL = (() => {
  const word = `(?:${[...COUNTING_WORDS, ...SCALE_WORDS].join('|')})`
  return new RegExp(`(?:a |${word}(?![A-Za-z]))(?:(?:[ -]| and )?${word}(?![A-Za-z])){0,8}`, 'iy')
})()

/** to grow threefold, a tenfold rise: to so many times as much. */
function readFold(at: number, first: string): Read {
  const end = at + first.length
  const value = parseEnglishNumeral(first.slice(0, -'fold'.length))
  return value === undefined ? { end } : { end, quantity: timesQuantity(at, end, value) }
}

function timesQuantity(at: number, end: number, value: number): Quantity {
  return { ...plainQuantity(at, end, value, 'multiple', 'en'), unit: 'times', base: 'times' }
}

function readMultiple(text: string, at: number, first: string): Read {
  const end = at + first.length
  const after = text.slice(end, end + 14)
  // halving emissions, doubling rural incomes; double may be an adjective.
  const isVerb = /^(?:halves?|[a-z]+ing)$/i.test(first) && /^ (?!(?:it|them)(?![a-z]))[a-z]/.test(after)
  if (
    !(isVerb || MULTIPLE_USE.test(after) || isSetBy(text, at, end)) ||
    /(?:the|a|this|such|its) $/i.test(text.slice(Math.max(0, at - 5), at))
  )
    return { end }
  const stem = first.charAt(0).toLowerCase()
  const value = stem === 'd' ? 2 : stem === 't' ? 3 : stem === 'q' ? 4 : 0.5
  return { end, quantity: timesQuantity(at, end, value) }
}

/** Triple VAT collection by 2026, to double rural incomes: what opens a line with a year, or follows a modal, is the verb. */
function isSetBy(text: string, at: number, end: number): boolean {
  if (!/^ [A-Za-z]/.test(text.slice(end, end + 2))) return false
  if (/(?<![a-z])(?:to|will|shall|should|must) $/.test(text.slice(Math.max(0, at - 8), at))) return true
  return /(?:^|[\n;:•*–—-] ?)$/.test(text.slice(Math.max(0, at - 2), at)) && BY_YEAR.test(text.slice(end, end + 100))
}

const BY_YEAR = /^[^.;]{3,80} by (?:the end of )?20[0-9]{2}(?![0-9])/

/** What follows a verb of multiplying; an adjective (double digits, triple play, double first-class) has none of these. */
const MULTIPLE_USE =
  /^(?:[.,;:)]|$|—|–| (?:the|its|their|our|in|by|from|to|over|as|between|and|again|within|of|China|GDP|per|output|income|R&D|that|this|on|since|every|both|during|at the same|20\d\d|19\d\d)(?![A-Za-z]))/
