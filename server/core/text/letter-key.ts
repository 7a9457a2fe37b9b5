// Finds words by the letters that a reader types: pinyin or English in full, initials, or anything between.

/** Words as they are typed: syllables of pinyin or English words, in plain letters, and all of them in one. */
export interface LetterKey {
  readonly parts: readonly string[]
  readonly letters: string
}

/** The key of pinyin with tone marks, whether its syllables are parted (gāo zhì liàng) or not (gāozhìliàng). */
export function toPinyinKey(pinyin: string): LetterKey {
  return toKey(plainWords(pinyin).flatMap(cut))
}

/** The key of English, or of any text in Latin letters; characters that are none part words. */
export function toWordKey(text: string): LetterKey {
  return toKey(plainWords(text))
}

/** What a reader typed, as {@link matchLetters} wants it: lower-case letters and digits in one. */
export function toLetters(query: string): string {
  return plainWords(query).join('')
}

function toKey(parts: readonly string[]): LetterKey {
  return { parts, letters: parts.join('') }
}

/** Words of lower-case letters and digits without tone marks; ü is u, as it is typed where it is not v. */
function plainWords(text: string): string[] {
  return stripMarks(text)
    .split(/[^a-z\d]+/)
    .filter(word => word !== '')
}

/** Lower case, without tone marks and other signs above letters. */
export function stripMarks(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
}

const SYLLABLE =
  /(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)(?:ng|n|r)?/y

/** Cuts pinyin that is written in one: gaozhiliang. What is none stays whole. */
function cut(word: string): string[] {
  const syllables: string[] = []
  let at = 0
  while (at < word.length) {
    SYLLABLE.lastIndex = at
    let length = SYLLABLE.exec(word)?.[0].length ?? 0
    if (length === 0) return [word]
    // A consonant goes with the vowel behind it: fa-nei, not fan-ei.
    while (length > 1 && /[aeiou]/.test(word[at + length] ?? '') && /[^aeiou]/.test(word[at + length - 1] ?? ''))
      length--
    syllables.push(word.slice(at, at + length))
    at += length
  }
  return syllables
}

/**
 * How well a query fits: `whole` takes up all parts, `start` the first ones, `inside` later ones; `part` stands anywhere
 * in the letters, `loose` has other letters between its own.
 */
export type LetterFit = 'whole' | 'start' | 'inside' | 'part' | 'loose'

/**
 * How `query` (see {@link toLetters}) fits: each of a row of parts gives its first letters or all of them, so that
 * gaozhiliang, gzl, gaozl and gzliang are the same, and hqd and highqualitydev. Undefined where it does not fit.
 */
export function matchLetters(key: LetterKey, query: string): LetterFit | undefined {
  const { parts, letters } = key
  if (query === '' || query.length > letters.length || !isSubsequence(query, letters)) return undefined
  for (let first = 0; first < parts.length; first++) {
    const used = matchFrom(parts, first, query)
    if (used !== undefined) return first > 0 ? 'inside' : used === parts.length ? 'whole' : 'start'
  }
  return letters.includes(query) ? 'part' : 'loose'
}

/** How many parts from `first` on the query takes up; undefined where it does not fit there. */
function matchFrom(parts: readonly string[], first: number, query: string): number | undefined {
  if (parts[first]?.[0] !== query[0]) return undefined
  // The lengths of the query's beginnings that the parts so far can stand for.
  let reached = new Set([0])
  for (let i = first; i < parts.length; i++) {
    const part = parts[i] ?? ''
    const next = new Set<number>()
    for (const from of reached) {
      for (let length = 1; length <= part.length && part[length - 1] === query[from + length - 1]; length++) {
        if (from + length === query.length) return i - first + 1
        next.add(from + length)
      }
    }
    if (next.size === 0) return undefined
    reached = next
  }
  return undefined
}

/** True where the characters of `query` stand in `text` in their order, others between them. */
export function isSubsequence(query: string, text: string): boolean {
  let at = 0
  for (let i = 0; i < query.length; i++) {
    at = text.indexOf(query[i] ?? '', at) + 1
    if (at === 0) return false
  }
  return true
}
