// What is to be shown in one document's preview, found by what a renderer knows: a mark's address, title and words, a paragraph's letters.

import type { PreviewCardsResult, PreviewMark } from '../../server/wire/preview.ts'

/** What is to be set above some words: where they stand among the letters of their paragraph, which letters, and the gloss. */
export interface Gloss {
  readonly start: number
  readonly letters: string
  readonly text: string
}

/** How many of its letters name a paragraph, as the server has it. */
const FIRST_LETTERS = 40

export class Shown {
  readonly #answer: PreviewCardsResult
  readonly #marks = new Map<string, PreviewMark[]>()
  readonly #leaves = new Map<string, readonly number[]>()
  /** Cards as they were rendered, by number. */
  readonly rendered = new Map<number, string>()

  constructor(answer: PreviewCardsResult) {
    this.#answer = answer
    for (const mark of answer.marks) {
      const key = keyOf(mark)
      const same = this.#marks.get(key)
      if (same) same.push(mark)
      else this.#marks.set(key, [mark])
    }
    for (const { starts, length, at } of answer.leaves) {
      const key = `${length} ${starts}`
      // Of paragraphs that say the same in one section the first has the glosses.
      if (!this.#leaves.has(key)) this.#leaves.set(key, at)
    }
  }

  get hasGlosses(): boolean {
    return this.#leaves.size > 0
  }

  /** What the server says of a mark, the `nth` of those that look like it; undefined where it has not seen it yet. */
  mark(
    looks: Pick<PreviewMark, 'kind' | 'id' | 'fragment' | 'title' | 'letters'>,
    nth: (key: string) => number,
  ): PreviewMark | undefined {
    const key = keyOf(looks)
    const same = this.#marks.get(key)
    return same?.[Math.min(nth(key), same.length - 1)]
  }

  /** Markdown. */
  card(number: number): string | undefined {
    return this.#answer.cards[number]
  }

  /** The glosses of a paragraph, heading or cell, by all of its letters; in order. */
  glosses(letters: string): Gloss[] {
    const at = this.#leaves.get(`${letters.length} ${letters.slice(0, FIRST_LETTERS)}`) ?? []
    const glosses: Gloss[] = []
    for (let i = 0; i < at.length; i += 2) {
      const [words, text] = this.#answer.glosses[at[i + 1] ?? -1] ?? []
      const start = at[i]
      if (start !== undefined && words && text) glosses.push({ start, letters: words, text })
    }
    return glosses
  }
}

function keyOf({
  kind,
  id,
  fragment,
  title,
  letters,
}: Pick<PreviewMark, 'kind' | 'id' | 'fragment' | 'title' | 'letters'>): string {
  return JSON.stringify([kind, id, fragment ?? null, title || null, letters])
}
