// Runs long work in slices, so that waiting requests get their turn.

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { SLICE } from './folder.ts'
import type { Ports } from './ports.ts'

/**
 * The result of `work`, which says with each step that it may be interrupted. Throws a `ResponseError` once `token` is
 * cancelled.
 */
export async function runSliced<T>(
  ports: Pick<Ports, 'now' | 'nextTurn'>,
  token: CancellationToken,
  work: Generator<unknown, T>,
): Promise<T> {
  let sliceEnd = ports.now() + SLICE
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (ports.now() < sliceEnd) continue
    await ports.nextTurn()
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
    sliceEnd = ports.now() + SLICE
  }
}

/** The same for a loop that waits by itself: it calls `pause` with each step. */
export class Slices {
  readonly #ports: Pick<Ports, 'now' | 'nextTurn'>
  readonly #token: CancellationToken
  #end: number

  constructor(ports: Pick<Ports, 'now' | 'nextTurn'>, token: CancellationToken) {
    this.#ports = ports
    this.#token = token
    this.#end = ports.now() + SLICE
  }

  /** Lets others go first where a slice has ended. Throws a `ResponseError` once the token is cancelled. */
  async pause(): Promise<void> {
    if (this.#ports.now() < this.#end) return
    await this.#ports.nextTurn()
    if (this.#token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
    this.#end = this.#ports.now() + SLICE
  }
}
