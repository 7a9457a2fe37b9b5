// The rows of a long table that are in sight: only they are in the page.

/** Rows above and below those in sight: a turn of the wheel finds them there. */
const SPARE = 8

/** The tallest element that browsers lay out exactly. Beyond it rows stand closer to each other than the scroll bar says. */
const TALLEST = 8_000_000

export interface RowMaker {
  /** The element of a row, when it comes in sight. */
  make(index: number): HTMLElement
  /** Called for each row in the page whenever it may have to look otherwise. */
  mark(made: HTMLElement, index: number): void
}

/** All rows are of one height. */
export class RowWindow {
  /** How tall a row is, pixels. */
  height = 44
  readonly #scroller: HTMLElement
  readonly #body: HTMLElement
  readonly #maker: RowMaker
  readonly #made = new Map<number, HTMLElement>()
  #length = 0

  /** `body` is in `scroller`, and holds the rows. */
  constructor(scroller: HTMLElement, body: HTMLElement, maker: RowMaker) {
    this.#scroller = scroller
    this.#body = body
    this.#maker = maker
  }

  /** By how much the scroll bar moves from one row to the next. */
  get step(): number {
    return this.#length * this.height <= TALLEST ? this.height : TALLEST / this.#length
  }

  /** The element of a row, while it is in the page. */
  at(index: number): HTMLElement | undefined {
    return this.#made.get(index)
  }

  /** Makes room for so many rows. */
  resize(length: number, height = this.height): void {
    this.#length = length
    this.height = height
    this.#body.style.height = `${Math.min(TALLEST, length * height)}px`
  }

  /** Rows `[from, to)` are made anew when they are in sight. */
  forget(from = 0, to = Number.POSITIVE_INFINITY): void {
    for (const [index, made] of this.#made) {
      if (index < from || index >= to) continue
      made.remove()
      this.#made.delete(index)
    }
  }

  remark(): void {
    for (const [index, made] of this.#made) this.#maker.mark(made, index)
  }

  /** Puts into the page what is in sight, and `kept`, the row with the focus: else the keyboard would be nowhere. */
  render(kept: number): readonly [from: number, to: number] {
    const { scrollTop, clientHeight } = this.#scroller
    const { step, height } = this
    const first = Math.floor(scrollTop / step)
    const from = Math.max(0, first - SPARE)
    const to = Math.min(this.#length, first + Math.ceil(clientHeight / height) + SPARE + 1)
    for (const [index, made] of this.#made) {
      if ((index >= from && index < to) || index === kept) continue
      made.remove()
      this.#made.delete(index)
    }
    if (kept >= 0 && kept < this.#length) this.#put(kept)
    for (let index = from; index < to; index++) this.#put(index)
    for (const [index, made] of this.#made) {
      // Where rows stand closer than they are tall, those in sight are laid out from the first of them.
      const top = step === height ? index * step : first * step + (index - first) * height
      made.style.transform = `translateY(${top}px)`
      this.#maker.mark(made, index)
    }
    return [from, to]
  }

  #put(index: number): void {
    if (this.#made.has(index)) return
    const made = this.#maker.make(index)
    this.#made.set(index, made)
    // In the order of the rows, as a screen reader reads them.
    const next = [...this.#made].filter(([other]) => other > index).sort(([a], [b]) => a - b)[0]?.[1]
    this.#body.insertBefore(made, next ?? null)
  }
}
