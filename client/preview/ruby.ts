// Sets glosses above words in the text of a paragraph, heading or cell.

import type { Token } from 'markdown-it'
import { LETTER } from './letters.ts'
import type { Shown } from './shown.ts'

/** A piece of a text token: `[start, end)` of its content with a gloss. */
export interface RubyPiece {
  readonly start: number
  readonly end: number
  readonly gloss: string
}

/** The glosses of a paragraph's tokens, by index, in order. Words that stand in two tokens, as where one is bold, have none. */
export function findRuby(tokens: readonly Token[], shown: Shown): ReadonlyMap<number, readonly RubyPiece[]> {
  const found = new Map<number, RubyPiece[]>()
  let letters = ''
  const texts: { readonly index: number; readonly from: number; readonly to: number }[] = []
  tokens.forEach(({ type, content }, index) => {
    if (type !== 'text' || isCall(tokens, index)) return
    const from = letters.length
    letters += content.replace(NO_LETTERS, '')
    texts.push({ index, from, to: letters.length })
  })
  let next = 0
  let places: Places | undefined
  let last = 0
  for (const { start, letters: words, text: gloss } of shown.glosses(letters)) {
    const end = start + words.length
    if (start < last || !letters.startsWith(words, start)) continue
    while (next < texts.length && (texts[next]?.to ?? 0) <= start) {
      next++
      places = undefined
    }
    const text = texts[next]
    if (!text) break
    if (end > text.to) continue
    places ??= new Places(tokens[text.index]?.content ?? '')
    const pieces = found.get(text.index) ?? []
    pieces.push({ ...places.of(start - text.from, end - text.from), gloss })
    found.set(text.index, pieces)
    last = end
  }
  return found
}

/** True for the call of a footnote that Markdown takes for a link: where the note is one word it reads like the address of one. */
function isCall(tokens: readonly Token[], index: number): boolean {
  const isLinked = tokens[index - 1]?.type === 'link_open' && tokens[index + 1]?.type === 'link_close'
  return isLinked && /^\^\S{1,100}$/.test(tokens[index]?.content ?? '')
}

/** Calls of footnotes, and runs of what is no letter. */
const NO_LETTERS = /\[\^[^\]\s]{1,100}\]|[^\p{L}\p{N}[]+|\[/gu

/** Finds letters in a text by their number, in one pass: it is asked in order. */
class Places {
  readonly #letters: Iterator<RegExpExecArray>
  #count = 0

  constructor(content: string) {
    this.#letters = content.matchAll(LETTER)
  }

  /** Where the letters `[from, to)` begin and end in the text. */
  of(from: number, to: number): { readonly start: number; readonly end: number } {
    let start = -1
    let end = -1
    while (this.#count < to) {
      const step = this.#letters.next()
      if (step.done) break
      const { 0: letter, 1: isLetter, index } = step.value
      if (isLetter === undefined) continue
      if (this.#count === from) start = index
      this.#count += letter.length
      end = index + letter.length
    }
    return { start: Math.max(0, start), end: Math.max(0, end) }
  }
}
