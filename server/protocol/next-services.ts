// What editors ask by themselves where a document is open, behind what somebody waits for.

import { serveCodeActions } from './code-action.ts'
import { serveCodeLens } from './code-lens.ts'
import type { Context } from './context.ts'
import { serveDocumentLinks } from './document-link.ts'
import { serveDiagnostics } from './findings/diagnostics.ts'
import { serveInlayHints } from './inlay-hint.ts'
import { serveLists } from './lists.ts'
import { serveMarks } from './marks.ts'

/** One file for each: it registers its handlers. */
const SERVICES: readonly ((context: Context) => void)[] = [
  serveDocumentLinks,
  serveCodeActions,
  serveCodeLens,
  serveInlayHints,
  serveDiagnostics,
  serveMarks,
  serveLists,
]

/** Has a server answer all this. */
export function serveNext(context: Context): void {
  for (const serve of SERVICES) serve(context)
}
