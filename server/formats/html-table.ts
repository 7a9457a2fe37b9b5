// Reads the grid of an HTML table, and tells tables from layouts that are made with them.

import { layOut, type SpanSlot, spanOf } from '../core/syntax/spans.ts'
import { checkLimit } from './limits.ts'
import { collectElements, type TreeElement, textOf } from './tree.ts'

export type Cell = TreeElement

/** The grid of a table, the first `head` rows of which HTML says are its head. */
export interface Grid {
  readonly rows: readonly (readonly SpanSlot<Cell>[])[]
  readonly head: number
  readonly captions: readonly TreeElement[]
}

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
  const written = rowsOf(table)
  const spans = written.map(row =>
    cellsOf(row).map(cell => ({
      cell,
      columns: spanOf(cell.attributes.get('colspan')),
      rows: spanOf(cell.attributes.get('rowspan')),
    })),
  )
  const rows = layOut(spans).map(row => row.map(slot => slot && { cell: slot.cell.cell, from: slot.from }))
  const heads = written.map(row => row.isHead || cellsOf(row).every(({ name }) => name === 'th'))
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  // A few cells that span much make a large grid.
  checkLimit('nodes', rows.length * columns)
  const head = heads.indexOf(false)
  return {
    rows,
    head: head < 0 ? 1 : head,
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
