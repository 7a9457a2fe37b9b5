// The table of targets: what its cells show.

import { element } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { Grid as PageGrid, type RowList } from '../page/grid.ts'
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
  readonly #grid: PageGrid<PageRow, Column>
  #rows: readonly PageRow[] = []
  #charted: string | undefined

  constructor(words: Words, language: 'zh' | 'en', events: GridEvents) {
    const cells = new WeakMap<PageRow, Cells>()
    this.#grid = new PageGrid<PageRow, Column>(
      {
        columns: COLUMNS,
        heads: words.columns,
        rowHeader: 'indicator',
        label: words.title,
        describedBy: 'keys',
        height: 3.4,
        cell: (row, column) => {
          const made = cells.get(row) ?? cellsOf(row, words, language)
          cells.set(row, made)
          return { content: made[column](), title: titleOf(row, column, words, language) }
        },
        find: indexOf,
        mark: (made, row) => {
          const isCharted = row !== undefined && row.key === this.#charted
          made.classList.toggle('charted', isCharted)
          const note = made.querySelector('.in-chart')
          if (note) note.textContent = isCharted ? words.inChart : ''
        },
      },
      {
        open: (row, column, inPlace) => events.open(row, partOf(row, column), inPlace),
        act: row => events.chart(row),
        sort: column => events.sort(column),
        moved: () => events.moved(),
        chosen: () => events.chosen(),
        copy: () => events.copy(),
      },
    )
  }

  get element(): HTMLElement {
    return this.#grid.element
  }

  /** The cell that the keyboard is at; undefined in the head. */
  get place(): Place | undefined {
    const { row: index, column } = this.#grid.place
    const row = this.#rows[index]
    return row && { ref: row.ref, column }
  }

  /** What Shift and the arrow keys have chosen: several rows, else none. */
  get chosen(): readonly PageRow[] {
    const { chosen } = this.#grid
    return chosen ? this.#rows.slice(...chosen) : []
  }

  get top(): number {
    return this.#grid.top
  }

  set top(top: number) {
    this.#grid.top = top
  }

  /** Shows rows; the cell that had the focus keeps it where its row, or one of its indicator, is still there. */
  show(rows: readonly PageRow[], sort: Sort | undefined): void {
    this.#rows = rows
    this.#grid.show(rows, sort)
  }

  /** Marks the rows whose indicator the chart shows. */
  set charted(key: string | undefined) {
    this.#charted = key
    this.#grid.remark()
  }

  /** Goes to a cell, and to the middle of what is in sight; with the focus, if it is asked for. */
  reveal({ ref, column }: Place, focus: boolean): boolean {
    const row = this.#rows.findIndex(row => row.ref === ref)
    if (row < 0) return false
    this.#grid.reveal(row, column, focus)
    return true
  }

  focus(): void {
    this.#grid.focus()
  }
}

function indexOf(row: PageRow, rows: RowList<PageRow>): number | undefined {
  let like: number | undefined
  for (let index = 0; index < rows.length; index++) {
    const other = rows.at(index)
    if (other?.ref === row.ref) return index
    // A row of a document that was edited has another name now.
    if (
      like === undefined &&
      other?.key === row.key &&
      other.plan.id === row.plan.id &&
      other.target.text === row.target.text
    )
      like = index
  }
  return like
}

function partOf(row: PageRow, column: Column): Part {
  return (column === 'baseline' || column === 'outcome') && row[column]
    ? column
    : column === 'sources'
      ? column
      : 'target'
}

function titleOf(row: PageRow, column: Column, words: Words, language: 'zh' | 'en'): string | undefined {
  switch (column) {
    case 'indicator':
      return `${plainText(nameOf(row, language, words.none).main, 400)}\n${plainText(row.sentence, 600)}`
    case 'topic':
      return plainText(row.topic ?? '', 400)
    case 'plan':
      return plainText(row.plan.title, 400)
    case 'sources':
      return row.sources
        .slice(0, 12)
        .map(title => plainText(title, 120))
        .join('\n')
    case 'baseline':
    case 'target':
    case 'outcome':
      return plainText(row[column]?.text ?? '', 400)
    default:
      return undefined
  }
}

type Cells = Readonly<Record<Column, () => readonly (Node | null)[]>>

function cellsOf(row: PageRow, words: Words, language: 'zh' | 'en'): Cells {
  const { main, other } = nameOf(row, language, words.none)
  return {
    indicator: () => [
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
    topic: () => [text('main lines', row.topic ?? '–')],
    plan: () => [text('main', row.plan.label), text('sub', periodOf(row))],
    baseline: () => valueCell(row.baseline),
    target: () => [
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
    deadline: () => [
      text('main', row.target.year === null ? '–' : String(row.target.year)),
      row.deadlineFrom === 'period' && row.target.year !== null ? text('sub', words.planEnd) : null,
    ],
    kind: () => [text('main', row.kind ? words.kind[row.kind] : '–')],
    outcome: () => valueCell(row.outcome),
    status: () => [
      element(
        'span',
        { class: `main status ${row.status}`, title: words.statusMeaning[row.status] },
        element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[row.status]),
        words.status[row.status],
      ),
    ],
    sources: () => [
      link(shortTitle(row.sources[0] ?? '')),
      row.sources.length > 1 ? text('sub', fill(words.andMore, row.sources.length - 1)) : null,
    ],
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
  const year = value.year === null ? '' : String(value.year)
  return [link(value.text || year), value.text === '' || year === '' ? null : text('sub', year)]
}
