// Counts from plan to plan: bars in groups, or lines with points where there is no room for bars.

import { type ScaleLinear, scaleBand, scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { svg } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import type { Cell, Column, Row } from './messages.ts'
import { MOST_SERIES, patterns, shapeOf } from './series.ts'
import type { Words } from './words.ts'

export interface ChartOptions {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly isRelative: boolean
  readonly width: number
  readonly height: number
  readonly words: Words
  readonly locale: string
  /** Opens the place of a bar. */
  readonly open: (column: number, row: number, inPlace: boolean) => void
}

/** The most columns that are drawn, the last ones. */
export const MOST_COLUMNS = 400
/** The narrowest bar, and the narrowest column, pixels. */
const NARROWEST_BAR = 5
const NARROWEST_COLUMN = 9

/** The figure of a cell that is drawn; undefined where there is none to be drawn. */
export function figureOf(cell: Cell | null | undefined, isRelative: boolean): number | undefined {
  if (!cell) return undefined
  return isRelative ? (cell.rate ?? undefined) : cell.total
}

/** Where everything stands in a drawing, pixels. */
interface Frame {
  /** The columns that are drawn, and the index of the first of them. */
  readonly shown: readonly Column[]
  readonly from: number
  readonly width: number
  readonly margin: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  /** The left edge of a column, by its index, and how wide one is. */
  readonly x: (column: number) => number
  readonly band: number
  readonly y: ScaleLinear<number, number>
  readonly number: Intl.NumberFormat
}

/** The drawing, with a focus that moves by arrow keys from bar to bar. */
export function drawChart(options: ChartOptions): SVGSVGElement {
  const { isRelative, height, words } = options
  const rows = options.rows.slice(0, MOST_SERIES)
  const frame = frameOf(options, rows)
  const { shown, from, width, band } = frame
  const axis = isRelative ? words.rate : words.count
  const drawing = svg(
    'svg',
    {
      class: 'drawing',
      role: 'group',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'aria-label': fill(words.chartText, axis, rows.length, shown.length),
    },
    patterns(),
    ...axes(options, frame),
  )
  const inner = scaleBand<number>()
    .domain(rows.map((_, i) => i))
    .range([0, band])
    .padding(0.08)
  const areBars = inner.bandwidth() >= NARROWEST_BAR
  if (!areBars) drawing.append(...rows.map(({ cells }, series) => lineOf(cells, series, isRelative, frame)))
  rows.forEach((row, series) => {
    shown.forEach((column, i) => {
      const at = from + i
      const cell = row.cells[at]
      const value = figureOf(cell, isRelative)
      if (!cell || value === undefined) return
      const name = describe(row, column, cell, words, frame.number)
      const attributes = {
        class: `value s${series} ${cell.state}`,
        role: 'button',
        tabindex: -1,
        'aria-label': name,
        'data-row': series,
        'data-column': at,
      }
      const said = isRelative ? frame.number.format(value) : String(value)
      const left = frame.x(at) + (inner(series) ?? 0)
      const marks = areBars
        ? barOf(value, said, series, { left, width: inner.bandwidth() }, frame)
        : [pointOf(series, frame.x(at) + band / 2, frame.y(value))]
      drawing.append(svg('g', attributes, svg('title', {}, name), ...marks))
    })
  })
  moveByKeys(drawing, options.open)
  return drawing
}

function frameOf({ columns, width, height, isRelative, locale }: ChartOptions, rows: readonly Row[]): Frame {
  const from = Math.max(0, columns.length - MOST_COLUMNS)
  const shown = columns.slice(from)
  const margin = { left: 52, right: 12, top: 22, bottom: 46 }
  const wide = Math.max(width, margin.left + margin.right + shown.length * NARROWEST_COLUMN)
  const values = rows.flatMap(({ cells }) => cells.slice(from).flatMap(cell => figureOf(cell, isRelative) ?? []))
  const x = scaleBand<number>()
    .domain(shown.map((_, i) => from + i))
    .range([margin.left, wide - margin.right])
    .paddingInner(0.2)
    .paddingOuter(0.1)
  const y = scaleLinear()
    .domain([0, Math.max(isRelative ? 0.1 : 1, ...values)])
    .range([height - margin.bottom, margin.top])
    .nice(4)
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  return { shown, from, width: wide, margin, x: column => x(column) ?? 0, band: x.bandwidth(), y, number }
}

/** The way of a term from column to column, with gaps where nothing is known. */
function lineOf(cells: Row['cells'], series: number, isRelative: boolean, { from, x, band, y }: Frame): SVGElement {
  const made = line<Cell | null>()
    .defined(cell => figureOf(cell, isRelative) !== undefined)
    .x((_, i) => x(from + i) + band / 2)
    .y(cell => y(figureOf(cell, isRelative) ?? 0))
  return svg('path', { class: `way s${series}`, d: made(cells.slice(from)) ?? '' })
}

function barOf(
  value: number,
  said: string,
  series: number,
  { left, width }: { readonly left: number; readonly width: number },
  { y, margin }: Frame,
): SVGElement[] {
  const top = Math.min(y(value), y(0) - (value > 0 ? 1 : 0))
  // A bar of nothing can be reached, too: it says that there is nothing.
  const made: SVGElement[] = [
    svg('rect', { class: 'reach', x: left, y: margin.top, width, height: y(0) - margin.top }),
    svg('rect', { class: `bar s${series}`, x: left, y: top, width, height: y(0) - top, fill: `url(#p${series})` }),
  ]
  if (width >= 7 * said.length && value > 0)
    made.push(svg('text', { class: 'said', x: left + width / 2, y: top - 4, 'text-anchor': 'middle' }, said))
  return made
}

function pointOf(series: number, x: number, y: number): SVGElement {
  return svg('path', { class: `point s${series}`, d: shapeOf(series), transform: `translate(${x} ${y})` })
}

/** Ticks, names of columns, and what the corpus lacks. */
function axes({ columns, height, words, isRelative }: ChartOptions, frame: Frame): SVGElement[] {
  const { shown, from, width, margin, x, band, y, number } = frame
  const made: SVGElement[] = []
  for (const tick of y.ticks(5)) {
    if (!isRelative && !Number.isInteger(tick)) continue
    made.push(
      svg('line', { class: 'rule', x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick) }),
      svg('text', { class: 'tick', x: margin.left - 6, y: y(tick) + 4, 'text-anchor': 'end' }, number.format(tick)),
    )
  }
  made.push(svg('text', { class: 'axis', x: 4, y: 12 }, isRelative ? words.rate : words.count))
  let free = Number.NEGATIVE_INFINITY
  const step = (width - margin.left - margin.right) / shown.length
  shown.forEach((column, i) => {
    const left = x(from + i)
    const middle = left + band / 2
    if (column.isMissing) {
      const gap = { class: 'gap', x: left, y: margin.top, width: band, height: height - margin.top - margin.bottom }
      made.push(svg('rect', gap, svg('title', {}, `${plainText(column.label, 60)}: ${words.missing}`)))
    }
    const label = labelOf(column, columns, step - 8)
    const reach = 3.6 * lengthOf(label) + 4
    if (middle - reach < free) return
    free = middle + reach
    const write = (text: string, name: string, below: number): SVGElement =>
      svg('text', { class: name, x: middle, y: height - margin.bottom + below, 'text-anchor': 'middle' }, text)
    made.push(write(label, column.isMissing ? 'tick gone' : 'tick', 16))
    const note = column.isMissing ? words.missing : column.isAbridged ? words.abridged : ''
    if (note !== '' && 3.4 * lengthOf(note) < band / 2 + 8) made.push(write(note, 'tick note', 31))
  })
  return made
}

