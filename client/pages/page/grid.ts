// A table of any length: a grid as ARIA has it, worked by keyboard, of which only the rows in sight are in the page.

import { element } from './element.ts'
import { type GridPlace, leadOf } from './grid-keys.ts'
import { RowWindow } from './row-window.ts'

/** Rows by their index; undefined for one that is still to come. An array is one. */
export interface RowList<Row> {
  readonly length: number
  at(index: number): Row | undefined
}

export interface GridOptions<Row, Column extends string> {
  readonly columns: readonly Column[]
  /** What the head of each column says. */
  readonly heads: Readonly<Record<Column, string>>
  /** The column that a row is told by. */
  readonly rowHeader: Column
  /** Of the whole, for screen readers. */
  readonly label: string
  /** Id of an element that says which keys do what. */
  readonly describedBy: string
  /** The height of a row in sizes of its letters. */
  readonly height: number
  /** What a cell shows, and what it says when the mouse rests on it. Texts go in as texts. */
  cell(row: Row, column: Column): { readonly content: readonly (Node | null)[]; readonly title?: string | undefined }
  /** Where a row that was shown before is now; undefined where it is gone. */
  find?(row: Row, rows: RowList<Row>): number | undefined
  /** Called whenever a row in the page may have to look otherwise. */
  mark?(made: HTMLElement, row: Row | undefined): void
}

export interface GridEvents<Row, Column extends string> {
  /** Enter, or a click on what looks like a link. */
  open(row: Row, column: Column, inPlace: boolean, index: number): void
  /** Space, or a click elsewhere. */
  act(row: Row, index: number): void
  sort(column: Column): void
  /** What is to be kept in the state of the page has changed. */
  moved(): void
  /** Rows were chosen: for what is copied and exported. */
  chosen(): void
  copy(): void
  /** These rows are in sight; some may be missing. */
  wanted?(from: number, to: number): void
}

export interface GridSort<Column extends string> {
  readonly column: Column
  readonly descending: boolean
}

export class Grid<Row, Column extends string> {
  readonly element: HTMLElement
  readonly #head: HTMLElement
  readonly #body: HTMLElement
  readonly #options: GridOptions<Row, Column>
  readonly #events: GridEvents<Row, Column>
  readonly #window: RowWindow
  #rows: RowList<Row> = []
  /** The cell that has the focus, or will get it: row -1 is the head. */
  #active: GridPlace = { row: 0, column: 0 }
  /** Where a selection of rows began. */
  #anchor: number | undefined
  #frame = 0

