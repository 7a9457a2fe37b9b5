// The fields of front matter that an import filled from something else than the text's own statement, and that nobody has checked.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { toYaml } from '../syntax/yaml-scalar.ts'
import type { Edit } from './code-action.ts'

/** A field with the comment that asks for a look. The range is that of the line without its break, in the document. */
export interface UncheckedField extends Range {
  readonly name: string
  /** As it is written. */
  readonly value: string
  /** Where the value stands, and the comment with the white space before it. */
  readonly valueRange: Range
  readonly comment: Range
}

/** All of a document, in order; `[]` where it has none. */
export function collectUncheckedFields(document: Document): UncheckedField[] {
  const [first] = document.blocks
  if (!first?.isFrontMatter) return []
  const fields: UncheckedField[] = []
  for (const match of first.source.matchAll(FIELD)) {
    const [line, head = '', name = '', value = '', comment = ''] = match
    const start = match.index
    const valueStart = start + head.length
    const end = start + line.length
    fields.push({
      name,
      value,
      start,
      end,
      valueRange: { start: valueStart, end: valueStart + value.length },
      comment: { start: end - comment.length, end },
    })
  }
  return fields
}

/** The edits that take the comment away and, where `value` is another, put it in place of the one that is there. */
export function checkField({ value, valueRange, comment }: UncheckedField, wanted?: string): Edit[] {
  const edits = [{ ...comment, text: '' }]
  if (wanted === undefined || wanted === value) return edits
  // A list, or what is quoted already, is YAML as the user means it.
  const text = /^[["'{]/.test(wanted) ? wanted : toYaml(wanted)
  return [{ ...valueRange, text }, ...edits]
}

/** `kind: outline # review 待核`, as `write-front-matter.ts` writes it. */
const FIELD = /^(([\w-]{1,40}):[ \t]{1,8})([^\r\n]{0,2000}?)([ \t]{1,8}#[ \t]{0,8}review 待核[ \t]{0,8})$/gm
