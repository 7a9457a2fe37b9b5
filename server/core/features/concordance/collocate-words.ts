// The words beside a keyword. Chinese has no spaces: the longest words of glossary and dictionary count, and no segmenter.

import type { Lexicon } from '../../index/terms/lexicon.ts'
import type { Sense } from '../../index/terms/senses.ts'
import type { Dictionary } from '../../text/dictionary.ts'
import { foldKey } from '../../text/fold.ts'
import { hasHan } from '../../text/script.ts'
import type { Span } from '../../text/segment.ts'
import { BREAK, Vocabulary } from '../../text/tokens.ts'

/** Further characters in which a word that begins near the keyword may end. */
const OVERHANG = 16
/** Windows of which the words are kept: plans repeat themselves. */
const MOST_KEPT = 50_000

/**
 * Reads the words near keywords. Of the glossary's terms and the dictionary's words that overlap the longest wins, then
 * the term, then the first, as everywhere; a character that none of them holds is a word. Without a dictionary every pair of
 * characters is one. A word is near where its closest character is, and no word reaches across a sentence's end.
 */
export class NearbyWords {
  readonly #lexicon: Lexicon<Sense>
  readonly #dictionary: Dictionary | undefined
  readonly #window: number
  readonly #vocabulary = new Vocabulary()
  readonly #kept = { left: new Map<string, Words>(), right: new Map<string, Words>() }

  constructor(lexicon: Lexicon<Sense>, dictionary: Dictionary | undefined, window: number) {
    this.#lexicon = lexicon
    this.#dictionary = dictionary
    this.#window = window
  }

  /** The words near the keyword in what stands before or behind it, each once, with whether it is a term. */
  of(context: string, side: 'left' | 'right'): Words {
    const text = sentencePart(context, side)
    const read = this.#vocabulary.read(text)
    const { length } = read
    // Nearest first.
    const tokens: Token[] = []
    for (let i = 0; i < length && tokens.length < this.#window + OVERHANG; i++) {
      const at = side === 'left' ? length - 1 - i : i
      const id = read.ids[at] ?? BREAK
      if (id === BREAK) continue
      const [start, end] = [read.starts[at] ?? 0, read.ends[at] ?? 0]
      tokens.push({ start, end, isHan: this.#vocabulary.isHan(id), text: '', id })
    }
    const last = tokens.at(-1)
    if (!last) return NONE
    const [from, to] = side === 'left' ? [last.start, text.length] : [0, last.end]
    const piece = text.slice(from, to)
    const known = this.#kept[side].get(piece)
    if (known) return known
    for (const token of tokens) token.text = this.#vocabulary.textOf([token.id])
    const words = this.#wordsIn(piece, from, tokens)
    if (this.#kept[side].size < MOST_KEPT) this.#kept[side].set(piece, words)
    return words
  }

  #wordsIn(piece: string, from: number, tokens: readonly Token[]): Words {
    const words = new Map<string, boolean>()
    const spans = tokens.some(({ isHan }) => isHan) ? this.#spansIn(piece, from, tokens) : []
    for (const { start, end, isHan, text } of tokens.slice(0, this.#window)) {
      const span = spans.find(one => one.start < end && start < one.end)
      if (span) words.set(span.text, span.isTerm)
      else if (isHan || /\p{L}/u.test(text)) words.set(text, false)
    }
    return words
  }

  /** The words of more than one character, none of which overlaps another. */
  #spansIn(piece: string, from: number, tokens: readonly Token[]): Named[] {
    const candidates: (Span & { readonly isTerm: boolean })[] = []
    for (const { start, end, values } of this.#lexicon.match(piece)) {
      if (values.some(({ kind }) => kind === 'term') && hasHan(piece.slice(start, end)))
        candidates.push({ start, end, isTerm: true })
    }
    if (this.#dictionary) {
      for (const { start, end } of this.#dictionary.spansIn(piece)) candidates.push({ start, end, isTerm: false })
    } else {
      const inOrder = [...tokens].sort((a, b) => a.start - b.start)
      inOrder.forEach((token, i) => {
        const next = inOrder[i + 1]
        if (token.isHan && next?.isHan && next.start === token.end)
          candidates.push({ start: token.start - from, end: next.end - from, isTerm: false })
      })
    }
    candidates.sort(
      (a, b) => b.end - b.start - (a.end - a.start) || Number(b.isTerm) - Number(a.isTerm) || a.start - b.start,
    )
    const taken: Named[] = []
    for (const { start, end, isTerm } of candidates) {
      const [first, behind] = [from + start, from + end]
      if (taken.some(one => one.start < behind && first < one.end)) continue
      taken.push({ start: first, end: behind, isTerm, text: foldKey(piece.slice(start, end)) })
    }
    return taken
  }
}

/** Words, and whether each is a term. */
export type Words = ReadonlyMap<string, boolean>

const NONE: Words = new Map()

interface Token extends Span {
  readonly isHan: boolean
  readonly id: number
  text: string
}

interface Named extends Span {
  readonly isTerm: boolean
  readonly text: string
}

/** What stands in the keyword's sentence. */
function sentencePart(context: string, side: 'left' | 'right'): string {
  if (side === 'right') {
    for (let i = 0; i < context.length; i++) if (endsSentence(context, i)) return context.slice(0, i)
    return context
  }
  for (let i = context.length - 1; i >= 0; i--) if (endsSentence(context, i)) return context.slice(i + 1)
  return context
}

function endsSentence(text: string, at: number): boolean {
  const character = text[at] ?? ''
  if (character === '.') return /\s/.test(text[at + 1] ?? '')
  return '。！？；!?;\n'.includes(character)
}
