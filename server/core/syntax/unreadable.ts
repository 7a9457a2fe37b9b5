// Finds from where on a block is not given to the parser, because it would take minutes: no reader wrote such a text.

import { findDeepList } from './nesting.ts'

/** Lists, quotes and emphasis nested deeper are left unread, with a finding; a list in a list is two levels of the tree. */
export const DEEPEST = 200

/**
 * So many signs in one paragraph may open something. The parser looks for the end of each, so that its time grows with their number
 * times the length of the paragraph.
 */
const MOST_OPENERS = 2000

/** The offset from which on a block is left out; undefined where all of it is read. Linear. */
export function findUnreadable(source: string): number | undefined {
  const deep = findDeepList(source, DEEPEST / 2) ?? findDeepQuote(source)
  const crowd = source.length < MOST_OPENERS || ENDS_BY_ITSELF.test(source) ? undefined : findCrowd(source)
  return deep !== undefined && crowd !== undefined ? Math.min(deep, crowd) : (deep ?? crowd)
}

/** So many quotes in each other are left out: ten times as many take the parser all memory. */
const MOST_QUOTES = 2000

/** Where the first line begins that opens more quotes in each other. */
function findDeepQuote(source: string): number | undefined {
  if (source.length < MOST_QUOTES) return undefined
  for (const { index, 0: line } of source.matchAll(QUOTES)) {
    let quotes = 0
    for (let i = 0; i < line.length; i++) if (line[i] === '>') quotes++
    if (quotes > MOST_QUOTES) return index
  }
  return undefined
}

const QUOTES = /^[ \t>]{2000,}/gm

/** A comment and code, in which nothing opens anything. */
const ENDS_BY_ITSELF = /^(?:<!--|```|~~~)/

function findCrowd(source: string): number | undefined {
  let openers = 0
  // A link that is closed is looked for no longer: a paragraph may be full of them.
  let brackets = 0
  for (let at = 0; at < source.length; at++) {
    switch (source.charCodeAt(at)) {
      case STAR:
      case UNDERSCORE:
      case ANGLE:
      case BACKTICK:
        if (++openers + brackets > MOST_OPENERS) return at
        break
      case SQUARE:
        if (openers + ++brackets > MOST_OPENERS) return at
        break
      case CLOSING:
        if (brackets > 0) brackets--
        // What looks like a link and is none is tried from each such place on.
        if (source.charCodeAt(at + 1) === ROUND && !isClosed(source, at + 2) && ++openers + brackets > MOST_OPENERS)
          return at
        break
      case 0x0a:
      case 0x0d:
        PARTS.lastIndex = at + 1
        if (PARTS.test(source)) openers = brackets = 0
    }
  }
  return undefined
}

/** Whether an address ends as that of a link does, as far as one look tells. */
function isClosed(source: string, at: number): boolean {
  ADDRESS.lastIndex = at
  return ADDRESS.test(source)
}

const ADDRESS = /[^\s()[\]]{0,500}[)\s]/y

/** A line that begins a paragraph of its own: an item, a row, a heading, or a blank one. */
const PARTS = /[ \t]{0,40}(?:[-+*][ \t]|\d{1,9}[.)][ \t]|\||#|[\r\n])/y

const [STAR, UNDERSCORE, SQUARE, CLOSING, ROUND, ANGLE, BACKTICK] = [0x2a, 0x5f, 0x5b, 0x5d, 0x28, 0x3c, 0x60]
