// Cuts a list, quote or table that is as long as a document into portions, so that an edit reads some dozens of its lines and not thousands.

import { hashOf } from '../text/hash.ts'

/** Where a long list, quote or table is cut. */
export interface Portions {
  /** Where each portion but the first begins. */
  readonly starts: readonly number[]
  /** What stands above these: the first two lines of a table, '' for all else. */
  readonly head: string
}

/** The least length of what is cut at all, and of a portion. */
export interface Sizes {
  readonly whole: number
  readonly portion: number
}

const SIZES: Sizes = { whole: 4000, portion: 1000 }
/** One line in so many begins a portion where it may: which one its words decide, so that an edit moves no cuts but those beside it. */
const EACH = 16

/**
 * The cuts of `source`, each of whose portions reads by itself (a table's below its head) as it does in the whole; undefined where
 * there are none. `head` is that of a portion, which is cut like the rest of what it was cut from. Differential tests hold it so.
 */
export function cutPortions(source: string, head: string | undefined, sizes = SIZES): Portions | undefined {
  if (source.length < (head === undefined ? sizes.whole : sizes.portion)) return undefined
  const above = head ?? headOf(source)
  const lines = above === undefined ? undefined : linesOf(source, above)
  if (above === undefined || !lines) return undefined
  const starts: number[] = []
  let least = head === undefined ? sizes.whole : sizes.portion
  for (let at = 0; at < source.length; ) {
    const lineBreak = source.indexOf('\n', at)
    const end = lineBreak < 0 ? source.length : lineBreak
    const line = source.slice(at, source[end - 1] === '\r' ? end - 1 : end)
    if (HARD.test(line)) break
    const mayBegin = lines(line)
    if (mayBegin === undefined) break
    if (mayBegin && at >= least && hashOf(line, SEED) % EACH === 0) {
      starts.push(at)
      least = at + sizes.portion
    }
    at = end + 1
  }
  return starts.length > 0 ? { starts, head: above } : undefined
}

const SEED = 0x9e3779b1
const HARD = /[\t\0\r]/

/** Whether a portion may begin with the next line; undefined where none may begin behind it any more. */
type Lines = (line: string) => boolean | undefined

/** The first two lines of a table, '' for what is none. */
function headOf(source: string): string | undefined {
  if (!source.startsWith('|')) return ''
  const [head = '', columns = '', delimiters = ''] = HEAD.exec(source) ?? []
  if (columns.includes('\\') || delimiters === '') return undefined
  return columns.split('|').length === delimiters.split('|').length ? head : undefined
}

const HEAD = /^(\|[^\r\n]+\|)\r?\n(\|(?: *:?-+:? *\|)+)\r?\n/

function linesOf(source: string, head: string): Lines | undefined {
  if (head !== '') return rowsBelow(head.slice(0, head.indexOf('\n')).split('|').length)
  if (source.startsWith('>')) return quotedLines()
  return BULLET.test(source) || NUMBERED.test(source) ? itemLines() : undefined
}

/** Rows without an empty cell: what such a cell goes on with would stand in another portion. */
function rowsBelow(width: number): Lines {
  return line => {
    if (!line.startsWith('|')) return /^\p{L}/u.test(line) ? false : undefined
    const cells = line.split('|')
    if (cells.length < width || line.includes('\\') || cells.pop() !== '') return false
    return cells.every((cell, index) => index === 0 || cell.trim() !== '')
  }
}

/** Behind an empty line of a quote, nothing but a fence or raw HTML can be open in it. */
function quotedLines(): Lines {
  let isBehindEmpty = false
  return line => {
    if (/```|~~~|<[A-Za-z!?/]/.test(line)) return undefined
    const mayBegin = isBehindEmpty && /^>(?: \S|[^\s>])/.test(line)
    isBehindEmpty = /^> *$/.test(line)
    return mayBegin
  }
}

/** A bullet at the margin ends all but a fence or raw HTML; so does a number, unless it may stand in a paragraph. */
function itemLines(): Lines {
  /** How far a line must be indented to stand in the item that is open; 0 where a paragraph may stand outside of items. */
  let width = Number.POSITIVE_INFINITY
  return line => {
    if (/^ *(?:```|~~~|<)/.test(line)) return undefined
    const marker = (BULLET.exec(line) ?? (width > 0 ? NUMBERED : FIRST).exec(line))?.[0]
    const indent = /^ */.exec(line)?.[0].length ?? 0
    if (marker !== undefined) width = marker.length
    else if (line !== '' && indent < width) width = width > 0 ? (INDENTED.exec(line)?.[0].length ?? 0) : 0
    return marker !== undefined
  }
}

const BULLET = /^[-*+] {1,4}(?=[^ ])(?![-*+_ ]*$)/
const NUMBERED = /^\d{1,9}[.)] {1,4}(?=[^ ])/
const INDENTED = /^ {1,80}[-*+] {1,4}(?=[^ ])(?![-*+_ ]*$)/
const FIRST = /^1[.)] {1,4}(?=[^ ])/
