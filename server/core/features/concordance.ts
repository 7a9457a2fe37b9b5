// The concordance: every place of a term, a phrase or a pattern in the documents of a corpus, with the words around it.

import type { Corpus } from '../index/corpus.ts'
import { compareByDate } from '../index/symbols.ts'
import { countedDocuments } from '../index/terms/tally.ts'
import { Document } from '../model/document.ts'
import type { PatternProblem } from '../text/pattern.ts'
import { linesInBlock } from './concordance/lines.ts'
import { findFinder } from './concordance/query.ts'

/** What is looked for: a term by its id, words as they are, or words with `*`, `?`, `|` and brackets (`compilePattern`). */
export interface ConcordanceQuery {
  readonly kind: 'term' | 'phrase' | 'pattern'
  readonly text: string
}

/** One place. Offsets are into its document; the words are as a reader sees them, markup left out. */
export interface ConcordanceLine {
  readonly uri: string
  readonly start: number
  readonly end: number
  /** What stands before and behind in the same paragraph, heading or cell, at most {@link CONTEXT} characters. */
  readonly left: string
  readonly keyword: string
  readonly right: string
}

/** The places in one document: all are counted; lines beyond {@link MOST_LINES} of the corpus are not kept. */
export interface DocumentLines {
  readonly uri: string
  readonly total: number
  readonly lines: readonly ConcordanceLine[]
  /** What was searched, and with which lexicon: where one is another by now, the document is searched anew. */
  readonly of: Document | string
  readonly lexicon: object | undefined
}

/** What has been found so far; grows while it is collected. */
export interface Concordance {
  readonly query: ConcordanceQuery
  /** Why nothing can be looked for; undefined where all is well. */
  readonly problem: PatternProblem | 'unknown-term' | undefined
  /** For a term: all its wordings, in both languages. */
  readonly wordings: readonly string[]
  /** The documents that have been searched and hold something, oldest first. */
  readonly documents: readonly DocumentLines[]
  readonly total: number
  readonly kept: number
  readonly searched: number
  readonly ofDocuments: number
}

/** UTF-16 units of context that are kept on either side. */
export const CONTEXT = 160
/** The most lines that are kept. All are counted. */
const MOST_LINES = 100_000

/** Blocks that are read between two looks at the clock. */
const BLOCKS = 100

/**
 * Searches the user's own documents, glossaries apart; front matter, tables of contents, code and addresses are left out. Yields
 * what there is now and then. `known` is an earlier result of the same query: what has not changed since is not searched again.
 */
export function* collectConcordance(
  corpus: Corpus,
  query: ConcordanceQuery,
  known?: Concordance,
): Generator<Concordance, Concordance> {
  const finder = findFinder(corpus, query)
  const documents: DocumentLines[] = []
  const result = {
    query,
    problem: typeof finder === 'string' ? finder : undefined,
    wordings: typeof finder === 'string' ? [] : finder.wordings,
    documents,
    total: 0,
    kept: 0,
    searched: 0,
    ofDocuments: 0,
  }
  if (typeof finder === 'string') return result
  const uris = [...countedDocuments(corpus)].sort(compareByDate).map(({ uri }) => uri)
  const before = new Map(known?.documents.map(found => [found.uri, found]))
  result.ofDocuments = uris.length
  for (const uri of uris) {
    if (result.searched++ > 0) yield result
    // A document may have gone while others had their turn.
    if (!corpus.has(uri) || !finder.mayBeIn(uri)) continue
    const open = corpus.isOpen(uri) ? corpus.document(uri) : undefined
    const of = open ?? corpus.textOf(uri)
    const { lexicon } = finder
    const same = before.get(uri)
    const isSame = same?.of === of && same.lexicon === lexicon && same.lines.length === same.total
    let found = isSame && result.kept + same.total <= MOST_LINES ? same : undefined
    if (!found) {
      const lines: ConcordanceLine[] = []
      let total = 0
      // A closed document is parsed for this alone, so that those which the editor is about stay at hand.
      const document = open ?? Document.parse(uri, corpus.textOf(uri), corpus.unit)
      let blocks = 0
      for (const block of finder.blocks(document)) {
        const inBlock = linesInBlock(document, block, finder)
        total += inBlock.length
        const room = MOST_LINES - result.kept - lines.length
        for (const line of room < inBlock.length ? inBlock.slice(0, Math.max(0, room)) : inBlock) lines.push(line)
        if (++blocks % BLOCKS === 0) yield result
      }
      found = { uri, total, lines, of, lexicon }
    }
    if (found.total > 0) {
      documents.push(found)
      result.total += found.total
      result.kept += found.lines.length
    }
  }
  return result
}
