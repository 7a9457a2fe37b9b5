// What an edit took out of a document, kept for the edit that brings it back: a fence that was open is closed again, or a cut undone.

import type { Block } from './block.ts'
import type { BlockList, Run, RunsByFirst } from './block-list.ts'
import { KnownBlocks } from './known-blocks.ts'

type Definitions = ReadonlyMap<string, string>

/** So many blocks must have gone at once. */
const MANY = 32

/** The blocks that went together last, with all that is known of them and of the runs that went whole. */
export class Gone {
  /** Those of the document that had the blocks: what is known of them rests on these. */
  readonly definitions: Definitions
  readonly #blocks: readonly Block[]
  readonly #runs: readonly Run[]
  #bySource: KnownBlocks | undefined
  #all: ReadonlySet<Block> | undefined

  private constructor(blocks: readonly Block[], runs: readonly Run[], definitions: Definitions) {
    this.definitions = definitions
    this.#blocks = blocks
    this.#runs = runs
  }

  /** What has gone when `removed` blocks of a list give way to `added`, from index `at` on; `last` is what had before. */
  static after(
    last: Gone | undefined,
    { firsts, runs }: BlockList,
    at: number,
    removed: readonly Block[],
    added: readonly Block[],
    definitions: Definitions,
  ): Gone | undefined {
    if (removed.length < MANY) return last === undefined || last.hasSome(added) ? undefined : last
    const isInside = (number: number): boolean =>
      (firsts[number] ?? 0) >= at && (firsts[number + 1] ?? 0) <= at + removed.length
    // Lines that were merely put in another order are still there.
    const stay = new Set(added)
    return new Gone(
      removed.filter(block => !stay.has(block)),
      runs.filter((_, number) => isInside(number)),
      definitions,
    )
  }

  get bySource(): KnownBlocks {
    this.#bySource ??= new KnownBlocks(this.#blocks)
    return this.#bySource
  }

  get byFirst(): RunsByFirst {
    return new Map(this.#runs.flatMap(run => (run.blocks[0] ? [[run.blocks[0], run] as const] : [])))
  }

  /** Whether some of them came back: they must not come a second time. */
  hasSome(blocks: readonly Block[]): boolean {
    return this.#bySource !== undefined && blocks.some(block => this.has(block))
  }

  has(block: Block): boolean {
    this.#all ??= new Set(this.#blocks)
    return this.#all.has(block)
  }
}
