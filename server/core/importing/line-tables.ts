// Finds tables among the lines of plain text: cells parted by tabs, by strokes, or set in columns.

import type { Table } from './import-block.ts'
import { cellsOf, type SourceLine } from './source-line.ts'
import { sliceSpans, trimSpans } from './spans.ts'

/** A table that the lines from `from` up to `to`, which is not part of it, make. */
export interface LineTable {
  readonly from: number
  readonly to: number
  readonly table: Table
  /** How its cells were parted: `tabs`, `strokes`, `columns`. */
  readonly by: 'tabs' | 'strokes' | 'columns'
}

/** The tables among `lines`, in order; only what is sure, none is `[]`. Linear. */
export function collectLineTables(lines: readonly SourceLine[]): LineTable[] {
  const tables: LineTable[] = []
  // Up to where a kind of table was looked for in vain: a later start there would find none either.
  const vain = new Map<Finder, number>()
  for (let at = 0; at < lines.length; at++) {
    for (const find of FINDERS) {
      if (at < (vain.get(find) ?? 0)) continue
      const found = find(lines, at)
      if (typeof found === 'number') vain.set(find, found)
      else {
        tables.push(found)
        at = found.to - 1
        break
      }
    }
  }
  return tables
}

/** A table that begins at a line, or up to which line none of this kind begins. */
type Finder = (lines: readonly SourceLine[], from: number) => LineTable | number

type Cell = readonly [start: number, end: number]

/** +----+, |----|, ├──┼──┤: a line of strokes. */
const STROKES = /^[\s|+\-=:_─━│┃┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬╭╮╯╰]{3,}$/
const BAR = /[|│┃║]/

function strokedTable(lines: readonly SourceLine[], from: number): LineTable | number {
  const rows: { line: SourceLine; cells: Cell[] }[] = []
  let head = 0
  let rules = 0
  let to = from
  for (; to < lines.length; to++) {
    const line = lines[to]
    if (!line || (to > from && line.isParted)) break
    if (STROKES.test(line.text) && /[-─━═=]{3}/.test(line.text)) {
      if (rows.length === 1 && head === 0) head = 1
      rules++
      continue
    }
    if (!BAR.test(line.text[0] ?? '') || !BAR.test(line.text.at(-1) ?? '')) break
    const cells = cutAt(line.text, /[|│┃║]/g).slice(1, -1)
    if (rows[0] && Math.abs(rows[0].cells.length - cells.length) > 1) break
    rows.push({ line, cells })
  }
  if (rows.length < 2 || rules < 1 || (rows[0]?.cells.length ?? 0) < 2) return to
  return { from, to, by: 'strokes', table: tableOf(rows, head) }
}

function tabbedTable(lines: readonly SourceLine[], from: number): LineTable | number {
  const first = lines[from]
  if (!first?.text.includes('\t')) return from + 1
  const rows: { line: SourceLine; cells: Cell[] }[] = []
  let to = from
  for (; to < lines.length; to++) {
    const line = lines[to]
    if (!line || (to > from && line.isParted) || !line.text.includes('\t')) break
    const cells = cutAt(line.text, /\t/g)
    if (rows[0] && rows[0].cells.length !== cells.length) break
    rows.push({ line, cells })
  }
  const columns = rows[0]?.cells.length ?? 0
  const isFilled = rows.every(
    ({ line, cells }) => cells.filter(([start, end]) => line.text.slice(start, end).trim() !== '').length * 2 > columns,
  )
  return rows.length >= (columns > 2 ? 2 : 3) && isFilled ? { from, to, by: 'tabs', table: tableOf(rows, 1) } : to
}

const GAP = /(?<=\S)(?:[ \u3000]{2,}|\u3000)(?=\S)/g

/** Rows of three cells or more that begin, or end, at the same columns, of which some may be empty; a number in nearly every row below the first. */
function columnTable(lines: readonly SourceLine[], from: number): LineTable | number {
  const rows: { line: SourceLine; cells: Cell[]; edges: Edge[] }[] = []
  let to = from
  for (; to < lines.length; to++) {
    const line = lines[to]
    if (!line || (to > from && line.isParted) || line.isCut || line.width > 200 || BAR.test(line.text)) break
    const cells = cutAt(line.text, GAP)
    const [first] = rows
    if (cells.length < (first ? 2 : 3) || (first && cells.length * 2 <= first.cells.length)) break
    const edges = cells.map(([start, end]) => ({
      start: line.indent + cellsOf(line.text.slice(0, start)),
      end: line.indent + cellsOf(line.text.slice(0, end)),
    }))
    const columns = first ? columnsOf(edges, first.edges) : edges.map((_, column) => column)
    if (!columns) break
    const filled = Array.from(first?.cells ?? cells, (_, column): Cell => cells[columns.indexOf(column)] ?? [0, 0])
    rows.push({ line, cells: filled, edges })
  }
  if (rows.length < 3) return from + 1
  const numeric = rows
    .slice(1)
    .filter(({ line, cells }) => cells.slice(1).some(([start, end]) => /\d/.test(line.text.slice(start, end)))).length
  return numeric >= rows.length - 2 ? { from, to, by: 'columns', table: tableOf(rows, 1) } : to
}

/** In which columns of the first row the cells of another one stand; undefined where one stands in none. */
function columnsOf(edges: readonly Edge[], columns: readonly Edge[]): number[] | undefined {
  const found: number[] = []
  for (const edge of edges) {
    const from = (found.at(-1) ?? -1) + 1
    const column = columns.slice(from).findIndex(other => isAligned(edge, other))
    if (column < 0) return undefined
    found.push(from + column)
  }
  return found
}

interface Edge {
  readonly start: number
  readonly end: number
}

function isAligned(a: Edge, b: Edge): boolean {
  return (
    Math.abs(a.start - b.start) <= 1 || Math.abs(a.end - b.end) <= 1 || Math.abs(a.start + a.end - b.start - b.end) <= 2
  )
}

function cutAt(text: string, gap: RegExp): Cell[] {
  const cells: Cell[] = []
  let last = 0
  for (const found of text.matchAll(gap)) {
    cells.push([last, found.index])
    last = found.index + found[0].length
  }
  return [...cells, [last, text.length]]
}

function tableOf(rows: readonly { readonly line: SourceLine; readonly cells: readonly Cell[] }[], head: number): Table {
  return {
    kind: 'table',
    head,
    rows: rows.map(({ line, cells }) => cells.map(([start, end]) => trimSpans(sliceSpans(line.spans, start, end)))),
  }
}

const FINDERS: readonly Finder[] = [strokedTable, tabbedTable, columnTable]
