// Where a block of a text ends and the next one begins.

import { MARKUP, tellCharacters } from '../text/characters.ts'
import { breakEnd, breakFinder, type NextBreak, nextBreak } from '../text/lines.ts'
import { openConstruct } from './open-construct.ts'
import { findOpening, isOpening } from './opening.ts'

/** Goes from block to block of a text; nothing is made for one, for a corpus has hundreds of thousands. */
export class BlockCursor {
  readonly #text: string
  readonly #nextBreak: NextBreak
  /** Where the block at hand begins and ends. */
  start: number
  end: number
  /** Which telling characters it has: see {@link tellCharacters}. */
  characters = 0

  /** Stands before the block that begins at `from`. */
  constructor(text: string, from = 0) {
    this.#text = text
    this.#nextBreak = breakFinder(text)
    this.start = this.end = from
  }

  /** Goes on to the next block; false where there is none. */
  advance(): boolean {
    const text = this.#text
    if (this.end >= text.length) return false
    this.start = this.end
    this.end = this.#endOfFirst(this.start)
    this.characters = tellCharacters(text, this.start, this.end)
    if ((this.characters & MARKUP) === 0 || this.end === text.length) return true
    const end = this.#endOfOpen(this.start, this.end)
    if (end !== this.end) this.characters |= tellCharacters(text, this.end, end)
    this.end = end
    return true
  }

  /** Where the block ends, unless something is open there. */
  #endOfFirst(start: number): number {
    const text = this.#text
    const opening = findOpening(text, start)
    if (opening?.end !== undefined) {
      const next = nextLine(text, opening.end)
      if (!isSpace(text.charCodeAt(next))) return next
    } else if (opening) return text.length
    return nextBoundary(text, opening?.end ?? start, this.#nextBreak)
  }

  /** Where what may be open at `end` ends, and with it the block; `end` where nothing is. */
  #endOfOpen(start: number, end: number): number {
    const text = this.#text
    let behind = end
    // Each look begins at the node that was open, so that a long chain of fences is read once, not over and over.
    for (let probe = start, open = openConstruct(text.slice(start, end)); open && behind < text.length; ) {
      probe += open.start
      const closed = findTerminator(new RegExp(open.pattern, open.flags), text, behind)
      behind = closed < 0 ? text.length : nextBoundary(text, closed, this.#nextBreak)
      open = closed < 0 ? undefined : openConstruct(text.slice(probe, behind))
    }
    return behind
  }
}

/** Whether a block still ends where it ends, and one that begins with `next` still begins there; nothing is open in it. */
export function isEnd(block: string, next: string): boolean {
  const lineBreak = nextBreak(next, 0)
  const cursor = new BlockCursor(block + (lineBreak < 0 ? next : next.slice(0, lineBreak)))
  cursor.advance()
  return cursor.end === block.length
}

/**
 * The next offset behind `from` at which a line that is not indented follows a blank one, or opens a fence or a comment. There every list,
 * quote, table, paragraph and footnote is closed (CommonMark 0.31, 5.1 to 5.3: no lazy continuation after a blank line, nor by what may
 * interrupt a paragraph), and only a fence or raw HTML at the top level can still be open. The text's length where there is none.
 */
function nextBoundary(text: string, from: number, nextBreak: NextBreak): number {
  // Raw HTML may hold what looks like a fence; it ends with a blank line.
  let isRaw = isRawLine(text, from)
  for (let at = nextBreak(from); at >= 0; ) {
    const behind = breakEnd(text, at)
    const line = nextLine(text, at)
    if (line === text.length) return line
    if (line > behind ? !isSpace(text.charCodeAt(line)) : !isRaw && isOpening(text, line)) return line
    isRaw ||= isRawLine(text, line)
    at = nextBreak(line)
  }
  return text.length
}

/** Where the next line starts that is not blank, behind a line that ends at `at`; the text's length where there is none. */
function nextLine(text: string, at: number): number {
  for (let line = breakEnd(text, at); ; ) {
    let i = line
    while (isSpace(text.charCodeAt(i))) i++
    if (i >= text.length) return text.length
    const code = text.charCodeAt(i)
    if (code !== 10 && code !== 13) return line
    line = breakEnd(text, i)
  }
}

/** Whether a line may open raw HTML. */
function isRawLine(text: string, line: number): boolean {
  let i = line
  while (isSpace(text.charCodeAt(i))) i++
  return text.charCodeAt(i) === 60 && /[A-Za-z!?/]/.test(text[i + 1] ?? '')
}

/** Whether a UTF-16 unit is white space inside of a line. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9
}

/** The offset of the line that ends what is open, looking from `from` (a line's start) on; -1 where nothing does. */
export function findTerminator(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  const match = pattern.exec(text)
  return match ? match.index : -1
}
