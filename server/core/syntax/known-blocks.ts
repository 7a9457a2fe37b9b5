// Blocks by what they read as: their source, and the head below which it is read.

import type { Block } from './block.ts'

/** Front matter is none of them. Blocks that read the same are kept in their order. */
export class KnownBlocks {
  readonly #byHead = new Map<string | undefined, Map<string, Block[]>>()

  constructor(blocks: Iterable<Block>) {
    for (const block of blocks) this.add(block)
  }

  get isEmpty(): boolean {
    return this.#byHead.size === 0
  }

  add(block: Block): void {
    if (block.isFrontMatter) return
    let bySource = this.#byHead.get(block.head)
    if (!bySource) {
      bySource = new Map()
      this.#byHead.set(block.head, bySource)
    }
    const same = bySource.get(block.source)
    if (same) same.push(block)
    else bySource.set(block.source, [block])
  }

  /** The same list for the same blocks; undefined where there are none. */
  get(source: string, head: string | undefined): readonly Block[] | undefined {
    return this.#byHead.get(head)?.get(source)
  }
}
