// Reads the terms of a table: one a row, its columns told by their names or their content.

import { type Cell, namedSeparator, readDelimited, SEPARATORS, unguard } from '../syntax/delimited.ts'
import { foldKey } from '../text/fold.ts'
import { append } from '../text/long-list.ts'
import { finish } from '../text/steps.ts'
import { type ColumnRole, type Columns, countNames, findColumns, ROWS_LOOKED_AT } from './glossary-columns.ts'
import { distinctValues, type FileEntry, isListField } from './glossary-record.ts'
import type { Range } from './meta.ts'
import { plainGloss } from './plain-gloss.ts'
import { computedId, type ListField, readAim, type Term, type Value } from './term.ts'

/** What a table holds, and what of it could not be used. */
export interface TableEntries {
  readonly entries: readonly FileEntry[]
  /** Undefined where no column holds terms: then there are no entries. */
  readonly columns: Columns | undefined
  /** Rows that hold something and no term, counted from 0 in the table, without its head. */
  readonly rowsWithoutTerm: readonly number[]
  /** Rows with more cells than the table has columns: an unquoted separator, or a quote that is not closed. What stands there is no part of an entry. */
  readonly rowsTooLong: readonly number[]
  /** Rows that say more of a term which a row before has: they were put together. */
  readonly joined: number
}

/** The entries of a text in CSV or TSV. Never throws; linear in the text. */
export function readTableText(text: string, isTabbed: boolean): TableEntries {
  return finish(stepTableText(text, isTabbed))
}

/** The same in steps. */
export function* stepTableText(text: string, isTabbed: boolean): Generator<undefined, TableEntries> {
  const separator = namedSeparator(text) ?? (isTabbed ? '\t' : guessSeparator(text))
  const rows: Cell[][] = []
  for (const row of readDelimited(text, separator)) {
    rows.push(row)
    if (rows.length % IN_STEP === 0) yield
  }
  return yield* collectRows(rows)
}

/** Rows that are read between two pauses. */
const IN_STEP = 500

/** The entries of rows of texts, as a workbook has them, in steps. Places in them mean nothing. */
export function* stepTableRows(rows: readonly (readonly string[])[]): Generator<undefined, TableEntries> {
  const filled = rows.filter(row => row.some(text => text.trim() !== ''))
  return yield* collectRows(filled.map(row => row.map(text => ({ text, start: 0, end: 0 }))))
}

