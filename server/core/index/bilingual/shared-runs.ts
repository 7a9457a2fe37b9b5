// Lists the phrases that several of some units share, with how many hold each: level by level, longer out of shorter.

import type { Side, UnitPlace } from './parallel-file.ts'
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
  /** All tokens are below. */
  readonly tokens: number
  /** True for tokens that no phrase holds, besides {@link BREAK}. */
  readonly parts: (token: number) => boolean
  /** True for tokens with which no phrase begins or ends. */
  readonly isWeak: (token: number) => boolean
  /** True for a phrase that may stand for all of a shorter one which it holds. */
  readonly mayCover: (longer: readonly number[]) => boolean
}

/** What is known of a phrase: a row of numbers, for objects would be a third of the work. */
const [UNITS, LAST_UNIT, PLACE, LEFT, RIGHT, LONGER, ROW] = [0, 1, 2, 3, 4, 5, 6]

/** The phrases of one length: those that are the same have one number. */
class Level {
  readonly length: number
  size = 0
  #rows = new Int32Array(0)
  /** The numbers of phrases, one more than each, by a hash of what they are made of; 0 where none is. A map takes twice the time. */
  #table = new Int32Array(0)
  #mask = 0

  constructor(length: number) {
    this.length = length
  }

  /** Begins anew; `most` is how many phrases there may be of this length. */
  clear(most: number): void {
    this.size = 0
    if (this.#rows.length < most * ROW) this.#rows = new Int32Array(most * ROW)
    let places = 16
    while (places < most * 2) places *= 2
    if (this.#table.length < places) this.#table = new Int32Array(places)
    else this.#table.fill(0, 0, places)
    this.#mask = places - 1
  }

  /**
   * Counts the phrase at a place, and gives its number; `left` and `right` are the numbers of the phrases without its last and without
   * its first token, one level below, which say what it is. On the first level `left` is the token, and there is no `right`.
   */
  add(place: number, unit: number, left: number, right: number): number {
    const number = this.#numberOf(place, left, right)
    const rows = this.#rows
    const row = number * ROW
    if (rows[row + LAST_UNIT] !== unit) {
      rows[row + LAST_UNIT] = unit
      rows[row + UNITS] = (rows[row + UNITS] ?? 0) + 1
    }
    return number
  }

  #numberOf(place: number, left: number, right: number): number {
    const rows = this.#rows
    const mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)
    for (let at = mixed ^ (mixed >>> 15); ; at++) {
      const known = (this.#table[at & this.#mask] ?? 0) - 1
      const row = (known < 0 ? this.size : known) * ROW
      if (known >= 0) {
        if (rows[row + LEFT] === left && rows[row + RIGHT] === right) return known
        continue
      }
      rows[row + UNITS] = 0
      rows[row + LAST_UNIT] = -1
      rows[row + LONGER] = 0
      rows[row + PLACE] = place
      rows[row + LEFT] = left
      rows[row + RIGHT] = right
      this.#table[at & this.#mask] = ++this.size
      return this.size - 1
    }
  }

  /** In how many units it stands. */
  units(number: number): number {
    return this.#rows[number * ROW + UNITS] ?? 0
  }

  place(number: number): number {
    return this.#rows[number * ROW + PLACE] ?? 0
  }

  /** As {@link SharedPhrase.longer}. */
  longer(number: number): number {
    return this.#rows[number * ROW + LONGER] ?? 0
  }

  /** Tells the two phrases below that a longer one is shared by so many units. */
  handDown(number: number, units: number, below: Level): void {
    for (const side of [LEFT, RIGHT]) {
      const at = (this.#rows[number * ROW + side] ?? 0) * ROW + LONGER
      if ((below.#rows[at] ?? 0) < units) below.#rows[at] = units
    }
  }
}

/** After so many units the numbers begin anew. */
const MOST_COUNTED = 1 << 30
/** No number of units makes it more than 0. */
const NEVER = -(1 << 30)

/** Where one list of phrases after another is made: arrays for each of its levels, and for single tokens. */
export class PhraseRoom {
  readonly #levels: Level[] = []
  /** Of each token the last unit that had it, counted through all lists, and how many of the present one have it. */
  #last = new Int32Array(0)
  #units = new Int32Array(0)
  #unit = 0

  /** The level of phrases of so many tokens, empty, with room for `most`. */
  level(length: number, most: number): Level {
    const level = (this.#levels[length] ??= new Level(length))
    level.clear(most)
    return level
  }

  /** Says of each token in how many of `count` units it stands; 0 for those that no phrase holds. All are below `most`. */
  countTokens({ tokens, unitOf, count }: Flat, most: number, parts: (token: number) => boolean): Int32Array {
    if (this.#last.length < most || this.#unit > MOST_COUNTED) {
      this.#last = new Int32Array(most)
      this.#units = new Int32Array(most)
      this.#unit = 0
    }
    const [last, units] = [this.#last, this.#units]
    const before = this.#unit
    for (let place = 0; place < tokens.length; place++) {
      const token = tokens[place] ?? BREAK
      const unit = before + 1 + (unitOf[place] ?? 0)
      const known = last[token] ?? 0
      if (known === unit) continue
      if (known <= before) units[token] = token === BREAK || parts(token) ? NEVER : 1
      else units[token] = (units[token] ?? 0) + 1
      last[token] = unit
    }
    this.#unit = before + count
    return units
  }
}

/**
 * The phrases that `rules.least` units or more share and that neither begin nor end weakly. A phrase of n tokens can only
 * be shared where both phrases of n − 1 tokens in it are: so each level looks at what the one before has left.
 */
export function collectSharedPhrases(
  units: readonly UnitPlace[],
  side: Side,
  rules: PhraseRules,
  room: PhraseRoom,
): SharedPhrase[] {
  const flat = flatten(units, side)
  const { tokens, unitOf } = flat
  // The number of the phrase that starts at each place, on the present level; -1 where none is shared.
  const numbers = new Int32Array(tokens.length + 1).fill(-1)
  const counts = room.countTokens(flat, rules.tokens, rules.parts)
  let places = new Uint32Array(tokens.length)
  let kept = 0
  for (let place = 0; place < tokens.length; place++)
    if ((counts[tokens[place] ?? BREAK] ?? 0) >= rules.least) places[kept++] = place
  places = places.subarray(0, kept)
  const first = room.level(1, kept)
  for (const place of places) numbers[place] = first.add(place, unitOf[place] ?? 0, tokens[place] ?? BREAK, -1)
  const levels = [first]
  for (let length = 2; length <= rules.longest && places.length > 0; length++) {
    const level = room.level(length, places.length)
    // In order of places: the number at the place behind is still that of the level before.
    for (const place of places) {
      const [left, right] = [numbers[place] ?? -1, numbers[place + 1] ?? -1]
      const isLonger = left >= 0 && right >= 0
      numbers[place] = isLonger ? level.add(place, unitOf[place] ?? 0, left, right) : -1
    }
    places = places.subarray(0, keepShared(level, places, numbers, rules.least))
    levels.push(level)
  }
  return finish(levels, tokens, rules)
}

/** Leaves the places of phrases that are shared, at the head of `places`, and says how many there are. */
function keepShared(level: Level, places: Uint32Array, numbers: Int32Array, least: number): number {
  let kept = 0
  for (const place of places) {
    const number = numbers[place] ?? -1
    if (number >= 0 && level.units(number) >= least) places[kept++] = place
    else numbers[place] = -1
  }
  return kept
}

/** From the longest phrases down: what a longer one is shared by is handed to the two that it was made of. */
function finish(levels: readonly Level[], tokens: Uint32Array, rules: PhraseRules): SharedPhrase[] {
  const phrases: SharedPhrase[] = []
  for (let at = levels.length - 1; at >= 0; at--) {
    const level = levels[at]
    const below = levels[at - 1]
    if (!level) continue
    for (let number = 0; number < level.size; number++) {
      const units = level.units(number)
      if (units < rules.least) continue
      const place = level.place(number)
      const last = place + level.length
      let handed = level.longer(number)
      if (!rules.isWeak(tokens[place] ?? BREAK) && !rules.isWeak(tokens[last - 1] ?? BREAK)) {
        const words: number[] = []
        for (let i = place; i < last; i++) words.push(tokens[i] ?? BREAK)
        phrases.push({ tokens: words, units, longer: handed })
        if (rules.mayCover(words)) handed = Math.max(units, handed)
      }
      if (below) level.handDown(number, handed, below)
    }
  }
  return phrases
}

/** So many tokens of a unit are read: no sentence is longer, and a file may hold all of a book as one unit. */
const MOST_TOKENS = 400

/** The tokens of units one after the other, each with the number of its unit, of so many. */
interface Flat {
  readonly tokens: Uint32Array
  readonly unitOf: Uint32Array
  readonly count: number
}

function flatten(units: readonly UnitPlace[], side: Side): Flat {
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
  return { tokens, unitOf, count: units.length }
}
