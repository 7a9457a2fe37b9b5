// Cuts a list, quote, table or lines that are as long as a document into portions, so that an edit reads some dozens of its lines and not thousands.

import { hashOf } from '../text/hash.ts'

/** Any portion of a long block but the first. */
export interface Portion {
  readonly start: number
  /**
   * What it is read below, '' for lists, quotes and footnotes: the first two lines of the table and, where its first row lacks a cell, a
   * row of what the rows above say last in such columns; or a heading, so that a list among other lines is not all that there is.
   */
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
 * The cuts of `source`, each of whose portions reads by itself (a table's below its head) as it does in the whole; none where
 * it is not long. `head` is that of a portion, which is cut like the rest of what it was cut from. Differential tests hold it so.
 */
export function cutPortions(source: string, head: string | undefined, sizes = SIZES): readonly Portion[] {
  const portions: Portion[] = []
  const headOf = source.length < (head === undefined ? sizes.whole : sizes.portion) ? undefined : linesOf(source, head)
  if (!headOf) return portions
  let least = head === undefined ? sizes.whole : sizes.portion
  for (let at = 0; at < source.length; ) {
    const lineBreak = source.indexOf('\n', at)
    const end = lineBreak < 0 ? source.length : lineBreak
    const line = source.slice(at, source[end - 1] === '\r' ? end - 1 : end)
    if (HARD.test(line)) break
    const below = headOf(line)
    if (below === undefined) break
    if (below !== NONE && at >= least && hashOf(line, SEED) % EACH === 0) {
      portions.push({ start: at, head: below() })
      least = at + sizes.portion
    }
    at = end + 1
  }
  return portions
}

const SEED = 0x9e3779b1
const HARD = /[\t\0\r]/

/** What a portion that begins with the next line is read below; `NONE` where none may, undefined where none may behind it either. */
type Lines = (line: string) => (() => string) | typeof NONE | undefined

const NONE = 'none'
const nothing = (): string => ''

function linesOf(source: string, head: string | undefined): Lines | undefined {
  if (head?.startsWith('|')) return rowsBelow(head)
  if (head === undefined && source.startsWith('|')) {
    const [first, columns = '', delimiters = ''] = HEAD.exec(source) ?? []
    const isTable = !columns.includes('\\') && columns.split('|').length === delimiters.split('|').length
    return first !== undefined && isTable ? rowsBelow(first, 2) : undefined
  }
  if (source.startsWith('>')) return quotedLines()
  if (source.startsWith('[^')) return footnotes()
  if (head === AMONG_LINES) return itemLines(amongLines)
  if (BULLET.test(source) || NUMBERED.test(source)) return itemLines(nothing)
  return WORDS.test(source) || HEADING.test(source) ? itemLines(amongLines) : undefined
}

const AMONG_LINES = '# a\n'
const amongLines = (): string => AMONG_LINES

const HEAD = /^(\|[^\r\n]+\|)\r?\n(\|(?: *:?-+:? *\|)+)\r?\n/

/** Rows below a head, the first lines of which are its own. A cell may go on with what stands above it: that becomes a row of the head. */
function rowsBelow(head: string, own = 0): Lines {
  const lines = head.split('\n')
  const top = `${lines.slice(0, 2).join('\n')}\n`
  const { length } = cellsOf((lines[0] ?? '').trimEnd())
  const last = lines[2] ? cellsOf(lines[2]) : []
  /** The columns of which nobody knows what they said last. */
  const unsure = new Set<number>()
  let next = 0
  return line => {
    if (next++ < own) return NONE
    const isOpen = line.startsWith('|')
    if (!isOpen && !/^(?:\p{L}|\d{1,9}[^\d.)])/u.test(line)) return undefined
    const cells = cellsOf(line)
    const above: string[] = []
    let mayBegin = isOpen
    for (let column = 0; column < length; column++) {
      const cell = cells[column]?.trim() ?? ''
      const says = cell !== '' && (!MARKUP.test(cell) || WORDS.test(cell))
      if (cell === '' ? unsure.has(column) : !says) mayBegin = false
      above.push(cell === '' ? (last[column] ?? '') : '')
      if (says) last[column] = cell
      if (says) unsure.delete(column)
      else if (cell !== '') unsure.add(column)
    }
    return mayBegin ? () => (above.some(cell => cell !== '') ? `${top}|${above.join('|')}|\n` : top) : NONE
  }
}

/** What may leave a cell without a word to read, as the call of a footnote does, and with what it surely has one. */
const MARKUP = /[[<!&\\`*_~]/
const WORDS = /^(?:\*\*)?\[?[\p{L}\p{N}]/u

/** The cells of a row, as they are written. */
function cellsOf(line: string): string[] {
  const cells = line.replace(/ +$/, '').match(/(?:\\[\\|]|[^|])+|\|/g) ?? []
  const found: string[] = []
  let isBehindStroke = false
  for (const part of cells) {
    if (part !== '|') found.push(part)
    else if (isBehindStroke) found.push('')
    isBehindStroke = part === '|'
  }
  return found
}

/** Behind an empty line of a quote, nothing but a fence or raw HTML can be open in it. */
function quotedLines(): Lines {
  let isBehindEmpty = false
  return line => {
    if (/```|~~~|<[A-Za-z!?/]/.test(line)) return undefined
    const mayBegin = isBehindEmpty && /^>(?: \S|[^\s>])/.test(line)
    isBehindEmpty = /^> *$/.test(line)
    return mayBegin ? nothing : NONE
  }
}

function footnotes(): Lines {
  return line => (/^ *(?:```|~~~|<)/.test(line) ? undefined : FOOTNOTE.test(line) ? nothing : NONE)
}

/** A bullet or heading at the margin ends all but a fence or raw HTML; so does a number, unless it may stand in a paragraph. */
function itemLines(headOf: () => string): Lines {
  /** How far a line must be indented to stand in the item that is open; 0 where a paragraph may stand outside of items. */
  let width = Number.POSITIVE_INFINITY
  /** Whether words go on with an item, however far they are indented. */
  let isOpen = false
  return line => {
    if (/^ *(?:```|~~~|<)/.test(line)) return undefined
    const words = line.trimStart()
    if (isOpen && GOES_ON.test(words)) return NONE
    const marker = (BULLET.exec(line) ?? (width > 0 ? NUMBERED : FIRST).exec(line))?.[0]
    const indent = /^ */.exec(line)?.[0].length ?? 0
    if (marker !== undefined) width = marker.length
    else if (line !== '' && indent < width) width = width > 0 ? (INDENTED.exec(line)?.[0].length ?? 0) : 0
    const item = marker ?? INDENTED.exec(line)?.[0]
    isOpen = item !== undefined && width > 0 && WORDS.test(line.slice(item.length))
    return marker === undefined && !HEADING.test(line) ? NONE : headOf
  }
}

const BULLET = /^[-*+] {1,4}(?=[^ ])(?![-*+_ ]*$)/
const NUMBERED = /^\d{1,9}[.)] {1,4}(?=[^ ])/
const INDENTED = /^ {1,80}[-*+] {1,4}(?=[^ ])(?![-*+_ ]*$)/
const FOOTNOTE = /^\[\^[^\]\s]{1,60}\]: {1,4}(?=[^ ])/
const HEADING = /^#{1,6} +(?=[^ #])/
const GOES_ON = /^(?!\d{1,9}[.)](?: |$))[-+*]{0,2}\[?[\p{L}\p{N}]/u
const FIRST = /^1[.)] {1,4}(?=[^ ])/
