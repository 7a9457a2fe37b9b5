// All that client and server say to each other beside LSP, by the name of the message. Clients that do not know them lose nothing.

import type { AssistantsRequests } from './assistants.ts'
import type { CitationRequests } from './citation.ts'
import type { ComparisonRequests } from './comparison.ts'
import type { ConcordanceRequests } from './concordance.ts'
import type { ExportsRequests } from './exports.ts'
import type { GlossaryRequests } from './glossary.ts'
import type { GlossaryExchangeRequests } from './glossary-exchange.ts'
import type { HealthRequests } from './health.ts'
import type { ImportsRequests } from './imports.ts'
import type { LedgerRequests } from './ledger.ts'
import type { ListsClientNotifications, ListsRequests } from './lists.ts'
import type { MarksRequests } from './marks.ts'
import type { NewCorpusRequests } from './new-corpus.ts'
import type { NotesClientNotifications, NotesRequests } from './notes.ts'
import type { ParallelNotifications, ParallelRequests } from './parallel.ts'
import type { PhrasesRequests } from './phrases.ts'
import type { PlansClientNotifications, PlansRequests } from './plans.ts'
import type { PreviewClientNotifications, PreviewRequests } from './preview.ts'
import type { RenderingsRequests } from './renderings.ts'
import type { ReviewClientNotifications, ReviewRequests } from './review.ts'
import type { SessionClientNotifications, SessionClientRequests, SessionRequests } from './session.ts'
import type { TargetsRequests } from './targets.ts'
import type { TrendsRequests } from './trends.ts'

/** What a client asks the server: `method(params): result`. */
export interface Requests
  extends AssistantsRequests,
    CitationRequests,
    ComparisonRequests,
    ConcordanceRequests,
    ExportsRequests,
    GlossaryRequests,
    GlossaryExchangeRequests,
    HealthRequests,
    ImportsRequests,
    LedgerRequests,
    ListsRequests,
    MarksRequests,
    NewCorpusRequests,
    NotesRequests,
    ParallelRequests,
    PhrasesRequests,
    PlansRequests,
    PreviewRequests,
    RenderingsRequests,
    ReviewRequests,
    SessionRequests,
    TargetsRequests,
    TrendsRequests {}

/** What the server asks a client that said it can answer. */
export interface ClientRequests extends SessionClientRequests {}

/** What a client tells the server. */
export interface Notifications extends ParallelNotifications {}

/** What the server tells a client. */
export interface ClientNotifications
  extends ListsClientNotifications,
    NotesClientNotifications,
    PlansClientNotifications,
    PreviewClientNotifications,
    ReviewClientNotifications,
    SessionClientNotifications {}

export type Method = keyof Requests & string
export type Params<M extends Method> = Requests[M] extends () => unknown ? object : Parameters<Requests[M]>[0]
export type Result<M extends Method> = ReturnType<Requests[M]>
