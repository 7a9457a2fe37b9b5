// All wordings of a corpus at one time: whether counts were made with the same, and which documents may count otherwise.

import { hashOf } from '../../text/hash.ts'
import { compilePhrase } from '../../text/pattern.ts'
import type { TokenSet, Vocabulary } from '../../text/tokens.ts'
import { pluralInIes } from '../../text/word-edge.ts'

/** A wording with the key of what it stands for. */
export type KeyedWording = readonly [text: string, sense: string]

/** Wordings with a key of all of them: equal where the wordings are, whatever their order. */
export interface WordingSet {
  readonly key: string
  readonly wordings: readonly KeyedWording[]
}

/** Sums of wordings with their senses, so that the order of documents does not matter; two of them, so that chance does not either. */
export class WordingSum {
  count: number
  one: number
  other: number

  constructor(count = 0, one = 0, other = 0) {
    this.count = count
    this.one = one
    this.other = other
  }

  add(text: string, sense: string): void {
    const pair = `${text}\n${sense}`
    this.count++
    this.one = (this.one + hashOf(pair, 0x9e3779b1)) % 2 ** 48
    this.other = (this.other + hashOf(pair, 0x85ebca6b)) % 2 ** 48
  }

  /** Adds all that another sum is of. */
  include({ count, one, other }: WordingSum): void {
    this.count += count
    this.one = (this.one + one) % 2 ** 48
    this.other = (this.other + other) % 2 ** 48
  }

  /** Takes back what another sum is of. */
  exclude({ count, one, other }: WordingSum): void {
    this.count -= count
    this.one = (this.one + 2 ** 48 - one) % 2 ** 48
    this.other = (this.other + 2 ** 48 - other) % 2 ** 48
  }

  copy(): WordingSum {
    return new WordingSum(this.count, this.one, this.other)
  }

  /** Equal where the wordings are. */
  get key(): string {
    return `${this.count}-${this.one.toString(36)}-${this.other.toString(36)}`
  }
}

/** More changed wordings than this are not looked for one by one: then everything is counted again. */
const MOST_CHANGED = 100

/**
 * The words of which a document must have some, as sets of tokens, if any of some wordings has a say in its counts; undefined where any document
 * may. No wordings give `[]`.
 */
export function tokensOf(
  texts: ReadonlySet<string>,
  vocabulary: Vocabulary,
): readonly (readonly TokenSet[])[] | undefined {
  if (texts.size > MOST_CHANGED) return undefined
  const sequences: (readonly TokenSet[])[] = []
  for (const text of texts) {
    for (const form of [text, pluralInIes(text)]) {
      if (form === undefined) continue
      const phrase = compilePhrase(form)
      // No lexicon has what folds to nothing.
      if (phrase === 'empty') continue
      if (typeof phrase === 'string') return undefined
      for (const units of phrase.needs) {
        const sets = vocabulary.holders(units)
        // Signs that are no words have no tokens.
        if (sets.length === 0) return undefined
        sequences.push(sets)
      }
    }
  }
  return sequences
}

/** The wordings with which `after` counts otherwise than `before`. */
export function changedTexts(before: WordingSet, after: WordingSet): Set<string> {
  const [old, present] = [asStrings(before), asStrings(after)]
  const texts = new Set<string>()
  for (const [text, sense] of before.wordings) if (!present.has(`${text}\n${sense}`)) texts.add(text)
  for (const [text, sense] of after.wordings) if (!old.has(`${text}\n${sense}`)) texts.add(text)
  return texts
}

function asStrings({ wordings }: WordingSet): Set<string> {
  return new Set(wordings.map(([text, sense]) => `${text}\n${sense}`))
}
