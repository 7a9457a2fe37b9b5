// Findings about what a document claims of indicators, block by block: worked out again where something about them changed.

import type { BlockClaims, Claim, RunClaims } from '../../index/claims.ts'
import type { Corpus } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import type { Finding } from '../../model/finding.ts'
import { placeOf } from './claim-places.ts'
import { missingUnitOf } from './missing-unit.ts'
import { belowBaselineOf, belowPastOf, Outcomes } from './target-below-baseline.ts'
import { type ClaimFinding, Indicators, inconsistenciesOf } from './target-consistency.ts'

/** What the checks say of the claims of one block. Ranges count from the block's start. */
interface Known {
  readonly inputs: Inputs
  /** As {@link ClaimIndex.revisionOf} gave it. */
  readonly revision: number
  readonly findings: readonly ClaimFinding[]
  /** Claims of which what stands before them may say that they are too low. */
  readonly low: readonly Claim[]
}

/** What findings depend on beside the claims that are about the same. */
interface Inputs {
  readonly naming: object
  readonly stated: number
  readonly isComplete: boolean
  readonly year: number
}

const KNOWN = new WeakMap<BlockClaims, Known>()

/** The blocks of a run of which there is something to say, as of one revision of the claims. */
interface KnownRun {
  readonly inputs: Inputs
  readonly revision: number
  readonly blocks: readonly (readonly [BlockClaims, Known])[]
}

const RUNS = new WeakMap<RunClaims, KnownRun>()

/** The findings of all claims of a document, with offsets into it, in the order of the claims. */
export function findInClaims(corpus: Corpus, document: Document, year: number): Finding[] {
  const { claims } = corpus
  const inputs: Inputs = {
    naming: claims.naming,
    stated: corpus.statedRevision,
    isComplete: corpus.tally.isComplete,
    year,
  }
  const checks = { indicators: new Indicators(corpus, year), outcomes: new Outcomes(corpus) }
  const found: Finding[] = []
  for (const run of claims.runsOf(document.uri)) {
    if (run.length === 0) continue
    let known = RUNS.get(run)
    if (known?.revision !== claims.revision || !isSame(known.inputs, inputs)) {
      const blocks = run.flatMap(({ of }) => {
        const one = knownOf(corpus, document.uri, of, inputs, checks)
        return one.findings.length > 0 || one.low.length > 0 ? [[of, one] as const] : []
      })
      known = { inputs, revision: claims.revision, blocks }
      RUNS.set(run, known)
    }
    for (const [{ place }, { findings, low }] of known.blocks) {
      for (const { finding, others } of findings) found.push(move(corpus, finding, others, place.at))
      for (const claim of low) {
        const finding = belowPastOf(document, claim)
        if (finding) found.push(finding)
      }
    }
  }
  return found
}

function knownOf(corpus: Corpus, uri: string, of: BlockClaims, inputs: Inputs, checks: Checks): Known {
  const before = KNOWN.get(of)
  const revision = corpus.claims.revisionOf(of)
  if (before?.revision === revision && isSame(before.inputs, inputs)) return before
  const known = { inputs, revision, ...collect(corpus, uri, of, checks) }
  KNOWN.set(of, known)
  return known
}

function isSame(a: Inputs, b: Inputs): boolean {
  return a.naming === b.naming && a.stated === b.stated && a.isComplete === b.isComplete && a.year === b.year
}

interface Checks {
  readonly indicators: Indicators
  readonly outcomes: Outcomes
}

function collect(
  corpus: Corpus,
  uri: string,
  { claims, place }: BlockClaims,
  { indicators, outcomes }: Checks,
): Pick<Known, 'findings' | 'low'> {
  if (claims.length === 0) return NOTHING
  const low: Claim[] = []
  const found = claims.flatMap((claim): readonly ClaimFinding[] => {
    const below = belowBaselineOf(outcomes, uri, claim)
    if (below === 'past') low.push(claim)
    const unit = missingUnitOf(corpus, claim)
    return [
      ...inconsistenciesOf(corpus, indicators, uri, claim),
      ...(below && below !== 'past' ? [below] : []),
      ...(unit ? [{ finding: unit, others: [] }] : []),
    ]
  })
  if (found.length === 0 && low.length === 0) return NOTHING
  const findings = found.map(({ finding, others }) => ({
    finding: { ...finding, start: finding.start - place.at, end: finding.end - place.at },
    others,
  }))
  return { findings, low }
}

const NOTHING: Pick<Known, 'findings' | 'low'> = { findings: [], low: [] }

function move(corpus: Corpus, finding: Finding, others: ClaimFinding['others'], at: number): Finding {
  const moved = { ...finding, start: finding.start + at, end: finding.end + at }
  return others.length > 0 && 'others' in moved
    ? ({ ...moved, others: others.map(one => placeOf(corpus, one)) } as Finding)
    : moved
}
