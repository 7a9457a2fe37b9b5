// Finds out whether a text's lines were broken at a width, and at which: then a full line goes on in the next one.

import { isCjk } from '../text/script.ts'
import { cellsOf, type SourceLine } from './source-line.ts'

/** Where the lines of a text were broken: after so many cells, or after so many characters whatever their width. */
export interface Wrap {
  readonly width: number
  readonly by: 'cells' | 'characters'
}

/** Where the lines of a text were broken; undefined where a line is a paragraph. */
export function findWrap(lines: readonly SourceLine[]): Wrap | undefined {
  const cells = measure(lines, 'cells')
  const characters = measure(lines, 'characters')
  const wrap = (characters?.sharpness ?? 0) > (cells?.sharpness ?? 0) + 0.05 ? characters : cells
  return wrap && { width: wrap.width, by: wrap.by }
}

/** The width of a line in what a wrap counts, the white space before it included. */
export function widthOf(line: SourceLine, by: Wrap['by']): number {
  return by === 'cells' ? line.width : line.raw.trimEnd().length
}

interface Measured extends Wrap {
  /** Which part of the full lines has just this width. */
  readonly sharpness: number
}

function measure(lines: readonly SourceLine[], by: Wrap['by']): Measured | undefined {
  const widest = by === 'cells' ? WIDEST : WIDEST / 2
  const narrowest = by === 'cells' ? NARROWEST : NARROWEST / 2
  const slack = by === 'cells' ? SLACK : SLACK / 2
  const widths: number[] = []
  let wide = 0
  for (const line of lines) {
    const width = widthOf(line, by)
    if (width <= widest) widths[width] = (widths[width] ?? 0) + 1
    else wide++
  }
  const count = lines.length
  if (count < 4 || wide > count * 0.03) return undefined
  // The widest lines but for a few are the full ones.
  let beyond = wide
  let top = widest
  for (; top > narrowest; top--) {
    beyond += widths[top] ?? 0
    if (beyond > count * 0.02 && beyond >= 1) break
  }
  if (top <= narrowest) return undefined
  const { common, share } = commonWidth(widths, Math.max(narrowest, top - slack), top)
  // Where most full lines have one width, that is it: the wider ones have a mark of punctuation hanging out.
  const width = share > 0.5 ? common : top
  let full = 0
  let open = 0
  for (const [at, line] of lines.entries()) {
    if (at === count - 1 || Math.abs(widthOf(line, by) - width) > slack) continue
    full++
    if (!ENDS_SENTENCE.test(line.text)) open++
  }
  if (full < count * 0.12 || full < 2 || open < full * 0.6) return undefined
  return { width, by, sharpness: share }
}

function commonWidth(widths: readonly number[], from: number, to: number): { common: number; share: number } {
  let common = to
  let most = 0
  let all = 0
  for (let width = from; width <= to; width++) {
    const count = (widths[width] ?? 0) + (widths[width - 1] ?? 0)
    all += widths[width] ?? 0
    if (count > most) {
      most = count
      common = (widths[width - 1] ?? 0) > (widths[width] ?? 0) ? width - 1 : width
    }
  }
  return { common, share: all === 0 ? 0 : most / all }
}

const WIDEST = 150
const NARROWEST = 36
const SLACK = 8

/** The last characters of what is said to its end. */
export const ENDS_SENTENCE = /[。！？!?；;：:.…]["”’」』）)\]]{0,3}$/

/** True where `line` had no room for what `next` begins with: it was broken there, not ended. */
export function isFull(line: SourceLine, next: SourceLine, { width, by }: Wrap): boolean {
  const unit = firstUnit(next.text)
  const room = by === 'cells' ? cellsOf(unit) : unit.length
  return widthOf(line, by) + room + (isCjk(line.text.codePointAt(line.text.length - 1)) ? 0 : 1) > width
}

/** What may not be broken at the head of a line: a word, or a character with the marks that open before it and close behind it. */
function firstUnit(text: string): string {
  return (
    /^[（《“「『【〈‘]{0,2}(?:[^\s\u2e80-\uffef]{1,40}|[\s\S])[，。、；：！？）》」』”’〉】]{0,3}/.exec(text)?.[0] ?? ''
  )
}
