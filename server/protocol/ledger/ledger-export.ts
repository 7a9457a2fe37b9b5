// The ledger as CSV and JSON: a row a target, with file, line, and the sentence with its place.

import type { LedgerRow, LedgerValue } from '../../wire/ledger.ts'
import { type CsvValue, toCsv } from '../csv.ts'
import { type KnownProvenance, PROVENANCE_COLUMNS, provenanceCells, provenanceField } from '../exporting/provenance.ts'

/** How a row's file is to be called: a path for a terminal, an address for an editor. */
export type NameFile = (uri: string) => string

/** The columns, the same in both formats. Lines count from 1; sentence offsets are UTF-16 units from the file's start. */
const COLUMNS: readonly (readonly [string, (row: LedgerRow, nameFile: NameFile) => CsvValue])[] = [
  ['indicator', ({ zh, en }) => zh ?? en],
  ['indicator_en', ({ en }) => en],
  // What names no indicator is known by its place alone, which is in other columns.
  ['key', ({ key, ref }) => (key === ref ? null : key)],
  ['id', ({ id }) => id],
  ['topic', ({ topic }) => topic],
  ['plan', ({ plan }) => plan.title],
  ['plan_id', ({ plan }) => plan.id],
  ['period', ({ plan: { from, to } }) => (from === null ? null : `${from}-${to}`)],
  ...valueColumns('baseline', row => row.baseline),
  ['baseline_year', ({ baseline }) => baseline?.year ?? null],
  ...valueColumns('target', row => row.target),
  ['target_is_change', ({ isChange }) => isChange],
  ['deadline', ({ target }) => target.year],
  ['deadline_from', ({ deadlineFrom }) => deadlineFrom],
  ['kind', ({ kind }) => kind],
  ...valueColumns('outcome', row => row.outcome),
  ['outcome_year', ({ outcome }) => outcome?.year ?? null],
  ['outcome_file', ({ outcome }, nameFile) => fileOf(outcome, nameFile)],
  ['outcome_line', ({ outcome }) => lineOf(outcome)],
  ['status', ({ status }) => status],
  ['conflicting', ({ isConflicting }) => isConflicting],
  ['tagged', ({ id }) => id !== null],
  ['language', ({ language }) => language],
  ['file', ({ target }, nameFile) => fileOf(target, nameFile)],
  ['line', ({ target }) => lineOf(target)],
  ['sentence_start', ({ sentenceStart }) => sentenceStart],
  ['sentence_end', ({ sentenceEnd }) => sentenceEnd],
  ['sentence', ({ sentence }) => sentence],
  [
    'other_sources',
    ({ others }, nameFile) => others.map(({ uri, range }) => `${nameFile(uri)}:${range.start.line + 1}`).join(' '),
  ],
]

function valueColumns(
  name: string,
  get: (row: LedgerRow) => LedgerValue | null,
): [string, (row: LedgerRow) => CsvValue][] {
  return [
    [name, row => get(row)?.text ?? null],
    [`${name}_amount`, row => get(row)?.amount ?? null],
    [`${name}_unit`, row => get(row)?.dimension ?? null],
  ]
}

function fileOf(value: LedgerValue | null, nameFile: NameFile): string | null {
  return value?.place ? nameFile(value.place.uri) : null
}

function lineOf(value: LedgerValue | null): number | null {
  return value?.place ? value.place.range.start.line + 1 : null
}

/** The columns and rows, each with the hash of its file. */
export function ledgerTable(
  rows: readonly LedgerRow[],
  nameFile: NameFile,
  { stateOf }: KnownProvenance,
): { readonly head: readonly string[]; readonly rows: readonly (readonly CsvValue[])[] } {
  return {
    head: [...COLUMNS.map(([name]) => name), 'file_sha256'],
    rows: rows.map(row => [
      ...COLUMNS.map(([, get]) => get(row, nameFile)),
      stateOf(row.target.place?.uri ?? '')?.sha256 ?? null,
    ]),
  }
}

/** CSV as RFC 4180 has it: a heading line, CRLF, quotes where they are needed. */
export function ledgerToCsv(rows: readonly LedgerRow[], nameFile: NameFile, known?: KnownProvenance): string {
  return toCsv(
    [...COLUMNS.map(([name]) => name), ...(known ? PROVENANCE_COLUMNS : [])],
    rows.map(row => [
      ...COLUMNS.map(([, get]) => get(row, nameFile)),
      ...(known ? provenanceCells(known, row.target.place?.uri) : []),
    ]),
  )
}

/** `{"targets": […]}` with the columns of the CSV as keys, behind the provenance; what is not known is null. */
export function ledgerToJson(rows: readonly LedgerRow[], nameFile: NameFile, known?: KnownProvenance): string {
  const targets = rows.map(row => Object.fromEntries(COLUMNS.map(([name, get]) => [name, get(row, nameFile)])))
  return `${JSON.stringify({ ...provenanceField(known), targets }, undefined, 1)}\n`
}
