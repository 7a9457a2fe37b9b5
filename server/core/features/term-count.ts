// How often a term is used, and where first: for one term, by asking every document. All terms at once: see `Tally`.

import type { Corpus, Entry } from '../index/corpus.ts'
import { isAbridged } from '../index/plans/coverage.ts'
import { compareByDate, type Symbols } from '../index/symbols.ts'
import { countedDocuments, type LanguageUses } from '../index/terms/tally.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'
import { hasHan } from '../text/script.ts'

/** The earliest dated document of the corpus that uses a term, glossaries apart. */
export interface FirstUse extends Place {
  readonly plan: Symbols
  /** Documents that use the term and have no date: they may be earlier. */
  readonly undated: number
}

/** How often a term is used, with the basis of the figures. */
export interface TermCount {
  readonly language: 'zh' | 'en'
  readonly wordings: readonly string[]
  readonly here: {
    readonly total: number
    readonly inner: number
    readonly characters: number
    /** The document is a digest or an excerpt: what it lacks may stand in the whole text. */
    readonly isAbridged: boolean
  }
  readonly corpus: LanguageUses & {
    /** Documents that are still to be counted. */
    readonly pending: number
    /** False while files of the corpus are still to be read. */
    readonly isComplete: boolean
  }
}

/** The uses of a term's wordings in one language; undefined where it has none, or none is used. */
export function countTerm(
  corpus: Corpus,
  document: Document,
  { term }: Entry,
  language: 'zh' | 'en',
): TermCount | undefined {
  const key = `${language}:${term.id}`
  const symbols = corpus.symbols(document.uri)
  const own = corpus.counts(document.uri)
  const here = own?.bySense.get(key)
  const all = corpus.tally.usesIn(term.id, language)
  const uses = all ? { ...all, pending: 0 } : countOneByOne(corpus, key, language)
  const chinese = [term.headword, ...term.aka.map(value => value.text)].filter(hasHan)
  const wordings =
    language === 'zh'
      ? chinese
      : [...new Set([term.headword, ...term.en.map(value => value.text)])].filter(text => !hasHan(text))
  if (wordings.length === 0 || (uses.total === 0 && here === undefined)) return undefined
  return {
    language,
    wordings,
    here: {
      total: here?.total ?? 0,
      inner: here?.inner ?? 0,
      characters: own?.characters ?? 0,
      isAbridged: symbols !== undefined && isAbridged(corpus, symbols),
    },
    corpus: { ...uses, isComplete: corpus.isComplete },
  }
}

/** While documents are still to be read or counted: what is known of those that are. */
function countOneByOne(
  corpus: Corpus,
  key: string,
  language: 'zh' | 'en',
): LanguageUses & { readonly pending: number } {
  let [total, documents, ofDocuments, abridged, pending] = [0, 0, 0, 0, 0]
  let isMixed = false
  const own = { total: 0, characters: 0 }
  for (const symbols of countedDocuments(corpus)) {
    ofDocuments++
    const counts = corpus.counts(symbols.uri)
    if (!counts || !corpus.isCounted(symbols.uri)) pending++
    if (isAbridged(corpus, symbols)) abridged++
    const count = counts?.bySense.get(key)
    if (symbols.language === language) {
      own.total += count?.total ?? 0
      own.characters += counts?.characters ?? 0
    } else isMixed = true
    if (!count) continue
    total += count.total
    documents++
  }
  return { total, documents, ofDocuments, abridged, own, isMixed, pending }
}

/** The first use of a term in either language, or undefined where no dated document uses it. */
export function findFirstUse(corpus: Corpus, id: string): FirstUse | undefined {
  const uses = corpus.tally.usesOf(id)
  if (uses) {
    const { first, undated } = uses
    return first && { plan: first.symbols, uri: first.symbols.uri, start: first.offset, end: first.offset, undated }
  }
  let first: { symbols: Symbols; offset: number } | undefined
  let undated = 0
  for (const symbols of countedDocuments(corpus)) {
    const counts = corpus.counts(symbols.uri)
    const offsets = [counts?.bySense.get(`zh:${id}`)?.first, counts?.bySense.get(`en:${id}`)?.first]
    const offset = Math.min(...offsets.map(offset => offset ?? Number.POSITIVE_INFINITY))
    if (offset === Number.POSITIVE_INFINITY) continue
    if (!symbols.date) undated++
    else if (!first || compareByDate(symbols, first.symbols) < 0) first = { symbols, offset }
  }
  return first && { plan: first.symbols, uri: first.symbols.uri, start: first.offset, end: first.offset, undated }
}
