// The quantitative targets in a document's running text, block by block.

import type { Document } from '../model/document.ts'
import { START, type Stance, type StanceState, stanceAfter, stanceIn } from '../reading/stance.ts'
import { findTargets } from '../reading/target.ts'
import type { ReadingContext, TargetReading } from '../reading/target-reading.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import type { Leaf } from '../syntax/prose.ts'

/** A target in a leaf of a block. The reading's offsets are into the leaf's text. */
export interface FoundTarget {
  readonly leaf: Leaf
  readonly reading: TargetReading
}

interface Cached {
  readonly before: StanceState
  readonly context: string
  readonly after: StanceState
  readonly targets: readonly FoundTarget[]
}

/**
 * Targets by block. What a block holds depends on its own words, on the stance of the headings above it and on the
 * document's dates; it is read again only when one of these changes. A block's part goes with the block.
 */
export class TargetCache {
  readonly #byFacts = new WeakMap<BlockFacts, Cached>()

  /** Calls `visit` for each block that holds targets, in order. */
  visit(document: Document, visit: (index: number, targets: readonly FoundTarget[]) => void): void {
    const context = contextOf(document)
    const key = JSON.stringify(context)
    let state = START
    document.blocks.forEach((block, index) => {
      if (block.isFrontMatter || document.toc.has(index)) return
      const facts = document.facts(index)
      let cached = this.#byFacts.get(facts)
      if (cached?.before !== state || cached.context !== key) {
        cached = { before: state, context: key, ...read(facts, state, context) }
        this.#byFacts.set(facts, cached)
      }
      state = cached.after
      if (cached.targets.length > 0) visit(index, cached.targets)
    })
  }
}

/** What a document says of itself that decides how its numbers are to be read. */
export function contextOf(document: Document): ReadingContext {
  const { language, period, date } = document.meta
  return { language, period, date }
}

function read(
  facts: BlockFacts,
  before: StanceState,
  context: ReadingContext,
): { after: StanceState; targets: readonly FoundTarget[] } {
  const targets: FoundTarget[] = []
  let state = before
  for (const leaf of facts.leaves) {
    if (leaf.kind === 'cell') continue
    state = stanceAfter(state, leaf)
    if (leaf.kind === 'heading') continue
    const stance: Stance | undefined = stanceIn(state)
    const aspirational = stance === 'aspirational'
    const retrospective = stance === 'retrospective'
    for (const reading of findTargets(leaf.text, { ...context, aspirational, retrospective }))
      targets.push({ leaf, reading })
  }
  return { after: state, targets }
}
