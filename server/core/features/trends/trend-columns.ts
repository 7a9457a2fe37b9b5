// The texts over which a trend runs: the works of a line with what is missing between them, or all dated documents.

import type { Corpus } from '../../index/corpus.ts'
import { type Coverage, coverageOf, isAbridged } from '../../index/plans/coverage.ts'
import type { Work } from '../../index/plans/plan-line.ts'
import { compareByDate, type Symbols } from '../../index/symbols.ts'
import { countedDocuments } from '../../index/terms/tally.ts'
import type { DocumentKind, Period } from '../../model/meta.ts'

/** A text that is counted, or a plan of the line that the corpus lacks: its years, or the id by which another names it. */
export type TrendColumn =
  | { readonly kind: 'text'; readonly plan: Symbols; readonly coverage: Coverage }
  | { readonly kind: 'missing'; readonly plan: Period | string }

/** The line of a document, or the user's own documents by date, those without a date left out. */
export type TrendScope =
  | { readonly kind: 'line'; readonly uri: string }
  | {
      readonly kind: 'dated'
      readonly kinds?: readonly DocumentKind[]
      readonly language?: 'zh' | 'en'
      /** Their addresses, where not all are meant. */
      readonly only?: readonly string[]
    }

/** A line of at least two works. */
export interface PlanLine {
  /** The document that stands for its newest work. */
  readonly last: Symbols
  readonly works: number
}

/** The columns of a scope, oldest first; `[]` where it holds nothing. */
export function collectColumns(corpus: Corpus, scope: TrendScope): TrendColumn[] {
  if (scope.kind === 'line') return columnsOfLine(corpus, scope.uri)
  const plans = documentsOf(corpus, scope).filter(({ date }) => date !== undefined)
  return plans.sort(compareByDate).flatMap(plan => toColumn(corpus, plan))
}

/** How many documents of a scope are no columns for want of a date. */
export function countUndated(corpus: Corpus, scope: TrendScope): number {
  return scope.kind === 'line' ? 0 : documentsOf(corpus, scope).filter(({ date }) => date === undefined).length
}

function documentsOf(corpus: Corpus, scope: Extract<TrendScope, { kind: 'dated' }>): Symbols[] {
  const only = scope.only && new Set(scope.only)
  return [...countedDocuments(corpus)].filter(
    ({ uri, meta, language }) =>
      (!scope.language || language === scope.language) &&
      (!scope.kinds || (meta.kind !== undefined && scope.kinds.includes(meta.kind))) &&
      (!only || only.has(uri)),
  )
}

/** All lines of a corpus, the one with most works first. A step ends with `undefined`. */
export function* collectLines(corpus: Corpus): Generator<undefined, PlanLine[]> {
  const lines: PlanLine[] = []
  const seen = new Set<string>()
  for (const work of corpus.lines.works()) {
    if (seen.has(work.main.uri)) continue
    const line = corpus.lines.line(work)
    for (const link of line) seen.add(link.work.main.uri)
    const last = line.at(-1)
    if (last && line.length > 1) lines.push({ last: last.work.main, works: line.length })
    yield
  }
  return lines.sort((a, b) => b.works - a.works || (a.last.uri < b.last.uri ? -1 : 1))
}

function columnsOfLine(corpus: Corpus, uri: string): TrendColumn[] {
  const work = corpus.lines.workOf(uri)
  if (!work) return []
  const language = corpus.symbols(uri)?.language ?? 'zh'
  return corpus.lines.line(work).flatMap(({ work: one, before }) => {
    const missing: (Period | string)[] =
      before?.kind === 'missing' ? [before.id] : before?.kind === 'work' ? [...before.gaps] : []
    const columns: TrendColumn[] = missing.map(plan => ({ kind: 'missing', plan }))
    return [...columns, ...toColumn(corpus, textOf(corpus, one, uri, language))]
  })
}

/** The text of a work to be counted: the asked one, else a whole one in its language, else any whole one. */
function textOf(corpus: Corpus, { main, others }: Work, uri: string, language: 'zh' | 'en'): Symbols {
  const texts = [main, ...others]
  const whole = texts.filter(text => !isAbridged(corpus, text))
  return (
    texts.find(text => text.uri === uri) ??
    whole.find(text => text.language === language) ??
    whole[0] ??
    texts.find(text => text.language === language) ??
    main
  )
}

function toColumn(corpus: Corpus, plan: Symbols): TrendColumn[] {
  const coverage = coverageOf(corpus, plan.uri)
  return coverage ? [{ kind: 'text', plan, coverage }] : []
}
