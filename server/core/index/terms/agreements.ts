// Where two entries of the user's glossaries agree in a wording: in a Chinese one, or in an English rendering.

import { foldKey } from '../../text/fold.ts'
import type { Symbols } from '../symbols.ts'
import { variantsOf, withoutNote } from './wording-variants.ts'

/** An entry, by what does not change when its glossary is edited elsewhere. */
export interface EntryName {
  readonly uri: string
  readonly id: string
  readonly headword: string
}

/** What two or more entries have in common. */
export interface Agreements {
  /** By {@link wordingKey}: the entries, two or more with different ids, that have a headword or `aka` in common. */
  readonly wordings: ReadonlyMap<string, readonly EntryName[]>
  /** By {@link renderingKey}: the same for renderings. */
  readonly renderings: ReadonlyMap<string, readonly EntryName[]>
}

/** The agreements of all entries in `documents`; wordings that one entry alone has are left out. */
export function collectAgreements(documents: Iterable<Symbols>): Agreements {
  const wordings = new Map<string, EntryName[]>()
  const renderings = new Map<string, EntryName[]>()
  for (const { uri, terms } of documents) {
    for (const { id, headword, aka, en } of terms) {
      const name = { uri, id, headword }
      for (const text of [headword, ...aka.map(value => value.text)]) add(wordings, wordingKey(text), name)
      for (const { text } of en) add(renderings, renderingKey(text), name)
    }
  }
  return { wordings: agreed(wordings), renderings: agreed(renderings) }
}

/** Equal for wordings that are one to the lexicon, save for the note in brackets that tells senses apart. */
export function wordingKey(text: string): string {
  const isChinese = /\p{Script=Han}/u.test(text)
  const joined = isChinese ? variantsOf(text).find(form => !/[、(（]/.test(form)) : withoutNote(text)
  return foldKey(joined ?? text)
}

/** Renderings with the same key are one to a reader: notes in brackets, case and width are left out. */
export function renderingKey(text: string): string {
  return foldKey(withoutNote(text))
}

function add(map: Map<string, EntryName[]>, key: string, name: EntryName): void {
  if (key === '') return
  const names = map.get(key)
  if (!names) map.set(key, [name])
  else if (!names.includes(name)) names.push(name)
}

function agreed(map: Map<string, EntryName[]>): Map<string, EntryName[]> {
  for (const [key, names] of map) if (names.every(({ id }) => id === names[0]?.id)) map.delete(key)
  return map
}
