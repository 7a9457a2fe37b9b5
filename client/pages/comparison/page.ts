// The page of a comparison: both plans side by side, what became of each part, and a way from one change to the next.

import { action } from '../page/actions.ts'
import { Announcer } from '../page/announcer.ts'
import { connect } from '../page/connect.ts'
import { button, element } from '../page/element.ts'
import { empty, emptyFor } from '../page/empty.ts'
import { fill } from '../page/fill.ts'
import { later } from '../page/later.ts'
import { layOut } from '../page/lay-out.ts'
import { plainText, shortTitle } from '../page/plain-text.ts'
import type { Head, PageRow, Side, ToPage, ToPanel } from './messages.ts'
import { Ruler } from './ruler.ts'
import { SIGNS, Table } from './table.ts'
import { CHOICES, type Choice, type Words } from './words.ts'

/** What is kept while the page is hidden, and by VS Code when it restarts. */
interface State {
  readonly key?: string
  readonly choices?: readonly Choice[]
  /** The names of the rows at the top and with the focus. */
  readonly first?: string | undefined
  readonly active?: string | undefined
}

const vscode = connect<ToPage, ToPanel, State>(setup => new Page(setup))

class Page {
  readonly #words: Words
  readonly #locale: string
  readonly #key: string
  readonly #table: Table
  readonly #ruler: Ruler
  readonly #chips = new Map<Choice, { readonly chip: HTMLButtonElement; readonly count: HTMLElement }>()
  readonly #clear: HTMLButtonElement
  readonly #count = element('span', { class: 'count' })
  readonly #reading: HTMLElement
  readonly #warnings = element('ul', { class: 'warnings' })
  readonly #heads: Readonly<Record<Side, HTMLElement>>
  readonly #empty = element('div', { class: 'empty' })
  readonly #announcer = new Announcer()
  readonly #save = later(() => this.#keep(), 100)
  readonly #frame: HTMLElement
  #rows: readonly PageRow[] = []
  #languages: Record<Side, string> = { before: '', after: '' }
  #choices: Set<Choice>
  #isRead = false
  #isComplete = false
  #problem: 'no-corpus' | 'stopped' | 'unknown' | undefined
  #kept: State

