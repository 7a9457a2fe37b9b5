// Terms over plans: a chart of the first ones, and a table of all.

import { element } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import { drawChart, MOST_COLUMNS } from './chart.ts'
import { Grid } from './grid.ts'
import { Matrix } from './matrix.ts'
import type { Trends } from './messages.ts'
import { MOST_SERIES, swatch } from './series.ts'
import type { Drawing } from './svg-export.ts'
import type { Words } from './words.ts'

/** Opens the first place of a topic in the text of a column; without one the text. */
type OpenColumn = (column: number, ask: string | null, inPlace: boolean) => void

export class PlansView {
  readonly element: HTMLElement
  readonly #words: Words
  readonly #locale: string
  readonly #open: OpenColumn
  readonly #matrix: Matrix
  readonly #grid: Grid
  readonly #chart = element('div', { class: 'chart-scroll' })
  readonly #legend = element('ul', { class: 'legend' })
  readonly #left = element('p', { class: 'left' })
  #trends: Trends | undefined
  #isRelative = false
  #drawings = 0

  constructor(words: Words, locale: string, open: OpenColumn) {
    this.#words = words
    this.#locale = locale
    this.#open = open
    this.#matrix = new Matrix(words, locale)
    this.#grid = new Grid(words.table, {
      open: (row, column, inPlace) => this.#openCell(row, column, inPlace),
      sort: column => {
        this.#matrix.sortBy(column)
        this.#showTable()
      },
    })
    this.element = element(
      'div',
      { class: 'plans' },
      element('section', { class: 'chart', 'aria-label': words.chart }, this.#legend, this.#chart, this.#left),
      this.#grid.element,
    )
    new ResizeObserver(() => this.#draw()).observe(this.#chart)
  }

  /** Shows figures as they are, or per 10,000 characters; a legend where the controls do not name all terms. */
  show(trends: Trends, isRelative: boolean, hasLegend: boolean): void {
    this.#trends = trends
    this.#isRelative = isRelative
    this.#legend.hidden = !hasLegend
    this.#showTable()
    this.#draw()
  }

  /** What is drawn, as it stands. */
  get drawings(): readonly Drawing[] {
    const words = this.#words
    const drawing = this.#chart.querySelector('svg')
    return drawing ? [{ title: this.#isRelative ? words.rate : words.count, drawing }] : []
  }

  get table(): Grid {
    return this.#grid
  }

  #showTable(): void {
    if (this.#trends) this.#grid.show(this.#matrix.show(this.#trends, this.#isRelative), this.#matrix.sorted)
  }

  /** The chart of the first rows; a matrix of a glossary may have hundreds. */
  #draw(): void {
    const trends = this.#trends
    if (!trends || this.element.hidden) return
    this.#drawLegend(trends)
    const drawing = ++this.#drawings
    // The width is known once it is laid out.
    requestAnimationFrame(() => {
      if (drawing !== this.#drawings || this.element.hidden) return
      const focused = focusOf(this.#chart)
      this.#chart.replaceChildren(
        drawChart({
          columns: trends.columns,
          rows: trends.rows,
          isRelative: this.#isRelative,
          width: Math.max(300, this.#chart.clientWidth - 2),
          height: Math.max(200, Math.min(340, this.#chart.clientHeight - 2)),
          words: this.#words,
          locale: this.#locale,
          open: (column, row, inPlace) => this.#open(column, trends.rows[row]?.ask ?? null, inPlace),
        }),
      )
      if (focused) this.#chart.querySelector<SVGElement>(focused)?.focus()
    })
  }

  #drawLegend({ rows, columns }: Trends): void {
    const words = this.#words
    const items = rows
      .slice(0, MOST_SERIES)
      .map(({ words: name, en, story }, series) =>
        element(
          'li',
          { title: plainText(story, 300) },
          swatch(series),
          element('span', { class: 'name', dir: 'auto' }, plainText(name, 60)),
          en === null ? null : element('span', { class: 'other', dir: 'auto' }, plainText(en, 60)),
        ),
      )
    this.#legend.replaceChildren(...items)
    const left = [
      rows.length > MOST_SERIES ? fill(words.notDrawn, rows.length - MOST_SERIES) : '',
      columns.length > MOST_COLUMNS ? fill(words.columnsNotDrawn, columns.length - MOST_COLUMNS) : '',
    ].filter(text => text !== '')
    this.#left.textContent = left.join(' ')
    this.#left.hidden = left.length === 0
  }

  #openCell(row: number, column: number, inPlace: boolean): void {
    const found = this.#matrix.at(row)
    if (!found || !this.#trends) return
    // On the name of a term it is its first mention that is meant.
    const first = found.cells.findIndex(cell => cell !== null && cell.total + cell.other > 0)
    const at = column < 0 ? first : column
    if (at >= 0 && this.#trends.columns[at]?.isMissing === false) this.#open(at, found.ask, inPlace)
  }
}

/** What finds the bar again that has the focus, when the chart is drawn anew. */
function focusOf(chart: HTMLElement): string | undefined {
  const { activeElement: at } = document
  if (!(at instanceof SVGElement) || !chart.contains(at)) return undefined
  return `.value[data-row="${at.dataset['row'] ?? ''}"][data-column="${at.dataset['column'] ?? ''}"]`
}
