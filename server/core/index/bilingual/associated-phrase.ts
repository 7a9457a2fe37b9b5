// Finds the phrase that goes with units of aligned texts: in many of them, in few others, and a rendering of nothing else.

import { largest } from '../../text/long-list.ts'
import { isHan } from '../../text/script.ts'
import type { Parallel } from './parallel.ts'
import type { Side, UnitPlace } from './parallel-file.ts'
import { collectSharedPhrases, type SharedPhrase } from './shared-runs.ts'

/** A rendering that nobody named must stand in so many units. */
export const LEAST = 2

/** A phrase with how well it goes with the units that it was taken from. */
export interface Candidate {
  readonly tokens: readonly number[]
  readonly score: number
  /** True where it has as many words as the wording lets expect. */
  readonly isFull: boolean
}

/**
 * The phrase of the other language that goes best with `units`, and rather with them than with any other wording in the
 * units where it stands: “a high degree of autonomy” stands beside 港人治港, but belongs to 高度自治.
 */
export function findPhrase(
  parallel: Parallel,
  units: readonly UnitPlace[],
  side: Side,
  wordings: readonly (readonly number[])[],
): Candidate | undefined {
  const size = largest(wordings.map(wording => wording.length))
  const candidates = rankPhrases(parallel, units, side, size)
  const rejected = new Set<Candidate>()
  for (const candidate of candidates.slice(0, MOST_TRIED)) {
    const { tokens, score } = candidate
    const rival = findRival(parallel, tokens, side, score)
    if (!rival) return candidate
    const isBetter = rival.score > score + EDGE
    if (wordings.some(wording => holds(wording, rival.tokens))) return candidate
    if (rival.score >= score && wordings.some(wording => holds(rival.tokens, wording))) {
      // It may say more than the wording: “construction of low-rent housing” is 廉租住房建设.
      const inner = candidates.find(one => one.isFull && one.score >= score * INNER && isInside(one.tokens, tokens))
      if (!inner) return candidate
      if (!rejected.has(inner)) return inner
    } else if (!isBetter || wordings.some(wording => overlap(wording, rival.tokens))) return candidate
    rejected.add(candidate)
  }
  return undefined
}

/** The other language of aligned texts. */
export function otherOf(side: Side): Side {
  return side === 'zh' ? 'en' : 'zh'
}

/** True where one sequence of tokens has all of another, in its order. */
export function holds(longer: readonly number[], shorter: readonly number[]): boolean {
  for (let at = 0; at + shorter.length <= longer.length; at++)
    if (shorter.every((token, i) => longer[at + i] === token)) return true
  return false
}

/**
 * The phrase that goes best with the units of a candidate, in the language of the wording; undefined where none comes as high as `lowest`.
 * Other wordings have the same candidate, and so do the units for which another rendering is looked for: what was found holds for these, too.
 */
function findRival(parallel: Parallel, tokens: readonly number[], side: Side, lowest: number): Candidate | undefined {
  const find = (): { readonly lowest: number; readonly rival: Candidate | undefined } => {
    const there = parallel.unitsWith(tokens, side)
    const limits = { read: 60, lowest, share: 1 }
    return { lowest, rival: rankPhrases(parallel, there, otherOf(side), tokens.length, limits)[0] }
  }
  const key = `rival ${side} ${tokens.join()}`
  const known = parallel.remember(key, find)
  const { rival } = known.rival || known.lowest <= lowest ? known : parallel.renew(key, find)
  return rival && rival.score >= lowest ? rival : undefined
}

function isInside(shorter: readonly number[], longer: readonly number[]): boolean {
  return shorter.length < longer.length && holds(longer, shorter)
}

/** True where two wordings share a pair of neighbouring tokens. */
function overlap(one: readonly number[], other: readonly number[]): boolean {
  for (let at = 0; at + 1 < one.length; at++) if (holds(other, one.slice(at, at + 2))) return true
  return false
}

/** So many candidates are held against their rivals. */
const MOST_TRIED = 4
/** A piece of a candidate may stand for it if its score is no less than this share. */
const INNER = 0.6
/** By so much a rival must be better. */
const EDGE = 0.02

/**
 * The phrases that go with `units`, the best first: they stand in many of them and in few others (the measure of Dice), are
 * no mere pieces of longer ones, and are too frequent there for chance (the likelihood ratio of Dunning 1993).
 */
function rankPhrases(
  parallel: Parallel,
  units: readonly UnitPlace[],
  side: Side,
  size: number,
  limits: Limits = LIMITS,
): Candidate[] {
  const read = spread(units, limits.read)
  const all = parallel.size
  const least = Math.max(LEAST, Math.ceil(read.length * Math.max(0.08, leastShare(limits.lowest, side))))
  const rules = side === 'en' ? englishRules(parallel, size, least) : chineseRules(parallel, least)
  const found: { phrase: SharedPhrase; full: number; weight: number; most: number }[] = []
  for (const phrase of collectSharedPhrases(read, side, rules, parallel.room)) {
    const full = side === 'en' ? fullness(parallel, phrase.tokens, size) : 1
    const weight = wholeness(phrase, side) * full
    // Even a phrase that stands nowhere else cannot come higher than this.
    const share = phrase.units / read.length
    const most = ((2 * share) / (1 + share)) * weight
    if (most >= limits.lowest - ROUNDING) found.push({ phrase, full, weight, most })
  }
  found.sort((a, b) => b.most - a.most)
  const candidates: Candidate[] = []
  /** The scores of the best. */
  const best: number[] = []
  let { lowest } = limits
  for (const { phrase, full, weight, most } of found) {
    if (most < lowest - ROUNDING) break
    const inside = (phrase.units / read.length) * units.length
    // With more units than this it would come too low.
    const enough = (2 * inside * weight) / (lowest - ROUNDING) - units.length
    const everywhere = Math.max(parallel.countUnits(phrase.tokens, side, enough), phrase.units)
    if (everywhere > enough) continue
    const score = ((2 * inside) / (units.length + everywhere)) * weight
    if (score < lowest || likelihoodRatio(inside, units.length, everywhere, all) < SIGNIFICANT) continue
    candidates.push({ tokens: phrase.tokens, score, isFull: full >= 0.9 })
    best.push(score)
    best.sort((a, b) => b - a).length = Math.min(best.length, MOST_TRIED)
    // No other is tried, nor taken in place of one that is tried.
    lowest = Math.max(lowest, (best[0] ?? 0) * limits.share, (best[MOST_TRIED - 1] ?? 0) * INNER)
  }
  return candidates.sort((a, b) => b.score - a.score || b.tokens.length - a.tokens.length)
}

