// What there is to say of a recurring phrase: in how many documents it stands, where it came first, how its use went on.

import type { Corpus } from '../index/corpus.ts'
import { isAbridged } from '../index/coverage.ts'
import type { Phrase } from '../index/phrase-run.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'

/** A recurring phrase as a hover shows it. */
export interface PhraseCard {
  /** The words as they stand in the document, markup included. */
  readonly text: string
  readonly total: number
  readonly documents: number
  readonly ofDocuments: number
  /** Documents that have not been searched yet. */
  readonly waiting: number
  /** False while files of the corpus are still to be read. */
  readonly isComplete: boolean
  readonly first: PhraseUse | undefined
  /** Of the longest phrase: the plans of one kind and language by date, those without it too; `[]` where there is no series. */
  readonly trend: readonly TrendStep[]
  /** True where a step of the trend is a year and not a plan. */
  readonly byYear: boolean
  /** Steps before these that are not shown. */
  readonly earlier: number
}

/** The earliest dated document that uses a phrase; where none is dated the first by address. */
export interface PhraseUse {
  readonly plan: Symbols
  /** The line that leads there starts here; undefined where the document cannot be read. */
  readonly place: Place | undefined
  /** Documents that use it and have no date: they may be earlier. */
  readonly undated: number
}

/** One plan, or all plans of one year. */
export interface TrendStep {
  readonly label: string
  readonly total: number
  /** Readable characters without white space: the basis of a rate. */
  readonly characters: number
  /** A text of it is a digest or an excerpt: what that lacks may stand in the whole text. */
  readonly isAbridged: boolean
}

/** How many steps of a trend are shown: the last ones. */
const STEPS = 8
/** How many phrases inside the longest one are shown. */
const INNER = 3

/** The longest phrase at a place and those inside it that more documents share. */
export function explainPhrases(
  corpus: Corpus,
  document: Document,
  phrases: readonly Phrase[],
): { readonly longest: PhraseCard; readonly inner: readonly PhraseCard[] } | undefined {
  const [longest, ...others] = phrases
  if (!longest) return undefined
  const inner: Phrase[] = []
  let most = longest.documents
  for (const phrase of others) {
    if (inner.length === INNER) break
    const { start, end } = phrase.range
    if (phrase.documents <= most || start < longest.range.start || end > longest.range.end) continue
    most = phrase.documents
    inner.push(phrase)
  }
  return {
    longest: describe(corpus, document, longest, collectTrend(corpus, document, longest.byDocument)),
    inner: inner.map(phrase => describe(corpus, document, phrase, NO_TREND)),
  }
}

/** The first place of a phrase in the corpus: where it is defined, as far as anybody knows. */
export function findFirstUse(corpus: Corpus, phrase: Pick<Phrase, 'ids' | 'byDocument'>): PhraseUse | undefined {
  let first: Symbols | undefined
  let undated = 0
  for (const uri of phrase.byDocument.keys()) {
    const symbols = corpus.symbols(uri)
    if (!symbols) continue
    if (!symbols.date) undated++
    if (!first || isEarlier(symbols, first)) first = symbols
  }
  if (!first) return undefined
  const document = corpus.document(first.uri)
  const range = document && corpus.phrases.places(document, phrase.ids, 1)[0]
  return { plan: first, place: range && { uri: first.uri, ...range }, undated: first.date ? undated : 0 }
}

/** Dated documents by date, then those without a date; by address where that says nothing. */
function isEarlier(a: Symbols, b: Symbols): boolean {
  const [left, right] = [a.date?.text ?? '\uffff', b.date?.text ?? '\uffff']
  return left === right ? a.uri < b.uri : left < right
}

type Trend = Pick<PhraseCard, 'trend' | 'byYear' | 'earlier'>
const NO_TREND: Trend = { trend: [], byYear: false, earlier: 0 }

function describe(corpus: Corpus, document: Document, phrase: Phrase, trend: Trend): PhraseCard {
  const { documents, waiting } = corpus.phrases.size
  return {
    text: document.slice(phrase.range.start, phrase.range.end),
    total: phrase.total,
    documents: phrase.documents,
    ofDocuments: documents,
    waiting,
    isComplete: corpus.isComplete,
    first: findFirstUse(corpus, phrase),
    ...trend,
  }
}

/** The use of a phrase in the series that the document belongs to, or in the outlines, or in all that is dated. */
function collectTrend(corpus: Corpus, document: Document, byDocument: ReadonlyMap<string, number>): Trend {
  const own = corpus.symbols(document.uri)
  const language = own?.language ?? 'zh'
  const dated: Symbols[] = []
  for (const symbols of corpus.allSymbols()) {
    if (symbols.date && symbols.language === language && corpus.phrases.has(symbols.uri)) dated.push(symbols)
  }
  const kinds = [own?.meta.kind, 'outline']
  const series =
    kinds.map(kind => dated.filter(one => kind !== undefined && one.meta.kind === kind)).find(one => one.length > 1) ??
    dated
  const steps = new Map<string, { total: number; characters: number; isAbridged: boolean }>()
  const byYear = series.length > STEPS
  for (const symbols of series) {
    const { uri, date, meta } = symbols
    const year = date?.text.slice(0, 4) ?? ''
    const label = byYear || !meta.period ? year : `${meta.period.from}–${meta.period.to}`
    const step = steps.get(label) ?? { total: 0, characters: 0, isAbridged: false }
    step.total += byDocument.get(uri) ?? 0
    step.characters += corpus.counts(uri)?.characters ?? 0
    step.isAbridged ||= isAbridged(corpus, symbols)
    steps.set(label, step)
  }
  // Labels begin with a year: their order is that of time.
  const inOrder = [...steps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, step]) => ({ label, ...step }))
  const trend = steps.size < 2 ? [] : inOrder.slice(-STEPS)
  return { trend, byYear, earlier: Math.max(0, steps.size - STEPS) }
}
