// Puts the rows of a page in reading order: text in columns, where that is sure, from left to right.

import { largest, smallest } from '../core/text/long-list.ts'
import type { PdfLine, PdfRow } from './pdf-lines.ts'

/** So many rows must stand side by side before they are columns. */
const LEAST_ROWS = 6
/** A page has so many columns of prose at most; what has more is a table. */
const MOST_COLUMNS = 5
/** Of the rows of a column so large a share is filled, as prose is and cells of a table are not. */
const FILLED = 0.6
/** How far from the edges of its column a line may begin or end to fill it, in heights of a letter. */
const NEAR = 1.6

/** The lines of a page in the order in which they are read. What stands beside each other in a row, in no column, is parted by tabs. */
export function inReadingOrder(rows: readonly PdfRow[]): PdfLine[] {
  const gutters = findGutters(rows)
  if (gutters.length === 0) return rows.map(joinCells)
  const lines: PdfLine[] = []
  let band: PdfRow[] = []
  const flush = (): void => {
    for (let column = 0; column <= gutters.length; column++)
      for (const row of band) {
        const cells = row.filter(line => columnOf(line, gutters) === column)
        if (cells.length > 0) lines.push(joinCells(cells))
      }
    band = []
  }
  for (const row of rows) {
    const isAcross = row.some(({ left, right }) => gutters.some(({ from, to }) => left < from && right > to))
    if (isAcross) {
      flush()
      lines.push(joinCells(row))
    } else band.push(row)
  }
  flush()
  return lines
}

/** How many gutters stand to the left of a line's middle. */
function columnOf({ left, right }: PdfLine, gutters: readonly Gutter[]): number {
  return gutters.filter(({ at }) => (left + right) / 2 >= at).length
}

function joinCells(row: PdfRow): PdfLine {
  const [first] = row
  if (row.length === 1 && first) return first
  return {
    text: row.map(({ text }) => text).join('\t'),
    left: smallest(row.map(({ left }) => left)),
    right: largest(row.map(({ right }) => right)),
    top: largest(row.map(({ top }) => top)),
    size: largest(row.map(({ size }) => size)),
    isBold: row.every(({ isBold }) => isBold),
  }
}

interface Gutter {
  readonly from: number
  readonly to: number
  readonly at: number
}

/** The blank strips between columns of prose, from left to right; none where there are none for sure. */
function findGutters(rows: readonly PdfRow[]): readonly Gutter[] {
  // Of a page in three columns some rows have two lines, where one column ends before the others.
  for (let columns = MOST_COLUMNS; columns >= 2; columns--) {
    const full = rows.filter(row => row.length === columns)
    const gutters = full.length < LEAST_ROWS ? undefined : guttersOf(rows, full, columns)
    if (gutters) return gutters
  }
  return []
}

function guttersOf(rows: readonly PdfRow[], full: readonly PdfRow[], columns: number): readonly Gutter[] | undefined {
  const size = median(rows.flat().map(line => line.size))
  const gutters: Gutter[] = []
  for (let column = 1; column < columns; column++) {
    const from = quantile(
      full.map(row => row[column - 1]?.right ?? 0),
      0.95,
    )
    const to = quantile(
      full.map(row => row[column]?.left ?? 0),
      0.05,
    )
    if (to - from < size * 0.8) return undefined
    gutters.push({ from, to, at: (from + to) / 2 })
  }
  // What crosses a strip is a title or a table: there must be much less of it.
  const crossing = rows.filter(row =>
    row.some(({ left, right }) => gutters.some(({ at }) => left < at && right > at)),
  ).length
  const rest = rows.filter(row => row.length > columns).length
  if (crossing + rest > rows.length / 2 || rest > full.length / 10) return undefined
  const starts = [
    quantile(
      full.map(row => row[0]?.left ?? 0),
      0.05,
    ),
    ...gutters.map(({ to }) => to),
  ]
  const ends = [
    ...gutters.map(({ from }) => from),
    quantile(
      full.map(row => row.at(-1)?.right ?? 0),
      0.95,
    ),
  ]
  const widths = starts.map((start, column) => (ends[column] ?? 0) - start)
  // Columns of prose are about as wide as each other, and wide.
  const [narrowest, widest] = [smallest(widths), largest(widths)]
  if (narrowest < 0.6 * widest || narrowest < 8 * size) return undefined
  for (const [column, start] of starts.entries()) {
    const end = ends[column] ?? 0
    const filled = full.filter(row => {
      const line = row[column]
      return line !== undefined && line.left - start <= 2 * NEAR * size && end - line.right <= NEAR * size
    })
    if (filled.length < FILLED * full.length) return undefined
  }
  return gutters
}

function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
