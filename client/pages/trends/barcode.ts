// Where in one document a topic stands: a stroke for each mention, from the document's beginning to its end.

import { scaleLinear } from 'd3-scale'
import { svg } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import type { DispersionRow, Part } from './messages.ts'
import type { Words } from './words.ts'

export interface BarcodeOptions {
  readonly row: DispersionRow
  readonly series: number
  readonly parts: readonly Part[]
  readonly characters: number
  readonly width: number
  readonly words: Words
  /** Opens a mention. */
  readonly open: (place: number, inPlace: boolean) => void
}

const HEIGHT = 46
const TOP = 4
const BOTTOM = 34

/** The drawing. One stroke has the focus; left and right go to the next one, and Enter opens it. */
export function drawBarcode({ row, series, parts, characters, width, words, open }: BarcodeOptions): SVGSVGElement {
  const x = scaleLinear()
    .domain([0, Math.max(1, characters)])
    .range([6, width - 6])
  const name = fill(words.barcodeText, plainText(row.words, 60), row.total)
  const drawing = svg('svg', {
    class: 'barcode',
    role: 'group',
    width,
    height: HEIGHT,
    viewBox: `0 0 ${width} ${HEIGHT}`,
    'aria-label': name,
  })
  drawing.append(svg('rect', { class: 'strip', x: 6, y: TOP, width: Math.max(0, width - 12), height: BOTTOM - TOP }))
  // Sections as ticks below; where they lie too close the line through them says as much.
  const ticks = parts.map(({ at }) => `M${x(at).toFixed(1)} ${BOTTOM}v8`).join('')
  drawing.append(svg('path', { class: 'sections', d: `M6 ${BOTTOM}H${width - 6}${ticks}` }))
  // All strokes are one path: a text may have thousands.
  const strokes = row.places.map(({ at }) => `M${x(at).toFixed(1)} ${TOP}V${BOTTOM}`).join('')
  drawing.append(svg('path', { class: `strokes s${series}`, d: strokes }))
  if (row.places.length === 0) return drawing
  const cursor = svg('g', { class: 'cursor', role: 'button', tabindex: 0 })
  const title = svg('title')
  const frame = svg('rect', { class: 'frame', y: TOP - 3, width: 8, height: BOTTOM - TOP + 6 })
  cursor.append(title, frame)
  drawing.append(cursor)
  let current = 0
  const moveTo = (place: number): void => {
    current = Math.max(0, Math.min(row.places.length - 1, place))
    const found = row.places[current]
    if (!found) return
    frame.setAttribute('x', (x(found.at) - 4).toFixed(1))
    const part = parts[found.part]
    const where = part && part.title !== '' ? plainText(part.title, 80) : words.opening
    const said = fill(words.mention, current + 1, row.total, where)
    title.textContent = said
    cursor.setAttribute('aria-label', said)
  }
  moveTo(0)
  const nearest = (event: MouseEvent): number => {
    const box = drawing.getBoundingClientRect()
    const at = x.invert(((event.clientX - box.left) / Math.max(1, box.width)) * width)
    let [low, high] = [0, row.places.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((row.places[middle]?.at ?? 0) < at) low = middle + 1
      else high = middle
    }
    const before = row.places[low - 1]
    const here = row.places[low]
    return before && here && at - before.at < here.at - at ? low - 1 : low
  }
  drawing.addEventListener('click', event => {
    moveTo(nearest(event))
    cursor.focus()
    open(current, event.ctrlKey || event.metaKey)
  })
  drawing.addEventListener('keydown', event => {
    const step: Readonly<Record<string, number>> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      PageDown: current + 10,
      PageUp: current - 10,
      Home: 0,
      End: row.places.length - 1,
    }
    if (event.key === 'Enter' || event.key === ' ') open(current, event.ctrlKey || event.metaKey)
    else if (Object.hasOwn(step, event.key)) moveTo(step[event.key] ?? 0)
    else return
    event.preventDefault()
  })
  return drawing
}
