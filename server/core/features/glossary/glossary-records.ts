// The entries of a glossary document as records: what is exchanged with other programs, and merged.

import type { Document } from '../../model/document.ts'
import { readGlossaryFile } from '../../model/glossary-file.ts'
import { glossaryFormatOf } from '../../model/glossary-format.ts'
import { type GlossaryRecord, recordOf } from '../../model/glossary-record.ts'
import { collectEntries, type EntryParts } from '../../model/term.ts'

/** An entry of a Markdown glossary with what it says. */
export interface RecordedEntry {
  readonly parts: EntryParts
  readonly record: GlossaryRecord
  /** The whole entry, from the line of its heading to that of the next. */
  readonly start: number
  readonly end: number
  /** Where the lines of the fields end, or that of the heading where there are none. */
  readonly fieldsEnd: number
}

/** The records of a glossary in any format, in order. */
export function collectRecords(document: Document): GlossaryRecord[] {
  const format = glossaryFormatOf(document.uri)
  if (format) return readGlossaryFile(format, document.text).map(({ term, gloss }) => recordOf(term, gloss))
  return collectRecordedEntries(document).map(({ record }) => record)
}

/** The entries of a glossary in Markdown with their records. */
export function collectRecordedEntries(document: Document): RecordedEntry[] {
  const { text } = document
  const entries = collectEntries(document)
  const starts = entries.map(({ term }) => lineStart(text, term.start))
  return entries.map((parts, i) => {
    const { term, fields, glossStart } = parts
    const next = starts[i + 1]
    const end = next !== undefined && next <= term.end ? next : term.end
    const fieldsEnd = fields.size > 0 ? glossStart : headingEnd(text, term.headingEnd)
    const record = recordOf(term, text.slice(fieldsEnd, end))
    return { parts, record, start: starts[i] ?? term.start, end, fieldsEnd }
  })
}

function lineStart(text: string, at: number): number {
  for (let i = at; i > 0; i--) if (text[i - 1] === '\n' || text[i - 1] === '\r') return i
  return 0
}

/** Behind what closes a heading: more hashes, or the line below that underlines it. */
function headingEnd(text: string, at: number): number {
  const close = /^[^\r\n]{0,1000}(?:(?:\r\n|\n|\r)[ \t]{0,3}(?:=+|-+)[ \t]*(?=[\r\n]|$))?/.exec(
    text.slice(at, at + 2200),
  )
  return at + (close?.[0].length ?? 0)
}
