// Large sums that a text says were reached in a year: what a target for something like it should not fall far below.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { measureOf } from '../reading/measure.ts'
import { collectQuantities } from '../reading/quantity.ts'
import type { Block } from '../syntax/block.ts'
import type { Run } from '../syntax/block-list.ts'
import { toSource } from '../syntax/prose.ts'
import { Slot } from '../syntax/slot.ts'
import { sentenceAround } from '../text/sentence.ts'

/** A sum of money with the year in which it was reached. Offsets are into the block, or as {@link findPastAmount} gives it into the document. */
export interface PastAmount extends Range {
  readonly amount: number
  readonly dimension: string
  readonly year: number
  /** The words of the sum. */
  readonly text: string
  /** What stands before the sum in its sentence, and behind it in English: what it is a sum of. */
  readonly words: string
}

const PAST = new Slot<readonly PastAmount[]>()
const NONE: readonly PastAmount[] = []

/** How far back a text is read: a digest of a plan gives what there is and what is to come on one page. */
const REACH = 60

/** The first of the runs that a look back from a run may reach. */
export function firstInReach({ list }: Document, number: number): number {
  let first = number
  while (first > 0 && (list.firsts[first] ?? 0) > (list.firsts[number] ?? 0) - REACH) first--
  return first
}

/** The sums in one run of blocks, by the index of their block in it. */
type RunPast = readonly { readonly index: number; readonly past: readonly PastAmount[] }[]

const IN_RUN = new Slot<RunPast>()
const NO_PAST: RunPast = []

function pastIn(document: Document, run: Run): RunPast {
  const known = IN_RUN.get(run)
  if (known) return known
  const found = run.blocks.flatMap((block, index) => {
    const past = PAST.get(block) ?? PAST.set(block, collect(document, block))
    return past.length > 0 ? [{ index, past }] : []
  })
  return IN_RUN.set(run, found.length > 0 ? found : NO_PAST)
}

/**
 * The last sum in the paragraphs up to the block at `index` of which `is` is true; its offsets, and those that `is` is given, are
 * into the document.
 */
export function findPastAmount(
  document: Document,
  index: number,
  is: (past: PastAmount, at: number) => boolean,
): PastAmount | undefined {
  const { list } = document
  for (let number = list.runOf(index); number >= 0; number--) {
    const run = list.runs[number]
    const first = list.firsts[number] ?? 0
    const found = run ? pastIn(document, run) : NO_PAST
    for (let i = found.length - 1; i >= 0; i--) {
      const inBlock = found[i]
      if (!inBlock || first + inBlock.index > index || first + inBlock.index <= index - REACH) continue
      const at = (list.offsets[number] ?? 0) + (run?.starts[inBlock.index] ?? 0)
      const past = inBlock.past.find(one => is(one, at))
      if (past) return { ...past, start: at + past.start, end: at + past.end }
    }
    if (first <= index - REACH) break
  }
  return undefined
}

function collect(document: Document, block: Block): readonly PastAmount[] {
  if (block.isFrontMatter || !/[万亿]|[tb]rillion|billion/.test(block.source)) return NONE
  const found: PastAmount[] = []
  for (const leaf of document.factsOf(block).leaves) {
    if (!REACHED.test(leaf.text) || leaf.text.length > LONGEST) continue
    const quantities = collectQuantities(leaf.text)
    for (const { kind, start, end, value, scale, unit } of quantities) {
      if (kind !== 'money') continue
      const sentence = sentenceAround(leaf.text, start, end)
      const year = quantities.find(
        each => each.kind === 'year' && each.start >= sentence.start && each.end <= sentence.end,
      )?.value
      const before = leaf.text.slice(sentence.start, start)
      if (year === undefined || !REACHED_BEFORE.test(before)) continue
      const { dimension, times } = measureOf(unit)
      const [from, to] = toSource(leaf, start, end)
      const text = leaf.text.slice(start, end)
      found.push({ amount: value * scale * times, dimension, year, text, words: before, start: from, end: to })
    }
  }
  return found.length > 0 ? found : NONE
}

/** A longer paragraph is no list of results. */
const LONGEST = 4000
const REACHED = /reach|exceed|total|amount|stood at|was worth|达到?|突破|超过|实现|为/
const REACHED_BEFORE =
  /(?:reached|exceeded|totall?ed|amounted to|stood at|was worth|had reached|surpassed)(?: (?:over|more than|about|around|nearly|a total of))? $|(?:达到?|突破|超过|实现|为)了?(?:大?约|近)? ?$/
