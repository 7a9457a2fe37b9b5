// The ledger: every target of a corpus with where it starts from, until when it holds, and what came of it.

import type { FoundClaim } from '../index/claim-index.ts'
import type { ClaimPlan } from '../index/claim-plan.ts'
import type { Claim } from '../index/claims.ts'
import type { Corpus } from '../index/corpus.ts'
import { compareByDate, type Symbols } from '../index/symbols.ts'
import type { Term } from '../model/term.ts'
import { COUNT } from '../reading/measure.ts'
import { isAbroad, placeOfIndicator, placeOfSubject } from '../reading/place-names.ts'
import type { Modifier } from '../reading/target-reading.ts'
import { simplify } from '../text/fold.ts'
import { type Amount, amountOf, comparisonKey, isMet, isSameAmount } from './claim-value.ts'
import { joinTranslations } from './ledger-translations.ts'
import { baselineText, valueText } from './target-facts.ts'

/** A claim of one document, with that document. */
export interface Source extends FoundClaim {
  readonly symbols: Symbols
  readonly plan: ClaimPlan
}

/** What came of a target: an outcome, or the baseline from which a later plan starts. */
export interface Outcome extends Source {
  readonly from: 'outcome' | 'baseline'
}

export type Status = 'open' | 'due' | 'met' | 'missed' | 'no-outcome' | 'not-comparable' | 'definition-changed'

/** One target of one plan, whoever says it. */
export interface LedgerEntry {
  /** As {@link ClaimIndex.keyOf}; of a claim that names nothing its place. */
  readonly key: string
  /** The plan's own words where the corpus has them, tagged ones first. */
  readonly source: Source
  /** Translations, digests and commentary that say the same. */
  readonly others: readonly Source[]
  /** Those that say something else of the same indicator, plan and deadline, or of the plan that this one carries out. */
  readonly conflicts: readonly Source[]
  readonly deadline: number | undefined
  readonly outcome: Outcome | undefined
  readonly status: Status
  /** The indicator in the glossary, where it has one. */
  readonly term: Term | undefined
}

/** What the ledger must know beside the corpus: the year that it is, which decides what is open and what is due. */
export interface Today {
  readonly year: number
}

