// `tifa/concordance` and what belongs to it: every place of a term, a phrase or a pattern, in windows of lines.

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { ConcordanceFilter, ConcordanceView } from '../../core/features/concordance/concordance-view.ts'
import type { ConcordanceSort } from '../../core/features/concordance/order.ts'
import { SORT_KEYS } from '../../core/features/concordance/order.ts'
import { findQueryAt } from '../../core/features/concordance/query-at.ts'
import type { Concordance } from '../../core/features/concordance.ts'
import { findEntries } from '../../core/features/locate.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import type {
  ConcordanceFiguresResult,
  ConcordanceParams,
  ConcordanceResult,
  ExportConcordanceParams,
  ExportConcordanceResult,
} from '../../wire/concordance.ts'
import { askedFolder } from '../asked-folder.ts'
import type { Context } from '../context.ts'
import { readProvenance } from '../exporting/provenance.ts'
import { type Folder, SLICE } from '../folder.ts'
import { runSliced, Slices } from '../slices.ts'
import { figuresToText, linesToText } from './concordance-export.ts'
import { collectFigures, facetItems, LineItems, rateOf, warningTexts, wordingItems } from './concordance-items.ts'
import { ConcordanceSearches, type Run } from './concordance-search.ts'

/** Lines that are given where nobody says how many, and the most of one answer. */
const LINES = 200
const MOST_LINES = 2000

export function serveConcordance(context: Context): void {
  const { ports } = context
  const service = new ConcordanceService(context)
  context.serve('tifa/concordanceAt', (params, token) =>
    context.answer('concordanceAt', params.uri, token, null, async ({ folder, document }) => {
      const { range, position } = params
      const start = range ? document.offsetAt(range.start) : position ? document.offsetAt(position) : 0
      const end = range ? document.offsetAt(range.end) : start
      return findQueryAt(folder.corpus, document, start, end, await context.dictionary()) ?? null
    }),
  )
  context.serve('tifa/concordance', (params, token) =>
    context.answerAll('concordance', token, NOTHING, () => service.lines(params, token)),
  )
  context.serve('tifa/concordanceFigures', (params, token) =>
    context.answerAll('concordanceFigures', token, NO_FIGURES, async () => {
      const { folder, view } = await service.whole(params, token)
      const dictionary = params.what === 'collocates' ? await context.dictionary() : undefined
      const work = collectFigures(folder.corpus, view, params, dictionary, uri => context.workspace.clientUri(uri))
      return runSliced(ports, token, work)
    }),
  )
  context.serve('tifa/exportConcordance', (params, token) =>
    context.answerAll('exportConcordance', token, { text: '', rows: 0 }, () => service.text(params, token)),
  )
}

class ConcordanceService {
  readonly #context: Context
  /** Dropped with the corpus. */
  readonly #searches = new WeakMap<Corpus, ConcordanceSearches>()
  /** What is said beside the lines of a view, which is worked out once. */
  readonly #about = new WeakMap<ConcordanceView, Pick<ConcordanceResult, 'wordings' | 'warnings' | 'facets'>>()

  constructor(context: Context) {
    this.#context = context
  }

  async lines(params: ConcordanceParams, token: CancellationToken): Promise<ConcordanceResult> {
    const { folder, found, isDone, view, version } = await this.#find(params, token, params.patience)
    const { corpus } = folder
    const { locale, workspace, isSettled } = this.#context
    let about = this.#about.get(view)
    if (!about) {
      about = {
        wordings: found.query.kind === 'term' ? wordingItems(found.wordings, view.lines) : [],
        warnings: warningTexts(corpus, view, locale),
        facets: facetItems(corpus, view, locale),
      }
      this.#about.set(view, about)
    }
    const items = new LineItems(corpus, uri => workspace.clientUri(uri))
    const from = Math.max(0, Math.floor(params.from ?? 0))
    const count = Math.min(MOST_LINES, Math.max(0, Math.floor(params.count ?? LINES)))
    return {
      isComplete: isDone && isSettled && !workspace.isIndexing && corpus.isComplete,
      searched: found.searched,
      ofDocuments: found.ofDocuments,
      problem: found.problem ?? null,
      term: termOf(corpus, found),
      total: view.total,
      lineCount: view.lines.length,
      documents: view.documents.length,
      scope: view.scope.length,
      characters: view.characters,
      rate: rateOf(view.total, view.characters),
      ...about,
      version,
      from,
      lines: view.lines.slice(from, from + count).map(line => items.of(line)),
    }
  }

  /** The whole of a query, as figures need it. */
  whole(
    params: Omit<ConcordanceParams, 'patience'>,
    token: CancellationToken,
  ): Promise<{ readonly folder: Folder; readonly view: ConcordanceView }> {
    return this.#find(params, token, undefined)
  }

