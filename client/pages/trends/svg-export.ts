// Drawings as files of their own: the colours of the theme are written into them, and a table is drawn cell by cell.

import { svg } from '../page/element.ts'
import type { GridModel } from './grid.ts'

/** What of a computed style makes a drawing look as it does. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
] as const

export interface Drawing {
  readonly title: string
  readonly drawing: SVGSVGElement
}

/** The drawings below one another, each under its title, as the text of one SVG file. */
export function exportDrawings(drawings: readonly Drawing[]): string {
  const { backgroundColor, color, fontFamily, fontSize } = getComputedStyle(document.body)
  const head = 22
  let top = 8
  let width = 0
  const parts: SVGElement[] = []
  for (const { title, drawing } of drawings) {
    const box = drawing.viewBox.baseVal
    const copy = freeze(drawing)
    copy.setAttribute('x', '8')
    copy.setAttribute('y', String(top + head))
    parts.push(
      svg(
        'text',
        { x: 8, y: top + 14, fill: color, 'font-family': fontFamily, 'font-size': fontSize, 'font-weight': 600 },
        title,
      ),
      copy,
    )
    top += head + box.height + 12
    width = Math.max(width, box.width + 16)
  }
  const whole = svg(
    'svg',
    { width, height: top, viewBox: `0 0 ${width} ${top}` },
    svg('rect', { width, height: top, fill: backgroundColor }),
    ...parts,
  )
  return new XMLSerializer().serializeToString(whole)
}

/** The most rows of a table that are drawn. */
const MOST_ROWS = 300

/** A table of figures as a drawing, to be exported. */
export function drawGrid({ columns, rows, head, cell }: GridModel): SVGSVGElement {
  const shown = Math.min(rows, MOST_ROWS)
  const [left, row, column] = [260, 22, 74]
  const width = left + columns.length * column
  const height = 40 + shown * row
  const drawing = svg('svg', { class: 'table-drawing', width, height, viewBox: `0 0 ${width} ${height}` })
  const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
  columns.forEach(({ text }, i) => {
    drawing.append(
      svg('text', { class: 'tick', x: left + (i + 0.5) * column, y: 24, 'text-anchor': 'middle' }, cut(text, 10)),
    )
  })
  for (let at = 0; at < shown; at++) {
    const y = 36 + at * row
    drawing.append(svg('text', { class: 'said', x: 4, y: y + 15 }, cut(head(at).text, 20)))
    columns.forEach((_, i) => {
      const { text, heat, kind } = cell(at, i)
      const x = left + i * column
      drawing.append(
        svg('rect', { class: `ground heat${heat} ${kind}`, x: x + 1, y, width: column - 2, height: row - 2 }),
        svg('text', { class: 'said', x: x + column / 2, y: y + 15, 'text-anchor': 'middle' }, text),
      )
    })
  }
  return drawing
}

/** A copy that needs no style sheet and no script. */
function freeze(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  // What shows where the focus is, and where the mouse can point, belongs to the page.
  const marks = [...copy.querySelectorAll('.cursor, .reach')]
  const [from, to] = [
    [drawing, ...drawing.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')],
  ]
  from.forEach((original, i) => {
    const made = to[i]
    if (!made) return
    const style = getComputedStyle(original)
    for (const name of STYLES) {
      const value = style.getPropertyValue(name)
      // What has a pattern keeps it: the style sheet does not say which.
      if (value !== '' && !(name === 'fill' && made.getAttribute('fill')?.startsWith('url(')))
        made.setAttribute(name, value)
    }
    for (const name of ['class', 'tabindex', 'role', 'aria-label', 'data-row', 'data-column'])
      made.removeAttribute(name)
  })
  for (const mark of marks) mark.remove()
  return copy
}
