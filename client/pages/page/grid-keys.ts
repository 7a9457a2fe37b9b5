// Where the keys of a grid lead, as ARIA has it.

/** A cell; row -1 is the head. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

/** How far a grid reaches: its last row and column, and how many rows a page of it has. */
export interface GridSize {
  readonly lastRow: number
  readonly lastColumn: number
  readonly page: number
}

/** The cell that a key leads to, perhaps beyond the edges; undefined for a key that leads nowhere. */
export function leadOf(
  event: KeyboardEvent,
  { row, column }: GridPlace,
  { lastRow, lastColumn, page }: GridSize,
): GridPlace | undefined {
  const isFar = event.ctrlKey || event.metaKey
  switch (event.key) {
    case 'ArrowDown':
      return { row: isFar ? lastRow : row + 1, column }
    case 'ArrowUp':
      return { row: isFar ? 0 : row - 1, column }
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'ArrowLeft':
      return { row, column: column - 1 }
    case 'PageDown':
      return { row: Math.max(0, row) + page, column }
    case 'PageUp':
      return { row: Math.max(0, row - page), column }
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 }
    case 'End':
      return { row: isFar ? lastRow : row, column: lastColumn }
    default:
      return undefined
  }
}
