// What `tifa import` tells of the files that it imported.

import type { ImportNote } from '../../core/importing/import-document.ts'
import type { RawFormat } from '../../core/importing/raw-document.ts'
import { gatherNotes } from '../../protocol/importing/gathered-notes.ts'
import { importKindMessage, importNoteMessage } from '../../protocol/importing/import-message.ts'
import { formatName } from '../../protocol/importing/refusal-message.ts'
import type { Locale } from '../../protocol/locale.ts'
import { say } from './command.ts'

export const REPORTS = ['text', 'json'] as const

/** What became of one file; `error` says why nothing did. */
export interface ImportedFile {
  readonly source: string
  readonly error?: string
  /** Absent where the document was printed. */
  readonly output?: string
  readonly id?: string
  readonly format?: RawFormat
  readonly encoding?: string
  readonly notes?: readonly ImportNote[]
}

/** Kinds of notes that are counted and not listed: JSON has each. */
const COUNTED: ReadonlySet<string> = new Set(['joined', 'heading', 'list', 'table', 'footnote'])

/** A line for each file, and one for each thing that was left out or is to be checked. */
export function reportToText(files: readonly ImportedFile[], isDry: boolean, locale: Locale): string {
  const lines: string[] = []
  for (const { source, output, format, encoding, notes = [] } of files) {
    const of = [format && formatName(format, locale), encoding].filter(Boolean).join(', ')
    const to = output ?? say(locale, 'standard output', '标准输出')
    const would = isDry ? say(locale, ' (not written)', '（未写入）') : ''
    lines.push(`${source} → ${to}${would}${say(locale, ': ', '：')}${of}`)
    for (const note of gatherNotes(notes.filter(({ kind }) => !COUNTED.has(kind)))) {
      const at = note.line === undefined ? '' : `:${note.line + 1}`
      const times = note.count > 1 ? ` × ${note.count}` : ''
      lines.push(`  ${output ?? '-'}${at}: ${plain(importNoteMessage(note, locale))}${times}`)
    }
    const counts = new Map<string, number>()
    for (const { kind } of notes) if (COUNTED.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (counts.size > 0)
      lines.push(
        `  ${[...counts].map(([kind, count]) => `${importKindMessage(kind, locale)}${say(locale, ': ', '：')}${count}`).join(say(locale, ', ', '，'))}`,
      )
  }
  return lines.map(line => `${line}\n`).join('')
}

export function reportToJson(files: readonly ImportedFile[]): string {
  return `${JSON.stringify({ files }, undefined, 2)}\n`
}

/** Words of a file on a terminal: without what would move its cursor. */
function plain(line: string): string {
  return line.replace(/\p{Cc}+/gu, ' ')
}
