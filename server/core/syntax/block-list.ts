// The blocks of a document in runs of some dozens, so that an edit copies one run and a short list, however long the text is.

import { trimmed } from '../text/trimmed.ts'
import { type Block, type Hints, joinHints } from './block.ts'
import type { Keeper } from './slot.ts'

/** Blocks that stand together; what concerns all of them is worked out once and stays while none of them is touched. */
export class Run implements Keeper {
  readonly kept: unknown[] = []
  readonly blocks: readonly Block[]
  /** The offset in the run at which each block starts, and the length behind the last. */
  readonly starts: Uint32Array
  #lines: Uint32Array | undefined
  #insets: Uint32Array | undefined
  #may: Hints | undefined

  constructor(blocks: readonly Block[]) {
    this.blocks = blocks
    this.starts = new Uint32Array(blocks.length + 1)
    let at = 0
    blocks.forEach((block, index) => {
      at += block.source.length
      this.starts[index + 1] = at
    })
  }

  get length(): number {
    return this.starts[this.blocks.length] ?? 0
  }

  /** The line in the run on which each block starts, and the number of its line breaks behind the last. */
  get lines(): Uint32Array {
    if (!this.#lines) {
      const lines = new Uint32Array(this.blocks.length + 1)
      let at = 0
      this.blocks.forEach((block, index) => {
        at += block.lineBreaks
        lines[index + 1] = at
      })
      this.#lines = lines
    }
    return this.#lines
  }

  /** How far behind the start of its line each block starts, and the end of the last; of the first line as far as it is in the run. */
  get insets(): Uint32Array {
    if (!this.#insets) {
      const insets = new Uint32Array(this.blocks.length + 1)
      this.blocks.forEach(({ source, lineBreaks, lineStarts }, index) => {
        insets[index + 1] =
          lineBreaks > 0 ? source.length - (lineStarts[lineBreaks] ?? 0) : (insets[index] ?? 0) + source.length
      })
      this.#insets = insets
    }
    return this.#insets
  }

  /** What any of the blocks may hold. */
  get may(): Hints {
    this.#may ??= joinHints(this.blocks)
    return this.#may
  }
}

/** What changed from one list to another: the blocks `removed` from index `at` on gave way to `added`. */
export interface Difference {
  readonly at: number
  readonly removed: readonly Block[]
  readonly added: readonly Block[]
}

/** What the blocks of a run weigh when it is made, and the least and most that an edit may leave it with. */
const WEIGHT = 64
const LEAST = 16
const MOST = 128

/** A block weighs 1, and 1 more for each so many characters. */
const CHARACTERS = 512

function weightOf({ source }: Block): number {
  return 1 + Math.floor(source.length / CHARACTERS)
}

function weigh(blocks: readonly Block[]): number {
  let weight = 0
  for (const block of blocks) weight += weightOf(block)
  return weight
}

/** Immutable. Indexes count blocks, offsets UTF-16 units of the text. */
export class BlockList {
  readonly runs: readonly Run[]
  /** The index of the first block of each run, and the number of blocks behind the last. */
  readonly firsts: Uint32Array
  /** The offset at which each run starts, and the text's length behind the last. */
  readonly offsets: Uint32Array
  #lines: Uint32Array | undefined
  #insets: Uint32Array | undefined
  #flat: readonly Block[] | undefined

  private constructor(runs: readonly Run[]) {
    this.runs = runs
    this.firsts = new Uint32Array(runs.length + 1)
    this.offsets = new Uint32Array(runs.length + 1)
    let first = 0
    let offset = 0
    for (let i = 0; i < runs.length; i++) {
      const run = runs[i]
      first += run?.blocks.length ?? 0
      offset += run?.length ?? 0
      this.firsts[i + 1] = first
      this.offsets[i + 1] = offset
    }
  }

  static of(blocks: readonly Block[]): BlockList {
    return new BlockList(cut(blocks))
  }

  /** The number of blocks. */
  get count(): number {
    return this.firsts[this.runs.length] ?? 0
  }

