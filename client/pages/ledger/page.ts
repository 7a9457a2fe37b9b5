// The page of the target ledger: filters, the table, and a chart of one indicator.

import { copyActions, onFind } from '../page/actions.ts'
import { Announcer } from '../page/announcer.ts'
import { connect } from '../page/connect.ts'
import { button, element } from '../page/element.ts'
import { empty, emptyFor, sampleButton } from '../page/empty.ts'
import { fill } from '../page/fill.ts'
import { later } from '../page/later.ts'
import { layOut } from '../page/lay-out.ts'
import type { Help } from '../page/messages.ts'
import { plainText } from '../page/plain-text.ts'
import { tableText } from '../page/table-text.ts'
import { drawCharts, legend, valueTable } from './chart.ts'
import { copiedTable } from './copied-table.ts'
import { countText, FilterBar } from './filter-bar.ts'
import { Grid, type Place } from './grid.ts'
import type { Format, PageRow, Part, ToPage, ToPanel } from './messages.ts'
import { type Filter, NO_FILTER, nameOf, Rows, type Sort } from './view.ts'
import type { Column, Words } from './words.ts'

/** What is kept while the page is hidden, and by VS Code when it restarts. */
interface State {
  readonly filter?: Filter
  readonly sort?: Sort | undefined
  readonly charted?: string | undefined
  readonly place?: Place | undefined
  readonly top?: number
}

const vscode = connect<ToPage, ToPanel, State>(setup => new Page(setup))

class Page {
  readonly #words: Words
  readonly #language: 'zh' | 'en'
  readonly #locale: string
  readonly #filters: FilterBar
  readonly #grid: Grid
  readonly #count = element('span', { class: 'count' })
  readonly #selected = element('span', { class: 'selected' })
  readonly #announcer = new Announcer()
  readonly #save = later(() => this.#keep(), 100)
  readonly #reading: HTMLElement
  readonly #actions: HTMLElement
  readonly #empty = element('div', { class: 'empty' })
  readonly #chart = element('section', { class: 'chart' })
  #rows: Rows
  #shown: readonly PageRow[] = []
  #sort: Sort | undefined
  #charted: string | undefined
  #isRead = false
  #isComplete = false
  #problem: 'no-corpus' | 'stopped' | undefined
  #kept: State
  #wanted: { readonly key?: string; readonly ref?: string } | undefined
  #charts = 0

