// Finds out whether a text's lines were broken at a width, and at which: then a full line goes on in the next one.

import { isCjk } from '../text/script.ts'
import { cellsOf, type SourceLine } from './source-line.ts'

/** The width in cells that the lines of a text were broken at; undefined where a line is a paragraph. */
export function findWrapWidth(lines: readonly SourceLine[]): number | undefined {
  const widths: number[] = []
  let wide = 0
  for (const { width } of lines) {
    if (width <= WIDEST) widths[width] = (widths[width] ?? 0) + 1
    else wide++
  }
  const count = lines.length
  if (count < 4 || wide > count * 0.03) return undefined
  // The widest lines but for a few are the full ones.
  let beyond = wide
  let width = WIDEST
  for (; width > NARROWEST; width--) {
    beyond += widths[width] ?? 0
    if (beyond > count * 0.02 && beyond >= 1) break
  }
  if (width <= NARROWEST) return undefined
  let full = 0
  let open = 0
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]
    if (!next || line.width < width - SLACK || line.width > width + SLACK) continue
    full++
    if (!ENDS_SENTENCE.test(line.text)) open++
  }
  return full >= count * 0.12 && full >= 2 && open >= full * 0.6 ? width : undefined
}

const WIDEST = 150
const NARROWEST = 36
const SLACK = 8
export const ENDS_SENTENCE = /[。！？!?；;：:.…]["”’」』）)\]]{0,3}$/

/** True where `line` had no room for what `next` begins with: it was broken there, not ended. */
export function isFull(line: SourceLine, next: SourceLine, width: number): boolean {
  return (
    line.width + cellsOf(firstUnit(next.text)) + (isCjk(line.text.codePointAt(line.text.length - 1)) ? 0 : 1) > width
  )
}

/** What may not be broken at the head of a line: a word, or a character with the closing marks behind it. */
function firstUnit(text: string): string {
  return /^(?:[^\s\u2e80-\uffef]{1,40}|[\s\S])[，。、；：！？）》」』”’〉】]{0,3}/.exec(text)?.[0] ?? ''
}
