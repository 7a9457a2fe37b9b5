// Where in one document topics stand: the place of each mention, and how many each section has.

import type { Corpus } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import type { Range } from '../../model/meta.ts'
import type { Section } from '../../model/section.ts'
import { lastBelow } from '../../text/sorted.ts'
import { type DispersionMeasures, measureDispersion } from './dispersion-measure.ts'
import { placesOfTopic, type Topic } from './topic.ts'

/** A stretch of the document: a section of the chosen depth or above, with the headings that stand right over it. */
export interface Part extends Range {
  /** Undefined for what stands before the first heading. */
  readonly section: Section | undefined
  /** Where it begins, in readable characters without white space from the document's start. */
  readonly at: number
  readonly characters: number
}

/** One topic in a document. */
export interface DispersionRow {
  readonly topic: Topic
  readonly total: number
  /** The mentions in order, with their places in readable characters; the first {@link MOST_PLACES}. */
  readonly places: readonly (Range & { readonly at: number })[]
  /** Uses in each part. */
  readonly byPart: readonly number[]
  readonly measures: DispersionMeasures | undefined
}

export interface Dispersion {
  /** The depth of the sections that are parts. */
  readonly depth: number
  /** How many sections there are of each depth, the outermost first; depths without one are left out. */
  readonly depths: readonly { readonly depth: number; readonly sections: number }[]
  readonly parts: readonly Part[]
  readonly characters: number
  readonly rows: readonly DispersionRow[]
}

/** The most places that are kept of one topic; all are counted. */
const MOST_PLACES = 20_000
/** The fewest parts that tell something: from the depth on that has them. */
const FEWEST_PARTS = 4

/** Collects the places of topics in a document, over sections of `depth` or of one that tells. A step ends with `undefined`. */
export function* collectDispersion(
  corpus: Corpus,
  document: Document,
  topics: readonly Topic[],
  depth?: number,
): Generator<undefined, Dispersion> {
  const ruler = new Ruler()
  for (let index = 0; index < document.blocks.length; index++) {
    ruler.add(document, index)
    if (index % 500 === 499) yield
  }
  const counts = new Map<number, number>()
  for (const section of document.sections) counts.set(section.depth, (counts.get(section.depth) ?? 0) + 1)
  const depths = [...counts].sort(([a], [b]) => a - b).map(([one, sections]) => ({ depth: one, sections }))
  const chosen = depths.find(one => one.depth === depth)?.depth ?? tellingDepth(depths)
  const parts = cutParts(document, ruler, chosen)
  yield
  const rows: DispersionRow[] = []
  for (const topic of topics) {
    const found = placesOfTopic(corpus, topic, document)
    const byPart = new Array<number>(parts.length).fill(0)
    let part = 0
    for (const { start } of found) {
      while (part < parts.length - 1 && start >= (parts[part]?.end ?? 0)) part++
      byPart[part] = (byPart[part] ?? 0) + 1
    }
    rows.push({
      topic,
      total: found.length,
      places: found.slice(0, MOST_PLACES).map(range => ({ ...range, at: ruler.at(range.start) })),
      byPart,
      measures: measureDispersion(parts.map(({ characters }, i) => ({ uses: byPart[i] ?? 0, size: characters }))),
    })
    yield
  }
  return { depth: chosen, depths, parts, characters: ruler.total, rows }
}

/** The outermost depth with enough sections, else the one with most. */
function tellingDepth(depths: Dispersion['depths']): number {
  const most = Math.max(0, ...depths.map(({ sections }) => sections))
  return depths.find(({ sections }) => sections >= Math.min(FEWEST_PARTS, most))?.depth ?? 1
}

/** Cuts at every heading of `depth` or above; headings without text of their own belong to what follows. */
function cutParts(document: Document, ruler: Ruler, depth: number): Part[] {
  const heads = document.sections.filter(section => section.depth <= depth)
  const parts: Part[] = []
  let from = { start: 0, section: undefined as Section | undefined }
  const close = (end: number, next: Section | undefined): void => {
    const at = ruler.at(from.start)
    const characters = ruler.at(end) - at
    const heading = from.section ? ruler.at(from.section.headingEnd) - ruler.at(from.section.start) : 0
    const isBare = characters <= heading && next !== undefined
    if (!isBare) parts.push({ start: from.start, end, section: from.section, at, characters })
    from = { start: isBare ? from.start : end, section: next }
  }
  for (const section of heads) close(section.start, section)
  close(document.length, undefined)
  return parts
}

/** Says where an offset lies in readable characters: exact at leaves' ends, in proportion inside them. */
class Ruler {
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #before: number[] = []
  total = 0

  add(document: Document, index: number): void {
    if (document.blocks[index]?.isFrontMatter || document.toc.has(index)) return
    const at = document.startOf(index)
    for (const { start, end, text } of document.facts(index).leaves) {
      this.#starts.push(at + start)
      this.#ends.push(at + end)
      this.#before.push(this.total)
      this.total += text.length - (text.match(/[ \u3000\t-\r]/g)?.length ?? 0)
    }
  }

  at(offset: number): number {
    const leaf = lastBelow(this.#starts, offset + 1)
    if (leaf < 0) return 0
    const [start, end, before] = [this.#starts[leaf] ?? 0, this.#ends[leaf] ?? 0, this.#before[leaf] ?? 0]
    const behind = this.#before[leaf + 1] ?? this.total
    const share = end > start ? Math.min(1, (offset - start) / (end - start)) : 1
    return Math.round(before + (behind - before) * share)
  }
}
