// What the wordings that changed with a lexicon may have a say in: where none of them stands, all is as it was.

import type { Run } from '../syntax/block-list.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import { Slot } from '../syntax/slot.ts'
import { type Folded, fold } from '../text/fold.ts'
import { pluralInIes } from '../text/word-edge.ts'
import { buildTrie } from './lexicon.ts'
import type { Finder } from './trie.ts'

/** Some wordings, as they may stand in a text. */
export class TouchedWordings {
  readonly #finder: Finder<true>
  /** For each form the pairs of folded units that a text with it has. */
  readonly #forms: readonly (readonly number[])[]

  constructor(texts: readonly string[]) {
    this.#finder = buildTrie(texts.map(text => ({ text, value: true as const })))
    this.#forms = texts.flatMap(text => {
      const plural = pluralInIes(text)
      return (plural === undefined ? [text] : [text, plural]).map(form => pairsOf(trimmed(fold(form))))
    })
  }

  /** Whether any stands in a block. */
  standIn({ leaves }: BlockFacts): boolean {
    return !this.#finder.isEmpty && leaves.some(leaf => this.#finder.search(leaf.text).length > 0)
  }

  /** Whether any stands in a run of blocks, of which `factsOf` gives the facts. */
  standInRun(run: Run, factsOf: (block: Run['blocks'][number]) => BlockFacts): boolean {
    const pairs = PAIRS.get(run) ?? PAIRS.set(run, pairsIn(run, factsOf))
    return (
      this.#forms.some(form => form.every(pair => ((pairs[pair >>> 5] ?? 0) & (1 << (pair & 31))) !== 0)) &&
      run.blocks.some(block => this.standIn(factsOf(block)))
    )
  }
}

/** A bit for each hash of two folded units that stand beside each other in a run. */
const PAIRS = new Slot<Uint32Array>()
const BITS = 15

function pairsIn(run: Run, factsOf: (block: Run['blocks'][number]) => BlockFacts): Uint32Array {
  const pairs = new Uint32Array(2 ** BITS / 32)
  let folded: Folded | undefined
  for (const block of run.blocks) {
    for (const { text } of factsOf(block).leaves) {
      folded = fold(text, folded)
      for (const pair of pairsOf(folded)) pairs[pair >>> 5] = (pairs[pair >>> 5] ?? 0) | (1 << (pair & 31))
    }
  }
  return pairs
}

function pairsOf({ units, length }: Folded): number[] {
  const pairs: number[] = []
  for (let i = 1; i < length; i++)
    pairs.push(Math.imul((units[i - 1] ?? 0) * 31 + (units[i] ?? 0), 0x9e3779b1) >>> (32 - BITS))
  return pairs
}

/** No wording ends with a space. */
function trimmed(folded: Folded): Folded {
  let { length } = folded
  while (length > 0 && folded.units[length - 1] === 32) length--
  return { ...folded, length }
}
