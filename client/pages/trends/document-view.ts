// Terms within one document: every mention as a stroke, and a heat map of its sections.

import { element } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import { drawBarcode } from './barcode.ts'
import { Grid } from './grid.ts'
import type { Dispersion, DispersionRow } from './messages.ts'
import { Sections } from './sections.ts'
import { MOST_SERIES, swatch } from './series.ts'
import type { Drawing } from './svg-export.ts'
import type { Words } from './words.ts'

export interface DocumentEvents {
  /** A mention, by the row of its term and its number there. */
  openPlace(row: number, place: number, inPlace: boolean): void
  openPart(part: number, inPlace: boolean): void
}

export class DocumentView {
  readonly element: HTMLElement
  readonly #words: Words
  readonly #events: DocumentEvents
  readonly #sections: Sections
  readonly #heat: Grid
  readonly #strips = element('div', { class: 'strips' })
  readonly #number: Intl.NumberFormat
  #found: Dispersion | undefined
  #isRelative = false

  constructor(words: Words, locale: string, events: DocumentEvents) {
    this.#words = words
    this.#events = events
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, minimumFractionDigits: 2 })
    this.#sections = new Sections(words, locale)
    this.#heat = new Grid(words.heatMap, {
      open: (row, column, inPlace) => this.#openPart(row, column, inPlace),
      sort: column => {
        this.#sections.sortBy(column)
        this.#showTable()
      },
    })
    this.element = element(
      'div',
      { class: 'document' },
      element('section', { class: 'barcodes', 'aria-label': words.barcode }, this.#strips),
      this.#heat.element,
    )
    new ResizeObserver(() => this.#drawStrips()).observe(this.#strips)
  }

  /** Shows figures as they are, or per 10,000 characters. */
  show(found: Dispersion, isRelative: boolean): void {
    this.#found = found
    this.#isRelative = isRelative
    this.#showTable()
    this.#drawStrips()
  }

  /** What is drawn, as it stands. */
  get drawings(): readonly Drawing[] {
    return [...this.#strips.querySelectorAll<HTMLElement>('.strip-of')].flatMap(strip => {
      const drawing = strip.querySelector<SVGSVGElement>('.barcode')
      return drawing ? [{ title: strip.querySelector('.title')?.textContent ?? '', drawing }] : []
    })
  }

  get table(): Grid {
    return this.#heat
  }

  #showTable(): void {
    if (this.#found) this.#heat.show(this.#sections.show(this.#found, this.#isRelative), this.#sections.sorted)
  }

  #drawStrips(): void {
    const found = this.#found
    if (!found || this.element.hidden) return
    // The stroke that has the focus would be gone.
    if (this.#strips.contains(document.activeElement)) return
    const width = Math.max(240, this.#strips.clientWidth - 8)
    this.#strips.replaceChildren(...found.rows.map((row, index) => this.#strip(row, index, found, width)))
  }

  #strip(row: DispersionRow, index: number, { parts, characters }: Dispersion, width: number): HTMLElement {
    const series = index % MOST_SERIES
    return element(
      'div',
      { class: 'strip-of' },
      element(
        'div',
        { class: 'title' },
        swatch(series),
        element('span', { class: 'name', dir: 'auto' }, plainText(row.words, 60)),
        row.en === null ? null : element('span', { class: 'other', dir: 'auto' }, plainText(row.en, 60)),
        element('span', { class: 'measures' }, this.#measures(row)),
      ),
      drawBarcode({
        row,
        series,
        parts,
        characters,
        width,
        words: this.#words,
        open: (place, inPlace) => this.#events.openPlace(index, place, inPlace),
      }),
    )
  }

  #measures({ measures, total }: DispersionRow): string {
    const words = this.#words
    if (!measures) return fill(words.noMeasures, total)
    const { dp, dpNorm, d } = measures
    return fill(words.measures, total, ...[dp, dpNorm, d].map(value => this.#number.format(value)))
  }

  /** The first mention of a term in a part, or the part where it has none. */
  #openPart(row: number, column: number, inPlace: boolean): void {
    const part = this.#sections.at(row)
    if (part === undefined) return
    const place = this.#found?.rows[column]?.places.findIndex(one => one.part === part) ?? -1
    if (place >= 0) this.#events.openPlace(column, place, inPlace)
    else this.#events.openPart(part, inPlace)
  }
}
