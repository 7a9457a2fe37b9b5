// Findings about what a document claims of indicators, block by block: worked out again where something about them changed.

import type { FoundClaim } from '../../index/claim-index.ts'
import type { BlockClaims, Claim, RunClaims } from '../../index/claims.ts'
import type { Corpus } from '../../index/corpus.ts'
import { firstInReach } from '../../index/past-amounts.ts'
import type { Document } from '../../model/document.ts'
import type { ClaimPlace, Finding } from '../../model/finding.ts'
import type { Run } from '../../syntax/block-list.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, Slot } from '../../syntax/slot.ts'
import { Beside } from '../../text/beside.ts'
import { keepRunFindings, NO_FINDINGS, type RunFindings } from './block-findings.ts'
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
  readonly isComplete: boolean
  readonly year: number
}

const KNOWN = new Beside<BlockClaims, Known>()

/** The blocks of a run of which there is something to say, as of one revision of the claims. */
interface KnownRun {
  readonly inputs: Inputs
  /** Up to which nothing about its claims has changed. */
  revision: number
  readonly blocks: readonly { readonly index: number; readonly of: BlockClaims; readonly known: Known }[]
}

const RUNS = new Beside<RunClaims, KnownRun>()

/** The findings of all claims of a document: of an open one by runs, of a closed one in a list, with offsets into it. */
export function findInClaims(
  corpus: Corpus,
  document: Document,
  year: number,
): { readonly runs: readonly RunFindings[]; readonly rest: readonly Finding[] } {
  const { claims, tally } = corpus
  const inputs: Inputs = { isComplete: tally.isRead, year }
  const checks = { indicators: new Indicators(corpus, year), outcomes: new Outcomes(corpus) }
  const ofRuns = claims.runsOf(document.uri)
  const blocksOf = (run: RunClaims): KnownRun => {
    const before = RUNS.get(run)
    const hasMarks = (): boolean => run.some(({ of }) => isMarked(of))
    if (before && isSame(before.inputs, inputs, hasMarks) && !claims.isChangedSince(before.revision, run)) {
      before.revision = claims.revision
      return before
    }
    const blocks = run.flatMap(({ index, of }) => {
      const known = knownOf(corpus, document.uri, of, inputs, checks)
      return known.findings.length > 0 || known.low.length > 0 ? [{ index, of, known }] : []
    })
    const known = { inputs, revision: claims.revision, blocks }
    RUNS.set(run, known)
    return known
  }
  if (!corpus.isOpen(document.uri)) {
    const rest = ofRuns.flatMap(run =>
      blocksOf(run).blocks.flatMap(({ known }) => [
        ...known.findings.map(({ finding, others }) => withPlaces(finding, placesOf(corpus, others))),
        ...known.low.flatMap(claim => belowPastOf(document, claim) ?? []),
      ]),
    )
    return { runs: [], rest }
  }
  const { runs } = document.list
  const known = mapRuns(
    ALL,
    document.lineage,
    [claims, claims.revision, inputs.isComplete, year],
    [runs, ofRuns],
    number => {
      const of = ofRuns[number]
      return of && of.length > 0 ? blocksOf(of) : NO_RUN
    },
  )
  return {
    runs: known.map(({ blocks }, number) => {
      const run = runs[number]
      if (blocks.length === 0 || !run) return NO_FINDINGS
      const fixed = FIXED.get(blocks)
      if (fixed) return fixed
      const past = belowPast(document, number, blocks)
      const last = LAST.get(run)
      if (last?.blocks === blocks && last.past === past) return last.all
      const found = blocks.flatMap(({ index, known: { findings } }) =>
        findings.map(({ finding, others }) => ({ index, finding: withPlaces(finding, placesOf(corpus, others)) })),
      )
      const all = keepRunFindings(IN_RUN, run, [...found, ...past].sort(byBlock))
      if (blocks.some(({ known }) => pointsElsewhere(known))) return all
      if (!restsOnPast(blocks)) FIXED.set(blocks, all)
      else LAST.set(run, { blocks, past, all })
      return all
    }),
    rest: [],
  }
}

/** What runs say of themselves alone: nothing in it points to a place that moves, or rests on what stands before. */
const FIXED = new Beside<KnownRun['blocks'], RunFindings>()

function pointsElsewhere({ findings }: Known): boolean {
  return findings.some(({ others }) => others.length > 0)
}

function restsOnPast(blocks: KnownRun['blocks']): boolean {
  return blocks.some(({ known: { low } }) => low.length > 0)
}

/** The last findings of a run that point to nothing but what stands before it. */
const LAST = new Slot<{
  readonly blocks: KnownRun['blocks']
  readonly past: readonly PlacedPast[]
  readonly all: RunFindings
}>()

const ALL = new Slot<Mapped<Pick<KnownRun, 'blocks'>>>()
const NO_RUN: Pick<KnownRun, 'blocks'> = { blocks: [] }

