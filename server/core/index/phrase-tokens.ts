// The tokens of a document, block by block, in which phrases are looked for.

import type { Document } from '../model/document.ts'
import { Slot } from '../syntax/slot.ts'
import { BREAK, type Vocabulary } from '../text/tokens.ts'

/** Tokens of several leaves in a row, a break between them. */
export interface TokenRun {
  readonly ids: Uint16Array | Uint32Array
  /** For each leaf the index of its first token, and where the leaf starts in the block or document. */
  readonly leafTokens: Uint32Array
  readonly leafStarts: Uint32Array
}

interface Known {
  readonly vocabulary: Vocabulary
  readonly tokens: TokenRun
}

const TOKENS = new Slot<Known>()
const NOTHING: TokenRun = { ids: new Uint16Array(0), leafTokens: new Uint32Array(0), leafStarts: new Uint32Array(0) }

/** The tokens of one block, kept beside it; leaves are placed by their offset in the block. */
export function tokensOfBlock(document: Document, index: number, vocabulary: Vocabulary): TokenRun {
  const block = document.list.block(index)
  const known = block && TOKENS.get(block)
  if (known?.vocabulary === vocabulary) return known.tokens
  const builder = new Builder(64)
  builder.addBlock(document, index, 0, vocabulary)
  const tokens = builder.finish()
  if (block) TOKENS.set(block, { vocabulary, tokens })
  return tokens
}

/** The tokens of a whole document; front matter and tables of contents have none. */
export function collectTokens(document: Document, vocabulary: Vocabulary): TokenRun {
  // Few texts have more tokens than this, breaks counted: it grows for those that do.
  const builder = new Builder(document.length + 64)
  for (let index = 0; index < document.blocks.length; index++) {
    if (hasPhrases(document, index)) builder.addBlock(document, index, document.startOf(index), vocabulary)
  }
  return builder.finish()
}

/** False for front matter and for tables of contents, which repeat every heading. */
export function hasPhrases(document: Document, index: number): boolean {
  return document.blocks[index]?.isFrontMatter !== true && !document.toc.has(index)
}

class Builder {
  #ids: Uint32Array
  #length = 0
  #widest = 0
  readonly #leafTokens: number[] = []
  readonly #leafStarts: number[] = []

  constructor(room: number) {
    this.#ids = new Uint32Array(room)
  }

  addBlock(document: Document, index: number, at: number, vocabulary: Vocabulary): void {
    for (const leaf of document.facts(index).leaves) {
      const { ids, length } = vocabulary.read(leaf.text)
      if (length === 0) continue
      if (this.#length + length + 1 > this.#ids.length) {
        const grown = new Uint32Array(Math.max(this.#ids.length * 2, this.#length + length + 1))
        grown.set(this.#ids)
        this.#ids = grown
      }
      if (this.#length > 0) this.#ids[this.#length++] = BREAK
      this.#leafTokens.push(this.#length)
      this.#leafStarts.push(at + leaf.start)
      const all = this.#ids
      let next = this.#length
      let widest = this.#widest
      for (let i = 0; i < length; i++) {
        const id = ids[i] as number
        all[next++] = id
        if (id > widest) widest = id
      }
      this.#length = next
      this.#widest = widest
    }
  }

  finish(): TokenRun {
    if (this.#length === 0) return NOTHING
    const ids = this.#ids.subarray(0, this.#length)
    return {
      ids: this.#widest > 0xffff ? ids.slice() : new Uint16Array(ids),
      leafTokens: Uint32Array.from(this.#leafTokens),
      leafStarts: Uint32Array.from(this.#leafStarts),
    }
  }
}
