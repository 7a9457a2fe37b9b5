// Lists the phrases that several of some units share, with how many hold each: level by level, longer out of shorter.

import type { UnitPlace } from './parallel.ts'
import type { Side } from './parallel-file.ts'
import { BREAK } from './token-stream.ts'

/** A run of tokens that several units share. */
export interface SharedPhrase {
  readonly tokens: readonly number[]
  /** How many of the given units hold it. */
  readonly units: number
  /** The largest such number among the longer phrases that hold this one; 0 where there is none. */
  readonly longer: number
}

export interface PhraseRules {
  /** How many units must share a phrase. */
  readonly least: number
  /** The most tokens. */
  readonly longest: number
  /** True for tokens that no phrase holds, besides {@link BREAK}. */
  readonly parts: (token: number) => boolean
  /** True for tokens with which no phrase begins or ends. */
  readonly isWeak: (token: number) => boolean
  /** True for a phrase that may stand for all of a shorter one which it holds. */
  readonly mayCover: (longer: readonly number[]) => boolean
}

/** What is known of all phrases of one text: phrases of `n` tokens have one number where they are the same. */
interface Kind {
  units: number
  lastUnit: number
  readonly place: number
  readonly length: number
  /** The kinds of the phrases without the last and without the first token, one level below. */
  readonly left: number
  readonly right: number
  longer: number
}

/**
 * The phrases that `rules.least` units or more share and that neither begin nor end weakly. A phrase of n tokens can only
 * be shared where both phrases of n − 1 tokens in it are: so each level looks at what the one before has left.
 */
export function collectSharedPhrases(units: readonly UnitPlace[], side: Side, rules: PhraseRules): SharedPhrase[] {
  const { tokens, unitOf } = flatten(units, side)
  const levels: Kind[][] = []
  let kinds: Kind[] = []
  // The kind of the phrase that starts at each place, on the present level; -1 where none is shared.
  let kindAt = new Int32Array(tokens.length).fill(-1)
  const first = new Map<number, number>()
  for (let place = 0; place < tokens.length; place++) {
    const token = tokens[place] ?? BREAK
    if (token === BREAK || rules.parts(token)) continue
    kindAt[place] = count(first, token, kinds, place, unitOf[place] ?? 0, 1, -1, -1)
  }
  let places: number[] = []
  for (let place = 0; place < tokens.length; place++) {
    const kind = kinds[kindAt[place] ?? -1]
    if (kind && kind.units >= rules.least) places.push(place)
    else kindAt[place] = -1
  }
  levels.push(kinds)
  for (let length = 2; length <= rules.longest && places.length > 0; length++) {
    const numbers = new Map<number, number>()
    const nextKinds: Kind[] = []
    const nextAt = new Int32Array(tokens.length).fill(-1)
    const size = kinds.length
    for (const place of places) {
      const left = kindAt[place] ?? -1
      const right = kindAt[place + 1] ?? -1
      if (left < 0 || right < 0) continue
      nextAt[place] = count(numbers, left * size + right, nextKinds, place, unitOf[place] ?? 0, length, left, right)
    }
    const nextPlaces: number[] = []
    for (const place of places) {
      const kind = nextKinds[nextAt[place] ?? -1]
      if (kind && kind.units >= rules.least) nextPlaces.push(place)
      else nextAt[place] = -1
    }
    levels.push(nextKinds)
    kinds = nextKinds
    kindAt = nextAt
    places = nextPlaces
  }
  return finish(levels, tokens, rules)
}

function count(
  numbers: Map<number, number>,
  key: number,
  kinds: Kind[],
  place: number,
  unit: number,
  length: number,
  left: number,
  right: number,
): number {
  let number = numbers.get(key)
  if (number === undefined) {
    number = kinds.length
    numbers.set(key, number)
    kinds.push({ units: 0, lastUnit: -1, place, length, left, right, longer: 0 })
  }
  const kind = kinds[number]
  if (kind && kind.lastUnit !== unit) {
    kind.lastUnit = unit
    kind.units++
  }
  return number
}

/** From the longest phrases down: what a longer one is shared by is handed to the two that it was made of. */
function finish(levels: readonly Kind[][], tokens: Uint32Array, rules: PhraseRules): SharedPhrase[] {
  const phrases: SharedPhrase[] = []
  for (let level = levels.length - 1; level >= 0; level--) {
    for (const kind of levels[level] ?? []) {
      if (kind.units < rules.least) continue
      const words = Array.from(tokens.subarray(kind.place, kind.place + kind.length))
      const isWhole = !rules.isWeak(words[0] ?? BREAK) && !rules.isWeak(words.at(-1) ?? BREAK)
      if (isWhole) phrases.push({ tokens: words, units: kind.units, longer: kind.longer })
      const handed = isWhole && rules.mayCover(words) ? Math.max(kind.units, kind.longer) : kind.longer
      for (const part of [levels[level - 1]?.[kind.left], levels[level - 1]?.[kind.right]]) {
        if (part) part.longer = Math.max(part.longer, handed)
      }
    }
  }
  return phrases
}

/** So many tokens of a unit are read: no sentence is longer, and a file may hold all of a book as one unit. */
const MOST_TOKENS = 400

function flatten(units: readonly UnitPlace[], side: Side): { tokens: Uint32Array; unitOf: Uint32Array } {
  let length = 0
  for (const { file, unit } of units) {
    const { starts } = file.streams[side]
    length += Math.min(MOST_TOKENS, (starts[unit + 1] ?? 0) - (starts[unit] ?? 0))
  }
  const tokens = new Uint32Array(length)
  const unitOf = new Uint32Array(length)
  let at = 0
  units.forEach(({ file, unit }, i) => {
    const { starts, tokens: all } = file.streams[side]
    const start = starts[unit] ?? 0
    const own = all.subarray(start, Math.min(start + MOST_TOKENS, starts[unit + 1] ?? 0))
    tokens.set(own, at)
    unitOf.fill(i, at, at + own.length)
    at += own.length
  })
  return { tokens, unitOf }
}
