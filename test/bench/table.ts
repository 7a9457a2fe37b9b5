// Plain aligned tables: the first column to the left, figures to the right.

import type { Times } from './measure.ts'

/** Prints `rows` below `head`; a row with fewer cells leaves the rest empty. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  notes: readonly string[] = [],
): void {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => (column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width)))
      .join('  ')
  console.log(`\n${title}`)
  console.log(line(head))
  console.log(widths.map(width => '-'.repeat(width)).join('  '))
  for (const row of rows) console.log(line(row).trimEnd())
  for (const note of notes) console.log(`  ${note}`)
}

/** The heads of what {@link timeCells} gives. */
export const TIME_HEADS = ['n', 'p50', 'p95', 'p99', 'max', 'cpu']

export function timeCells({ n, p50, p95, p99, max, cpu }: Times): string[] {
  return [`${n}`, ms(p50), ms(p95), ms(p99), ms(max), ms(cpu)]
}

/** Milliseconds with three figures that count. */
export function ms(time: number | undefined): string {
  if (time === undefined || Number.isNaN(time)) return '-'
  return time >= 100 ? time.toFixed(0) : time >= 10 ? time.toFixed(1) : time.toFixed(2)
}

/** `time` as a multiple of `reference`. */
export function ratio(time: number | undefined, reference: number | undefined): string {
  if (time === undefined || reference === undefined) return '-'
  const times = time / reference
  return `${times >= 100 ? times.toFixed(0) : times >= 0.1 ? times.toFixed(2) : times.toPrecision(2)}x`
}

/** Bytes as megabytes. */
export function mb(bytes: number | undefined): string {
  return bytes === undefined ? '-' : `${(bytes / 1e6).toFixed(1)} MB`
}