/** The years of a column; where two have the same, or none, as much of its name as `room` holds, pixels. */
function labelOf(column: Column, columns: readonly Column[], room: number): string {
  const { years, label, isAbridged } = column
  const sign = isAbridged ? '*' : ''
  if (years !== '' && (isAlone(column, columns) || columns.length > 12)) return plainText(years + sign, 24)
  const name = plainText(label, 24)
  let most = 24
  while (most > FEWEST && 7.2 * lengthOf(plainText(name, most) + sign) > room) most--
  return plainText(name, most) + sign
}

/** Whether no other column is of the same years. */
export function isAlone(column: Column, columns: readonly Column[]): boolean {
  return columns.every(other => other === column || other.years !== column.years)
}

/** Characters of a name that say something. */
const FEWEST = 6

/** A bar in words. */
function describe(row: Row, column: Column, cell: Cell, words: Words, number: Intl.NumberFormat): string {
  const facts = [`${words.count}: ${cell.total}`]
  if (cell.rate !== null) facts.push(`${words.rate}: ${number.format(cell.rate)}`)
  facts.push(words.states[cell.state])
  if (cell.other > 0) facts.push(fill(words.otherLanguage, cell.other))
  if (column.isAbridged) facts.push(words.abridged)
  return `${plainText(row.words, 60)}, ${plainText(column.label, 60)}: ${facts.join('; ')}`
}

/** One bar is in the order of tabs; arrow keys go on from it: left and right by text, up and down by term. */
function moveByKeys(drawing: SVGSVGElement, open: ChartOptions['open']): void {
  const all = [...drawing.querySelectorAll<SVGGElement>('.value')]
  const placeOf = ({ dataset }: SVGGElement): { column: number; row: number } => ({
    column: Number(dataset['column']),
    row: Number(dataset['row']),
  })
  all[0]?.setAttribute('tabindex', '0')
  const focus = (wanted: SVGGElement | undefined): void => {
    if (!wanted) return
    for (const one of all) one.setAttribute('tabindex', one === wanted ? '0' : '-1')
    wanted.focus()
  }
  drawing.addEventListener('click', event => {
    const at = (event.target as Element).closest<SVGGElement>('.value')
    if (!at) return
    focus(at)
    const { column, row } = placeOf(at)
    open(column, row, event.ctrlKey || event.metaKey)
  })
  drawing.addEventListener('keydown', event => {
    const at = (event.target as Element).closest<SVGGElement>('.value')
    if (!at) return
    const { column, row } = placeOf(at)
    const inRow = all.filter(one => placeOf(one).row === row)
    const inColumn = all.filter(one => placeOf(one).column === column)
    const next: Readonly<Record<string, () => SVGGElement | undefined>> = {
      ArrowRight: () => inRow[inRow.indexOf(at) + 1],
      ArrowLeft: () => inRow[inRow.indexOf(at) - 1],
      ArrowDown: () => inColumn[inColumn.indexOf(at) + 1],
      ArrowUp: () => inColumn[inColumn.indexOf(at) - 1],
      Home: () => inRow[0],
      End: () => inRow.at(-1),
    }
    if (event.key === 'Enter' || event.key === ' ') open(column, row, event.ctrlKey || event.metaKey)
    else if (Object.hasOwn(next, event.key)) focus(next[event.key]?.())
    else return
    event.preventDefault()
  })
}

/** How wide a text is, in digits: a Chinese character is about two. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 1.75 : 1), 0)
}
