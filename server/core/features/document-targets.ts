// The targets of one document: untagged, tagged and still without an outcome, with one, and what its author silenced.

import type { Claim } from '../index/claims.ts'
import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { collectIndicator, type LedgerEntry, outcomeText, type Status, type Today } from './ledger.ts'
import { valueText } from './target-facts.ts'
import { collectUntaggedTargets } from './untagged-targets.ts'

/** `silenced`: the author has said that it is none; `open`: tagged, and nobody says what came of it. */
export type TargetGroup = 'untagged' | 'open' | 'done' | 'silenced'

/** A target of a document. Offsets are into the document. */
export interface DocumentTarget extends Range {
  readonly group: TargetGroup
  /** What the ledger finds its rows by; undefined where the words name no indicator. */
  readonly key: string | undefined
  /** The id of its mark. */
  readonly id: string | undefined
  /** What is to be reached, as the text names it; '' where it does not. */
  readonly indicator: string
  readonly value: string | undefined
  readonly deadline: number | undefined
  /** Of a tagged one. */
  readonly status: Status | undefined
  /** The value of its outcome. */
  readonly outcome: string | undefined
  readonly isConflicting: boolean
  readonly sentence: string
  /** The heading above it. */
  readonly section: string | undefined
}

/** How many targets a document has, by places: a clause that sets two counts once. */
export interface TargetTotals {
  readonly tagged: number
  /** What the author silenced is among them. */
  readonly untagged: number
}

/** The targets of a document in order; a step each indicator. */
export function* collectDocumentTargets(
  corpus: Corpus,
  document: Document,
  today: Today,
): Generator<undefined, DocumentTarget[]> {
  const { claims } = corpus
  const untagged = new Map(collectUntaggedTargets(corpus, document).map(finding => [finding.start, finding]))
  yield
  const entries = new Map<string, Map<Claim, LedgerEntry>>()
  const found: DocumentTarget[] = []
  for (const claim of claims.in(document.uri)) {
    if (claim.kind !== 'target') continue
    const key = claims.keyOf(claim)
    let entry: LedgerEntry | undefined
    if (key !== undefined && claim.id !== undefined) {
      let known = entries.get(key)
      if (!known) {
        known = byClaim(collectIndicator(corpus, key, today))
        entries.set(key, known)
        yield
      }
      entry = known.get(claim)
    }
    const { reading } = claim
    found.push({
      start: claim.start,
      end: claim.end,
      group: groupOf(claim, entry, untagged),
      key,
      id: claim.id,
      indicator: claim.indicator ?? '',
      value: valueText(reading),
      deadline: entry?.deadline ?? reading.deadline?.year,
      status: entry?.status,
      outcome: entry?.outcome && outcomeText(entry.outcome),
      isConflicting: (entry?.conflicts.length ?? 0) > 0,
      sentence: claim.sentence,
      section: document.sectionAt(claim.start)?.title,
    })
    if (found.length % STEP === 0) yield
  }
  return found
}

const STEP = 100

/** The totals of a document, as its claims have them: closed documents are not parsed for it. */
export function countTargets(corpus: Corpus, uri: string): TargetTotals {
  const [tagged, untagged] = [new Set<number>(), new Set<number>()]
  for (const { kind, id, start } of corpus.claims.in(uri))
    if (kind === 'target') (id === undefined ? untagged : tagged).add(start)
  return { tagged: tagged.size, untagged: untagged.size }
}

function byClaim(entries: readonly LedgerEntry[]): Map<Claim, LedgerEntry> {
  return new Map(entries.flatMap(entry => [entry.source, ...entry.others].map(({ claim }) => [claim, entry] as const)))
}

function groupOf(
  { id, start }: Claim,
  entry: LedgerEntry | undefined,
  untagged: ReadonlyMap<number, unknown>,
): TargetGroup {
  if (id === undefined) return untagged.has(start) ? 'untagged' : 'silenced'
  return entry?.outcome ? 'done' : 'open'
}
