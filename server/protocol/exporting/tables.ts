// Targets and terms as tables: CSV, JSON and workbooks with the same columns, each with where it comes from.

import { rank } from '../../core/features/rank.ts'
import { compareByDate } from '../../core/index/symbols.ts'
import type { Term } from '../../core/model/term.ts'
import type { LedgerRow } from '../../wire/ledger.ts'
import type { CsvValue } from '../csv.ts'
import { writeCsv } from '../csv.ts'
import type { Folder } from '../folder.ts'
import { ledgerTable } from '../ledger/ledger-export.ts'
import type { Ports } from '../ports.ts'
import { type Pause, runSteps } from './exported-document.ts'
import type { KnownProvenance } from './provenance.ts'

export const TABLE_FORMATS = ['csv', 'json', 'xlsx'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

/** Rows with their columns; `uris` says which file each row is about. */
export interface Table {
  readonly name: 'targets' | 'terms'
  readonly head: readonly string[]
  readonly rows: readonly (readonly CsvValue[])[]
}

/** The ledger; files are named by their paths. */
export function targetTable(rows: readonly LedgerRow[], known: KnownProvenance): Table {
  return { name: 'targets', ...ledgerTable(rows, uri => known.states.get(uri)?.path ?? uri, known) }
}

const TERM_COLUMNS = [
  'term',
  'term_en',
  'id',
  'document',
  'document_id',
  'date',
  'language',
  'count',
  'inside_longer_terms',
  'characters',
  'per_10000_characters',
  'file',
  'file_sha256',
] as const

/** How often each term stands in each document that uses it: wordings of both languages together. */
export async function termTable(
  folders: readonly Folder[],
  isWanted: (uri: string) => boolean,
  { states }: KnownProvenance,
  pause: Pause,
): Promise<Table> {
  const rows: CsvValue[][] = []
  for (const { corpus } of folders) {
    const documents = [...corpus.allSymbols()]
      .filter(({ uri, meta }) => states.has(uri) && isWanted(uri) && meta.kind !== 'glossary')
      .sort(compareByDate)
    for (const symbols of documents) {
      await pause()
      const counts = corpus.counts(symbols.uri)
      const state = states.get(symbols.uri)
      if (!counts || !state) continue
      const byId = new Map<string, { total: number; inner: number }>()
      for (const [key, { total, inner }] of counts.bySense) {
        if (!key.startsWith('zh:') && !key.startsWith('en:')) continue
        const known = byId.get(key.slice(3)) ?? { total: 0, inner: 0 }
        byId.set(key.slice(3), { total: known.total + total, inner: known.inner + inner })
      }
      const { characters } = counts
      for (const [id, { total, inner }] of [...byId].sort(
        (a, b) => b[1].total - a[1].total || (a[0] < b[0] ? -1 : 1),
      )) {
        const term: Term | undefined = rank(corpus.entries(id), id)[0]?.term
        if (!term) continue
        rows.push([
          term.headword,
          term.en[0]?.text ?? null,
          id,
          symbols.title,
          symbols.id,
          symbols.date?.text ?? null,
          symbols.language,
          total,
          inner,
          characters,
          characters > 0 ? Number(((total * 10_000) / characters).toFixed(3)) : null,
          state.path,
          state.sha256,
        ])
      }
    }
  }
  return { name: 'terms', head: TERM_COLUMNS, rows }
}

/** A table as the content of a file. A spreadsheet takes CSV for Chinese behind a byte order mark alone. */
export async function writeTable(
  { name, head, rows }: Table,
  format: TableFormat,
  { provenance }: KnownProvenance,
  spreadsheets: Ports['spreadsheets'],
  pause: Pause,
): Promise<string | Uint8Array> {
  const { tool, version, date, corpus } = provenance
  switch (format) {
    case 'json': {
      const items = rows.map(row => Object.fromEntries(head.map((column, i) => [column, row[i] ?? null])))
      return `${JSON.stringify({ provenance, [name]: items }, undefined, 1)}\n`
    }
    case 'csv': {
      const said = [corpus.sha256, `${tool} ${version}`, date]
      const all = [...head, 'corpus_sha256', 'tool', 'exported']
      return `\uFEFF${await runSteps(writeCsv(all, mapRows(rows, said)), pause)}`
    }
    case 'xlsx': {
      const { write } = await spreadsheets()
      const about: (readonly [string, string])[] = [
        ['tool', `${tool} ${version}`],
        ['exported', date],
        ['corpus SHA-256', corpus.sha256],
      ]
      const sheets = [
        { name, head, rows },
        { name: 'provenance', head: ['what', 'value'], rows: about, widths: [20, 70] },
        {
          name: 'files',
          head: ['file', 'sha256'],
          rows: corpus.files.map(file => [file.path, file.sha256]),
          widths: [50, 70],
        },
      ]
      const properties = {
        title: name,
        application: `${tool} ${version}`,
        description: `${date}\ncorpus SHA-256 ${corpus.sha256}`,
      }
      return (await runSteps(write(sheets, properties), pause)).bytes
    }
  }
}

function* mapRows(rows: readonly (readonly CsvValue[])[], behind: readonly CsvValue[]): Iterable<readonly CsvValue[]> {
  for (const row of rows) yield [...row, ...behind]
}
