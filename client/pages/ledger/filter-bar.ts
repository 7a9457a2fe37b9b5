// The filters above the table: a text, and one choice of each kind, with how many rows it would show.

import { element } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { offerOptions } from '../page/options.ts'
import { plainText } from '../page/plain-text.ts'
import type { PageRow } from './messages.ts'
import {
  CHOICES,
  type Choice,
  CONFLICTING,
  type Filter,
  NO_FILTER,
  NONE,
  type Rows,
  STATUSES,
  type View,
} from './view.ts'
import type { Words } from './words.ts'

/** Milliseconds without a keystroke before the text filters: short enough not to be noticed. */
const QUIET = 80

export class FilterBar {
  readonly element: HTMLElement
  /** The button that takes all filters back; hidden where there are none. */
  readonly clear: HTMLButtonElement
  readonly #words: Words
  readonly #text: HTMLInputElement
  readonly #selects: Readonly<Record<Choice, HTMLSelectElement>>
  readonly #changed: (filter: Filter) => void
  #filter: Filter = NO_FILTER
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(words: Words, changed: (filter: Filter) => void, leave: () => void) {
    this.#words = words
    this.#changed = changed
    this.#text = element('input', {
      type: 'search',
      class: 'search',
      placeholder: words.search,
      'aria-label': words.search,
      spellcheck: 'false',
      autocomplete: 'off',
    })
    this.#text.addEventListener('input', event => {
      clearTimeout(this.#timer)
      // What an input method has not finished is no word yet.
      if (event instanceof InputEvent && event.isComposing) return
      this.#timer = setTimeout(() => this.#set({ text: this.#text.value }), QUIET)
    })
    this.#text.addEventListener('compositionend', () => this.#set({ text: this.#text.value }))
    this.#text.addEventListener('keydown', event => {
      if (event.isComposing) return
      if (event.key === 'Enter' || event.key === 'ArrowDown') leave()
      else if (event.key === 'Escape' && this.#text.value !== '') {
        this.#text.value = ''
        this.#set({ text: '' })
      } else return
      event.preventDefault()
    })
    const select = (choice: Choice): HTMLSelectElement => {
      const made = element('select', { class: 'choice', 'aria-label': words.filters[choice], 'data-choice': choice })
      made.addEventListener('change', () => this.#set({ [choice]: made.value }))
      return made
    }
    this.#selects = {
      plan: select('plan'),
      topic: select('topic'),
      year: select('year'),
      kind: select('kind'),
      status: select('status'),
      tagged: select('tagged'),
      folder: select('folder'),
    }
    this.clear = element('button', { type: 'button', class: 'clear quiet' }, words.clear)
    this.clear.addEventListener('click', () => {
      this.show(NO_FILTER)
      this.#changed(NO_FILTER)
      this.#text.focus()
    })
    this.element = element(
      'div',
      { class: 'filters', role: 'search', 'aria-label': words.search },
      this.#text,
      ...CHOICES.map(choice => this.#selects[choice]),
    )
  }

  get filter(): Filter {
    return this.#filter
  }

  /** Sets all filters, without telling. */
  show(filter: Filter): void {
    clearTimeout(this.#timer)
    this.#filter = filter
    if (this.#text.value !== filter.text) this.#text.value = filter.text
    for (const choice of CHOICES) this.#selects[choice].value = filter[choice]
    this.clear.hidden = CHOICES.every(choice => filter[choice] === '') && filter.text === ''
  }

  /** Offers what rows have, with the figures of what is shown. */
  offer(rows: Rows, { counts }: View): void {
    const names = choiceNames(rows, this.#words)
    for (const choice of CHOICES) {
      const chosen = this.#filter[choice]
      const made = this.#selects[choice]
      const options = names[choice]
        .filter(([value]) => value === chosen || counts[choice].has(value))
        .map(([value, name]): [string, string] => [value, `${name} (${counts[choice].get(value) ?? 0})`])
      // A choice that no row has any more stays to be seen, else nobody could take it back.
      if (chosen !== '' && !options.some(([value]) => value === chosen)) {
        options.push([chosen, `${chosen === NONE ? this.#words.none : plainText(chosen, 60)} (0)`])
      }
      offerOptions(made, [['', this.#words.all[choice]], ...options], chosen)
      made.hidden = choice === 'folder' && names.folder.length < 2
    }
  }

  focus(): void {
    this.#text.focus()
    this.#text.select()
  }

  #set(change: Partial<Filter>): void {
    const filter = { ...this.#filter, ...change }
    this.show(filter)
    this.#changed(filter)
  }
}

type Names = Readonly<Record<Choice, readonly (readonly [value: string, name: string])[]>>

const known = new WeakMap<Rows, Names>()

/** Everything that can be chosen, in the order in which it is offered; worked out once for all that is filtered. */
function choiceNames(rows: Rows, words: Words): Names {
  const found = known.get(rows)
  if (found) return found
  const texts = (textOf: (row: PageRow) => string | null): [string, string][] => {
    const values = new Set(rows.all.map(row => textOf(row) ?? NONE))
    const named = [...values].filter(value => value !== NONE).sort((a, b) => rows.compare(a, b))
    return [
      ...named.map((value): [string, string] => [value, plainText(value, 60)]),
      ...(values.has(NONE) ? [[NONE, words.none] as [string, string]] : []),
    ]
  }
  const plans = new Map(rows.all.map(({ plan }) => [plan.id, plan]))
  const names: Names = {
    plan: [...plans.values()]
      .sort((a, b) => (a.from ?? 9999) - (b.from ?? 9999) || rows.compare(a.title, b.title))
      .map(({ id, label }) => [id, plainText(label, 60)]),
    topic: texts(({ topic }) => topic),
    year: texts(({ target }) => (target.year === null ? null : String(target.year))),
    kind: [
      ['binding', words.kind.binding],
      ['expected', words.kind.expected],
      [NONE, words.none],
    ],
    status: [
      ...STATUSES.map((status): [string, string] => [status, words.status[status]]),
      [CONFLICTING, words.conflicting],
    ],
    tagged: [
      ['tagged', words.tagged],
      ['untagged', words.untagged],
    ],
    folder: texts(({ folder }) => folder),
  }
  known.set(rows, names)
  return names
}

/** “12 of 340 targets”. */
export function countText(words: Words, shown: number, total: number, locale: string): string {
  const number = new Intl.NumberFormat(locale)
  return fill(words.count, number.format(shown), number.format(total))
}