  constructor(options: GridOptions<Row, Column>, events: GridEvents<Row, Column>) {
    this.#options = options
    this.#events = events
    const { columns, heads, label, describedBy } = options
    this.#head = element('div', { role: 'row', class: 'row head', 'aria-rowindex': 1 })
    for (const [index, column] of columns.entries()) {
      const cell = element(
        'div',
        {
          role: 'columnheader',
          class: `cell ${column}`,
          'aria-colindex': index + 1,
          tabindex: -1,
          'aria-sort': 'none',
        },
        element('span', { class: 'label' }, heads[column]),
        element('span', { class: 'arrow', 'aria-hidden': 'true' }),
      )
      cell.addEventListener('click', () => {
        this.#moveTo(-1, index)
        events.sort(column)
      })
      this.#head.append(cell)
    }
    this.#body = element('div', { role: 'rowgroup', class: 'body' })
    this.element = element(
      'div',
      {
        role: 'grid',
        class: 'grid',
        'aria-label': label,
        'aria-colcount': columns.length,
        'aria-multiselectable': 'true',
        'aria-describedby': describedBy,
      },
      element('div', { role: 'rowgroup', class: 'heads' }, this.#head),
      this.#body,
    )
    this.#window = new RowWindow(this.element, this.#body, {
      make: index => this.#make(this.#rowAt(index), index),
      mark: (made, index) => this.#mark(made, index),
    })
    this.element.addEventListener('scroll', () => this.#soon(), { passive: true })
    this.element.addEventListener('keydown', event => this.#onKey(event))
    this.element.addEventListener('focusin', ({ target }) => this.#onFocus(target))
    this.#body.addEventListener('click', event => this.#onClick(event))
    new ResizeObserver(() => this.#measure()).observe(this.element)
  }

  /** The rows that are shown now. */
  get rows(): RowList<Row> {
    return this.#rows
  }

  /** The cell that the keyboard is at; row -1 is the head. */
  get place(): GridPlace {
    return this.#active
  }

  /** What Shift and the arrow keys have chosen: several rows from the first up to before the second, else none. */
  get chosen(): readonly [from: number, to: number] | undefined {
    if (this.#anchor === undefined || this.#anchor === this.#active.row) return undefined
    const [from, to] = [Math.min(this.#anchor, this.#active.row), Math.max(this.#anchor, this.#active.row)]
    return [Math.max(0, from), Math.min(this.#rows.length, to + 1)]
  }

  get top(): number {
    return this.element.scrollTop
  }

  set top(top: number) {
    this.element.scrollTop = top
    this.#soon()
  }

  /** Shows rows; the cell that had the focus keeps it where its row is still there. */
  show(rows: RowList<Row>, sort: GridSort<Column> | undefined): void {
    const before = this.#rows
    const { find, columns } = this.#options
    const { row, column } = this.#active
    const { step } = this.#window
    const active = this.#rowAt(row)
    const first = this.#rowAt(Math.floor(this.top / step))
    const rest = this.top % step
    // The focus may be in an editor by now: it is not taken from there.
    const hasFocus = document.hasFocus() && this.#body.contains(document.activeElement)
    this.#rows = rows
    this.#anchor = undefined
    if (before !== rows) {
      const now = active && find && row >= 0 ? Math.max(0, find(active, rows) ?? 0) : row
      this.#active = { row: Math.min(now, Math.max(0, rows.length - 1)), column }
      // Text above that comes or goes must not move what is being read.
      const firstNow = first && find && this.top > 0 ? find(first, rows) : undefined
      this.#window.resize(rows.length)
      if (firstNow !== undefined) this.element.scrollTop = firstNow * this.#window.step + rest
    }
    for (const [index, column] of columns.entries()) {
      const cell = this.#head.children[index]
      const isSorted = sort?.column === column
      cell?.setAttribute('aria-sort', isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none')
    }
    this.element.setAttribute('aria-rowcount', String(rows.length + 1))
    this.#window.forget()
    this.#render()
    if (hasFocus) this.#cell()?.focus({ preventScroll: true })
    this.#events.chosen()
  }

  /** Rows `[from, to)` have come, or are others now. */
  update(from: number, to: number): void {
    const hasFocus = document.hasFocus() && this.#body.contains(document.activeElement)
    this.#window.forget(from, to)
    this.#render()
    if (hasFocus) this.#cell()?.focus({ preventScroll: true })
  }

  /** Marks the rows in the page anew. */
  remark(): void {
    this.#window.remark()
  }

  /** Goes to a cell, and to the middle of what is in sight; with the focus, if it is asked for. */
  reveal(row: number, column: number, focus: boolean): void {
    this.#active = { row, column }
    this.#anchor = undefined
    const { clientHeight } = this.element
    const { step, height } = this.#window
    const top = row * step
    if (top < this.top || top + height > this.top + clientHeight - height) {
      this.element.scrollTop = Math.max(0, top - clientHeight / 2)
    }
    this.#render()
    if (focus) this.#cell()?.focus({ preventScroll: true })
  }

  focus(): void {
    this.#moveTo(Math.min(this.#active.row, this.#rows.length - 1), this.#active.column)
  }

  #rowAt(index: number): Row | undefined {
    return index >= 0 && index < this.#rows.length ? this.#rows.at(index) : undefined
  }

  #measure(): void {
    const size = Number.parseFloat(getComputedStyle(this.element).fontSize)
    const height = Math.round(size * this.#options.height) || 44
    if (height !== this.#window.height) this.#window.forget()
    this.element.style.setProperty('--row-height', `${height}px`)
    this.#window.resize(this.#rows.length, height)
    this.#render()
  }

  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      this.#render()
      this.#events.moved()
    })
  }

  #render(): void {
    const [from, to] = this.#window.render(this.#active.row)
    this.#tabStops()
    if (to > from) this.#events.wanted?.(from, to)
  }

  /** Only one cell is reached by Tab. */
  #tabStops(): void {
    const stop = this.#cell() ?? this.#head.children[this.#active.column]
    for (const cell of this.element.querySelectorAll('[tabindex="0"]'))
      if (cell !== stop) cell.setAttribute('tabindex', '-1')
    stop?.setAttribute('tabindex', '0')
  }

  #mark(made: HTMLElement, index: number): void {
    const [from, to] = [this.#active.row, this.#anchor ?? this.#active.row]
    const isChosen = from !== to && index >= Math.min(from, to) && index <= Math.max(from, to)
    made.setAttribute('aria-selected', String(isChosen))
    this.#options.mark?.(made, this.#rowAt(index))
  }

  #make(row: Row | undefined, index: number): HTMLElement {
    const { columns, rowHeader } = this.#options
    const made = element('div', {
      role: 'row',
      class: `row ${index % 2 === 1 ? 'odd' : ''}${row === undefined ? ' to-come' : ''}`,
      'aria-rowindex': index + 2,
      'data-index': index,
    })
    for (const [at, column] of columns.entries()) {
      const { content, title } = row === undefined ? { content: [] } : this.#options.cell(row, column)
      const cell = element(
        'div',
        {
          role: column === rowHeader ? 'rowheader' : 'gridcell',
          class: `cell ${column}`,
          'aria-colindex': at + 1,
          tabindex: -1,
        },
        ...content,
      )
      if (title !== undefined) cell.title = title
      made.append(cell)
    }
    return made
  }

  #cell(): HTMLElement | undefined {
    const cell = this.#window.at(this.#active.row)?.children[this.#active.column]
    return cell instanceof HTMLElement ? cell : undefined
  }

  #onFocus(target: EventTarget | null): void {
    const found = this.#placeOf(target)
    if (!found || (found.row === this.#active.row && found.column === this.#active.column)) return
    this.#active = found
    this.#render()
    this.#events.moved()
  }

  #onClick(event: MouseEvent): void {
    const found = this.#placeOf(event.target)
    const row = found && this.#rowAt(found.row)
    if (!found || !row) return
    if (event.shiftKey) this.#anchor ??= this.#active.row
    else this.#anchor = undefined
    this.#moveTo(found.row, found.column)
    this.#events.chosen()
    // Words that were dragged over are to be copied, not followed.
    if (event.shiftKey || !getSelection()?.isCollapsed) return
    const isLink = event.target instanceof Element && event.target.closest('.link') !== null
    if (isLink) this.#open(row, found, event.ctrlKey || event.metaKey)
    else this.#events.act(row, found.row)
  }

  #open(row: Row, at: GridPlace, inPlace: boolean): void {
    const column = this.#options.columns[at.column]
    if (column !== undefined) this.#events.open(row, column, inPlace, at.row)
  }

  #placeOf(target: EventTarget | null): GridPlace | undefined {
    const cell = target instanceof Element ? target.closest('.cell') : null
    const row = cell?.closest<HTMLElement>('.row')
    if (!cell || !row) return undefined
    return { row: Number(row.dataset['index'] ?? -1), column: [...row.children].indexOf(cell) }
  }

