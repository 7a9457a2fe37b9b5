// The figures beside the lines: counts by document, collocates, n-grams.

import { element } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { FigureGrid } from './figure-grid.ts'
import type { Figures, Options, PageCollocate, PageDocument, PageNgram, Tab } from './messages.ts'
import type { Words } from './words.ts'

export const NO_OPTIONS: Options = { window: 5, side: 'both', least: 2, functionWords: false }

type FigureTab = Exclude<Tab, 'lines'>

export interface FiguresEvents {
  /** The options are others: figures are to be asked for again. */
  changed(): void
  openDocument(index: number, inPlace: boolean): void
  /** Shows the lines that have a collocate. */
  showCollocate(text: string): void
  /** Looks for the keyword with what stands beside it. */
  showNgram(side: 'left' | 'right', text: string): void
  chosen(): void
  copy(): void
  say(text: string): void
}

type DocumentColumn = 'document' | 'count' | 'rate' | 'characters' | 'date' | 'period' | 'kind'
type CollocateColumn = 'text' | 'score' | 'together' | 'left' | 'right' | 'total'
type NgramColumn = 'text' | 'side' | 'length' | 'count' | 'documents'

export class FiguresView {
  readonly element: HTMLElement
  readonly #words: Words
  readonly #events: FiguresEvents
  readonly #grids: {
    readonly documents: FigureGrid<PageDocument, DocumentColumn>
    readonly collocates: FigureGrid<PageCollocate, CollocateColumn>
    readonly ngrams: FigureGrid<PageNgram, NgramColumn>
  }
  readonly #controls: HTMLElement
  readonly #basis = element('p', { class: 'basis' })
  readonly #place = element('div', { class: 'figure-grid' })
  #options: Options
  #tab: FigureTab = 'documents'

  constructor(words: Words, locale: string, options: Options, events: FiguresEvents) {
    this.#words = words
    this.#events = events
    this.#options = options
    const decimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    const common = {
      chosen: () => events.chosen(),
      copy: () => events.copy(),
      sorted: (column: string, descending: boolean | undefined) =>
        events.say(
          descending === undefined ? words.unsorted : fill(descending ? words.sortedDown : words.sortedUp, column),
        ),
    }
    const { document, date, period, kind } = words.columns
    this.#grids = {
      documents: new FigureGrid<PageDocument, DocumentColumn>(
        {
          columns: ['document', 'count', 'rate', 'characters', 'date', 'period', 'kind'],
          heads: { document, date, period, kind, ...words.documentColumns },
          rowHeader: 'document',
          label: words.tabs.documents,
          value: (row, column) => (column === 'document' ? row.title : row[column]),
          show: (row, column) => {
            if (column === 'document') return row.isAbridged ? `${row.title} ${words.abridged}` : row.title
            if (column === 'rate') return row.rate === null ? undefined : decimals.format(row.rate)
            if (column === 'period') return row.period?.replace('-', '–')
            return column === 'kind' && row.kind !== null ? words.documentKinds[row.kind] : undefined
          },
        },
        locale,
        { ...common, open: (index, inPlace) => events.openDocument(index, inPlace) },
      ),
      collocates: new FigureGrid<PageCollocate, CollocateColumn>(
        {
          columns: ['text', 'score', 'together', 'left', 'right', 'total'],
          heads: words.collocateColumns,
          rowHeader: 'text',
          label: words.tabs.collocates,
          value: (row, column) => row[column],
          show: (row, column) =>
            column === 'score'
              ? decimals.format(row.score)
              : column === 'text' && row.isTerm
                ? `${row.text} ${words.term}`
                : undefined,
        },
        locale,
        { ...common, open: index => this.#openCollocate(index) },
      ),
      ngrams: new FigureGrid<PageNgram, NgramColumn>(
        {
          columns: ['text', 'side', 'length', 'count', 'documents'],
          heads: words.ngramColumns,
          rowHeader: 'text',
          label: words.tabs.ngrams,
          value: (row, column) => row[column],
          show: (row, column) => {
            if (column === 'side') return row.side === 'left' ? words.before : words.behind
            return column === 'text' ? (row.side === 'left' ? `${row.text} …` : `… ${row.text}`) : undefined
          },
        },
        locale,
        { ...common, open: index => this.#openNgram(index) },
      ),
    }
    this.#controls = element('div', { class: 'filters options' })
    this.element = element('div', { class: 'figures-view' }, this.#controls, this.#basis, this.#place)
  }

  get options(): Options {
    return this.#options
  }

  /** Shows one of the three, empty until its figures come. */
  open(tab: FigureTab): void {
    this.#tab = tab
    this.#controls.replaceChildren(...this.#controlsOf(tab))
    this.#controls.hidden = tab === 'documents'
    this.#place.dataset['tab'] = tab
    this.#place.replaceChildren(this.#grids[tab].element)
  }

  take(what: FigureTab, figures: Figures): void {
    const words = this.#words
    this.#grids.documents.show(what === 'documents' ? figures.documents : this.#grids.documents.rows)
    if (what === 'collocates') this.#grids.collocates.show(figures.collocates)
    if (what === 'ngrams') this.#grids.ngrams.show(figures.ngrams)
    const said = what === 'collocates' ? [fill(words.basis, figures.keywords)] : []
    if (what === 'collocates' && figures.rare > 0) said.push(fill(words.rare, figures.rare, this.#options.least))
    if (what === 'collocates' && !figures.hasDictionary) said.push(words.noDictionary)
    this.#basis.textContent = said.join(' ')
    this.#basis.hidden = said.length === 0
  }

  get isEmpty(): boolean {
    return this.#grids[this.#tab].rows.length === 0
  }

  get hasChosen(): boolean {
    return this.#grids[this.#tab].hasChosen
  }

  /** What is copied: rows that were chosen, else the one of the keyboard or all. */
  table(isCurrent: boolean): string[][] {
    const { documents, collocates, ngrams } = this.#grids
    if (this.#tab === 'documents') return documents.table(documents.subject(isCurrent))
    if (this.#tab === 'collocates') return collocates.table(collocates.subject(isCurrent))
    return ngrams.table(ngrams.subject(isCurrent))
  }

  focus(): void {
    this.#grids[this.#tab].focus()
  }

  #openCollocate(index: number): void {
    const row = this.#grids.collocates.rows[index]
    if (row) this.#events.showCollocate(row.text)
  }

  #openNgram(index: number): void {
    const row = this.#grids.ngrams.rows[index]
    if (row) this.#events.showNgram(row.side, row.text)
  }

  #controlsOf(tab: FigureTab): HTMLElement[] {
    const words = this.#words
    const number = (name: 'window' | 'least', label: string, most: number): HTMLElement => {
      const made = element('input', { type: 'number', min: 1, max: most, step: 1, value: this.#options[name] })
      made.addEventListener('change', () => {
        const value = Math.min(most, Math.max(1, Math.round(Number(made.value)) || this.#options[name]))
        made.value = String(value)
        this.#set({ [name]: value })
      })
      return element('label', {}, `${label} `, made)
    }
    const least = number('least', words.least, 1000)
    if (tab !== 'collocates') return tab === 'ngrams' ? [least] : []
    const side = element('select', { 'aria-label': words.side })
    side.append(...(['both', 'left', 'right'] as const).map(one => element('option', { value: one }, words.sides[one])))
    side.value = this.#options.side
    side.addEventListener('change', () => {
      this.#set({ side: side.value === 'left' || side.value === 'right' ? side.value : 'both' })
    })
    const box = element('input', { type: 'checkbox' })
    box.checked = this.#options.functionWords
    box.addEventListener('change', () => this.#set({ functionWords: box.checked }))
    return [
      number('window', words.window, 20),
      side,
      least,
      element('label', { class: 'check' }, box, ` ${words.functionWords}`),
    ]
  }

  #set(change: Partial<Options>): void {
    this.#options = { ...this.#options, ...change }
    this.#events.changed()
  }
}
