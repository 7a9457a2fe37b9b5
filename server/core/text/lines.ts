// Line breaks of a piece of text, as LSP counts them: \n, \r\n and a lone \r end a line.

import { Columns, type ColumnUnit } from './column-units.ts'
import { lastBelow } from './sorted.ts'
import { unitAt } from './unit-at.ts'

/** The offsets at which the lines of `text` start; the first is always 0. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  const nextBreak = breakFinder(text)
  for (let at = nextBreak(0); at >= 0; ) {
    const end = breakEnd(text, at)
    starts.push(end)
    at = nextBreak(end)
  }
  return starts
}

/** The text with a space for each line break and the spaces around it; other spaces stay as they are. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, space => (/[\r\n]/.test(space) ? ' ' : space))
}

/** The offset of the first line break at or after `from`, or -1. */
export function nextBreak(text: string, from: number): number {
  const lf = text.indexOf('\n', from)
  // Nearly every text has no \r at all: one native search for \n settles it, and the look for \r ends at that \n.
  for (let at = from, end = lf < 0 ? text.length : lf; at < end; at++) if (unitAt(text, at) === 13) return at
  return lf
}

/** The offset of the first line break at or after `from`, or -1. */
export type NextBreak = (from: number) => number

/** {@link nextBreak} in a text that is asked about from end to end: whether it has any \r is looked up once. */
export function breakFinder(text: string): NextBreak {
  return text.includes('\r') ? from => nextBreak(text, from) : from => text.indexOf('\n', from)
}

/** The offset just behind the line break at `at`. */
export function breakEnd(text: string, at: number): number {
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
}

/** The offset of the line break that ends just before `start`, where a line starts. */
export function breakBefore(text: string, start: number): number {
  return text.charCodeAt(start - 1) === 10 && text.charCodeAt(start - 2) === 13 ? start - 2 : start - 1
}

/** Turns an offset into a zero-based line and column. */
export type Positions = (offset: number) => { line: number; character: number }

/** The positions in a text as it lies in a file; an offset past the end is the end. */
export function linePositions(text: string, unit: ColumnUnit = 'utf-16'): Positions {
  const starts = lineStarts(text)
  const columns = new Columns(text, unit)
  return offset => {
    const at = Math.max(0, Math.min(offset, text.length))
    const line = lastBelow(starts, at + 1)
    return { line, character: columns.columnAt(starts[line] ?? 0, at) }
  }
}
