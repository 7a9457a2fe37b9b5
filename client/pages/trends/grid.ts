// A table of figures that is worked like a spreadsheet, with a window of rows in the page however many there are.

import { element } from '../page/element.ts'

/** A cell: what it says, in words for those who do not see it, and how strong its ground is, 0 to 5. */
export interface GridCell {
  readonly text: string
  readonly label: string
  readonly heat: number
  readonly kind: string
  readonly canOpen: boolean
}

export interface GridHead {
  readonly text: string
  /** A second, fainter text. */
  readonly other: string
  readonly label: string
  readonly kind: string
}

/** What is shown. Rows are asked for as they come into view. */
export interface GridModel {
  readonly corner: string
  readonly columns: readonly GridHead[]
  /** Heads a last column of words, where there is one. */
  readonly last: string | null
  readonly rows: number
  readonly head: (row: number) => GridHead & { readonly mark: Node | null }
  readonly cell: (row: number, column: number) => GridCell
  readonly words: (row: number) => string
}

export interface GridActions {
  /** Opens a cell; -1 stands for the head of a row or column. */
  readonly open: (row: number, column: number, inPlace: boolean) => void
  /** Sorts by a column; -1 by the heads of rows. */
  readonly sort: (column: number) => void
}

const ROW = 26
/** Rows beyond what is seen, on either side. */
const BEYOND = 12

export class Grid {
  readonly element: HTMLElement
  readonly #table: HTMLTableElement
  readonly #actions: GridActions
  #model: GridModel | undefined
  /** The row and column of the focus: -1 is the heading row, and the column of heads. */
  #row = 0
  #column = 0
  #sorted: { readonly column: number; readonly descending: boolean } | undefined
  #drawing = false

  constructor(label: string, actions: GridActions) {
    this.#actions = actions
    this.#table = element('table', { class: 'grid', role: 'grid', 'aria-label': label })
    this.element = element('div', { class: 'scroll' }, this.#table)
    this.element.addEventListener('scroll', () => this.#drawSoon())
    this.#table.addEventListener('click', event => this.#clicked(event))
    this.#table.addEventListener('keydown', event => this.#pressed(event))
    new ResizeObserver(() => this.#drawSoon()).observe(this.element)
  }

  get model(): GridModel | undefined {
    return this.#model
  }

  show(model: GridModel, sorted: { readonly column: number; readonly descending: boolean } | undefined): void {
    this.#model = model
    this.#sorted = sorted
    this.#row = Math.min(this.#row, model.rows - 1)
    this.#column = Math.min(this.#column, model.columns.length - 1)
    this.#draw()
  }

  #drawSoon(): void {
    if (this.#drawing) return
    this.#drawing = true
    requestAnimationFrame(() => {
      this.#drawing = false
      this.#draw()
    })
  }

  #draw(): void {
    const model = this.#model
    if (!model) return
    const { scrollTop, clientHeight } = this.element
    const hadFocus = this.#table.contains(document.activeElement)
    const seen = Math.ceil(Math.max(clientHeight, 200) / ROW)
    const first = Math.max(0, Math.min(Math.floor(scrollTop / ROW) - BEYOND, model.rows - seen))
    const end = Math.min(model.rows, first + seen + 2 * BEYOND)
    const space = (rows: number): HTMLElement | null =>
      rows > 0 ? element('tr', { class: 'space', 'aria-hidden': 'true' }, spacer(rows * ROW)) : null
    const rows: (HTMLElement | null)[] = [space(first)]
    for (let row = first; row < end; row++) rows.push(this.#drawRow(model, row))
    rows.push(space(model.rows - end))
    this.#table.setAttribute('aria-rowcount', String(model.rows + 1))
    this.#table.setAttribute('aria-colcount', String(model.columns.length + 1 + (model.last === null ? 0 : 1)))
    this.#table.replaceChildren(element('thead', {}, this.#drawHeads(model)), element('tbody', {}, ...rows))
    const at = this.#cellAt(this.#row, this.#column) ?? this.#table.querySelector<HTMLElement>('[data-row]')
    at?.setAttribute('tabindex', '0')
    if (hadFocus) at?.focus({ preventScroll: true })
  }

  #drawHeads({ corner, columns, last }: GridModel): HTMLElement {
    const head = (column: number, text: string, other: string, label: string, kind: string): HTMLElement => {
      const { column: by, descending = false } = this.#sorted ?? {}
      return element(
        'th',
        {
          scope: 'col',
          role: 'columnheader',
          class: kind,
          title: label,
          'aria-label': label,
          'aria-sort': by === column ? (descending ? 'descending' : 'ascending') : false,
          'aria-colindex': column + 2,
          'data-row': -1,
          'data-column': column,
          tabindex: -1,
        },
        element('span', { class: 'name', dir: 'auto' }, text),
        other === '' ? null : element('span', { class: 'other', dir: 'auto' }, other),
        by === column ? element('span', { class: 'order', 'aria-hidden': 'true' }, descending ? '↓' : '↑') : null,
      )
    }
    return element(
      'tr',
      { role: 'row', 'aria-rowindex': 1 },
      head(-1, corner, '', corner, 'corner'),
      ...columns.map(({ text, other, label, kind }, column) => head(column, text, other, label, kind)),
      last === null ? null : element('th', { scope: 'col', role: 'columnheader', class: 'words' }, last),
    )
  }

  #drawRow(model: GridModel, row: number): HTMLElement {
    const { text, other, label, kind, mark } = model.head(row)
    return element(
      'tr',
      { role: 'row', 'aria-rowindex': row + 2 },
      element(
        'th',
        {
          scope: 'row',
          role: 'rowheader',
          class: kind,
          title: label,
          'data-row': row,
          'data-column': -1,
          tabindex: -1,
        },
        mark,
        element('span', { class: 'name', dir: 'auto' }, text),
        other === '' ? null : element('span', { class: 'other', dir: 'auto' }, other),
      ),
      ...model.columns.map((_, column) => {
        const cell = model.cell(row, column)
        return element(
          'td',
          {
            role: 'gridcell',
            class: `cell heat${cell.heat} ${cell.kind}${cell.canOpen ? ' link' : ''}`,
            title: cell.label,
            'aria-label': cell.label,
            'data-row': row,
            'data-column': column,
            tabindex: -1,
          },
          cell.text,
        )
      }),
      model.last === null ? null : element('td', { role: 'gridcell', class: 'words', dir: 'auto' }, model.words(row)),
    )
  }

  #cellAt(row: number, column: number): HTMLElement | null {
    return this.#table.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)
  }

