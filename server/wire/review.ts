// *Review Proposals*: what could be tagged in a document, what one of it comes to, and the edits.

import type { LspRange, WorkspaceEdit } from './lsp.ts'

export interface ReviewRequests {
  /** Gives what could be tagged in a document, once the corpus has been read. Null for what is no document. */
  'tifa/proposals'(params: ProposalsParams): ProposalsResult | null
  /** Says what one proposal comes to. Null where it is gone. */
  'tifa/proposal'(params: ProposalParams): ProposalResult | null
  /** Makes one edit that tags or adds all that is named. */
  'tifa/acceptProposals'(params: AcceptProposalsParams): AcceptProposalsResult | null
  /**
   * Makes the edit that says of an untagged target that it is none. Null where the proposal is gone or is of another
   * kind: of these the client remembers that nobody wants them.
   */
  'tifa/silenceProposal'(params: SilenceProposalParams): SilenceProposalResult | null
}

export interface ReviewClientNotifications {
  /** Once somebody has asked for proposals and there may be others. */
  'tifa/proposalsChanged'(): void
}

export type ProposalKind = 'field' | 'target' | 'outcome' | 'term' | 'plan'

export interface ProposalsParams {
  readonly uri: string
}
export interface ProposalsResult {
  /** In the order of the text. */
  readonly items: readonly ProposalItem[]
  /** How many are not sent. */
  readonly more: number
}
export interface ProposalItem {
  /** Names the proposal while the text around it changes. */
  readonly key: string
  readonly kind: ProposalKind
  readonly range: LspRange
  /** Its words, cut where they are long. */
  readonly text: string
}

export interface ProposalParams {
  readonly uri: string
  readonly key: string
  readonly as?: 'target' | 'outcome'
}
export interface ProposalResult {
  readonly kind: ProposalKind
  /** The words that become a link or, of a term, the place that glosses it. */
  readonly range: LspRange
  /** One line, plain text: `target:forest-coverage`, `新质生产力 = new quality productive forces`. */
  readonly title: string
  /** What it says and why it is proposed, as Markdown without HTML and commands. */
  readonly markdown: string
  /** What would be written around the words, to be shown there; '' for a term. */
  readonly before: string
  readonly after: string
  /** What may be chosen otherwise: an id; renderings parted by `; `; a plan's id with `#` and a section; the value of a field. */
  readonly value: string
  /** Why it cannot be accepted: no link can stand there, or no glossary can be written. Null where it can. */
  readonly refused: string | null
  /** A number that is ahead may have been reached after all, and the other way round. */
  readonly other: 'target' | 'outcome' | null
}

export interface AcceptProposalsParams {
  readonly uri: string
  readonly keys: readonly string[]
  /** Of a single one: what the user wrote instead of `ProposalResult.value`. */
  readonly value?: string
  readonly as?: 'target' | 'outcome'
}
export interface AcceptProposalsResult {
  /** Null where nothing can be written. */
  readonly edit: WorkspaceEdit | null
  readonly accepted: number
  /** Those of which nothing can be made. */
  readonly left: number
  /** A glossary that gets entries. */
  readonly glossary: string | null
}

export interface SilenceProposalParams {
  readonly uri: string
  readonly key: string
}
export interface SilenceProposalResult {
  /** Null where no comment can stand. */
  readonly edit: WorkspaceEdit | null
  /** What falls silent: a line, or a whole table. */
  readonly scope: 'line' | 'table'
}
