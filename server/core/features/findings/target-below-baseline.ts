// `target-below-baseline`: a target that is to be raised and lies below what it starts from, or the other way round.

import type { FoundClaim } from '../../index/claim-index.ts'
import type { Claim } from '../../index/claims.ts'
import type { Corpus } from '../../index/corpus.ts'
import { findPastAmount } from '../../index/past-amounts.ts'
import type { Document } from '../../model/document.ts'
import type { TargetBelowBaseline } from '../../model/finding.ts'
import { indicatorName } from '../../reading/indicator-name.ts'
import { type Amount, amountOf, baselineOf } from '../claim-value.ts'
import { deadlineOf, MOST_COMPARED, outcomeYear, type Source, sourceOf } from '../ledger.ts'
import { baselineText, valueText } from '../target-facts.ts'
import { nameOfClaim } from './claim-places.ts'
import type { ClaimFinding } from './target-consistency.ts'

/**
 * Levels alone are held against each other. The baseline is the one that the words or the row give, else the last outcome of the
 * same indicator before the deadline. Where nothing says whether more is wanted, as in most rows of tables, only a slip of
 * a power of ten is one. Where nothing gives a baseline, a sum that the text itself says was reached and that is a thousand times
 * as large shows a slip of scale: an industry of 7.5 trillion in 2020 that is to reach 1.1 billion. Where that is to be looked for
 * the answer is `past`: what stands before may change while the claim does not.
 */
export function belowBaselineOf(
  outcomes: Outcomes,
  uri: string,
  claim: Claim,
): ClaimFinding<TargetBelowBaseline> | 'past' | undefined {
  const target = levelOf(claim)
  if (!target) return undefined
  const said = baselineOf(claim.reading)
  const earlier = said ? undefined : outcomes.before({ uri, claim })
  const base = said ?? (earlier && amountOf(earlier.claim.reading))
  const direction =
    base?.dimension === target.dimension ? wrongWay(claim, base, target, earlier !== undefined) : undefined
  if (direction) {
    const baseline = (earlier ? valueText(earlier.claim.reading) : baselineText(claim.reading)) ?? ''
    return {
      finding: { ...findingOf(uri, claim), baseline, direction, others: [] },
      others: earlier ? [earlier] : [],
    }
  }
  return !base && isMoney(target) && (claim.indicator ?? '') !== '' ? 'past' : undefined
}

/** The same of a claim that nothing gives a baseline to: a sum a thousand times as large that the text says was reached before, of something that is called much the same. */
export function belowPastOf(document: Document, claim: Claim): TargetBelowBaseline | undefined {
  const { reading, start, indicator = '' } = claim
  const target = levelOf(claim)
  if (!target) return undefined
  const deadline = reading.deadline?.year ?? Infinity
  const past = findPastAmount(
    document,
    document.blockAt(start),
    (one, at) =>
      one.amount >= target.high * LARGE_SLIP &&
      at + one.start < start &&
      one.dimension === target.dimension &&
      one.year < deadline &&
      isLike(indicator, one.words),
  )
  if (!past) return undefined
  const place = { uri: document.uri, start: past.start, end: past.end, value: past.text, title: '' }
  const baseline = `${past.text} (${past.year})`
  return { ...findingOf(document.uri, claim), baseline, direction: 'raise', others: [place] }
}

function levelOf({ kind, isChange, reading }: Claim): Amount | undefined {
  return kind !== 'target' || isChange || reading.cumulative ? undefined : amountOf(reading)
}

function isMoney({ dimension }: Amount): boolean {
  return /^[A-Z]{3}$/.test(dimension)
}

function findingOf(
  uri: string,
  claim: Claim,
): Pick<TargetBelowBaseline, 'code' | 'indicator' | 'value' | 'start' | 'end'> {
  return {
    code: 'target-below-baseline',
    indicator: nameOfClaim({ uri, claim }),
    value: valueText(claim.reading) ?? '',
    start: claim.start,
    end: claim.end,
  }
}

/** Million, billion and trillion are a thousand apart. */
const LARGE_SLIP = 1000

/** Whether most words of an English indicator stand before the sum, or the last ones of a Chinese one do: 制造业产值, 环保产业产值. */
function isLike(indicator: string, words: string): boolean {
  if (/\p{Script=Han}/u.test(indicator)) {
    const tail = indicator.slice(-3)
    const near = words.slice(-24)
    // 人均地区生产总值 is none of 地区生产总值.
    return tail.length === 3 && near.includes(tail) && PER_HEAD.test(indicator) === PER_HEAD.test(near)
  }
  const name = (text: string): string[] =>
    indicatorName(text.slice(-110))
      .key.split(' ')
      .map(word => word.replace(/ie$/, 'y'))
  const there = new Set(name(words))
  const own = name(indicator)
  return own.length >= 3 && own.filter(word => there.has(word)).length >= own.length * 0.6
}

const PER_HEAD = /人均|户均|亩均|每[人万百户亩]/

function wrongWay(
  { reading, isRow, sentence }: Claim,
  base: Amount,
  target: Amount,
  isCounted: boolean,
): 'raise' | 'lower' | undefined {
  if (base.high <= 0 || target.high <= 0) return undefined
  const isBelow = target.high < base.low * (1 - 1e-9)
  const isAbove = target.low > base.high * (1 + 1e-9)
  const bound = reading.modifier
  // A sentence that raises one thing and cuts another leaves open which of them is meant.
  if (!isRow && RAISES.test(sentence) && LOWERS.test(sentence)) return undefined
  // A floor for what comes anew each year may lie below what last year brought: 城镇新增就业1100万人以上, after 1361万人.
  const isFloor = bound === 'at-least' || bound === 'more-than'
  const mayFall = isCounted && isFloor && !RAISES.test(sentence.replace(ADDED, ''))
  const isCeiling = bound === 'at-most' || bound === 'less-than'
  if (!isRow && reading.direction === 'raise' && isBelow && !isCeiling && !mayFall) return 'raise'
  if (!isRow && reading.direction === 'lower' && isAbove && bound !== 'at-least' && bound !== 'more-than')
    return 'lower'
  if (target.high * SLIP <= base.low && reading.direction !== 'lower' && !isCeiling) return 'raise'
  return undefined
}

const RAISES = /rais|increas|grow|rise|expand|lift|boost|widen|broaden|higher|upper|提高|提升|增|扩大|上调/i
/** Words that count what is new, and raise nothing. */
const ADDED = /新增|增加值|value added/gi
const LOWERS = /reduc|lower|cut|halv|half|decreas|decline|fall|drop|降|减|缩|下调/i

/** No plan sets a tenth of what there is; 亿 and billion differ by ten. */
const SLIP = 10

/** The outcomes of indicators, each looked up once. */
export class Outcomes {
  readonly #corpus: Corpus
  readonly #known = new Map<string, readonly Source[]>()

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** The last outcome of a tagged target's indicator, of the same place, in a year before the target's. */
  before(found: FoundClaim): Source | undefined {
    const key = found.claim.id === undefined ? undefined : this.#corpus.claims.keyOf(found.claim)
    const [target] = sourceOf(this.#corpus, found)
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
      known = levels.flatMap(one => sourceOf(this.#corpus, one))
      this.#known.set(key, known)
    }
    return known
  }
}
