// Glosses to be set above the terms of a rendered document: what inlay hints say, by the letters that they stand above.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Leaf } from '../syntax/prose.ts'
import { lettersOf } from '../text/letters.ts'
import type { Pinyin } from '../text/pinyin.ts'
import { type HintOptions, walkInlayHints } from './inlay-hint.ts'

/**
 * The glosses of one paragraph, heading or table cell. Nothing in it depends on where that stands: a renderer knows it by its
 * letters, however it breaks lines and whatever was typed above.
 */
export interface RubyLeaf {
  /** Its first letters, at most {@link FIRST_LETTERS}, and how many it has. */
  readonly starts: string
  readonly length: number
  readonly glosses: readonly RubyGloss[]
}

export interface RubyGloss {
  /** Where it stands in the letters of the leaf. */
  readonly start: number
  /** The letters of the mention. */
  readonly letters: string
  readonly text: string
}

/** How many letters tell a leaf from others. */
const FIRST_LETTERS = 40

/**
 * The leaves of a document that have glosses, until `most` glosses have been found; `isCut` says that there are more. With `pinyin`
 * they are pinyin, else English. Yields where whoever asks may pause.
 */
export function* collectRuby(
  corpus: Corpus,
  document: Document,
  terms: HintOptions['terms'],
  pinyin: Pinyin | undefined,
  most: number,
): Generator<void, { readonly leaves: readonly RubyLeaf[]; readonly isCut: boolean }> {
  const leaves: RubyLeaf[] = []
  const range = { start: 0, end: Number.POSITIVE_INFINITY }
  let current: Leaf | undefined
  let reader: LetterCounter | undefined
  let glosses: RubyGloss[] = []
  let found = 0
  for (const hint of walkInlayHints(corpus, document, range, terms, pinyin)) {
    if (!hint) {
      yield
      continue
    }
    if (found++ === most) return { leaves, isCut: true }
    if (hint.leaf !== current || !reader) {
      current = hint.leaf
      reader = new LetterCounter(current.text)
      glosses = []
      const letters = lettersOf(current.text)
      leaves.push({ starts: letters.slice(0, FIRST_LETTERS), length: letters.length, glosses })
    }
    const letters = lettersOf(current.text.slice(hint.textStart, hint.textEnd))
    if (letters !== '') glosses.push({ start: reader.before(hint.textStart), letters, text: hint.text })
  }
  return { leaves, isCut: false }
}

/** Counts letters before offsets that come in order, in one pass. */
class LetterCounter {
  readonly #text: string
  #read = 0
  #count = 0

  constructor(text: string) {
    this.#text = text
  }

  before(offset: number): number {
    this.#count += lettersOf(this.#text.slice(this.#read, offset)).length
    this.#read = Math.max(this.#read, offset)
    return this.#count
  }
}
