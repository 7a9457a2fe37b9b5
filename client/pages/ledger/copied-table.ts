// What of rows of the ledger is copied.

import type { PageRow, PageValue } from './messages.ts'
import { saidValue } from './said-value.ts'
import { nameOf } from './view.ts'
import { COLUMNS, type Words } from './words.ts'

/** The head, then a row of cells for each of the ledger's. */
export function copiedTable(rows: readonly PageRow[], words: Words, language: 'zh' | 'en'): string[][] {
  return [COLUMNS.map(column => words.columns[column]), ...rows.map(row => cellsOf(row, words, language))]
}

function cellsOf(row: PageRow, words: Words, language: 'zh' | 'en'): string[] {
  const { main, other } = nameOf(row, language, words.none)
  const withYear = (value: PageValue | null): string => (value ? saidValue(value) : '')
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
  ]
}
