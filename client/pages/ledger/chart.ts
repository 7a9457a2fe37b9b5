// One indicator over plans: from where, to where, and what came of it. Drawn by hand, with a table that says the same.

import { element, svg } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import { periodOf, SIGNS } from './grid.ts'
import type { PageRow, PageValue, Part } from './messages.ts'
import { saidValue } from './said-value.ts'
import type { Words } from './words.ts'

const SERIES = ['baseline', 'target', 'outcome'] as const
type Series = (typeof SERIES)[number]

interface Point {
  readonly series: Series
  readonly year: number
  readonly amount: number
  readonly text: string
  readonly row: number
}

/** The most values that are drawn: more would be a blot. The table has them all. */
const MOST = 400

/** A drawing for each unit, as units share no axis; null where no value has an amount and a year. */
export function drawCharts(
  rows: readonly PageRow[],
  width: number,
  height: number,
  words: Words,
  locale: string,
): { readonly drawings: readonly SVGSVGElement[]; readonly left: number } {
  const units = new Map<string, Point[]>()
  let left = 0
  for (const [row, entry] of rows.entries()) {
    for (const series of SERIES) {
      const value = entry[series]
      if (!value) continue
      if (value.amount === null || value.year === null || !Number.isFinite(value.amount)) left++
      else {
        const points = units.get(value.dimension) ?? []
        units.set(value.dimension, points)
        if (points.length < MOST) {
          points.push({ series, year: value.year, amount: value.amount, text: plainText(value.text, 24), row })
        } else left++
      }
    }
  }
  const each = Math.max(260, Math.floor(width / Math.max(1, Math.min(units.size, Math.floor(width / 300)))))
  const drawings = [...units].map(([unit, points]) => draw(unit, points, rows, each, height, words, locale))
  return { drawings, left }
}

/** The values in words: what a drawing shows, for those who do not see it, with a way to each place. */
export function valueTable(
  rows: readonly PageRow[],
  words: Words,
  open: (row: PageRow, part: Part, inPlace: boolean) => void,
): HTMLElement {
  const heading = (name: 'plan' | 'baseline' | 'target' | 'outcome' | 'status'): HTMLElement =>
    element('th', { scope: 'col' }, words.columns[name])
  const value = (row: PageRow, part: Series): HTMLElement => {
    const found: PageValue | null = row[part]
    if (!found) return element('td', {}, '–')
    const shown = saidValue(found)
    const made = element('button', { type: 'button', class: 'link', dir: 'auto' }, plainText(shown, 80))
    made.addEventListener('click', event => open(row, part, event.ctrlKey || event.metaKey))
    return element('td', {}, made)
  }
  return element(
    'table',
    { class: 'values' },
    element('caption', { class: 'visually-hidden' }, words.values),
    element(
      'thead',
      {},
      element('tr', {}, heading('plan'), heading('baseline'), heading('target'), heading('outcome'), heading('status')),
    ),
    element(
      'tbody',
      {},
      ...rows
        .slice(0, MOST)
        .map(row =>
          element(
            'tr',
            {},
            element(
              'th',
              { scope: 'row', dir: 'auto', title: plainText(row.plan.title, 400) },
              element('span', { class: 'lines' }, plainText(row.plan.label, 120)),
            ),
            value(row, 'baseline'),
            value(row, 'target'),
            value(row, 'outcome'),
            element(
              'td',
              {},
              element(
                'span',
                { class: `status ${row.status}`, title: words.statusMeaning[row.status] },
                element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[row.status]),
                words.status[row.status],
              ),
            ),
          ),
        ),
    ),
  )
}

/** What the shapes stand for. */
export function legend(words: Words): HTMLElement {
  return element(
    'div',
    { class: 'legend', 'aria-hidden': 'true' },
    ...SERIES.map(series =>
      element(
        'span',
        {},
        svg('svg', { width: 16, height: 16, viewBox: '-8 -8 16 16' }, shape(series, 0, 0)),
        words.columns[series],
      ),
    ),
  )
}

