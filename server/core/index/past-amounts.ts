// Large sums that a text says were reached in a year: what a target for something like it should not fall far below.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { Slot } from '../model/slot.ts'
import { measureOf } from '../reading/measure.ts'
import { collectQuantities } from '../reading/quantity.ts'
import { toSource } from '../syntax/prose.ts'
import { sentenceAround } from '../text/sentence.ts'

/** A sum of money with the year in which it was reached. Offsets are into the block, or as {@link pastAmountsBefore} gives them into the document. */
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

/** The sums in the paragraphs up to the block at `index`, the last ones first. */
export function pastAmountsBefore(document: Document, index: number): PastAmount[] {
  const values = document.values(PAST)
  const found: PastAmount[] = []
  for (let at = index; at >= 0 && at > index - REACH; at--) {
    const own = (values[at] ??= collect(document, at))
    const by = document.startOf(at)
    for (const one of own) found.push({ ...one, start: one.start + by, end: one.end + by })
  }
  return found
}

function collect(document: Document, index: number): readonly PastAmount[] {
  const block = document.blocks[index]
  if (!block || block.isFrontMatter || !/[万亿]|[tb]rillion|billion/.test(block.source)) return NONE
  const found: PastAmount[] = []
  for (const leaf of document.facts(index).leaves) {
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
