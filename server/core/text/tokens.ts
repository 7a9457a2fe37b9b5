// Cuts running text into the tokens that phrases are made of: Chinese characters and words of other scripts.

import { APART, addFolded, type Folded, fold, foldedRoom, foldUnit, isWord } from './fold.ts'
import { unitAt } from './unit-at.ts'

/** Parts two runs: punctuation, a line's end, the end of a paragraph. No phrase crosses it. */
export const BREAK = 0

/** The tokens of one text; only the first `length` places of the arrays count, and the next reading overwrites them. */
export interface Tokens {
  /** What each token is, by the vocabulary that read it; {@link BREAK} between runs, never at either end or twice. */
  ids: Uint32Array
  /** Where each token starts and ends in the text, UTF-16. */
  starts: Uint32Array
  ends: Uint32Array
  length: number
}

/** How many numbers there may be of the tokens of so many characters, breaks included: one may stand between any two. */
export function roomFor(length: number): number {
  return length * 2 + 1
}

/** One token, or all those whose numbers are set. */
export type TokenSet = number | Uint8Array

const NO_TOKENS = new Uint8Array(0)

/**
 * Gives tokens their numbers. A Chinese character of the first plane is its own UTF-16 unit; words, figures and rare
 * characters get what is free below 65,536 and then what lies above, so that most corpora fit 16 bits a token. What
 * readers take for the same (`fold`) has one number: case, width, traditional and simplified; quotes part nothing.
 */
