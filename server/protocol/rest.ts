// Gives memory back once the work is done and nobody asks for anything: what indexing leaves behind is much, and nothing else collects it.

import type { Ports } from './ports.ts'
import type { Turns } from './turns.ts'

/** How long nothing must have happened, milliseconds: a collection holds up for a moment whoever comes then. */
const QUIET = 6000
/** V8 makes the room for new objects small again where few were made since the collection before, five seconds ago or more. */
const TIMES = 2

export class Rest {
  readonly #collect: (() => void) | undefined
  readonly #turns: Turns
  #isDue = false

  constructor({ collectGarbage }: Pick<Ports, 'collectGarbage'>, turns: Turns) {
    this.#collect = collectGarbage
    this.#turns = turns
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
