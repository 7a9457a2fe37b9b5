// The lines and figures of a concordance as editor, command line and exports share them: places as lines and columns.

import { findCollocates } from '../../core/features/concordance/collocates.ts'
import { type ConcordanceView, FACETS, NOT_SAID } from '../../core/features/concordance/concordance-view.ts'
import { findKeywordNgrams } from '../../core/features/concordance/keyword-ngrams.ts'
import type { ConcordanceLine } from '../../core/features/concordance.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { collectCoverageWarnings, coverageOf } from '../../core/index/plans/coverage.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import { sectionAt } from '../../core/model/section.ts'
import type { Dictionary } from '../../core/text/dictionary.ts'
import { foldKey } from '../../core/text/fold.ts'
import { linePositions, type Positions } from '../../core/text/lines.ts'
import type {
  ConcordanceFiguresParams,
  ConcordanceFiguresResult,
  ConcordanceResult,
  DocumentItem,
  FacetItem,
  LineItem,
} from '../../wire/concordance.ts'
import { coverageMessage } from '../coverage-message.ts'
import type { Locale } from '../locale.ts'

/** Turns lines into items; offsets of closed documents become lines without parsing them. */
export class LineItems {
  readonly #corpus: Corpus
  readonly #clientUri: (uri: string) => string
  readonly #positions = new Map<string, Positions>()

  constructor(corpus: Corpus, clientUri: (uri: string) => string) {
    this.#corpus = corpus
    this.#clientUri = clientUri
  }

  of({ uri, start, end, left, keyword, right }: ConcordanceLine): LineItem {
    const symbols = this.#corpus.symbols(uri)
    const positions = this.#positions.get(uri) ?? linePositions(this.#corpus.textOf(uri), this.#corpus.unit)
    this.#positions.set(uri, positions)
    return {
      left,
      keyword,
      right,
      uri: this.#clientUri(uri),
      range: { start: positions(start), end: positions(end) },
      start,
      end,
      section: sectionAt(symbols?.sections ?? [], start)?.title ?? null,
      ...aboutDocument(symbols, uri),
    }
  }
}

function aboutDocument(
  symbols: Symbols | undefined,
  uri: string,
): Pick<DocumentItem, 'title' | 'date' | 'period' | 'kind' | 'language'> {
  return {
    title: symbols?.title ?? uri,
    date: symbols?.date?.text ?? null,
    period: symbols?.period ? `${symbols.period.from}-${symbols.period.to}` : null,
    kind: symbols?.meta.kind ?? null,
    language: symbols?.language ?? 'zh',
  }
}

/** Places in 10,000 characters; null without characters. */
export function rateOf(count: number, characters: number): number | null {
  return characters > 0 ? (count * 10_000) / characters : null
}

/** What every figure rests on, for a program to read. */
export function basisOf(
  corpus: Corpus,
  view: ConcordanceView,
  locale: Locale,
): Pick<ConcordanceResult, 'total' | 'documents' | 'scope' | 'characters' | 'rate' | 'warnings'> {
  return {
    total: view.total,
    documents: view.documents.length,
    scope: view.scope.length,
    characters: view.characters,
    rate: rateOf(view.total, view.characters),
    warnings: warningTexts(corpus, view, locale),
  }
}

/** The choices of each filter, in the order in which they are offered. */
export function facetItems(corpus: Corpus, { facets }: ConcordanceView, locale: Locale): ConcordanceResult['facets'] {
  const collator = new Intl.Collator([locale, 'en'], { numeric: true })
  const made = FACETS.map(facet => {
    const items = [...facets[facet]].map(([value, count]): FacetItem => {
      const title = facet === 'plan' && value !== NOT_SAID ? corpus.lines.work(value)?.main.title : undefined
      return { value, label: title ?? value, count }
    })
    items.sort(
      (a, b) =>
        Number(a.value === NOT_SAID) - Number(b.value === NOT_SAID) ||
        collator.compare(a.label, b.label) ||
        (a.value < b.value ? -1 : 1),
    )
    return [facet, items] as const
  })
  return Object.fromEntries(made) as unknown as ConcordanceResult['facets']
}

/** What to say beside the figures of the documents that have the keyword. */
export function warningTexts(corpus: Corpus, { documents, waiting }: ConcordanceView, locale: Locale): string[] {
  const warnings = collectCoverageWarnings(documents.flatMap(({ uri }) => coverageOf(corpus, uri) ?? []))
  const others = warnings.filter(({ code }) => code !== 'not-counted')
  return [...(waiting > 0 ? [{ code: 'not-counted', documents: waiting } as const] : []), ...others].map(warning =>
    coverageMessage(warning, locale),
  )
}

/** How often each wording of a term stands; what is written in no listed form comes last, as it is written. */
export function wordingItems(
  wordings: readonly string[],
  lines: readonly ConcordanceLine[],
): ConcordanceResult['wordings'] {
  const counts = new Map<string, { text: string; count: number }>()
  for (const text of wordings) counts.set(foldKey(text), { text, count: 0 })
  const forms = new Map<string, { text: string; count: number }>()
  for (const { keyword } of lines) {
    let found = forms.get(keyword)
    if (!found) {
      const key = foldKey(keyword)
      const singular = [key, key.replace(/ies$/, 'y'), key.replace(/es$/, ''), key.replace(/s$/, '')]
      const known = singular.map(form => counts.get(form)).find(one => one !== undefined)
      found = known ?? { text: keyword, count: 0 }
      if (!known) counts.set(key, found)
      forms.set(keyword, found)
    }
    found.count++
  }
  return [...counts.values()]
}

/** What can be counted about the lines of a view. */
export function* collectFigures(
  corpus: Corpus,
  view: ConcordanceView,
  params: Omit<ConcordanceFiguresParams, 'query' | 'what'> & { readonly what: string },
  dictionary: Dictionary | undefined,
  clientUri: (uri: string) => string,
): Generator<undefined, ConcordanceFiguresResult> {
  const { what, window = 5, side = 'both', least = 2, functionWords = false } = params
  const { lines, scope } = view
  const figures = { documents: [], collocates: [], ngrams: [], keywords: lines.length, leftOut: 0, rare: 0 }
  if (what === 'documents') {
    const documents = view.documents.map(({ uri, total, characters }): DocumentItem => {
      const coverage = coverageOf(corpus, uri)
      return {
        uri: clientUri(uri),
        ...aboutDocument(corpus.symbols(uri), uri),
        count: total,
        characters,
        rate: rateOf(total, characters),
        isAbridged: coverage?.isAbridged ?? false,
      }
    })
    return { ...figures, documents, hasDictionary: dictionary !== undefined }
  }
  const most = Math.max(1, Math.floor(least))
  if (what === 'ngrams') {
    const ngrams = yield* findKeywordNgrams(lines, most)
    return { ...figures, ngrams, hasDictionary: dictionary !== undefined }
  }
  const options = { window: Math.min(20, Math.max(1, Math.floor(window))), side, least: most, scope, dictionary }
  const { collocates: all, rare, hasDictionary } = yield* findCollocates(corpus, lines, options)
  const shown = functionWords ? all : all.filter(({ isFunctionWord }) => !isFunctionWord)
  const collocates = shown.map(({ text, isTerm, left, right, together, total, score }) => ({
    text,
    isTerm,
    left,
    right,
    together,
    total,
    score,
  }))
  return { ...figures, collocates, rare, leftOut: all.length - shown.length, hasDictionary }
}
