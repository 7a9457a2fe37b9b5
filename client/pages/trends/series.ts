// How series are told apart: by colour, by pattern and by the shape of their points, so that none of them alone has to do it.

import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape'
import { svg } from '../page/element.ts'

/** How many series are drawn: more cannot be told apart. */
export const MOST_SERIES = 7

const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
]

/** The patterns that bars are filled with, for the `<defs>` of a drawing; the first series is plain. */
export function patterns(): SVGDefsElement {
  const defs = svg('defs')
  const make = (series: number, ...marks: readonly SVGElement[]): void => {
    const ground = svg('rect', { class: `ground s${series}`, width: 8, height: 8 })
    const made = svg('pattern', { id: `p${series}`, width: 8, height: 8, patternUnits: 'userSpaceOnUse' }, ground)
    for (const mark of marks) {
      mark.setAttribute('class', `mark s${series}`)
      made.append(mark)
    }
    defs.append(made)
  }
  const line = (d: string): SVGElement => svg('path', { d })
  make(0)
  make(1, line('M-2 2l4 -4M0 8l8 -8M6 10l4 -4'))
  make(2, svg('circle', { cx: 2, cy: 2, r: 1.3 }), svg('circle', { cx: 6, cy: 6, r: 1.3 }))
  make(3, line('M0 4h8'))
  make(4, line('M4 0v8'))
  make(5, line('M-2 6l4 4M0 0l8 8M6 -2l4 4'))
  make(6, line('M0 4h8M4 0v8'))
  return defs
}

/** The path of a series' point around 0, of `size` square pixels. */
export function shapeOf(series: number, size = 56): string {
  return symbol(SHAPES[series % SHAPES.length], size)() ?? ''
}

/** What stands before a series' name: its fill and its shape. */
export function swatch(series: number): SVGSVGElement {
  return svg(
    'svg',
    { class: 'swatch', width: 26, height: 14, viewBox: '0 0 26 14', 'aria-hidden': 'true' },
    patternsOf(series),
    svg('rect', { class: `bar s${series}`, x: 0.5, y: 1.5, width: 11, height: 11, fill: `url(#w${series})` }),
    svg('path', { class: `point s${series}`, d: shapeOf(series, 44), transform: 'translate(19 7)' }),
  )
}

/** Each swatch has a pattern with a name of its own: names are the whole page's. */
function patternsOf(series: number): SVGDefsElement {
  const defs = patterns()
  for (const made of [...defs.children]) {
    if (made.id === `p${series}`) made.id = `w${series}`
    else made.remove()
  }
  return defs
}
