// What state a corpus is in: what it holds and lacks, what is tagged and what is not, what is wrong with it, by documents and all told.

import type { Corpus } from '../index/corpus.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Code, Finding, Place } from '../model/finding.ts'
import type { MetadataField } from '../model/form-finding.ts'
import type { DocumentKind, Period } from '../model/meta.ts'
import { diagnose, prepareDiagnosis } from './diagnostics.ts'
import { missingFields } from './findings/missing-metadata.ts'
import { collectNamedPlans, type MissingPlan, MissingPlans } from './health/missing-plans.ts'
import { collectMissingWorks, type MissingWork, type PeriodGap } from './health/missing-works.ts'
import { sectionsWithoutTag } from './health/untagged-sections.ts'

/** What there is to say of one document. Counts are of marks and findings in its text. */
export interface DocumentHealth {
  readonly uri: string
  readonly title: string
  readonly kind: DocumentKind | undefined
  readonly period: Period | undefined
  readonly date: string | undefined
  /** As everywhere: readable characters without white space, tables of contents and front matter. */
  readonly characters: number
  /** Marks by what they are. */
  readonly marks: Readonly<Record<'target' | 'outcome' | 'term' | 'plan' | 'note', number>>
  /** Numbers that it commits to and that no mark holds. */
  readonly untagged: number
  readonly findings: number
  /** The innermost sections, and those of them that hold no mark of any kind. */
  readonly sections: number
  readonly sectionsWithoutTag: readonly (Place & { readonly title: string })[]
  readonly missingFields: readonly MetadataField[]
}

/** A mark whose address leads nowhere. */
export interface DeadMark extends Place {
  readonly code: 'unknown-term' | 'unknown-plan' | 'unknown-section' | 'outcome-without-target'
  readonly id: string
}

export interface CodeCount {
  readonly code: Code
  readonly count: number
  readonly documents: number
  /** Where the first one stands. */
  readonly first: Place
}

export interface UnusedEntry extends Place {
  readonly id: string
  readonly headword: string
}

/** The state of a corpus, or of those of its documents that were asked about. */
export interface Health {
  /** Those of the user's own, in the order of the corpus. */
  readonly documents: readonly DocumentHealth[]
  /** All that are missing, each once; the most frequent first. */
  readonly missingPlans: readonly MissingPlan[]
  /** Those of {@link missingPlans} that front matter says, each where it does. */
  readonly missingWorks: readonly MissingWork[]
  /** Periods without a plan, but for those whose plan is among {@link missingPlans}. */
  readonly gaps: readonly PeriodGap[]
  /** The most frequent first; without codes that are off. */
  readonly findings: readonly CodeCount[]
  readonly deadMarks: readonly DeadMark[]
  /** Of the user's own glossaries; undefined while documents are still to be counted. */
  readonly unusedTerms: readonly UnusedEntry[] | undefined
  readonly terms: number
}

/** What is asked about. */
export interface HealthQuery {
  readonly year: number
  readonly isWanted: (uri: string) => boolean
  readonly isOff: (code: Code) => boolean
}

