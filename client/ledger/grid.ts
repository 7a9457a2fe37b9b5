// The table: a grid as ARIA has it, of which only the rows in sight are in the page.

import { element } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { plainText, shortTitle } from '../page/plain-text.ts'
import type { PageRow, PageValue, Part } from './messages.ts'
import { nameOf, type Sort } from './view.ts'
import { COLUMNS, type Column, type Words } from './words.ts'

/** What stands beside the word for each status, so that it is told at a glance and without colour. */
export const SIGNS: Readonly<Record<PageRow['status'], string>> = {
  open: '○',
  due: '◔',
  met: '✓',
  missed: '✗',
  'no-outcome': '?',
  'not-comparable': '≠',
  'definition-changed': 'Δ',
}

/** Rows above and below those in sight: a turn of the wheel finds them there. */
const SPARE = 8

export interface GridEvents {
  open(row: PageRow, part: Part, inPlace: boolean): void
  /** Space: shows the indicator in the chart. */
  chart(row: PageRow): void
  sort(column: Column): void
  /** What is to be kept in the state of the page has changed. */
  moved(): void
  /** Rows were chosen: for what is copied and exported. */
  chosen(): void
  copy(): void
}

export interface Place {
  readonly ref: string
  readonly column: number
}

export class Grid {
  readonly element: HTMLElement
  readonly #head: HTMLElement
  readonly #body: HTMLElement
  readonly #words: Words
  readonly #language: 'zh' | 'en'
  readonly #events: GridEvents
  readonly #made = new Map<number, HTMLElement>()
  #rows: readonly PageRow[] = []
  #height = 44
  /** The cell that has the focus, or will get it: row -1 is the head. */
  #active = { row: 0, column: 0 }
  /** Where a selection of rows began. */
  #anchor: number | undefined
  #charted: string | undefined
  #frame = 0