  /** The length of the text. */
  get length(): number {
    return this.offsets[this.runs.length] ?? 0
  }

  /** The line on which each run starts, and the number of line breaks behind the last. */
  get lines(): Uint32Array {
    if (!this.#lines) {
      const lines = new Uint32Array(this.runs.length + 1)
      let at = 0
      this.runs.forEach((run, index) => {
        at += run.lines[run.blocks.length] ?? 0
        lines[index + 1] = at
      })
      this.#lines = lines
    }
    return this.#lines
  }

  /** How far behind the start of its line each run starts, and the text's end. */
  get insets(): Uint32Array {
    if (!this.#insets) {
      const insets = new Uint32Array(this.runs.length + 1)
      this.runs.forEach((run, index) => {
        const last = run.insets[run.blocks.length] ?? 0
        insets[index + 1] = (run.lines[run.blocks.length] ?? 0) > 0 ? last : (insets[index] ?? 0) + last
      })
      this.#insets = insets
    }
    return this.#insets
  }

  /** All blocks; made when somebody asks for the first time. */
  get blocks(): readonly Block[] {
    if (!this.#flat) {
      const flat: Block[] = []
      for (const { blocks } of this.runs) for (const block of blocks) flat.push(block)
      this.#flat = flat
    }
    return this.#flat
  }

  block(index: number): Block | undefined {
    if (index < 0 || index >= this.count) return undefined
    const run = indexAt(this.firsts, this.runs.length, index)
    return this.runs[run]?.blocks[index - (this.firsts[run] ?? 0)]
  }

  /** Whether some blocks stand here one behind the other, the first at an index. */
  has(blocks: readonly Block[], first: number): boolean {
    let number = this.runOf(first)
    let at = first - (this.firsts[number] ?? 0)
    return blocks.every(block => {
      while (at === this.runs[number]?.blocks.length) [number, at] = [number + 1, 0]
      return this.runs[number]?.blocks[at++] === block
    })
  }

  /** The offset at which a block starts; the text's length for an index past the end. */
  startOf(index: number): number {
    if (index >= this.count) return this.length
    const run = indexAt(this.firsts, this.runs.length, index)
    return (this.offsets[run] ?? 0) + (this.runs[run]?.starts[index - (this.firsts[run] ?? 0)] ?? 0)
  }

  /** The line on which a block starts. */
  lineOf(index: number): number {
    const run = indexAt(this.firsts, this.runs.length, index)
    return (this.lines[run] ?? 0) + (this.runs[run]?.lines[index - (this.firsts[run] ?? 0)] ?? 0)
  }

  /** How far behind the start of its line a block starts, in UTF-16 units: 0 but for portions of a line. */
  insetOf(index: number): number {
    if (index >= this.count) return 0
    const number = indexAt(this.firsts, this.runs.length, index)
    const run = this.runs[number]
    const inRun = index - (this.firsts[number] ?? 0)
    const isOnFirstLine = (run?.lines[inRun] ?? 0) === 0
    return (run?.insets[inRun] ?? 0) + (isOnFirstLine ? (this.insets[number] ?? 0) : 0)
  }

  /** The first and the last of the portions that the block of this index is one of; itself, twice, where it is whole. */
  portionsAround(index: number): readonly [first: number, last: number] {
    let [first, last] = [index, index]
    while (this.block(first)?.head !== undefined) first--
    while (this.block(last + 1)?.head !== undefined) last++
    return [first, last]
  }

  /** The index of the run that holds the block of this index. */
  runOf(index: number): number {
    return indexAt(this.firsts, this.runs.length, index)
  }

  /** The index of the block that holds `offset`; the last one for an offset at or past the end. */
  indexAt(offset: number): number {
    const run = indexAt(this.offsets, this.runs.length, offset)
    const { starts, blocks } = this.runs[run] ?? EMPTY
    return (this.firsts[run] ?? 0) + indexAt(starts, blocks.length, offset - (this.offsets[run] ?? 0))
  }

