// The tokens of an open document: those that were read once, less the blocks that edits took away, and the blocks that came.

import type { Document } from '../../model/document.ts'
import type { Block } from '../../syntax/block.ts'
import type { BlockList } from '../../syntax/block-list.ts'
import type { Vocabulary } from '../../text/tokens.ts'
import { trimmed } from '../../text/trimmed.ts'
import type { Entry } from './phrase-entry.ts'
import { hasPhrases, RunBuilder, type TokenIds, type TokenRun, tokensOfBlock } from './phrase-tokens.ts'

/**
 * Follows a document from edit to edit. What an edit leaves alone stays in `base`, with the index that holds it; what it takes away is
 * marked there as gone; what it brings is kept here, block by block. So an edit costs what it changes.
 */
export class OpenTokens {
  readonly base: Entry
  readonly #vocabulary: Vocabulary
  #seen: Document
  /** The blocks of the base that are still there, each with its number in it; undefined until the first edit. */
  #numbers: Map<Block, number> | undefined
  readonly #blocks: (Block | undefined)[] = []
  /** For each block of the base its first leaf, and where it started. */
  readonly #leaves: number[] = []
  readonly #starts: number[] = []
  readonly #added = new Map<Block, TokenRun>()
  /** Blocks of tables of contents. */
  #contents: Set<Block> = new Set()
  /** How many tokens came since. */
  size = 0

  /** `base` holds the tokens of `document`. */
  constructor(base: Entry, document: Document, vocabulary: Vocabulary) {
    this.base = base
    this.#seen = document
    this.#vocabulary = vocabulary
  }

  /** True where nothing has changed since the tokens were read. */
  get isWhole(): boolean {
    return this.base.isWhole && this.#added.size === 0
  }

