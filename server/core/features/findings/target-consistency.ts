// Findings that hold a document's targets against what else the corpus says of their indicators.

import type { FoundClaim } from '../../index/claim-index.ts'
import type { Claim } from '../../index/claims.ts'
import type { Corpus } from '../../index/corpus.ts'
import type {
  BindingMissed,
  ConflictingTarget,
  Finding,
  OutcomeWithoutTarget,
  OverdueTarget,
} from '../../model/finding.ts'
import { collectIndicator, isSaidOfMany, type LedgerEntry, outcomeText } from '../ledger.ts'
import { valueText } from '../target-facts.ts'
import { nameOfClaim } from './claim-places.ts'

type Consistency = ConflictingTarget | OverdueTarget | OutcomeWithoutTarget | BindingMissed

/** What a check says of a claim: `others` are claims that say something else, wherever they stand by now. */
export interface ClaimFinding<F extends Finding = Finding> {
  /** Its range is that of the claim; the places of `others` are left out. */
  readonly finding: F
  readonly others: readonly FoundClaim[]
}

/** The lines of the ledger of each indicator, by the claims that say them; each is looked up once. */
export class Indicators {
  readonly #corpus: Corpus
  readonly #year: number
  readonly #lines = new Map<string, ReadonlyMap<Claim, LedgerEntry>>()

  constructor(corpus: Corpus, year: number) {
    this.#corpus = corpus
    this.#year = year
  }

  of(key: string): ReadonlyMap<Claim, LedgerEntry> {
    let known = this.#lines.get(key)
    if (!known) {
      const entries = collectIndicator(this.#corpus, key, { year: this.#year })
      known = new Map(entries.flatMap(entry => [entry.source, ...entry.others].map(({ claim }) => [claim, entry])))
      this.#lines.set(key, known)
    }
    return known
  }
}

/**
 * `conflicting-target`, `overdue-target`, `binding-missed` and `outcome-without-target` of one claim of a document, as the ledger
 * has them.
 */
export function inconsistenciesOf(
  corpus: Corpus,
  indicators: Indicators,
  uri: string,
  claim: Claim,
): ClaimFinding<Consistency>[] {
  const { claims } = corpus
  const key = claims.keyOf(claim)
  if (key === undefined) return []
  const { start, end, id } = claim
  if (claim.kind === 'outcome') {
    // Whether somewhere a target has the id is known once all documents have been read.
    const isAlone = id !== undefined && corpus.tally.isRead && indicators.of(key).size === 0
    return isAlone ? [{ finding: { code: 'outcome-without-target', id, start, end }, others: [] }] : []
  }
  // What nobody has tagged is held against other documents about its plan, and its text against its own table: where none has its
  // indicator there is nothing to look up. GDP is said of many things; in the plan itself it is the indicator that glossaries have.
  const isNamed = !isSaidOfMany(claim) || (!key.startsWith('~') && claims.plans.of(uri)?.isText === true)
  const isAlone = id === undefined && !(isNamed && (claims.isBeside(key, uri) || claims.hasTextAndTable(key, uri)))
  if (isAlone && claim.reading.sum === undefined) return []
  const entry = indicators.of(key).get(claim)
  if (!entry) return []
  const findings: ClaimFinding<Consistency>[] = conflictsOf(entry, { uri, claim })
  if (id === undefined || entry.source.claim !== claim) return findings
  const indicator = nameOfClaim(entry.source)
  if (entry.status === 'no-outcome' && entry.deadline !== undefined && corpus.tally.isRead)
    findings.push({ finding: { code: 'overdue-target', indicator, year: entry.deadline, start, end }, others: [] })
  if (entry.status === 'missed' && claim.reading.kind === 'binding' && entry.outcome) {
    const value = valueText(claim.reading) ?? ''
    const outcome = outcomeText(entry.outcome)
    const finding = { code: 'binding-missed', indicator, value, outcome, others: [], start, end } as const
    findings.push({ finding, others: [entry.outcome] })
  }
  return findings
}

/** So many contradictions are named, those of most authority first: thousands of targets of one indicator each name others. */
const MOST_NAMED = 10

function conflictsOf(entry: LedgerEntry, found: FoundClaim): ClaimFinding<Consistency>[] {
  const { claim } = found
  const conflicts =
    claim.id === undefined && isSaidOfMany(claim) ? entry.conflicts.filter(({ plan }) => plan.isText) : entry.conflicts
  const { start, end, reading } = claim
  const base = {
    code: 'conflicting-target',
    indicator: nameOfClaim(found),
    value: valueText(reading) ?? '',
    isAbove: false,
    others: [],
    start,
    end,
  } as const
  const slips: ClaimFinding<Consistency>[] = []
  if (reading.sum !== undefined && !isSum(reading.sum, reading.value, reading.baseline?.value))
    slips.push({ finding: { ...base, sum: String(reading.sum) }, others: [] })
  const { key } = entry.source.plan
  for (const isAbove of [false, true]) {
    const others = conflicts.filter(({ plan }) => (plan.key !== key) === isAbove).slice(0, MOST_NAMED)
    if (others.length > 0) slips.push({ finding: { ...base, sum: undefined, isAbove }, others })
  }
  return slips
}

/** The table prints rounded figures: base and change may miss the target by one in the last place. */
function isSum(sum: number, value: number | undefined, base: number | undefined): boolean {
  if (value === undefined || base === undefined) return true
  const decimals = Math.min(...[value, base].map(each => /\.(\d+)$/.exec(String(each))?.[1]?.length ?? 0))
  return Math.abs(sum - value) <= 10 ** -decimals * 1.0001
}
