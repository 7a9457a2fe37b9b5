// `tifa/newCorpus`: what `tifa init` writes, for an editor that writes it itself.

import { newCorpus } from '../core/features/new-corpus.ts'
import type { Context } from './context.ts'

export function serveNewCorpus(context: Context): void {
  context.serve('tifa/newCorpus', () => ({ files: newCorpus(context.locale) }))
}
