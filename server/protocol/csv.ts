// CSV as RFC 4180 has it, safe for spreadsheets.

/** What a cell may hold; null is an empty one. */
export type CsvValue = string | number | boolean | null

/** A heading line and the rows: CRLF at line ends, quotes where they are needed. */
export function toCsv(names: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [names.join(','), ...rows.map(row => row.map(toCell).join(',')), ''].join('\r\n')
}

/** The same in steps, for many rows. */
export function* writeCsv(names: readonly string[], rows: Iterable<readonly CsvValue[]>): Generator<undefined, string> {
  const parts: string[] = [names.join(',')]
  for (const row of rows) {
    parts.push(row.map(toCell).join(','))
    if (parts.length % ROWS === 0) yield
  }
  return [...parts, ''].join('\r\n')
}

/** Rows of a step. */
const ROWS = 100

function toCell(value: CsvValue): string {
  const safe = toSafeText(value)
  return typeof value === 'string' && /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Text of the corpus must not become a formula where a spreadsheet opens the file: a quote before it keeps it text. */
export function toSafeText(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  return /^[=+@\t\r]|^-(?![\d.]+$)/.test(value) ? `'${value}` : value
}