function draw(
  unit: string,
  points: readonly Point[],
  rows: readonly PageRow[],
  width: number,
  height: number,
  words: Words,
  locale: string,
): SVGSVGElement {
  const name = unitName(unit, words)
  const number = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 2 })
  const ticks = ticksOf(points.map(({ amount }) => amount))
  const labels = ticks.map(tick => (unit === '%' ? `${number.format(tick)}%` : number.format(tick)))
  const margin = { left: 22 + 7 * Math.max(...labels.map(lengthOf)), right: 40, top: 46, bottom: 40 }
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)]
  const years = points.map(({ year }) => year)
  const span = [Math.min(...years), Math.max(...years)] as const
  const padding = Math.max(0.6, (span[1] - span[0]) * 0.06)
  const [first, last] = [span[0] - padding, span[1] + padding]
  const x = (year: number): number =>
    margin.left + ((year - first) / (last - first)) * (width - margin.left - margin.right)
  const y = (amount: number): number =>
    height - margin.bottom - ((amount - low) / (high - low || 1)) * (height - margin.top - margin.bottom)

  const drawing = svg('svg', {
    class: 'drawing',
    role: 'img',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'aria-label': fill(words.chartText, name, describe(points, words)),
  })
  drawing.append(...bands(rows, first, last, x, margin.top, height - margin.bottom))
  for (const [index, tick] of ticks.entries()) {
    drawing.append(
      svg('line', { class: 'rule', x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick) }),
      svg('text', { class: 'tick', x: margin.left - 6, y: y(tick) + 4, 'text-anchor': 'end' }, labels[index] ?? ''),
    )
  }
  let right = Number.NEGATIVE_INFINITY
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    drawing.append(
      svg('line', {
        class: 'rule',
        x1: x(year),
        x2: x(year),
        y1: height - margin.bottom,
        y2: height - margin.bottom + 4,
      }),
    )
    if (x(year) - right < 34) continue
    right = x(year)
    drawing.append(
      svg('text', { class: 'tick', x: right, y: height - margin.bottom + 17, 'text-anchor': 'middle' }, String(year)),
    )
  }
  drawing.append(
    svg('text', { class: 'axis', x: 4, y: 12 }, name),
    svg('text', { class: 'axis', x: width - margin.right, y: height - 6, 'text-anchor': 'end' }, words.year),
  )
  drawing.append(...lines(points, x, y))
  const taken: Box[] = points.map(point => ({ x: x(point.year) - 6, y: y(point.amount) - 6, width: 12, height: 12 }))
  // Shapes that lie over one another show all three: the diamond is the largest, the circle goes around them.
  const order: readonly Series[] = ['target', 'outcome', 'baseline']
  const said = new Set<string>()
  for (const point of order.flatMap(series => points.filter(point => point.series === series))) {
    const group = svg('g', {}, svg('title', {}, `${words.columns[point.series]} ${point.year}: ${point.text}`))
    group.append(shape(point.series, x(point.year), y(point.amount)))
    // What one plan reached the next one starts from: once is enough.
    const saying = `${point.year} ${point.amount} ${point.text}`
    if (!said.has(saying)) {
      said.add(saying)
      const box = { width, top: margin.top - 14, bottom: height - margin.bottom }
      const label = place(point, x(point.year), y(point.amount), taken, box)
      if (label) group.append(label)
    }
    drawing.append(group)
  }
  return drawing
}

/** A target is what one moves towards: from the baseline to it with dashes, to what was reached without. */
function lines(points: readonly Point[], x: (year: number) => number, y: (amount: number) => number): SVGLineElement[] {
  const byRow = new Map<number, Partial<Record<Series, Point>>>()
  for (const point of points) byRow.set(point.row, { ...byRow.get(point.row), [point.series]: point })
  const line = (from: Point | undefined, to: Point | undefined): SVGLineElement[] =>
    from && to
      ? [
          svg('line', {
            class: `way ${to.series}`,
            x1: x(from.year),
            y1: y(from.amount),
            x2: x(to.year),
            y2: y(to.amount),
          }),
        ]
      : []
  return [...byRow.values()].flatMap(({ baseline, target, outcome }) => [
    ...line(baseline, outcome),
    ...line(baseline, target),
  ])
}

