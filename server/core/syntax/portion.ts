// Cuts a list, quote, table or lines that are as long as a document into portions, so that an edit reads some dozens of its lines and not thousands.

import { hashOf } from '../text/hash.ts'
import { cutsInLine, isWords, paragraphLines } from './paragraph-lines.ts'
import { trimEnd } from './plain-block.ts'

/** Any portion of a long block but the first. */
export interface Portion {
  readonly start: number
  /**
   * What it is read below, '' for lists, quotes and footnotes: the first two lines of the table and, where its first row lacks a cell, a
   * row of what the rows above say last in such columns; or a heading, so that a list among other lines is not all that there is, and another
   * one for what begins inside of a line.
   */
  readonly head: string
}

/** The least length of what is cut at all, and of a portion. */
export interface Sizes {
  readonly whole: number
  readonly portion: number
  /** The same of one that ends inside of a paragraph. */
  readonly paragraph: number
  /** The same of the first one that ends inside of a line. */
  readonly line: number
}

const SIZES: Sizes = { whole: 4000, portion: 1000, paragraph: 1000, line: 4000 }
/**
 * One line in so many begins a portion where it may: which one its words decide, so that an edit moves no cuts but those beside it; where all
 * say the same, any line does behind a portion that is so many times as long as the least.
 */
const EACH = 16

/**
 * The cuts of `source`, each of whose portions reads by itself (a table's below its head) as it does in the whole; none where
 * it is not long. `head` is that of a portion, which is cut like the rest of what it was cut from. Differential tests hold it so.
 */
export function cutPortions(source: string, head: string | undefined, sizes = SIZES): readonly Portion[] {
  let least = head === undefined ? sizes.whole : sizes.portion
  let start = 0
  // A byte order mark hides nothing.
  const from = source.startsWith('\uFEFF') ? 1 : 0
  const headOf = source.length < least ? undefined : linesOf(source.slice(from), head, sizes)
  if (!headOf) return NO_PORTIONS
  const portions: Portion[] = []
  for (let at = from; at < source.length; ) {
    const lineBreak = source.indexOf('\n', at)
    const end = lineBreak < 0 ? source.length : lineBreak
    const line = source.slice(at, source[end - 1] === '\r' ? end - 1 : end)
    const first = at === 0 && head === IN_LINE ? sizes.portion : sizes.line
    const hard = line.search(HARD)
    // What a cut rests on stands before it.
    if (hard >= 0 && hard <= first) break
    const length = at - start
    const below = headOf(line, length)
    if (below === undefined) break
    if (below.head && length >= least && (isChosen(line.slice(0, WORDS_BEHIND)) || length >= sizes.portion * EACH)) {
      portions.push({ start: at, head: below.head() })
      start = at
      least = sizes.portion
    }
    if (below.mayBeCut && line.length > first) {
      for (const cut of cutsInLine(/^[^|\0\r]*/.exec(line)?.[0] ?? '', first, sizes.portion, isChosen)) {
        portions.push({ start: at + cut, head: IN_LINE })
        start = at + cut
        least = sizes.portion
      }
    }
    if (hard >= 0) break
    at = end + 1
  }
  return portions
}

const NO_PORTIONS: readonly Portion[] = []

/** Whether a portion begins behind these words, or with them. */
function isChosen(words: string): boolean {
  return hashOf(words, SEED) % EACH === 0
}

const SEED = 0x9e3779b1
/** So many characters of a line say whether it begins a portion: no more than stand before the next one that may begin inside of it. */
const WORDS_BEHIND = 1000
const HARD = /[\0\r]/

/** Of each line, `length` characters behind the start of the portion before it, what a portion may begin with it; undefined where none may behind it either. */
type Lines = (line: string, length: number) => Beginning | undefined

interface Beginning {
  /** What a portion that begins with the line is read below; undefined where none may. */
  readonly head?: () => string
  /** Whether one may begin inside of it. */
  readonly mayBeCut?: boolean
}

const NONE: Beginning = {}
const ANY: Beginning = { head: () => '' }

function linesOf(source: string, head: string | undefined, sizes: Sizes): Lines | undefined {
  if (head?.startsWith('|')) return withoutTabs(rowsBelow(head))
  if (head === undefined && source.startsWith('|')) {
    const [first, columns = '', delimiters = ''] = HEAD.exec(source) ?? []
    const isTable = !columns.includes('\\') && columns.split('|').length === delimiters.split('|').length
    return first !== undefined && isTable ? withoutTabs(rowsBelow(first, 2)) : undefined
  }
  if (source.startsWith('>')) return withoutTabs(quotedLines(sizes))
  if (source.startsWith('[^')) return withoutTabs(footnotes())
  if (head === AMONG_LINES || head === IN_LINE) return itemLines(amongLines, sizes)
  if (head !== undefined || BULLET.test(untabbed(source)) || NUMBERED.test(untabbed(source)))
    return itemLines(ANY, sizes)
  return isWords(source) || WORDS.test(source) || HEADING.test(source) ? itemLines(amongLines, sizes) : undefined
}

