// Turns what is looked for into what finds it: in which documents, in which of their blocks, and where there.

import type { Corpus } from '../../index/corpus.ts'
import { hasPhrases } from '../../index/phrases/phrase-tokens.ts'
import type { Mention } from '../../index/terms/mentions.ts'
import { variantsOf } from '../../index/terms/wording-variants.ts'
import type { Document } from '../../model/document.ts'
import { type Leaf, toText } from '../../syntax/prose.ts'
import {
  compilePattern,
  compilePhrase,
  type Pattern,
  type PatternMatch,
  type PatternProblem,
} from '../../text/pattern.ts'
import { lastStartingAt } from '../../text/sorted.ts'

import type { TokenSet } from '../../text/tokens.ts'
import { pluralInIes } from '../../text/word-edge.ts'
import type { ConcordanceQuery } from '../concordance.ts'
import { findEntries } from '../locate.ts'

/** Finds the places of one query. */
export interface Finder {
  /** For a term: its wordings, headword first. */
  readonly wordings: readonly string[]
  /** The places in one block, leaf by leaf; offsets are into the leaf's text. */
  inBlock(document: Document, block: number): readonly { readonly leaf: Leaf; readonly match: PatternMatch }[]
  /** The blocks of a document that may hold a place, in order: none is missing. */
  blocks(document: Document): Iterable<number>
  /** False where nothing need be read to know that the document holds none. */
  mayBeIn(uri: string): boolean
  /** What finds terms, beside the text; undefined where the text alone decides. */
  readonly lexicon: object | undefined
}

/** What finds a query's places in a corpus, or why nothing can be looked for. */
export function findFinder(corpus: Corpus, query: ConcordanceQuery): Finder | PatternProblem | 'unknown-term' {
  if (query.kind === 'term') return termFinder(corpus, query.text)
  const pattern = query.kind === 'phrase' ? compilePhrase(query.text) : compilePattern(query.text)
  return typeof pattern === 'string' ? pattern : new PatternFinder(corpus, pattern)
}

/** Knows by the tokens of closed documents where words may stand, so that most of the corpus is never parsed. */
class Prefilter {
  readonly #corpus: Corpus
  readonly #needs: readonly Uint16Array[]
  #last: { readonly uri: string; readonly revision: number; readonly leaves: number[] | undefined } | undefined
  #sequences: { readonly revision: number; readonly all: readonly (readonly TokenSet[])[] | undefined } | undefined

  constructor(corpus: Corpus, needs: readonly Uint16Array[]) {
    this.#corpus = corpus
    this.#needs = needs
  }

  /** The starts of the leaves that may hold the words; undefined where all must be read. */
  leaves(uri: string): number[] | undefined {
    const { phrases } = this.#corpus
    const { revision } = phrases
    // Asked whether a document may hold the words, then where.
    if (this.#last?.uri === uri && this.#last.revision === revision) return this.#last.leaves
    const leaves = this.#leaves(uri)
    this.#last = { uri, revision, leaves }
    return leaves
  }

  #leaves(uri: string): number[] | undefined {
    const { phrases } = this.#corpus
    // New words may have come since, with numbers that the sets do not know.
    if (this.#sequences?.revision !== phrases.revision) {
      const all = this.#needs.map(units => phrases.vocabulary.holders(units))
      // Signs that are no words have no tokens: everything must be read for them.
      this.#sequences = { revision: phrases.revision, all: all.some(sets => sets.length === 0) ? undefined : all }
    }
    return this.#sequences.all && phrases.leavesWith(uri, this.#sequences.all)
  }
}

function* allBlocks(document: Document): Generator<number> {
  for (let block = 0; block < document.blocks.length; block++) if (hasPhrases(document, block)) yield block
}

class PatternFinder implements Finder {
  readonly wordings: readonly string[] = []
  readonly lexicon = undefined
  readonly #pattern: Pattern
  readonly #filter: Prefilter

