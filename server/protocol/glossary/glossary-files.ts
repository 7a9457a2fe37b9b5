// Reads glossaries out of files of any format that holds them, with all that there is to say about the reading.

import { collectRecords } from '../../core/features/glossary/glossary-records.ts'
import { Document } from '../../core/model/document.ts'
import type { FileProblem } from '../../core/model/file-problem.ts'
import { type GlossaryRecord, recordOf } from '../../core/model/glossary-record.ts'
import { stepTableRows, stepTableText, type TableEntries } from '../../core/model/glossary-table.ts'
import { stepTbxText } from '../../core/model/glossary-tbx.ts'
import type { WorkbookProblem } from '../../core/model/sheet.ts'
import { append } from '../../core/text/long-list.ts'
import { decodeAddress } from '../decode-address.ts'
import { PROVENANCE_COLUMNS } from '../exporting/provenance.ts'
import type { Ports } from '../ports.ts'

/** What is to be said of a file, plain; words are in `glossary-exchange-message.ts`. */
export type FileNote = { readonly file: string } & (
  | { readonly code: 'unreadable'; readonly error: unknown }
  | { readonly code: 'no-text' }
  | { readonly code: 'gone' }
  | { readonly code: 'too-large'; readonly bytes: number; readonly most: number }
  | { readonly code: 'workbook'; readonly problem: WorkbookProblem }
  | { readonly code: 'encoding'; readonly problem: FileProblem }
  | { readonly code: 'no-terms'; readonly sheet: string | undefined }
  | { readonly code: 'no-tbx' }
  | { readonly code: 'columns'; readonly columns: readonly { readonly name: string; readonly role: string }[] }
  | { readonly code: 'unused-columns'; readonly names: readonly string[] }
  | { readonly code: 'rows-without-term'; readonly count: number }
  /** `first` is the first such row, counted from 1 as spreadsheets do. */
  | { readonly code: 'rows-too-long'; readonly count: number; readonly first: number }
  | { readonly code: 'joined'; readonly count: number }
  | { readonly code: 'concepts-without-term'; readonly count: number }
  | { readonly code: 'other-languages'; readonly languages: readonly string[]; readonly count: number }
)

export interface ReadGlossary {
  readonly records: readonly GlossaryRecord[]
  readonly notes: readonly FileNote[]
  /** True where a file could not be read at all. */
  readonly hasFailed: boolean
}

/** Larger files are refused, bytes: 100,000 entries with glosses have some 50 MB. */
const MOST_GLOSSARY_BYTES = 150_000_000

/** How work in steps is run: in slices on a server, at once in a terminal. */
export type RunSteps = <T>(work: Generator<unknown, T>) => Promise<T>

/** The records of all files, in order. */
export async function readGlossaryFiles(
  ports: Pick<Ports, 'files' | 'readText' | 'spreadsheets'>,
  uris: readonly string[],
  run: RunSteps,
): Promise<ReadGlossary> {
  const records: GlossaryRecord[] = []
  const notes: FileNote[] = []
  let hasFailed = false
  for (const uri of uris) {
    const file = nameOfFile(uri)
    try {
      const read = await readOne(ports, uri, file, run)
      for (const record of read.records) records.push(record)
      append(notes, read.notes)
      hasFailed ||= read.hasFailed
    } catch (error) {
      notes.push({ file, code: 'unreadable', error })
      hasFailed = true
    }
  }
  return { records, notes, hasFailed }
}

