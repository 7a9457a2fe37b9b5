// What a field of front matter is for, in a hover on its name or value.

import type { Hover } from 'vscode-languageserver'
import { MarkupKind } from 'vscode-languageserver'
import { findFrontField } from '../../core/features/field-place.ts'
import type { Document } from '../../core/model/document.ts'
import { FRONT_FIELDS } from '../../core/model/field-table.ts'
import { toLspRange } from '../convert.ts'
import { fieldWords } from '../field-words.ts'
import type { Locale } from '../locale.ts'
import { toPlainText } from '../markdown.ts'

/** The words for the field at an offset, none of them of the corpus; null elsewhere, and for fields of the author's own. */
export function hoverField(document: Document, offset: number, locale: Locale, isMarkdown: boolean): Hover | null {
  const place = findFrontField(document, offset)
  if (!place) return null
  const written = document.slice(place.start, place.end)
  const name = place.name ?? FRONT_FIELDS.find(known => known === written)
  if (!name) return null
  const words = fieldWords(locale)
  const known: Readonly<Record<string, string>> = { ...words.values, ...words.kinds }
  const value = place.part === 'value' && (name === 'kind' || name === 'language') ? known[written.trim()] : undefined
  const markdown = [`\`${name}\` – ${words.front[name]}`, ...(value === undefined ? [] : [value])].join('\n\n')
  return {
    contents: isMarkdown
      ? { kind: MarkupKind.Markdown, value: markdown }
      : { kind: MarkupKind.PlainText, value: toPlainText(markdown).replaceAll('`', '') },
    range: toLspRange(document, place),
  }
}
