// The page of the concordance: what is looked for, the lines in aligned columns, and the figures about them.

import { copyActions, onFind } from '../page/actions.ts'
import { Announcer } from '../page/announcer.ts'
import { connect } from '../page/connect.ts'
import { button, element } from '../page/element.ts'
import { empty, emptyFor } from '../page/empty.ts'
import { fill } from '../page/fill.ts'
import { later } from '../page/later.ts'
import { layOut } from '../page/lay-out.ts'
import { tableText } from '../page/table-text.ts'
import { FiguresView, NO_OPTIONS } from './figures-view.ts'
import { LineGrid } from './line-grid.ts'
import {
  type Filter,
  type Format,
  type Found,
  NO_FILTER,
  type Options,
  type Query,
  type Question,
  type Sort,
  type SortBy,
  type Tab,
  type ToPage,
  type ToPanel,
} from './messages.ts'
import { SearchBar } from './search-bar.ts'
import { Summary } from './summary.ts'
import { TabBar } from './tab-bar.ts'
import type { Words } from './words.ts'

/** What is kept while the page is hidden, and by VS Code when it restarts. */
interface State {
  readonly question?: Question | undefined
  readonly tab?: Tab
  readonly options?: Options
  readonly place?: { readonly row: number; readonly column: number }
  readonly top?: number
}

const vscode = connect<ToPage, ToPanel, State>(setup => new Page(setup))

class Page {
  readonly #words: Words
  readonly #number: Intl.NumberFormat
  readonly #search: SearchBar
  readonly #lines: LineGrid
  readonly #figures: FiguresView
  readonly #summary: Summary
  readonly #tabs: TabBar
  readonly #selected = element('span', { class: 'selected' })
  readonly #reading = element('span', { class: 'reading' })
  readonly #announcer = new Announcer()
  readonly #save = later(() => this.#keep(), 100)
  readonly #actions: HTMLElement
  readonly #main = element('main', { id: 'panel', role: 'tabpanel' })
  readonly #empty = element('div', { class: 'empty' })
  #question: Question
  #tab: Tab
  #found: Found | undefined
  #problem: 'no-corpus' | 'stopped' | undefined
  /** The version and options that the figures are of. */
  #figuresOf = ''
  #kept: State

