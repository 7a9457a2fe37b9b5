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

/** The glosses of a paragraph's tokens, by index, in order. */
export function findRuby(tokens: readonly Token[], shown: Shown): ReadonlyMap<number, readonly RubyPiece[]> {
  const found = new Map<number, RubyPiece[]>()
  let letters = ''
  const texts: Text[] = []
  tokens.forEach(({ type, content }, index) => {
    if (type !== 'text' || isCall(tokens, index)) return
    const from = letters.length
    letters += content.replace(NO_LETTERS, '')
    texts.push({ index, from, to: letters.length, places: new Places(content) })
  })
  let next = 0
  let last = 0
  for (const { start, letters: words, text: gloss } of shown.glosses(letters)) {
    const end = start + words.length
    if (start < last || !letters.startsWith(words, start)) continue
    while (next < texts.length && (texts[next]?.to ?? 0) <= start) next++
    const parts = partsOf(texts, next, start, end)
    const glosses = shareOut(gloss, words, parts)
    parts.forEach(({ text, from, to }, i) => {
      // Letters are counted in order, those that have no gloss as well.
      const place = text.places.of(from - text.from, to - text.from)
      const own = glosses[i]
      if (own === undefined) return
      const pieces = found.get(text.index) ?? []
      pieces.push({ ...place, gloss: own })
      found.set(text.index, pieces)
    })
    last = end
  }
  return found
}

/** A text token with its letters among those of the paragraph. */
interface Text {
  readonly index: number
  readonly from: number
  readonly to: number
  readonly places: Places
}

/** What of the letters `[from, to)` stands in one token. */
interface Part {
  readonly text: Text
  readonly from: number
  readonly to: number
}

/** The parts of `[start, end)`, from the token at `next` on: several where some of the words are bold or in a link. */
function partsOf(texts: readonly Text[], next: number, start: number, end: number): Part[] {
  const parts: Part[] = []
  for (let i = next; i < texts.length; i++) {
    const text = texts[i]
    if (!text || text.from >= end) break
    if (text.to > text.from) parts.push({ text, from: Math.max(start, text.from), to: Math.min(end, text.to) })
  }
  return parts
}

/** Each part's own syllables where the gloss has one for each letter; else the longest part has all of it. */
function shareOut(gloss: string, words: string, parts: readonly Part[]): (string | undefined)[] {
  if (parts.length < 2) return [gloss]
  const syllables = gloss.split(' ')
  const [first] = parts
  if (first && syllables.length === words.length)
    return parts.map(({ from, to }) => syllables.slice(from - first.from, to - first.from).join(' '))
  const longest = Math.max(...parts.map(({ from, to }) => to - from))
  const at = parts.findIndex(({ from, to }) => to - from === longest)
  return parts.map((_, i) => (i === at ? gloss : undefined))
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
