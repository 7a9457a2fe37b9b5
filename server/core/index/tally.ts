// How often each term is used in all documents together, in one pass over their counts.

import type { Corpus } from './corpus.ts'
import type { Counts, SenseCount } from './counts.ts'
import { isAbridged } from './coverage.ts'
import type { Lexicon } from './lexicon.ts'
import type { Symbols } from './symbols.ts'

/** The uses of one term, in both languages together. */
export interface Uses {
  readonly total: number
  readonly documents: number
  /** The first use in the earliest dated document that has one; `offset` is into that document. */
  readonly first: { readonly symbols: Symbols; readonly offset: number } | undefined
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

interface Sum {
  total: number
  /** Documents that use the term and have no date. */
  undated: number
  documents: number
  first: Uses['first']
  /** The document that was added last: its Chinese and English wordings make one document. */
  last: string
}

/** What all closed documents say of one wording's language. */
interface KeySum {
  total: number
  documents: number
  /** The uses in documents of the wording's own language. */
  own: number
}

/** A closed document with its counts. */
interface Counted {
  readonly symbols: Symbols
  readonly counts: Counts | undefined
}

interface Sums {
  /** By sense. */
  readonly keys: ReadonlyMap<string, KeySum>
  /** By language of the documents. */
  readonly characters: ReadonlyMap<string, number>
  readonly documents: number
  readonly abridged: number
  /** Documents that express another one: whether they are digests, its length has a say in. */
  readonly expressing: readonly Symbols[]
  readonly sums: ReadonlyMap<string, Sum>
}

interface Closed extends Sums {
  readonly revision: number
  readonly lexicon: Lexicon<unknown>
  readonly open: readonly string[]
}

const NOTHING: Sums = {
  sums: new Map(),
  keys: new Map(),
  characters: new Map(),
  documents: 0,
  abridged: 0,
  expressing: [],
}

/**
 * The sums over all closed documents are kept until a count of one of them changes; open documents, whose counts change
 * with every edit, are added when somebody asks. So an edit costs nothing, and many questions cost one pass.
 */
export class Tally {
  readonly #corpus: Corpus
  #closed: Closed | undefined
  /** What was added up last, and what it came to. */
  #counted: readonly Counted[] = []
  #sums: Sums = NOTHING
  /** A document that was still to be counted when last looked at: while it is there is nothing to add up, and no other is looked for. */
  #uncounted: string | undefined

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** False while documents are still to be read or counted. */
  get isComplete(): boolean {
    return this.#current() !== undefined
  }

  #isStillToBeCounted(uri: string): boolean {
    const corpus = this.#corpus
    const symbols = corpus.symbols(uri)
    return symbols !== undefined && !corpus.isOpen(uri) && isCounted(corpus, symbols) && !corpus.isCounted(uri)
  }

