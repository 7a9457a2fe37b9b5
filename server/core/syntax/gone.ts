// What an edit took out of a document, kept for the edit that brings it back: a fence that was open is closed again, or a cut undone.

import type { Block } from './block.ts'
import type { BlockList, Run, RunsByFirst } from './block-list.ts'
import { KnownBlocks } from './known-blocks.ts'

type Definitions = ReadonlyMap<string, string>

/** So many blocks must have gone at once. */
const MANY = 32

/** The runs of blocks that went together last, with all that is known of them. */
export class Gone {
  /** Those of the document that had the blocks: what is known of them rests on these. */
  readonly definitions: Definitions
  readonly #runs: readonly Run[]
  #bySource: KnownBlocks | undefined

  private constructor(runs: readonly Run[], definitions: Definitions) {
    this.definitions = definitions
    this.#runs = runs
  }

  /** What has gone when `removed` blocks of a list give way to `added`, from index `at` on; `last` is what had before. */
  static after(
    last: Gone | undefined,
    { firsts, runs }: BlockList,
    at: number,
    removed: number,
    added: readonly Block[],
    definitions: Definitions,
  ): Gone | undefined {
    if (removed < MANY) return last === undefined || last.hasSome(added) ? undefined : last
    const isInside = (number: number): boolean =>
      (firsts[number] ?? 0) >= at && (firsts[number + 1] ?? 0) <= at + removed
    return new Gone(
      runs.filter((_, number) => isInside(number)),
      definitions,
    )
  }

  get bySource(): KnownBlocks {
    this.#bySource ??= new KnownBlocks(this.#runs.flatMap(run => run.blocks))
    return this.#bySource
  }

  get byFirst(): RunsByFirst {
    return new Map(this.#runs.flatMap(run => (run.blocks[0] ? [[run.blocks[0], run] as const] : [])))
  }

  /** Whether some of them came back: they must not come a second time. */
  hasSome(blocks: readonly Block[]): boolean {
    const known = this.#bySource
    return known !== undefined && blocks.some(block => known.get(block.source, block.head)?.includes(block))
  }
}
