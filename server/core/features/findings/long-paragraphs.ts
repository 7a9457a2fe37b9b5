// The long paragraphs of a document by run, each with a sketch: worked out with the block that has it.

import type { Document } from '../../model/document.ts'
import type { Block } from '../../syntax/block.ts'
import type { Leaf } from '../../syntax/prose.ts'
import { type Columns, type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { countLetters } from '../../text/letter-counts.ts'
import { lettersOf, type Sketch, sketchOf } from '../../text/sketch.ts'

/** A paragraph or list item, `[start, end)` of its block; the same object as long as the block is. */
export interface LongParagraph extends Sketch {
  readonly start: number
  readonly end: number
  readonly leaf: Leaf
  /** Whether it is long enough for words that are nearly the same to mean anything. */
  readonly isLonger: boolean
}

/** A long paragraph, and the index in the run of the block that has it. */
export interface PlacedParagraph {
  readonly index: number
  readonly paragraph: LongParagraph
}

/** Those of a run; the same list as long as the run is. */
export type LongParagraphs = readonly PlacedParagraph[]

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
    const found = run.blocks.flatMap((block, index): PlacedParagraph[] => {
      if (block.isFrontMatter || block.source.length < LONG / 2 || toc.has(first + index)) return []
      return sketchesIn(document, block).map(paragraph => ({ index, paragraph }))
    })
    return found.length > 0 ? found : NONE
  })
}

const OF_BLOCK = new Slot<readonly LongParagraph[]>()
const NOTHING: readonly LongParagraph[] = []

/** The long paragraphs of a block, kept with it: an edit reads the block that it touched. */
function sketchesIn(document: Document, block: Block): readonly LongParagraph[] {
  const known = OF_BLOCK.get(block)
  if (known) return known
  const found = document.factsOf(block).leaves.flatMap((leaf): LongParagraph[] => {
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