  /** Whether any document uses a term; undefined while documents are still to be read or counted. */
  isUsed(id: string): boolean | undefined {
    const closed = this.#current()
    if (!closed || closed.sums.has(id)) return closed && true
    return closed.open.some(uri => {
      const symbols = this.#corpus.symbols(uri)
      if (!symbols || !isCounted(this.#corpus, symbols)) return false
      const bySense = this.#corpus.counts(uri)?.bySense
      return LANGUAGES.some(language => bySense?.has(`${language}:${id}`))
    })
  }

  /** The uses of a term; undefined while documents are still to be read or counted. */
  usesOf(id: string): Uses | undefined {
    const closed = this.#current()
    if (!closed) return undefined
    const known = closed.sums.get(id)
    const sum: Sum = known ? { ...known } : newSum()
    for (const uri of closed.open) {
      const symbols = this.#corpus.symbols(uri)
      if (!symbols || !isCounted(this.#corpus, symbols)) continue
      const counts = this.#corpus.counts(uri)
      for (const language of LANGUAGES) {
        const count = counts?.bySense.get(`${language}:${id}`)
        if (count) add(sum, symbols, count)
      }
    }
    return sum
  }

  /**
   * The date of the first dated document that uses a term; undefined where none does, or while documents are still to be counted.
   * Of open documents only those that are earlier than the first closed one are looked at.
   */
  firstDateOf(id: string): string | undefined {
    const closed = this.#current()
    if (!closed) return undefined
    let first = closed.sums.get(id)?.first?.symbols
    for (const uri of closed.open) {
      const symbols = this.#corpus.symbols(uri)
      if (!symbols?.date || !isCounted(this.#corpus, symbols)) continue
      if (first && compareByDate(symbols, first) > 0) continue
      const bySense = this.#corpus.counts(uri)?.bySense
      if (LANGUAGES.some(language => bySense?.get(`${language}:${id}`))) first = symbols
    }
    return first?.date?.text
  }

  /** The uses of a term's wordings in one language; undefined while documents are still to be read or counted. */
  usesIn(id: string, language: 'zh' | 'en'): LanguageUses | undefined {
    const closed = this.#current()
    if (!closed) return undefined
    const corpus = this.#corpus
    const key = `${language}:${id}`
    const { total = 0, documents = 0, own = 0 } = closed.keys.get(key) ?? {}
    const uses = { total, documents, ofDocuments: closed.documents, abridged: closed.abridged }
    const inLanguage = { total: own, characters: closed.characters.get(language) ?? 0 }
    let isMixed = [...closed.characters.keys()].some(other => other !== language)
    for (const symbols of closed.expressing) if (isAbridged(corpus, symbols)) uses.abridged++
    for (const uri of closed.open) {
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

  #current(): Closed | undefined {
    const corpus = this.#corpus
    if (!corpus.isComplete) return undefined
    const { lexicon, countsRevision: revision } = corpus
    if (this.#closed?.revision === revision && this.#closed.lexicon === lexicon) return this.#closed
    this.#closed = undefined
    if (this.#uncounted !== undefined && this.#isStillToBeCounted(this.#uncounted)) return undefined
    this.#uncounted = undefined
    const closed: Counted[] = []
    const open: string[] = []
    for (const symbols of corpus.allSymbols()) {
      if (corpus.isOpen(symbols.uri)) open.push(symbols.uri)
      else if (!isCounted(corpus, symbols)) continue
      else if (corpus.isCounted(symbols.uri)) closed.push({ symbols, counts: corpus.counts(symbols.uri) })
      else {
        this.#uncounted = symbols.uri
        return undefined
      }
    }
    // A wording that stands in none of them leaves all counts as they are.
    const isSame = ({ symbols, counts }: Counted, index: number): boolean =>
      symbols === this.#counted[index]?.symbols && counts === this.#counted[index].counts
    if (closed.length !== this.#counted.length || !closed.every(isSame)) {
      this.#counted = closed
      this.#sums = sumUp(corpus, closed)
    }
    this.#closed = { ...this.#sums, revision, lexicon, open }
    return this.#closed
  }
}

/** The sums over documents that are closed. */
function sumUp(corpus: Corpus, closed: readonly Counted[]): Sums {
  const sums = new Map<string, Sum>()
  const keys = new Map<string, KeySum>()
  const characters = new Map<string, number>()
  const expressing: Symbols[] = []
  let abridged = 0
  for (const { symbols, counts } of closed) {
    const { language } = symbols
    characters.set(language, (characters.get(language) ?? 0) + (counts?.characters ?? 0))
    if (symbols.meta.expresses !== undefined) expressing.push(symbols)
    else if (isAbridged(corpus, symbols)) abridged++
    for (const [key, count] of counts?.bySense ?? []) {
      if (!key.startsWith('zh:') && !key.startsWith('en:')) continue
      let ofKey = keys.get(key)
      if (!ofKey) keys.set(key, (ofKey = { total: 0, documents: 0, own: 0 }))
      ofKey.total += count.total
      ofKey.documents++
      if (key.startsWith(language)) ofKey.own += count.total
      const id = key.slice(3)
      let sum = sums.get(id)
      if (!sum) sums.set(id, (sum = newSum()))
      add(sum, symbols, count)
    }
  }
  return { sums, keys, characters, documents: closed.length, abridged, expressing }
}

const LANGUAGES = ['zh', 'en'] as const

/** The documents that figures are about: the user's own, glossaries apart. */
export function* countedDocuments(corpus: Corpus): Iterable<Symbols> {
  for (const symbols of corpus.allSymbols()) if (isCounted(corpus, symbols)) yield symbols
}

/** Orders documents by date, undated ones last; of one date by address, so that the answer is always the same one. */
export function compareByDate(a: Pick<Symbols, 'date' | 'uri'>, b: Pick<Symbols, 'date' | 'uri'>): number {
  const [one, other] = [a.date?.text ?? '9999', b.date?.text ?? '9999']
  if (one !== other) return one < other ? -1 : 1
  return a.uri === b.uri ? 0 : a.uri < b.uri ? -1 : 1
}

function isCounted(corpus: Corpus, { uri, meta }: Symbols): boolean {
  return meta.kind !== 'glossary' && corpus.originOf(uri) === 'own'
}

function newSum(): Sum {
  return { total: 0, undated: 0, documents: 0, first: undefined, last: '' }
}

function add(sum: Sum, symbols: Symbols, { total, first }: SenseCount): void {
  sum.total += total
  if (sum.last !== symbols.uri) {
    sum.documents++
    if (!symbols.date) sum.undated++
  }
  sum.last = symbols.uri
  if (!symbols.date) return
  const order = sum.first ? compareByDate(symbols, sum.first.symbols) : -1
  if (order < 0 || (order === 0 && first < (sum.first?.offset ?? 0))) sum.first = { symbols, offset: first }
}
