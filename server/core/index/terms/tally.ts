// How often each term is used in all documents together, in one pass over their counts.

import { isSameList } from '../../syntax/slot.ts'
import type { Corpus } from '../corpus.ts'
import { isAbridged } from '../plans/coverage.ts'
import { compareByDate, type Symbols } from '../symbols.ts'
import type { Lexicon } from './lexicon.ts'
import type { Version } from './mentions.ts'
import { earlier, type First, TallySums } from './tally-sums.ts'

/** The uses of one term, in both languages together. */
export interface Uses {
  readonly total: number
  readonly documents: number
  /** The first use in the earliest dated document that has one; `offset` is into that document. */
  readonly first: First | undefined
  /** Documents that use the term and have no date: they may be earlier. */
  readonly undated: number
}

/** The uses of a term's wordings in one language, with what a rate is made of. */
export interface LanguageUses {
  readonly total: number
  readonly documents: number
  readonly ofDocuments: number
  /** How many of the documents are digests or excerpts. */
  readonly abridged: number
  /** The uses and the characters of the documents in this language. */
  readonly own: { readonly total: number; readonly characters: number }
  /** True where there are documents in the other language. */
  readonly isMixed: boolean
}

/** What all documents were added up as. */
interface Added {
  /** Of the counts of closed documents. */
  readonly revision: number
  readonly lexicon: Lexicon<unknown>
  readonly version: Version
  /** Of all documents, and which of them were open. */
  readonly size: number
  readonly open: readonly string[]
}

/**
 * The sums over all closed documents are kept, and moved where the counts of one change; open documents, whose counts change with
 * every edit, are added when somebody asks. So an edit costs nothing, and many questions cost one pass.
 */
export class Tally {
  readonly #corpus: Corpus
  readonly #sums = new TallySums()
  /** What the sums are of; undefined before all documents were counted for the first time. */
  #added: Added | undefined
  /** A document that was still to be counted when last looked at: while it is there is nothing to add up, and no other is looked for. */
  #uncounted: string | undefined
  /** The entries of which nobody knows the uses before all documents have been counted again, as of one lexicon. */
  #moved: { readonly lexicon: Lexicon<unknown>; readonly ids: ReadonlySet<string> | undefined } | undefined

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** False while documents are still to be read or counted. */
  get isComplete(): boolean {
    return this.#current() !== undefined
  }

  /** The same, but true while all of them are counted again because some wordings are others. */
  get isRead(): boolean {
    return this.#last() !== undefined
  }

