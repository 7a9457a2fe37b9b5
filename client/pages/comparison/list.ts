// A list of rows of unequal height, of which only those in sight are in the page.

import { element } from '../page/element.ts'

/** Pixels above and below what is in sight for which rows are kept. */
const SPARE = 600

export interface ListEvents {
  /** Makes the element of a row. */
  make(index: number): HTMLElement
  /** Guesses the height of a row that nobody has measured, in pixels, for a list of that width. */
  guess(index: number, width: number): number
  /** Rows have come and gone, or were scrolled. */
  drawn(): void
}

export class List {
  readonly element: HTMLElement
  readonly body: HTMLElement
  readonly #events: ListEvents
  readonly #made = new Map<number, HTMLElement>()
  #heights = new Float64Array(0)
  #measured = new Uint8Array(0)
  /** Where each row starts; one more for the end. */
  #tops = new Float64Array(1)
  #width = 0
  #frame = 0
  /** A row that stays in the page wherever it is: it has the focus. */
  #kept = -1

  constructor(events: ListEvents, attributes: Parameters<typeof element>[1]) {
    this.#events = events
    this.body = element('div', { class: 'body', role: 'rowgroup' })
    this.element = element('div', attributes, this.body)
    this.element.addEventListener('scroll', () => this.#soon(), { passive: true })
    new ResizeObserver(() => this.#resized()).observe(this.element)
  }

  get length(): number {
    return this.#heights.length
  }

  get top(): number {
    return this.element.scrollTop
  }

  /** All rows together, pixels. */
  get height(): number {
    return this.#tops[this.length] ?? 0
  }

  /** Where a row starts, pixels. */
  topOf(index: number): number {
    return this.#tops[Math.max(0, Math.min(index, this.length))] ?? 0
  }

  /** The row at a distance from the start. */
  at(top: number): number {
    let [low, high] = [0, this.length]
    while (low + 1 < high) {
      const middle = (low + high) >>> 1
      if ((this.#tops[middle] ?? 0) <= top) low = middle
      else high = middle
    }
    return low
  }

  /** The element of a row, where it is in the page. */
  rowAt(index: number): HTMLElement | undefined {
    return this.#made.get(index)
  }

  /** Shows other rows, from the one that is to be at the top on. */
  reset(length: number, first: number, rest: number): void {
    for (const made of this.#made.values()) made.remove()
    this.#made.clear()
    this.#heights = new Float64Array(length)
    this.#measured = new Uint8Array(length)
    this.#tops = new Float64Array(length + 1)
    this.#kept = -1
    this.#guess()
    this.element.scrollTop = this.topOf(first) + rest
    this.draw()
    // What was guessed above the first one is known by now.
    if (first > 0) this.element.scrollTop = this.topOf(first) + rest
  }

  /** Scrolls until a row is in sight: to the middle where it was not. */
  reveal(index: number): void {
    this.#kept = index
    // Heights are guesses until a row has been in the page: twice, so that it is where it should be.
    for (let turn = 0; turn < 3; turn++) {
      const [top, height] = [this.topOf(index), this.#heights[index] ?? 0]
      const { clientHeight } = this.element
      const isAbove = top < this.top
      const isBelow = top + height > this.top + clientHeight
      if (!isAbove && !isBelow) break
      const isNear = Math.abs(top - this.top) < 2 * clientHeight
      if (isNear && isAbove) this.element.scrollTop = top
      else if (isNear && height < clientHeight) this.element.scrollTop = top + height - clientHeight
      else this.element.scrollTop = Math.max(0, top - clientHeight / 3)
      this.draw()
      if (height >= clientHeight) break
    }
    this.draw()
  }

  draw(): void {
    const { clientHeight } = this.element
    // What is not laid out has no height that could be measured.
    if (clientHeight === 0) return
    for (let turn = 0; turn < 4; turn++) {
      const from = this.at(Math.max(0, this.top - SPARE))
      const to = Math.min(this.length, this.at(this.top + clientHeight + SPARE) + 1)
      for (const [index, made] of this.#made) {
        if ((index >= from && index < to) || index === this.#kept) continue
        made.remove()
        this.#made.delete(index)
      }
      const wanted = new Set(this.#kept >= 0 && this.#kept < this.length ? [this.#kept] : [])
      for (let index = from; index < to; index++) wanted.add(index)
      const added = [...wanted].filter(index => !this.#made.has(index))
      for (const index of added) this.#made.set(index, this.#events.make(index))
      if (added.length > 0) this.#arrange()
      if (!this.#measure()) break
    }
    this.body.style.height = `${this.height}px`
    for (const [index, made] of this.#made) made.style.transform = `translateY(${this.#tops[index] ?? 0}px)`
    this.#events.drawn()
  }

  /** In the order of the rows, as a screen reader reads them; what is there already is not moved, lest it lose the focus. */
  #arrange(): void {
    const sorted = [...this.#made].sort(([a], [b]) => a - b)
    let next: HTMLElement | null = null
    for (const [, made] of sorted.reverse()) {
      if (made.parentNode !== this.body) this.body.insertBefore(made, next)
      next = made
    }
  }

  /** Takes the true heights of what is in the page; false where nothing was otherwise than guessed. */
  #measure(): boolean {
    const anchor = this.at(this.top)
    const before = this.topOf(anchor)
    let isOther = false
    for (const [index, made] of this.#made) {
      if (this.#measured[index]) continue
      const height = made.offsetHeight
      this.#measured[index] = 1
      if (Math.abs(height - (this.#heights[index] ?? 0)) < 0.5) continue
      this.#heights[index] = height
      isOther = true
    }
    if (!isOther) return false
    this.#place()
    // What turned out otherwise above must not move what is being read.
    const moved = this.topOf(anchor) - before
    this.body.style.height = `${this.height}px`
    if (moved !== 0) this.element.scrollTop += moved
    return true
  }

  #guess(): void {
    this.#width = this.element.clientWidth
    for (let index = 0; index < this.length; index++) {
      this.#measured[index] = 0
      this.#heights[index] = this.#events.guess(index, this.#width)
    }
    this.#place()
    this.body.style.height = `${this.height}px`
  }

  #place(): void {
    let top = 0
    for (let index = 0; index < this.length; index++) {
      this.#tops[index] = top
      top += this.#heights[index] ?? 0
    }
    this.#tops[this.length] = top
  }

  #resized(): void {
    if (this.element.clientWidth !== this.#width && this.element.clientHeight > 0) {
      const first = this.at(this.top)
      const rest = this.top - this.topOf(first)
      this.#guess()
      this.element.scrollTop = this.topOf(first) + rest
    }
    this.draw()
  }

  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      this.draw()
    })
  }
}
