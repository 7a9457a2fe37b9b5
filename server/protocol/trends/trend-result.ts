// Works out what a trends request asks for, in slices, and makes plain data with words of it.

import { collectDispersion } from '../../core/features/trends/dispersion.ts'
import { findTopic, type Topic, termTopic } from '../../core/features/trends/topic.ts'
import { collectTelling, collectTrends, type TrendCell, type TrendRow } from '../../core/features/trends/trend.ts'
import {
  collectColumns,
  collectLines,
  countUndated,
  type TrendColumn,
  type TrendScope,
} from '../../core/features/trends/trend-columns.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { collectCoverageWarnings, coverageOf } from '../../core/index/plans/coverage.ts'
import type { Document } from '../../core/model/document.ts'
import { DOCUMENT_KINDS } from '../../core/model/field-table.ts'
import type {
  DispersionParams,
  DispersionResult,
  TopicItem,
  TrendColumnItem,
  TrendRowItem,
  TrendsParams,
  TrendsResult,
} from '../../wire/trends.ts'
import { toLspRange } from '../convert.ts'
import { coverageMessage } from '../coverage-message.ts'
import type { Locale } from '../locale.ts'
import { planLabel, seriesTitle } from '../plans/plan-label.ts'
import { dispersionBasis, trendBasis, trendStory, undatedMessage } from './trend-message.ts'

/** How the client calls a file. */
export type NameUri = (uri: string) => string

/** So many terms are offered. */
const OFFERED = 200
/** A rate of fewer characters says nothing. */
export const LEAST_CHARACTERS = 1000
/** Columns of a step. */
const COLUMNS = 100
/** The most topics that one request is answered for. */
const MOST_TOPICS = 20_000

export const NO_TRENDS: TrendsResult = {
  line: null,
  columns: [],
  rows: [],
  unknown: [],
  unused: 0,
  basis: '',
  warnings: [],
  isComplete: false,
  lines: [],
  kinds: [],
  groups: [],
  telling: [],
}

/** The answer to `tifa/trends`; a step ends with `undefined`. */
export function* workOutTrends(
  corpus: Corpus,
  params: TrendsParams,
  locale: Locale,
  nameUri: NameUri,
): Generator<undefined, TrendsResult> {
  const lines = yield* collectLines(corpus)
  const scope = scopeOf(corpus, params, lines[0]?.last.uri)
  const columns = collectColumns(corpus, scope)
  const undated = countUndated(corpus, scope)
  yield
  const { topics, unknown } = collectTopics(corpus, params.terms ?? [])
  const asked = new Set(topics.map(({ key }) => key))
  const grouped = params.group === undefined ? [] : topicsOfGroup(corpus, params.group)
  const rows = yield* collectTrends(corpus, topics, columns)
  const ofGroup = yield* collectTrends(
    corpus,
    grouped.filter(({ key }) => !asked.has(key)),
    columns,
  )
  const used = ofGroup.filter(({ cells }) => cells.some(cell => cell && cell.total + cell.other > 0))
  const telling = yield* collectTelling(corpus, columns, OFFERED)
  const coverages = columns.flatMap(column => (column.kind === 'text' ? column.coverage : []))
  const shown: TrendRowItem[] = []
  for (const row of [...rows, ...used]) {
    shown.push(toRowItem(row, columns, locale))
    yield
  }
  const heads: TrendColumnItem[] = []
  for (const column of columns) {
    heads.push(toColumnItem(column, locale, nameUri))
    if (heads.length % COLUMNS === 0) yield
  }
  return {
    line: scope.kind === 'line' ? lineOf(corpus, scope.uri, nameUri) : null,
    columns: heads,
    rows: shown,
    unknown,
    unused: ofGroup.length - used.length,
    basis: trendBasis(
      locale,
      topics.some(({ id }) => id === undefined),
    ),
    warnings: [
      ...(undated > 0 ? [undatedMessage(undated, locale)] : []),
      ...collectCoverageWarnings(coverages).map(warning => coverageMessage(warning, locale)),
    ],
    isComplete: corpus.isComplete && coverages.every(({ isCounted }) => isCounted),
    lines: lines.map(({ last, works }) => ({ uri: nameUri(last.uri), title: seriesTitle(last.title), plans: works })),
    kinds: kindsOf(corpus),
    groups: groupsOf(corpus),
    telling: telling.map(toTopicItem),
  }
}

/** How many figures the terms that are named ask for, without those of a group: known before any is counted. */
export function* countTrendRows(corpus: Corpus, params: TrendsParams): Generator<undefined, number> {
  const lines = yield* collectLines(corpus)
  const columns = collectColumns(corpus, scopeOf(corpus, params, lines[0]?.last.uri))
  return columns.length * collectTopics(corpus, params.terms ?? []).topics.length
}

