// Tells when a server has done what it was asked and nobody asks for anything.

import { performance } from 'node:perf_hooks'

/** How long little must have come and been done, milliseconds: less than what a collection of garbage waits for. */
const PAUSE = 3000
/** So many messages come in that time though nobody does anything: VS Code asks for the findings of the corpus again and again. */
const FEW = 4
/** The part of that time in which something was done, at most. */
const LITTLE = 0.2

export class WhenCalm {
  readonly #run: (methods: number) => void
  readonly #methods = new Set<string>()
  #messages = 0
  #isWaiting = false

  /** `run` is called each time it becomes calm, with the number of methods that clients have called: of how much has been run. */
  constructor(run: (methods: number) => void) {
    this.#run = run
  }

  /** Says that a message has come. */
  note(method: string): void {
    this.#methods.add(method)
    this.#messages++
    if (!this.#isWaiting) this.#wait()
  }

  #wait(): void {
    this.#isWaiting = true
    const messages = this.#messages
    const before = performance.eventLoopUtilization()
    const check = (): void => {
      const { utilization } = performance.eventLoopUtilization(before)
      if (this.#messages - messages > FEW || utilization > LITTLE) {
        this.#wait()
        return
      }
      this.#isWaiting = false
      this.#run(this.#methods.size)
    }
    setTimeout(check, PAUSE).unref()
  }
}