const IN_RUN = new Slot<Kept<RunFindings>>()

function byBlock(a: { readonly index: number }, b: { readonly index: number }): number {
  return a.index - b.index
}

interface PlacedPast {
  readonly index: number
  readonly finding: Finding
}

const NOTHING_PAST: readonly PlacedPast[] = []

interface Past {
  readonly index: number
  readonly finding: Finding
  /** Where what was reached stands, from the start of the run on. */
  readonly places: readonly ClaimPlace[]
}

/** What was found in a run, and the runs that it rests on: `count` of `runs` from `first` on. */
interface KnownPast {
  readonly blocks: KnownRun['blocks']
  runs: readonly Run[]
  first: number
  readonly count: number
  readonly past: readonly Past[]
  /** The same with the places of others, where the run started at `at`. */
  at: number
  placed: readonly PlacedPast[]
}

const PAST = new Slot<KnownPast>()
const NO_PAST: readonly Past[] = []

/** What is too low beside what stands before it: looked for again where a run within reach is another. */
function belowPast(document: Document, number: number, blocks: KnownRun['blocks']): readonly PlacedPast[] {
  if (!restsOnPast(blocks)) return NOTHING_PAST
  const { runs, offsets } = document.list
  const run = runs[number]
  if (!run) return NOTHING_PAST
  const at = offsets[number] ?? 0
  const first = firstInReach(document, number)
  let known = PAST.get(run)
  if (known && known.blocks === blocks && known.count === number - first && isSameReach(known, runs, first)) {
    known.runs = runs
    known.first = first
  } else {
    const past = collectPast(document, blocks, at)
    known = PAST.set(run, { blocks, runs, first, count: number - first, past, at, placed: placePast(past, at) })
  }
  if (known.at !== at) {
    known.at = at
    known.placed = placePast(known.past, at)
  }
  return known.placed
}

function placePast(past: readonly Past[], at: number): readonly PlacedPast[] {
  if (past.length === 0) return NOTHING_PAST
  return past.map(({ index, finding, places }) => {
    const others = places.map(place => movePlace(place, at))
    return { index, finding: withPlaces(finding, others) }
  })
}

function isSameReach({ runs: before, first: from, count }: KnownPast, runs: readonly Run[], first: number): boolean {
  for (let i = 0; i < count; i++) if (before[from + i] !== runs[first + i]) return false
  return true
}

/** `at` is where the run starts. */
function collectPast(document: Document, blocks: KnownRun['blocks'], at: number): readonly Past[] {
  const found = blocks.flatMap(({ index, of: { place }, known: { low } }) =>
    low.flatMap((claim): Past[] => {
      const one = belowPastOf(document, claim)
      if (!one) return []
      const finding = { ...one, others: [], start: one.start - place.at, end: one.end - place.at }
      return [{ index, finding, places: one.others.map(other => movePlace(other, -at)) }]
    }),
  )
  return found.length > 0 ? found : NO_PAST
}

function movePlace(place: ClaimPlace, by: number): ClaimPlace {
  return { ...place, start: place.start + by, end: place.end + by }
}

function placesOf(corpus: Corpus, others: readonly FoundClaim[]): readonly ClaimPlace[] {
  return others.length > 0 ? others.map(one => placeOf(corpus, one)) : NO_PLACES
}

const NO_PLACES: readonly ClaimPlace[] = []
const PLACED = new Beside<Finding, Finding & { readonly others: readonly ClaimPlace[] }>()

/** The finding with the places of others as they are now; the same one as long as they are where they were. */
function withPlaces(finding: Finding, places: readonly ClaimPlace[]): Finding {
  if (places.length === 0) return finding
  const known = PLACED.get(finding)
  if (known && isSamePlaces(known.others, places)) return known
  const placed = { ...finding, others: places } as Finding & { readonly others: readonly ClaimPlace[] }
  PLACED.set(finding, placed)
  return placed
}

function isSamePlaces(a: readonly ClaimPlace[], b: readonly ClaimPlace[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index]
      return (
        one.uri === other?.uri &&
        one.start === other.start &&
        one.end === other.end &&
        one.value === other.value &&
        one.title === other.title
      )
    })
  )
}

function knownOf(corpus: Corpus, uri: string, of: BlockClaims, inputs: Inputs, checks: Checks): Known {
  const before = KNOWN.get(of)
  const revision = corpus.claims.revisionOf(of)
  if (before?.revision === revision && isSame(before.inputs, inputs, () => isMarked(of))) return before
  const known = { inputs, revision, ...collect(corpus, uri, of, checks) }
  KNOWN.set(of, known)
  return known
}

/** Whether all documents have been counted matters to what is marked alone. */
function isSame(a: Inputs, b: Inputs, hasMarks: () => boolean): boolean {
  return a.year === b.year && (a.isComplete === b.isComplete || !hasMarks())
}

function isMarked({ claims }: BlockClaims): boolean {
  return claims.some(({ id }) => id !== undefined)
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
