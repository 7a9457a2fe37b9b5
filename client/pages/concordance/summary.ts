// What is said above the lines of a concordance: how many there are and of what, which wordings, and what to mind.

import { button, element } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import type { Found, Query } from './messages.ts'
import type { Words } from './words.ts'

export class Summary {
  /** Every figure with what it is of. */
  readonly count = element('span', { class: 'count' })
  /** The wordings that were found, and a way to all of a term. */
  readonly more = element('div', { class: 'more' })
  /** What makes the figures hard to compare. */
  readonly notes = element('details', { class: 'notes' })
  readonly #words: Words
  readonly #number: Intl.NumberFormat
  readonly #rate: Intl.NumberFormat
  readonly #find: (query: Query) => void

  constructor(words: Words, locale: string, find: (query: Query) => void) {
    this.#words = words
    this.#number = new Intl.NumberFormat(locale)
    this.#rate = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
    this.#find = find
  }

  show(found: Found | undefined, query: Query | undefined): void {
    this.count.textContent = found && found.problem === null ? this.#figures(found) : ''
    const more = found ? this.#more(found, query) : []
    this.more.replaceChildren(...more)
    this.more.hidden = more.length === 0
    this.#showNotes(found?.warnings ?? [])
  }

  #figures({ total, documents, scope, rate, characters }: Found): string {
    const number = (value: number): string => this.#number.format(value)
    const share = rate === null ? '–' : this.#rate.format(rate)
    return fill(this.#words.figures, number(total), number(documents), number(scope), share, number(characters))
  }

  #more({ lineCount, total, searched, ofDocuments, wordings, term }: Found, query: Query | undefined): Node[] {
    const words = this.#words
    const made: Node[] = []
    if (lineCount < total && searched >= ofDocuments)
      made.push(element('span', {}, fill(words.kept, this.#number.format(lineCount))))
    if (wordings.length > 0) {
      const listed = wordings.map(({ text, count }) => `${plainText(text, 60)} ${this.#number.format(count)}`)
      made.push(element('span', { dir: 'auto' }, fill(words.wordings, listed.join(' · '))))
    }
    if (term && query?.kind === 'phrase') {
      const { id, headword } = term
      const find = (): void => this.#find({ kind: 'term', text: id, label: headword })
      made.push(button(fill(words.allWordings, plainText(headword, 60)), 'quiet', find))
    }
    return made
  }

  #showNotes(warnings: readonly string[]): void {
    this.notes.hidden = warnings.length === 0
    const now = warnings.join('\n')
    // They stay open while the figures change.
    if (this.notes.dataset['said'] === now) return
    this.notes.dataset['said'] = now
    this.notes.replaceChildren(
      element(
        'summary',
        {},
        element('span', { 'aria-hidden': 'true' }, '⚠ '),
        fill(this.#words.notes, warnings.length),
      ),
      element('ul', {}, ...warnings.map(warning => element('li', { dir: 'auto' }, plainText(warning, 600)))),
    )
  }
}