export class Vocabulary {
  readonly #words = new Map<string, number>()
  /** Numbers of Chinese characters that are not their own unit: 〇 and those outside of the first plane. */
  readonly #rare = new Set<number>()
  readonly #names: string[] = []
  #next = 1
  #folded = foldedRoom(256)
  readonly #tokens: Tokens = {
    ids: new Uint32Array(256),
    starts: new Uint32Array(256),
    ends: new Uint32Array(256),
    length: 0,
  }

  /** The words with numbers of their own, in the order of these; those of Chinese characters are marked by a `1` at the end. */
  get words(): string[] {
    return this.wordsBehind(0)
  }

  /** The same without the first `count`. */
  wordsBehind(count: number): string[] {
    const words: string[] = []
    for (let id = numberAt(count); id < this.#next; id++) {
      if (id === FIRST_HAN) id = LAST_HAN + 1
      const word = this.#names[id]
      if (word !== undefined) words.push(this.#rare.has(id) ? `${word}1` : `${word}0`)
    }
    return words
  }

  /** Takes in the {@link words} of another vocabulary: the number here of each number there, or undefined where all are the same. */
  take(words: readonly string[]): Uint32Array | undefined {
    const translation = new Translation(this)
    translation.learn(words)
    return translation.numbers
  }

  /** Forgets all words: who has read something with their numbers must read it again. */
  clear(): void {
    this.#words.clear()
    this.#rare.clear()
    this.#names.length = 0
    this.#next = 1
  }

  /** The number of a word as {@link words} writes it, which it is given if it has none. */
  add(word: string): number {
    return this.#idOf(word.slice(0, -1), word.endsWith('1'))
  }

  /** The tokens of a text. The result is this vocabulary's own: it is overwritten by the next call. */
  read(text: string): Tokens {
    const tokens = this.#tokens
    const room = roomFor(text.length)
    if (tokens.ids.length < room) {
      tokens.ids = new Uint32Array(room)
      tokens.starts = new Uint32Array(room)
      tokens.ends = new Uint32Array(room)
    }
    this.#folded = fold(text, this.#folded)
    tokens.length = this.#read(this.#folded, tokens.ids, 0, { text, ...tokens })
    return tokens
  }

  /** Writes the numbers of the tokens of a text into `ids` from `at` on, which has {@link roomFor} them; where they end. */
  readInto(ids: Uint32Array, at: number, text: string): number {
    // Nearly all of a Chinese text is read character by character; what holds anything else is folded and read up to the next sign that parts.
    const end = text.length
    let count = at
    let isBroken = true
    /** Behind the last sign that parts: its place, and where its tokens begin. */
    let from = 0
    let first = at
    for (let i = 0; i < end; ) {
      const unit = foldUnit(unitAt(text, i))
      if (isOwnHan(unit)) {
        ids[count++] = unit
        isBroken = false
        i++
      } else if (unit === APART || unit === APOSTROPHE) i++
      else if (isParting(unit) || isPartingAlone(unit) || (unit === SPACE && (isBroken || isHanAt(text, i + 1)))) {
        if (!isBroken) ids[count++] = BREAK
        isBroken = true
        from = ++i
        first = count
      } else {
        while (++i < end && !isParting(foldUnit(unitAt(text, i)))) {}
        if (this.#folded.units.length < i - from) this.#folded = foldedRoom(i - from)
        this.#folded.length = 0
        addFolded(this.#folded, text, from, i)
        count = this.#read(this.#folded, ids, first, undefined)
        isBroken = count === first
      }
    }
    return count > at && isBroken ? count - 1 : count
  }

  #read({ units, at, length }: Folded, ids: Uint32Array, first: number, places: Places | undefined): number {
    let count = first
    let isBroken = true
    let isBehindHan = false
    for (let i = 0; i < length; ) {
      const unit = units[i] as number
      if (isOwnHan(unit) && (isBroken || isBehindHan)) {
        // Nearly all of a Chinese text: nothing can part it from what stands before.
        for (let next = unit; isOwnHan(next); next = i < length ? (units[i] as number) : 0) {
          if (places) setPlace(places, count, at[i] as number, at[i] as number)
          ids[count++] = next
          i++
        }
        isBroken = false
        isBehindHan = true
        continue
      }
      const from = i
      let id = BREAK
      if (isOwnHan(unit)) {
        id = unit
        i++
      } else if (isWord(unit)) {
        i++
        while (i < length && isWordPart(units, i, length)) i++
        id = this.#idOf(textOf(units, from, i), false)
      } else if (unit === SPACE && isBetweenWords(units, i, length)) {
        i++
        continue
      } else if (isRareHan(units, i, length)) {
        i = unit === ZERO ? i + 1 : i + 2
        id = this.#idOf(textOf(units, from, i), true)
      } else {
        if (!isBroken) {
          if (places) places.starts[count] = places.ends[count] = at[i] as number
          ids[count++] = BREAK
        }
        isBroken = true
        i++
        continue
      }
      const isHan = this.isHan(id)
      const parted = isBroken ? -1 : this.#breakBefore(ids, first, count, isHan)
      if (parted >= 0) {
        ids.copyWithin(parted + 1, parted, count)
        ids[parted] = BREAK
        if (places) breakAt(places, parted, count)
        count++
      }
      if (places) setPlace(places, count, at[from] as number, at[i - 1] as number)
      ids[count++] = id
      isBroken = false
      isBehindHan = isHan
    }
    return count > first && isBroken ? count - 1 : count
  }

  /** Where a break is to be put among the tokens `[first, count)`, none of which is the last one, before another joins them; -1 where nowhere. */
  #breakBefore(ids: Uint32Array, first: number, count: number, isHan: boolean): number {
    // Several words of another script are a text of their own, and no part of a Chinese phrase; 5G is.
    if (count - first < 2) return -1
    const [before = BREAK, previous = BREAK] = [ids[count - 2], ids[count - 1]]
    if (before === BREAK || this.isHan(previous) || isHan === this.isHan(before)) return -1
    return isHan ? count : count - 1
  }

  /**
   * For each token of some folded words those tokens of this vocabulary that may hold it: a word stands for all words that
   * it is a piece of, the numbers of which are set. Nothing is added to the vocabulary.
   */
  holders(units: Uint16Array): TokenSet[] {
    const { length } = units
    const sets: TokenSet[] = []
    for (let i = 0; i < length; ) {
      const from = i
      if (isOwnHan(units[i] ?? 0)) {
        sets.push(units[i++] ?? 0)
      } else if (isWord(units[i] ?? 0)) {
        while (i < length && isWordPart(units, i, length)) i++
        sets.push(this.#wordsWith(textOf(units, from, i)))
      } else if (isRareHan(units, i, length)) {
        i += units[i] === ZERO ? 1 : 2
        sets.push(this.#words.get(textOf(units, from, i)) ?? NO_TOKENS)
      } else i++
    }
    return sets
  }

  #wordsWith(piece: string): Uint8Array {
    const set = new Uint8Array(Math.max(this.#next, LAST_HAN + 1))
    for (const [word, id] of this.#words) if (word.includes(piece)) set[id] = 1
    return set
  }

  /** The number of a single token as {@link textOf} writes it; undefined for one that has not been read. */
  numberOf(token: string): number | undefined {
    const unit = token.charCodeAt(0)
    return token.length === 1 && isOwnHan(unit) ? unit : this.#words.get(token)
  }

  /** True for the number of a Chinese character, false for that of a word and for {@link BREAK}. */
  isHan(id: number): boolean {
    return isOwnHan(id) || (this.#rare.size > 0 && this.#rare.has(id))
  }

  /** The tokens as text: Chinese without spaces, words parted by one. */
  textOf(ids: ArrayLike<number>): string {
    let text = ''
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? BREAK
      const isHan = this.isHan(id)
      if (i > 0 && !isHan && !this.isHan(ids[i - 1] ?? BREAK)) text += ' '
      text += isOwnHan(id) ? String.fromCharCode(id) : (this.#names[id] ?? '')
    }
    return text
  }

  #idOf(word: string, isHan: boolean): number {
    const known = this.#words.get(word)
    if (known !== undefined) return known
    // What lies between are the Chinese characters themselves.
    if (this.#next === FIRST_HAN) this.#next = LAST_HAN + 1
    const id = this.#next++
    this.#words.set(word, id)
    this.#names[id] = word
    if (isHan) this.#rare.add(id)
    return id
  }
}

/** From the numbers of one vocabulary to those of another, which learns the words of the first as they come. */
export class Translation {
  readonly #to: Vocabulary
  #count = 0
  #isSame = true
  #numbers = new Uint32Array(0)

  constructor(to: Vocabulary) {
    this.#to = to
  }

  /** Takes in the words that follow those that were learnt before, as {@link Vocabulary.words} writes them. */
  learn(words: readonly string[]): void {
    const room = numberAt(this.#count + words.length)
    if (room > this.#numbers.length) {
      const grown = new Uint32Array(Math.max(room * 2, LAST_HAN + 1))
      grown.set(this.#numbers)
      if (this.#count === 0) for (let id = FIRST_HAN; id <= LAST_HAN; id++) grown[id] = id
      this.#numbers = grown
    }
    for (const word of words) {
      const from = numberAt(this.#count++)
      const number = this.#to.add(word)
      if (number !== from) this.#isSame = false
      this.#numbers[from] = number
    }
  }

  /** The number there of each number here; undefined where all are the same. */
  get numbers(): Uint32Array | undefined {
    return this.#isSame ? undefined : this.#numbers
  }
}

/** The number of the word that is so many behind the first: Chinese characters stand between. */
function numberAt(count: number): number {
  return count + 1 < FIRST_HAN ? count + 1 : count + 1 + (LAST_HAN + 1 - FIRST_HAN)
}

const SPACE = 32
const APOSTROPHE = 39
const HYPHEN = 45
const AND = 38
const DOT = 46
const COMMA = 44
const ZERO = 0x3007
const FIRST_HAN = 0x3400
const LAST_HAN = 0x9fff

function isOwnHan(unit: number): boolean {
  return unit >= FIRST_HAN && unit <= LAST_HAN
}

function isRareHan(units: Uint16Array, i: number, length: number): boolean {
  const unit = units[i] ?? 0
  // The second and third plane hold nothing else: their pairs begin with 0xd840 to 0xd8bf.
  return (
    unit === ZERO || (unit >= 0xd840 && unit <= 0xd8bf && i + 1 < length && ((units[i + 1] ?? 0) & 0xfc00) === 0xdc00)
  )
}

/** Letters and digits, and what joins them: people's, R&D, 10,000, 7.5. */
function isWordPart(units: Uint16Array, i: number, length: number): boolean {
  const unit = units[i] ?? 0
  if (isWord(unit)) return true
  if (i + 1 >= length || !isWord(units[i + 1] ?? 0)) return false
  return (
    unit === APOSTROPHE ||
    unit === AND ||
    ((unit === DOT || unit === COMMA) && isDigit(units[i - 1]) && isDigit(units[i + 1]))
  )
}

function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 48 && unit <= 57
}

function isHanAt(text: string, at: number): boolean {
  return at < text.length && isOwnHan(foldUnit(unitAt(text, at)))
}

/** Whether a folded unit, which is no Chinese character of the first plane, parts tokens whatever stands beside it. */
function isParting(unit: number): boolean {
  if (unit < 0x80) return unit !== SPACE && !isPartingAlone(unit) && unit !== APOSTROPHE && !isWord(unit)
  return unit >= 0x2000 && !isOwnHan(unit) && unit !== ZERO && unit !== APART && (unit & 0xf800) !== 0xd800
}

/** Whether it parts what is no word: it may join two that are. */
function isPartingAlone(unit: number): boolean {
  return unit === COMMA || unit === DOT || unit === AND || unit === HYPHEN
}

/** Where tokens stand in a text. */
interface Places {
  readonly text: string
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** The place of a token whose characters start from `start` to `last`. */
function setPlace({ text, starts, ends }: Places, index: number, start: number, last: number): void {
  starts[index] = start
  ends[index] = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)
}

/** The place of a break before the token at `at`, of `count`. */
function breakAt({ starts, ends }: Places, at: number, count: number): void {
  for (const values of [starts, ends]) values.copyWithin(at + 1, at, count)
  starts[at] = ends[at] = ends[at - 1] ?? 0
}

/** The space between two words parts no run; one beside a Chinese character does (`fold` has left out the others). */
function isBetweenWords(units: Uint16Array, i: number, length: number): boolean {
  return i > 0 && i + 1 < length && isWord(units[i - 1] ?? 0) && isWord(units[i + 1] ?? 0)
}

function textOf(units: Uint16Array, from: number, behind: number): string {
  let text = ''
  for (let i = from; i < behind; i++) text += String.fromCharCode(units[i] ?? 0)
  return text
}
