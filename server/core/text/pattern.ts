// What a concordance looks for: words as they are, or a pattern with `*`, `?`, `|` and brackets. Linear in the text.

import { type Folded, fold, isWord } from './fold.ts'
import { parsePattern } from './pattern-syntax.ts'
import { balanceQuotes } from './quotes.ts'
import { isWordStart, pluralInIes, wordEnd } from './word-edge.ts'

/** A place that a pattern found; offsets are into the text that was searched. */
export interface PatternMatch {
  readonly start: number
  readonly end: number
}

export interface Pattern {
  /** All places in a text, in order; of overlapping ones the first counts, and of those that begin together the longest. */
  match(text: string): PatternMatch[]
  /** For each alternative the longest words, folded, that every place of it holds: what does not hold them need not be read. */
  readonly needs: readonly Uint16Array[]
}

/** Why a pattern cannot be looked for: it names no word, it has too many alternatives, it is too long. */
export type PatternProblem = 'empty' | 'too-many' | 'too-long'

/** The longest query, UTF-16 units. */
const LONGEST = 500

/** Looks for words as they are, folded as everywhere (`fold`); Latin words from edge to edge, with their plural. */
export function compilePhrase(text: string): Pattern | PatternProblem {
  if (text.length > LONGEST) return 'too-long'
  const words = text.trim()
  const plural = pluralInIes(words)
  const alternatives = (plural === undefined ? [words] : [words, plural]).map(one => unitsOf(one))
  if (alternatives.some(units => units.length === 0)) return 'empty'
  return new Compiled(alternatives.map(units => ({ pieces: [units], gaps: [], opens: false, closes: false })))
}

/**
 * Compiles a pattern. `?` is one letter or Chinese character, `a|b` one or the other, brackets hold alternatives together, a
 * backslash takes a sign for itself. `*` between two Latin letters, or at a word's edge, is the rest of the word; anywhere
 * else it is up to {@link WIDEST} characters of the same sentence, none included.
 */
export function compilePattern(text: string): Pattern | PatternProblem {
  if (text.length > LONGEST) return 'too-long'
  const sequences = parsePattern(text)
  if (sequences === undefined) return 'too-many'
  const alternatives: Alternative[] = []
  for (const { pieces, isSpaced } of sequences) {
    const read = pieces.map(readPiece)
    const inner = read.slice(1, -1)
    const first = read[0] ?? NOTHING
    const last = read.at(-1) ?? NOTHING
    // A star at either end leaves an empty piece there; two stars in a row are one.
    const kept = [...(first.length > 0 ? [first] : []), ...inner.filter(piece => piece.length > 0)]
    if (read.length > 1 && last.length > 0) kept.push(last)
    if (!kept.some(piece => piece.some(unit => unit !== ANY))) return 'empty'
    const gaps: Gap[] = []
    let at = read.indexOf(kept[0] ?? NOTHING)
    for (let i = 1; i < kept.length; i++) {
      const next = read.indexOf(kept[i] ?? NOTHING, at + 1)
      let spaced = false
      for (let star = at; star < next; star++) spaced ||= isSpaced[star] === true
      gaps.push(gapBetween(kept[i - 1] ?? NOTHING, kept[i] ?? NOTHING, spaced))
      at = next
    }
    const opens = read.length > 1 && first.length === 0 && isSpaced[0] !== true
    const closes = read.length > 1 && last.length === 0 && isSpaced.at(-1) !== true
    alternatives.push({ pieces: kept, gaps, opens, closes })
  }
  return new Compiled(alternatives)
}

/** The farthest that `*` reaches between Chinese characters, and between words where one of them is Latin. */
const WIDEST = { han: 20, latin: 60 } as const
/** The longest word that `*` completes. */
const LONGEST_WORD = 60

/** A unit that stands for any letter or Chinese character. */
const ANY = 0xffff
const NOTHING = new Uint16Array(0)

interface Gap {
  /** `word`: the rest of one Latin word; `sentence`: whatever stands in between. */
  readonly kind: 'word' | 'sentence'
  readonly most: number
}

interface Alternative {
  /** Folded units, {@link ANY} among them; at least one piece, none of them empty. */
  readonly pieces: readonly Uint16Array[]
  /** What may stand between each piece and the next. */
  readonly gaps: readonly Gap[]
  /** It begins or ends with a star, which completes a Latin word. */
  readonly opens: boolean
  readonly closes: boolean
}

function unitsOf(text: string): Uint16Array {
  const { units, length } = fold(text)
  let end = length
  while (end > 0 && units[end - 1] === SPACE) end--
  return units.slice(0, end)
}

const SPACE = 32
const STOP = 46

/** The units of a piece, in which `undefined` is a question mark. */
function readPiece(piece: readonly (string | undefined)[]): Uint16Array {
  const units: number[] = []
  for (const part of piece) {
    if (part === undefined) units.push(ANY)
    else {
      const folded = fold(part)
      for (let i = 0; i < folded.length; i++) units.push(folded.units[i] ?? 0)
    }
  }
  return Uint16Array.from(units)
}

function gapBetween(before: Uint16Array, behind: Uint16Array, isSpaced: boolean): Gap {
  const isLeft = isWordUnit(before.at(-1))
  const isRight = isWordUnit(behind[0])
  if (isLeft && isRight && !isSpaced) return { kind: 'word', most: LONGEST_WORD }
  return { kind: 'sentence', most: isLeft || isRight ? WIDEST.latin : WIDEST.han }
}

