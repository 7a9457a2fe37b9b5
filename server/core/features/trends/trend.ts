// How topics fare from plan to plan: counts for each text, and where a topic is first mentioned, absent, and back.

import type { Corpus } from '../../index/corpus.ts'
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

/**
 * The terms whose use differs most between the texts of the columns, each counted in its text's language: surely, by log-likelihood G² with
 * the expected counts of one common rate (Rayson and Garside 2000), and by much, which is G² a use. By the one alone, verbs of which all texts are
 * full stand first, by the other what one text has a few times. A step ends with `undefined`.
 */
export function* collectTelling(
  corpus: Corpus,
  columns: readonly TrendColumn[],
  most: number,
): Generator<undefined, readonly Topic[]> {
  const sizes = { zh: 0, en: 0 }
  const byId = new Map<string, { total: number; readonly zh: Spread; readonly en: Spread }>()
  for (const column of columns) {
    if (column.kind === 'missing') continue
    const { uri, language } = column.plan
    const counts = corpus.counts(uri)
    if (!counts || counts.characters === 0) continue
    sizes[language] += counts.characters
    for (const [key, { total }] of counts.bySense) {
      if (total === 0 || !key.startsWith(`${language}:`)) continue
      const id = key.slice(3)
      const known = byId.get(id) ?? { total: 0, zh: { total: 0, sum: 0 }, en: { total: 0, sum: 0 } }
      byId.set(id, known)
      known.total += total
      known[language].total += total
      known[language].sum += total * Math.log(total / counts.characters)
    }
    yield
  }
  const telling = [...byId].map(([id, { total, zh, en }]) => {
    const logLikelihood = logLikelihoodOf(zh, sizes.zh) + logLikelihoodOf(en, sizes.en)
    return { id, total, weight: (logLikelihood * logLikelihood) / total }
  })
  telling.sort((a, b) => b.weight - a.weight || b.total - a.total || (a.id < b.id ? -1 : 1))
  const topics: Topic[] = []
  for (const { id } of telling) {
    if (topics.length >= most) break
    const entry = corpus.entries(id)[0]
    if (entry) topics.push(termTopic(entry))
  }
  return topics
}

/** The uses of a term in texts of one language, and the sum of each count times the logarithm of its rate. */
interface Spread {
  total: number
  sum: number
}

/** G² of a term in texts of `size` characters together. Rounded, so that equal spreads are equal whatever was added first. */
function logLikelihoodOf({ total, sum }: Spread, size: number): number {
  return total === 0 ? 0 : Math.round(2000 * (sum - total * Math.log(total / size))) / 1000
}