/** The periods of the plans behind the values, every other one shaded. */
function bands(
  rows: readonly PageRow[],
  first: number,
  last: number,
  x: (year: number) => number,
  top: number,
  bottom: number,
): SVGElement[] {
  const periods = new Map<string, { from: number; to: number; title: string }>()
  for (const row of rows) {
    const { from, to, title } = row.plan
    if (from === null || to === null || to < first || from > last) continue
    // Longer than a plan is an outlook, which lies over all others.
    if (to - from <= 10) periods.set(periodOf(row), { from, to, title })
  }
  return [...periods]
    .sort(([, a], [, b]) => a.from - b.from)
    .flatMap(([period, { from, to, title }], index) => {
      // A plan ends with the end of its last year, at which its targets stand.
      const [left, right] = [x(Math.max(first, from - 1)), x(Math.min(last, to))]
      if (right - left < 4) return []
      const made: SVGElement[] = [
        svg(
          'rect',
          {
            class: `band ${index % 2 === 0 ? 'even' : 'odd'}`,
            x: left,
            y: top - 28,
            width: right - left,
            height: bottom - top + 28,
          },
          svg('title', {}, plainText(title)),
        ),
      ]
      if (right - left > 66) {
        made.push(svg('text', { class: 'period', x: (left + right) / 2, y: top - 17, 'text-anchor': 'middle' }, period))
      }
      return made
    })
}

/** Each kind of value has a shape of its own: colour is never all that tells them apart. */
function shape(series: Series, x: number, y: number): SVGElement {
  switch (series) {
    case 'baseline':
      return svg('circle', { class: 'point baseline', cx: x, cy: y, r: 5.5 })
    case 'target':
      return svg('path', { class: 'point target', d: `M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z` })
    case 'outcome':
      return svg('rect', { class: 'point outcome', x: x - 3, y: y - 3, width: 6, height: 6 })
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The value beside its point where there is room for it; undefined where there is none: the table says it. */
function place(
  { series, text }: Point,
  x: number,
  y: number,
  taken: Box[],
  { width, top, bottom }: { readonly width: number; readonly top: number; readonly bottom: number },
): SVGTextElement | undefined {
  const length = 7 * lengthOf(text)
  const above = { anchor: 'middle', x, y: y - 9 }
  const below = { anchor: 'middle', x, y: y + 19 }
  const right = { anchor: 'start', x: x + 9, y: y + 4 }
  const left = { anchor: 'end', x: x - 9, y: y + 4 }
  const tries =
    series === 'target'
      ? [above, right, left, below]
      : series === 'outcome'
        ? [below, right, left, above]
        : [below, left, above, right]
  for (const at of tries) {
    const start = at.anchor === 'middle' ? at.x - length / 2 : at.anchor === 'end' ? at.x - length : at.x
    const box = { x: start, y: at.y - 11, width: length, height: 14 }
    if (box.x < 0 || box.x + box.width > width || box.y < top || box.y + box.height > bottom) continue
    if (taken.some(other => overlap(box, other))) continue
    taken.push(box)
    return svg('text', { class: `said ${series}`, x: at.x, y: at.y, 'text-anchor': at.anchor }, text)
  }
  return undefined
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Round numbers from just below the lowest to just above the highest; from 0 where that is not far. */
function ticksOf(amounts: readonly number[]): number[] {
  let [low, high] = [Math.min(...amounts), Math.max(...amounts)]
  if (low > 0 && low < high * 0.4) low = 0
  if (low === high) [low, high] = [low - (Math.abs(low) || 1) * 0.2, high + (Math.abs(high) || 1) * 0.2]
  const rough = (high - low) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find(factor => factor * power >= rough) ?? 10) * power
  const from = Math.floor(low / step)
  const to = Math.ceil(high / step)
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * step)
}

/** How wide a text is, in digits: a Chinese character is about two. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 1.75 : 1), 0)
}

function describe(points: readonly Point[], words: Words): string {
  return points
    .slice(0, 60)
    .map(({ series, year, text }) => `${words.columns[series]} ${year}: ${text}`)
    .join('; ')
}

function unitName(unit: string, words: Words): string {
  return Object.hasOwn(words.units, unit) ? words.units[unit as keyof Words['units']] : plainText(unit, 40)
}
