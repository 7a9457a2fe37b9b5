// What a hover says of a target: its line of the ledger, and how its indicator fared from plan to plan.

import type { Claim } from '../index/claims.ts'
import type { Corpus } from '../index/corpus.ts'
import { contextOf } from '../index/reading-context.ts'
import { placeTarget } from '../index/targets.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { findTargets } from '../reading/target.ts'
import { collectIndicator, deadlineOf, type LedgerEntry, type Source, sourceOf } from './ledger.ts'
import { factsOf, type TargetFacts } from './target-facts.ts'

/** A target or outcome at a place of a document. */
export interface TargetCard {
  readonly range: Range
  readonly kind: 'target' | 'outcome'
  /** The id of its mark; undefined where nobody has tagged it. */
  readonly id: string | undefined
  readonly facts: TargetFacts
  readonly text: string
  /** The line of the ledger that it belongs to; of an outcome the target that it answers. */
  readonly entry: LedgerEntry | undefined
  /** The lines of the same indicator, by deadline; fewer than two say nothing. */
  readonly history: readonly LedgerEntry[]
}

/** The card of the claim at `offset`, a tagged one first; undefined where there is none. */
export function findTargetCard(
  corpus: Corpus,
  document: Document,
  offset: number,
  year: number,
): TargetCard | undefined {
  // Else the first hover after a start would wait for all claims of the document.
  if (!corpus.hasClaims(document.uri) && !mayClaim(document, offset)) return undefined
  const { claims } = corpus
  const here = claims.around(document.uri, offset).filter(claim => claim.start <= offset && offset < claim.end)
  // A cell of a further year lies inside of its row.
  const [narrowest] = here.toSorted((a, b) => a.end - a.start - (b.end - b.start))
  const claim = here.find(({ id }) => id !== undefined) ?? narrowest
  if (!claim) return undefined
  const key = claims.keyOf(claim)
  const all = key === undefined ? [] : collectIndicator(corpus, key, { year })
  const [source] = sourceOf(corpus, { uri: document.uri, claim })
  // Of the places that set the same indicator for themselves the document's own.
  const scope = source?.plan.scope
  const history = all.filter(entry => entry.source.plan.scope === scope)
  return {
    range: { start: claim.start, end: claim.end },
    kind: claim.kind,
    id: claim.id,
    facts: factsOf(claim.reading, claim.kind === 'outcome'),
    text: document.slice(claim.start, claim.end),
    entry: entryOf(history, claim, source),
    history,
  }
}

/** False where no claim is at `offset`, whatever the headings above say: neither a mark, nor a row, nor words that set a target. */
function mayClaim(document: Document, offset: number): boolean {
  const index = document.blockAt(offset)
  const at = offset - document.startOf(index)
  const { marks, tables, leaves } = document.facts(index)
  const isOver = ({ start, end }: Range): boolean => start <= at && at < end
  if (tables.some(isOver) || marks.some(mark => (mark.kind === 'target' || mark.kind === 'outcome') && isOver(mark)))
    return true
  const context = contextOf(document)
  return leaves.some(
    leaf =>
      leaf.start <= at &&
      at <= leaf.end &&
      STANCES.some(stance =>
        findTargets(leaf.text, { ...context, ...stance })
          .map(reading => placeTarget(leaf, reading))
          .some(isOver),
      ),
  )
}

/** What headings and leads may say of the words below them. */
const STANCES = [
  { aspirational: true, retrospective: false },
  { aspirational: false, retrospective: true },
  { aspirational: false, retrospective: false },
]

function entryOf(history: readonly LedgerEntry[], claim: Claim, source: Source | undefined): LedgerEntry | undefined {
  const own = history.find(entry => [entry.source, ...entry.others].some(one => one.claim === claim))
  if (own || claim.kind === 'target' || !source) return own
  const deadline = deadlineOf({ ...source, plan: { ...source.plan, period: undefined } })
  return history.find(entry => entry.outcome?.claim === claim) ?? history.find(entry => entry.deadline === deadline)
}
