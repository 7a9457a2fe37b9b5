// Reads the grid of an HTML table, and tells tables from layouts that are made with them.

import { checkLimit } from './limits.ts'
import { collectElements, type TreeElement, textOf } from './tree.ts'

export type Cell = TreeElement

/** The grid of a table: what a cell spans beside its first place is undefined. */
export interface Grid {
  readonly rows: readonly (readonly (Cell | undefined)[])[]
  readonly head: number
  readonly captions: readonly TreeElement[]
}

/** So many columns a table may have; what says that it spans more spans these. */
const MOST_COLUMNS = 200
/** So many rows one cell may span. */
const MOST_ROWS = 5000
/** A cell that holds so many paragraphs, or letters, is a part of a page. */
const MANY_PARAGRAPHS = 6
const MANY_LETTERS = 2000

/** Whether a table only arranges parts of a page. */
export function isLayout(table: TreeElement): boolean {
  const role = table.attributes.get('role')
  if (role === 'presentation' || role === 'none') return true
  if (collectElements(table, ({ name }) => name === 'table').length > 0) return true
  const cells = collectElements(table, ({ name }) => name === 'td' || name === 'th')
  if (cells.some(({ name }) => name === 'th') && rowsOf(table).length > 1) return false
  if (rowsOf(table).every(row => cellsOf(row).length <= 1)) return true
  return cells.some(
    cell =>
      collectElements(cell, ({ name }) => name === 'p').length >= MANY_PARAGRAPHS ||
      textOf(cell).length >= MANY_LETTERS,
  )
}

/** Reads rows and columns as HTML says (HTML Standard, “forming a table”). */
export function readRows(table: TreeElement): Grid {
  const rows: (Cell | undefined)[][] = []
  /** For each column, in how many rows below it is taken by a cell above. */
  const taken: number[] = []
  const heads: boolean[] = []
  for (const row of rowsOf(table)) {
    const line: (Cell | undefined)[] = []
    let column = 0
    const skip = (): void => {
      while ((taken[column] ?? 0) > 0 && column < MOST_COLUMNS) line[column++] = undefined
    }
    const spans: [from: number, to: number, rows: number][] = []
    for (const cell of cellsOf(row)) {
      skip()
      if (column >= MOST_COLUMNS) {
        // What does not fit is not lost: it stands in the last column.
        line.push(cell)
        continue
      }
      const width = Math.min(spanOf(cell, 'colspan', 1), MOST_COLUMNS - column)
      spans.push([column, column + width, Math.min(spanOf(cell, 'rowspan', 1), MOST_ROWS)])
      line[column] = cell
      for (let at = 1; at < width; at++) line[column + at] = undefined
      column += width
    }
    skip()
    for (let at = 0; at < taken.length; at++) taken[at] = Math.max(0, (taken[at] ?? 0) - 1)
    for (const [from, to, high] of spans) for (let at = from; at < to; at++) taken[at] = high - 1
    for (let at = 0; at < taken.length; at++) taken[at] ??= 0
    rows.push(line)
    heads.push(row.isHead || cellsOf(row).every(({ name }) => name === 'th'))
  }
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  // A few cells that span much make a large grid.
  checkLimit('nodes', rows.length * columns)
  for (const row of rows) while (row.length < columns) row.push(undefined)
  const head = heads.indexOf(false)
  return {
    rows: rows.map(row => Array.from(row)),
    head: head < 0 ? Math.min(1, rows.length) : head,
    captions: table.children.filter(
      (child): child is TreeElement => typeof child !== 'string' && child.name === 'caption',
    ),
  }
}

interface Row extends TreeElement {
  readonly isHead: boolean
}

function rowsOf(table: TreeElement): Row[] {
  return table.children.flatMap((part): Row[] => {
    if (typeof part === 'string') return []
    if (part.name === 'tr') return [{ ...part, isHead: false }]
    if (!['thead', 'tbody', 'tfoot'].includes(part.name)) return []
    return part.children.flatMap(row =>
      typeof row !== 'string' && row.name === 'tr' ? [{ ...row, isHead: part.name === 'thead' }] : [],
    )
  })
}

function cellsOf(row: TreeElement): Cell[] {
  return row.children.filter(
    (child): child is Cell => typeof child !== 'string' && (child.name === 'td' || child.name === 'th'),
  )
}

function spanOf(cell: Cell, name: string, otherwise: number): number {
  const value = Number.parseInt(cell.attributes.get(name) ?? '', 10)
  // 0 means: to the end of the table.
  return value === 0 ? MOST_ROWS : value > 0 ? value : otherwise
}
