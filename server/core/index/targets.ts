// The quantitative targets in a document, block by block: in its running text, and in the rows of its indicator tables.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { Slot } from '../model/slot.ts'
import { isChangeIn } from '../reading/change.ts'
import { readIndicatorRow } from '../reading/indicator-row.ts'
import { type IndicatorTable, readIndicatorTable } from '../reading/indicator-table.ts'
import { START, type Stance, type StanceState, stanceAfter, stanceIn } from '../reading/stance.ts'
import { findTargets } from '../reading/target.ts'
import { type ReadingContext, type TargetReading, yearStance } from '../reading/target-reading.ts'
import type { BlockFacts, Table } from '../syntax/parse-block.ts'
import { type Leaf, toSource } from '../syntax/prose.ts'
import { contextOf } from './reading-context.ts'

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
  /** The value is a change (提高5个百分点), not a level (提高到65%). */
  readonly isChange: boolean
}

interface Known {
  readonly before: StanceState
  readonly context: string
  readonly after: StanceState
  readonly targets: readonly FoundTarget[]
}

const TARGETS = new Slot<Known>()

/**
 * Targets by block. What a block holds depends on its own words, on the stance of the headings above it and on the
 * document's dates; it is read again only when one of these changes.
 */
export class TargetCache {
  /** Calls `visit` for each block that holds targets, in order. */
  visit(document: Document, visit: (index: number, targets: readonly FoundTarget[]) => void): void {
    const context = contextOf(document)
    const key = JSON.stringify(context)
    const values = document.values(TARGETS)
    const { toc } = document
    let state = START
    let quiet: Known | undefined
    for (let index = 0; index < values.length; index++) {
      if (toc.size > 0 && toc.has(index)) continue
      let known = values[index]
      if (known === undefined || known.context !== key || (known.before !== state && !isSame(known.before, state))) {
        known = { before: state, context: key, ...this.#read(document, index, state, context) }
        // Most blocks hold nothing and change nothing: those in one state share one value, which stays in the cache.
        if (known.after === state && known.targets.length === 0) {
          if (quiet?.before !== state) quiet = known
          known = quiet
        }
        values[index] = known
      }
      state = known.after
      if (known.targets.length > 0) visit(index, known.targets)
    }
  }

  #read(
    document: Document,
    index: number,
    state: StanceState,
    context: ReadingContext,
  ): { readonly after: StanceState; readonly targets: readonly FoundTarget[] } {
    if (document.blocks[index]?.isFrontMatter) return { after: state, targets: [] }
    return read(document.facts(index), state, context)
  }
}

/** The same headings with the same stances: an edit of a heading's words seldom changes how its section reads. */
function isSame(a: StanceState, b: StanceState): boolean {
  return (
    a.lead?.stance === b.lead?.stance &&
    a.lead?.listDepth === b.lead?.listDepth &&
    a.headings.length === b.headings.length &&
    a.headings.every((heading, i) => heading.depth === b.headings[i]?.depth && heading.stance === b.headings[i]?.stance)
  )
}

function read(
  facts: BlockFacts,
  before: StanceState,
  context: ReadingContext,
): { after: StanceState; targets: readonly FoundTarget[] } {
  const targets: FoundTarget[] = []
  let state = before
  for (const leaf of facts.leaves) {
    // Rows that Markdown does not take for a table: their cells are no sentence.
    if (leaf.kind === 'cell' || isBrokenTable(leaf.text)) continue
    state = stanceAfter(state, leaf)
    if (leaf.kind === 'heading') continue
    const stance: Stance | undefined = stanceIn(state)
    const aspirational = stance === 'aspirational'
    const retrospective = stance === 'retrospective'
    for (const reading of findTargets(leaf.text, { ...context, aspirational, retrospective }))
      targets.push(placeTarget(leaf, reading))
  }
  for (const table of facts.tables) targets.push(...collectRows(facts, table, context))
  return { after: state, targets: facts.tables.length > 0 ? targets.sort((a, b) => a.start - b.start) : targets }
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

/** A table of the document with what its cells say. */
export function readTable(
  facts: BlockFacts,
  table: Table,
  period: ReadingContext['period'],
): IndicatorTable | undefined {
  const [header = [], ...rows] = table.rows.map(row => row.map(cell => facts.leaves[cell]?.text.trim() ?? ''))
  return readIndicatorTable({ header, rows }, period)
}

/** The rows of an indicator table that set something for years to come. */
function collectRows(facts: BlockFacts, table: Table, context: ReadingContext): FoundTarget[] {
  const read = readTable(facts, table, context.period)
  if (!read) return []
  return read.rows.flatMap(row => {
    const value = row.target ?? row.change
    if (!value || !isAhead(read, row.target?.year, context)) return []
    const cells = (table.rows[row.row + 1] ?? []).map(cell => facts.leaves[cell])
    const named = cells[read.indicator]?.text.trim() ? cells[read.indicator] : cells[read.part ?? read.indicator]
    const last = cells[value.column]
    if (!named || named.text.trim() === '' || !last) return []
    const from = named.text.length - named.text.trimStart().length
    const [start, end] = toSource(named, from, from + named.text.trim().length)
    return {
      start,
      end: Math.max(end, last.end),
      leaf: named,
      ...readIndicatorRow(row, context.period?.to),
      text: cells.map(cell => cell?.text.trim() ?? '').join(' | '),
      row: { start: cells[0]?.start ?? start, end: cells.at(-1)?.end ?? end },
      mark: { start, end },
      isRow: true,
    }
  })
}

/** A table of results has years, too: a plan's says 属性, 年均 or a year that is still to come. */
function isAhead(table: IndicatorTable, year: number | undefined, context: ReadingContext): boolean {
  const stance = year === undefined ? undefined : yearStance(year, context)
  if (stance !== undefined) return stance === 'future'
  const isPlan = table.attribute !== undefined || (table.change !== undefined && table.years.length > 1)
  return isPlan || (year === undefined && context.period !== undefined)
}
