// Compares what claims say in numbers: whether two say the same, and whether an outcome meets a target.

import type { Claim } from '../index/claims.ts'
import { measureOf } from '../reading/measure.ts'
import type { Modifier, TargetReading } from '../reading/target-reading.ts'
import { Beside } from '../text/beside.ts'

/** An amount in base units of its dimension; of a bare value both ends are one. */
export interface Amount {
  readonly low: number
  readonly high: number
  readonly dimension: string
  /** Half of the last digit that was printed, in base units: 6.5亿吨 may be anything from 6.45 to 6.55. */
  readonly rounding: number
  /** How many base units one of the unit as printed is, with its scale: only what was converted may have been rounded. */
  readonly factor: number
}

type Valued = Pick<TargetReading, 'value' | 'high' | 'scale'> & { readonly unit?: string }

/** The amount that a reading gives; `undefined` where it is said in words. Each is held against many: it is kept. */
export function amountOf(valued: Valued): Amount | undefined {
  const known = AMOUNTS.get(valued)
  if (known !== undefined) return known ?? undefined
  const amount = readAmount(valued)
  AMOUNTS.set(valued, amount ?? null)
  return amount
}

/** That of its baseline, which is in the unit of the reading where it has none of its own. */
export function baselineOf({ baseline, unit }: TargetReading): Amount | undefined {
  if (!baseline) return undefined
  return baseline.unit === undefined ? readAmount({ ...baseline, unit }) : amountOf(baseline)
}

const AMOUNTS = new Beside<Valued, Amount | null>()

function readAmount({ value, high, scale = 1, unit = '' }: Valued): Amount | undefined {
  if (value === undefined) return undefined
  const { dimension, times } = measureOf(unit)
  const factor = scale * times
  const decimals = /\.([0-9]+)$/.exec(String(value))?.[1]?.length ?? 0
  return {
    low: exact(value * factor),
    high: exact((high ?? value) * factor),
    dimension,
    factor,
    rounding: 0.5 * 10 ** -decimals * factor,
  }
}

/** Without the noise of binary fractions: 7500万亩 are 5e10 square metres. */
function exact(amount: number): number {
  return Number.isInteger(amount) ? amount : Number(amount.toPrecision(12))
}

/**
 * What two claims must have in common to be compared: dimension, level or change, for each year or all told. A level and its
 * change, a rate and a total are two statements and no contradiction.
 */
export function comparisonKey({ reading, isChange }: Pick<Claim, 'reading' | 'isChange'>): string | undefined {
  const amount = amountOf(reading)
  if (!amount) return undefined
  const rate = reading.per === 'year' ? 'year' : isChange ? 'all' : ''
  return `${amount.dimension} ${isChange ? 'change' : 'level'} ${rate}`
}

/** Whether two amounts of one dimension say the same: as printed, or rounded as one of them is. */
export function isSameAmount(a: Amount, b: Amount): boolean {
  const apart = Math.max(a.low, b.low) - Math.min(a.high, b.high)
  if (apart <= 1e-9 * Math.max(Math.abs(a.high), Math.abs(b.high))) return true
  // 5.13 billion tce and 51.3亿吨标准煤 may be rounded by whoever converted them; 7% and 7.4% differ.
  if (a.factor === b.factor) return false
  const finer = Math.min(a.rounding, b.rounding)
  const coarser = Math.max(a.rounding, b.rounding)
  return finer < coarser && apart <= coarser * (1 + 1e-9)
}

/**
 * Whether `outcome` meets the `target`: by its bound, by the direction of its words, by `aim`, which says what is better of
 * the indicator, else by where it starts from, else by what the indicator counts. `undefined` where there is nothing to compare.
 */
export function isMet(
  target: Claim,
  outcome: Amount & { readonly modifier?: Modifier | undefined },
  aim: 'higher' | 'lower' | undefined,
): boolean | undefined {
  const amount = amountOf(target.reading)
  if (!amount || amount.dimension !== outcome.dimension) return undefined
  const slack = Math.min(amount.rounding, outcome.rounding) * 1e-6 + Math.abs(amount.low) * 1e-9
  const wanted = wantedOf(target, amount, aim)
  const about = target.reading.modifier === 'about' ? Math.abs(amount.low) * ABOUT : 0
  // A result of “less than 10” is known to miss 10, and not known to reach 8.
  const isBelow = outcome.modifier === 'less-than' || outcome.modifier === 'at-most'
  const isAbove = outcome.modifier === 'more-than' || outcome.modifier === 'at-least'
  if (wanted === 'higher' && isBelow) return outcome.high <= amount.low ? false : undefined
  if (wanted === 'lower' && isAbove) return outcome.low >= amount.high ? false : undefined
  if (wanted === 'higher') return outcome.high >= amount.low - slack - about
  if (wanted === 'lower') return outcome.low <= amount.high + slack + about
  if (wanted === 'equal') return isSameAmount(amount, outcome) || Math.abs(outcome.low - amount.low) <= about
  return undefined
}

/** How far from “about 6.5%” a result may lie: a twentieth of the value. A convention of ours; plans name none. */
const ABOUT = 0.05

function wantedOf(
  { reading, isChange }: Claim,
  amount: Amount,
  aim: 'higher' | 'lower' | undefined,
): 'higher' | 'lower' | 'equal' | undefined {
  switch (reading.modifier) {
    case 'at-least':
    case 'more-than':
      return 'higher'
    case 'at-most':
    case 'less-than':
      return 'lower'
  }
  // 降低18%: the more it falls the better.
  if (
    isChange &&
    /降|减|下降|cut|reduc|declin|lower/i.test(`${reading.indicator?.text ?? ''} ${reading.direction ?? ''}`)
  )
    return amount.low < 0 ? 'lower' : 'higher'
  if (aim !== undefined) return aim
  if (reading.direction === 'raise') return 'higher'
  if (reading.direction === 'lower') return 'lower'
  if (reading.direction === 'hold') return 'equal'
  const base = reading.baseline && amountOf(reading.baseline)
  if (base?.dimension === amount.dimension && base.low !== amount.low) return base.low < amount.low ? 'higher' : 'lower'
  return FEWER.test(reading.indicator?.text ?? '') && !isChange ? 'lower' : 'higher'
}

/** What is better the less there is of it; of all else that plans set, more is. */
const FEWER =
  /死亡|失业|贫困|能耗|物耗|水耗|地耗|消耗|用水|排放|浓度|负债|赤字|物价|价格|劣.?类|事故|发病|患病|辍学|差距|mortality|unemploy|poverty|emission|consumption|concentration|deficit|debt|price|inflation|deaths|accident|dropout|energy use|water use|below grade/i
