// The one place that catches: a request that fails is logged with its name and uri, and answered with nothing.

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { Log } from '../core/model/files.ts'

/**
 * Runs a request after those events that already wait, so that a newer edit or a cancellation comes first.
 * `uri` is named in the log where the request fails.
 */
export async function runSafe<T>(
  log: Log,
  nextTurn: () => Promise<void>,
  name: string,
  uri: string,
  token: CancellationToken,
  fallback: T,
  run: () => T | Promise<T>,
): Promise<T> {
  await nextTurn()
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`)
  try {
    return await run()
  } catch (error) {
    // Said on purpose: cancelled midway, or refused with a reason for the user.
    if (error instanceof ResponseError) throw error
    log.error(`${name} failed for ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return fallback
  }
}
