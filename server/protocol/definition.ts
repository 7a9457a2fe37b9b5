// `textDocument/definition`.

import { findDefinitions } from '../core/features/definition.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'

export function serveDefinition(context: Context): void {
  const withLinks = context.capabilities.textDocument?.definition?.linkSupport === true
  context.connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    context.answer('definition', uri, token, null, ({ folder, document }) => {
      const definitions = findDefinitions(folder.corpus, document, document.offsetAt(position))
      const places = definitions.flatMap(({ uri: targetUri, target, selection, origin }) => {
        const there = folder.corpus.document(targetUri)
        if (!there) return []
        return [
          {
            targetUri: context.workspace.clientUri(targetUri),
            targetRange: toLspRange(there, target),
            targetSelectionRange: toLspRange(there, selection),
            originSelectionRange: toLspRange(document, origin),
          },
        ]
      })
      return withLinks
        ? places
        : places.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }))
    }),
  )
}
