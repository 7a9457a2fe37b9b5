// Counts the terms of a document that is open: of a run of blocks once, and again where an edit touched it.

import type { Document } from '../model/document.ts'
import type { Run } from '../syntax/block-list.ts'
import { type Mapped, mapRuns } from '../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../syntax/slot.ts'
import { Counter, type Counts, charactersIn, type SenseCount, type SenseCounts } from './counts.ts'
import type { MentionCache } from './mentions.ts'

/** The counts of a document; what an edit leaves alone is not counted again. */
export function countLive(document: Document, mentions: MentionCache): Counts {
  const { list, toc } = document
  let characters = 0
  const runs = countRuns(document, mentions).map((counts, number) => {
    characters += counts.characters
    return { bySense: counts.bySense, at: list.offsets[number] ?? 0 }
  })
  return { bySense: new SummedCounts(runs), characters, hasContents: toc.size > 0 }
}

/** The numbers of the runs that hold one of the senses with these keys. */
export function runsHolding(document: Document, mentions: MentionCache, keys: readonly string[]): number[] {
  return countRuns(document, mentions).flatMap(({ bySense }, number) =>
    keys.some(key => bySense.has(key)) ? [number] : [],
  )
}

function countRuns(document: Document, mentions: MentionCache): readonly RunCounts[] {
  const { list, toc } = document
  const stamps = mentions.stamps(document)
  return mapRuns(ALL, document.lineage, [], [list.runs, document.contentsByRun, stamps], number => {
    const run = list.runs[number]
    const first = list.firsts[number] ?? 0
    if (!run) return NO_COUNTS
    return keep(RUNS, run, [stamps[number], document.contentsByRun[number]], () =>
      countRun(document, run, mentions, index => toc.has(first + index)),
    )
  })
}

function countRun(
  document: Document,
  run: Run,
  mentions: MentionCache,
  isContents: (index: number) => boolean,
): RunCounts {
  const counter = new Counter()
  let characters = 0
  run.blocks.forEach((block, index) => {
    if (block.isFrontMatter || isContents(index)) return
    characters += CHARACTERS.get(block) ?? CHARACTERS.set(block, charactersIn(document.factsOf(block).leaves))
    for (const mention of mentions.of(document, block)) counter.addMention(mention, run.starts[index] ?? 0)
  })
  return { bySense: counter.bySense, characters }
}

/** What one run of blocks holds; offsets count from its start. */
interface RunCounts {
  readonly bySense: ReadonlyMap<string, SenseCount>
  readonly characters: number
}

const ALL = new Slot<Mapped<RunCounts>>()
const RUNS = new Slot<Kept<RunCounts>>()
const NO_COUNTS: RunCounts = { bySense: new Map(), characters: 0 }
const CHARACTERS = new Slot<number>()

/** The counts of all runs together, added up for those who ask. */
class SummedCounts implements SenseCounts {
  readonly #runs: readonly { readonly bySense: ReadonlyMap<string, SenseCount>; readonly at: number }[]
  #all: ReadonlyMap<string, SenseCount> | undefined

  constructor(runs: readonly { readonly bySense: ReadonlyMap<string, SenseCount>; readonly at: number }[]) {
    this.#runs = runs
  }

  get(key: string): SenseCount | undefined {
    if (this.#all) return this.#all.get(key)
    let [total, inner, first] = [0, 0, -1]
    for (const { bySense, at } of this.#runs) {
      const count = bySense.get(key)
      if (!count) continue
      total += count.total
      inner += count.inner
      if (first < 0) first = at + count.first
    }
    return total > 0 ? { total, inner, first } : undefined
  }

  has(key: string): boolean {
    return this.#runs.some(({ bySense }) => bySense.has(key))
  }

  [Symbol.iterator](): Iterator<[string, SenseCount]> {
    this.#all ??= this.#sum()
    return this.#all[Symbol.iterator]()
  }

  #sum(): ReadonlyMap<string, SenseCount> {
    const all = new Map<string, SenseCount>()
    for (const { bySense, at } of this.#runs) {
      for (const [key, { total, inner, first }] of bySense) {
        const known = all.get(key)
        if (!known) all.set(key, { total, inner, first: at + first })
        else all.set(key, { total: known.total + total, inner: known.inner + inner, first: known.first })
      }
    }
    return all
  }
}
