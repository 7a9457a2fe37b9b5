// The page of trends: what is counted, over what, and the figures as a chart, a matrix, a barcode and a heat map.

import { button, element } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import { drawBarcode } from './barcode.ts'
import { drawChart, MOST_COLUMNS } from './chart.ts'
import { Controls } from './controls.ts'
import { Grid } from './grid.ts'
import { Matrix, SIGNS } from './matrix.ts'
import type { Dispersion, Format, Question, ToPage, ToPanel, Trends } from './messages.ts'
import { Sections } from './sections.ts'
import { MOST_SERIES, swatch } from './series.ts'
import { drawGrid, exportDrawings } from './svg-export.ts'
import type { Words } from './words.ts'

/** What is kept while the page is hidden, and by VS Code when it restarts. */
interface State {
  readonly question?: Question
  readonly isRelative?: boolean
}

declare function acquireVsCodeApi(): {
  postMessage(message: ToPanel): void
  getState(): State | undefined
  setState(state: State): void
}

const vscode = acquireVsCodeApi()
let page: Page | undefined

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'setup') page ??= new Page(data.words, data.locale, data.question)
  else page?.take(data)
})
vscode.postMessage({ type: 'ready' })

const NO_QUESTION: Question = {
  view: 'plans',
  terms: [],
  line: null,
  kind: null,
  language: null,
  isDated: false,
  group: null,
  document: null,
  depth: null,
}

/** How many terms are shown where nobody has named any. */
const OFFERED = 5

class Page {
  readonly #words: Words
  readonly #locale: string
  readonly #controls: Controls
  readonly #matrix: Matrix
  readonly #sections: Sections
  readonly #grid: Grid
  readonly #heat: Grid
  readonly #chart = element('div', { class: 'chart-scroll' })
  readonly #legend = element('ul', { class: 'legend' })
  readonly #left = element('p', { class: 'left' })
  readonly #strips = element('div', { class: 'strips' })
  readonly #plans: HTMLElement
  readonly #document: HTMLElement
  readonly #basis = element('div', { class: 'basis' })
  readonly #empty = element('div', { class: 'empty' })
  readonly #reading: HTMLElement
  readonly #said = element('div', { class: 'visually-hidden', role: 'status' })
  #question: Question
  #isRelative: boolean
  #trends: Trends | undefined
  #dispersion: Dispersion | null = null
  #isComplete = false
  #problem: 'no-corpus' | 'stopped' | undefined
  /** True once terms were chosen by anybody: before that the most frequent ones stand in. */
  #isChosen: boolean
  #drawings = 0