  constructor(corpus: Corpus, pattern: Pattern) {
    this.#pattern = pattern
    this.#filter = new Prefilter(corpus, pattern.needs)
  }

  inBlock(document: Document, block: number): readonly { readonly leaf: Leaf; readonly match: PatternMatch }[] {
    return document.facts(block).leaves.flatMap(leaf => this.#pattern.match(leaf.text).map(match => ({ leaf, match })))
  }

  blocks(document: Document): Iterable<number> {
    const leaves = this.#filter.leaves(document.uri)
    return leaves ? new Set(leaves.map(start => document.blockAt(start))) : allBlocks(document)
  }

  mayBeIn(uri: string): boolean {
    return this.#filter.leaves(uri)?.length !== 0
  }
}

/** A term is named by its id, its headword or another wording. */
function termFinder(corpus: Corpus, name: string): Finder | 'unknown-term' {
  const entries = findEntries(corpus, name.trim())
  const id = entries[0]?.term.id ?? name
  if (entries.length === 0 && corpus.withKey(`term:${id}`).length === 0) return 'unknown-term'
  const own = corpus.entries(id).map(({ term }) => term)
  const wordings = own.flatMap(({ headword, aka, en }) => [headword, ...[...aka, ...en].map(({ text }) => text)])
  return new TermFinder(corpus, id, [...new Set(wordings)])
}

/** Finds a term where all features find it: the mentions of the whole lexicon, and what an author marked. */
class TermFinder implements Finder {
  readonly wordings: readonly string[]
  readonly #corpus: Corpus
  readonly #id: string
  readonly #filter: Prefilter

  constructor(corpus: Corpus, id: string, wordings: readonly string[]) {
    this.#corpus = corpus
    this.#id = id
    this.wordings = wordings
    const forms = wordings.flatMap(text => [text, ...variantsOf(text)])
    const needs = forms.flatMap(form => {
      const phrases = [form, pluralInIes(form)].flatMap(text => (text === undefined ? [] : [compilePhrase(text)]))
      return phrases.flatMap(phrase => (typeof phrase === 'string' ? [] : phrase.needs))
    })
    this.#filter = new Prefilter(corpus, needs)
  }

  inBlock(document: Document, block: number): readonly { readonly leaf: Leaf; readonly match: PatternMatch }[] {
    const found: { leaf: Leaf; match: PatternMatch }[] = []
    const { leaves } = document.facts(block)
    const add = (mention: Mention): void => {
      if (mention.senses.some(sense => sense.kind === 'term' && sense.id === this.#id)) {
        const leaf = lastStartingAt(leaves, mention.start)
        const start = leaf && toText(leaf, mention.start)
        if (leaf && start !== undefined) found.push({ leaf, match: { start, end: start + mention.text.length } })
      }
      for (const inner of mention.inner) add(inner)
    }
    for (const mention of this.#corpus.mentions.inBlock(document, block)) add(mention)
    return found
  }

  blocks(document: Document): Iterable<number> {
    const leaves = this.#filter.leaves(document.uri)
    if (!leaves) return allBlocks(document)
    const starts = [...leaves, ...this.#marks(document.uri)].sort((a, b) => a - b)
    return [...new Set(starts.map(start => document.blockAt(start)))].filter(block => hasPhrases(document, block))
  }

  mayBeIn(uri: string): boolean {
    const counts = this.#corpus.isCounted(uri) ? this.#corpus.counts(uri) : undefined
    if (counts) return counts.bySense.has(`zh:${this.#id}`) || counts.bySense.has(`en:${this.#id}`)
    return this.#filter.leaves(uri)?.length !== 0 || this.#marks(uri).length > 0
  }

  get lexicon(): object {
    return this.#corpus.lexicon
  }

  #marks(uri: string): number[] {
    const marks = this.#corpus.symbols(uri)?.marks ?? []
    return marks.flatMap(({ kind, id, start }) => (kind === 'term' && id === this.#id ? [start] : []))
  }
}
