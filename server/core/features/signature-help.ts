// Signature help: which fields may stand where the cursor is, and which one it stands in.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import { FRONT_FIELDS } from '../model/field-table.ts'
import { TERM_FIELDS } from '../model/term.ts'
import { LEGAL_KEYS } from '../reading/target-attributes.ts'
import { findOpenTitle } from '../syntax/open-address.ts'
import { placeInBlock } from '../syntax/place-in-block.ts'
import { partOfTitle } from './completion/title.ts'
import { findEntryField, findFrontField, lineAt } from './field-place.ts'

/** The fields of a place in their order; `active` is the index of the one that is being written, or undefined. */
export interface Signature {
  readonly of: 'target' | 'outcome' | 'entry' | 'front matter'
  readonly fields: readonly string[]
  readonly active: number | undefined
}

/** The fields at `offset`, or undefined where none are written. */
export function findSignature(corpus: Corpus, document: Document, offset: number): Signature | undefined {
  const front = findFrontField(document, offset)
  if (front)
    return { of: 'front matter', fields: FRONT_FIELDS, active: activeOf(FRONT_FIELDS, front.name, front.typed) }
  const index = document.blockAt(offset)
  const block = document.blocks[index]
  if (!block || (block.isFrontMatter && offset < document.startOf(index + 1))) return undefined
  const { text, column } = lineAt(document, offset)
  const title = findOpenTitle(text, column)
  if (title) {
    if (placeInBlock(block, offset - document.startOf(index), () => document.facts(index)) === 'code') return undefined
    const fields = [...LEGAL_KEYS[title.kind]]
    const part = partOfTitle(text, column, title)
    return { of: title.kind, fields, active: activeOf(fields, part.key, part.typed) }
  }
  const entry = findEntryField(corpus, document, offset)
  return entry && { of: 'entry', fields: TERM_FIELDS, active: activeOf(TERM_FIELDS, entry.name, entry.typed) }
}

/** The field of that name, else the first one whose name begins as typed. */
function activeOf(fields: readonly string[], name: string | undefined, typed: string): number | undefined {
  const index = fields.findIndex(field =>
    name === undefined ? typed !== '' && field.startsWith(typed.toLowerCase()) : field === name,
  )
  return index < 0 ? undefined : index
}
