// Tables as text to be pasted: TSV for spreadsheets, Markdown for notes.

import { type CsvValue, toSafeText } from './csv.ts'

/** Tab-separated values with a head. */
export function toTsv(head: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [head.join('\t')]
  for (const row of rows) lines.push(row.map(cell => toOneLine(toSafeText(cell))).join('\t'))
  return `${lines.join('\n')}\n`
}

/** A table of GFM. Nothing in a text becomes markup. */
export function toMarkdownTable(head: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const written = (cell: CsvValue): string => toOneLine(String(cell ?? '')).replace(/[\\`*_[\]<>|~&#!]/g, '\\$&')
  const lines = [line(head.map(written)), line(head.map(() => '---'))]
  for (const row of rows) lines.push(line(row.map(written)))
  return `${lines.join('\n')}\n`
}

function toOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
