// A glossary as a file of another format: TBX, CSV, TSV, Markdown, or the rows of a sheet.

import { type GlossaryRecord, isListField, RECORD_FIELDS } from '../../model/glossary-record.ts'
import type { Sheet } from '../../model/sheet.ts'
import { writeDelimited } from '../../syntax/delimited.ts'
import { composeGlossaryHead } from './new-glossary.ts'
import { writeRecords } from './record-text.ts'
import { type ExchangeSource, writeTbx } from './tbx-text.ts'

const TEXT_FORMATS = ['tbx', 'csv', 'tsv', 'md'] as const
export type TextFormat = (typeof TEXT_FORMATS)[number]

/** Columns behind those of the entries: where each comes from. */
export interface ExtraColumns {
  readonly names: readonly string[]
  readonly cells: (record: number) => readonly string[]
}

/** The text of a file, in steps. Tables begin with a byte order mark: without it Excel takes Chinese for something else. */
export function* writeGlossaryText(
  records: readonly GlossaryRecord[],
  format: TextFormat,
  source: ExchangeSource,
  extra: ExtraColumns = NO_EXTRA,
): Generator<undefined, string> {
  if (format === 'tbx') return yield* writeTbx(records, source)
  if (format === 'md') return yield* writeMarkdown(records, source)
  const table = yield* writeDelimited(rowsOf(records, extra), format === 'csv' ? ',' : '\t')
  return `\uFEFF${table}`
}

/** The glossary as a sheet. */
export function glossarySheet(
  records: readonly GlossaryRecord[],
  { title }: ExchangeSource,
  extra: ExtraColumns = NO_EXTRA,
): Sheet {
  const [head = [], ...rows] = rowsOf(records, extra)
  return { name: title, head, rows, widths: RECORD_FIELDS.map(field => WIDTHS[field] ?? 14) }
}

const NO_EXTRA: ExtraColumns = { names: [], cells: () => [] }

function rowsOf(records: readonly GlossaryRecord[], { names, cells }: ExtraColumns): (readonly string[])[] {
  return [[...HEAD, ...names], ...records.map((record, i) => [...rowOf(record), ...cells(i)])]
}

/** The columns are named as the fields of entries are; the first is the headword. */
const HEAD: readonly string[] = RECORD_FIELDS.map(field => (field === 'headword' ? 'term' : field))
const WIDTHS: Readonly<Record<string, number>> = { headword: 22, en: 34, aka: 22, pinyin: 24, gloss: 60 }

function rowOf(record: GlossaryRecord): string[] {
  return RECORD_FIELDS.map(field => (isListField(field) ? record[field].join('; ') : record[field]))
}

function* writeMarkdown(
  records: readonly GlossaryRecord[],
  { title, lines, id, language }: ExchangeSource,
): Generator<undefined, string> {
  const head = composeGlossaryHead({ id, title, language, source: lines.length > 0 ? lines.join('; ') : undefined })
  const entries = yield* writeRecords(records, { eol: '\n', isTight: false })
  return [head, ...entries.map(({ text }) => `${text}\n`)].join('\n')
}
