// The tokens of a document, block by block, in which phrases are looked for.

import type { Document } from '../../model/document.ts'
import type { Leaf } from '../../syntax/prose.ts'
import { BREAK, roomFor, type Vocabulary } from '../../text/tokens.ts'

/** Numbers of tokens: two bytes each, or four where one lies above 65,535. */
export type TokenIds = Uint16Array | Uint32Array

/** Tokens of several leaves in a row, a break between them. */
export interface TokenRun {
  readonly ids: TokenIds
  /** For each leaf the index of its first token, and where the leaf starts in the block or document. */
  readonly leafTokens: Uint32Array
  readonly leafStarts: Uint32Array
}

/** The tokens of no text. */
export const NO_RUN: TokenRun = {
  ids: new Uint16Array(0),
  leafTokens: new Uint32Array(0),
  leafStarts: new Uint32Array(0),
}

/** Tokens that are read when they are asked for, out of what is packed or lies on disk. */
export interface TokenSource {
  /** How many tokens there are, breaks counted. */
  readonly length: number
  /** How many bytes come into memory with them; 0 where they are there already. */
  readonly weight: number
  /** Their numbers. */
  readonly ids: () => TokenIds
  /** All of it; undefined where that cannot be read. */
  readonly peek: () => TokenRun | undefined
  readonly leaves: () => Pick<TokenRun, 'leafTokens' | 'leafStarts'>
}

/** Tokens that are in memory. */
export function sourceOf(run: TokenRun): TokenSource {
  const ids = (): TokenIds => run.ids
  return { length: run.ids.length, weight: 0, ids, peek: () => run, leaves: () => run }
}

/** True where two runs have the same tokens at the same places. */
export function isSameRun(a: TokenRun, b: TokenRun): boolean {
  return isEqual(a.ids, b.ids) && isEqual(a.leafStarts, b.leafStarts)
}

function isEqual(a: TokenIds, b: TokenIds): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** How many blocks are read between two yields. */
const STEP = 200

/** The tokens of one block; leaves are placed by their offset in the block. */
export function tokensOfBlock(document: Document, index: number, vocabulary: Vocabulary): TokenRun {
  const builder = new RunBuilder()
  addLeaves(builder, document.facts(index).leaves, 0, vocabulary)
  return builder.finish()
}

/** The tokens of a whole document; front matter and tables of contents have none. */
export function collectTokens(document: Document, vocabulary: Vocabulary): TokenRun {
  const builder = new RunBuilder(document.length < SCRATCH.length ? SCRATCH : new Uint32Array(document.length + 64))
  document.visitProse((block, at) => addLeaves(builder, document.factsOf(block).leaves, at, vocabulary))
  return builder.finish()
}

/** Written over by each document that has room in it. */
const SCRATCH = new Uint32Array(100_000)

/** The same in slices. */
export function* readTokens(document: Document, vocabulary: Vocabulary): Generator<undefined, TokenRun> {
  // Few texts have more tokens than this, breaks counted: it grows for those that do.
  const builder = new RunBuilder(new Uint32Array(document.length + 64))
  for (let index = 0; index < document.list.count; index++) {
    if (hasPhrases(document, index))
      addLeaves(builder, document.facts(index).leaves, document.startOf(index), vocabulary)
    if (index % STEP === STEP - 1) yield
  }
  return builder.finish()
}

/** False for front matter and for tables of contents, which repeat every heading. */
export function hasPhrases(document: Document, index: number): boolean {
  return document.list.block(index)?.isFrontMatter !== true && !document.toc.has(index)
}

function addLeaves(builder: RunBuilder, leaves: readonly Leaf[], at: number, vocabulary: Vocabulary): void {
  for (const leaf of leaves) builder.read(vocabulary, leaf.text, at + leaf.start)
}

/** Puts leaves together. */
export class RunBuilder {
  #ids: Uint32Array
  #length = 0
  readonly #leafTokens: number[] = []
  readonly #leafStarts: number[] = []

  /** Writes into `room` first, and reads from there until it has finished. */
  constructor(room: Uint32Array = new Uint32Array(64)) {
    this.#ids = room
  }

  /** Adds a leaf that starts at `start`: its tokens are `ids[from, to)`. One without tokens is left out. */
  addLeaf(ids: ArrayLike<number>, from: number, to: number, start: number): void {
    const first = this.#begin(to - from)
    for (let i = from; i < to; i++) this.#ids[first + i - from] = ids[i] as number
    this.#end(first, first + to - from, start)
  }

  /** The same by a text and the vocabulary that reads it. */
  read(vocabulary: Vocabulary, text: string, start: number): void {
    const first = this.#begin(roomFor(text.length))
    this.#end(first, vocabulary.readInto(this.#ids, first, text), start)
  }

  /** Where the tokens of another leaf go, for so many of which there is room: behind a break. */
  #begin(count: number): number {
    const first = this.#length > 0 ? this.#length + 1 : 0
    if (first + count > this.#ids.length) {
      const grown = new Uint32Array(Math.max(this.#ids.length * 2, first + count))
      grown.set(this.#ids)
      this.#ids = grown
    }
    return first
  }

  #end(first: number, behind: number, start: number): void {
    if (behind <= first) return
    if (first > 0) this.#ids[first - 1] = BREAK
    this.#leafTokens.push(first)
    this.#leafStarts.push(start)
    this.#length = behind
  }

  finish(): TokenRun {
    if (this.#length === 0) return NO_RUN
    const ids = this.#ids.subarray(0, this.#length)
    return {
      ids: narrowed(ids) ?? ids.slice(),
      leafTokens: new Uint32Array(this.#leafTokens),
      leafStarts: new Uint32Array(this.#leafStarts),
    }
  }
}

/** The same numbers in two bytes each; undefined where one takes more. */
function narrowed(ids: Uint32Array): Uint16Array | undefined {
  const narrow = new Uint16Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number
    if (id > 0xffff) return undefined
    narrow[i] = id
  }
  return narrow
}