function isWordUnit(unit: number | undefined): boolean {
  return unit !== undefined && unit !== ANY && isWord(unit)
}

/** What `*` does not reach across, folded: the end of a sentence, or of a line. */
const BARRIERS = new Set([...'。！？；!?;\n'].map(character => character.charCodeAt(0)))

class Compiled implements Pattern {
  readonly needs: readonly Uint16Array[]
  readonly #alternatives: readonly Alternative[]
  #folded: Folded | undefined

  constructor(alternatives: readonly Alternative[]) {
    this.#alternatives = alternatives
    this.needs = alternatives.map(({ pieces }) => longestRun(pieces))
  }

  match(text: string): PatternMatch[] {
    const folded = fold(text, this.#folded)
    this.#folded = folded
    const found = this.#alternatives.flatMap(alternative => matchAlternative(alternative, folded))
    if (this.#alternatives.length > 1) found.sort((a, b) => a.first - b.first || b.behind - a.behind)
    const matches: PatternMatch[] = []
    let end = 0
    for (const { first, behind } of found) {
      if (first < end) continue
      end = behind
      const last = folded.at[behind - 1] ?? 0
      const width = (text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1
      matches.push(balanceQuotes(text, folded.at[first] ?? 0, last + width))
    }
    return matches
  }
}

interface Span {
  readonly first: number
  readonly behind: number
}

/**
 * The places of one alternative, leftmost first, each as short as can be. From the last piece to the first it is noted for
 * every place of a piece where the nearest place of the next one is that leads to the end: so nothing is tried twice.
 */
function matchAlternative({ pieces, gaps, opens, closes }: Alternative, { units, length }: Folded): Span[] {
  /** Of the piece behind: where it stands so that all that follows stands, too, and where the whole ends then. */
  let starts: number[] = []
  let ends: number[] = []
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index] ?? NOTHING
    const gap = gaps[index]
    const needsStart = index === 0 ? !opens : gaps[index - 1]?.kind === 'sentence'
    const [nextStarts, nextEnds] = [starts, ends]
    starts = []
    ends = []
    let next = 0
    /** Where the word ends that the last place stood in. */
    let rest = 0
    for (let at = find(piece, units, length, 0); at >= 0; at = find(piece, units, length, at + 1)) {
      if (needsStart && !isWordStart(units, at)) continue
      let behind = at + piece.length
      if (!gap) {
        if (!closes) behind = wordEnd(units, length, behind)
        else if (behind > rest) behind = rest = restOfWord(units, length, behind)
        else behind = rest
        if (behind < 0) continue
        starts.push(at)
        ends.push(behind)
        continue
      }
      if (gap.kind === 'sentence') behind = wordEnd(units, length, behind)
      if (behind < 0) continue
      while (next < nextStarts.length && (nextStarts[next] ?? 0) < at + piece.length) next++
      // A plural ending lies between the piece and the gap.
      let to = next
      while (to < nextStarts.length && (nextStarts[to] ?? 0) < behind) to++
      const reached = nextStarts[to]
      if (reached === undefined || reached - behind > gap.most || !isFree(gap, units, behind, reached)) continue
      starts.push(at)
      ends.push(nextEnds[to] ?? 0)
    }
    if (starts.length === 0) return []
  }
  const spans: Span[] = []
  let end = 0
  for (let i = 0; i < starts.length; i++) {
    let first = starts[i] ?? 0
    if (first < end) continue
    while (opens && first > end && !isWordStart(units, first)) first--
    end = ends[i] ?? 0
    spans.push({ first, behind: end })
  }
  return spans
}

function isFree({ kind }: Gap, units: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = units[i] ?? 0
    if (kind === 'word' ? !isWord(unit) : BARRIERS.has(unit) || (unit === STOP && units[i + 1] === SPACE)) return false
  }
  return true
}

function restOfWord(units: Uint16Array, length: number, behind: number): number {
  if (!isWord(units[behind - 1] ?? 0)) return behind
  let end = behind
  while (end < length && isWord(units[end] ?? 0)) end++
  return end
}

/** The first place of a piece at or behind `from`, or -1. */
function find(piece: Uint16Array, units: Uint16Array, length: number, from: number): number {
  const first = piece[0] ?? 0
  const last = length - piece.length
  for (let at = from; at <= last; at++) {
    if (first !== ANY) {
      at = units.indexOf(first, at)
      // The array may be longer than the text.
      if (at < 0 || at > last) return -1
    }
    let i = 0
    while (i < piece.length && isUnit(piece[i] ?? 0, units[at + i] ?? 0)) i++
    if (i === piece.length) return at
  }
  return -1
}

function isUnit(wanted: number, unit: number): boolean {
  return wanted === unit || (wanted === ANY && (isWord(unit) || (unit >= 0x3400 && unit <= 0xdfff) || unit === 0x3007))
}

function longestRun(pieces: readonly Uint16Array[]): Uint16Array {
  let longest = NOTHING
  for (const piece of pieces) {
    for (let from = 0, to = 0; to <= piece.length; to++) {
      if (to < piece.length && piece[to] !== ANY) continue
      if (to - from > longest.length) longest = piece.slice(from, to)
      from = to + 1
    }
  }
  return longest
}
