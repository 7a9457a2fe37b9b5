// Notes as text: lines for a terminal, CSV, JSON, and Markdown by code.

import type { NoteItem } from '../../wire/notes.ts'
import { printable } from '../columns.ts'
import { type CsvValue, toCsv } from '../csv.ts'
import {
  type KnownProvenance,
  PROVENANCE_COLUMNS,
  provenanceCells,
  provenanceField,
  signatureOf,
} from '../exporting/provenance.ts'
import type { Locale } from '../locale.ts'
import { escapeMarkdown } from '../markdown.ts'

export type NoteFormat = 'text' | 'csv' | 'json' | 'markdown'

/** How a note's file is to be called: a path for a terminal, an address for an editor. */
export type NameFile = (uri: string) => string

/** Notes in a format, each with document, section, line, words, code and remark. */
export function notesToText(
  notes: readonly NoteItem[],
  format: NoteFormat,
  nameFile: NameFile,
  locale: Locale,
  known?: KnownProvenance,
): string {
  switch (format) {
    case 'csv':
      return toCsv(
        [...COLUMNS.map(([name]) => name), ...(known ? PROVENANCE_COLUMNS : [])],
        notes.map(note => [
          ...COLUMNS.map(([, get]) => get(note, nameFile)),
          ...(known ? provenanceCells(known, note.uri) : []),
        ]),
      )
    case 'json': {
      const rows = notes.map(note => Object.fromEntries(COLUMNS.map(([name, get]) => [name, get(note, nameFile)])))
      return `${JSON.stringify({ ...provenanceField(known), notes: rows }, undefined, 1)}\n`
    }
    case 'markdown':
      return toMarkdown(notes, nameFile, locale) + signature(known)
    case 'text':
      return toLines(notes, nameFile, locale)
  }
}

/** The columns of CSV and JSON. Lines and columns count from 1; offsets are UTF-16 units from the file's start. */
const COLUMNS: readonly (readonly [string, (note: NoteItem, nameFile: NameFile) => CsvValue])[] = [
  ['code', ({ code }) => code],
  ['remark', ({ remark }) => remark],
  ['quote', ({ quote }) => quote],
  ['document', ({ title }) => title],
  ['date', ({ date }) => date],
  ['section', ({ section }) => section],
  ['file', ({ uri }, nameFile) => nameFile(uri)],
  ['line', ({ range }) => range.start.line + 1],
  ['column', ({ range }) => range.start.character + 1],
  ['start', ({ start }) => start],
  ['end', ({ end }) => end],
]

function toLines(notes: readonly NoteItem[], nameFile: NameFile, locale: Locale): string {
  const lines = notes.map(({ uri, range, code, quote, remark }) => {
    const { line, character } = range.start
    const said = remark === null ? '' : ` — ${remark}`
    return printable(`${nameFile(uri)}:${line + 1}:${character + 1}: [${code}] ${quote}${said}`)
  })
  return `${[...lines, sumUp(notes, locale)].join('\n')}\n`
}

/** How many notes there are, with how many codes, in how many documents. */
function sumUp(notes: readonly NoteItem[], locale: Locale): string {
  const codes = new Set(notes.flatMap(({ code }) => code || [])).size
  const documents = new Set(notes.map(({ uri }) => uri)).size
  if (locale === 'zh') return `${notes.length} 条批注，${codes} 个编码，${documents} 个文件`
  const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`
  return [
    count(notes.length, 'note', 'notes'),
    count(codes, 'code', 'codes'),
    count(documents, 'document', 'documents'),
  ].join(', ')
}

/** Where a list to be read comes from, in its last line. */
function signature(known: KnownProvenance | undefined): string {
  return known ? `\n*${escapeMarkdown(signatureOf(known))}*\n` : ''
}

/** A heading a code, an item a note. */
function toMarkdown(notes: readonly NoteItem[], nameFile: NameFile, locale: Locale): string {
  const isChinese = locale === 'zh'
  const parts = [isChinese ? '# 批注' : '# Notes', sumUp(notes, locale)]
  for (const [code, some] of byCode(notes)) {
    const name = code === '' ? (isChinese ? '（无编码）' : '(no code)') : escapeMarkdown(code)
    parts.push(`## ${name}${isChinese ? `（${some.length}）` : ` (${some.length})`}`)
    parts.push(some.map(note => toItem(note, nameFile, isChinese)).join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

function toItem(
  { quote, remark, title, section, uri, range }: NoteItem,
  nameFile: NameFile,
  isChinese: boolean,
): string {
  const place = [title, ...(section === null || section === title ? [] : [section])].map(escapeMarkdown)
  const file = escapeMarkdown(`${nameFile(uri)}:${range.start.line + 1}`)
  const words = `“${escapeMarkdown(quote)}”`
  const said = remark === null ? words : `${words}${isChinese ? '：' : ': '}${escapeMarkdown(remark)}`
  return isChinese ? `- ${said}（${place.join('，')}，${file}）` : `- ${said} (${place.join(', ')}, ${file})`
}

/** Codes in the order of their names, notes without one last. */
function byCode(notes: readonly NoteItem[]): [string, NoteItem[]][] {
  const groups = new Map<string, NoteItem[]>()
  for (const note of notes) {
    const some = groups.get(note.code)
    if (some) some.push(note)
    else groups.set(note.code, [note])
  }
  return [...groups].sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
}