  constructor(words: Words, locale: string, question: Question | null) {
    const kept = vscode.getState()
    this.#words = words
    this.#locale = locale
    this.#question = question ?? { ...NO_QUESTION, ...kept?.question }
    this.#isRelative = kept?.isRelative === true
    this.#isChosen = this.#question.terms.length > 0
    this.#controls = new Controls(words, {
      ask: change => this.#ask({ ...this.#question, ...change }),
      relate: isRelative => {
        this.#isRelative = isRelative
        this.#show()
        this.#save()
      },
      export: format => this.#export(format),
    })
    this.#matrix = new Matrix(words, locale)
    this.#sections = new Sections(words, locale)
    this.#grid = new Grid(words.table, {
      open: (row, column, inPlace) => this.#openCell(row, column, inPlace),
      sort: column => {
        this.#matrix.sortBy(column)
        this.#show()
      },
    })
    this.#heat = new Grid(words.heatMap, {
      open: (row, column, inPlace) => this.#openPart(row, column, inPlace),
      sort: column => {
        this.#sections.sortBy(column)
        this.#show()
      },
    })
    this.#reading = element('span', { class: 'reading' }, words.reading)
    this.#plans = element(
      'div',
      { class: 'plans' },
      element('section', { class: 'chart', 'aria-label': words.chart }, this.#legend, this.#chart, this.#left),
      this.#grid.element,
    )
    this.#document = element(
      'div',
      { class: 'document' },
      element('section', { class: 'barcodes', 'aria-label': words.barcode }, this.#strips),
      this.#heat.element,
    )
    document.title = words.title
    document.body.append(
      element('header', {}, element('h1', { class: 'visually-hidden' }, words.title), this.#controls.element),
      element('div', { class: 'progress', 'aria-hidden': 'true' }, element('div', { class: 'moving' })),
      element('main', {}, this.#plans, this.#document, this.#empty),
      element('footer', {}, this.#reading, this.#basis),
      this.#said,
      element('div', { id: 'keys', class: 'visually-hidden' }, words.keys),
    )
    new ResizeObserver(() => this.#draw()).observe(this.#chart)
    new ResizeObserver(() => this.#drawStrips()).observe(this.#strips)
    document.body.classList.add('has-rows')
    this.#show()
    if (question === null) this.#ask(this.#question)
  }

  take(message: Exclude<ToPage, { readonly type: 'setup' }>): void {
    switch (message.type) {
      case 'question':
        this.#question = message.question
        this.#isChosen ||= this.#question.terms.length > 0
        this.#save()
        this.#show()
        break
      case 'problem':
        this.#problem = message.problem
        this.#show()
        break
      case 'result':
        // An answer to an older question would turn back what was chosen meanwhile; one to the last is on its way.
        if (JSON.stringify(message.question) !== JSON.stringify(this.#question)) break
        this.#trends = message.trends
        this.#dispersion = message.dispersion
        this.#isComplete = message.isComplete
        this.#problem = undefined
        if (!this.#isChosen && this.#question.group === null && message.trends.frequent.length > 0) {
          this.#isChosen = true
          const terms = message.trends.frequent.slice(0, OFFERED).map(({ ask }) => ask)
          this.#ask({ ...this.#question, terms })
          break
        }
        this.#show()
        vscode.postMessage({ type: 'shown', shown: message.trends.rows.length, total: message.trends.columns.length })
        break
    }
  }

  #ask(question: Question): void {
    this.#isChosen ||= question.terms.length > 0 || question.terms.length < this.#question.terms.length
    this.#question = question
    this.#save()
    vscode.postMessage({ type: 'ask', question })
    document.body.classList.add('is-reading')
    this.#controls.show(this.#question, this.#trends, this.#dispersion, this.#isRelative)
  }

  #show(): void {
    const words = this.#words
    const { view } = this.#question
    const trends = this.#trends
    const isReading = !this.#problem && !(trends && this.#isComplete)
    document.body.classList.toggle('is-reading', isReading)
    this.#reading.hidden = !isReading
    this.#controls.show(this.#question, trends, this.#dispersion, this.#isRelative)
    const empty = this.#emptyText()
    this.#empty.replaceChildren(...empty)
    this.#empty.hidden = empty.length === 0
    this.#plans.hidden = view !== 'plans' || empty.length > 0
    this.#document.hidden = view !== 'document' || empty.length > 0
    const said: string[] = []
    if (trends && view === 'plans' && empty.length === 0) {
      const shown = this.#matrix.show(trends, this.#isRelative)
      this.#grid.show(shown, this.#matrix.sorted)
      this.#draw()
      if (trends.unused > 0) said.push(fill(words.unused, trends.unused))
    }
    if (this.#dispersion && view === 'document' && empty.length === 0) {
      this.#heat.show(this.#sections.show(this.#dispersion, this.#isRelative), this.#sections.sorted)
      this.#drawStrips()
    }
    if (trends && trends.unknown.length > 0)
      said.push(fill(words.unknown, trends.unknown.map(text => plainText(text, 40)).join(', ')))
    const about = view === 'document' ? this.#dispersion : trends
    const warnings = about ? about.warnings : []
    // The chips above say what is drawn, unless a glossary brings more.
    this.#legend.hidden = this.#question.group === null
    const signs = (['first', 'back', 'absent', 'early', 'unsure'] as const).map(
      state => `${SIGNS[state].trim()} ${words.states[state]}`,
    )
    const lines = [
      ...[...said, ...warnings].map(text => element('p', { class: 'warning' }, plainText(text, 600))),
      view === 'plans' && about
        ? element('p', { class: 'signs' }, [...signs, `+n ${fill(words.otherLanguage, 'n')}`].join(' · '))
        : null,
      element('p', {}, about ? plainText(about.basis, 800) : ''),
    ]
    this.#basis.replaceChildren(...lines.filter(one => one !== null))
    this.#say(isReading ? words.reading : said.join(' '))
  }

  #emptyText(): Node[] {
    const words = this.#words
    const help = (title: string, text: string, ...buttons: readonly HTMLElement[]): Node[] => [
      element('h2', {}, title),
      ...(text === '' ? [] : [element('p', {}, text)]),
      ...(buttons.length > 0 ? [element('p', { class: 'buttons' }, ...buttons)] : []),
    ]
    const sample = (): HTMLElement =>
      button(words.openSample, 'primary', () => vscode.postMessage({ type: 'help', help: 'openSampleCorpus' }))
    if (this.#problem === 'no-corpus') return help(words.noCorpus, words.noCorpusHelp, sample())
    if (this.#problem === 'stopped' && !this.#trends) {
      const restart = button(words.restart, 'primary', () =>
        vscode.postMessage({ type: 'help', help: 'restartServer' }),
      )
      return help(words.stopped, words.stoppedHelp, restart)
    }
    if (!this.#trends) return help(words.reading, '')
    if (this.#trends.columns.length === 0)
      return this.#isComplete ? help(words.noPlans, words.noPlansHelp, sample()) : help(words.reading, '')
    if (this.#question.view === 'document' && !this.#dispersion) return help(words.reading, '')
    return this.#trends.rows.length === 0 && this.#question.terms.length === 0
      ? help(words.noTerms, words.noTermsHelp)
      : []
  }

  /** The chart of the first rows; a matrix of a glossary may have hundreds. */
  #draw(): void {
    const trends = this.#trends
    if (!trends || this.#plans.hidden) return
    const drawing = ++this.#drawings
    const words = this.#words
    this.#legend.replaceChildren(
      ...trends.rows
        .slice(0, MOST_SERIES)
        .map(({ words: name, en, story }, series) =>
          element(
            'li',
            { title: plainText(story, 300) },
            swatch(series),
            element('span', { class: 'name', dir: 'auto' }, plainText(name, 60)),
            en === null ? null : element('span', { class: 'other', dir: 'auto' }, plainText(en, 60)),
          ),
        ),
    )
    const left = [
      trends.rows.length > MOST_SERIES ? fill(words.notDrawn, trends.rows.length - MOST_SERIES) : '',
      trends.columns.length > MOST_COLUMNS ? fill(words.columnsNotDrawn, trends.columns.length - MOST_COLUMNS) : '',
    ].filter(text => text !== '')
    this.#left.textContent = left.join(' ')
    this.#left.hidden = left.length === 0
    // The width is known once it is laid out.
    requestAnimationFrame(() => {
      if (drawing !== this.#drawings || this.#plans.hidden) return
      const focused = focusOf(this.#chart)
      this.#chart.replaceChildren(
        drawChart({
          columns: trends.columns,
          rows: trends.rows,
          isRelative: this.#isRelative,
          width: Math.max(300, this.#chart.clientWidth - 2),
          height: Math.max(200, Math.min(340, this.#chart.clientHeight - 2)),
          words,
          locale: this.#locale,
          open: (column, row, inPlace) => this.#openColumn(column, trends.rows[row]?.ask ?? null, inPlace),
        }),
      )
      if (focused) this.#chart.querySelector<SVGElement>(focused)?.focus()
    })
  }

  #drawStrips(): void {
    const found = this.#dispersion
    if (!found || this.#document.hidden) return
    const words = this.#words
    const width = Math.max(240, this.#strips.clientWidth - 8)
    const hadFocus = this.#strips.contains(document.activeElement)
    if (hadFocus) return
    const number = new Intl.NumberFormat(this.#locale, { maximumFractionDigits: 2, minimumFractionDigits: 2 })
    this.#strips.replaceChildren(
      ...found.rows.map((row, series) => {
        const { measures } = row
        const said = measures
          ? fill(
              words.measures,
              row.total,
              number.format(measures.dp),
              number.format(measures.dpNorm),
              number.format(measures.d),
            )
          : fill(words.noMeasures, row.total)
        return element(
          'div',
          { class: 'strip-of' },
          element(
            'div',
            { class: 'title' },
            swatch(series % MOST_SERIES),
            element('span', { class: 'name', dir: 'auto' }, plainText(row.words, 60)),
            row.en === null ? null : element('span', { class: 'other', dir: 'auto' }, plainText(row.en, 60)),
            element('span', { class: 'measures' }, said),
          ),
          drawBarcode({
            row,
            series: series % MOST_SERIES,
            parts: found.parts,
            characters: found.characters,
            width,
            words,
            open: (place, inPlace) => vscode.postMessage({ type: 'openPlace', row: series, place, inPlace }),
          }),
        )
      }),
    )
  }

  #openCell(row: number, column: number, inPlace: boolean): void {
    const found = this.#matrix.at(row)
    if (!found || !this.#trends) return
    // On the name of a term it is its first mention that is meant.
    const first = found.cells.findIndex(cell => cell !== null && cell.total + cell.other > 0)
    const at = column < 0 ? first : column
    if (at >= 0 && this.#trends.columns[at]?.isMissing === false) this.#openColumn(at, found.ask, inPlace)
  }

  #openColumn(column: number, ask: string | null, inPlace: boolean): void {
    vscode.postMessage({ type: 'openColumn', column, ask, inPlace })
  }

  #openPart(row: number, column: number, inPlace: boolean): void {
    const part = this.#sections.at(row)
    if (part === undefined) return
    const place = this.#dispersion?.rows[column]?.places.findIndex(one => one.part === part) ?? -1
    if (place >= 0) vscode.postMessage({ type: 'openPlace', row: column, place, inPlace })
    else vscode.postMessage({ type: 'openPart', part, inPlace })
  }

  #export(format: Format): void {
    vscode.postMessage(format === 'svg' ? { type: 'export', format, text: this.#svg() } : { type: 'export', format })
  }

  /** The drawings of what is shown, and its table as another. */
  #svg(): string {
    const words = this.#words
    const isDocument = this.#question.view === 'document'
    const drawings: { title: string; drawing: SVGSVGElement }[] = []
    if (isDocument) {
      for (const one of this.#strips.querySelectorAll<HTMLElement>('.strip-of')) {
        const drawing = one.querySelector<SVGSVGElement>('.barcode')
        if (drawing) drawings.push({ title: one.querySelector('.title')?.textContent ?? '', drawing })
      }
    } else {
      const drawing = this.#chart.querySelector('svg')
      if (drawing) drawings.push({ title: this.#isRelative ? words.rate : words.count, drawing })
    }
    const { model } = isDocument ? this.#heat : this.#grid
    if (!model) return exportDrawings(drawings)
    // It has the colours of the page while it is in it.
    const table = drawGrid(model)
    const held = element('div', { class: 'visually-hidden', 'aria-hidden': 'true' }, table)
    document.body.append(held)
    const text = exportDrawings([...drawings, { title: isDocument ? words.heatMap : words.table, drawing: table }])
    held.remove()
    return text
  }

  /** For screen readers. */
  #say(text: string): void {
    if (this.#said.textContent !== text) this.#said.textContent = text
  }

  #save(): void {
    vscode.setState({ question: this.#question, isRelative: this.#isRelative })
  }
}

/** What finds the bar again that has the focus, when the chart is drawn anew. */
function focusOf(chart: HTMLElement): string | undefined {
  const { activeElement: at } = document
  if (!(at instanceof SVGElement) || !chart.contains(at)) return undefined
  return `.value[data-row="${at.dataset['row'] ?? ''}"][data-column="${at.dataset['column'] ?? ''}"]`
}
