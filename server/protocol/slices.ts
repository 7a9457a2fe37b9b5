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