  constructor(words: Words, language: 'zh' | 'en', events: GridEvents) {
    this.#words = words
    this.#language = language
    this.#events = events
    this.#head = element('div', { role: 'row', class: 'row head', 'aria-rowindex': 1 })
    for (const [index, column] of COLUMNS.entries()) {
      const cell = element(
        'div',
        {
          role: 'columnheader',
          class: `cell ${column}`,
          'aria-colindex': index + 1,
          tabindex: -1,
          'aria-sort': 'none',
        },
        element('span', { class: 'label' }, words.columns[column]),
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
        'aria-label': words.title,
        'aria-colcount': COLUMNS.length,
        'aria-multiselectable': 'true',
        'aria-describedby': 'keys',
      },
      element('div', { role: 'rowgroup', class: 'heads' }, this.#head),
      this.#body,
    )
    this.element.addEventListener('scroll', () => this.#soon(), { passive: true })
    this.element.addEventListener('keydown', event => this.#onKey(event))
    this.element.addEventListener('focusin', ({ target }) => this.#onFocus(target))
    this.#body.addEventListener('click', event => this.#onClick(event))
    new ResizeObserver(() => this.#measure()).observe(this.element)
  }

  /** The rows that are shown now. */
  get rows(): readonly PageRow[] {
    return this.#rows
  }

  /** The cell that the keyboard is at; undefined in the head. */
  get place(): Place | undefined {
    const row = this.#rows[this.#active.row]
    return row && { ref: row.ref, column: this.#active.column }
  }

  /** What Shift and the arrow keys have chosen: several rows, else none. */
  get chosen(): readonly PageRow[] {
    if (this.#anchor === undefined || this.#anchor === this.#active.row) return []
    const [from, to] = [Math.min(this.#anchor, this.#active.row), Math.max(this.#anchor, this.#active.row)]
    return this.#rows.slice(Math.max(0, from), to + 1)
  }

  get top(): number {
    return this.element.scrollTop
  }

  set top(top: number) {
    this.element.scrollTop = top
    this.#soon()
  }

  /** Shows rows; the cell that had the focus keeps it where its row, or one of its indicator, is still there. */
  show(rows: readonly PageRow[], sort: Sort | undefined): void {
    const before = this.#rows
    const active = before[this.#active.row]
    const first = before[Math.floor(this.top / this.#height)]
    const rest = this.top % this.#height
    const hasFocus = this.#body.contains(document.activeElement)
    this.#rows = rows
    this.#anchor = undefined
    if (before !== rows) {
      if (active && this.#active.row >= 0) this.#active.row = Math.max(0, this.#indexOf(active) ?? 0)
      // Text above that comes or goes must not move what is being read.
      const firstNow = first && this.top > 0 ? this.#indexOf(first) : undefined
      this.#body.style.height = `${rows.length * this.#height}px`
      if (firstNow !== undefined) this.element.scrollTop = firstNow * this.#height + rest
    }
    for (const [index, column] of COLUMNS.entries()) {
      const cell = this.#head.children[index]
      const isSorted = sort?.column === column
      cell?.setAttribute('aria-sort', isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none')
    }
    this.element.setAttribute('aria-rowcount', String(rows.length + 1))
    for (const made of this.#made.values()) made.remove()
    this.#made.clear()
    this.#render()
    if (hasFocus) this.#cell()?.focus({ preventScroll: true })
    this.#events.chosen()
  }

  /** Marks the rows whose indicator the chart shows. */
  set charted(key: string | undefined) {
    this.#charted = key
    for (const [index, made] of this.#made) this.#mark(made, index)
  }

  /** Goes to a cell, and to the middle of what is in sight; with the focus, if it is asked for. */
  reveal({ ref, column }: Place, focus: boolean): boolean {
    const row = this.#rows.findIndex(row => row.ref === ref)
    if (row < 0) return false
    this.#active = { row, column }
    this.#anchor = undefined
    const { clientHeight } = this.element
    const top = row * this.#height
    if (top < this.top || top + this.#height > this.top + clientHeight - this.#height) {
      this.element.scrollTop = Math.max(0, top - clientHeight / 2)
    }
    this.#render()
    if (focus) this.#cell()?.focus({ preventScroll: true })
    return true
  }

  focus(): void {
    this.#moveTo(Math.min(this.#active.row, this.#rows.length - 1), this.#active.column)
  }

  #indexOf(row: PageRow): number | undefined {
    const same = this.#rows.findIndex(({ ref }) => ref === row.ref)
    if (same >= 0) return same
    // A row of a document that was edited has another name now.
    const like = this.#rows.findIndex(
      ({ key, plan, target }) => key === row.key && plan.id === row.plan.id && target.text === row.target.text,
    )
    return like >= 0 ? like : undefined
  }

  #measure(): void {
    const height = Math.round(Number.parseFloat(getComputedStyle(this.element).fontSize) * 3.4) || 44
    if (height !== this.#height) {
      this.#height = height
      for (const made of this.#made.values()) made.remove()
      this.#made.clear()
    }
    this.element.style.setProperty('--row-height', `${height}px`)
    this.#body.style.height = `${this.#rows.length * height}px`
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
    const { scrollTop, clientHeight } = this.element
    const from = Math.max(0, Math.floor(scrollTop / this.#height) - SPARE)
    const to = Math.min(this.#rows.length, Math.ceil((scrollTop + clientHeight) / this.#height) + SPARE)
    for (const [index, made] of this.#made) {
      // The row with the focus stays: else the keyboard would be nowhere.
      if ((index >= from && index < to) || index === this.#active.row) continue
      made.remove()
      this.#made.delete(index)
    }
    const wanted = [this.#active.row, ...Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)]
    for (const index of wanted) {
      const row = this.#rows[index]
      if (!row || this.#made.has(index)) continue
      const made = this.#make(row, index)
      this.#made.set(index, made)
      // In the order of the rows, as a screen reader reads them.
      const next = [...this.#made].filter(([other]) => other > index).sort(([a], [b]) => a - b)[0]?.[1]
      this.#body.insertBefore(made, next ?? null)
    }
    for (const [index, made] of this.#made) this.#mark(made, index)
    this.#tabStops()
  }

  /** Only one cell is reached by Tab. */
  #tabStops(): void {
    const stop = this.#cell() ?? this.#head.children[this.#active.column]
    for (const cell of this.element.querySelectorAll('[tabindex="0"]'))
      if (cell !== stop) cell.setAttribute('tabindex', '-1')
    stop?.setAttribute('tabindex', '0')
  }

  #mark(made: HTMLElement, index: number): void {
    const row = this.#rows[index]
    const [from, to] = [this.#active.row, this.#anchor ?? this.#active.row]
    const isChosen = from !== to && index >= Math.min(from, to) && index <= Math.max(from, to)
    made.setAttribute('aria-selected', String(isChosen))
    const isCharted = row !== undefined && row.key === this.#charted
    made.classList.toggle('charted', isCharted)
    const note = made.querySelector('.in-chart')
    if (note) note.textContent = isCharted ? this.#words.inChart : ''
  }

  #make(row: PageRow, index: number): HTMLElement {
    const words = this.#words
    const made = element('div', {
      role: 'row',
      class: `row ${index % 2 === 1 ? 'odd' : ''}`,
      'aria-rowindex': index + 2,
      'data-index': index,
    })
    made.style.transform = `translateY(${index * this.#height}px)`
    const { main, other } = nameOf(row, this.#language)
    const cells: Readonly<Record<Column, readonly (Node | null)[]>> = {
      indicator: [
        text('main', main),
        element(
          'span',
          { class: 'sub' },
          other === null ? null : text('other', other),
          row.id === null
            ? element('span', { class: 'badge' }, words.untagged)
            : element('span', { class: 'id' }, plainText(row.id, 60)),
          element('span', { class: 'in-chart visually-hidden' }),
        ),
      ],
      topic: [text('main lines', row.topic ?? '–')],
      plan: [text('main', shortTitle(row.plan.title)), text('sub', periodOf(row))],
      baseline: valueCell(row.baseline),
      target: [
        link(row.target.text),
        row.isConflicting
          ? element(
              'span',
              { class: 'sub conflict', title: words.conflictingMeaning },
              element('span', { 'aria-hidden': 'true' }, '⚠ '),
              words.conflicting,
            )
          : null,
      ],
      deadline: [
        text('main', row.target.year === null ? '–' : String(row.target.year)),
        row.deadlineFrom === 'period' && row.target.year !== null ? text('sub', words.planEnd) : null,
      ],
      kind: [text('main', row.kind ? words.kind[row.kind] : '–')],
      outcome: valueCell(row.outcome),
      status: [
        element(
          'span',
          { class: `main status ${row.status}`, title: words.statusMeaning[row.status] },
          element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[row.status]),
          words.status[row.status],
        ),
      ],
      sources: [
        link(shortTitle(row.sources[0] ?? '')),
        row.sources.length > 1 ? text('sub', fill(words.andMore, row.sources.length - 1)) : null,
      ],
    }
    for (const [at, column] of COLUMNS.entries()) {
      const cell = element(
        'div',
        {
          role: column === 'indicator' ? 'rowheader' : 'gridcell',
          class: `cell ${column}`,
          'aria-colindex': at + 1,
          tabindex: -1,
        },
        ...cells[column],
      )
      if (column === 'indicator') cell.title = `${plainText(main, 400)}\n${plainText(row.sentence, 600)}`
      if (column === 'topic') cell.title = plainText(row.topic ?? '', 400)
      if (column === 'plan') cell.title = plainText(row.plan.title, 400)
      if (column === 'sources')
        cell.title = row.sources
          .slice(0, 12)
          .map(title => plainText(title, 120))
          .join('\n')
      if (column === 'baseline' || column === 'target' || column === 'outcome')
        cell.title = plainText(row[column]?.text ?? '', 400)
      made.append(cell)
    }
    return made
  }

  #cell(): HTMLElement | undefined {
    const cell = this.#made.get(this.#active.row)?.children[this.#active.column]
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
    const row = found && this.#rows[found.row]
    if (!found || !row) return
    if (event.shiftKey) this.#anchor ??= this.#active.row
    else this.#anchor = undefined
    this.#moveTo(found.row, found.column)
    this.#events.chosen()
    // Words that were dragged over are to be copied, not followed.
    if (event.shiftKey || !getSelection()?.isCollapsed) return
    const isLink = event.target instanceof Element && event.target.closest('.link') !== null
    if (isLink) this.#open(row, found.column, event.ctrlKey || event.metaKey)
    else this.#events.chart(row)
  }

  #open(row: PageRow, column: number, inPlace: boolean): void {
    const name = COLUMNS[column]
    const part = (name === 'baseline' || name === 'outcome') && row[name] ? name : name === 'sources' ? name : 'target'
    this.#events.open(row, part, inPlace)
  }

  #placeOf(target: EventTarget | null): { row: number; column: number } | undefined {
    const cell = target instanceof Element ? target.closest('.cell') : null
    const row = cell?.closest<HTMLElement>('.row')
    if (!cell || !row) return undefined
    return { row: Number(row.dataset['index'] ?? -1), column: [...row.children].indexOf(cell) }
  }

  /** Moves the keyboard to a cell and shows it. */
  #moveTo(row: number, column: number): void {
    this.#active = { row, column }
    if (row >= 0) {
      const top = row * this.#height
      const { clientHeight } = this.element
      // The head lies over the first of what is in sight.
      const lowest = top + 2 * this.#height - clientHeight
      if (top < this.top) this.element.scrollTop = top
      else if (lowest > this.top) this.element.scrollTop = lowest
    }
    this.#render()
    const cell = row < 0 ? this.#head.children[column] : this.#cell()
    if (cell instanceof HTMLElement) {
      cell.focus({ preventScroll: true })
      this.#showColumn(cell)
    }
    this.#events.moved()
  }

  /** The first column stays in sight: another must not end up below it. */
  #showColumn(cell: HTMLElement): void {
    if (cell.classList.contains('indicator')) return
    const grid = this.element.getBoundingClientRect()
    const { left, right } = cell.getBoundingClientRect()
    const first = this.#head.children[0]
    const sticky = first && getComputedStyle(first).position === 'sticky' ? first.getBoundingClientRect().width : 0
    if (left < grid.left + sticky) this.element.scrollLeft -= grid.left + sticky - left
    else if (right > grid.left + this.element.clientWidth)
      this.element.scrollLeft += right - grid.left - this.element.clientWidth
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.isComposing) return
    const { row, column } = this.#active
    const last = this.#rows.length - 1
    const control = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#height) - 2)
    const current = this.#rows[row]
    const go = (toRow: number, toColumn = column): void => {
      const isChoosing = event.shiftKey && toRow !== row
      if (isChoosing) this.#anchor ??= Math.max(0, row)
      else this.#anchor = undefined
      const lowest = isChoosing ? 0 : -1
      this.#moveTo(Math.min(last, Math.max(lowest, toRow)), Math.min(COLUMNS.length - 1, Math.max(0, toColumn)))
      this.#events.chosen()
    }
    switch (event.key) {
      case 'ArrowDown':
        go(control ? last : row + 1)
        break
      case 'ArrowUp':
        go(control ? 0 : row - 1)
        break
      case 'ArrowRight':
        go(row, column + 1)
        break
      case 'ArrowLeft':
        go(row, column - 1)
        break
      case 'PageDown':
        go(Math.max(0, row) + page)
        break
      case 'PageUp':
        go(Math.max(0, row - page))
        break
      case 'Home':
        go(control ? 0 : row, 0)
        break
      case 'End':
        go(control ? last : row, COLUMNS.length - 1)
        break
      case 'Enter':
        if (current) this.#open(current, column, control)
        else this.#sortBy(column)
        break
      case ' ':
        if (current) this.#events.chart(current)
        else this.#sortBy(column)
        break
      case 'Escape':
        if (this.#anchor === undefined) return
        this.#anchor = undefined
        this.#render()
        this.#events.chosen()
        break
      case 'c':
        if (!control || !getSelection()?.isCollapsed) return
        this.#events.copy()
        break
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  #sortBy(column: number): void {
    const name = COLUMNS[column]
    if (name) this.#events.sort(name)
  }
}

/** The period of a row's plan; an empty text where nobody says it. */
export function periodOf({ plan: { from, to } }: PageRow): string {
  if (from === null && to === null) return ''
  return from === to ? String(from) : `${from ?? ''}–${to ?? ''}`
}

function text(className: string, said: string): HTMLElement {
  return element('span', { class: className, dir: 'auto' }, plainText(said))
}

function link(said: string): HTMLElement {
  return element('span', { class: 'main link', dir: 'auto' }, plainText(said))
}

function valueCell(value: PageValue | null): (Node | null)[] {
  if (!value) return [text('main', '–')]
  return [link(value.text), value.year === null ? null : text('sub', String(value.year))]
}
