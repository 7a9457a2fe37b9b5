// The tabs of the concordance: lines, and the figures about them.

import { button, element } from '../page/element.ts'
import type { Tab } from './messages.ts'
import type { Words } from './words.ts'

const TABS: readonly Tab[] = ['lines', 'documents', 'collocates', 'ngrams']

/** A list of tabs as ARIA has it; `panel` is what they show. */
export class TabBar {
  readonly element: HTMLElement
  readonly #panel: HTMLElement
  readonly #open: (tab: Tab) => void
  readonly #buttons = new Map<Tab, HTMLButtonElement>()

  /** `open` is called when another tab is wanted, `leave` when the keyboard goes on to what the tab shows. */
  constructor(words: Words, panel: HTMLElement, open: (tab: Tab) => void, leave: () => void) {
    this.#panel = panel
    this.#open = open
    for (const tab of TABS) {
      const made = button(words.tabs[tab], 'tab', () => open(tab))
      made.setAttribute('role', 'tab')
      made.id = `tab-${tab}`
      made.setAttribute('aria-controls', panel.id)
      made.addEventListener('keydown', event => this.#onKey(event, tab, leave))
      this.#buttons.set(tab, made)
    }
    const attributes = { class: 'tabs', role: 'tablist', 'aria-label': words.tabList }
    this.element = element('div', attributes, ...this.#buttons.values())
  }

  /** Marks the tab that is shown. */
  mark(tab: Tab): void {
    for (const [name, made] of this.#buttons) {
      made.setAttribute('aria-selected', String(name === tab))
      made.tabIndex = name === tab ? 0 : -1
    }
    this.#panel.setAttribute('aria-labelledby', `tab-${tab}`)
  }

  #onKey(event: KeyboardEvent, tab: Tab, leave: () => void): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.key === 'ArrowDown') leave()
    else if (step !== 0) {
      const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? tab
      this.#open(next)
      this.#buttons.get(next)?.focus()
    } else return
    event.preventDefault()
  }
}
