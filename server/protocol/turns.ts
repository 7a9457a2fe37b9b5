// Who goes first: what is asked at the cursor, then what is asked of a document, then work on the whole corpus.

import type { Ports } from './ports.ts'

/**
 * `cursor`: somebody waits at a place of a text (hover, completion); `document`: an editor wants to know of a text
 * (diagnostics, symbols); `corpus`: may read every document, in slices.
 */
export type Lane = 'cursor' | 'document' | 'corpus'

/** The longest that work lets others go first, milliseconds: whoever never rests holds up nobody for ever. */
const PATIENCE: Readonly<Record<Lane, number>> = { cursor: 200, document: 5000, corpus: 1000 }

export class Turns {
  readonly #ports: Pick<Ports, 'nextTurn' | 'now'>
  /** How many messages have come. */
  #messages = 0
  /** Requests that wait or run. */
  #cursor = 0
  #document = 0
  /** Told when one of these is done. */
  #waiting: (() => void)[] = []

  constructor(ports: Pick<Ports, 'nextTurn' | 'now'>) {
    this.#ports = ports
  }

  /** How many messages have come. */
  get messages(): number {
    return this.#messages
  }

  /** A message has come: there may be more behind it. */
  note(): void {
    this.#messages++
  }

  /**
   * Runs a request when it is its turn: after the messages that have come with it, so that a newer edit or a cancellation
   * is known by then, and after requests of the lanes before its own.
   */
  async run<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    this.note()
    if (lane === 'cursor') this.#cursor++
    if (lane === 'document') this.#document++
    try {
      await this.#rest(lane)
      return await work()
    } finally {
      if (lane === 'cursor') this.#cursor--
      if (lane === 'document') this.#document--
      for (const wake of this.#waiting.splice(0)) wake()
    }
  }

  /** Between two slices of what is asked at the cursor: a newer edit or a cancellation comes first. */
  next(): Promise<void> {
    return this.#ports.nextTurn()
  }

  /** Between two slices of work on the corpus, indexing included: lets all go first that somebody waits for. */
  pause(): Promise<void> {
    return this.#rest('corpus')
  }

  async #rest(lane: Lane): Promise<void> {
    const end = this.#ports.now() + PATIENCE[lane]
    for (;;) {
      const messages = this.#messages
      // One message is handled each turn, behind what already waited for that turn: two turns show whether one was left.
      await this.#ports.nextTurn()
      await this.#ports.nextTurn()
      const left = end - this.#ports.now()
      if (left <= 0) return
      if (this.#isHeldUp(lane)) await this.#released(left)
      else if (messages === this.#messages) return
    }
  }

  #isHeldUp(lane: Lane): boolean {
    if (lane === 'cursor') return false
    return this.#cursor > 0 || (lane === 'corpus' && this.#document > 0)
  }

  /** Settles when a request is done, or after `most` milliseconds. */
  #released(most: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, most)
      this.#waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
