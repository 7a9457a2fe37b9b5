// What nobody is answered before asking for it: commands, views, exports. On Node it is loaded by the first such request.

import { serveAssistants } from './assistants.ts'
import { serveCitation } from './citation/citation.ts'
import { serveComparison } from './comparison/comparison.ts'
import { serveConcordance } from './concordance/concordance.ts'
import type { Context } from './context.ts'
import { serveExports } from './exporting/exports.ts'
import { serveGlossaryExchange } from './glossary/glossary-exchange.ts'
import { serveGlossaryRequests } from './glossary/glossary-requests.ts'
import { serveImports } from './importing/imports.ts'
import { serveLedger } from './ledger/ledger.ts'
import { serveNewCorpus } from './new-corpus.ts'
import { serveNotes } from './notes/notes.ts'
import { serveParallel } from './parallel.ts'
import { servePhrases } from './phrases.ts'
import { servePlans } from './plans/plans.ts'
import { serveTypeHierarchy } from './plans/type-hierarchy.ts'
import { servePreview } from './preview.ts'
import { serveReferences } from './references.ts'
import { serveRename } from './rename.ts'
import { serveRenderings } from './renderings.ts'
import { serveHealth } from './reports/health.ts'
import { serveReview } from './review.ts'
import { serveTagMentions } from './tag-mentions.ts'
import { serveTagTargets } from './tag-targets.ts'
import { serveTrends } from './trends/trends.ts'
import { serveWorkspaceSymbols } from './workspace-symbol.ts'

/** One file for each: it registers its handlers. What editors ask by themselves is in `server.ts` and `next-services.ts`. */
const SERVICES: readonly ((context: Context) => void)[] = [
  serveAssistants,
  serveReferences,
  serveRename,
  serveWorkspaceSymbols,
  servePreview,
  servePhrases,
  serveGlossaryRequests,
  serveGlossaryExchange,
  serveTagMentions,
  serveTagTargets,
  serveReview,
  serveImports,
  serveNewCorpus,
  serveRenderings,
  serveCitation,
  serveParallel,
  serveLedger,
  serveNotes,
  serveExports,
  serveComparison,
  serveHealth,
  serveTypeHierarchy,
  servePlans,
  serveTrends,
  serveConcordance,
]

/** Has a server answer all this. */
export function serveAsked(context: Context): void {
  for (const serve of SERVICES) serve(context)
}
