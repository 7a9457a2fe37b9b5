// What the wordings that changed with a lexicon may have a say in: where none of them stands, all is as it was.

import type { Document } from '../../model/document.ts'
import type { Block } from '../../syntax/block.ts'
import type { Run } from '../../syntax/block-list.ts'
import type { BlockFacts } from '../../syntax/parse-block.ts'
import { Slot } from '../../syntax/slot.ts'
import { type Folded, fold } from '../../text/fold.ts'
import { pluralInIes } from '../../text/word-edge.ts'
import { buildTrie } from './lexicon.ts'
import type { Finder } from './trie.ts'

/** Some wordings, as they may stand in a text. */
export class TouchedWordings {
  readonly #finder: Finder<true>
  /** For each form the hashes of its pairs of folded units, or of the only unit that it has. */
  readonly #forms: readonly (readonly number[])[]

  constructor(texts: readonly string[]) {
    this.#finder = buildTrie(texts.map(text => ({ text, value: true as const })))
    this.#forms = texts.flatMap(text => {
      const plural = pluralInIes(text)
      return (plural === undefined ? [text] : [text, plural]).map(form => {
        const folded = trimmed(fold(form))
        return folded.length === 1 ? unitsOf(folded) : pairsOf(folded)
      })
    })
  }

  /** Whether any stands in a block with these facts. */
  standIn(block: Block, { leaves }: BlockFacts): boolean {
    if (this.#finder.isEmpty || leaves.length === 0) return false
    const units = leaves.reduce((sum, { text }) => sum + text.length, 0)
    const pairs = PAIRS.get(block) ?? PAIRS.set(block, pairsIn([leaves], Math.min(MOST_BITS, bitsFor(units))))
    return this.#mayStandIn(pairs) && leaves.some(leaf => this.#finder.search(leaf.text).length > 0)
  }

  /** Whether any stands in a run of blocks, of which `factsOf` gives the facts. */
  standInRun(run: Run, factsOf: (block: Block) => BlockFacts): boolean {
    return this.#mayStandIn(pairsOfRun(run, factsOf)) && run.blocks.some(block => this.standIn(block, factsOf(block)))
  }

  #mayStandIn(pairs: Pairs): boolean {
    return this.#forms.some(form => form.every(pair => has(pairs, pair)))
  }
}

/** Makes what {@link TouchedWordings} looks at in a document, a run a step: of a long one nobody waits for it at the first change of a wording. */
export function* stepThroughPairs(document: Document): Generator<undefined, void> {
  for (const run of document.list.runs) {
    pairsOfRun(run, block => document.factsOf(block))
    yield
  }
}

function pairsOfRun(run: Run, factsOf: (block: Block) => BlockFacts): Pairs {
  const known = PAIRS.get(run)
  if (known) return known
  const leaves = run.blocks.map(block => factsOf(block).leaves)
  return PAIRS.set(run, pairsIn(leaves, MOST_BITS))
}

/** A bit for each hash of a folded unit, and of two that stand beside each other: as many bits as a power of two. */
type Pairs = Uint32Array

const PAIRS = new Slot<Pairs>()
/** Of a run; a block has four times as many bits as units or more, and no more than a run. */
const MOST_BITS = 15
const LEAST_BITS = 5

function bitsFor(units: number): number {
  return LEAST_BITS + Math.ceil(Math.log2(Math.max(1, units / 8)))
}

function pairsIn(blocks: readonly BlockFacts['leaves'][], bits: number): Pairs {
  const pairs = new Uint32Array(2 ** bits / 32)
  let folded: Folded | undefined
  for (const leaves of blocks) {
    for (const { text } of leaves) {
      folded = fold(text, folded)
      const { units, length } = folded
      for (let i = 0, before = 0; i < length; i++) {
        const unit = units[i] ?? 0
        mark(pairs, hashOf(0, unit))
        if (i > 0) mark(pairs, hashOf(before, unit))
        before = unit
      }
    }
  }
  return pairs
}

function mark(pairs: Pairs, pair: number): void {
  const bit = bitOf(pairs, pair)
  pairs[bit >>> 5] = (pairs[bit >>> 5] ?? 0) | (1 << (bit & 31))
}

function has(pairs: Pairs, pair: number): boolean {
  const bit = bitOf(pairs, pair)
  return ((pairs[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
}

/** The first bits of a hash, as many as say a bit of `pairs`. */
function bitOf(pairs: Pairs, hash: number): number {
  return hash >>> (Math.clz32(pairs.length) + 1 - LEAST_BITS)
}

function pairsOf({ units, length }: Folded): number[] {
  const pairs: number[] = []
  for (let i = 1; i < length; i++) pairs.push(hashOf(units[i - 1] ?? 0, units[i] ?? 0))
  return pairs
}

function unitsOf({ units, length }: Folded): number[] {
  return Array.from(units.subarray(0, length), unit => hashOf(0, unit))
}

function hashOf(one: number, other: number): number {
  return Math.imul(one * 31 + other, 0x9e3779b1) >>> 0
}

/** No wording ends with a space. */
function trimmed(folded: Folded): Folded {
  let { length } = folded
  while (length > 0 && folded.units[length - 1] === 32) length--
  return { ...folded, length }
}
