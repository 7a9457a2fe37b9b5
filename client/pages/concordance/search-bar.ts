// What is looked for, and the filters below it.

import { button, element } from '../page/element.ts'
import { offerOptions } from '../page/options.ts'
import { plainText, shortTitle } from '../page/plain-text.ts'
import { type Facet, type Filter, type Found, NO_FILTER, type Query, type QueryKind } from './messages.ts'
import type { Words } from './words.ts'

const KINDS: readonly QueryKind[] = ['phrase', 'term', 'pattern']
const FACETS: readonly Facet[] = ['plan', 'period', 'kind', 'language']

/** Milliseconds without a keystroke before the text filters. */
const QUIET = 250

/** Stands for “not said” among the values of a facet. */
const NOT_SAID = '-'

export interface SearchEvents {
  find(query: Query): void
  filter(filter: Filter): void
  /** Down from the filter's box: into the table. */
  leave(): void
}

export class SearchBar {
  readonly element: HTMLElement
  /** The button that takes all filters back; hidden where there are none. */
  readonly clear: HTMLButtonElement
  readonly #words: Words
  readonly #events: SearchEvents
  readonly #box: HTMLInputElement
  readonly #kind: HTMLSelectElement
  readonly #known = element('datalist', { id: 'history' })
  readonly #text: HTMLInputElement
  readonly #selects = new Map<Facet, HTMLSelectElement>()
  #history: readonly Query[] = []
  /** What is being shown, so that a term that is asked for again keeps its id. */
  #query: Query | undefined
  #filter: Filter = NO_FILTER
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(words: Words, events: SearchEvents) {
    this.#words = words
    this.#events = events
    this.#kind = element('select', { class: 'query-kind', 'aria-label': words.queryKind })
    this.#kind.append(...KINDS.map(kind => element('option', { value: kind }, words.kinds[kind])))
    this.#kind.addEventListener('change', () => {
      this.#hint()
      if (this.#box.value.trim() !== '') this.#find()
    })
    this.#box = element('input', {
      type: 'search',
      class: 'search query',
      'aria-label': words.query,
      list: 'history',
      spellcheck: 'false',
      autocomplete: 'off',
    })
    this.#box.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.isComposing) {
        event.preventDefault()
        this.#find()
      }
    })
    this.#text = element('input', {
      type: 'search',
      class: 'search',
      placeholder: words.filterText,
      'aria-label': words.filterText,
      spellcheck: 'false',
      autocomplete: 'off',
    })
    const typed = (): void => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#set({ text: this.#text.value }), QUIET)
    }
    this.#text.addEventListener('input', event => {
      // What an input method has not finished is no word yet.
      if (!(event instanceof InputEvent && event.isComposing)) typed()
    })
    this.#text.addEventListener('compositionend', typed)
    this.#text.addEventListener('keydown', event => {
      if (event.isComposing) return
      if (event.key === 'Enter' || event.key === 'ArrowDown') events.leave()
      else if (event.key === 'Escape' && this.#text.value !== '') {
        this.#text.value = ''
        this.#set({ text: '' })
      } else return
      event.preventDefault()
    })
    for (const facet of FACETS) {
      const made = element('select', { class: 'choice', 'aria-label': words.filters[facet], 'data-choice': facet })
      made.addEventListener('change', () => this.#set({ [facet]: made.value }))
      this.#selects.set(facet, made)
    }
    this.clear = button(words.clear, 'clear quiet', () => {
      this.#set(NO_FILTER)
      this.#text.focus()
    })
    this.element = element(
      'div',
      { class: 'searching', role: 'search', 'aria-label': words.title },
      element(
        'div',
        { class: 'filters' },
        this.#kind,
        this.#box,
        button(words.find, 'primary', () => this.#find()),
        this.#known,
      ),
      element('div', { class: 'filters narrow' }, this.#text, ...this.#selects.values()),
    )
    // Before anything is found the filters say that they let all through.
    this.offer({ plan: [], period: [], kind: [], language: [] })
    this.#hint()
  }

  /** Shows a query and filters, without telling. */
  show(query: Query | undefined, filter: Filter, history: readonly Query[] | undefined): void {
    this.#query = query
    if (query) {
      this.#box.value = query.label
      this.#kind.value = query.kind
    }
    if (history) {
      this.#history = history
      this.#known.replaceChildren(
        ...history.map(({ label, kind }) => element('option', { value: label }, this.#words.kinds[kind])),
      )
    }
    this.#hint()
    this.#showFilter(filter)
  }

  /** Offers what the lines have. */
  offer(facets: Found['facets']): void {
    for (const [facet, made] of this.#selects) {
      const chosen = this.#filter[facet]
      const options = facets[facet].map(({ value, label, count }): [string, string] => [
        value,
        `${this.#nameOf(facet, value, label)} (${count})`,
      ])
      // A choice that no line has any more stays to be seen, else nobody could take it back.
      if (chosen !== '' && !options.some(([value]) => value === chosen))
        options.push([chosen, `${this.#nameOf(facet, chosen, chosen)} (0)`])
      offerOptions(made, [['', this.#words.all[facet]], ...options], chosen)
    }
  }

  focus(): void {
    this.#box.focus()
    this.#box.select()
  }

  /** Narrows to lines that have these words, too. */
  narrow(text: string): void {
    this.#set({ text })
  }

  #nameOf(facet: Facet, value: string, label: string): string {
    const { none, documentKinds, languages } = this.#words
    if (value === NOT_SAID) return none
    if (facet === 'kind') return documentKinds[value] ?? plainText(value, 60)
    if (facet === 'language') return languages[value] ?? plainText(value, 60)
    return facet === 'period' ? value.replace('-', '–') : shortTitle(label, 60)
  }

  #hint(): void {
    const kind = KINDS.find(one => one === this.#kind.value) ?? 'phrase'
    this.#box.placeholder = this.#words.queryHint[kind]
    this.#box.title = this.#words.queryHint[kind]
  }

  #find(): void {
    const label = this.#box.value.trim()
    const kind = KINDS.find(one => one === this.#kind.value) ?? 'phrase'
    // A term is known by its id, which nobody sees.
    const known = [...(this.#query ? [this.#query] : []), ...this.#history].find(
      one => one.kind === kind && one.label === label,
    )
    this.#events.find(known ?? { kind, text: label, label })
  }

  #showFilter(filter: Filter): void {
    clearTimeout(this.#timer)
    this.#filter = filter
    if (this.#text.value !== filter.text) this.#text.value = filter.text
    for (const [facet, made] of this.#selects) made.value = filter[facet]
    this.clear.hidden = FACETS.every(facet => filter[facet] === '') && filter.text === ''
  }

  #set(change: Partial<Filter>): void {
    const filter = { ...this.#filter, ...change }
    this.#showFilter(filter)
    this.#events.filter(filter)
  }
}