  constructor({ words, locale, key }: Extract<ToPage, { type: 'setup' }>) {
    this.#words = words
    this.#locale = locale
    this.#key = key
    const state = vscode.getState()
    this.#kept = typeof state === 'object' && state !== null && state.key === key ? state : {}
    this.#choices = new Set(CHOICES.filter(choice => this.#kept.choices?.includes(choice)))
    this.#table = new Table(words, {
      open: (row, side, inPlace) => vscode.postMessage({ type: 'open', row, side, inPlace }),
      moved: () => {
        this.#ruler?.scrolled()
        // The heads stand above their columns, whatever room the scroll bar takes.
        const { offsetWidth, clientWidth } = this.#table.element
        this.#frame?.style.setProperty('--bar-width', `${offsetWidth - clientWidth}px`)
        this.#save()
      },
      jump: row => this.#jump(row),
      say: text => this.#announcer.sayAtOnce(text),
    })
    this.#ruler = new Ruler(this.#table.list, at => {
      const row = this.#table.shown[at]
      if (row !== undefined) this.#table.reveal(row, true)
    })
    this.#clear = button(words.all, 'quiet clear', () => {
      this.#choices.clear()
      this.#show()
      this.#table.focus()
    })
    this.#reading = element('span', { class: 'reading' }, words.reading)
    this.#heads = { before: this.#makeHead('before'), after: this.#makeHead('after') }
    this.#frame = element(
      'div',
      { class: 'table' },
      element(
        'div',
        { class: 'row heads' },
        this.#heads.before,
        element('div', { class: 'cell fate' }, words.fate),
        this.#heads.after,
      ),
      element('div', { class: 'scrolled' }, this.#table.element, this.#ruler.element),
    )
    this.#layOut()
    document.addEventListener('keydown', event => this.#onKey(event), { capture: true })
    this.#show()
  }

  #layOut(): void {
    const words = this.#words
    const chips = CHOICES.map(choice => this.#makeChip(choice))
    const filters = { class: 'filters', role: 'group', 'aria-label': words.filter }
    const actions = element(
      'div',
      { class: 'actions' },
      action('previous', '↑', words.previous, () => this.#table.step(-1)),
      action('next', '↓', words.next, () => this.#table.step(1)),
      action('report', words.report, words.report, () => vscode.postMessage({ type: 'report' })),
      action('swap', words.swap, words.swap, () => vscode.postMessage({ type: 'swap' })),
      action('export', words.export, words.export, () => vscode.postMessage({ type: 'export' })),
    )
    const bar = element('div', { class: 'bar' }, element('div', filters, ...chips, this.#clear), actions)
    const figures = element('div', { class: 'figures' }, this.#count, this.#reading)
    const main = element('main', {}, this.#frame, this.#empty)
    layOut(words, this.#announcer, [bar, figures, this.#warnings], [main])
  }

  take(message: Exclude<ToPage, { readonly type: 'setup' }>): void {
    switch (message.type) {
      case 'rows': {
        const { rows, before, after, warnings, isComplete } = message
        this.#rows = rows
        this.#languages = { before: before.language, after: after.language }
        this.#isComplete = isComplete
        this.#isRead = true
        this.#problem = undefined
        this.#showHead('before', before)
        this.#showHead('after', after)
        this.#warnings.replaceChildren(
          ...warnings.map(text =>
            element('li', {}, element('span', { 'aria-hidden': 'true' }, '⚠ '), plainText(text, 600)),
          ),
        )
        this.#countChips()
        this.#show()
        this.#restore()
        vscode.postMessage({ type: 'shown', shown: this.#table.shown.length, total: rows.length })
        break
      }
      case 'problem':
        this.#problem = message.problem
        this.#show()
        break
      case 'next':
        this.#table.step(1)
        break
      case 'previous':
        this.#table.step(-1)
        break
    }
  }

  #makeChip(choice: Choice): HTMLButtonElement {
    const count = element('span', { class: 'number' })
    const chip = button('', 'chip', () => {
      if (!this.#choices.delete(choice)) this.#choices.add(choice)
      this.#show()
    })
    chip.dataset['choice'] = choice
    chip.append(
      element('span', { class: `sign ${choice}`, 'aria-hidden': 'true' }, SIGNS[choice]),
      ` ${this.#words.fates[choice]} `,
      count,
    )
    this.#chips.set(choice, { chip, count })
    return chip
  }

  #makeHead(side: Side): HTMLElement {
    return element('div', { class: `cell text ${side}` })
  }

  #showHead(side: Side, { title, date, characters }: Head): void {
    const words = this.#words
    const open = button(shortTitle(title, 120), 'quiet title', () => vscode.postMessage({ type: 'openDocument', side }))
    open.title = `${plainText(title, 400)}\n${words.openDocument}`
    const said = [words[side], date ?? words.noDate, fill(words.characters, characters.toLocaleString(this.#locale))]
    this.#heads[side].replaceChildren(open, element('span', { class: 'sub' }, said.join(' · ')))
  }

  #countChips(): void {
    const counts = new Map<Choice, number>()
    const add = (choice: Choice): void => void counts.set(choice, (counts.get(choice) ?? 0) + 1)
    for (const row of this.#rows) {
      if (row.isLeft) continue
      add(row.fate)
      if (row.isMoved) add('moved')
    }
    for (const [choice, { chip, count }] of this.#chips) {
      const many = counts.get(choice) ?? 0
      count.textContent = many.toLocaleString(this.#locale)
      chip.hidden = many === 0 && !this.#choices.has(choice)
    }
  }

  #show(): void {
    const words = this.#words
    const shown = shownRows(this.#rows, this.#choices)
    // Rows are measured as they are put in: they must be to be seen by then.
    this.#frame.hidden = shown.length === 0
    document.body.classList.toggle('has-rows', this.#rows.length > 0)
    this.#table.show(this.#rows, shown, this.#languages)
    this.#ruler.show(this.#rows, shown)
    for (const [choice, { chip }] of this.#chips) {
      const isSet = this.#choices.has(choice)
      chip.setAttribute('aria-pressed', String(isSet))
      chip.classList.toggle('set', isSet)
    }
    this.#clear.hidden = this.#choices.size === 0
    const isReading = !this.#problem && !(this.#isRead && this.#isComplete)
    document.body.classList.toggle('is-reading', isReading)
    this.#reading.hidden = !isReading
    const number = (value: number): string => value.toLocaleString(this.#locale)
    this.#count.textContent = this.#isRead ? fill(words.shown, number(shown.length), number(this.#rows.length)) : ''
    this.#table.element.setAttribute('aria-busy', String(isReading))
    const instead = this.#instead(isReading, shown.length)
    this.#empty.replaceChildren(...instead)
    this.#empty.hidden = instead.length === 0
    this.#frame.hidden = instead.length > 0
    this.#announcer.say([this.#count.textContent ?? '', isReading ? words.reading : ''].filter(Boolean).join(' · '))
    this.#save()
  }

  /** What is said instead of the rows; nothing where there are some. */
  #instead(isReading: boolean, shown: number): Node[] {
    const words = this.#words
    if (this.#problem === 'unknown') return empty(words.unknown)
    if (this.#problem === 'no-corpus' || (this.#problem === 'stopped' && this.#rows.length === 0))
      return emptyFor(this.#problem, words, help => vscode.postMessage({ type: 'help', help }))
    if (shown > 0) return []
    return empty(this.#rows.length > 0 ? words.noMatch : isReading ? words.reading : words.noChanges)
  }

  /** Goes to the other end of a move, even where the filter hides it. */
  #jump(row: number): void {
    if (this.#table.reveal(row, true)) return
    this.#choices.clear()
    this.#show()
    this.#table.reveal(row, true)
  }

  /** Goes back to where the reader was; once, with the first rows that have it. */
  #restore(): void {
    const { first, active } = this.#kept
    if (this.#rows.length === 0) return
    this.#kept = {}
    for (const ref of [active, first]) {
      const row = ref === undefined ? -1 : this.#rows.findIndex(row => row.ref === ref)
      if (row >= 0) this.#table.reveal(row, false)
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.isComposing || event.ctrlKey || event.metaKey) return
    const isPrevious = (event.key === 'F7' && event.shiftKey) || event.key.toLowerCase() === 'p'
    const isNext = (event.key === 'F7' && !event.shiftKey) || event.key.toLowerCase() === 'n'
    if (!isPrevious && !isNext) return
    event.preventDefault()
    event.stopPropagation()
    this.#table.step(isNext ? 1 : -1)
  }

  #keep(): void {
    const ref = (row: number | undefined): string | undefined => (row === undefined ? undefined : this.#rows[row]?.ref)
    vscode.setState({
      key: this.#key,
      choices: [...this.#choices],
      first: this.#kept.first ?? ref(this.#table?.first),
      active: this.#kept.active ?? ref(this.#table?.active),
    })
  }
}

/** The rows that pass, as indexes, with the headings that they stand under. */
function shownRows(rows: readonly PageRow[], choices: ReadonlySet<Choice>): number[] {
  if (choices.size === 0) return rows.map((_, index) => index)
  const shown: number[] = []
  let heading = -1
  for (const [index, row] of rows.entries()) {
    const passes = row.isLeft ? choices.has('moved') : choices.has(row.fate) || (row.isMoved && choices.has('moved'))
    if (row.kind === 'section' && !passes) heading = index
    else if (row.kind === 'section') heading = -1
    if (!passes) continue
    if (row.kind === 'piece' && heading >= 0) {
      shown.push(heading)
      heading = -1
    }
    shown.push(index)
  }
  return shown
}
