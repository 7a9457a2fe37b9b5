// Decides how deep headings stand: by what they are numbered with inside of which other numbers, and by what their format says.

import { type HeadingNumber, type Rank, rankOrder } from './heading-number.ts'
import type { Block } from './import-block.ts'

/** Given the headings of a document one after the other; the outermost are at 2, for the title is at 1. */
export class HeadingLevels {
  /** The numbered headings that the next one may stand in, outermost first. */
  #open: { rank: Rank | 'format'; order: number; depth: number; format?: number }[] = []
  /** The format's depths that there are, outermost first. */
  readonly #formats: readonly number[]

  /** True where headings without a number are the outermost: all numbers are 1., 2. and the like. */
  readonly #isPlainOuter: boolean

  /** @param numbers of the headings that are to come, for which the format says no depth */
  constructor(blocks: readonly Block[], numbers: readonly HeadingNumber[]) {
    this.#isPlainOuter = numbers.every(({ rank }) => rankOrder(rank) >= rankOrder('digit'))
    const depths = new Set<number>()
    for (const block of blocks) if (block.kind === 'format-heading') depths.add(block.depth)
    this.#formats = [...depths].sort((a, b) => a - b)
  }

  /**
   * The depth of a heading that no format knows, with its number; without one it stands in the numbered heading above it, and one that
   * recurs (International cooperation, in each of several parts) in the one above it that does not.
   */
  of(number: HeadingNumber | undefined, recurs = false): number {
    if (!number && this.#isPlainOuter && this.#formats.length === 0) {
      if (recurs && this.#open[0]?.order === -1) {
        this.#open = [...this.#open.slice(0, 1), { rank: 'format', order: -1, depth: 3 }]
        return 3
      }
      this.#open = [{ rank: 'format', order: -1, depth: 2 }]
      return 2
    }
    if (!number) {
      const above = this.#open.filter(({ rank }) => rank !== 'name').at(-1)
      return above ? Math.min(DEEPEST, above.depth + 1) : 2
    }
    const order = rankOrder(number.rank)
    while (this.#open.length > 0 && this.#isBeside(order)) this.#open.pop()
    const depth = Math.min(DEEPEST, (this.#open.at(-1)?.depth ?? 1) + 1)
    this.#open.push({ rank: number.rank, order, depth })
    return depth
  }

  /** The depth of a heading that has one in its format: as the format nests, without gaps. */
  ofFormat(format: number, number: HeadingNumber | undefined): number {
    while (
      this.#open.length > 0 &&
      (this.#open.at(-1)?.format === undefined || (this.#open.at(-1)?.format ?? 0) >= format)
    )
      this.#open.pop()
    const depth = Math.min(DEEPEST, (this.#open.at(-1)?.depth ?? 1) + 1, this.#formats.indexOf(format) + 2)
    this.#open.push({ rank: number?.rank ?? 'format', order: number ? rankOrder(number.rank) : -1, depth, format })
    return depth
  }

  /** A heading ends those of its own rank and of ranks inside of it; a name (序言) stands outermost and holds nothing numbered. */
  #isBeside(order: number): boolean {
    const last = this.#open.at(-1)
    if (!last) return false
    if (last.format !== undefined) return last.order >= 0 && last.order >= order && last.rank !== 'name'
    return last.order >= order || last.rank === 'name'
  }
}

const DEEPEST = 6