/** Lines among which none with a tab is cut any more. */
function withoutTabs(lines: Lines): Lines {
  return (line, length) => (line.includes('\t') ? undefined : lines(line, length))
}

/** A text with its first tab, such as may stand behind the sign of an item, as wide as it is at most. */
function untabbed(text: string): string {
  return text.replace('\t', '    ')
}

const AMONG_LINES = '# a\n'
const IN_LINE = '# b\n'
const amongLines: Beginning = { head: () => AMONG_LINES }

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
    const headOf = (): string => (above.some(cell => cell !== '') ? `${top}|${above.join('|')}|\n` : top)
    return mayBegin ? { head: headOf } : NONE
  }
}

/** What may leave a cell without a word to read, as the call of a footnote does, and with what it surely has one. */
const MARKUP = /[[<!&\\`*_~]/
const WORDS = /^(?:\*\*)?\[?[\p{L}\p{N}]/u

/** The cells of a row, as they are written. */
function cellsOf(line: string): string[] {
  const cells = trimEnd(line).match(/(?:\\[\\|]|[^|])+|\|/g) ?? []
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
function quotedLines({ paragraph }: Sizes): Lines {
  let isBehindEmpty = false
  const beginsParagraph = paragraphLines(paragraph)
  return (line, length) => {
    if (/```|~~~|<[A-Za-z!?/]/.test(line)) return undefined
    const isQuoted = line.startsWith('>')
    const words = isQuoted ? line.slice(line.startsWith('> ') ? 2 : 1) : line
    const begun = words === '' ? 'start' : isWords(words) && !mayDelimit(words) ? 'line' : 'other'
    const mayGoOn = beginsParagraph(words, length, begun).mayBegin && isQuoted
    const mayBegin = isBehindEmpty && /^>(?: \S|[^\s>])/.test(line)
    isBehindEmpty = /^> *$/.test(line)
    return mayBegin || mayGoOn ? ANY : NONE
  }
}

function footnotes(): Lines {
  return line => (/^ *(?:```|~~~|<)/.test(line) ? undefined : FOOTNOTE.test(line) ? ANY : NONE)
}

/** A bullet or heading at the margin ends all but a fence or raw HTML; so does a number, unless it may stand in a paragraph. */
function itemLines(beginning: Beginning, { paragraph }: Sizes): Lines {
  /** How far a line must be indented to stand in the item that is open; 0 where a paragraph may stand outside of items. */
  let width = Number.POSITIVE_INFINITY
  /** Whether words go on with an item, however far they are indented. */
  let isOpen = false
  const beginsParagraph = paragraphLines(paragraph)
  return (written, length) => {
    const line = untabbed(written)
    if (/^ *(?:```|~~~|<)/.test(line)) return undefined
    const words = line.trimStart()
    if (isOpen && GOES_ON.test(words)) return NONE
    const marker = (BULLET.exec(line) ?? (width > 0 ? NUMBERED : FIRST).exec(line))?.[0]
    const indent = /^ */.exec(line)?.[0].length ?? 0
    if (marker !== undefined) width = marker.length
    else if (line !== '' && indent < width) width = width > 0 ? (INDENTED.exec(line)?.[0].length ?? 0) : 0
    const item = marker ?? INDENTED.exec(line)?.[0]
    isOpen = item !== undefined && width > 0 && WORDS.test(line.slice(item.length))
    const begun = HEADING.test(line) ? 'start' : marker !== undefined || mayDelimit(line) ? 'other' : 'line'
    const { mayBegin, mayBeCut } = beginsParagraph(line, length, begun)
    // A number in a bullet that ends a paragraph is read as one that may not end it.
    const isItem = marker !== undefined && !NUMBERED.test(line.slice(marker.length))
    const some = begun === 'start' || isItem || mayBegin ? beginning : NONE
    return mayBeCut && beginning === amongLines ? { ...some, mayBeCut } : some
  }
}

/** Whether a line may make a table of the line before. */
function mayDelimit(line: string): boolean {
  return /^[ |:-]+$/.test(line) && /[|:]/.test(line)
}

const BULLET = /^[-*+] {1,4}(?=[^ ])(?![-*+_ ]*$)/
const NUMBERED = /^\d{1,9}[.)] {1,4}(?=[^ ])/
const INDENTED = /^ {1,80}[-*+] {1,4}(?=[^ ])(?![-*+_ ]*$)/
const FOOTNOTE = /^\[\^[^\]\s]{1,60}\]: {1,4}(?=[^ ])/
const HEADING = /^#{1,6} +(?=[^ #])/
const GOES_ON = /^(?!\d{1,9}[.)](?: |$))[-+*]{0,2}\[?[\p{L}\p{N}]/u
const FIRST = /^1[.)] {1,4}(?=[^ ])/