  /** Adds up what {@link isComplete} would, a document a step, and what open documents have. */
  *prepare(): Generator<undefined, void> {
    if (!this.#isCounted()) return
    yield* this.#adding()
    for (const uri of [...this.#corpus.openUris()]) {
      this.#corpus.counts(uri)?.bySense.has('')
      yield
    }
  }

  /**
   * Whether any document uses a term: while documents are counted again for the wordings of others, as they last were; undefined while
   * that is not known.
   */
  isUsed(id: string): boolean | undefined {
    const last = this.#last(id)
    if (!last || this.#sums.of(id)) return last && true
    return last.open.some(uri => {
      const symbols = this.#corpus.symbols(uri)
      return symbols !== undefined && isCounted(this.#corpus, symbols) && this.#hasUse(uri, id)
    })
  }

  /** The uses of a term; undefined while documents are still to be read or counted. */
  usesOf(id: string): Uses | undefined {
    const current = this.#current()
    if (!current) return undefined
    const { total = 0, documents = 0, undated = 0 } = this.#sums.of(id) ?? {}
    const uses = { total, documents, undated, first: this.#sums.firstOf(id) }
    for (const uri of current.open) {
      const symbols = this.#corpus.symbols(uri)
      if (!symbols || !isCounted(this.#corpus, symbols)) continue
      const counts = this.#corpus.counts(uri)
      let isUsed = false
      for (const language of LANGUAGES) {
        const count = counts?.bySense.get(`${language}:${id}`)
        if (!count) continue
        uses.total += count.total
        uses.first = earlier(uses.first, symbols, count.first)
        isUsed = true
      }
      if (!isUsed) continue
      uses.documents++
      if (!symbols.date) uses.undated++
    }
    return uses
  }

  /**
   * The date of the first dated document that uses a term, as {@link isUsed} knows it; undefined where none does, or while that is not
   * known. Of open documents only those that are earlier than the first closed one are looked at.
   */
  firstDateOf(id: string): string | undefined {
    const last = this.#last(id)
    if (!last) return undefined
    let first = this.#sums.firstOf(id)?.symbols
    for (const uri of last.open) {
      const symbols = this.#corpus.symbols(uri)
      if (!symbols?.date || !isCounted(this.#corpus, symbols)) continue
      if (first && compareByDate(symbols, first) > 0) continue
      if (this.#hasUse(uri, id)) first = symbols
    }
    return first?.date?.text
  }

  /** Whether an open document uses a term: while others are counted again, by its last counts, too. */
  #hasUse(uri: string, id: string): boolean {
    const counts = this.#current() ? this.#corpus.counts(uri) : this.#corpus.lastCounts(uri)
    return LANGUAGES.some(language => counts?.bySense.has(`${language}:${id}`))
  }

  /** The uses of a term's wordings in one language; undefined while documents are still to be read or counted. */
  usesIn(id: string, language: 'zh' | 'en'): LanguageUses | undefined {
    const current = this.#current()
    if (!current) return undefined
    const corpus = this.#corpus
    const sums = this.#sums
    const key = `${language}:${id}`
    const { total = 0, documents = 0, own = 0 } = sums.keys.get(key) ?? {}
    const uses = { total, documents, ofDocuments: sums.documents, abridged: sums.abridged }
    const inLanguage = { total: own, characters: sums.characters.get(language) ?? 0 }
    let isMixed = [...sums.characters.keys()].some(other => other !== language)
    for (const symbols of sums.expressing) if (isAbridged(corpus, symbols)) uses.abridged++
    for (const uri of current.open) {
      const symbols = corpus.symbols(uri)
      if (!symbols || !isCounted(corpus, symbols)) continue
      const counts = corpus.counts(uri)
      const count = counts?.bySense.get(key)
      uses.ofDocuments++
      if (isAbridged(corpus, symbols)) uses.abridged++
      if (symbols.language === language) {
        inLanguage.total += count?.total ?? 0
        inLanguage.characters += counts?.characters ?? 0
      } else isMixed = true
      if (!count) continue
      uses.total += count.total
      uses.documents++
    }
    return { ...uses, own: inLanguage, isMixed }
  }

  #isStillToBeCounted(uri: string): boolean {
    const corpus = this.#corpus
    const symbols = corpus.symbols(uri)
    return symbols !== undefined && !corpus.isOpen(uri) && isCounted(corpus, symbols) && !corpus.isCounted(uri)
  }

  /** True where all documents have been read, and those that are closed have been counted. */
  #isCounted(): boolean {
    const corpus = this.#corpus
    if (!corpus.isComplete) return false
    if (this.#uncounted !== undefined && this.#isStillToBeCounted(this.#uncounted)) return false
    this.#uncounted = undefined
    for (const { uri } of corpus.allSymbols()) {
      if (!this.#isStillToBeCounted(uri)) continue
      this.#uncounted = uri
      return false
    }
    return true
  }

  /** Brings the sums up to what is closed. */
  *#adding(): Generator<undefined, void> {
    const corpus = this.#corpus
    for (const symbols of corpus.allSymbols()) {
      const { uri } = symbols
      const counts = corpus.isOpen(uri) || !isCounted(corpus, symbols) ? undefined : corpus.counts(uri)
      if (this.#sums.set(uri, counts && { symbols, counts })) yield
    }
    for (const uri of this.#sums.uris()) if (!corpus.has(uri)) this.#sums.set(uri, undefined)
  }

  #current(): Added | undefined {
    const corpus = this.#corpus
    if (!corpus.isComplete) return undefined
    const { lexicon, countsRevision: revision, size } = corpus
    if (this.#added?.revision === revision && this.#added.lexicon === lexicon) return this.#added
    if (!this.#isCounted()) return undefined
    for (const work = this.#adding(); !work.next().done; );
    this.#added = { revision, lexicon, version: corpus.mentions.version, size, open: [...corpus.openUris()] }
    return this.#added
  }

  /** What was added up last, where it still holds but for some entries, of which `id` is none. */
  #last(id?: string): Added | undefined {
    const current = this.#current()
    const added = this.#added
    const corpus = this.#corpus
    if (current || !added || !corpus.isComplete || corpus.size !== added.size) return current
    if (!isSameList([...corpus.openUris()], added.open)) return undefined
    const { lexicon } = corpus
    if (this.#moved?.lexicon !== lexicon) this.#moved = { lexicon, ids: corpus.entriesMovedSince(added.version) }
    const { ids } = this.#moved
    return ids && !(id !== undefined && ids.has(id)) ? added : undefined
  }
}

const LANGUAGES = ['zh', 'en'] as const

/** The documents that figures are about: the user's own, glossaries apart. */
export function* countedDocuments(corpus: Corpus): Iterable<Symbols> {
  for (const symbols of corpus.allSymbols()) if (isCounted(corpus, symbols)) yield symbols
}

function isCounted(corpus: Corpus, { uri, meta }: Symbols): boolean {
  return meta.kind !== 'glossary' && corpus.originOf(uri) === 'own'
}
