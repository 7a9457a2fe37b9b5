// The page of the concordance: what is looked for, the lines in aligned columns, and the figures about them.

import { button, element } from '../page/element.ts'
import { escapeMarkdown, escapeTsv } from '../page/escape.ts'
import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
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
import type { Words } from './words.ts'

/** What is kept while the page is hidden, and by VS Code when it restarts. */
interface State {
  readonly question?: Question | undefined
  readonly tab?: Tab
  readonly options?: Options
  readonly place?: { readonly row: number; readonly column: number }
  readonly top?: number
}

declare function acquireVsCodeApi(): {
  postMessage(message: ToPanel): void
  getState(): State | undefined
  setState(state: State): void
}

const vscode = acquireVsCodeApi()
let page: Page | undefined

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'setup') page ??= new Page(data)
  else page?.take(data)
})
vscode.postMessage({ type: 'ready' })

const TABS: readonly Tab[] = ['lines', 'documents', 'collocates', 'ngrams']

class Page {
  readonly #words: Words
  readonly #number: Intl.NumberFormat
  readonly #search: SearchBar
  readonly #lines: LineGrid
  readonly #figures: FiguresView
  readonly #tabs = new Map<Tab, HTMLButtonElement>()
  readonly #count = element('span', { class: 'count' })
  readonly #selected = element('span', { class: 'selected' })
  readonly #reading = element('span', { class: 'reading' })
  readonly #more = element('div', { class: 'more' })
  readonly #notes = element('details', { class: 'notes' })
  readonly #said = element('div', { class: 'visually-hidden', role: 'status' })
  readonly #actions: HTMLElement
  readonly #main: HTMLElement
  readonly #empty = element('div', { class: 'empty' })
  #question: Question
  #tab: Tab
  #found: Found | undefined
  #problem: 'no-corpus' | 'stopped' | undefined
  /** The version and options that the figures are of. */
  #figuresOf = ''
  #kept: State
  #saving: ReturnType<typeof setTimeout> | undefined
  #saying: ReturnType<typeof setTimeout> | undefined

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
      say: text => this.#say(text),
    })
    for (const tab of TABS) {
      const made = button(words.tabs[tab], 'tab', () => this.#open(tab))
      made.setAttribute('role', 'tab')
      made.id = `tab-${tab}`
      made.setAttribute('aria-controls', 'panel')
      made.addEventListener('keydown', event => this.#onTabKey(event, tab))
      this.#tabs.set(tab, made)
    }
    const action = (name: string, text: string, label: string, act: () => void): HTMLButtonElement => {
      const made = button(text, 'action', act)
      made.dataset['action'] = name
      made.setAttribute('aria-label', label)
      made.title = label
      return made
    }
    const verb = (text: string): HTMLElement => element('span', { class: 'verb', 'aria-hidden': 'true' }, text)
    this.#actions = element(
      'div',
      { class: 'actions', role: 'group', 'aria-label': words.actions },
      verb(words.copy),
      action('markdown', 'Markdown', words.copyMarkdown, () => this.#copy('markdown', false)),
      action('tsv', 'TSV', words.copyTsv, () => this.#copy('tsv', false)),
      verb(words.export),
      action('csv', 'CSV…', words.exportCsv, () => this.#export('csv')),
      action('json', 'JSON…', words.exportJson, () => this.#export('json')),
    )
    this.#main = element('main', { id: 'panel', role: 'tabpanel' })
    document.title = words.title
    document.body.classList.add('has-rows')
    document.body.append(
      element(
        'header',
        {},
        element('h1', { class: 'visually-hidden' }, words.title),
        this.#search.element,
        element(
          'div',
          { class: 'bar' },
          element('div', { class: 'figures' }, this.#count, this.#search.clear, this.#selected, this.#reading),
          this.#actions,
        ),
        this.#more,
        this.#notes,
        element('div', { class: 'tabs', role: 'tablist', 'aria-label': words.tabList }, ...this.#tabs.values()),
      ),
      element('div', { class: 'progress', 'aria-hidden': 'true' }, element('div', { class: 'moving' })),
      this.#main,
      this.#said,
      element('div', { id: 'keys', class: 'visually-hidden' }, words.keys),
    )
    // Before VS Code's own listener, which would look for a find widget.
    const find = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 'f' || event.altKey || event.shiftKey) return
      event.preventDefault()
      event.stopPropagation()
      this.#search.focus()
    }
    document.addEventListener('keydown', find, { capture: true })
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
    this.#count.textContent = found && found.problem === null ? this.#figureText(found) : ''
    this.#showMore(found)
    this.#showNotes(found?.warnings ?? [])
    if (found) this.#search.offer(found.facets)
    const empty = this.#emptyText(isBusy)
    this.#empty.replaceChildren(...empty)
    const shown = empty.length > 0 ? this.#empty : this.#tab === 'lines' ? this.#lines.element : this.#figures.element
    if (this.#main.firstElementChild !== shown || this.#main.childElementCount !== 1) this.#main.replaceChildren(shown)
    this.#main.setAttribute('aria-busy', String(isBusy))
    this.#label()
    this.#say([this.#count.textContent, isBusy ? this.#reading.textContent : ''].filter(Boolean).join(' · '))
  }

  /** Every figure with what it is of. */
  #figureText({ total, documents, scope, rate, characters }: Found): string {
    const number = (value: number): string => this.#number.format(value)
    const share =
      rate === null
        ? '–'
        : new Intl.NumberFormat(this.#number.resolvedOptions().locale, { maximumSignificantDigits: 3 }).format(rate)
    return fill(this.#words.figures, number(total), number(documents), number(scope), share, number(characters))
  }

  #showMore(found: Found | undefined): void {
    const words = this.#words
    const made: (Node | string)[] = []
    if (found && found.lineCount < found.total && found.searched >= found.ofDocuments)
      made.push(element('span', {}, fill(words.kept, this.#number.format(found.lineCount))))
    if (found && found.wordings.length > 0) {
      const listed = found.wordings.map(({ text, count }) => `${plainText(text, 60)} ${this.#number.format(count)}`)
      made.push(element('span', { dir: 'auto' }, fill(words.wordings, listed.join(' · '))))
    }
    const { query } = this.#question
    if (found?.term && query?.kind === 'phrase') {
      const { id, headword } = found.term
      made.push(
        button(fill(words.allWordings, plainText(headword, 60)), 'quiet', () =>
          this.#find({ kind: 'term', text: id, label: headword }),
        ),
      )
    }
    this.#more.replaceChildren(...made)
    this.#more.hidden = made.length === 0
  }

  #showNotes(warnings: readonly string[]): void {
    this.#notes.hidden = warnings.length === 0
    const said = fill(this.#words.notes, warnings.length)
    const before = this.#notes.dataset['said']
    const now = warnings.join('\n')
    if (before === now) return
    this.#notes.dataset['said'] = now
    this.#notes.replaceChildren(
      element('summary', {}, element('span', { 'aria-hidden': 'true' }, '⚠ '), said),
      element('ul', {}, ...warnings.map(warning => element('li', { dir: 'auto' }, plainText(warning, 600)))),
    )
  }

  #emptyText(isBusy: boolean): Node[] {
    const words = this.#words
    const help = (title: string, texts: readonly string[], ...buttons: readonly HTMLElement[]): Node[] => [
      element('h2', {}, title),
      ...texts.map(text => element('p', {}, text)),
      ...(buttons.length > 0 ? [element('p', { class: 'buttons' }, ...buttons)] : []),
    ]
    const found = this.#found
    if (this.#problem === 'no-corpus') {
      const sample = button(words.openSample, 'primary', () =>
        vscode.postMessage({ type: 'help', help: 'openSampleCorpus' }),
      )
      return help(words.noCorpus, [words.noCorpusHelp], sample)
    }
    if (this.#problem === 'stopped' && !found) {
      const restart = button(words.restart, 'primary', () =>
        vscode.postMessage({ type: 'help', help: 'restartServer' }),
      )
      return help(words.stopped, [words.stoppedHelp], restart)
    }
    if (!this.#question.query) return help(words.start, [words.startHelp, words.patternHelp])
    if (!found) return help(words.reading, [])
    if (found.problem === 'unknown-term') {
      const { label } = this.#question.query
      const asPhrase = button(words.asPhrase, 'primary', () => this.#find({ kind: 'phrase', text: label, label }))
      return help(words.problems[found.problem], [], asPhrase)
    }
    if (found.problem !== null) return help(words.problems[found.problem], [words.patternHelp])
    if (found.total > 0) return []
    return isBusy ? help(this.#reading.textContent ?? '', []) : help(words.nothingFound, [words.nothingFoundHelp])
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
    for (const [name, made] of this.#tabs) {
      made.setAttribute('aria-selected', String(name === tab))
      made.tabIndex = name === tab ? 0 : -1
    }
    this.#main.setAttribute('aria-labelledby', `tab-${tab}`)
    if (tab !== 'lines') {
      this.#figures.open(tab)
      this.#figuresOf = ''
      this.#askFigures()
    }
    this.#show()
    this.#save()
  }

  #onTabKey(event: KeyboardEvent, tab: Tab): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.key === 'ArrowDown') this.#focus()
    else if (step !== 0) {
      const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? tab
      this.#open(next)
      this.#tabs.get(next)?.focus()
    } else return
    event.preventDefault()
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
    this.#say(now ? fill(now.descending ? sortedDown : sortedUp, columns[now.by]) : unsorted)
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
    const [head = [], ...rows] = this.#figures.table(isKey)
    if (rows.length === 0) return
    const lines = [head, ...rows].map(row => row.map(cell => cell.replace(/\s+/g, ' ').trim()))
    const text =
      format === 'tsv'
        ? lines.map(row => row.map(escapeTsv).join('\t'))
        : lines.map(row => `| ${row.map(escapeMarkdown).join(' | ')} |`)
    if (format === 'markdown') text.splice(1, 0, `| ${head.map(() => '---').join(' | ')} |`)
    vscode.postMessage({ type: 'copy', text: `${text.join('\n')}\n`, rows: rows.length })
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
    if (rows > 0) this.#say(this.#selected.textContent)
  }

  /** For screen readers, and not for every letter that is typed. */
  #say(text: string): void {
    clearTimeout(this.#saying)
    this.#saying = setTimeout(() => {
      if (this.#said.textContent !== text) this.#said.textContent = text
    }, 500)
  }

  #save(): void {
    clearTimeout(this.#saving)
    this.#saving = setTimeout(() => {
      vscode.setState({
        question: this.#question,
        tab: this.#tab,
        options: this.#figures.options,
        place: this.#kept.place ?? this.#lines.place,
        top: this.#kept.top ?? this.#lines.top,
      })
    }, 100)
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