  async text(params: ExportConcordanceParams, token: CancellationToken): Promise<ExportConcordanceResult> {
    const { folder, view } = await this.whole(params, token)
    const { workspace, ports } = this.#context
    const { what, format } = params
    // What a user saves is opened in a spreadsheet, which takes Chinese for Chinese behind a byte order mark alone.
    const mark = format === 'csv' ? '\uFEFF' : ''
    const slices = new Slices(ports, token)
    // What is copied as a table is pasted among other texts, and says only what it shows.
    const isFile = format === 'csv' || format === 'json'
    const known = isFile ? await readProvenance([folder], ports, () => slices.pause()) : undefined
    const clientUri = (uri: string): string => workspace.clientUri(uri)
    if (what === 'lines') {
      const items = new LineItems(folder.corpus, clientUri)
      const chosen = view.lines.slice(Math.max(0, params.from ?? 0), params.to)
      const lines = await runSliced(
        ports,
        token,
        inSteps(chosen, line => items.of(line)),
      )
      return { text: mark + linesToText(lines, format, uri => uri, {}, known), rows: lines.length }
    }
    const dictionary = what === 'collocates' ? await this.#context.dictionary() : undefined
    const figures = await runSliced(ports, token, collectFigures(folder.corpus, view, params, dictionary, clientUri))
    const from = Math.max(0, params.from ?? 0)
    const cut = {
      ...figures,
      documents: figures.documents.slice(from, params.to),
      collocates: figures.collocates.slice(from, params.to),
      ngrams: figures.ngrams.slice(from, params.to),
    }
    return { text: mark + figuresToText(what, cut, format, uri => uri, {}, known), rows: cut[what].length }
  }

  async #find(
    { uri, query, filter, sort }: ConcordanceParams,
    token: CancellationToken,
    patience: number | undefined,
  ): Promise<{ folder: Folder; found: Concordance; isDone: boolean; view: ConcordanceView; version: number }> {
    const { ports, locale } = this.#context
    const folder = askedFolder(this.#context, uri)
    const { corpus } = folder
    const searches = this.#searches.get(corpus) ?? new ConcordanceSearches(corpus)
    this.#searches.set(corpus, searches)
    const kind = query.kind === 'term' || query.kind === 'pattern' ? query.kind : 'phrase'
    const { found, isDone } = await searches.find(
      { kind, text: String(query.text) },
      patience === undefined
        ? async work => {
            await runSliced(ports, token, work)
          }
        : this.#runFor(Math.max(SLICE, patience), token),
    )
    const run = <T>(work: Generator<unknown, T>): Promise<T> => runSliced(ports, token, work)
    const view = await searches.view(found, this.#filterOf(filter), sortsOf(sort), locale, run)
    return { folder, found, isDone, ...view }
  }

  /** Runs work in slices until it is time. */
  #runFor(patience: number, token: CancellationToken): Run {
    const { ports } = this.#context
    return async work => {
      const end = ports.now() + patience
      let sliceEnd = ports.now() + SLICE
      for (;;) {
        if (work.next().done) return
        const now = ports.now()
        if (now < sliceEnd) continue
        await ports.nextTurn()
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
        if (now >= end) return
        sliceEnd = ports.now() + SLICE
      }
    }
  }

  #filterOf(filter: ConcordanceParams['filter']): ConcordanceFilter {
    const { document, plan, period, kind, language, text } = filter ?? {}
    return {
      ...(plan ? { plan } : {}),
      ...(period ? { period } : {}),
      ...(kind ? { kind } : {}),
      ...(language ? { language } : {}),
      ...(text ? { text: text.slice(0, 500) } : {}),
      ...(document ? { uri: this.#context.ports.normalUri(document) } : {}),
    }
  }
}

function sortsOf(sort: ConcordanceParams['sort']): ConcordanceSort[] {
  return (sort ?? []).flatMap(({ by, descending = false }) => (SORT_KEYS.includes(by) ? [{ by, descending }] : []))
}

/** The entry that is looked for, or which has the words for a wording. */
function termOf(corpus: Corpus, { query }: Concordance): ConcordanceResult['term'] {
  if (query.kind === 'pattern') return null
  const [entry] = findEntries(corpus, query.text.trim().slice(0, 200))
  return entry ? { id: entry.term.id, headword: entry.term.headword } : null
}

function* inSteps<A, B>(values: readonly A[], turn: (value: A) => B): Generator<undefined, B[]> {
  const made: B[] = []
  for (const value of values) {
    made.push(turn(value))
    yield
  }
  return made
}

const NOTHING: ConcordanceResult = {
  isComplete: false,
  searched: 0,
  ofDocuments: 0,
  problem: null,
  term: null,
  wordings: [],
  total: 0,
  lineCount: 0,
  documents: 0,
  scope: 0,
  characters: 0,
  rate: null,
  warnings: [],
  facets: { plan: [], period: [], kind: [], language: [] },
  version: 0,
  from: 0,
  lines: [],
}

const NO_FIGURES: ConcordanceFiguresResult = {
  documents: [],
  collocates: [],
  ngrams: [],
  keywords: 0,
  leftOut: 0,
  rare: 0,
  hasDictionary: false,
}
