// `textDocument/references`.

import { findReferences } from '../core/features/references.ts'
import type { Document } from '../core/model/document.ts'
import type { Section } from '../core/model/section.ts'
import type { Context } from './context.ts'
import { toLocations } from './locations.ts'
import { runSliced } from './slices.ts'

export function serveReferences(context: Context): void {
  context.connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }, token) =>
    context.answer('references', uri, token, null, async ({ folder, document }) => {
      const offset = document.offsetAt(position)
      const search = findReferences(folder.corpus, document, offset, includeDeclaration)
      const places = await runSliced(context.ports, token, search)
      // VS Code's own Markdown support lists the heading under the cursor: once is enough.
      const heading = context.options.editor === 'vscode' ? headingAt(document, offset) : undefined
      const shown = heading
        ? places.filter(({ uri, start }) => uri !== document.uri || start !== heading.start)
        : places
      return runSliced(context.ports, token, toLocations(context, folder.corpus, shown))
    }),
  )
}

function headingAt(document: Document, offset: number): Section | undefined {
  const section = document.sectionAt(offset)
  return section?.form === 'heading' && offset <= section.headingEnd ? section : undefined
}
