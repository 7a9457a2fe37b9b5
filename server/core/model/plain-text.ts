// The plain text of a document, against which positions of exported marks are counted, with the way back to its Markdown.

import { codeWords, type Leaf, OBJECT, type Piece, toSource, toText } from '../syntax/prose.ts'
import { Columns } from '../text/column-units.ts'
import type { Document } from './document.ts'
import type { Range } from './meta.ts'

/** A paragraph, heading or cell: where its words begin in the plain text, and in which block they stand. */
interface PlacedLeaf {
  readonly at: number
  readonly leaf: Leaf
  /** The leaf as it is shown: with the words of code. */
  readonly shown: Leaf
  /** Its index among those of the block. */
  readonly index: number
  readonly block: number
  readonly blockStart: number
}

/** A place inside one leaf. */
export interface LeafPlace {
  /** The index of its block, and of the leaf in that. */
  readonly block: number
  readonly leaf: number
  /** In the leaf's text. */
  readonly words: Range
  /** In the document. */
  readonly source: Range
}

/**
 * What a reader sees of a document, without front matter: each paragraph, heading and list item is a line, each row of a table a line
 * with tabs between its cells; a forced line break is one. Lines that Markdown joins are joined, without a space between Chinese
 * characters. Code is what stands between its backticks, a picture one U+FFFC; raw HTML, comments, footnote calls, and all that is written
 * to be markup are not there. Half a surrogate pair is U+FFFD. Marks change nothing in it.
 */
export class PlainText {
  readonly text: string
  readonly #leaves: readonly PlacedLeaf[]
  readonly #points: Columns

  private constructor(text: string, leaves: readonly PlacedLeaf[]) {
    this.text = text
    this.#leaves = leaves
    this.#points = new Columns(text, 'utf-32')
  }

  /** Reads a document, in steps. */
  static *read(document: Document): Generator<undefined, PlainText> {
    const parts: string[] = []
    const leaves: PlacedLeaf[] = []
    let length = 0
    const { count } = document.list
    for (let index = 0; index < count; index++) {
      if (index % BLOCKS === BLOCKS - 1) yield
      const block = document.list.block(index)
      if (!block || block.isFrontMatter) continue
      const facts = document.factsOf(block)
      const inRow = new Set(facts.tables.flatMap(table => table.rows.flatMap(row => row.slice(1))))
      const blockStart = document.startOf(index)
      facts.leaves.forEach((leaf, i) => {
        const between = length === 0 && leaves.length === 0 ? '' : inRow.has(i) ? '\t' : '\n'
        const shown = showCode(leaf, block.source)
        const words = shown.text.replace(LONE, '\uFFFD')
        leaves.push({ at: length + between.length, leaf, shown, index: i, block: index, blockStart })
        parts.push(between, words)
        length += between.length + words.length
      })
    }
    if (leaves.length > 0) parts.push('\n')
    return new PlainText(parts.join(''), leaves)
  }

  /** How many Unicode code points stand before a UTF-16 offset of the text. */
  pointsAt(offset: number): number {
    return this.#points.columnAt(0, offset)
  }

  /** The UTF-16 offset behind so many code points; the text's length where it has no more. */
  offsetAt(points: number): number {
    return this.#points.offsetAt(0, this.text.length, points)
  }

  /** The words `[start, end)` of a block of the document; undefined where they are not all in one leaf. */
  fromSource(block: number, start: number, end: number): Range | undefined {
    const placed = this.#lastWhere(
      ({ block: index, leaf }) => index < block || (index === block && leaf.start <= start),
    )
    if (!placed || placed.block !== block || end > placed.leaf.end) return undefined
    const { at, shown } = placed
    return { start: at + (toText(shown, start) ?? 0), end: at + (toText(shown, end) ?? 0) }
  }

  /** Where `[start, end)` of the text comes from; why that is no place where it is nothing, not all in one leaf, or a part of code. */
  toSource({ start, end }: Range): LeafPlace | 'paragraphs' | 'markup' {
    const placed = this.#lastWhere(({ at }) => at <= start)
    if (!placed || start >= end) return 'paragraphs'
    const { at, leaf, shown, index, block, blockStart } = placed
    if (end > at + shown.text.length) return 'paragraphs'
    const words = { start: start - at, end: end - at }
    const [from, to] = toSource(shown, words.start, words.end)
    if (shown !== leaf) {
      if (toText(shown, from) !== words.start || toText(shown, to) !== words.end) return 'markup'
      words.start = toText(leaf, from) ?? 0
      words.end = toText(leaf, to) ?? leaf.text.length
    }
    return { block, leaf: index, words, source: { start: blockStart + from, end: blockStart + to } }
  }

  /** The last leaf for which something holds that holds for all before it. */
  #lastWhere(holds: (placed: PlacedLeaf) => boolean): PlacedLeaf | undefined {
    let low = -1
    let high = this.#leaves.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const placed = this.#leaves[middle]
      if (placed && holds(placed)) low = middle
      else high = middle - 1
    }
    return this.#leaves[low]
  }
}

/** Blocks of a step. */
const BLOCKS = 200
const LONE = /\p{Cs}/gu

/** A leaf with the words of its code, each still one piece; the leaf itself where it has none. */
function showCode(leaf: Leaf, source: string): Leaf {
  if (!leaf.pieces || !leaf.text.includes(OBJECT)) return leaf
  let text = ''
  let hasCode = false
  const pieces = leaf.pieces.map((piece): Piece => {
    const { text: at, length, source: start, sourceLength } = piece
    const isObject = length === OBJECT.length && leaf.text[at] === OBJECT
    const words = isObject ? codeWords(source.slice(start, start + sourceLength), leaf.kind) : undefined
    hasCode ||= words !== undefined
    const shown = words ?? leaf.text.slice(at, at + length)
    text += shown
    return { text: text.length - shown.length, length: shown.length, source: start, sourceLength }
  })
  return hasCode ? { ...leaf, text, pieces } : leaf
}
