// Searches that are under way or done: asked again, they go on where they stopped and keep what has not changed.

import {
  type ConcordanceFilter,
  type ConcordanceView,
  viewConcordance,
} from '../../core/features/concordance/concordance-view.ts'
import type { ConcordanceSort } from '../../core/features/concordance/order.ts'
import { type Concordance, type ConcordanceQuery, collectConcordance } from '../../core/features/concordance.ts'
import type { Corpus } from '../../core/index/corpus.ts'

/** How many searches are kept for each corpus: going back to one of the last costs nothing. */
const KEPT = 4

/** Runs work in slices: all of it, or as much as there is time for. */
export type Run = (work: Generator<unknown, unknown>) => Promise<void>

interface Search {
  readonly key: string
  work: Generator<Concordance, Concordance> | undefined
  /** What the work has found so far, and what the one before it found in the end. */
  growing: Concordance | undefined
  whole: Concordance | undefined
  /** What the corpus was like when the search began. */
  stamp: readonly unknown[]
  views: Map<string, { readonly total: number; readonly stamp: readonly unknown[]; readonly view: ConcordanceView }>
}

/** The searches of one corpus. */
export class ConcordanceSearches {
  readonly #corpus: Corpus
  #searches: Search[] = []
  /** Counts the views that were made: another one is another version. */
  #versions = 0
  readonly #versionOf = new WeakMap<ConcordanceView, number>()

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** What has been found of a query; all of it, unless `run` said that it is time. */
  async find(query: ConcordanceQuery, run: Run): Promise<{ readonly found: Concordance; readonly isDone: boolean }> {
    const key = `${query.kind} ${query.text}`
    const search = this.#searches.find(one => one.key === key) ?? {
      key,
      work: undefined,
      growing: undefined,
      whole: undefined,
      stamp: [],
      views: new Map(),
    }
    this.#searches = [search, ...this.#searches.filter(one => one !== search)].slice(0, KEPT)
    if (!search.work && !isSame(search.stamp, this.#stamp())) {
      search.stamp = this.#stamp()
      search.work = collectConcordance(this.#corpus, query, search.whole)
    }
    const { work } = search
    if (work) {
      await run(
        following(
          work,
          (found, isDone) => {
            search.growing = found
            if (!isDone || search.work !== work) return
            search.whole = found
            search.work = undefined
          },
          () => {
            search.work = undefined
            search.stamp = []
          },
        ),
      )
    }
    // A search that is done again keeps what it had until it has all.
    return { found: search.whole ?? search.growing ?? { ...NOTHING, query }, isDone: search.work === undefined }
  }

  /** The lines that a filter shows, in order. The last views are kept until what they show is another. */
  async view(
    found: Concordance,
    filter: ConcordanceFilter,
    sorts: readonly ConcordanceSort[],
    locale: string,
    run: <T>(work: Generator<unknown, T>) => Promise<T>,
  ): Promise<{ readonly view: ConcordanceView; readonly version: number }> {
    const search = this.#searches.find(one => one.whole === found || one.growing === found)
    const key = JSON.stringify([filter, sorts, locale])
    const known = search?.views.get(key)
    const stamp = [...this.#stamp(), found]
    if (known && known.total === found.total && isSame(known.stamp, stamp))
      return { view: known.view, version: this.#versionOf.get(known.view) ?? 0 }
    const { total } = found
    const view = await run(viewConcordance(this.#corpus, found, filter, sorts, locale))
    this.#versionOf.set(view, ++this.#versions)
    if (search) search.views = new Map([...[...search.views].slice(-2), [key, { total, stamp, view }]])
    return { view, version: this.#versions }
  }

  /** Changes with every text, every name and every count. */
  #stamp(): readonly unknown[] {
    const { phrases, revision, countsRevision, lexicon } = this.#corpus
    return [phrases.revision, revision, countsRevision, lexicon]
  }
}

const NOTHING: Omit<Concordance, 'query'> = {
  problem: undefined,
  wordings: [],
  documents: [],
  total: 0,
  kept: 0,
  searched: 0,
  ofDocuments: 0,
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i])
}

/**
 * The same work; `keep` is told of each step's result, `giveUp` where a step fails: the work cannot go on then. Work that another
 * request has ended gives nothing more.
 */
function* following<T>(
  work: Generator<T, T>,
  keep: (step: T, isDone: boolean) => void,
  giveUp: () => void,
): Generator<T, undefined> {
  for (;;) {
    let step: IteratorResult<T, T | undefined> | undefined
    try {
      step = work.next()
    } finally {
      if (!step) giveUp()
    }
    if (step.value !== undefined) keep(step.value, step.done === true)
    if (step.done) return undefined
    yield step.value
  }
}