  /** Moves the keyboard to a cell and shows it. */
  #moveTo(row: number, column: number): void {
    this.#active = { row, column }
    if (row >= 0) {
      const { step, height } = this.#window
      const top = row * step
      // The head lies over the first of what is in sight.
      const inSight = (this.element.clientHeight - 2 * height) * (step / height)
      if (top < this.top) this.element.scrollTop = top
      else if (top - inSight > this.top) this.element.scrollTop = top - inSight
    }
    this.#render()
    const cell = row < 0 ? this.#head.children[column] : this.#cell()
    if (cell instanceof HTMLElement) {
      cell.focus({ preventScroll: true })
      this.#showColumn(cell)
    }
    this.#events.moved()
  }

  /** A first column that stays in sight must not lie over another. */
  #showColumn(cell: HTMLElement): void {
    const first = this.#head.children[0]
    const isSticky = first !== undefined && getComputedStyle(first).position === 'sticky'
    if (isSticky && cell.getAttribute('aria-colindex') === '1') return
    const grid = this.element.getBoundingClientRect()
    const { left, right } = cell.getBoundingClientRect()
    const sticky = isSticky ? first.getBoundingClientRect().width : 0
    if (left < grid.left + sticky) this.element.scrollLeft -= grid.left + sticky - left
    else if (right > grid.left + this.element.clientWidth)
      this.element.scrollLeft += right - grid.left - this.element.clientWidth
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.isComposing) return
    const lead = leadOf(event, this.#active, {
      lastRow: this.#rows.length - 1,
      lastColumn: this.#options.columns.length - 1,
      page: Math.max(1, Math.floor(this.element.clientHeight / this.#window.height) - 2),
    })
    if (lead) this.#follow(lead, event.shiftKey)
    else if (!this.#act(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Goes where a key leads, within the grid; with Shift, choosing the rows on the way. */
  #follow({ row, column }: GridPlace, hasShift: boolean): void {
    const isChoosing = hasShift && row !== this.#active.row
    if (isChoosing) this.#anchor ??= Math.max(0, this.#active.row)
    else this.#anchor = undefined
    const lowest = isChoosing ? 0 : -1
    const { columns } = this.#options
    this.#moveTo(
      Math.min(this.#rows.length - 1, Math.max(lowest, row)),
      Math.min(columns.length - 1, Math.max(0, column)),
    )
    this.#events.chosen()
  }

  /** Does what a key asks of the current cell; false where it asks nothing. */
  #act(event: KeyboardEvent): boolean {
    const { row, column } = this.#active
    const current = this.#rowAt(row)
    const control = event.ctrlKey || event.metaKey
    switch (event.key) {
      case 'Enter':
        if (current) this.#open(current, this.#active, control)
        else if (row < 0) this.#sortBy(column)
        return true
      case ' ':
        if (current) this.#events.act(current, row)
        else if (row < 0) this.#sortBy(column)
        return true
      case 'Escape':
        if (this.#anchor === undefined) return false
        this.#anchor = undefined
        this.#render()
        this.#events.chosen()
        return true
      case 'c':
        if (!control || !getSelection()?.isCollapsed) return false
        this.#events.copy()
        return true
      default:
        return false
    }
  }

  #sortBy(column: number): void {
    const name = this.#options.columns[column]
    if (name !== undefined) this.#events.sort(name)
  }
}
