// Figures in a table that sorts by each of its columns.

import { element } from '../page/element.ts'
import { Grid, type GridSort } from '../page/grid.ts'
import { plainText } from '../page/plain-text.ts'

/** What a table of figures shows. */
export interface FigureColumns<Row, Column extends string> {
  readonly columns: readonly Column[]
  readonly heads: Readonly<Record<Column, string>>
  readonly rowHeader: Column
  readonly label: string
  /** What sorts, and what is shown: a number as people of this language write it. */
  value(row: Row, column: Column): string | number | null
  show?(row: Row, column: Column): string | undefined
}

export interface FigureEvents {
  /** Enter or Space on a row: its index in the rows as they came. */
  open(index: number, inPlace: boolean): void
  chosen(): void
  copy(): void
  sorted(said: string, descending: boolean | undefined): void
}

export class FigureGrid<Row extends object, Column extends string> {
  readonly #grid: Grid<Row, Column>
  readonly #columns: FigureColumns<Row, Column>
  readonly #events: FigureEvents
  readonly #collator: Intl.Collator
  readonly #number: Intl.NumberFormat
  #all: readonly Row[] = []
  #sort: GridSort<Column> | undefined

  constructor(columns: FigureColumns<Row, Column>, locale: string, events: FigureEvents) {
    this.#columns = columns
    this.#events = events
    this.#collator = new Intl.Collator([locale, 'en'], { numeric: true, sensitivity: 'base' })
    this.#number = new Intl.NumberFormat(locale)
    this.#grid = new Grid<Row, Column>(
      {
        columns: columns.columns,
        heads: columns.heads,
        rowHeader: columns.rowHeader,
        label: columns.label,
        describedBy: 'keys',
        height: 1.95,
        cell: (row, column) => {
          const value = columns.value(row, column)
          const said = this.#say(row, column)
          const className =
            column === columns.rowHeader ? 'main link' : typeof value === 'number' ? 'main number' : 'main'
          return {
            content: [element('span', { class: className, dir: 'auto' }, plainText(said))],
            title: plainText(said, 400),
          }
        },
        find: (row, rows) => {
          for (let i = 0; i < rows.length; i++) if (rows.at(i) === row) return i
          return undefined
        },
      },
      {
        open: (row, _, inPlace) => events.open(this.#all.indexOf(row), inPlace),
        act: row => events.open(this.#all.indexOf(row), false),
        sort: column => this.#sortBy(column),
        moved: () => {},
        chosen: () => events.chosen(),
        copy: () => events.copy(),
      },
    )
  }

  get element(): HTMLElement {
    return this.#grid.element
  }

  get rows(): readonly Row[] {
    return this.#all
  }

  /** What Shift and the arrow keys have chosen, else all, in the order in which they stand; `isCurrent`: only the row of the keyboard. */
  subject(isCurrent: boolean): readonly Row[] {
    const { chosen, place } = this.#grid
    const shown = this.#sorted()
    if (chosen) return shown.slice(...chosen)
    return isCurrent ? shown.slice(Math.max(0, place.row), Math.max(0, place.row) + 1) : shown
  }

  get hasChosen(): boolean {
    return this.#grid.chosen !== undefined
  }

  /** Rows as a table: the head, then what the cells say. */
  table(rows: readonly Row[]): string[][] {
    const { columns, heads } = this.#columns
    return [columns.map(column => heads[column]), ...rows.map(row => columns.map(column => this.#say(row, column)))]
  }

  #say(row: Row, column: Column): string {
    const value = this.#columns.value(row, column)
    const said = this.#columns.show?.(row, column)
    return said ?? (typeof value === 'number' ? this.#number.format(value) : (value ?? '–'))
  }

  /** Rows as they came, in their own order. */
  show(rows: readonly Row[]): void {
    this.#all = rows
    this.#render()
  }

  focus(): void {
    this.#grid.focus()
  }

  #render(): void {
    this.#grid.show(this.#sorted(), this.#sort)
  }

  #sorted(): readonly Row[] {
    const sort = this.#sort
    if (!sort) return this.#all
    const { column, descending } = sort
    const sign = descending ? -1 : 1
    const keyed = this.#all.map((row, index) => ({ row, index, value: this.#columns.value(row, column) }))
    keyed.sort((a, b) => {
      // What is not known comes last either way.
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null) || a.index - b.index
      const order =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : this.#collator.compare(String(a.value), String(b.value))
      return sign * order || a.index - b.index
    })
    return keyed.map(({ row }) => row)
  }

  #sortBy(column: Column): void {
    const { column: now, descending = false } = this.#sort ?? {}
    const [first] = this.#all
    // The largest figures are what is looked for: they come first at the first click.
    const isNumber = first !== undefined && typeof this.#columns.value(first, column) === 'number'
    if (now !== column) this.#sort = { column, descending: isNumber }
    else this.#sort = descending === isNumber ? { column, descending: !isNumber } : undefined
    this.#render()
    this.#events.sorted(this.#columns.heads[column], this.#sort?.descending)
  }
}