/** The answer to `tifa/dispersion`; a step ends with `undefined`. */
export function* workOutDispersion(
  corpus: Corpus,
  document: Document,
  { terms, depth }: Pick<DispersionParams, 'terms' | 'depth'>,
  locale: Locale,
  nameUri: NameUri,
): Generator<undefined, DispersionResult> {
  const { topics, unknown } = collectTopics(corpus, terms)
  const found = yield* collectDispersion(corpus, document, topics, depth)
  const coverage = coverageOf(corpus, document.uri)
  const rows: DispersionResult['rows'][number][] = []
  for (const { topic, total, places, byPart, measures } of found.rows) {
    let part = 0
    const items: DispersionResult['rows'][number]['places'][number][] = []
    for (const { start, end, at } of places) {
      while (part < found.parts.length - 1 && start >= (found.parts[part]?.end ?? 0)) part++
      items.push({ at, part, range: toLspRange(document, { start, end }) })
      if (items.length % 1000 === 0) yield
    }
    rows.push({ ...toTopicItem(topic), total, places: items, byPart, measures: measures ?? null })
    yield
  }
  return {
    uri: nameUri(document.uri),
    title: corpus.symbols(document.uri)?.title ?? '',
    language: corpus.symbols(document.uri)?.language ?? 'zh',
    characters: found.characters,
    depth: found.depth,
    depths: found.depths,
    parts: found.parts.map(({ section, start, at, characters }) => ({
      title: section?.title ?? '',
      at,
      characters,
      range: toLspRange(document, { start: section?.start ?? start, end: section?.headingEnd ?? start }),
    })),
    rows,
    unknown,
    basis: `${trendBasis(
      locale,
      topics.some(({ id }) => id === undefined),
    )} ${dispersionBasis(locale, found.parts.length)}`,
    warnings: coverage ? collectCoverageWarnings([coverage]).map(warning => coverageMessage(warning, locale)) : [],
  }
}

/** The document that stands for the newest work of a line: by it the line is named. */
function lineOf(corpus: Corpus, uri: string, nameUri: NameUri): string | null {
  const work = corpus.lines.workOf(uri)
  const last = work && corpus.lines.line(work).at(-1)
  return last ? nameUri(last.work.main.uri) : null
}

/** What is asked for, each topic once, and what names none. */
function collectTopics(corpus: Corpus, terms: readonly string[]): { topics: Topic[]; unknown: string[] } {
  const topics = new Map<string, Topic>()
  const unknown: string[] = []
  for (const text of terms.slice(0, MOST_TOPICS)) {
    const topic = findTopic(corpus, text)
    if (topic) topics.set(topic.key, topic)
    else if (text.trim() !== '') unknown.push(text)
  }
  return { topics: [...topics.values()], unknown }
}

/** The line that is asked for, else that of the document, else the longest; where there is none all that is dated. */
function scopeOf(corpus: Corpus, { over, uri }: TrendsParams, longest: string | undefined): TrendScope {
  if (over) return 'line' in over ? { kind: 'line', uri: over.line } : { kind: 'dated', ...over }
  const work = uri === undefined ? undefined : corpus.lines.workOf(uri)
  if (uri !== undefined && work && corpus.lines.line(work).length > 1) return { kind: 'line', uri }
  return longest === undefined ? { kind: 'dated' } : { kind: 'line', uri: longest }
}

function toColumnItem(column: TrendColumn, locale: Locale, nameUri: NameUri): TrendColumnItem {
  if (column.kind === 'missing') {
    const { plan } = column
    const years = typeof plan === 'string' ? '' : `${plan.from}–${plan.to}`
    return { kind: 'missing', label: typeof plan === 'string' ? plan : years, years }
  }
  const { plan, coverage } = column
  const { characters, isAbridged, isCounted, language } = coverage
  const { period } = plan.meta
  const [from, to] = [period?.from ?? plan.period?.from, period?.to ?? plan.period?.to]
  const isPlan = plan.meta.kind !== 'report' && plan.meta.kind !== 'law' && from !== undefined
  return {
    kind: 'text',
    uri: nameUri(plan.uri),
    title: plan.title,
    label: planLabel(plan, locale),
    years: isPlan ? (from === to ? String(from) : `${from}–${to}`) : (plan.date?.text.slice(0, 4) ?? ''),
    date: plan.date?.text ?? null,
    language,
    characters,
    isAbridged,
    isCounted,
  }
}

function toRowItem(row: TrendRow, columns: readonly TrendColumn[], locale: Locale): TrendRowItem {
  const cells = row.cells.map((cell, i) => {
    const column = columns[i]
    return cell && column?.kind === 'text' ? toCellItem(cell, column.coverage.characters) : null
  })
  return { ...toTopicItem(row.topic), total: row.total, cells, story: trendStory(row, columns, locale) }
}

function toCellItem({ total, other, state }: TrendCell, characters: number): TrendRowItem['cells'][number] {
  return { total, other, state, rate: characters < LEAST_CHARACTERS ? null : (total * 10_000) / characters }
}

function toTopicItem({ key, words, en, id }: Topic): TopicItem {
  return { key, ask: id === undefined ? words : key, words, en: en ?? null }
}

/** The kinds of the user's own documents that have one, in the order of kinds. */
function kindsOf(corpus: Corpus): TrendsResult['kinds'] {
  const kinds = new Set<string>()
  for (const { meta, uri } of corpus.allSymbols())
    if (meta.kind !== undefined && corpus.originOf(uri) === 'own') kinds.add(meta.kind)
  return DOCUMENT_KINDS.filter(kind => kind !== 'glossary' && kinds.has(kind))
}

/** The glossaries, each a group of topics. */
function groupsOf(corpus: Corpus): TrendsResult['groups'] {
  const groups: { key: string; title: string; terms: number }[] = []
  for (const { uri, title, terms } of corpus.allSymbols())
    if (terms.length > 0) groups.push({ key: uri, title, terms: terms.length })
  return groups
}

function topicsOfGroup(corpus: Corpus, uri: string): Topic[] {
  const topics = (corpus.symbols(uri)?.terms ?? []).slice(0, MOST_TOPICS).map(term => termTopic({ term }))
  return [...new Map(topics.map(topic => [topic.key, topic])).values()]
}
