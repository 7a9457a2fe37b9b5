// The quantitative targets in a document, block by block: in its running text, and in the rows of its indicator tables.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { isChangeIn } from '../reading/change.ts'
import { yearDue } from '../reading/due.ts'
import { LookingContext, type Looks } from '../reading/looking-context.ts'
import {
  announcedBy,
  dueIn,
  isSameState,
  mayTurn,
  START,
  START_OF_REVIEW,
  type StanceState,
  stanceAfter,
  stanceIn,
} from '../reading/stance.ts'
import { findTargets, moveReading } from '../reading/target.ts'
import { documentYear, type ReadingContext, type TargetReading, withStance } from '../reading/target-reading.ts'
import type { Block } from '../syntax/block.ts'
import type { Run } from '../syntax/block-list.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import { type Leaf, toSource } from '../syntax/prose.ts'
import { type Columns, type Mapped, sharedEnds } from '../syntax/run-map.ts'
import { latestFirst, Slot } from '../syntax/slot.ts'
import { Beside } from '../text/beside.ts'
import { isSameData } from '../text/same-data.ts'
import { placePasted, placeTable } from './placed-table.ts'
import { contextOf } from './reading-context.ts'
import { collectRows } from './row-targets.ts'
import { type Statement, statementsOf } from './statements.ts'

/** A target in a block. Offsets are into the block, those of the reading into the text of `leaf`; a row has none. */
export interface FoundTarget extends Range {
  readonly leaf: Leaf
  readonly reading: TargetReading
  /** The words: a clause, or the cells of a row with `|` between them. */
  readonly text: string
  /** Where a link goes: around the clause, or around the words of a row's first cell. */
  readonly mark: Range
  readonly isRow: boolean
  /** The row of the table from its first cell to its last. */
  readonly row?: Range
  /** Cells of the row that set targets of their own, for other years. */
  readonly apart?: readonly Range[]
  /** The value is a change (提高5个百分点), not a level (提高到65%). */
  readonly isChange: boolean
}

/** What was read in a block, with all that it depends on beside the block. */
interface Known {
  readonly before: StanceState
  readonly context: string
  readonly after: StanceState
  readonly targets: readonly FoundTarget[]
  /** What of the context was looked at, where the stance is the same in all of the block; else undefined: all of it. */
  readonly looks: Looks | undefined
}

/** The targets of one run of blocks. */
export interface RunTargets {
  /** The blocks that hold targets, by their index in the run. */
  readonly blocks: readonly { readonly index: number; readonly targets: readonly FoundTarget[] }[]
}

/** The same with all that it depends on beside the run. */
interface KnownRun {
  readonly context: string
  /** The blocks of tables of contents, in which none are looked for. */
  readonly contents: string
  readonly before: StanceState
  readonly after: StanceState
  readonly found: RunTargets
}

/** The last ones first: a heading that is taken back, or a date, brings them back. */
const TARGETS = new Slot<readonly Known[]>()
const RUNS = new Slot<readonly KnownRun[]>()
const ALL = new Slot<Mapped<KnownRun>>()

/**
 * Targets by block. What a block holds depends on its own words, on the stance of the headings above it and on the
 * document's dates; it is read again only when one of these changes that had a say in it.
 */
export class TargetCache {
  readonly #known = new Beside<Document, readonly RunTargets[]>()

  /** Calls `visit` for each block that holds targets, in order. */
  visit(document: Document, visit: (index: number, targets: readonly FoundTarget[]) => void): void {
    this.inRuns(document).forEach(({ blocks }, number) => {
      const first = document.list.firsts[number] ?? 0
      for (const { index, targets } of blocks) visit(first + index, targets)
    })
  }

  /** Reads what {@link inRuns} gives, a run a step: it is kept with the runs. */
  *stepThrough(document: Document): Generator<undefined, void> {
    const context = contextOf(document)
    const key = JSON.stringify(context)
    let state = startOf(context)
    for (const [number, run] of document.list.runs.entries()) {
      state = this.#inRun(document, run, number, state, context, key).after
      yield
    }
  }