  constructor({ words, locale, history, question }: Extract<ToPage, { type: 'setup' }>) {
    this.#words = words
    this.#number = new Intl.NumberFormat(locale)
    this.#kept = stateOf(vscode.getState())
    const isAsked = question !== undefined
    this.#question = question ?? this.#kept.question ?? { query: undefined, filter: NO_FILTER, sort: [] }
    this.#tab = this.#kept.tab ?? 'lines'
    this.#search = new SearchBar(words, {
      find: query => this.#find(query),
      filter: filter => this.#ask({ filter }),
      leave: () => this.#focus(),
    })
    this.#search.show(this.#question.query, this.#question.filter, history)
    this.#summary = new Summary(words, locale, query => this.#find(query))
    this.#lines = new LineGrid(words, {
      open: (index, inPlace) => vscode.postMessage({ type: 'open', what: 'line', index, inPlace }),
      sort: by => this.#sortBy(by),
      moved: () => this.#save(),
      chosen: () => this.#label(),
      copy: () => this.#copy('tsv', true),
      ask: (from, count) => vscode.postMessage({ type: 'window', from, count }),
    })
    this.#figures = new FiguresView(words, locale, this.#kept.options ?? NO_OPTIONS, {
      changed: () => {
        this.#askFigures()
        this.#save()
      },
      openDocument: (index, inPlace) => vscode.postMessage({ type: 'open', what: 'document', index, inPlace }),
      showCollocate: text => {
        this.#open('lines')
        this.#search.narrow(text)
        this.#focus()
      },
      showNgram: (side, text) => this.#extend(side, text),
      chosen: () => this.#label(),
      copy: () => this.#copy('tsv', true),
      say: text => this.#announcer.say(text),
    })
    this.#tabs = new TabBar(
      words,
      this.#main,
      tab => this.#open(tab),
      () => this.#focus(),
    )
    this.#actions = copyActions(
      words,
      format => this.#copy(format, false),
      format => this.#export(format),
    )
    document.body.classList.add('has-rows')
    const { count, more, notes } = this.#summary
    const figures = element('div', { class: 'figures' }, count, this.#search.clear, this.#selected, this.#reading)
    const bar = element('div', { class: 'bar' }, figures, this.#actions)
    layOut(words, this.#announcer, [this.#search.element, bar, more, notes, this.#tabs.element], [this.#main])
    onFind(() => this.#search.focus())
    this.#open(this.#tab)
    if (!isAsked && this.#question.query) vscode.postMessage({ type: 'ask', question: this.#question })
    if (!this.#question.query) this.#search.focus()
  }

  take(message: Exclude<ToPage, { readonly type: 'setup' }>): void {
    switch (message.type) {
      case 'found':
        this.#take(message.found)
        break
      case 'figures':
        if (message.what !== this.#tab) break
        this.#figures.take(message.what, message.figures)
        this.#label()
        break
      case 'question':
        this.#question = message.question
        this.#found = undefined
        this.#search.show(message.question.query, message.question.filter, message.history)
        this.#open('lines')
        this.#save()
        break
      case 'problem':
        this.#problem = message.problem
        this.#show()
        break
      case 'nothing':
        this.#problem = undefined
        this.#found = undefined
        this.#show()
        vscode.postMessage({ type: 'shown', shown: 0, total: 0 })
        break
    }
  }

  #take(found: Found): void {
    const isFirst = this.#found === undefined
    const isSame = this.#found?.version === found.version
    this.#found = found
    this.#problem = undefined
    this.#lines.take(found, this.#question.sort)
    this.#show()
    if (isFirst) this.#restore()
    if (this.#tab !== 'lines' && !isSame) this.#askFigures()
    if (found.searched >= found.ofDocuments)
      vscode.postMessage({ type: 'shown', shown: found.lineCount, total: found.total })
  }

  #show(): void {
    const words = this.#words
    const found = this.#found
    const isSearching = found !== undefined && found.searched < found.ofDocuments
    const isBusy =
      !this.#problem && this.#question.query !== undefined && (found === undefined || isSearching || !found.isComplete)
    document.body.classList.toggle('is-reading', isBusy)
    this.#reading.hidden = !isBusy
    this.#reading.textContent = isSearching
      ? fill(words.searching, this.#number.format(found.searched), this.#number.format(found.ofDocuments))
      : words.reading
    this.#summary.show(found, this.#question.query)
    if (found) this.#search.offer(found.facets)
    const instead = this.#instead(isBusy)
    this.#empty.replaceChildren(...instead)
    const shown = instead.length > 0 ? this.#empty : this.#tab === 'lines' ? this.#lines.element : this.#figures.element
    if (this.#main.firstElementChild !== shown || this.#main.childElementCount !== 1) this.#main.replaceChildren(shown)
    this.#main.setAttribute('aria-busy', String(isBusy))
    this.#label()
    this.#announcer.say(
      [this.#summary.count.textContent, isBusy ? this.#reading.textContent : ''].filter(Boolean).join(' · '),
    )
  }

  /** What is said instead of lines and figures; nothing where there are some. */
  #instead(isBusy: boolean): Node[] {
    const words = this.#words
    const found = this.#found
    if (this.#problem === 'no-corpus' || (this.#problem === 'stopped' && !found))
      return emptyFor(this.#problem, words, help => vscode.postMessage({ type: 'help', help }))
    if (!this.#question.query) return empty(words.start, [words.startHelp, words.patternHelp])
    if (!found) return empty(words.reading)
    if (found.problem === 'unknown-term') {
      const { label } = this.#question.query
      const asPhrase = button(words.asPhrase, 'primary', () => this.#find({ kind: 'phrase', text: label, label }))
      return empty(words.problems[found.problem], [], asPhrase)
    }
    if (found.problem !== null) return empty(words.problems[found.problem], [words.patternHelp])
    if (found.total > 0) return []
    return isBusy ? empty(this.#reading.textContent ?? '') : empty(words.nothingFound, [words.nothingFoundHelp])
  }

  /** Goes back to where the reader was; once, with the first lines that are there. */
  #restore(): void {
    const { place, top } = this.#kept
    this.#kept = {}
    if (place) this.#lines.reveal(Math.min(place.row, Math.max(0, this.#lines.length - 1)), place.column, false)
    if (top !== undefined) this.#lines.top = top
  }

  #find(query: Query): void {
    this.#search.show(query, NO_FILTER, undefined)
    this.#open('lines')
    this.#ask({ query: query.text === '' ? undefined : query, filter: NO_FILTER })
  }

  #ask(change: Partial<{ query: Query | undefined; filter: Filter; sort: readonly Sort[] }>): void {
    this.#question = { ...this.#question, ...change }
    if ('query' in change) this.#found = undefined
    this.#kept = {}
    vscode.postMessage({ type: 'ask', question: this.#question })
    this.#show()
    this.#save()
  }

  #askFigures(): void {
    if (this.#tab === 'lines' || !this.#found) return
    const { options } = this.#figures
    const key = JSON.stringify([this.#tab, this.#found.version, options])
    if (key === this.#figuresOf) return
    this.#figuresOf = key
    vscode.postMessage({ type: 'figures', what: this.#tab, options })
  }

  #open(tab: Tab): void {
    this.#tab = tab
    this.#tabs.mark(tab)
    if (tab !== 'lines') {
      this.#figures.open(tab)
      this.#figuresOf = ''
      this.#askFigures()
    }
    this.#show()
    this.#save()
  }

  #focus(): void {
    if (this.#tab === 'lines') this.#lines.focus()
    else this.#figures.focus()
  }

  #sortBy(by: SortBy): void {
    const [first, ...others] = this.#question.sort
    // Up, down, and back to the order of the corpus. What sorted before decides where the new one does not.
    const sort: readonly Sort[] =
      first?.by !== by
        ? [{ by, descending: false }, ...this.#question.sort.filter(one => one.by !== by)].slice(0, 3)
        : first.descending
          ? others
          : [{ by, descending: true }, ...others]
    this.#lines.top = 0
    const { sortedUp, sortedDown, unsorted, columns } = this.#words
    const [now] = sort
    this.#announcer.say(now ? fill(now.descending ? sortedDown : sortedUp, columns[now.by]) : unsorted)
    this.#ask({ sort })
  }

  /** The keyword with what stands beside it, as words: for a term or a pattern, lines that have these words. */
  #extend(side: 'left' | 'right', text: string): void {
    const { query } = this.#question
    if (query?.kind !== 'phrase') {
      this.#open('lines')
      this.#search.narrow(text)
      return
    }
    const gap = /[\p{Script=Latin}\d]$/u.test(side === 'left' ? text : query.text) ? ' ' : ''
    const words = side === 'left' ? `${text}${gap}${query.text}` : `${query.text}${gap}${text}`
    this.#find({ kind: 'phrase', text: words, label: words })
  }

  #copy(format: 'markdown' | 'tsv', isKey: boolean): void {
    if (this.#tab === 'lines') {
      if (this.#lines.length === 0) return
      const { row } = this.#lines.place
      const chosen = this.#lines.chosen ?? (isKey ? ([Math.max(0, row), Math.max(0, row) + 1] as const) : undefined)
      vscode.postMessage({ type: 'copyLines', format, ...(chosen ? { from: chosen[0], to: chosen[1] } : {}) })
      return
    }
    const table = this.#figures.table(isKey)
    if (table.length < 2) return
    vscode.postMessage({ type: 'copy', text: tableText(format, table), rows: table.length - 1 })
  }

  #export(format: Format): void {
    vscode.postMessage({ type: 'export', what: this.#tab, format, options: this.#figures.options })
  }

  /** Says when buttons mean fewer rows than are shown. */
  #label(): void {
    const isEmpty = this.#tab === 'lines' ? this.#lines.length === 0 : this.#figures.isEmpty
    for (const made of this.#actions.querySelectorAll('button')) made.disabled = isEmpty || !this.#found
    const chosen = this.#tab === 'lines' ? this.#lines.chosen : undefined
    const rows = chosen ? chosen[1] - chosen[0] : 0
    this.#selected.textContent = rows > 0 ? fill(this.#words.selected, this.#number.format(rows)) : ''
    if (rows > 0) this.#announcer.say(this.#selected.textContent)
  }

  #keep(): void {
    vscode.setState({
      question: this.#question,
      tab: this.#tab,
      options: this.#figures.options,
      place: this.#kept.place ?? this.#lines.place,
      top: this.#kept.top ?? this.#lines.top,
    })
  }
}

/** A state may be that of an older version. */
function stateOf(state: State | undefined): State {
  if (typeof state !== 'object' || state === null) return {}
  const { question } = state
  const filter = { ...NO_FILTER, ...question?.filter }
  return {
    ...state,
    ...(question ? { question: { ...question, filter, sort: question.sort ?? [] } } : {}),
    options: { ...NO_OPTIONS, ...state.options },
  }
}
