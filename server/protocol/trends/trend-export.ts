// Trends as CSV, JSON and lines for a terminal: the same figures as on the page, a row for each term and text.

import type { DispersionResult, TrendCellItem, TrendsResult } from '../../wire/trends.ts'
import { printable, widthOf } from '../columns.ts'
import { type CsvValue, toCsv, writeCsv } from '../csv.ts'
import { type KnownProvenance, PROVENANCE_COLUMNS, provenanceCells, provenanceField } from '../exporting/provenance.ts'
import type { NameFile } from '../ledger/ledger-export.ts'
import { perTenThousand } from '../rate.ts'
import { LEAST_CHARACTERS } from './trend-result.ts'

export type TrendFormat = 'csv' | 'json' | 'text'

/** The counts of terms over plans: for each result a line of plans, or all that is dated. A step ends with `undefined`. */
export function* trendsToText(
  results: readonly TrendsResult[],
  format: TrendFormat,
  nameFile: NameFile,
  known?: KnownProvenance,
): Generator<undefined, string> {
  const more = known ? PROVENANCE_COLUMNS : []
  if (format === 'csv') return yield* writeCsv([...TREND_COLUMNS, ...more], trendRows(results, nameFile, known))
  if (format === 'text')
    return asLines(
      results,
      result => (results.length > 1 ? `${headOf(result)}\n` : '') + trendsAsLines(result, nameFile),
    )
  const trends = results.map(result => ({
    columns: result.columns.map(column => (column.kind === 'text' ? { ...column, uri: nameFile(column.uri) } : column)),
    terms: result.rows.map(({ key, words, en, total, story, cells }) => ({ key, words, en, total, story, cells })),
    unknown: result.unknown,
    unused: result.unused,
    basis: result.basis,
    warnings: result.warnings,
  }))
  return `${JSON.stringify({ ...provenanceField(known), trends }, undefined, 1)}\n`
}

/** The counts of terms over the sections of documents. */
export function dispersionToText(
  results: readonly DispersionResult[],
  format: TrendFormat,
  nameFile: NameFile,
  known?: KnownProvenance,
): string {
  if (format === 'csv')
    return toCsv(
      [...SECTION_COLUMNS, ...(known ? PROVENANCE_COLUMNS : [])],
      results.flatMap(result =>
        sectionRows(result, nameFile).map(row => [...row, ...(known ? provenanceCells(known, result.uri) : [])]),
      ),
    )
  if (format === 'text') return asLines(results, result => sectionsAsLines(result, nameFile))
  const documents = results.map(({ uri, parts, rows, ...rest }) => ({
    file: nameFile(uri),
    ...rest,
    sections: parts.map(({ title, characters, range }) => ({ title, characters, line: range.start.line + 1 })),
    terms: rows.map(({ key, words, en, total, byPart, measures, places }) => ({
      key,
      words,
      en,
      total,
      bySection: byPart,
      measures,
      places: places.map(({ at, part, range }) => ({ at, section: part, line: range.start.line + 1, range })),
    })),
  }))
  return `${JSON.stringify({ ...provenanceField(known), documents }, undefined, 1)}\n`
}

const TREND_COLUMNS = [
  'term',
  'term_en',
  'key',
  'plan',
  'years',
  'date',
  'file',
  'language',
  'characters',
  'abridged',
  'counted',
  'count',
  'per_10000',
  'in_other_language',
  'state',
  'story',
  'basis',
  'warnings',
] as const

function* trendRows(
  results: readonly TrendsResult[],
  nameFile: NameFile,
  known: KnownProvenance | undefined,
): Iterable<CsvValue[]> {
  let isFirst = true
  for (const { columns, rows, basis, warnings } of results) {
    // Said once, in the first row, as is a term's story in the first of its own: in each they would be the longest part of a long table,
    // and of many terms no text can hold them.
    let notes: readonly [string, string] = [basis, warnings.join(' ')]
    for (const { words, en, key, cells, story } of rows) {
      for (const [i, column] of columns.entries()) {
        const cell = cells[i]
        const text = column.kind === 'text' ? column : undefined
        yield [
          words,
          en,
          key,
          text?.title ?? column.label,
          column.years,
          text?.date ?? null,
          text ? nameFile(text.uri) : null,
          text?.language ?? null,
          text?.characters ?? null,
          text?.isAbridged ?? null,
          text?.isCounted ?? false,
          cell?.total ?? null,
          rateOf(cell?.rate),
          cell?.other ?? null,
          cell?.state ?? 'missing',
          i === 0 ? story : '',
          ...notes,
          ...(known ? cellsOf(known, text?.uri, isFirst) : []),
        ]
        isFirst = false
        notes = ['', '']
      }
    }
  }
}

/** Of the corpus as a whole in the first row alone: see above. */
function cellsOf(known: KnownProvenance, uri: string | undefined, isFirst: boolean): CsvValue[] {
  const [file = null, ...corpus] = provenanceCells(known, uri)
  return [file, ...corpus.map(cell => (isFirst ? cell : null))]
}

