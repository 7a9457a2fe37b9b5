// The page of trends: what is counted, over what, and the figures as a chart, a matrix, a barcode and a heat map.

import { Announcer } from '../page/announcer.ts'
import { connect } from '../page/connect.ts'
import { element } from '../page/element.ts'
import { empty, emptyFor, sampleButton } from '../page/empty.ts'
import { fill } from '../page/fill.ts'
import { layOut } from '../page/lay-out.ts'
import type { Help } from '../page/messages.ts'
import { plainText } from '../page/plain-text.ts'
import { Controls } from './controls.ts'
import { DocumentView } from './document-view.ts'
import { SIGNS } from './matrix.ts'
import {
  type Dispersion,
  type Format,
  NO_QUESTION,
  type Question,
  type ToPage,
  type ToPanel,
  type Trends,
} from './messages.ts'
import { PlansView } from './plans-view.ts'
import { drawGrid, exportDrawings } from './svg-export.ts'
import type { Words } from './words.ts'

/** What is kept while the page is hidden, and by VS Code when it restarts. */
interface State {
  readonly question?: Question
  readonly isRelative?: boolean
}

const vscode = connect<ToPage, ToPanel, State>(setup => new Page(setup))

/** How many terms are shown where nobody has named any. */
const OFFERED = 5

class Page {
  readonly #words: Words
  readonly #controls: Controls
  readonly #plans: PlansView
  readonly #document: DocumentView
  readonly #basis = element('div', { class: 'basis' })
  readonly #empty = element('div', { class: 'empty' })
  readonly #reading: HTMLElement
  readonly #announcer = new Announcer()
  #question: Question
  #isRelative: boolean
  #trends: Trends | undefined
  #dispersion: Dispersion | null = null
  #isComplete = false
  #problem: 'no-corpus' | 'stopped' | undefined
  /** True once terms were chosen by anybody: before that those that tell most stand in. */
  #isChosen: boolean

  constructor({ words, locale, question }: Extract<ToPage, { type: 'setup' }>) {
    const kept = vscode.getState()
    this.#words = words
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
    this.#plans = new PlansView(words, locale, (column, ask, inPlace) =>
      vscode.postMessage({ type: 'openColumn', column, ask, inPlace }),
    )
    this.#document = new DocumentView(words, locale, {
      openPlace: (row, place, inPlace) => vscode.postMessage({ type: 'openPlace', row, place, inPlace }),
      openPart: (part, inPlace) => vscode.postMessage({ type: 'openPart', part, inPlace }),
    })
    this.#reading = element('span', { class: 'reading' }, words.reading)
    const main = element('main', {}, this.#plans.element, this.#document.element, this.#empty)
    const footer = element('footer', {}, this.#reading, this.#basis)
    layOut(words, this.#announcer, [this.#controls.element], [main, footer])
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
        if (!this.#isChosen && this.#question.group === null && message.trends.telling.length > 0) {
          this.#isChosen = true
          const terms = message.trends.telling.slice(0, OFFERED).map(({ ask }) => ask)
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
    const instead = this.#instead()
    this.#empty.replaceChildren(...instead)
    this.#empty.hidden = instead.length === 0
    const isShown = instead.length === 0
    this.#plans.element.hidden = view !== 'plans' || !isShown
    this.#document.element.hidden = view !== 'document' || !isShown
    if (trends && view === 'plans' && isShown) {
      // The chips above say what is drawn, unless a glossary brings more.
      this.#plans.show(trends, this.#isRelative, this.#question.group !== null)
    }
    if (this.#dispersion && view === 'document' && isShown) this.#document.show(this.#dispersion, this.#isRelative)
    const said: string[] = []
    if (trends && view === 'plans' && isShown && trends.unused > 0) said.push(fill(words.unused, trends.unused))
    if (trends && trends.unknown.length > 0)
      said.push(fill(words.unknown, trends.unknown.map(text => plainText(text, 40)).join(', ')))
    this.#showBasis(said)
    this.#announcer.sayAtOnce(isReading ? words.reading : said.join(' '))
  }

  /** What figures rest on: what is said of them, what the server warns of, and what signs mean. */
  #showBasis(said: readonly string[]): void {
    const words = this.#words
    const { view } = this.#question
    const about = view === 'document' ? this.#dispersion : this.#trends
    const signs = (['first', 'back', 'absent', 'early', 'unsure'] as const).map(
      state => `${SIGNS[state].trim()} ${words.states[state]}`,
    )
    const lines = [
      ...[...said, ...(about?.warnings ?? [])].map(text => element('p', { class: 'warning' }, plainText(text, 600))),
      view === 'plans' && about
        ? element('p', { class: 'signs' }, [...signs, `+n ${fill(words.otherLanguage, 'n')}`].join(' · '))
        : null,
      element('p', {}, about ? plainText(about.basis, 800) : ''),
    ]
    this.#basis.replaceChildren(...lines.filter(line => line !== null))
  }

  /** What is said instead of figures; nothing where there are some. */
  #instead(): Node[] {
    const words = this.#words
    const ask = (help: Help): void => vscode.postMessage({ type: 'help', help })
    if (this.#problem === 'no-corpus' || (this.#problem === 'stopped' && !this.#trends))
      return emptyFor(this.#problem, words, ask)
    if (!this.#trends) return empty(words.reading)
    if (this.#trends.columns.length === 0)
      return this.#isComplete
        ? empty(words.noPlans, [words.noPlansHelp], sampleButton(words, ask))
        : empty(words.reading)
    if (this.#question.view === 'document' && !this.#dispersion) return empty(words.reading)
    return this.#trends.rows.length === 0 && this.#question.terms.length === 0
      ? empty(words.noTerms, [words.noTermsHelp])
      : []
  }

  #export(format: Format): void {
    vscode.postMessage(format === 'svg' ? { type: 'export', format, text: this.#svg() } : { type: 'export', format })
  }

  /** The drawings of what is shown, and its table as another. */
  #svg(): string {
    const words = this.#words
    const isDocument = this.#question.view === 'document'
    const { drawings, table } = isDocument ? this.#document : this.#plans
    if (!table.model) return exportDrawings(drawings)
    // It has the colours of the page while it is in it.
    const drawing = drawGrid(table.model)
    const held = element('div', { class: 'visually-hidden', 'aria-hidden': 'true' }, drawing)
    document.body.append(held)
    const text = exportDrawings([...drawings, { title: isDocument ? words.heatMap : words.table, drawing }])
    held.remove()
    return text
  }

  #save(): void {
    vscode.setState({ question: this.#question, isRelative: this.#isRelative })
  }
}
