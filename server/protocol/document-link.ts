// `textDocument/documentLink`: every mark is a link of ours, even where it leads nowhere.

import { collectDocumentLinks, type DocumentLink } from '../core/features/document-link.ts'
import type { Document } from '../core/model/document.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'
import type { Folder } from './folder.ts'

export function serveDocumentLinks(context: Context): void {
  /** A mark that leads nowhere still gets a link of ours, to its own line: it is no web address. */
  const targetOf = (folder: Folder, document: Document, { target, start }: DocumentLink): string =>
    target ? context.lineLink(folder, target.uri, target.start) : context.lineLink(folder, document.uri, start)

  context.connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    context.answer('documentLink', uri, token, null, ({ folder, document }) =>
      collectDocumentLinks(folder.corpus, document).map(found => {
        const range = toLspRange(document, found)
        // An editor keeps links until the document changes: one that is asked for before all files have been read is
        // given its target when it is followed.
        if (!folder.corpus.isComplete || !context.isSettled)
          return { range, data: { uri, line: range.start.line, character: range.start.character } }
        return { range, target: targetOf(folder, document, found) }
      }),
    ),
  )
  context.connection.onDocumentLinkResolve(async (link, token) => {
    const data: unknown = link.data
    if (link.target !== undefined || !isLinkData(data)) return link
    await context.started
    const target = await context.answer('documentLink/resolve', data.uri, token, undefined, ({ folder, document }) => {
      const start = document.offsetAt(data)
      const found = collectDocumentLinks(folder.corpus, document).find(one => one.start === start)
      return found && targetOf(folder, document, found)
    })
    return target === undefined ? link : { ...link, target }
  })
}

function isLinkData(data: unknown): data is { uri: string; line: number; character: number } {
  return typeof data === 'object' && data !== null && 'uri' in data && 'line' in data && 'character' in data
}
