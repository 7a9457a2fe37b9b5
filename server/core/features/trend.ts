// How topics fare from plan to plan: counts for each text, and where a topic is first mentioned, absent, and back.

import type { Corpus } from '../index/corpus.ts'
import { countTopic, type Topic, termTopic } from './topic.ts'
import type { TrendColumn } from './trend-columns.ts'

/**
 * `early`: not mentioned so far; `first`: for the first time in these texts; `kept`; `absent`: no longer mentioned; `back`: again
 * after a text without it; `unsure`: not in a digest or excerpt, or not counted yet, which says nothing.
 */
export type TrendState = 'early' | 'first' | 'kept' | 'absent' | 'back' | 'unsure'

/** One topic in one text. */
export interface TrendCell {
  /** Uses in wordings of the text's language: the figure. */
  readonly total: number
  /** Uses in wordings of the other language: a gloss in brackets. They count for the state alone. */
  readonly other: number
  readonly state: TrendState
}

/** One topic over all columns; undefined for a column that the corpus lacks. */
export interface TrendRow {
  readonly topic: Topic
  readonly cells: readonly (TrendCell | undefined)[]
  readonly total: number
}

/** The rows of topics over columns, in the order of the topics. A step ends with `undefined`. */
export function* collectTrends(
  corpus: Corpus,
  topics: readonly Topic[],
  columns: readonly TrendColumn[],
): Generator<undefined, TrendRow[]> {
  const rows: TrendRow[] = []
  for (const topic of topics) {
    const cells: (TrendCell | undefined)[] = []
    let total = 0
    let before: 'nothing' | 'used' | 'absent' = 'nothing'
    for (const column of columns) {
      if (column.kind === 'missing') {
        cells.push(undefined)
        continue
      }
      const uses = countTopic(corpus, topic, column.plan)
      const isUsed = uses !== undefined && uses.total + uses.other > 0
      const isUnsure = !uses || column.coverage.isAbridged
      const state = isUsed ? USED[before] : isUnsure ? 'unsure' : before === 'nothing' ? 'early' : 'absent'
      if (isUsed) before = 'used'
      else if (state === 'absent') before = 'absent'
      cells.push({ total: uses?.total ?? 0, other: uses?.other ?? 0, state })
      total += uses?.total ?? 0
    }
    rows.push({ topic, cells, total })
    yield
  }
  return rows
}

const USED = { nothing: 'first', used: 'kept', absent: 'back' } as const

/** The terms with most uses in the texts of the columns, each counted in its text's language. A step ends with `undefined`. */
export function* collectFrequent(
  corpus: Corpus,
  columns: readonly TrendColumn[],
  most: number,
): Generator<undefined, { readonly topic: Topic; readonly total: number }[]> {
  const totals = new Map<string, number>()
  for (const column of columns) {
    if (column.kind === 'missing') continue
    const { uri, language } = column.plan
    for (const [key, { total }] of corpus.counts(uri)?.bySense ?? []) {
      if (!key.startsWith(`${language}:`)) continue
      const id = key.slice(3)
      totals.set(id, (totals.get(id) ?? 0) + total)
    }
    yield
  }
  const sorted = [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const frequent: { topic: Topic; total: number }[] = []
  for (const [id, total] of sorted) {
    if (frequent.length >= most) break
    const entry = corpus.entries(id)[0]
    if (entry) frequent.push({ topic: termTopic(entry), total })
  }
  return frequent
}
