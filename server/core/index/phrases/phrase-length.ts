// How many tokens make a phrase.

import { BREAK, type Vocabulary } from '../../text/tokens.ts'

/** The fewest Chinese characters of a phrase, or the fewest words where it has fewer characters. */
const FEWEST_CHARACTERS = 4
export const FEWEST_WORDS = 3

/** So many tokens at least has a phrase that is not of words alone. */
export const DEPTH = 4

/** True where the tokens `[from, to)` are enough for a phrase. */
export function isPhrase(ids: ArrayLike<number>, from: number, to: number, vocabulary: Vocabulary): boolean {
  let characters = 0
  for (let i = from; i < to; i++) if (vocabulary.isHan(ids[i] ?? BREAK)) characters++
  return characters >= FEWEST_CHARACTERS || to - from - characters >= FEWEST_WORDS
}
