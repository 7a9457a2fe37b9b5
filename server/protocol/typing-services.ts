// What editors ask while somebody types, which nothing else of what they ask needs.

import { serveCompletion } from './completion.ts'
import type { Context } from './context.ts'
import { serveSignatureHelp } from './signature-help.ts'

/** Has a server answer all this. */
export function serveTyping(context: Context): void {
  serveCompletion(context)
  serveSignatureHelp(context)
}
