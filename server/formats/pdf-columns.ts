// Puts the rows of a page in reading order: text in two columns, where that is sure, the left one first.

import type { PdfLine, PdfRow } from './pdf-lines.ts'

/** So many rows must stand side by side before they are columns. */
const LEAST_ROWS = 6
/** Of the rows of a column so large a share is filled, as prose is and cells of a table are not. */
const FILLED = 0.6
/** How far from the edges of its column a line may begin or end to fill it, in heights of a letter. */
const NEAR = 1.6

/** The lines of a page in the order in which they are read. What stands beside each other in a row, in no column, is parted by tabs. */
export function inReadingOrder(rows: readonly PdfRow[]): PdfLine[] {
  const gutter = findGutter(rows)
  if (!gutter) return rows.map(joinCells)
  const lines: PdfLine[] = []
  let band: PdfRow[] = []
  const flush = (): void => {
    for (const isLeft of [true, false])
      for (const row of band) {
        const side = row.filter(line => (line.left + line.right) / 2 < gutter.at === isLeft)
        if (side.length > 0) lines.push(joinCells(side))
      }
    band = []
  }
  for (const row of rows) {
    const isAcross = row.some(({ left, right }) => left < gutter.from && right > gutter.to)
    if (isAcross) {
      flush()
      lines.push(joinCells(row))
    } else band.push(row)
  }
  flush()
  return lines
}

function joinCells(row: PdfRow): PdfLine {
  const [first] = row
  if (row.length === 1 && first) return first
  return {
    text: row.map(({ text }) => text).join('\t'),
    left: Math.min(...row.map(({ left }) => left)),
    right: Math.max(...row.map(({ right }) => right)),
    top: Math.max(...row.map(({ top }) => top)),
    size: Math.max(...row.map(({ size }) => size)),
  }
}

interface Gutter {
  readonly from: number
  readonly to: number
  readonly at: number
}

/** The one blank strip between two columns of prose; undefined where there is none for sure. */
function findGutter(rows: readonly PdfRow[]): Gutter | undefined {
  const pairs = rows.filter(row => row.length === 2)
  if (pairs.length < LEAST_ROWS) return undefined
  const size = median(rows.flat().map(line => line.size))
  const from = quantile(
    pairs.map(([left]) => left?.right ?? 0),
    0.95,
  )
  const to = quantile(
    pairs.map(([, right]) => right?.left ?? 0),
    0.05,
  )
  if (to - from < size * 0.8) return undefined
  const at = (from + to) / 2
  // What crosses the strip is a title or a table: there must be much less of it.
  const crossing = rows.filter(row => row.some(({ left, right }) => left < at && right > at)).length
  const rest = rows.filter(row => row.length > 2).length
  if (crossing + rest > rows.length / 2 || rest > pairs.length / 10) return undefined
  const leftEdge = quantile(
    pairs.map(([left]) => left?.left ?? 0),
    0.05,
  )
  const rightEdge = quantile(
    pairs.map(([, right]) => right?.right ?? 0),
    0.95,
  )
  const isFilled = (line: PdfLine | undefined, start: number, end: number): boolean =>
    line !== undefined && line.left - start <= 2 * NEAR * size && end - line.right <= NEAR * size
  const left = pairs.filter(([line]) => isFilled(line, leftEdge, from)).length
  const right = pairs.filter(([, line]) => isFilled(line, to, rightEdge)).length
  if (left < FILLED * pairs.length || right < FILLED * pairs.length) return undefined
  // Columns of prose are about as wide as each other, and wide.
  const [one, other] = [from - leftEdge, rightEdge - to]
  if (Math.min(one, other) < 0.6 * Math.max(one, other) || Math.min(one, other) < 8 * size) return undefined
  return { from, to, at }
}

function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