  /**
   * What reads the targets of some blocks, by their indexes, which are given in order, when somebody asks: of all others no more is read
   * than what headings and lead-ins say.
   */
  inBlocks(document: Document, indexes: readonly number[]): ReadonlyMap<number, () => readonly FoundTarget[]> {
    const context = contextOf(document)
    const key = JSON.stringify(context)
    const readers = new Map<number, () => readonly FoundTarget[]>()
    let state = startOf(context)
    let next = 0
    for (const wanted of indexes) {
      for (; next <= wanted; next++) {
        const block = document.list.block(next)
        if (!block || document.toc.has(next)) continue
        const before = state
        if (next === wanted) readers.set(next, () => this.#inBlock(document, block, before, context, key).targets)
        state = turn(document, block, before)
      }
    }
    return readers
  }

  /** The targets of each run of the document's blocks; the same objects while nothing that they depend on changes. */
  inRuns(document: Document): readonly RunTargets[] {
    const known = this.#known.get(document)
    if (known) return known
    const context = contextOf(document)
    const key = JSON.stringify(context)
    const { runs } = document.list
    const columns: Columns = [runs, document.contentsByRun]
    const last = ALL.get(document.lineage)
    const { head, tail } = last && last.inputs[0] === key ? sharedEnds(last.columns, columns) : { head: 0, tail: 0 }
    const all = last && head > 0 ? last.values.slice(0, head) : []
    let state = all.at(-1)?.after ?? startOf(context)
    for (let number = head; number < runs.length; number++) {
      const run = runs[number]
      if (!run) break
      const known = this.#inRun(document, run, number, state, context, key)
      state = known.after
      all.push(known)
      // From a run on that begins and ends as it did, all the others do.
      const old = last ? last.values.length - (runs.length - number) : -1
      if (last && runs.length - number <= tail && last.values[old] === known) {
        for (let at = old + 1; at < last.values.length; at++) all.push(last.values[at] as KnownRun)
        break
      }
    }
    ALL.set(document.lineage, { inputs: [key], columns, values: all })
    const found = all.map(known => known.found)
    this.#known.set(document, found)
    return found
  }

  #inRun(
    document: Document,
    run: Run,
    number: number,
    before: StanceState,
    context: ReadingContext,
    key: string,
  ): KnownRun {
    const { toc, list } = document
    const first = list.firsts[number] ?? 0
    const contents = document.contentsByRun[number] ?? ''
    const known = RUNS.get(run) ?? NOTHING_KNOWN
    const same = known.find(
      one =>
        one.contents === contents && one.context === key && (one.before === before || isSameState(one.before, before)),
    )
    if (same) {
      if (same !== known[0]) RUNS.set(run, latestFirst(known, same))
      return same
    }
    let state = before
    const blocks: { index: number; targets: readonly FoundTarget[] }[] = []
    run.blocks.forEach((block, index) => {
      if (contents !== '' && toc.has(first + index)) return
      const of = this.#inBlock(document, block, state, context, key)
      state = of.after
      if (of.targets.length > 0) blocks.push({ index, targets: of.targets })
    })
    // Who depends on the targets need not know that they were looked at in another context.
    const isAsBefore = ({ found }: KnownRun): boolean =>
      found.blocks.length === blocks.length &&
      blocks.every(({ index, targets }, at) => {
        const old = found.blocks[at]
        return old?.index === index && old.targets === targets
      })
    const found = known.find(isAsBefore)?.found ?? { blocks }
    const latest = { context: key, contents, before, after: state, found }
    RUNS.set(run, latestFirst(known, latest))
    return latest
  }

  #inBlock(document: Document, block: Block, before: StanceState, context: ReadingContext, key: string): Known {
    const known = TARGETS.get(block) ?? NOTHING_KNOWN
    const [last] = known
    if (last?.context === key && (last.before === before || isSameState(last.before, before))) return last
    const latest = this.#read(document, block, before, context, key, known)
    // Those that rest on the same as this one need not be kept beside it.
    const others = known.filter(one => one.targets !== latest.targets || one.looks !== latest.looks)
    TARGETS.set(block, latestFirst(others, latest))
    return latest
  }

  #read(
    document: Document,
    block: Block,
    before: StanceState,
    context: ReadingContext,
    key: string,
    known: readonly Known[],
  ): Known {
    if (block.isFrontMatter) return { before, context: key, after: before, targets: NO_TARGETS, looks: undefined }
    if (before.lead === undefined) {
      const here = standingIn(context, before)
      const same = known.find(({ looks }) => looks?.areSame(here))
      if (same) return { before, context: key, after: before, targets: same.targets, looks: same.looks }
    }
    const again = known.find(one => one.context === key && isSameState(one.before, before))
    if (again) return again
    const facts = document.factsOf(block)
    const looking =
      before.lead === undefined && !hasTurn(block, facts)
        ? new LookingContext(context, stanceIn(before, documentYear(context)), dueIn(before))
        : undefined
    const { after, targets } = read(block, facts, before, looking ?? context)
    // What says the same is the same, and most blocks hold nothing: one empty list serves all.
    const said = targets.length > 0 ? known.find(one => isSameData(one.targets, targets)) : undefined
    return {
      before,
      context: key,
      after,
      targets: said?.targets ?? (targets.length > 0 ? targets : NO_TARGETS),
      looks: looking?.looks,
    }
  }
}

/** The state in which a document begins, by its title. */
function startOf({ isReview }: ReadingContext): StanceState {
  return isReview ? START_OF_REVIEW : START
}

const NOTHING_KNOWN: readonly never[] = []
const NO_TARGETS: readonly FoundTarget[] = []