  constructor({ words, language, locale }: Extract<ToPage, { type: 'setup' }>) {
    this.#words = words
    this.#language = language
    this.#locale = locale
    this.#rows = new Rows([], language, locale)
    this.#kept = stateOf(vscode.getState())
    this.#sort = this.#kept.sort
    this.#charted = this.#kept.charted
    this.#filters = new FilterBar(
      words,
      () => {
        this.#show()
        this.#save()
      },
      () => this.#grid.focus(),
    )
    this.#filters.show(this.#kept.filter ?? NO_FILTER)
    this.#grid = new Grid(words, language, {
      open: (row, part, inPlace) => this.#open(row, part, inPlace),
      chart: row => this.#showChart(row.key === this.#charted ? undefined : row.key),
      sort: column => this.#sortBy(column),
      moved: () => this.#save(),
      chosen: () => this.#label(),
      copy: () => this.#copy('tsv', this.#grid.chosen.length > 0 ? this.#grid.chosen : this.#current()),
    })
    this.#grid.charted = this.#charted
    this.#reading = element('span', { class: 'reading' }, words.reading)
    this.#actions = copyActions(
      words,
      format => this.#copy(format, this.#subject()),
      format => this.#export(format),
    )
    this.#layOut()
    onFind(() => this.#filters.focus())
    new ResizeObserver(() => this.#drawChart()).observe(document.body)
    this.#show()
  }

  #layOut(): void {
    const words = this.#words
    const { clear } = this.#filters
    const hint = element('span', { class: 'hint' }, words.hint)
    const figures = element('div', { class: 'figures' }, this.#count, clear, this.#selected, this.#reading, hint)
    const bar = element('div', { class: 'bar' }, figures, this.#actions)
    const main = element('main', {}, this.#grid.element, this.#empty)
    layOut(words, this.#announcer, [this.#filters.element, bar], [main, this.#chart])
  }

  take(message: Exclude<ToPage, { readonly type: 'setup' }>): void {
    switch (message.type) {
      case 'rows':
        this.#rows = new Rows(message.rows, this.#language, this.#locale)
        this.#isComplete = message.isComplete
        this.#isRead = true
        this.#problem = undefined
        this.#show()
        this.#restore()
        this.#select()
        vscode.postMessage({ type: 'shown', shown: this.#shown.length, total: message.rows.length })
        break
      case 'problem':
        this.#problem = message.problem
        this.#show()
        break
      case 'select':
        this.#wanted = message
        this.#select()
        break
      case 'export':
        this.#export(message.format)
        break
    }
  }

  #show(): void {
    const words = this.#words
    const { all } = this.#rows
    const view = this.#rows.view(this.#filters.filter, this.#sort)
    this.#shown = view.shown.flatMap(index => all[index] ?? [])
    this.#filters.offer(this.#rows, view)
    this.#grid.show(this.#shown, this.#sort)
    const isReading = !this.#problem && !(this.#isRead && this.#isComplete)
    document.body.classList.toggle('is-reading', isReading)
    this.#reading.hidden = !isReading
    this.#count.textContent = this.#isRead ? countText(words, this.#shown.length, all.length, this.#locale) : ''
    this.#grid.element.setAttribute('aria-busy', String(isReading))
    const instead = this.#instead(isReading)
    this.#empty.replaceChildren(...instead)
    this.#empty.hidden = instead.length === 0
    this.#grid.element.hidden = instead.length > 0
    // With nothing at all there is nothing to filter.
    document.body.classList.toggle('has-rows', all.length > 0)
    this.#label()
    this.#drawChart()
    this.#announcer.say([this.#count.textContent ?? '', isReading ? words.reading : ''].filter(Boolean).join(' · '))
  }

  /** What is said instead of a table; nothing where there is one. */
  #instead(isReading: boolean): Node[] {
    const words = this.#words
    const ask = (help: Help): void => vscode.postMessage({ type: 'help', help })
    if (this.#problem === 'no-corpus' || (this.#problem === 'stopped' && this.#rows.all.length === 0))
      return emptyFor(this.#problem, words, ask)
    if (this.#shown.length > 0) return []
    if (this.#rows.all.length > 0) {
      const clear = button(words.clear, 'primary', () => {
        this.#filters.show(NO_FILTER)
        this.#show()
        this.#save()
        this.#grid.focus()
      })
      return empty(words.noMatch, [], clear)
    }
    return isReading ? empty(words.reading) : empty(words.noTargets, [words.noTargetsHelp], sampleButton(words, ask))
  }

  /** Goes back to where the reader was; once, with the first rows that have it. */
  #restore(): void {
    const { place, top } = this.#kept
    if (this.#rows.all.length === 0) return
    this.#kept = {}
    if (place) this.#grid.reveal(place, false)
    if (top !== undefined) this.#grid.top = top
  }

  /** Goes to what the command was asked for, as soon as it is there. */
  #select(): void {
    const wanted = this.#wanted
    if (!wanted || this.#rows.all.length === 0) return
    const isWanted = ({ ref, key }: PageRow): boolean =>
      wanted.ref === undefined ? key === wanted.key : ref === wanted.ref
    const found = this.#rows.all.find(isWanted)
    if (!found) return
    this.#wanted = undefined
    if (!this.#shown.some(isWanted)) {
      this.#filters.show(NO_FILTER)
      this.#show()
    }
    const row = this.#shown.find(isWanted) ?? found
    this.#showChart(row.key)
    this.#grid.reveal({ ref: row.ref, column: 0 }, true)
    this.#save()
  }

  #sortBy(column: Column): void {
    const { column: now, descending = false } = this.#sort ?? {}
    // Up, down, and back to the order of the corpus.
    this.#sort = now !== column ? { column, descending: false } : descending ? undefined : { column, descending: true }
    this.#show()
    this.#grid.top = 0
    const { sortedUp, sortedDown, unsorted, columns } = this.#words
    this.#announcer.say(this.#sort ? fill(this.#sort.descending ? sortedDown : sortedUp, columns[column]) : unsorted)
    this.#save()
  }

  #showChart(key: string | undefined): void {
    this.#charted = key
    this.#grid.charted = key
    this.#drawChart()
    this.#save()
  }

  #drawChart(): void {
    const words = this.#words
    const drawing = ++this.#charts
    const rows = this.#charted === undefined ? [] : this.#rows.all.filter(({ key }) => key === this.#charted)
    const [first] = rows
    document.body.classList.toggle('has-chart', first !== undefined)
    this.#chart.hidden = first === undefined
    if (!first) {
      this.#chart.replaceChildren()
      return
    }
    rows.sort(
      (a, b) => (a.plan.from ?? 9999) - (b.plan.from ?? 9999) || (a.target.year ?? 9999) - (b.target.year ?? 9999),
    )
    const { main, other } = nameOf(first, this.#language, this.#words.none)
    const hadFocus = this.#chart.contains(document.activeElement)
    const close = button('×', 'close quiet', () => {
      this.#showChart(undefined)
      this.#grid.focus()
    })
    close.setAttribute('aria-label', words.closeChart)
    close.title = words.closeChart
    const drawings = element('div', { class: 'drawings' })
    const table = element(
      'div',
      { class: 'table', tabindex: 0, role: 'region', 'aria-label': words.values },
      valueTable(rows, words, (row, part, inPlace) => this.#open(row, part, inPlace)),
    )
    this.#chart.setAttribute('aria-label', fill(words.chartOf, plainText(main, 120)))
    this.#chart.replaceChildren(
      element(
        'div',
        { class: 'title' },
        element('h2', { dir: 'auto' }, plainText(main, 120)),
        other === null ? null : element('span', { class: 'other', dir: 'auto' }, plainText(other, 120)),
        legend(words),
        close,
      ),
      element('div', { class: 'content' }, drawings, table),
    )
    if (hadFocus) close.focus()
    // The width is known once it is laid out.
    requestAnimationFrame(() => {
      if (drawing !== this.#charts) return
      const { clientWidth, clientHeight } = drawings
      const charts = drawCharts(rows, clientWidth, Math.max(170, clientHeight - 4), words, this.#locale)
      drawings.replaceChildren(...charts.drawings)
      if (charts.left > 0) drawings.append(element('p', { class: 'left' }, fill(words.notDrawn, charts.left)))
    })
  }

  #open(row: PageRow, part: Part, inPlace: boolean): void {
    vscode.postMessage({ type: 'open', ref: row.ref, part, inPlace })
  }

  /** What is copied and exported: the rows that were chosen, else all that the filter shows. */
  #subject(): readonly PageRow[] {
    const { chosen } = this.#grid
    return chosen.length > 0 ? chosen : this.#shown
  }

  #current(): readonly PageRow[] {
    const { place } = this.#grid
    return this.#shown.filter(({ ref }) => ref === place?.ref)
  }

  #copy(format: 'markdown' | 'tsv', rows: readonly PageRow[]): void {
    if (rows.length === 0) return
    const text = tableText(format, copiedTable(rows, this.#words, this.#language))
    vscode.postMessage({ type: 'copy', text, rows: rows.length })
  }

  #export(format: Format): void {
    const rows = this.#subject()
    const isAll = rows.length === this.#rows.all.length
    vscode.postMessage({ type: 'export', format, ...(isAll ? {} : { refs: rows.map(({ ref }) => ref) }) })
  }

  /** Says when buttons mean fewer rows than are shown. */
  #label(): void {
    const { chosen } = this.#grid
    for (const made of this.#actions.querySelectorAll('button')) made.disabled = this.#shown.length === 0
    this.#selected.textContent = chosen.length > 0 ? fill(this.#words.selected, chosen.length) : ''
    if (chosen.length > 0) this.#announcer.say(this.#selected.textContent)
  }

  #keep(): void {
    vscode.setState({
      filter: this.#filters.filter,
      sort: this.#sort,
      charted: this.#charted,
      place: this.#kept.place ?? this.#grid.place,
      top: this.#kept.top ?? this.#grid.top,
    })
  }
}

/** A state may be that of an older version. */
function stateOf(state: State | undefined): State {
  if (typeof state !== 'object' || state === null) return {}
  return { ...state, filter: { ...NO_FILTER, ...state.filter } }
}
