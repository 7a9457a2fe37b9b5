// `tifa/newCorpus`: what `tifa init` writes, for an editor that writes it itself.

import { newCorpus } from '../core/features/new-corpus.ts'
import type { Context } from './context.ts'
import { NEW_CORPUS, type NewCorpusResult } from './new-corpus-requests.ts'

export function serveNewCorpus({ connection, locale }: Context): void {
  connection.onRequest(NEW_CORPUS, (): NewCorpusResult => ({ files: newCorpus(locale) }))
}