/** The separator by which the first row has the most known names of columns, or by which rows have the same number of cells. */
function guessSeparator(text: string): string {
  let best = { separator: ',', score: -1 }
  const sample = text.slice(0, 100_000)
  for (const separator of SEPARATORS) {
    const widths: number[] = []
    let names = 0
    for (const row of readDelimited(sample, separator)) {
      if (widths.length === 0 && row.length > 1) names = countNames(row.map(cell => cell.text))
      widths.push(row.length)
      if (widths.length >= ROWS_LOOKED_AT) break
    }
    const [common = 1, times = 0] = mostCommon(widths)
    const score = names * 10 + (common > 1 ? times / widths.length : 0)
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

function mostCommon(numbers: readonly number[]): readonly [number?, number?] {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
}

function* collectRows(rows: readonly (readonly Cell[])[]): Generator<undefined, TableEntries> {
  const columns = findColumns(rows.slice(0, ROWS_LOOKED_AT).map(row => row.map(cell => cell.text)))
  if (!columns) return { entries: [], columns, rowsWithoutTerm: [], rowsTooLong: [], joined: 0 }
  const roles = columns.columns.map(({ role }) => role)
  const isOurs = isOwnHead(columns)
  const rowsWithoutTerm: number[] = []
  const rowsTooLong: number[] = []
  const drafts: Draft[] = []
  const byHeadword = new Map<string, Draft>()
  let joined = 0
  for (const [number, row] of (columns.hasHead ? rows.slice(1) : rows).entries()) {
    if (number % IN_STEP === 0) yield
    const draft = readRow(row, roles, isOurs)
    if (row.some(({ text }, i) => i >= roles.length && text.trim() !== '')) rowsTooLong.push(number)
    if (!draft) {
      rowsWithoutTerm.push(number)
      continue
    }
    const key = foldKey(draft.headword.text)
    const known = byHeadword.get(key)
    if (known && agree(known, draft)) {
      joinDrafts(known, draft)
      joined++
    } else {
      drafts.push(draft)
      if (!known) byHeadword.set(key, draft)
    }
  }
  const entries: FileEntry[] = []
  for (const draft of drafts) {
    entries.push(toEntry(draft))
    if (entries.length % IN_STEP === 0) yield
  }
  return { entries, columns, rowsWithoutTerm, rowsTooLong, joined }
}

/** As Tifa writes it: what stands in a cell is then one thing, whatever separates lists elsewhere. */
function isOwnHead({ hasHead, columns }: Columns): boolean {
  return hasHead && columns[0]?.name === 'term' && columns.some(({ name }) => name === 'replaced-by')
}

/** A row with its fields as they were found. */
interface Draft extends Range {
  readonly headword: Value
  readonly lists: Record<ListField, Value[]>
  readonly singles: Map<ColumnRole, Value>
  readonly glosses: string[]
}

function readRow(row: readonly Cell[], roles: readonly ColumnRole[], isOurs: boolean): Draft | undefined {
  let headword: Value | undefined
  const lists: Record<ListField, Value[]> = { en: [], aka: [], see: [], 'replaced-by': [] }
  const singles = new Map<ColumnRole, Value>()
  const glosses: string[] = []
  for (const [i, cell] of row.entries()) {
    const role = roles[i] ?? 'other'
    const text = unguard(cell.text)
    if (text.trim() === '' || role === 'other' || role === 'number') continue
    if (role === 'headword') {
      const [first, ...others] = isOurs ? [wholeOf(cell, text)] : valuesOf(cell, text, 'en')
      headword ??= first
      append(lists.aka, others)
    } else if (role === 'gloss') glosses.push(text)
    else if (isListField(role)) append(lists[role], valuesOf(cell, text, isOurs ? 'en' : role))
    // Running numbers are no names.
    else if (!singles.has(role) && !(role === 'id' && /^\d+$/.test(text))) singles.set(role, wholeOf(cell, text))
  }
  const [first] = row
  if (!headword || !first) return undefined
  return { start: first.start, end: row.at(-1)?.end ?? first.end, headword, lists, singles, glosses }
}

/** The texts of a cell that holds several, each with its place as far as the cell is written as it reads. */
function valuesOf(cell: Cell, text: string, role: ListField): Value[] {
  const separator = role === 'en' ? /[;；|｜\r\n]/ : /[;；|｜,，、\r\n]/
  if (!separator.test(text)) return [wholeOf(cell, text)]
  const isAsWritten = cell.end - cell.start === cell.text.length && text === cell.text
  const values: Value[] = []
  let from = 0
  for (const part of text.split(separator)) {
    const words = part.trim()
    const start = cell.start + from + part.indexOf(words)
    const place = isAsWritten ? { start, end: start + words.length } : { start: cell.start, end: cell.end }
    if (words !== '') values.push({ text: words, ...place })
    from += part.length + 1
  }
  return values
}

function wholeOf({ start, end }: Cell, text: string): Value {
  return { text: text.replace(/\s+/g, ' ').trim(), start, end }
}

/** Two rows of one headword are one entry unless they say different things where there is room for one. */
function agree(a: Draft, b: Draft): boolean {
  for (const [role, { text }] of b.singles) {
    const known = a.singles.get(role)
    if (known && role !== 'source' && foldKey(known.text) !== foldKey(text)) return false
  }
  return true
}

function joinDrafts(into: Draft, more: Draft): void {
  for (const field of ['en', 'aka', 'see', 'replaced-by'] as const) append(into.lists[field], more.lists[field])
  for (const [role, value] of more.singles) if (!into.singles.has(role)) into.singles.set(role, value)
  for (const gloss of more.glosses) if (!into.glosses.includes(gloss)) into.glosses.push(gloss)
}

function toEntry({ start, end, headword, lists, singles, glosses }: Draft): FileEntry {
  const en = distinctValues(lists.en)
  const id = singles.get('id')
  const gloss = glosses.join('\n\n')
  const aim = singles.get('aim')?.text
  const term: Term = {
    id: id?.text ?? computedId(headword.text, en[0]?.text),
    idRange: { start: (id ?? headword).start, end: (id ?? headword).end },
    headword: headword.text,
    start,
    headingEnd: Math.max(start, headword.end),
    end,
    en,
    aka: distinctValues(lists.aka).filter(({ text }) => text !== headword.text),
    pinyin: singles.get('pinyin')?.text,
    since: singles.get('since'),
    until: singles.get('until'),
    see: distinctValues(lists.see),
    replacedBy: distinctValues(lists['replaced-by']),
    source: singles.get('source')?.text,
    unit: singles.get('unit')?.text,
    aim: aim === undefined ? undefined : readAim(aim),
    topic: singles.get('topic')?.text,
    gloss: plainGloss(gloss),
  }
  return { term, gloss }
}
