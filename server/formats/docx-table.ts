// The grid of a table in DOCX: cells that span columns or go on from the row above.

import type { SpanSlot } from '../core/syntax/spans.ts'
import { wordValue } from './docx-styles.ts'
import { checkLimit } from './limits.ts'
import { childElements, type TreeElement } from './tree.ts'

const MOST_COLUMNS = 200

export class DocxTable {
  readonly rows: readonly (readonly SpanSlot<TreeElement>[])[]
  /** How many rows at the top Word repeats on each page. */
  readonly head: number
  /** All cells, in reading order. */
  readonly cells: readonly TreeElement[]
  /** A table of one column is a frame around text. */
  readonly isBox: boolean

  constructor(table: TreeElement) {
    const rows: SpanSlot<TreeElement>[][] = []
    const heads: boolean[] = []
    for (const row of rowsOf(table)) {
      const [properties] = childElements(row, 'w:trPr')
      // A row that was deleted with tracked changes is none.
      if (properties && childElements(properties, 'w:del').length > 0) continue
      heads.push(properties !== undefined && childElements(properties, 'w:tblHeader').length > 0)
      const line: SpanSlot<TreeElement>[] = []
      const above = rows.at(-1)
      for (
        let skip = Number(properties && wordValue(properties, 'w:gridBefore')) || 0;
        skip > 0 && line.length < MOST_COLUMNS;
        skip--
      )
        line.push(undefined)
      for (const cell of cellsOf(row)) {
        const [said] = childElements(cell, 'w:tcPr')
        const width = Math.max(1, Number(said && wordValue(said, 'w:gridSpan')) || 1)
        const [merge] = said ? childElements(said, 'w:vMerge') : []
        const goesOn = merge !== undefined && (merge.attributes.get('w:val') ?? 'continue') === 'continue'
        const origin = goesOn ? above?.[line.length]?.cell : undefined
        const from = origin ? 'above' : 'left'
        line.push(origin ? { cell: origin, from } : goesOn ? undefined : { cell, from: 'own' })
        for (let at = 1; at < width && line.length < MOST_COLUMNS; at++)
          line.push(goesOn && !origin ? undefined : { cell: origin ?? cell, from })
      }
      rows.push(line)
    }
    const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
    checkLimit('nodes', rows.length * columns)
    this.rows = rows
    this.cells = rows.flatMap(row => row.flatMap(slot => (slot?.from === 'own' ? [slot.cell] : [])))
    this.isBox = columns <= 1
    const head = heads.indexOf(false)
    this.head = Math.max(1, head)
  }
}

function rowsOf(table: TreeElement): TreeElement[] {
  return childElements(table).flatMap(child => {
    if (child.name === 'w:tr') return [child]
    return WRAPPERS.has(child.name) ? rowsOf(child) : []
  })
}

function cellsOf(row: TreeElement): TreeElement[] {
  return childElements(row).flatMap(child => {
    if (child.name === 'w:tc') return [child]
    return WRAPPERS.has(child.name) ? cellsOf(child) : []
  })
}

const WRAPPERS: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'])