  #focus(row: number, column: number): void {
    const model = this.#model
    if (!model) return
    this.#row = Math.max(-1, Math.min(row, model.rows - 1))
    this.#column = Math.max(-1, Math.min(column, model.columns.length - 1))
    const top = this.#row * ROW
    const { scrollTop, clientHeight } = this.element
    const head = this.#table.tHead?.getBoundingClientRect().height ?? ROW
    if (this.#row >= 0 && top < scrollTop) this.element.scrollTop = top
    else if (top + ROW + head > scrollTop + clientHeight) this.element.scrollTop = top + ROW + head - clientHeight
    this.#table.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1')
    if (!this.#cellAt(this.#row, this.#column)) this.#draw()
    const at = this.#cellAt(this.#row, this.#column)
    at?.setAttribute('tabindex', '0')
    at?.focus({ preventScroll: true })
    at?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  #act(inPlace: boolean): void {
    if (this.#row < 0) this.#actions.sort(this.#column)
    else this.#actions.open(this.#row, this.#column, inPlace)
  }

  #clicked(event: MouseEvent): void {
    const at = (event.target as Element).closest<HTMLElement>('[data-row]')
    if (!at) return
    this.#focus(Number(at.dataset['row']), Number(at.dataset['column']))
    this.#act(event.ctrlKey || event.metaKey)
  }

  #pressed(event: KeyboardEvent): void {
    const { key } = event
    const isMost = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW) - 2)
    const last = (this.#model?.rows ?? 1) - 1
    const end = (this.#model?.columns.length ?? 1) - 1
    const [row, column] = [this.#row, this.#column]
    const to: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      PageDown: [Math.max(0, row) + page, column],
      PageUp: [Math.max(0, row - page), column],
      Home: [isMost ? 0 : row, -1],
      End: [isMost ? last : row, end],
    }
    if (key === 'Enter' || key === ' ') this.#act(isMost)
    else if (Object.hasOwn(to, key)) this.#focus(...(to[key] ?? [row, column]))
    else return
    event.preventDefault()
  }
}

/** A cell that keeps the place of rows which are not in the page. */
function spacer(height: number): HTMLElement {
  const made = element('td')
  // By the object model: an attribute would be refused by the policy.
  made.style.height = `${height}px`
  return made
}

/** The strength of a ground: 0 for nothing, else 1 to 5 by the share of the largest value. */
export function heatOf(value: number, most: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil((5 * value) / most))
}