const SECTION_COLUMNS = [
  'term',
  'term_en',
  'key',
  'document',
  'file',
  'section',
  'line',
  'characters',
  'count',
  'per_10000',
  'dp',
  'dp_norm',
  'juilland_d',
  'basis',
  'warnings',
] as const

function sectionRows(result: DispersionResult, nameFile: NameFile): CsvValue[][] {
  const { uri, title, parts, rows, basis, warnings } = result
  return rows.flatMap(({ words, en, key, byPart, measures }) =>
    parts.map((part, i): CsvValue[] => [
      words,
      en,
      key,
      title,
      nameFile(uri),
      part.title,
      part.range.start.line + 1,
      part.characters,
      byPart[i] ?? 0,
      part.characters > 0 ? Number((((byPart[i] ?? 0) * 10_000) / part.characters).toFixed(3)) : null,
      rounded(measures?.dp),
      rounded(measures?.dpNorm),
      rounded(measures?.d),
      basis,
      warnings.join(' '),
    ]),
  )
}

/** Blocks of lines with what their figures rest on, which is said once where it is one for all. */
function asLines<Result extends Pick<TrendsResult, 'basis' | 'warnings'>>(
  results: readonly Result[],
  write: (result: Result) => string,
): string {
  const isOne = new Set(results.map(({ basis }) => basis)).size === 1
  const blocks = results.map(result => {
    const notes = [...(isOne ? [] : [result.basis]), ...result.warnings]
    return `${[write(result), ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')}\n`
  })
  return [...blocks, ...(isOne ? [`${results[0]?.basis}\n`] : [])].join('\n')
}

/** Of several lines each is told by its latest text. */
function headOf({ columns }: TrendsResult): string {
  const last = columns.findLast(column => column.kind === 'text')
  return last?.kind === 'text' ? `# ${printable(last.title)}` : '#'
}

/** A block of lines: the plans, a term a line with its counts under them and what became of it. */
function trendsAsLines({ columns, rows, unused }: TrendsResult, nameFile: NameFile): string {
  const heads = columns.map(column => column.years || column.label)
  const languages = new Set(columns.flatMap(column => (column.kind === 'text' ? column.language : [])))
  const isEnglish = languages.has('en') && languages.size === 1
  const table = rows.map(({ words, en, cells }) => [
    en === null ? words : isEnglish ? `${en} ${words}` : `${words} ${en}`,
    ...cells.map((cell, i) => (cell ? figure(cell, columns[i]) : '—')),
  ])
  const lines = alignColumns([['', ...heads], ...table])
  const stories = rows.map(({ words, en, story }) => printable(`${(isEnglish ? en : null) ?? words}: ${story}`))
  const texts = columns.flatMap(column =>
    column.kind === 'text'
      ? printable(`${column.years || column.label}: ${column.title} (${column.characters}) ${nameFile(column.uri)}`)
      : [],
  )
  const left = unused > 0 ? [`(${unused})`] : []
  return [...lines, ...left, '', ...stories, '', ...texts].join('\n')
}

/** `12 (3.4)`: the count and its rate, `0+1` with those in the other language; `?` where a text that lacks the words says nothing. */
function figure(
  { total, other, state }: Pick<TrendCellItem, 'total' | 'other' | 'state'>,
  column: TrendsResult['columns'][number] | undefined,
): string {
  const characters = column?.kind === 'text' ? column.characters : 0
  if (state === 'unsure') return '?'
  const more = other > 0 ? `+${other}` : ''
  return `${total}${more}${total > 0 && characters >= LEAST_CHARACTERS ? ` (${perTenThousand(total, characters)})` : ''}`
}

function sectionsAsLines({ uri, title, language, parts, rows }: DispersionResult, nameFile: NameFile): string {
  const nameOf = ({ words, en }: (typeof rows)[number]): string => (language === 'en' ? en : null) ?? words
  const table = parts.map((part, i) => [
    `${part.range.start.line + 1}`,
    part.title,
    `${part.characters}`,
    ...rows.map(({ byPart }) => String(byPart[i] ?? 0)),
  ])
  const heads = ['', '', '', ...rows.map(nameOf)]
  const measures = rows.map(row => {
    const { total, measures: one } = row
    return one === null
      ? `${nameOf(row)}: ${total}`
      : `${nameOf(row)}: ${total}, DP ${one.dp.toFixed(3)}, DPnorm ${one.dpNorm.toFixed(3)}, D ${one.d.toFixed(3)}`
  })
  return [`${title} ${nameFile(uri)}`, ...alignColumns([heads, ...table]), '', ...measures].join('\n')
}

/** Columns of equal width, as a terminal shows them: a Chinese character is two wide. */
function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))
    })
  return rows.map(row =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell))))
      .join('  ')
      .trimEnd(),
  )
}

function rateOf(rate: number | null | undefined): number | null {
  return rate === null || rate === undefined ? null : Number(rate.toFixed(3))
}

function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toFixed(4))
}