/** The context under the headings and lead-in of a state. */
function standingIn(context: ReadingContext, state: StanceState): ReadingContext {
  return withStance(context, stanceIn(state, documentYear(context)), yearDue(dueIn(state), context))
}

/** What a leaf says of targets: nothing if it is a cell, and of rows that nobody can take for a table the cells that are sentences. */
function statementsIn(leaf: Leaf, source: string): readonly Statement[] {
  if (leaf.kind === 'cell') return NO_STATEMENTS
  const statements = statementsOf(leaf, source)
  return isBrokenTable(leaf.text) && !statements.some(({ table }) => table) ? sentencesIn(leaf.text) : statements
}

const NO_STATEMENTS: readonly never[] = []

/** The same of one of the leaves of a block: an item with items of its own is told apart. */
function statementsAt(leaves: readonly Leaf[], at: number, source: string): readonly Statement[] {
  const leaf = leaves[at]
  if (!leaf) return NO_STATEMENTS
  const statements = statementsIn(leaf, source)
  const { listDepth = 0 } = leaf
  const isParent = listDepth > 0 && (leaves[at + 1]?.listDepth ?? 0) > listDepth
  return isParent && statements.length === 1 ? statements.map(one => ({ ...one, isParent })) : statements
}

function sentencesIn(text: string): readonly Statement[] {
  const sentences: Statement[] = []
  let at = 0
  for (const cell of text.split('|')) {
    if (cell.length > SHORTEST_SENTENCE && /[.。][”"’）)]?\s{0,9}$/.test(cell)) sentences.push({ text: cell, at })
    at += cell.length + 1
  }
  return sentences
}

const SHORTEST_SENTENCE = 20

/** Whether a block without a lead-in above it may change how what stands in it, or below, is to be read. */
function hasTurn({ source }: Block, { leaves }: BlockFacts): boolean {
  return leaves.some((_, at) => statementsAt(leaves, at, source).some(one => one.table !== undefined || mayTurn(one)))
}

/** The state behind a block, whatever targets it holds. */
function turn(document: Document, block: Block, before: StanceState): StanceState {
  if (block.isFrontMatter) return before
  let state = before
  const { leaves } = document.factsOf(block)
  for (const at of leaves.keys())
    for (const one of statementsAt(leaves, at, block.source)) if (!one.table) state = stanceAfter(state, one)
  return state
}

/** In a {@link LookingContext} nothing turns the stance. */
function read(
  { source }: Block,
  facts: BlockFacts,
  before: StanceState,
  context: ReadingContext,
): { after: StanceState; targets: readonly FoundTarget[] } {
  const targets: FoundTarget[] = []
  let state = before
  for (const [at, leaf] of facts.leaves.entries()) {
    const statements = statementsAt(facts.leaves, at, source)
    for (const [number, one] of statements.entries()) {
      let here = context
      if (one.table) {
        const under = underTitle(standingIn(context, state), statements[number - 1]?.text)
        const table = placePasted(leaf, one.table, under)
        if (table) targets.push(...collectRows(table, under))
        continue
      }
      if (!(context instanceof LookingContext)) {
        state = stanceAfter(state, one)
        if (leaf.kind === 'heading') continue
        here = standingIn(context, state)
      }
      for (const reading of findTargets(one.text, here))
        targets.push(placeTarget(leaf, one.at === 0 ? reading : moveReading(reading, one.at)))
    }
  }
  const here = context instanceof LookingContext ? context : standingIn(context, state)
  for (const table of facts.tables) {
    const placed = placeTable(facts, table, here)
    if (placed) for (const target of collectRows(placed, here)) targets.push(target)
  }
  return { after: state, targets: facts.tables.length > 0 ? targets.sort((a, b) => a.start - b.start) : targets }
}

/** The line right above a pasted table is its title: 2025年主要目标. */
function underTitle(context: ReadingContext, title: string | undefined): ReadingContext {
  const { stance, due } = announcedBy(title ?? '')
  return stance === undefined && due === undefined ? context : withStance(context, stance, yearDue(due, context))
}

/** A target that was read in the text of a leaf, with its place in the block. */
export function placeTarget(leaf: Leaf, reading: TargetReading): FoundTarget {
  const [start, end] = toSource(leaf, reading.start, reading.end)
  const text = leaf.text.slice(reading.start, reading.end)
  return {
    start,
    end,
    leaf,
    reading,
    text,
    mark: { start, end },
    isRow: false,
    isChange: isChangeIn(leaf.text, reading),
  }
}

function isBrokenTable(text: string): boolean {
  return text.includes('|') && text.split('|').length > 6
}

/** Whether a mark at `range` is one of `target`: a row holds cells that set others. */
export function isHeldBy({ start, end, apart = [] }: FoundTarget, range: Range): boolean {
  const isOver = (one: Range): boolean => range.start < one.end && one.start < range.end
  return isOver({ start, end }) && !apart.some(isOver)
}
