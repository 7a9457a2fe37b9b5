// Writes the fields that front matter lacks: with a value where the document says it, else empty, to be filled in.

import { nameOf } from '../index/plans/plan-names.ts'
import type { Document } from '../model/document.ts'
import type { MetadataField } from '../model/form-finding.ts'
import { guessLanguage } from '../text/script.ts'
import type { Edit } from './code-action.ts'

/** Lines above the closing fence. `isTaken` says whether the corpus has an id already: then none is proposed. */
export function addFields(
  document: Document,
  fields: readonly MetadataField[],
  isTaken: (id: string) => boolean,
): Edit {
  const source = document.list.block(0)?.source ?? ''
  const lineBreak = /\r\n|\n|\r/.exec(source)?.[0] ?? '\n'
  const lines = fields.map(field => `${field}: ${valueFor(document, field, isTaken)}`.trimEnd() + lineBreak)
  const end = source.trimEnd().length
  const at = end - (/(?:---|\.\.\.)$/.exec(source.slice(0, end))?.[0].length ?? 0)
  return { start: at, end: at, text: lines.join('') }
}

function valueFor(document: Document, field: MetadataField, isTaken: (id: string) => boolean): string {
  if (field === 'id') {
    const id = nameOf(document.uri)
      .toLowerCase()
      .replace(/[^a-z\d]+/g, '-')
      .replace(/^-+|-+$/g, '')
    return /[a-z]/.test(id) && !isTaken(id) ? id : ''
  }
  if (field === 'title') return JSON.stringify(nameOf(document.uri))
  if (field === 'language') {
    const body = document.list.block(0)?.source.length ?? 0
    return guessLanguage(document.slice(body, body + 4000))
  }
  return ''
}
