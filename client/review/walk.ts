// Where a review of proposals stands: which one is next, what was skipped, what nobody wants to see again. It knows nothing of VS Code.

import type { LspPosition } from '../../server/wire/lsp.ts'
import type { ProposalItem, ProposalKind } from '../../server/wire/review.ts'

/** What is remembered of a document between two reviews. */
export interface Remembered {
  readonly current: string | undefined
  /** Where it stood. */
  readonly at: LspPosition
  readonly skipped: readonly string[]
}

export class Walk {
  /** What is left, in the order of the text. */
  items: readonly ProposalItem[] = []
  /** How many were accepted or silenced. */
  done = 0
  accepted = 0
  readonly #skipped: Set<string>
  #current: string | undefined
  /** Where the current one stands or stood: the next one is looked for from there. */
  #at: LspPosition

  constructor(remembered?: Remembered) {
    this.#skipped = new Set(remembered?.skipped)
    this.#current = remembered?.current
    this.#at = remembered?.at ?? { line: 0, character: 0 }
  }

  /** The one that is being decided; undefined where none is left. */
  get current(): ProposalItem | undefined {
    return this.items.find(({ key }) => key === this.#current)
  }

  /** Which of how many, counted from one: what is done counts. */
  get place(): { readonly number: number; readonly total: number } {
    const index = this.items.findIndex(({ key }) => key === this.#current)
    return { number: this.done + Math.max(0, index) + 1, total: this.done + this.items.length }
  }

  get skipped(): number {
    return this.items.filter(({ key }) => this.#skipped.has(key)).length
  }

  /** Takes what there is now; the current one stays, or the one after where it stood takes its place. */
  take(items: readonly ProposalItem[]): void {
    this.items = items
    const current = this.current
    if (current) this.#at = current.range.start
    else this.#go(this.#firstFrom(this.#at))
  }

  /** Passes the current one by; false where all have been seen. */
  skip(): boolean {
    const { current } = this
    if (current) this.#skipped.add(current.key)
    this.#go(this.#firstFrom(this.#at))
    return this.current !== undefined
  }

  /** The one before, whether it was skipped or not; false where there is none. */
  back(): boolean {
    const index = this.items.findIndex(({ key }) => key === this.#current)
    const before = this.items[index < 0 ? this.items.length - 1 : index - 1]
    if (!before) return false
    this.#skipped.delete(before.key)
    this.#go(before)
    return true
  }

  /** Makes one the current one. */
  goTo(key: string): void {
    const item = this.items.find(item => item.key === key)
    if (!item) return
    this.#skipped.delete(key)
    this.#go(item)
  }

  /** Those of a kind that were not skipped: what *all of this kind* means. */
  ofKind(kind: ProposalKind): readonly ProposalItem[] {
    return this.items.filter(item => item.kind === kind && !this.#skipped.has(item.key))
  }

  /** Begins again with what was skipped. */
  again(): void {
    this.#skipped.clear()
    this.#at = { line: 0, character: 0 }
    this.#go(this.items[0])
  }

  get remembered(): Remembered {
    const there = new Set(this.items.map(({ key }) => key))
    return { current: this.#current, at: this.#at, skipped: [...this.#skipped].filter(key => there.has(key)) }
  }

  /** The first that was not skipped from a place on, else from the beginning. */
  #firstFrom(at: LspPosition): ProposalItem | undefined {
    const open = this.items.filter(({ key }) => !this.#skipped.has(key))
    return open.find(({ range: { start } }) => isFrom(start, at)) ?? open[0]
  }

  #go(item: ProposalItem | undefined): void {
    this.#current = item?.key
    if (item) this.#at = item.range.start
  }
}

function isFrom(a: LspPosition, b: LspPosition): boolean {
  return a.line > b.line || (a.line === b.line && a.character >= b.character)
}