  /** The index of the block in which a line begins. */
  indexAtLine(line: number): number {
    const run = indexAt(this.lines, this.runs.length, line)
    const { lines, blocks } = this.runs[run] ?? EMPTY
    const last = (this.firsts[run] ?? 0) + indexAt(lines, blocks.length, line - (this.lines[run] ?? 0))
    // Other portions of the line may stand before it.
    return this.lineOf(last) === line ? this.indexAt(this.startOf(last) - this.insetOf(last)) : last
  }

  /** This list with `removed` blocks from index `at` on replaced; `gone` are runs that may come back with their blocks, by the first of these. */
  splice(at: number, removed: number, added: readonly Block[], gone?: { readonly byFirst: RunsByFirst }): BlockList {
    if (this.runs.length === 0) return BlockList.of(added)
    let from = indexAt(this.firsts, this.runs.length, Math.min(at, Math.max(0, this.count - 1)))
    let to = removed > 0 ? indexAt(this.firsts, this.runs.length, at + removed - 1) : from
    const left = (): Block[] => {
      const old = this.runs.slice(from, to + 1).flatMap(run => run.blocks)
      const inside = at - (this.firsts[from] ?? 0)
      return [...old.slice(0, inside), ...added, ...old.slice(inside + removed)]
    }
    let blocks = left()
    // What is left of a run by many small deletions goes together with its neighbour.
    if (to + 1 < this.runs.length && weigh(blocks) < LEAST) {
      to++
      blocks = left()
    }
    if (from > 0 && weigh(blocks) < LEAST) {
      from--
      blocks = left()
    }
    const made =
      weigh(blocks) > MOST
        ? cut(blocks, added.length > MOST ? gone?.byFirst : undefined)
        : blocks.length > 0
          ? [new Run(blocks)]
          : []
    return new BlockList([...this.runs.slice(0, from), ...made, ...this.runs.slice(to + 1)])
  }

  /** This list with other blocks in place of some; runs of which none is another stay. */
  map(other: (block: Block) => Block): BlockList {
    return new BlockList(
      this.runs.map(run => {
        const blocks = run.blocks.map(other)
        return blocks.every((block, index) => block === run.blocks[index]) ? run : new Run(blocks)
      }),
    )
  }

  /** What changed since `before`: runs that both share are passed over at once. */
  since(before: BlockList): Difference {
    const runs = trimmed(before.runs, this.runs)
    const blocksOf = (some: readonly Run[]): readonly Block[] => some.flatMap(run => run.blocks)
    const { old, now, head } = trimmed(blocksOf(runs.old), blocksOf(runs.now))
    return { at: (this.firsts[runs.head] ?? 0) + head, removed: old, added: now }
  }
}

/** Runs by their first block. */
export type RunsByFirst = ReadonlyMap<Block, Run>
const NO_RUNS: RunsByFirst = new Map()

/** Runs of all blocks; those of `gone` whose blocks stand together again are taken from there. */
function cut(blocks: readonly Block[], gone = NO_RUNS): Run[] {
  const runs: Run[] = []
  let from = 0
  const close = (to: number): void => {
    let weight = 0
    for (let next = from; next < to; next++) {
      weight += weightOf(blocks[next] as Block)
      if (weight < WEIGHT && next + 1 < to) continue
      runs.push(new Run(blocks.slice(from, next + 1)))
      from = next + 1
      weight = 0
    }
  }
  for (let at = 0; gone.size > 0 && at < blocks.length; at++) {
    const run = gone.get(blocks[at] as Block)
    if (!run?.blocks.every((block, index) => block === blocks[at + index])) continue
    close(at)
    runs.push(run)
    from = at + run.blocks.length
    at = from - 1
  }
  close(blocks.length)
  return runs
}

/** The index of the last of `count` ascending `starts` that is not behind `at`; 0 where all are. */
export function indexAt(starts: ArrayLike<number>, count: number, at: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

const EMPTY = new Run([])