/** A step a run of a document, with how many documents have been looked at and how many there are. */
export function* collectHealth(
  corpus: Corpus,
  { year, isWanted, isOff }: HealthQuery,
): Generator<{ readonly done: number; readonly of: number }, Health> {
  const uris = [...corpus.uris()].filter(uri => corpus.originOf(uri) === 'own' && isWanted(uri))
  const documents: DocumentHealth[] = []
  const named = new MissingPlans()
  const codes = new Map<Code, { count: number; documents: number; first: Place }>()
  const deadMarks: DeadMark[] = []
  for (const uri of uris) {
    const progress = { done: documents.length, of: uris.length }
    const document = corpus.document(uri)
    const symbols = corpus.symbols(uri)
    if (!document || !symbols) continue
    for (const _ of prepareDiagnosis(corpus, document, isOff)) yield progress
    const findings = diagnose(corpus, document, year, isOff).filter(({ code }) => !isOff(code))
    yield progress
    yield* mapSteps(collectNamedPlans(corpus, document, named), progress)
    countCodes(codes, uri, findings)
    for (const finding of findings)
      if (isDead(finding)) deadMarks.push({ ...placeOf(uri, finding), code: finding.code, id: finding.id })
    documents.push(describe(corpus, symbols, findings, missingFields(document)))
    yield progress
  }
  const { missingWorks, gaps } = yield* mapSteps(collectMissingWorks(corpus, isWanted), {
    done: uris.length,
    of: uris.length,
  })
  for (const work of missingWorks) named.addWork(work)
  const missingPlans = named.list()
  const entries = uris.flatMap(uri => corpus.symbols(uri)?.terms.map(term => ({ uri, term })) ?? [])
  const unused = corpus.tally.isComplete
    ? entries.flatMap(({ uri, term: { id, headword, start, headingEnd } }): UnusedEntry[] =>
        corpus.tally.isUsed(id) === false ? [{ uri, id, headword, start, end: headingEnd }] : [],
      )
    : undefined
  return {
    documents,
    missingPlans,
    missingWorks,
    gaps: withoutNamed(gaps, missingPlans),
    findings: [...codes].map(([code, rest]) => ({ code, ...rest })).sort((a, b) => b.count - a.count),
    deadMarks,
    unusedTerms: unused,
    terms: entries.length,
  }
}

function withoutNamed(gaps: readonly PeriodGap[], plans: readonly MissingPlan[]): PeriodGap[] {
  const named = new Set(
    plans.flatMap(({ period, isNational }) => (period && isNational ? `${period.from}-${period.to}` : [])),
  )
  return gaps.flatMap(gap => {
    if (!gap.isNational) return [gap]
    const periods = gap.periods.filter(({ from, to }) => !named.has(`${from}-${to}`))
    return periods.length > 0 ? [{ ...gap, periods }] : []
  })
}

function* mapSteps<S, T>(work: Generator<unknown, T>, step: S): Generator<S, T> {
  for (;;) {
    const next = work.next()
    if (next.done) return next.value
    yield step
  }
}

function describe(
  corpus: Corpus,
  symbols: Symbols,
  findings: readonly Finding[],
  fields: readonly MetadataField[],
): DocumentHealth {
  const { uri, title, meta, period, date } = symbols
  const marks = { target: 0, outcome: 0, term: 0, plan: 0, note: 0 }
  for (const { kind } of symbols.marks) marks[kind]++
  const sections = sectionsWithoutTag(symbols)
  return {
    uri,
    title,
    kind: meta.kind,
    period,
    date: date?.text,
    characters: corpus.counts(uri)?.characters ?? 0,
    marks,
    untagged: findings.filter(({ code }) => code === 'untagged-target').length,
    findings: findings.length,
    sections: sections.all,
    sectionsWithoutTag: sections.without,
    missingFields: fields,
  }
}

function countCodes(
  codes: Map<Code, { count: number; documents: number; first: Place }>,
  uri: string,
  findings: readonly Finding[],
): void {
  const seen = new Set<Code>()
  for (const finding of findings) {
    const known = codes.get(finding.code) ?? { count: 0, documents: 0, first: placeOf(uri, finding) }
    known.count++
    if (!seen.has(finding.code)) known.documents++
    seen.add(finding.code)
    codes.set(finding.code, known)
  }
}

function isDead(finding: Finding): finding is Extract<Finding, { code: DeadMark['code'] }> {
  switch (finding.code) {
    case 'unknown-term':
    case 'unknown-plan':
    case 'unknown-section':
    case 'outcome-without-target':
      return true
    default:
      return false
  }
}

function placeOf(uri: string, { start, end }: Finding): Place {
  return { uri, start, end }
}
