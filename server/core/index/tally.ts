// How often each term is used in all documents together, in one pass over their counts.

import type { Corpus } from './corpus.ts'
import type { Counts } from './counts.ts'
import type { Lexicon } from './lexicon.ts'
import type { Symbols } from './symbols.ts'

/** The uses of one term, in both languages together. */
export interface Uses {
  readonly total: number
  readonly documents: number
  /** The first use in the earliest dated document that has one; `offset` is into that document. */
  readonly first: { readonly symbols: Symbols; readonly offset: number } | undefined
}

interface Sum {
  total: number
  documents: number
  first: Uses['first']
  /** The document that was added last: its Chinese and English wordings make one document. */
  last: string
}

interface Closed {
  readonly revision: number
  readonly lexicon: Lexicon<unknown>
  readonly sums: ReadonlyMap<string, Sum>
  readonly open: readonly string[]
}

/**
 * The sums over all closed documents are kept until a count of one of them changes; open documents, whose counts change
 * with every edit, are added when somebody asks. So an edit costs nothing, and many questions cost one pass.
 */
export class Tally {
  readonly #corpus: Corpus
  #closed: Closed | undefined

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** False while documents are still to be read or counted. */
  get isComplete(): boolean {
    return this.#current() !== undefined
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

  #current(): Closed | undefined {
    const corpus = this.#corpus
    if (!corpus.isComplete) return undefined
    const { lexicon, countsRevision: revision } = corpus
    if (this.#closed?.revision === revision && this.#closed.lexicon === lexicon) return this.#closed
    this.#closed = undefined
    const closed: Symbols[] = []
    const open: string[] = []
    for (const symbols of corpus.allSymbols()) {
      if (corpus.isOpen(symbols.uri)) open.push(symbols.uri)
      else if (!isCounted(corpus, symbols)) continue
      else if (corpus.isCounted(symbols.uri)) closed.push(symbols)
      else return undefined
    }
    const sums = new Map<string, Sum>()
    for (const symbols of closed) {
      for (const [key, count] of corpus.counts(symbols.uri)?.bySense ?? []) {
        if (!key.startsWith('zh:') && !key.startsWith('en:')) continue
        const id = key.slice(3)
        let sum = sums.get(id)
        if (!sum) sums.set(id, (sum = newSum()))
        add(sum, symbols, count)
      }
    }
    this.#closed = { revision, lexicon, sums, open }
    return this.#closed
  }
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
  return { total: 0, documents: 0, first: undefined, last: '' }
}

type Count = Counts['bySense'] extends ReadonlyMap<string, infer C> ? C : never

function add(sum: Sum, symbols: Symbols, { total, first }: Count): void {
  sum.total += total
  if (sum.last !== symbols.uri) sum.documents++
  sum.last = symbols.uri
  if (!symbols.date) return
  const order = sum.first ? compareByDate(symbols, sum.first.symbols) : -1
  if (order < 0 || (order === 0 && first < (sum.first?.offset ?? 0))) sum.first = { symbols, offset: first }
}