/**
 * In a smaller share of the units no phrase comes as high as `lowest`, nor does it make a piece of one that does: a phrase of weight 1 in
 * a share s of them has 2s / (1 + s) at the most, and only a longer one in nearly as many takes weight from it. A little less, for it is rounded.
 */
function leastShare(lowest: number, side: Side): number {
  return (lowest / (2 - lowest)) * (1 - PIECE[side]) * 0.99
}

/** By so much less a bound of a score may come out. */
const ROUNDING = 1e-9

interface Limits {
  /** Candidates are taken from so many units, evenly spread; what is found is counted in all. */
  readonly read: number
  /** Phrases below this score are left out, and those below this share of the best. */
  readonly lowest: number
  readonly share: number
}

const LIMITS: Limits = { read: 240, lowest: 0.12, share: 0.3 }

/** Below 1 for a phrase of too few words: one alone seldom says all that four characters do. */
function fullness(parallel: Parallel, tokens: readonly number[], size: number): number {
  let words = 0
  for (const token of tokens) if (!isWeakEnglish(parallel, token)) words++
  return Math.min(1, words / (size * 0.4))
}

/** p < 0.0006 at one degree of freedom: many phrases are tried. */
const SIGNIFICANT = 12

/** 1 for a phrase that stands by itself, near 0 for one that nearly always is a piece of the same longer one. */
function wholeness({ units, longer }: SharedPhrase, side: Side): number {
  return Math.max(0.02, Math.min(1, (1 - longer / units) / PIECE[side]))
}

/** With less than this share of its own a phrase begins to count as a piece: Chinese terms often have the same verb before them. */
const PIECE: Readonly<Record<Side, number>> = { en: 0.25, zh: 0.12 }

/** Twice the logarithm of the likelihood ratio; 0 where the phrase is rarer in the units than elsewhere. */
function likelihoodRatio(inside: number, units: number, everywhere: number, all: number): number {
  const outside = Math.max(0, everywhere - inside)
  const others = Math.max(1, all - units)
  if (inside / units <= outside / others) return 0
  const share = (inside + outside) / (units + others)
  return (
    2 *
    (log(inside, units, inside / units) +
      log(outside, others, outside / others) -
      log(inside, units, share) -
      log(outside, others, share))
  )
}

function log(count: number, of: number, share: number): number {
  const yes = count > 0 ? count * Math.log(Math.max(share, 1e-12)) : 0
  const no = of > count ? (of - count) * Math.log(Math.max(1 - share, 1e-12)) : 0
  return yes + no
}

const LONGEST_ENGLISH = 10
const LONGEST_CHINESE = 16
/** Longer runs are sentences that texts repeat. */
const LONGEST_TERM = 12

function englishRules(parallel: Parallel, size: number, least: number): Parameters<typeof collectSharedPhrases>[2] {
  const isWeak = (token: number): boolean => isWeakEnglish(parallel, token)
  return {
    least,
    longest: LONGEST_ENGLISH,
    tokens: parallel.tokens('en'),
    parts: () => false,
    isWeak,
    mayCover: tokens => tokens.filter(token => !isWeak(token)).length <= size + 2,
  }
}

function isWeakEnglish(parallel: Parallel, token: number): boolean {
  return parallel.isFunctionWord(token)
}

function chineseRules(parallel: Parallel, least: number): Parameters<typeof collectSharedPhrases>[2] {
  return {
    least,
    longest: LONGEST_CHINESE,
    tokens: parallel.tokens('zh'),
    parts: token => !isHan(token) && !isWordToken(token) && token !== ENUMERATION,
    isWeak: token => token === ENUMERATION || isWeakChinese(token),
    mayCover: tokens => tokens.length <= LONGEST_TERM,
  }
}

const ENUMERATION = '、'.charCodeAt(0)

function isWordToken(token: number): boolean {
  return (token >= 48 && token <= 57) || (token >= 97 && token <= 122)
}

const WEAK_CHINESE: ReadonlySet<number> = new Set(
  [...'的了和与及在对把被将为以从向于是也都就而或等之其并要会可这那我们一不更再'].map(character =>
    character.charCodeAt(0),
  ),
)

/** True for a character with which no term begins or ends, though a phrase may. */
export function isWeakChinese(unit: number): boolean {
  return WEAK_CHINESE.has(unit)
}

/** `most` of the items, evenly spread; all where there are no more. */
export function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]).flatMap(item =>
    item === undefined ? [] : [item],
  )
}
