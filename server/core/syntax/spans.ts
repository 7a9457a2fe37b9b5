// Lays out the cells of a table of which some span several columns or rows (HTML Standard, “forming a table”).

/** How many columns and rows a cell takes; at least one of each. */
export interface Spanning {
  readonly columns: number
  readonly rows: number
}

/** A slot of a row: a cell at its first place, where it reaches beside that, or nothing. */
export type SpanSlot<T> = { readonly cell: T; readonly from: 'own' | 'left' | 'above' } | undefined

/** So many columns a table may have; what says that it spans more spans these. */
const MOST_COLUMNS = 200
/** So many rows one cell may span. */
const MOST_ROWS = 5000

/** The slots of each row. What does not fit is not lost: it stands behind the last column. */
export function layOut<T extends Spanning>(rows: readonly (readonly T[])[]): SpanSlot<T>[][] {
  /** For each column, the cell above that takes it, and in how many rows more. */
  const taken: ({ readonly cell: T; left: number } | undefined)[] = []
  return rows.map(cells => {
    const line: SpanSlot<T>[] = []
    const starting: { readonly cell: T; readonly from: number; readonly to: number }[] = []
    let column = 0
    const skip = (): void => {
      for (let above = taken[column]; above && column < MOST_COLUMNS; above = taken[++column])
        line[column] = { cell: above.cell, from: 'above' }
    }
    for (const cell of cells) {
      skip()
      if (column >= MOST_COLUMNS) {
        line.push({ cell, from: 'own' })
        continue
      }
      const width = Math.min(cell.columns, MOST_COLUMNS - column)
      starting.push({ cell, from: column, to: column + width })
      for (let at = 0; at < width; at++) line[column + at] = { cell, from: at === 0 ? 'own' : 'left' }
      column += width
    }
    skip()
    for (let at = 0; at < taken.length; at++) {
      const above = taken[at]
      if (above && --above.left === 0) taken[at] = undefined
    }
    for (const { cell, from, to } of starting) {
      const left = Math.min(cell.rows, MOST_ROWS) - 1
      if (left > 0) for (let at = from; at < to; at++) taken[at] = { cell, left }
    }
    return Array.from(line)
  })
}

/** The span that an attribute says; 0 rows means: to the end of the table. */
export function spanOf(written: string | undefined): number {
  const value = Number.parseInt(written ?? '', 10)
  return value === 0 ? MOST_ROWS : value > 0 ? value : 1
}
