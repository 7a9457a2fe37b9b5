// What there is to say of a recurring phrase: in how many documents it stands, where it came first, how its use went on.

import type { Corpus } from '../index/corpus.ts'
import type { Phrase } from '../index/phrases/phrase-run.ts'
import { isAbridged } from '../index/plans/coverage.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'
import type { DocumentKind } from '../model/meta.ts'

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
  /** The kind of the documents that the trend is of; undefined where it is of all that is dated. */
  readonly trendOf: DocumentKind | undefined
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

type Trend = Pick<PhraseCard, 'trend' | 'trendOf' | 'byYear' | 'earlier'>
const NO_TREND: Trend = { trend: [], trendOf: undefined, byYear: false, earlier: 0 }

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
  const kinds = new Set<DocumentKind>([own?.meta.kind ?? 'outline', 'outline'])
  const trendOf = [...kinds].find(kind => seriesOf(corpus, language, kind).members.size > 1)
  const { members, closed, byYear, live } = seriesOf(corpus, language, trendOf)
  const steps = new Map([...closed].map(([label, step]) => [label, { ...step, total: 0 }]))
  const stepOf = (label: string): { total: number; characters: number; isAbridged: boolean } => {
    const step = steps.get(label) ?? { total: 0, characters: 0, isAbridged: false }
    steps.set(label, step)
    return step
  }
  for (const { symbols, label } of live) addTo(stepOf(label), corpus, symbols)
  for (const [uri, total] of byDocument) {
    const label = members.get(uri)
    if (label !== undefined) stepOf(label).total += total
  }
  // Labels begin with a year: their order is that of time.
  const inOrder = [...steps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, step]) => ({ label, ...step }))
  const trend = steps.size < 2 ? [] : inOrder.slice(-STEPS)
  return { trend, trendOf, byYear, earlier: Math.max(0, steps.size - STEPS) }
}

/** Dated documents of one language and, unless that is undefined, of one kind. */
interface Series {
  /** The label of the step that each document belongs to, by uri. */
  readonly members: ReadonlyMap<string, string>
  readonly byYear: boolean
  /** What documents that nobody edits have in each step. */
  readonly closed: ReadonlyMap<string, Pick<TrendStep, 'characters' | 'isAbridged'>>
  /** Those that are open, or give the text of one that is: their lengths change with every edit. */
  readonly live: readonly { readonly symbols: Symbols; readonly label: string }[]
}

/** Kept until a document comes, goes, is counted, or is called or dated another way: most hovers ask for the same. */
const SERIES = new WeakMap<Corpus, { readonly key: string; readonly known: Map<string, Series> }>()

function seriesOf(corpus: Corpus, language: Symbols['language'], kind: DocumentKind | undefined): Series {
  const key = `${corpus.statedRevision}/${corpus.countsRevision}/${corpus.phrases.size.documents}`
  let kept = SERIES.get(corpus)
  if (kept?.key !== key) SERIES.set(corpus, (kept = { key, known: new Map() }))
  const name = `${language} ${kind ?? ''}`
  const known = kept.known.get(name)
  if (known) return known
  const all: Symbols[] = []
  for (const symbols of corpus.allSymbols()) {
    if (!symbols.date || symbols.language !== language || !corpus.phrases.has(symbols.uri)) continue
    if (kind === undefined || symbols.meta.kind === kind) all.push(symbols)
  }
  const byYear = all.length > STEPS
  const members = new Map<string, string>()
  const closed = new Map<string, { characters: number; isAbridged: boolean }>()
  const live: { symbols: Symbols; label: string }[] = []
  for (const symbols of all) {
    const { uri, date, meta } = symbols
    const label = byYear || !meta.period ? (date?.text.slice(0, 4) ?? '') : `${meta.period.from}–${meta.period.to}`
    members.set(uri, label)
    const original = meta.expresses === undefined ? undefined : corpus.plan(meta.expresses)
    if (corpus.isOpen(uri) || (original && corpus.isOpen(original.uri))) live.push({ symbols, label })
    else {
      const step = closed.get(label) ?? { characters: 0, isAbridged: false }
      addTo(step, corpus, symbols)
      closed.set(label, step)
    }
  }
  const series = { members, byYear, closed, live }
  kept.known.set(name, series)
  return series
}

function addTo(step: { characters: number; isAbridged: boolean }, corpus: Corpus, symbols: Symbols): void {
  step.characters += corpus.counts(symbols.uri)?.characters ?? 0
  step.isAbridged ||= isAbridged(corpus, symbols)
}
