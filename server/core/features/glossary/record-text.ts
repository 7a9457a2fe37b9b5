// Writes records as entries of a glossary in Markdown, and reads them back before they are believed.

import { Document } from '../../model/document.ts'
import {
  type GlossaryRecord,
  isListField,
  RECORD_FIELDS,
  type RecordField,
  tidyGloss,
} from '../../model/glossary-record.ts'
import type { ListField } from '../../model/term.ts'
import { append } from '../../text/long-list.ts'
import { escapeInline, escapeLine } from './glossary-entry.ts'
import { collectRecordedEntries } from './glossary-records.ts'

/** How a glossary sets its entries. */
export interface EntryStyle {
  /** The line break. */
  readonly eol: string
  /** Fields follow the heading without a blank line. */
  readonly isTight: boolean
}

/** An entry as it is to be written; `isExact` is false where it reads in other words than the record has. */
export interface WrittenEntry {
  readonly text: string
  readonly isExact: boolean
}

/** How many entries are read back at once. */
const IN_STEP = 100

/** Each record as Markdown, without blank lines around it; in steps. */
export function* writeRecords(
  records: readonly GlossaryRecord[],
  style: EntryStyle,
): Generator<undefined, WrittenEntry[]> {
  const written: WrittenEntry[] = []
  for (let from = 0; from < records.length; from += IN_STEP) {
    const some = records.slice(from, from + IN_STEP)
    const texts = some.map(record => composeRecord(record, style))
    if (readsAs(texts, some, style.eol))
      append(
        written,
        texts.map(text => ({ text, isExact: true })),
      )
    else for (const record of some) written.push(writeAlone(record, style))
    yield
  }
  return written
}

/** One record as Markdown. A gloss that would not stay inside of its entry is written so that it reads literally. */
function writeAlone(record: GlossaryRecord, style: EntryStyle): WrittenEntry {
  const text = composeRecord(record, style)
  if (readsAs([text], [record], style.eol)) return { text, isExact: true }
  for (const gloss of literalGlosses(record.gloss)) {
    const other = composeRecord({ ...record, gloss }, style)
    if (readsAs([other], [{ ...record, gloss }], style.eol)) return { text: other, isExact: false }
  }
  return { text, isExact: false }
}

/** Other ways to write a gloss that Markdown would misread, the most faithful first. */
export function literalGlosses(gloss: string): string[] {
  const literal = tidyGloss(gloss)
    .split('\n')
    .map(line => (line.trim() === '' ? '' : escapeLine(line)))
    .join('\n')
  // What begins like a field is one, unless something stands before it.
  return [literal, `— ${gloss}`, `— ${literal}`]
}

/** True where entries are read, one by one, as these records. */
export function readsAs(texts: readonly string[], records: readonly GlossaryRecord[], eol: string): boolean {
  // What follows must be read as well: a code block that is left open would swallow it.
  const document = Document.parse('', `# -${eol}${eol}${[...texts, '## -'].join(`${eol}${eol}`)}${eol}`)
  const found = collectRecordedEntries(document).slice(0, -1)
  return found.length === records.length && found.every(({ record }, i) => isSameRecord(record, records[i]))
}

/** True where two records say the same in the same words. */
export function isSameRecord(a: GlossaryRecord, b: GlossaryRecord | undefined): boolean {
  return b !== undefined && RECORD_FIELDS.every(field => toKey(a[field]) === toKey(b[field]))
}

function toKey(value: string | readonly string[]): string {
  return typeof value === 'string' ? tidyGloss(value) : value.join('\n')
}

function composeRecord(record: GlossaryRecord, { eol, isTight }: EntryStyle): string {
  const fields = RECORD_FIELDS.flatMap(field => {
    if (field === 'headword' || field === 'gloss') return []
    const value = writeField(record, field)
    return value === '' ? [] : [`- ${field}: ${value}`]
  })
  const heading = `## ${escapeInline(record.headword)}`
  const gloss = toLines(record.gloss, eol)
  const head = [heading, ...fields].join(eol)
  const loose = fields.length === 0 || isTight ? head : [heading, '', ...fields].join(eol)
  return gloss === '' ? loose : `${loose}${eol}${eol}${gloss}`
}

/** The value of a field as it is written; '' where there is nothing to be written. */
export function writeField(record: GlossaryRecord, field: Exclude<RecordField, 'headword' | 'gloss'>): string {
  if (isListField(field)) return writeList(field, record[field])
  return escapeInline(record[field])
}

/** Several values in one field: parted by what no value of the field may hold. */
export function writeList(field: ListField, values: readonly string[]): string {
  const separators = field === 'en' ? /[;；]/g : /[;；,，、]/g
  const instead = field === 'en' ? ',' : '/'
  return values.map(value => escapeInline(value.replace(separators, instead))).join(field === 'en' ? '; ' : ', ')
}

/** A gloss with the line ends of its document. */
export function toLines(gloss: string, eol: string): string {
  return tidyGloss(gloss).replaceAll('\n', eol)
}
