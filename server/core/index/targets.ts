// The quantitative targets in a document's running text, block by block.

import type { Document } from '../model/document.ts'
import { Slot } from '../model/slot.ts'
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

interface Known {
  readonly before: StanceState
  readonly context: string
  readonly after: StanceState
  readonly targets: readonly FoundTarget[]
}

const TARGETS = new Slot<Known>()

/**
 * Targets by block. What a block holds depends on its own words, on the stance of the headings above it and on the
 * document's dates; it is read again only when one of these changes.
 */
export class TargetCache {
  /** Calls `visit` for each block that holds targets, in order. */
  visit(document: Document, visit: (index: number, targets: readonly FoundTarget[]) => void): void {
    const context = contextOf(document)
    const key = JSON.stringify(context)
    const values = document.values(TARGETS)
    const { toc } = document
    let state = START
    let quiet: Known | undefined
    for (let index = 0; index < values.length; index++) {
      if (toc.size > 0 && toc.has(index)) continue
      let known = values[index]
      if (known === undefined || known.context !== key || (known.before !== state && !isSame(known.before, state))) {
        known = { before: state, context: key, ...this.#read(document, index, state, context) }
        // Most blocks hold nothing and change nothing: those in one state share one value, which stays in the cache.
        if (known.after === state && known.targets.length === 0) {
          if (quiet?.before !== state) quiet = known
          known = quiet
        }
        values[index] = known
      }
      state = known.after
      if (known.targets.length > 0) visit(index, known.targets)
    }
  }

  #read(
    document: Document,
    index: number,
    state: StanceState,
    context: ReadingContext,
  ): { readonly after: StanceState; readonly targets: readonly FoundTarget[] } {
    if (document.blocks[index]?.isFrontMatter) return { after: state, targets: [] }
    return read(document.facts(index), state, context)
  }
}

/** The same headings with the same stances: an edit of a heading's words seldom changes how its section reads. */
function isSame(a: StanceState, b: StanceState): boolean {
  return (
    a.lead?.stance === b.lead?.stance &&
    a.lead?.listDepth === b.lead?.listDepth &&
    a.headings.length === b.headings.length &&
    a.headings.every((heading, i) => heading.depth === b.headings[i]?.depth && heading.stance === b.headings[i]?.stance)
  )
}

/** What a document says of itself that decides how its numbers are to be read. */
export function contextOf(document: Document): ReadingContext {
  const { language, period, date } = document.meta
  return { language, period, date }
}

function isBrokenTable(text: string): boolean {
  return text.includes('|') && text.split('|').length > 6
}

function read(
  facts: BlockFacts,
  before: StanceState,
  context: ReadingContext,
): { after: StanceState; targets: readonly FoundTarget[] } {
  const targets: FoundTarget[] = []
  let state = before
  for (const leaf of facts.leaves) {
    // Rows that Markdown does not take for a table: their cells are no sentence.
    if (leaf.kind === 'cell' || isBrokenTable(leaf.text)) continue
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
