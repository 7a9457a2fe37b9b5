// What a page says to screen readers, and to nobody else.

import { element } from './element.ts'
import { later } from './later.ts'

/** Says the last of several texts that come one after the other: not one for every letter that is typed. */
export class Announcer {
  /** To be put somewhere in the page. */
  readonly element = element('div', { class: 'visually-hidden', role: 'status' })
  #text = ''
  readonly #soon = later(() => this.#show(), 500)

  say(text: string): void {
    this.#text = text
    this.#soon()
  }

  /** Says what answers a key: without waiting for another. */
  sayAtOnce(text: string): void {
    this.say(text)
    this.#show()
  }

  #show(): void {
    if (this.element.textContent !== this.#text) this.element.textContent = this.#text
  }
}