  /** The tokens that came since, block by block. */
  *added(): Generator<TokenRun> {
    for (const tokens of this.#added.values()) if (tokens.ids.length > 0) yield tokens
  }

  /** Follows the document to its present text. */
  follow(document: Document): void {
    const before = this.#seen
    if (document === before) return
    const numbers = (this.#numbers ??= this.#number())
    this.#seen = document
    const { removed, added } = changeOf(before.list, document.list)
    for (const block of removed) this.#drop(block, numbers)
    for (const [block, index] of added) {
      if (!numbers.has(block) && !this.#added.has(block) && !this.#contents.has(block)) this.#add(document, index)
    }
    if (before.toc !== document.toc) this.#followContents(document, numbers)
  }

  /** The document's present tokens, in parts and in no order. */
  *parts(): Generator<TokenIds> {
    const tokens = this.base
    if (tokens.isWhole) yield tokens.ids
    else {
      let from = -1
      for (let block = 0; block < this.#blocks.length; block++) {
        const isHere = this.#blocks[block] !== undefined
        if (isHere && from < 0) from = this.#tokenOf(block)
        else if (!isHere && from >= 0) {
          yield tokens.ids.subarray(from, this.#tokenOf(block))
          from = -1
        }
      }
      if (from >= 0) yield tokens.ids.subarray(from)
    }
    for (const { ids } of this.added()) yield ids
  }

  /** The tokens of the document in their order, as if they had just been read. */
  collect(): TokenRun {
    if (this.isWhole) return this.base
    const numbers = (this.#numbers ??= this.#number())
    const builder = new RunBuilder()
    const tokens = this.base
    this.#seen.blocks.forEach((block, index) => {
      const start = this.#seen.startOf(index)
      const added = this.#added.get(block)
      const number = numbers.get(block)
      if (added) addLeaves(builder, added, 0, added.leafTokens.length, start)
      else if (number !== undefined)
        addLeaves(
          builder,
          tokens,
          this.#leaves[number] ?? 0,
          this.#leaves[number + 1] ?? 0,
          start - (this.#starts[number] ?? 0),
        )
    })
    return builder.finish()
  }

  /** The blocks that hold a place of some tokens, `search` being told to find them, by their index, in order: all of them, or with `isFirst` no more than are needed to know the first. */
  blocksWith(search: (ids: TokenIds) => Iterable<number>, isFirst: boolean): number[] {
    const found = new Set<Block>()
    const tokens = this.base
    this.#numbers ??= this.#number()
    for (const [block, { ids }] of this.#added) {
      for (const _ of search(ids)) {
        found.add(block)
        break
      }
    }
    for (const at of search(tokens.ids)) {
      if (this.base.isGone(at)) continue
      const block = this.#blocks[indexBelow(this.#leaves, indexBelow(tokens.leafTokens, at))]
      if (block) found.add(block)
      if (isFirst) break
    }
    const indexes: number[] = []
    let index = 0
    for (const { blocks } of this.#seen.list.runs) {
      if (indexes.length === found.size) break
      for (const block of blocks) {
        if (found.has(block)) indexes.push(index)
        index++
      }
    }
    return indexes
  }

  /** Numbers the blocks of the base, and finds their leaves in it. */
  #number(): Map<Block, number> {
    const document = this.#seen
    const { leafStarts } = this.base
    const numbers = new Map<Block, number>()
    let leaf = 0
    document.blocks.forEach((block, index) => {
      if (!hasPhrases(document, index)) {
        if (!block.isFrontMatter) this.#contents.add(block)
        return
      }
      numbers.set(block, this.#blocks.length)
      this.#blocks.push(block)
      this.#starts.push(document.startOf(index))
      this.#leaves.push(leaf)
      const end = document.startOf(index + 1)
      while (leaf < leafStarts.length && (leafStarts[leaf] ?? 0) < end) leaf++
    })
    this.#leaves.push(leaf)
    return numbers
  }

  /** The index of the first token of a block of the base; with the number behind the last one, the number of all tokens. */
  #tokenOf(number: number): number {
    const { leafTokens, length } = this.base
    return leafTokens[this.#leaves[number] ?? leafTokens.length] ?? length
  }

  #add(document: Document, index: number): void {
    const block = document.list.block(index)
    if (!block) return
    if (!hasPhrases(document, index)) {
      if (!block.isFrontMatter) this.#contents.add(block)
      return
    }
    const tokens = tokensOfBlock(document, index, this.#vocabulary)
    this.#added.set(block, tokens)
    this.size += tokens.ids.length
  }

  #drop(block: Block, numbers: Map<Block, number>): void {
    this.#contents.delete(block)
    this.size -= this.#added.get(block)?.ids.length ?? 0
    if (this.#added.delete(block)) return
    const number = numbers.get(block)
    if (number === undefined) return
    numbers.delete(block)
    this.#blocks[number] = undefined
    this.base.markGone(this.#tokenOf(number), this.#tokenOf(number + 1))
  }

  /** Blocks that have become part of a table of contents, or are no longer. */
  #followContents(document: Document, numbers: Map<Block, number>): void {
    const before = this.#contents
    this.#contents = new Set()
    for (const index of document.toc) {
      const block = document.list.block(index)
      if (!block || block.isFrontMatter) continue
      this.#drop(block, numbers)
      this.#contents.add(block)
      before.delete(block)
    }
    if (before.size === 0) return
    document.blocks.forEach((block, index) => {
      if (before.has(block)) this.#add(document, index)
    })
  }
}

function addLeaves(builder: RunBuilder, run: TokenRun, from: number, to: number, moved: number): void {
  const { ids, leafTokens, leafStarts } = run
  for (let leaf = from; leaf < to; leaf++) {
    const end = leaf + 1 < leafTokens.length ? (leafTokens[leaf + 1] ?? 0) - 1 : ids.length
    builder.addLeaf(ids, leafTokens[leaf] ?? 0, end, (leafStarts[leaf] ?? 0) + moved)
  }
}

/**
 * The blocks that are gone, and the others of the runs that came, by index. Several edits may lie far apart: what stands between
 * them is passed over, run by run.
 */
function changeOf(
  before: BlockList,
  after: BlockList,
): { readonly removed: Iterable<Block>; readonly added: ReadonlyMap<Block, number> } {
  const { old, now, head } = trimmed(before.runs, after.runs)
  const gone = new Set(old)
  const added = new Map<Block, number>()
  now.forEach((run, number) => {
    if (gone.delete(run)) return
    run.blocks.forEach((block, index) => {
      added.set(block, (after.firsts[head + number] ?? 0) + index)
    })
  })
  const removed: Block[] = []
  for (const { blocks } of gone) for (const block of blocks) if (!added.has(block)) removed.push(block)
  return { removed, added }
}

/** The index of the last value that is not above `wanted`. */
export function indexBelow(values: ArrayLike<number>, wanted: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((values[middle] ?? 0) <= wanted) low = middle
    else high = middle - 1
  }
  return low
}
