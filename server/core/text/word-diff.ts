// What changed between two wordings, word by word, cleaned up so that it can be read.

import { fold } from './fold.ts'
import { diffSequences } from './sequence-diff.ts'
import { cutWords } from './word-cut.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/** A part of the texts: both ranges hold the same words, or what stands in the one gave way to what stands in the other. */
export interface DiffPart {
  readonly isSame: boolean
  readonly a: Span
  readonly b: Span
}

/** What changed, in order, and how many of the letters and digits of both texts stayed, 0 to 1. */
export interface WordDiff {
  readonly parts: readonly DiffPart[]
  readonly similarity: number
}

/**
 * Compares two texts by words, folded. `wholeA` and `wholeB` are words that are not cut, in order, without overlap. What is the
 * same between two changes and says less than they do belongs to them (after the semantic clean-up of diff-match-patch, Fraser
 * 2006), unless it parts two clauses. Of Chinese words that begin and end alike for the most part only the rest has changed.
 */
export function diffWords(a: string, b: string, wholeA: readonly Span[] = [], wholeB: readonly Span[] = []): WordDiff {
  const work = workOutWordDiff(a, b, wholeA, wholeB)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** {@link diffWords} in steps; between two of them there may be a pause. */
export function* workOutWordDiff(
  a: string,
  b: string,
  wholeA: readonly Span[],
  wholeB: readonly Span[],
): Generator<undefined, WordDiff> {
  const [endsA, endsB] = [yield* cutWords(a, wholeA), yield* cutWords(b, wholeB)]
  const numbers = new Map<string, number>()
  const [idsA, idsB] = [numberWords(a, endsA, numbers), numberWords(b, endsB, numbers)]
  const parts: Part[] = []
  let [atA, atB] = [0, 0]
  for (const { a: wordA, b: wordB, length } of yield* diffSequences(idsA, idsB)) {
    const [fromA, fromB] = [startOf(endsA, wordA), startOf(endsB, wordB)]
    push(parts, false, atA, fromA, atB, fromB)
    ;[atA, atB] = [endsA[wordA + length - 1] ?? a.length, endsB[wordB + length - 1] ?? b.length]
    push(parts, true, fromA, atA, fromB, atB)
  }
  push(parts, false, atA, a.length, atB, b.length)
  if (parts.length > LONG) yield
  const clean = cutAlike(cleanUp(parts, a, b), a, b)
  let same = 0
  for (const part of clean) if (part.isSame) same += letters(a, part.a) + letters(b, part.b)
  const all = letters(a, { start: 0, end: a.length }) + letters(b, { start: 0, end: b.length })
  return { parts: clean, similarity: all === 0 ? 1 : same / all }
}

/** Where there are more parts than this, there is a pause before they are cleaned up. */
const LONG = 1000

interface Part {
  isSame: boolean
  a: { start: number; end: number }
  b: { start: number; end: number }
}

function push(parts: Part[], isSame: boolean, fromA: number, toA: number, fromB: number, toB: number): void {
  if (fromA === toA && fromB === toB) return
  const last = parts.at(-1)
  if (last && last.isSame === isSame) {
    last.a.end = toA
    last.b.end = toB
  } else parts.push({ isSame, a: { start: fromA, end: toA }, b: { start: fromB, end: toB } })
}

function startOf(ends: readonly number[], word: number): number {
  return word === 0 ? 0 : (ends[word - 1] ?? 0)
}

function numberWords(text: string, ends: readonly number[], numbers: Map<string, number>): number[] {
  let start = 0
  return ends.map(end => {
    const word = foldWord(text.slice(start, end))
    start = end
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size + 1)
    return numbers.size
  })
}

function foldWord(word: string): string {
  const { units, length } = fold(word)
  let folded = ''
  for (let i = 0; i < length; i++) if (units[i] !== 32) folded += String.fromCharCode(units[i] ?? 0)
  // Quotes alone fold to nothing, and are all one.
  return folded
}

/** The letters that words which stay between two changes may have: more of them say something by themselves. */
const WEAK = 3

function cleanUp(parts: readonly Part[], a: string, b: string): DiffPart[] {
  const clean: Part[] = []
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    if (!part) continue
    const [before, behind] = [clean.at(-1), parts[i + 1]]
    if (part.isSame && before && !before.isSame && behind && !behind.isSame) {
      const weight = weigh(b, part.b)
      const words = b.slice(part.b.start, part.b.end)
      const isWeak =
        weight <= WEAK &&
        !CLAUSE.test(words) &&
        weight <= Math.max(weigh(a, before.a), weigh(b, before.b)) &&
        weight <= Math.max(weigh(a, behind.a), weigh(b, behind.b))
      if (isWeak) {
        push(clean, false, part.a.start, part.a.end, part.b.start, part.b.end)
        continue
      }
    }
    push(clean, part.isSame, part.a.start, part.a.end, part.b.start, part.b.end)
  }
  return clean
}

/** Cuts what gave way to something that for more than half has its Chinese characters: 第十三个 and 第十四个 differ in one. */
function cutAlike(parts: readonly DiffPart[], a: string, b: string): DiffPart[] {
  const cut: Part[] = []
  for (const part of parts) {
    const [from, to] = [part.a, part.b]
    const [lengthA, lengthB] = [from.end - from.start, to.end - to.start]
    let [head, tail] = [0, 0]
    if (!part.isSame) {
      const most = Math.min(lengthA, lengthB)
      const isAlike = (atA: number, atB: number): boolean =>
        isHan(a.charCodeAt(atA)) && a.charCodeAt(atA) === b.charCodeAt(atB)
      while (head < most && isAlike(from.start + head, to.start + head)) head++
      while (tail < most - head && isAlike(from.end - 1 - tail, to.end - 1 - tail)) tail++
      if (2 * (head + tail) <= Math.max(lengthA, lengthB)) [head, tail] = [0, 0]
    }
    push(cut, true, from.start, from.start + head, to.start, to.start + head)
    push(cut, part.isSame, from.start + head, from.end - tail, to.start + head, to.end - tail)
    push(cut, true, from.end - tail, from.end, to.end - tail, to.end)
  }
  return cut
}

const CLAUSE = /[，。；：,.;:!?！？]/

/** How much words say: a Chinese character one, a word of another script three for its first letters, punctuation nothing. */
function weigh(text: string, { start, end }: Span): number {
  let weight = 0
  let isInWord = false
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (isHan(code)) {
      weight++
      isInWord = false
    } else if (isLetter(code)) {
      if (!isInWord) weight += 2
      isInWord = true
    } else isInWord = false
  }
  return weight
}

/** How many letters, digits and Chinese characters there are. */
function letters(text: string, { start, end }: Span): number {
  let count = 0
  for (let i = start; i < end; i++) if (isLetter(text.charCodeAt(i))) count++
  return count
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff
}

function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  return (
    (code >= 0xc0 && code < 0x2000) ||
    (code >= 0x2e80 && code < 0x3000) ||
    (code > 0x3040 && code < 0xff00) ||
    (code >= 0xff10 && code <= 0xff5a)
  )
}