/** All targets of the corpus; by plan, then as they stand in it. */
export function collectLedger(corpus: Corpus, today: Today): LedgerEntry[] {
  const work = workOutLedger(corpus, today)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** {@link collectLedger} in steps, an indicator each. Linear in the number of claims. */
export function* workOutLedger(corpus: Corpus, today: Today): Generator<undefined, LedgerEntry[]> {
  const { claims } = corpus
  const byKey = new Map<string, FoundClaim[]>()
  for (const found of claims.all()) {
    const key = claims.keyOf(found.claim) ?? `${found.uri}#${found.claim.start}`
    const some = byKey.get(key)
    if (some) some.push(found)
    else byKey.set(key, [found])
  }
  const entries: LedgerEntry[] = []
  for (const [key, found] of byKey) {
    for (const entry of entriesOf(corpus, key, found, today)) entries.push(entry)
    yield
  }
  yield
  return [...joinTranslations(corpus, entries)].sort(
    (a, b) => compareByDate(a.source.symbols, b.source.symbols) || a.source.claim.start - b.source.claim.start,
  )
}

/** The targets of one indicator, by deadline. */
export function collectIndicator(corpus: Corpus, key: string, today: Today): LedgerEntry[] {
  const entries = entriesOf(corpus, key, corpus.claims.of(key), today)
  return entries.sort((a, b) => (a.deadline ?? 0) - (b.deadline ?? 0))
}

/** A claim with its document, and the plan that it belongs to; `[]` where the document has gone. */
export function sourceOf(corpus: Corpus, { uri, claim }: FoundClaim): Source[] {
  const symbols = corpus.symbols(uri)
  const plan = corpus.claims.plans.of(uri)
  return symbols && plan ? [{ uri, claim, symbols, plan: planAt(placed(plan, claim, symbols), claim) }] : []
}

/** 地区生产总值, Shanghai's GDP, 江西提出…: what is not the country's belongs to a place, whoever speaks of it. */
function placed(plan: ClaimPlan, { indicator = '', sentence, isRow }: Claim, { id }: Symbols): ClaimPlan {
  if (indicator === '' || isAbroad(plan.scope)) return plan
  const words = simplify(indicator)
  const said = isRow || NATION.test(sentence) ? undefined : placeOfSubject(simplify(sentence.slice(0, LONGEST_SUBJECT)))
  const scope = placeOfIndicator(words) ?? said ?? (plan.scope === '' && OWN.test(words) ? id : plan.scope)
  return scope === plan.scope ? plan : { ...plan, scope }
}

const NATION = /全国|我国|中国|国家|China|nation/
/** How far the subject of a sentence reaches. */
const LONGEST_SUBJECT = 24
const OWN = /地区生产总值|[全我本](?:省|市(?!场)|县)/

/** What a text says of years before its five-year plan is about the plan of those years. */
function planAt(plan: ClaimPlan, { reading }: Claim): ClaimPlan {
  const year = reading.deadline?.year
  if (
    !plan.key.startsWith('fyp:') ||
    !plan.period ||
    year === undefined ||
    year >= plan.period.from ||
    year < FIRST_PLAN
  )
    return plan
  const to = Math.ceil(year / 5) * 5
  return { ...plan, key: `fyp:${to - 4}-${to}`, period: { from: to - 4, to } }
}

/** The sixth five-year plan; from it on each ends in a year with 0 or 5. */
const FIRST_PLAN = 1981

function entriesOf(corpus: Corpus, key: string, found: readonly FoundClaim[], today: Today): LedgerEntry[] {
  const sources = found.flatMap(one => sourceOf(corpus, one))
  const term = key.startsWith('~') ? undefined : corpus.entries(key).find(entry => entry.term.unit !== undefined)?.term
  const matters = new Map<string, Source[]>()
  for (const source of sources) {
    if (source.claim.kind !== 'target') continue
    const matter = matterOf(source)
    const some = matters.get(matter)
    if (some) some.push(source)
    else matters.set(matter, [source])
  }
  const outcomes = new Map<string, readonly Outcome[]>()
  return [...matters.values()].flatMap(targets => {
    targets.sort(byAuthority)
    return mergeSame(targets).flatMap(([source, ...others]): LedgerEntry[] => {
      if (!source) return []
      const deadline = deadlineOf(source)
      const when = `${source.plan.scope} ${deadline}`
      const known = outcomes.get(when) ?? outcomesAt(sources, source.plan.scope, deadline)
      outcomes.set(when, known)
      const outcome = bestOutcome(known, source)
      const conflicts = [...collectConflicts(targets, source, key), ...conflictsAbove(matters, key, source)]
      const status = statusOf(source, deadline, outcome, term, today)
      return [{ key, source, others, conflicts, deadline, outcome, status, term }]
    })
  })
}

/** One of each statement, with the others that say the same behind it. */
function mergeSame(targets: readonly Source[]): Source[][] {
  const groups: Source[][] = []
  const exact = new Map<string, Source[]>()
  for (const source of targets) {
    const key = statementOf(source.claim)
    const same =
      exact.get(key) ??
      // A corpus states one thing in a few ways; a text that was made to hold thousands is not compared each with each.
      (groups.length < MOST_COMPARED ? groups.find(([first]) => first && isSameStatement(first, source)) : undefined)
    if (same) same.push(source)
    else {
      const group = [source]
      groups.push(group)
      exact.set(key, group)
    }
  }
  return groups
}

const STATEMENTS = new WeakMap<Claim, string>()

/** Equal where two claims say the same to nine digits. */
function statementOf(claim: Claim): string {
  let statement = STATEMENTS.get(claim)
  if (statement === undefined) {
    const amount = amountOf(claim.reading)
    statement = `${comparisonKey(claim)} ${amount?.low.toPrecision(9)} ${amount?.high.toPrecision(9)}`
    STATEMENTS.set(claim, statement)
  }
  return statement
}

/** How many statements of one indicator, plan and deadline are compared with each other. */
export const MOST_COMPARED = 100

/**
 * The statements that contradict this one. A text that also says what this one says does not: a report sets a figure for the
 * year and another for five, and so does its translation.
 */
function collectConflicts(targets: readonly Source[], source: Source, key: string): Source[] {
  const some = targets.slice(0, MOST_COMPARED)
  const agreeing = new Set(
    some.flatMap(other => (other.uri !== source.uri && isSameStatement(source, other) ? [other.uri] : [])),
  )
  return some.filter(other => !agreeing.has(other.uri) && isConflict(source, other, key))
}

/**
 * What the plan above itself sets otherwise for the same place, indicator and year: a plan may ask for more than the one that it carries
 * out sets at least, and not for less. What nobody has tagged and no glossary knows is not held against another plan.
 */
function conflictsAbove(matters: ReadonlyMap<string, readonly Source[]>, key: string, source: Source): Source[] {
  const { plan, claim } = source
  if (plan.above === undefined || key.startsWith('~') || isSaidOfMany(claim)) return []
  const above = matters.get(matterOf(source, plan.above))?.slice(0, MOST_COMPARED) ?? []
  if (above.some(other => isSameStatement(source, other))) return []
  return above.filter(other => other.plan.isText && doDiffer(claim, other.claim) && !doesMore(claim, other.claim))
}

/** Whether a value keeps to the bound that another one is. */
function doesMore({ reading }: Claim, { reading: bound }: Claim): boolean {
  const [amount, other] = [amountOf(reading), amountOf(bound)]
  if (!amount || !other) return false
  if (bound.modifier === 'at-least' || bound.modifier === 'more-than') return amount.low >= other.low
  return (bound.modifier === 'at-most' || bound.modifier === 'less-than') && amount.high <= other.high
}

/** The plan's own text before others, tagged before found, originals before translations, then by date. */
function byAuthority(a: Source, b: Source): number {
  const rank = ({ plan, claim, symbols }: Source): number =>
    (plan.isText ? 0 : 4) + (claim.id === undefined ? 2 : 0) + (symbols.meta.expresses === undefined ? 0 : 1)
  return rank(a) - rank(b) || compareByDate(a.symbols, b.symbols) || a.claim.start - b.claim.start
}

/** The year said, else the last one of the plan. */
export function deadlineOf({ claim, plan }: Source): number | undefined {
  return claim.reading.deadline?.year ?? plan.period?.to
}

/** Place, plan and deadline: what two statements of one indicator must share to be about the same. */
function matterOf(source: Source, plan = source.plan.key): string {
  return `${source.plan.scope}\t${plan}\t${deadlineOf(source)}`
}

function isSameStatement(a: Source, b: Source): boolean {
  const [amount, other] = [amountOf(a.claim.reading), amountOf(b.claim.reading)]
  if (!amount || !other) return amount === other
  return comparisonKey(a.claim) === comparisonKey(b.claim) && isSameAmount(amount, other)
}

/**
 * Whether the words of an untagged target name many things: 覆盖率, output, 重点工程. By these two statements are not held against
 * each other.
 */
export function isSaidOfMany({ nameKey, indicator = '' }: Claim): boolean {
  if (/\p{Script=Han}/u.test(nameKey)) return [...nameKey].length < 4
  return nameKey.split(' ').length < 2 || indicator === ''
}

/** A plan's text and its own table name one thing alike: there a value that differs is a slip. Short names that no glossary has are goods of many makers: 载重汽车. */
function isTextToTable(a: Claim, b: Claim, key: string): boolean {
  const isPlain = ({ nameKey }: Claim): boolean => /^\p{Script=Han}{4,5}$/u.test(nameKey)
  return a.isRow !== b.isRow && [a, b].every(one => !isSaidOfMany(one) && !(key.startsWith('~') && isPlain(one)))
}

/**
 * Two targets of one indicator, place, plan and deadline with values that cannot both be meant. What nobody has tagged joins by
 * its words alone: there only statements of two documents are held against each other.
 */
function isConflict(a: Source, b: Source, key: string): boolean {
  if (a.claim === b.claim) return false
  if (
    (a.claim.id === undefined || b.claim.id === undefined) &&
    a.uri === b.uri &&
    !isTextToTable(a.claim, b.claim, key)
  )
    return false
  return matterOf(a) === matterOf(b) && doDiffer(a.claim, b.claim)
}

/** Whether two values that can be compared are not one: a change from 2005 and one from 2020 cannot. */
function doDiffer(a: Claim, b: Claim): boolean {
  const [one, other] = [amountOf(a.reading), amountOf(b.reading)]
  const key = comparisonKey(a)
  if (!one || !other || key === undefined || key !== comparisonKey(b)) return false
  const [from, since] = [a.reading.baseline?.year, b.reading.baseline?.year]
  if (a.isChange && from !== undefined && since !== undefined && from !== since) return false
  return !isSameAmount(one, other)
}

/** The outcomes of a place and year, and the baselines from which later plans start: where the ones before arrived. */
function outcomesAt(sources: readonly Source[], scope: string, year: number | undefined): Outcome[] {
  if (year === undefined) return []
  return sources.flatMap((source): Outcome[] => {
    if (source.plan.scope !== scope) return []
    const { reading, kind, isChange } = source.claim
    if (kind === 'outcome') return outcomeYear(source) === year ? [{ ...source, from: 'outcome' }] : []
    return reading.baseline?.year === year && !isChange && amountOf(reading.baseline)
      ? [{ ...source, from: 'baseline' }]
      : []
  })
}

/** The best outcome for a target: one that is said to be one and can be compared, of the latest text. */
function bestOutcome(outcomes: readonly Outcome[], { claim }: Source): Outcome | undefined {
  const dimension = amountOf(claim.reading)?.dimension
  let best: Outcome | undefined
  const rank = (outcome: Outcome): number =>
    (outcome.from === 'outcome' ? 0 : 2) + (outcomeAmount(outcome)?.dimension === dimension ? 0 : 1)
  for (const outcome of outcomes) {
    if (outcome.claim === claim) continue
    // What is counted over the years is no level to start from.
    const isLevel = !claim.isChange && !claim.reading.cumulative
    if (outcome.from === 'baseline' && (!isLevel || rank(outcome) > 2)) continue
    const order = best ? rank(outcome) - rank(best) || compareByDate(best.symbols, outcome.symbols) : -1
    if (order < 0) best = outcome
  }
  return best
}

/** The year said of an outcome; where none is, that before a report or communiqué of the first half of a year. */
export function outcomeYear({ claim, symbols }: Source): number | undefined {
  const said = claim.reading.deadline?.year
  if (said !== undefined) return said
  const { kind, date } = symbols.meta
  const [, year, month] = /^([0-9]{4})(?:-([0-9]{2}))?/.exec(date ?? '') ?? []
  if (year === undefined || (kind !== 'report' && kind !== 'statistics')) return undefined
  return Number(month ?? 1) <= 6 ? Number(year) - 1 : Number(year)
}

/** The amount of an outcome. */
export function outcomeAmount({ from, claim }: Outcome): Amount | undefined {
  const { baseline } = claim.reading
  return from === 'outcome' ? amountOf(claim.reading) : baseline && amountOf(baseline)
}

/** The value of an outcome in short. */
export function outcomeText({ from, claim }: Outcome): string {
  const { baseline } = claim.reading
  if (from === 'outcome' || !baseline) return valueText(claim.reading) ?? ''
  const { year: _, ...undated } = baseline
  return baselineText({ ...claim.reading, baseline: undated }) ?? ''
}

function modifierOf({ from, claim }: Outcome): Modifier | undefined {
  return from === 'outcome' ? claim.reading.modifier : undefined
}

function statusOf(
  { claim }: Source,
  deadline: number | undefined,
  outcome: Outcome | undefined,
  term: Term | undefined,
  { year }: Today,
): Status {
  if (outcome) {
    if (outcome.claim.isRedefined && outcome.from === 'outcome') return 'definition-changed'
    const amount = outcomeAmount(outcome)
    const met =
      amount && isComparable(claim, outcome)
        ? isMet(claim, { ...amount, modifier: modifierOf(outcome) }, term?.aim)
        : undefined
    return met === undefined ? 'not-comparable' : met ? 'met' : 'missed'
  }
  if (deadline === undefined || deadline > year) return 'open'
  return deadline === year ? 'due' : 'no-outcome'
}

/**
 * A level is held against a level, a change against a change: 提高1岁 is not met by 78岁, nor 4个百分点 by 60%. Words that say neither, as
 * 完成20.5%, tell of a change where a fall or growth in percent was wanted; and what is new or done is counted either way.
 */
function isComparable(target: Claim, { claim, from }: Outcome): boolean {
  if (from === 'baseline' || target.isChange === claim.isChange) return true
  if (claim.reading.direction === undefined && target.reading.unit === '%') return true
  return amountOf(target.reading)?.dimension === COUNT && ADDED.test(`${target.indicator} ${claim.indicator}`)
}

const ADDED = /新增|新建|新设|转移|脱贫|改造|new |created|built|added/i
