// What a code fence or a comment opens, found without the parser: it may be as long as a document.

import { unitAt } from '../text/unit-at.ts'

/** A fence or comment that begins at the start of a line. */
export interface Opening {
  readonly isFence: boolean
  /** What closes it, as a global expression. */
  readonly closing: RegExp
  /** Where the line that closes it ends; undefined where nothing closes it. */
  readonly end: number | undefined
}

/** The fence or comment at `at`, without spaces before it; undefined where there is none (CommonMark 0.31, 4.5 and 4.6, kind 2). */
export function findOpening(text: string, at = 0): Opening | undefined {
  if (!mayOpen(text, at)) return undefined
  OPENING.lastIndex = at
  const match = OPENING.exec(text)
  if (!match) return undefined
  const fence = match[1] ?? match[2]
  const closing = fence === undefined ? /-->[^\r\n]*/g : closingOf(fence)
  // What opens a comment may be a part of what closes it: <!-->.
  closing.lastIndex = at + (fence === undefined ? 2 : match[0].length)
  const found = closing.exec(text)
  return { isFence: fence !== undefined, closing, end: found ? found.index + found[0].length : undefined }
}

const OPENING = /(?:(`{3,})[^`\r\n]*|(~{3,})[^\r\n]*)(?=[\r\n]|$)|<!--/y

/** The line that closes a fence. */
export function closingOf(fence: string): RegExp {
  return new RegExp(`(?<![^\\r\\n]) {0,3}${fence[0]}{${fence.length},}[ \\t]*(?=[\\r\\n]|$)`, 'g')
}

/** Hardly a line begins so. */
function mayOpen(text: string, at: number): boolean {
  const code = at < text.length ? unitAt(text, at) : 0
  return code === 60 || code === 96 || code === 126
}

/** Whether a fence or comment begins at `at`, whatever closes it. */
export function isOpening(text: string, at: number): boolean {
  if (!mayOpen(text, at)) return false
  OPENING.lastIndex = at
  return OPENING.test(text)
}

/** The fence or comment that `source` begins with, if it holds nothing else. */
export function findWholeOpening(source: string): Opening | undefined {
  const opening = findOpening(source)
  return opening && isBlankFrom(source, opening.end ?? source.length) ? opening : undefined
}

function isBlankFrom(source: string, from: number): boolean {
  for (let at = from; at < source.length; at++) if (!' \t\r\n'.includes(source[at] as string)) return false
  return true
}
