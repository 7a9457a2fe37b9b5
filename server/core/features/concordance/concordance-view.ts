// Which lines of a concordance are shown, in which order, and the figures beside them.

import type { Corpus } from '../../index/corpus.ts'
import type { Symbols } from '../../index/symbols.ts'
import { countedDocuments } from '../../index/terms/tally.ts'
import { foldKey } from '../../text/fold.ts'
import type { Concordance, ConcordanceLine, DocumentLines } from '../concordance.ts'
import { type ConcordanceSort, orderLines } from './order.ts'

/** What a line's document must be; `text` must stand in the line or in its document's title. Empty: everything. */
export interface ConcordanceFilter {
  readonly plan?: string
  readonly period?: string
  readonly kind?: string
  readonly language?: string
  readonly uri?: string
  readonly text?: string
  /** Which documents count at all; absent: all of the corpus. */
  readonly isIn?: (uri: string) => boolean
}

export const FACETS = ['plan', 'period', 'kind', 'language'] as const
export type Facet = (typeof FACETS)[number]

/** Stands for “not said” among the values of a facet. */
export const NOT_SAID = '-'

/** The lines that a filter lets through, in order, with the figures about them. */
export interface ConcordanceView {
  readonly lines: readonly ConcordanceLine[]
  /** All places, those whose lines were not kept, too; with a filter by text the lines alone. */
  readonly total: number
  /** The documents that have one, oldest first. */
  readonly documents: readonly { readonly uri: string; readonly total: number; readonly characters: number }[]
  /** All documents that the figures are of, whether they have one or not, and their readable characters. */
  readonly scope: readonly string[]
  readonly characters: number
  /** Documents in scope that have not been counted yet: their characters are missing. */
  readonly waiting: number
  /** How many places each choice of a facet would show, beside the other filters as they are. */
  readonly facets: Readonly<Record<Facet, ReadonlyMap<string, number>>>
}

/** Lines that are looked at between two looks at the clock. */
const STEP = 2000

/** Filters and sorts what has been found so far; `locale` decides how words sort. */
export function* viewConcordance(
  corpus: Corpus,
  concordance: Concordance,
  filter: ConcordanceFilter,
  sorts: readonly ConcordanceSort[],
  locale: string,
): Generator<undefined, ConcordanceView> {
  const facets: Record<Facet, Map<string, number>> = {
    plan: new Map(),
    period: new Map(),
    kind: new Map(),
    language: new Map(),
  }
  const set = FACETS.filter(facet => (filter[facet] ?? '') !== '')
  const words = foldKey(filter.text ?? '')
    .split(' ')
    .filter(Boolean)
  const documents: { uri: string; total: number; characters: number }[] = []
  const lines: ConcordanceLine[] = []
  let total = 0
  for (const found of [...concordance.documents]) {
    const symbols = corpus.symbols(found.uri)
    if (!symbols || !isIn(filter, found.uri)) continue
    const values = valuesOf(corpus, symbols)
    const failed = set.filter(facet => values[facet] !== filter[facet])
    if (failed.length > 1) continue
    const passing = words.length === 0 ? found.lines : yield* linesWith(found, symbols, words)
    const count = words.length === 0 ? found.total : passing.length
    if (count === 0) continue
    for (const facet of failed.length === 1 ? failed : FACETS) {
      facets[facet].set(values[facet], (facets[facet].get(values[facet]) ?? 0) + count)
    }
    if (failed.length > 0) continue
    documents.push({ uri: found.uri, total: count, characters: corpus.counts(found.uri)?.characters ?? 0 })
    total += count
    for (const line of passing) lines.push(line)
    yield
  }
  const scope: string[] = []
  let characters = 0
  let waiting = 0
  for (const symbols of countedDocuments(corpus)) {
    if (!isIn(filter, symbols.uri)) continue
    if (set.length > 0) {
      const values = valuesOf(corpus, symbols)
      if (set.some(facet => values[facet] !== filter[facet])) continue
    }
    scope.push(symbols.uri)
    if (!corpus.isCounted(symbols.uri)) waiting++
    characters += corpus.lastCounts(symbols.uri)?.characters ?? 0
  }
  const ordered = yield* orderLines(corpus, lines, sorts, locale)
  return { lines: ordered, total, documents, scope, characters, waiting, facets }
}

function isIn(filter: ConcordanceFilter, uri: string): boolean {
  return (filter.uri === undefined || filter.uri === uri) && (filter.isIn?.(uri) ?? true)
}

/** The values by which a document is filtered. */
export function valuesOf(corpus: Corpus, { uri, meta, language, period }: Symbols): Record<Facet, string> {
  return {
    plan: corpus.lines.workOf(uri)?.id ?? NOT_SAID,
    period: period ? `${period.from}-${period.to}` : NOT_SAID,
    kind: meta.kind ?? NOT_SAID,
    language,
  }
}

function* linesWith(
  { lines }: DocumentLines,
  { title }: Symbols,
  words: readonly string[],
): Generator<undefined, ConcordanceLine[]> {
  const passing: ConcordanceLine[] = []
  const inTitle = foldKey(title)
  for (const [index, line] of lines.entries()) {
    const text = `${foldKey(line.left + line.keyword + line.right)}\n${inTitle}`
    if (words.every(word => text.includes(word))) passing.push(line)
    if (index % STEP === STEP - 1) yield
  }
  return passing
}
