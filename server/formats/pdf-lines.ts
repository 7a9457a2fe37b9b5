// Joins the pieces of text that stand in one row of a page.

import type { Fragment } from './pdf-fragments.ts'

/** A run of words without a wide gap. */
export interface PdfLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly size: number
  /** All of its letters are bold. */
  readonly isBold: boolean
}

/** What stands at one height of a page, from left to right; gaps part its runs. */
export type PdfRow = readonly PdfLine[]

/** How far the baselines of one row may lie apart, in heights of its letters; what is raised or lowered stands farther off. */
const SAME_ROW = 0.35
/** A gap beyond so many heights parts what may be columns. */
const GAP = 1.2
/** From such a gap on, in heights of a letter, there is a space: between words of Latin letters, between wide ones. */
const SPACE = 0.18
const WIDE_SPACE = 0.6

const WIDE = /[\u2E80-\u303F\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/u

/** The rows of a page, from top to bottom. */
export function joinRows(fragments: readonly Fragment[]): PdfRow[] {
  const rows: { top: number; size: number; all: Fragment[] }[] = []
  for (const fragment of [...fragments].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const row = rows.at(-1)
    const size = row ? Math.max(row.size, fragment.size) : 0
    // A small figure above or below the line belongs to it.
    const reach = row && Math.min(row.size, fragment.size) < 0.8 * size ? 0.6 : SAME_ROW
    if (row && fragment.top - row.top <= reach * size) {
      if (fragment.size > row.size) {
        row.size = fragment.size
        row.top = fragment.top
      }
      row.all.push(fragment)
    } else rows.push({ top: fragment.top, size: fragment.size, all: [fragment] })
  }
  return rows.map(({ all }) => joinRow(all))
}

function joinRow(fragments: Fragment[]): PdfRow {
  const lines: { text: string; left: number; right: number; top: number; size: number; isBold: boolean }[] = []
  for (const fragment of fragments.sort((a, b) => a.left - b.left)) {
    const line = lines.at(-1)
    const size = line ? Math.max(line.size, fragment.size) : 0
    const gap = line ? fragment.left - line.right : 0
    if (!line || gap > GAP * size) {
      lines.push({ ...fragment })
      continue
    }
    line.text +=
      spaceBetween(line.text, fragment.text, gap / Math.max(1, Math.min(line.size, fragment.size))) + fragment.text
    // Figures and stops beside bold words are often set in another font.
    if (/\p{L}/u.test(fragment.text)) line.isBold = fragment.isBold && (line.isBold || !/\p{L}/u.test(line.text))
    line.right = Math.max(line.right, fragment.right)
    if (fragment.size > line.size) {
      line.size = fragment.size
      line.top = fragment.top
    }
  }
  return lines.map(line => ({ ...line, text: line.text.trimEnd() }))
}

function spaceBetween(before: string, after: string, gap: number): string {
  if (/\s$/.test(before) || /^\s/.test(after)) return ''
  const isWide = WIDE.test(before.charAt(before.length - 1)) || WIDE.test(after.charAt(0))
  return gap > (isWide ? WIDE_SPACE : SPACE) ? ' ' : ''
}
