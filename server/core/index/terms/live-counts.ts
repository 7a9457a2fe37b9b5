// Counts the terms of a document that is open: of a run of blocks once, and again where an edit touched it.

import type { Document } from '../../model/document.ts'
import type { Run } from '../../syntax/block-list.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { trimmed } from '../../text/trimmed.ts'
import { Counter, type Counts, charactersIn, type SenseCount, type SenseCounts } from './counts.ts'
import type { MentionCache } from './mentions.ts'

/** The counts of a document; what an edit leaves alone is not counted again. */
export function countLive(document: Document, mentions: MentionCache): Counts {
  const { list, toc } = document
  let characters = 0
  const runs = countRuns(document, mentions)
  for (const counts of runs) characters += counts.characters
  const held = HELD.get(document.lineage) ?? HELD.set(document.lineage, new HeldSenses())
  return { bySense: new SummedCounts(runs, list.offsets, held), characters, hasContents: toc.size > 0 }
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

/** In how many runs of a document each sense is: of the version that was asked last, and of another one once somebody asks. */
class HeldSenses {
  #runs: readonly RunCounts[] = []
  readonly #held = new Map<string, number>()

  has(key: string, runs: readonly RunCounts[]): boolean {
    if (runs !== this.#runs) {
      const { old, now } = trimmed(this.#runs, runs)
      for (const { bySense } of now) for (const each of bySense.keys()) this.#add(each, 1)
      for (const { bySense } of old) for (const each of bySense.keys()) this.#add(each, -1)
      this.#runs = runs
    }
    return this.#held.has(key)
  }

  #add(key: string, step: number): void {
    const sum = (this.#held.get(key) ?? 0) + step
    if (sum > 0) this.#held.set(key, sum)
    else this.#held.delete(key)
  }
}

const HELD = new Slot<HeldSenses>()

/** The counts of all runs together, added up for those who ask. */
class SummedCounts implements SenseCounts {
  readonly #runs: readonly RunCounts[]
  readonly #offsets: ArrayLike<number>
  readonly #held: HeldSenses
  #all: ReadonlyMap<string, SenseCount> | undefined

  constructor(runs: readonly RunCounts[], offsets: ArrayLike<number>, held: HeldSenses) {
    this.#runs = runs
    this.#offsets = offsets
    this.#held = held
  }

  get(key: string): SenseCount | undefined {
    if (this.#all) return this.#all.get(key)
    if (!this.has(key)) return undefined
    let [total, inner, first] = [0, 0, -1]
    this.#runs.forEach(({ bySense }, number) => {
      const count = bySense.get(key)
      if (!count) return
      total += count.total
      inner += count.inner
      if (first < 0) first = (this.#offsets[number] ?? 0) + count.first
    })
    return { total, inner, first }
  }

  has(key: string): boolean {
    return this.#held.has(key, this.#runs)
  }

  [Symbol.iterator](): Iterator<[string, SenseCount]> {
    this.#all ??= this.#sum()
    return this.#all[Symbol.iterator]()
  }

  #sum(): ReadonlyMap<string, SenseCount> {
    const all = new Map<string, SenseCount>()
    this.#runs.forEach(({ bySense }, number) => {
      const at = this.#offsets[number] ?? 0
      for (const [key, { total, inner, first }] of bySense) {
        const known = all.get(key)
        if (!known) all.set(key, { total, inner, first: at + first })
        else all.set(key, { total: known.total + total, inner: known.inner + inner, first: known.first })
      }
    })
    return all
  }
}
