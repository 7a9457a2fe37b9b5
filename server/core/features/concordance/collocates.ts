// Which words stand near the keyword of a concordance more than they need, with log-Dice.

import type { Corpus } from '../../index/corpus.ts'
import type { Dictionary } from '../../text/dictionary.ts'
import { FUNCTION_WORDS, stemOf } from '../../text/english-words.ts'
import { CHINESE_FUNCTION_WORDS } from '../../text/function-words.ts'
import type { ConcordanceLine } from '../concordance.ts'
import { countWords } from './collocate-totals.ts'
import { NearbyWords } from './collocate-words.ts'

/** A word that stands near the keyword. */
export interface Collocate {
  /** As it is compared: simplified characters, lower case. */
  readonly text: string
  /** An entry of the glossary, a word of the dictionary or of another script. */
  readonly isTerm: boolean
  /** Keywords that have it to their left, to their right, and on either side. */
  readonly left: number
  readonly right: number
  readonly together: number
  /** All its places in the documents in scope, near the keyword or not. */
  readonly total: number
  /** {@link logDice} of the three. */
  readonly score: number
  /** 的, 和, *the*, *of*: left out unless somebody asks for them. */
  readonly isFunctionWord: boolean
}

export interface Collocates {
  /** Those that stand together with it often enough, the highest score first. */
  readonly collocates: readonly Collocate[]
  /** How often the keyword stands in the lines that were looked at. */
  readonly keyword: number
  /** Words that stand near it, too, but too seldom. */
  readonly rare: number
  /** False where there was no dictionary: Chinese words are then those of the glossary, and pairs of characters. */
  readonly hasDictionary: boolean
}

export interface CollocateOptions {
  /** How many Chinese characters or words of another script are looked at on either side, in the same sentence. */
  readonly window: number
  /** Where the score counts. */
  readonly side: 'both' | 'left' | 'right'
  /** The fewest keywords that must have it. */
  readonly least: number
  /** The documents in which the words are counted. */
  readonly scope: readonly string[]
  readonly dictionary: Dictionary | undefined
}

/**
 * How firmly two words go together: 14 + log2(2·f(xy) / (f(x) + f(y))), at most 14, one less for half the
 * strength; it does not depend on the size of the corpus (Rychlý, A Lexicographer-Friendly Association Score, 2008).
 */
export function logDice(together: number, keyword: number, total: number): number {
  return 14 + Math.log2((2 * together) / (keyword + total))
}

/** Lines that are looked at between two looks at the clock. */
const STEP = 200

/** The collocates of some lines of a concordance. A word counts once for each keyword, however often it stands beside it. */
export function* findCollocates(
  corpus: Corpus,
  lines: readonly ConcordanceLine[],
  { window, side, least, scope, dictionary }: CollocateOptions,
): Generator<undefined, Collocates> {
  const nearby = new NearbyWords(corpus.lexicon, dictionary, window)
  const counts = new Map<string, { left: number; right: number; both: number; isTerm: boolean }>()
  for (const [index, line] of lines.entries()) {
    const before = nearby.of(line.left, 'left')
    const behind = nearby.of(line.right, 'right')
    for (const [words, other] of [
      [before, undefined],
      [behind, before],
    ] as const) {
      for (const [text, isTerm] of words) {
        let count = counts.get(text)
        if (!count) counts.set(text, (count = { left: 0, right: 0, both: 0, isTerm }))
        if (other === undefined) count.left++
        else {
          count.right++
          if (other.has(text)) count.both++
        }
      }
    }
    if (index % STEP === STEP - 1) yield
  }
  const kept = new Map<string, { left: number; right: number; together: number; isTerm: boolean }>()
  let rare = 0
  for (const [text, { left, right, both, isTerm }] of counts) {
    const together = side === 'left' ? left : side === 'right' ? right : left + right - both
    if (together >= least) kept.set(text, { left, right, together, isTerm })
    else if (together > 0) rare++
  }
  const totals = yield* countWords(corpus, scope, kept.keys())
  const collocates = [...kept].map(([text, count]): Collocate => {
    // What stands between two keywords is near both: it cannot be together with them more often than it is there.
    const total = Math.max(totals.get(text) ?? 0, 1)
    const score = logDice(Math.min(count.together, total), lines.length, total)
    return { text, ...count, total, score, isFunctionWord: isFunctionWord(text) }
  })
  collocates.sort((a, b) => b.score - a.score || b.together - a.together || (a.text < b.text ? -1 : 1))
  return { collocates, keyword: lines.length, rare, hasDictionary: dictionary !== undefined }
}

function isFunctionWord(text: string): boolean {
  return CHINESE_FUNCTION_WORDS.has(text) || FUNCTION_WORDS.has(stemOf(text))
}
