// Rows as text to be pasted elsewhere: a Markdown table, or tab-separated values for a spreadsheet.

import { escapeMarkdown, escapeTsv } from '../page/escape.ts'
import type { PageRow, PageValue } from './messages.ts'
import { nameOf } from './view.ts'
import { COLUMNS, type Words } from './words.ts'

/** A table of GFM. Nothing in a text becomes markup. */
export function toMarkdown(rows: readonly PageRow[], words: Words, language: 'zh' | 'en'): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`
  const head = COLUMNS.map(column => words.columns[column])
  const rule = `| ${COLUMNS.map(() => '---').join(' | ')} |`
  return `${[line(head), rule, ...rows.map(row => line(cellsOf(row, words, language)))].join('\n')}\n`
}

/** Tab-separated values with a head. */
export function toTsv(rows: readonly PageRow[], words: Words, language: 'zh' | 'en'): string {
  const line = (cells: readonly string[]): string => cells.map(escapeTsv).join('\t')
  const head = COLUMNS.map(column => words.columns[column])
  return `${[head, ...rows.map(row => cellsOf(row, words, language))].map(line).join('\n')}\n`
}

function cellsOf(row: PageRow, words: Words, language: 'zh' | 'en'): string[] {
  const { main, other } = nameOf(row, language, words.none)
  const withYear = (value: PageValue | null): string =>
    value ? (value.year === null ? value.text : `${value.text} (${value.year})`) : ''
  const status = words.status[row.status]
  return [
    other ? `${main} / ${other}` : main,
    row.topic ?? '',
    row.plan.title,
    withYear(row.baseline),
    row.target.text,
    row.target.year === null ? '' : String(row.target.year),
    row.kind ? words.kind[row.kind] : '',
    withYear(row.outcome),
    row.isConflicting ? `${status}; ${words.conflicting}` : status,
    row.sources.join('; '),
  ].map(cell => cell.replace(/\s+/g, ' ').trim())
}
