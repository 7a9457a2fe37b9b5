// Findings that hold a document's targets against what else the corpus says of their indicators.

import type { Claim } from '../../index/claims.ts'
import type { Corpus } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import type { BindingMissed, ConflictingTarget, OutcomeWithoutTarget, OverdueTarget } from '../../model/finding.ts'
import { collectIndicator, isSaidOfMany, type LedgerEntry, outcomeText } from '../ledger.ts'
import { valueText } from '../target-facts.ts'
import { nameOfClaim, placeOf } from './claim-places.ts'

type Consistency = ConflictingTarget | OverdueTarget | OutcomeWithoutTarget | BindingMissed

/**
 * `conflicting-target`, `overdue-target`, `binding-missed` and `outcome-without-target`, as the ledger has them; `year` is the
 * one that it is. Each indicator of the document is looked up once.
 */
export function findInconsistencies(corpus: Corpus, document: Document, year: number): Consistency[] {
  const { claims } = corpus
  const findings: Consistency[] = []
  /** The lines of the ledger of each indicator, by the claims that say them. */
  const lines = new Map<string, ReadonlyMap<Claim, LedgerEntry>>()
  const indicator = (key: string): ReadonlyMap<Claim, LedgerEntry> => {
    let known = lines.get(key)
    if (!known) {
      const entries = collectIndicator(corpus, key, { year })
      known = new Map(entries.flatMap(entry => [entry.source, ...entry.others].map(({ claim }) => [claim, entry])))
      lines.set(key, known)
    }
    return known
  }
  for (const claim of claims.in(document.uri)) {
    const key = claims.keyOf(claim)
    if (key === undefined) continue
    const { start, end, id } = claim
    if (claim.kind === 'outcome') {
      // Whether somewhere a target has the id is known once all documents have been read.
      if (id !== undefined && corpus.tally.isComplete && indicator(key).size === 0)
        findings.push({ code: 'outcome-without-target', id, start, end })
      continue
    }
    // What nobody has tagged is held against other documents alone: where none has its indicator there is nothing to look up.
    const isAlone = id === undefined && (isSaidOfMany(claim) || !claims.isElsewhere(key, document.uri))
    if (isAlone && claim.reading.sum === undefined) continue
    const entry = indicator(key).get(claim)
    if (!entry) continue
    findings.push(...conflictsOf(corpus, entry, { uri: document.uri, claim }))
    if (id === undefined || entry.source.claim !== claim) continue
    if (entry.status === 'no-outcome' && entry.deadline !== undefined && corpus.tally.isComplete)
      findings.push({ code: 'overdue-target', indicator: nameOfClaim(entry.source), year: entry.deadline, start, end })
    if (entry.status === 'missed' && claim.reading.kind === 'binding' && entry.outcome)
      findings.push({
        code: 'binding-missed',
        indicator: nameOfClaim(entry.source),
        value: valueText(claim.reading) ?? '',
        outcome: outcomeText(entry.outcome),
        others: [placeOf(corpus, entry.outcome)],
        start,
        end,
      })
  }
  return findings
}

function conflictsOf(
  corpus: Corpus,
  { conflicts }: LedgerEntry,
  found: Parameters<typeof placeOf>[1],
): ConflictingTarget[] {
  const { claim } = found
  const { start, end, reading } = claim
  const base = { code: 'conflicting-target', indicator: nameOfClaim(found), value: valueText(reading) ?? '' } as const
  const slips: ConflictingTarget[] = []
  if (reading.sum !== undefined && !isSum(reading.sum, reading.value, reading.baseline?.value))
    slips.push({ ...base, sum: String(reading.sum), others: [], start, end })
  if (conflicts.length > 0)
    slips.push({ ...base, sum: undefined, others: conflicts.map(each => placeOf(corpus, each)), start, end })
  return slips
}

/** The table prints rounded figures: base and change may miss the target by one in the last place. */
function isSum(sum: number, value: number | undefined, base: number | undefined): boolean {
  if (value === undefined || base === undefined) return true
  const decimals = Math.min(...[value, base].map(each => /\.(\d+)$/.exec(String(each))?.[1]?.length ?? 0))
  return Math.abs(sum - value) <= 10 ** -decimals * 1.0001
}
