// `target-below-baseline`: a target that is to be raised and lies below what it starts from, or the other way round.

import type { FoundClaim } from '../../index/claim-index.ts'
import type { Claim } from '../../index/claims.ts'
import type { Corpus } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import type { TargetBelowBaseline } from '../../model/finding.ts'
import { type Amount, amountOf } from '../claim-value.ts'
import { deadlineOf, MOST_COMPARED, outcomeYear, Plans, type Source } from '../ledger.ts'
import { baselineText, valueText } from '../target-facts.ts'
import { nameOfClaim, placeOf } from './claim-places.ts'

/**
 * Levels alone are held against each other. The baseline is the one that the words or the row give, else the last outcome of the
 * same indicator before the deadline. Where nothing says whether more is wanted, as in most rows of tables, only a slip of
 * a power of ten is one: 7.5 trillion in 2020, 1.1 billion in 2025.
 */
export function findTargetsBelowBaseline(corpus: Corpus, document: Document): TargetBelowBaseline[] {
  const outcomes = new Outcomes(corpus)
  return corpus.claims.in(document.uri).flatMap((claim): TargetBelowBaseline[] => {
    const target = amountOf(claim.reading)
    if (claim.kind !== 'target' || claim.isChange || !target || claim.reading.cumulative) return []
    const said =
      claim.reading.baseline &&
      amountOf({ ...claim.reading.baseline, unit: claim.reading.baseline.unit ?? claim.reading.unit })
    const earlier = said ? undefined : outcomes.before({ uri: document.uri, claim })
    const base = said ?? (earlier && amountOf(earlier.claim.reading))
    if (!base || base.dimension !== target.dimension) return []
    const direction = wrongWay(claim, base, target)
    if (!direction) return []
    return [
      {
        code: 'target-below-baseline',
        indicator: nameOfClaim({ uri: document.uri, claim }),
        value: valueText(claim.reading) ?? '',
        baseline: (earlier ? valueText(earlier.claim.reading) : baselineText(claim.reading)) ?? '',
        direction,
        others: earlier ? [placeOf(corpus, earlier)] : [],
        start: claim.start,
        end: claim.end,
      },
    ]
  })
}

function wrongWay({ reading, isRow, sentence }: Claim, base: Amount, target: Amount): 'raise' | 'lower' | undefined {
  if (base.high <= 0 || target.high <= 0) return undefined
  const isBelow = target.high < base.low * (1 - 1e-9)
  const isAbove = target.low > base.high * (1 + 1e-9)
  const bound = reading.modifier
  // A sentence that raises one thing and cuts another leaves open which of them is meant.
  if (!isRow && RAISES.test(sentence) && LOWERS.test(sentence)) return undefined
  if (!isRow && reading.direction === 'raise' && isBelow && bound !== 'at-most' && bound !== 'less-than') return 'raise'
  if (!isRow && reading.direction === 'lower' && isAbove && bound !== 'at-least' && bound !== 'more-than')
    return 'lower'
  if (target.high * SLIP <= base.low && reading.direction !== 'lower' && bound !== 'at-most' && bound !== 'less-than')
    return 'raise'
  return undefined
}

const RAISES = /rais|increas|grow|rise|expand|提高|提升|增|扩大|上调/i
const LOWERS = /reduc|lower|cut|decreas|decline|fall|drop|降|减|缩|下调/i

/** No plan sets a tenth of what there is; 亿 and billion differ by ten. */
const SLIP = 10

/** The outcomes of indicators, each looked up once. */
class Outcomes {
  readonly #corpus: Corpus
  readonly #plans: Plans
  readonly #known = new Map<string, readonly Source[]>()

  constructor(corpus: Corpus) {
    this.#corpus = corpus
    this.#plans = new Plans(corpus)
  }

  /** The last outcome of a tagged target's indicator, of the same place, in a year before the target's. */
  before(found: FoundClaim): Source | undefined {
    const key = found.claim.id === undefined ? undefined : this.#corpus.claims.keyOf(found.claim)
    const [target] = this.#plans.of(found)
    if (key === undefined || !target) return undefined
    const deadline = deadlineOf(target)
    let best: { readonly year: number; readonly source: Source } | undefined
    for (const source of this.#of(key)) {
      const year = outcomeYear(source)
      if (year === undefined || source.plan.scope !== target.plan.scope) continue
      if (deadline !== undefined && year >= deadline) continue
      if (!best || year > best.year) best = { year, source }
    }
    return best?.source
  }

  #of(key: string): readonly Source[] {
    let known = this.#known.get(key)
    if (!known) {
      const outcomes = this.#corpus.claims.of(key).filter(({ claim }) => claim.kind === 'outcome')
      const levels = outcomes.filter(({ claim }) => !claim.isChange && !claim.isRedefined).slice(0, MOST_COMPARED)
      known = levels.flatMap(one => this.#plans.of(one))
      this.#known.set(key, known)
    }
    return known
  }
}
