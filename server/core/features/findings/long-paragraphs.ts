// The long paragraphs of a document by run, each with a sketch, and which sketches come twice: what an edit moves, and no more.

import type { Document } from '../../model/document.ts'
import type { Block } from '../../syntax/block.ts'
import type { Run } from '../../syntax/block-list.ts'
import type { Leaf } from '../../syntax/prose.ts'
import { type Columns, type Mapped, mapRuns, sharedEnds } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { countLetters } from '../../text/letter-counts.ts'
import { lettersOf, type Sketch, sketchOf } from '../../text/sketch.ts'

/** A paragraph or list item, `[start, end)` of the block with this index in its run. */
export interface LongParagraph extends Sketch {
  readonly run: Run
  readonly index: number
  readonly start: number
  readonly end: number
  readonly leaf: Leaf
  /** Whether it is long enough for words that are nearly the same to mean anything. */
  readonly isLonger: boolean
}

/** Those of a run; the same list as long as the run is. */
export type LongParagraphs = readonly LongParagraph[]

/** How long a paragraph is that nobody writes twice: a Han character counts for two letters. */
const LONG = 80
const LONGER = 160

const OF_RUN = new Slot<Kept<LongParagraphs>>()
const OF_RUNS = new Slot<Mapped<LongParagraphs>>()
const NONE: LongParagraphs = []

/** The long paragraphs of every run. */
export function longParagraphsIn(document: Document): readonly LongParagraphs[] {
  const columns: Columns = [document.list.runs, document.contentsByRun]
  return mapRuns(OF_RUNS, document.lineage, [], columns, number => longParagraphsOfRun(document, number))
}

/** The long paragraphs of one run, kept with it. */
export function longParagraphsOfRun(document: Document, number: number): LongParagraphs {
  const { list, toc } = document
  const run = list.runs[number]
  if (!run) return NONE
  return keep(OF_RUN, run, [document.contentsByRun[number]], () => {
    const first = list.firsts[number] ?? 0
    const found = run.blocks.flatMap((block, index): LongParagraph[] => {
      if (block.isFrontMatter || block.source.length < LONG / 2 || toc.has(first + index)) return []
      return sketchesIn(document, block).map(one => ({ ...one, run, index }))
    })
    return found.length > 0 ? found : NONE
  })
}

type Sketched = Omit<LongParagraph, 'run' | 'index'>

const OF_BLOCK = new Slot<readonly Sketched[]>()
const NOTHING: readonly Sketched[] = []

/** The long paragraphs of a block, kept with it: an edit reads the block that it touched. */
function sketchesIn(document: Document, block: Block): readonly Sketched[] {
  const known = OF_BLOCK.get(block)
  if (known) return known
  const found = document.factsOf(block).leaves.flatMap((leaf): Sketched[] => {
    if (leaf.kind !== 'paragraph' || leaf.text.length < LONG / 2) return []
    const { han, latin } = countLetters(leaf.text)
    const weight = han * 2 + latin
    if (weight < LONG) return []
    const isLonger = weight >= LONGER
    const { exact, bands } = sketchOf(lettersOf(leaf.text))
    return [{ start: leaf.start, end: leaf.end, leaf, isLonger, exact, bands: isLonger ? bands : [] }]
  })
  return OF_BLOCK.set(block, found.length > 0 ? found : NOTHING)
}

/** What has a number of a sketch: one paragraph, or several. */
type Holders = LongParagraph | Set<LongParagraph>

/** What the last version of a document had; changed in place by the runs that came and went. */
class SketchIndex {
  #columns: Columns = [[]]
  readonly #holders = new Map<number, Holders>()
  readonly #repeated = new Map<number, Set<LongParagraph>>()

  update(runs: readonly LongParagraphs[]): void {
    const columns: Columns = [runs]
    const { head, tail } = sharedEnds(this.#columns, columns)
    const [before] = this.#columns as readonly [readonly LongParagraphs[]]
    for (let number = head; number < before.length - tail; number++)
      for (const one of before[number] ?? NONE) for (const key of keysOf(one)) this.#remove(key, one)
    for (let number = head; number < runs.length - tail; number++)
      for (const one of runs[number] ?? NONE) for (const key of keysOf(one)) this.#add(key, one)
    this.#columns = columns
  }

  /** The paragraphs with a number that another one has, too. */
  repeated(): ReadonlySet<LongParagraph> {
    const found = new Set<LongParagraph>()
    for (const holders of this.#repeated.values()) for (const holder of holders) found.add(holder)
    return found
  }

  isRepeated(key: number): boolean {
    return this.#repeated.has(key)
  }

  #add(key: number, one: LongParagraph): void {
    const known = this.#holders.get(key)
    if (known === undefined) this.#holders.set(key, one)
    else if (known instanceof Set) known.add(one)
    else if (known !== one) {
      const both = new Set([known, one])
      this.#holders.set(key, both)
      this.#repeated.set(key, both)
    }
  }

  #remove(key: number, one: LongParagraph): void {
    const known = this.#holders.get(key)
    if (!(known instanceof Set)) {
      this.#holders.delete(key)
      return
    }
    known.delete(one)
    const [left] = known
    if (known.size > 1 || left === undefined) return
    this.#holders.set(key, left)
    this.#repeated.delete(key)
  }
}

function keysOf({ exact, bands }: LongParagraph): readonly number[] {
  return [exact, ...bands]
}

const INDEX = new Slot<SketchIndex>()

/** The paragraphs of which another one may say the same, in the order of the text by runs, and which numbers say so. */
export function findRepeated(
  document: Document,
  runs: readonly LongParagraphs[],
): { readonly byRun: ReadonlyMap<number, LongParagraphs>; isRepeated(key: number): boolean } {
  const index = INDEX.get(document.lineage) ?? INDEX.set(document.lineage, new SketchIndex())
  index.update(runs)
  const isRepeated = (key: number): boolean => index.isRepeated(key)
  const repeated = index.repeated()
  if (repeated.size === 0) return { byRun: NO_RUNS, isRepeated }
  const numbers = new Map(document.list.runs.map((run, number) => [run, number]))
  const byRun = new Map<number, LongParagraph[]>()
  for (const one of repeated) {
    const number = numbers.get(one.run) ?? 0
    const known = byRun.get(number)
    if (known) known.push(one)
    else byRun.set(number, [one])
  }
  const inOrder = [...byRun].sort(([a], [b]) => a - b)
  for (const [, list] of inOrder) list.sort((a, b) => a.index - b.index || a.start - b.start)
  return { byRun: new Map(inOrder), isRepeated }
}

const NO_RUNS: ReadonlyMap<number, LongParagraphs> = new Map()
