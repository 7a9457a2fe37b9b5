// `duplicate-term`: two entries of the user's glossaries with one wording, and nothing that tells their senses apart.

import type { Corpus } from '../../index/corpus.ts'
import { type EntryName, wordingKey } from '../../index/terms/agreements.ts'
import { variantsOf, withoutNote } from '../../index/terms/wording-variants.ts'
import type { Document } from '../../model/document.ts'
import type { DuplicateTerm, Place } from '../../model/finding.ts'
import type { Range } from '../../model/meta.ts'
import type { Term } from '../../model/term.ts'
import { foldKey } from '../../text/fold.ts'
import { firstOthers } from './first-others.ts'

/**
 * A headword or `aka` that another entry has too, as readers see it: in full or half width, in simplified or traditional
 * characters, with any quotes. Entries with one id are `duplicate-id`. Two senses are declared by a note in brackets in a
 * heading (双高（教育）), or by `see:` or `replaced-by:` of one entry that names the other.
 */
export function findDuplicateTerms(corpus: Corpus, document: Document): DuplicateTerm[] {
  if (document.meta.kind !== 'glossary' || corpus.originOf(document.uri) !== 'own') return []
  const findings: DuplicateTerm[] = []
  for (const [key, names] of corpus.agreements.wordings) {
    const twins = names.flatMap(name => findTwin(corpus, name, key))
    for (const one of twins) {
      const { place, text, term } = one
      if (place.uri !== document.uri) continue
      const others = firstOthers(twins, twin => twin.term.id !== term.id && !areToldApart(one, twin)).map(twin => ({
        ...twin.place,
        id: twin.term.id,
        headword: twin.term.headword,
      }))
      if (others.length > 0) findings.push({ code: 'duplicate-term', text, others, start: place.start, end: place.end })
    }
  }
  return findings
}

interface Twin {
  readonly place: Place
  readonly text: string
  readonly term: Term
  /** The headword as it is compared; and whether it has a note in brackets. */
  readonly headword: string
  readonly hasNote: boolean
}

/** The headword and the other wordings with their places. */
function wordingsOf(term: Term): (Range & { readonly text: string })[] {
  return [{ text: term.headword, start: term.start, end: term.headingEnd }, ...term.aka]
}

/** The entry as it stands now, with the place of the wording. */
function findTwin(corpus: Corpus, { uri, id, headword }: EntryName, key: string): Twin[] {
  const term = corpus.entries(id).find(entry => entry.uri === uri && entry.term.headword === headword)?.term
  const same = term && wordingsOf(term).find(({ text }) => wordingKey(text) === key)
  if (!term || !same) return []
  const hasNote = withoutNote(term.headword) !== term.headword
  const place = { uri, start: same.start, end: same.end }
  return [{ term, text: same.text, place, headword: foldKey(term.headword), hasNote }]
}

function areToldApart(a: Twin, b: Twin): boolean {
  if ((a.hasNote || b.hasNote) && a.headword !== b.headword) return true
  return names(a.term, b.term) || names(b.term, a.term)
}

/** True where an entry names the other by its id, or by a wording that is not its own as well. */
function names(a: Term, b: Term): boolean {
  const named = [...a.see, ...a.replacedBy]
  if (named.length === 0) return false
  const own = new Set(
    [a.headword, ...a.aka.map(value => value.text)].flatMap(text => [text, ...variantsOf(text)]).map(foldKey),
  )
  const other = new Set([b.headword, ...b.aka.map(value => value.text)].map(foldKey).filter(key => !own.has(key)))
  return named.some(({ text }) => text === b.id || other.has(foldKey(text)))
}