async function readOne(
  ports: Pick<Ports, 'files' | 'readText' | 'spreadsheets'>,
  uri: string,
  file: string,
  run: RunSteps,
): Promise<ReadGlossary> {
  const fail = (note: FileNote): ReadGlossary => ({ records: [], notes: [note], hasFailed: true })
  const size = await ports.files.sizeOf(uri)
  if (size !== undefined && size > MOST_GLOSSARY_BYTES)
    return fail({ file, code: 'too-large', bytes: size, most: MOST_GLOSSARY_BYTES })
  const bytes = await ports.files.readFile(uri)
  if (!bytes) return fail({ file, code: 'gone' })
  if (bytes.length > MOST_GLOSSARY_BYTES)
    return fail({ file, code: 'too-large', bytes: bytes.length, most: MOST_GLOSSARY_BYTES })
  // An archive, or a file of the old binary kind: no text begins so.
  const isWorkbook = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)
  if (isWorkbook) return readWorkbook(ports, bytes, file, run)
  // The text of a table may be in GB 18030: the name says that it is one.
  const isMarkdown = /\.(?:md|markdown)$/i.test(uri)
  const named = isMarkdown || /\.(?:csv|tsv|tab|tbx|xml)$/i.test(uri) ? uri : `${uri}.csv`
  const read = await ports.readText({ ...ports.files, readFile: async () => bytes }, named)
  if (!read) return fail({ file, code: 'gone' })
  if (!isText(read.text)) return fail({ file, code: 'no-text' })
  const notes: FileNote[] = read.warning === undefined ? [] : [{ file, code: 'encoding', problem: read.warning }]
  if (isMarkdown) {
    const records = collectRecords(Document.parse(uri, read.text))
    return {
      records,
      notes: records.length > 0 ? notes : [...notes, { file, code: 'no-terms', sheet: undefined }],
      hasFailed: false,
    }
  }
  if (/^\uFEFF?\s*</.test(read.text.slice(0, 1000))) {
    const found = await run(stepTbxText(read.text))
    if (!found.isTbx) return fail({ file, code: 'no-tbx' })
    const { withoutTerm, otherLanguages } = found
    if (withoutTerm > 0) notes.push({ file, code: 'concepts-without-term', count: withoutTerm })
    const count = [...otherLanguages.values()].reduce((sum, number) => sum + number, 0)
    if (count > 0)
      notes.push({ file, code: 'other-languages', languages: [...otherLanguages.keys()].slice(0, 20), count })
    if (found.entries.length === 0) notes.push({ file, code: 'no-terms', sheet: undefined })
    return { records: found.entries.map(({ term, gloss }) => recordOf(term, gloss)), notes, hasFailed: false }
  }
  const table = await run(stepTableText(read.text, /\.(?:tsv|tab)$/i.test(uri)))
  append(notes, noteTable(table, file, undefined))
  return { records: recordsOfTable(table), notes, hasFailed: false }
}

/** Of so many characters one may be broken, or a control character. */
const MOSTLY = 20

/** False for what programs alone read, such as a PDF or a picture. */
function isText(text: string): boolean {
  if (text.includes('\0')) return false
  let odd = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd || (code < 0x20 && code !== 9 && code !== 10 && code !== 13)) odd++
  }
  return odd * MOSTLY <= text.length
}

async function readWorkbook(
  { spreadsheets }: Pick<Ports, 'spreadsheets'>,
  bytes: Uint8Array,
  file: string,
  run: RunSteps,
): Promise<ReadGlossary> {
  const sheets = await run((await spreadsheets()).read(bytes))
  if ('code' in sheets) return { records: [], notes: [{ file, code: 'workbook', problem: sheets }], hasFailed: true }
  const records: GlossaryRecord[] = []
  const notes: FileNote[] = []
  for (const { name, rows } of sheets) {
    if (rows.length === 0) continue
    const table = await run(stepTableRows(rows))
    append(records, recordsOfTable(table))
    append(notes, noteTable(table, file, name))
  }
  if (sheets.every(({ rows }) => rows.length === 0)) notes.push({ file, code: 'no-terms', sheet: undefined })
  return { records, notes, hasFailed: false }
}

function recordsOfTable({ entries }: TableEntries): GlossaryRecord[] {
  return entries.map(({ term, gloss }) => recordOf(term, gloss))
}

function noteTable(
  { columns, rowsWithoutTerm, rowsTooLong, joined, entries }: TableEntries,
  file: string,
  sheet: string | undefined,
): FileNote[] {
  if (!columns || entries.length === 0) return [{ file, code: 'no-terms', sheet }]
  const notes: FileNote[] = []
  if (columns.isGuessed) notes.push({ file, code: 'columns', columns: columns.columns })
  // What our own exports say of where they come from is no column of an entry.
  const isOwn = (name: string): boolean => (PROVENANCE_COLUMNS as readonly string[]).includes(name)
  const unused = columns.columns.flatMap(({ name, role }) =>
    role === 'other' && name !== '' && !isOwn(name) ? name : [],
  )
  if (unused.length > 0) notes.push({ file, code: 'unused-columns', names: unused.slice(0, 20) })
  if (rowsWithoutTerm.length > 0) notes.push({ file, code: 'rows-without-term', count: rowsWithoutTerm.length })
  const [first] = rowsTooLong
  if (first !== undefined)
    notes.push({ file, code: 'rows-too-long', count: rowsTooLong.length, first: first + (columns.hasHead ? 2 : 1) })
  if (joined > 0) notes.push({ file, code: 'joined', count: joined })
  return notes
}

function nameOfFile(uri: string): string {
  const last = uri.split('/').at(-1) ?? uri
  return decodeAddress(last)
}
