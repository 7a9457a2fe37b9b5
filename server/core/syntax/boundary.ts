// Where a block of a text ends and the next one begins.

import { breakEnd, nextBreak } from '../text/lines.ts'
import { openConstruct } from './open-construct.ts'
import { findOpening, isOpening } from './opening.ts'

/** The offset behind the block that begins at `start`. */
export function endOfBlock(text: string, start: number): number {
  const opening = findOpening(text, start)
  if (opening?.end !== undefined) {
    const next = nextLine(text, opening.end)
    if (!isSpace(text.charCodeAt(next))) return next
  } else if (opening) return text.length
  let end = nextBoundary(text, opening?.end ?? start)
  // Each look begins at the node that was open, so that a long chain of fences is read once, not over and over.
  for (let probe = start, open = openConstruct(text.slice(start, end)); open && end < text.length; ) {
    probe += open.start
    const closed = findTerminator(new RegExp(open.pattern, open.flags), text, end)
    end = closed < 0 ? text.length : nextBoundary(text, closed)
    open = closed < 0 ? undefined : openConstruct(text.slice(probe, end))
  }
  return end
}

/** Whether a block still ends where it ends, and one that begins with `next` still begins there; nothing is open in it. */
export function isEnd(block: string, next: string): boolean {
  const lineBreak = nextBreak(next, 0)
  return endOfBlock(block + (lineBreak < 0 ? next : next.slice(0, lineBreak)), 0) === block.length
}

/**
 * The next offset behind `from` at which a line that is not indented follows a blank one, or opens a fence or a comment. There every list,
 * quote, table, paragraph and footnote is closed (CommonMark 0.31, 5.1 to 5.3: no lazy continuation after a blank line, nor by what may
 * interrupt a paragraph), and only a fence or raw HTML at the top level can still be open. The text's length where there is none.
 */
function nextBoundary(text: string, from: number): number {
  // Raw HTML may hold what looks like a fence; it ends with a blank line.
  let isRaw = isRawLine(text, from)
  for (let at = nextBreak(text, from); at >= 0; ) {
    const behind = breakEnd(text, at)
    const line = nextLine(text, at)
    if (line === text.length) return line
    if (line > behind ? !isSpace(text.charCodeAt(line)) : !isRaw && isOpening(text, line)) return line
    isRaw ||= isRawLine(text, line)
    at = nextBreak(text, line)
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
