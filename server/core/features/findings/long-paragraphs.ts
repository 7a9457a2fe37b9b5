// The long paragraphs of a document by run, each with a sketch, and which sketches come twice: what an edit moves, and no more.

import type { Document } from '../../model/document.ts'
import type { Leaf } from '../../syntax/prose.ts'
import { type Columns, type Mapped, mapRuns, sharedEnds } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { countLetters } from '../../text/letter-counts.ts'
import { lettersOf, type Sketch, sketchOf } from '../../text/sketch.ts'

/** A paragraph or list item, `[start, end)` of the block with this index in its run. */
export interface LongParagraph extends Sketch {
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
      return document.factsOf(block).leaves.flatMap((leaf): LongParagraph[] => {
        if (leaf.kind !== 'paragraph' || leaf.text.length < LONG / 2) return []
        const { han, latin } = countLetters(leaf.text)
        const weight = han * 2 + latin
        if (weight < LONG) return []
        const isLonger = weight >= LONGER
        const { exact, bands } = sketchOf(lettersOf(leaf.text))
        return [{ index, start: leaf.start, end: leaf.end, leaf, isLonger, exact, bands: isLonger ? bands : [] }]
      })
    })
    return found.length > 0 ? found : NONE
  })
}

/** Which runs have a number of a sketch: one, or several with how often each. */
type Holders = LongParagraphs | Map<LongParagraphs, number>

/** What the last version of a document had; changed in place by the runs that came and went. */
class SketchIndex {
  #columns: Columns = [[]]
  readonly #holders = new Map<number, Holders>()
  readonly #repeated = new Set<number>()

  /** The runs' lists that hold a number which comes twice in the document. */
  update(runs: readonly LongParagraphs[]): ReadonlySet<LongParagraphs> {
    const columns: Columns = [runs]
    const { head, tail } = sharedEnds(this.#columns, columns)
    const [before] = this.#columns as readonly [readonly LongParagraphs[]]
    for (let number = head; number < before.length - tail; number++) this.#change(before[number] ?? NONE, -1)
    for (let number = head; number < runs.length - tail; number++) this.#change(runs[number] ?? NONE, 1)
    this.#columns = columns
    const found = new Set<LongParagraphs>()
    for (const key of this.#repeated) {
      const holders = this.#holders.get(key)
      if (holders instanceof Map) for (const holder of holders.keys()) found.add(holder)
    }
    return found
  }

  isRepeated(key: number): boolean {
    return this.#repeated.has(key)
  }

  #change(list: LongParagraphs, by: 1 | -1): void {
    for (const { exact, bands } of list) {
      this.#count(exact, list, by)
      for (const band of bands) this.#count(band, list, by)
    }
  }

  #count(key: number, list: LongParagraphs, by: 1 | -1): void {
    const known = this.#holders.get(key)
    if (known === undefined) {
      if (by > 0) this.#holders.set(key, list)
      return
    }
    const counts = known instanceof Map ? known : new Map([[known, 1]])
    const count = (counts.get(list) ?? 0) + by
    if (count > 0) counts.set(list, count)
    else counts.delete(list)
    const [only] = counts
    if (only === undefined) this.#holders.delete(key)
    else this.#holders.set(key, counts.size === 1 && only[1] === 1 ? only[0] : counts)
    if (this.#holders.get(key) instanceof Map) this.#repeated.add(key)
    else this.#repeated.delete(key)
  }
}

const INDEX = new Slot<SketchIndex>()

/** The runs, by their lists, that hold a paragraph which may stand in the document twice, and which numbers say so. */
export function findRepeated(
  document: Document,
  runs: readonly LongParagraphs[],
): { readonly lists: ReadonlySet<LongParagraphs>; isRepeated(key: number): boolean } {
  const index = INDEX.get(document.lineage) ?? INDEX.set(document.lineage, new SketchIndex())
  return { lists: index.update(runs), isRepeated: key => index.isRepeated(key) }
}
