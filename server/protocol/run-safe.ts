// The one place that catches: a request that fails is logged with its name and uri, and answered with nothing.

import { ResponseError } from 'vscode-languageserver'
import type { Log } from '../core/model/files.ts'

/** Runs a request; where it fails the log names it with `uri`, and the answer is `fallback`. */
export async function runSafe<T>(
  log: Log,
  name: string,
  uri: string,
  fallback: T,
  run: () => T | Promise<T>,
): Promise<T> {
  try {
    return await run()
  } catch (error) {
    // Said on purpose: cancelled midway, out of date, or refused with a reason for the user.
    if (error instanceof ResponseError) throw error
    log.error(`${name} failed for ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return fallback
  }
}
