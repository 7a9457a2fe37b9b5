// Collects garbage while nobody waits: all of it once the work is done, for what indexing leaves behind is much, and nothing else collects it; what an edit
// leaves behind before the next one.

import type { Ports } from './ports.ts'
import type { Turns } from './turns.ts'

/** How long nothing must have happened, milliseconds: a collection holds up for a moment whoever comes then. */
const QUIET = 6000
/** The same for what an edit leaves behind: less than there is between two keys. */
const BETWEEN_KEYS = 25
/** V8 makes the room for new objects small again where few were made since the collection before, five seconds ago or more. */
const TIMES = 2

export class Rest {
  readonly #collect: (() => void) | undefined
  readonly #collectNew: (() => void) | undefined
  readonly #turns: Turns
  #isDue = false
  #isEdited = false

  constructor(
    { collectGarbage, collectNewGarbage }: Pick<Ports, 'collectGarbage' | 'collectNewGarbage'>,
    turns: Turns,
  ) {
    this.#collect = collectGarbage
    this.#collectNew = collectNewGarbage
    this.#turns = turns
  }

  /** Says that there has been an edit: V8 would collect in the middle of another one. */
  edited(): void {
    if (!this.#collectNew || this.#isEdited) return
    this.#isEdited = true
    this.#waitForKeys()
  }

  /** Collects what edits have left behind, at once. */
  collectNew(): void {
    if (!this.#isEdited) return
    this.#isEdited = false
    this.#collectNew?.()
  }

  #waitForKeys(): void {
    const { messages } = this.#turns
    setTimeout(() => {
      if (messages === this.#turns.messages) this.collectNew()
      else this.#waitForKeys()
    }, BETWEEN_KEYS)
  }

  /** Says that there has been work, which ends with `idle`. */
  due(idle: () => Promise<void>): void {
    if (!this.#collect || this.#isDue) return
    this.#isDue = true
    void idle().then(() => this.#wait(idle, TIMES))
  }

  #wait(idle: () => Promise<void>, times: number): void {
    const { messages } = this.#turns
    const timer: unknown = setTimeout(async () => {
      await idle()
      if (messages !== this.#turns.messages) {
        this.#wait(idle, times)
        return
      }
      this.#collect?.()
      if (times > 1) this.#wait(idle, times - 1)
      else this.#isDue = false
    }, QUIET)
    // A process of Node that has nothing else to do may end.
    ;(timer as { readonly unref?: () => void }).unref?.()
  }
}
