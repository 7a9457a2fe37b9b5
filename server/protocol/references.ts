// `textDocument/references`.

import type { ServerCapabilities } from 'vscode-languageserver'
import { findReferences } from '../core/features/references.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'

export function serveReferences(context: Context): ServerCapabilities {
  context.connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }, token) =>
    context.answer('references', uri, token, null, ({ folder, document }) => {
      const offset = document.offsetAt(position)
      const isCancelled = (): boolean => token.isCancellationRequested
      const places = findReferences(folder.corpus, document, offset, includeDeclaration, isCancelled)
      return places.flatMap(place => {
        const there = folder.corpus.document(place.uri)
        return there ? [{ uri: context.workspace.clientUri(place.uri), range: toLspRange(there, place) }] : []
      })
    }),
  )
  return { referencesProvider: true }
}
