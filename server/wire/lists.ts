// The lists of the side bar: the terms and the targets of a document.

import type { LspPosition, LspRange, WorkspaceEdit } from './lsp.ts'

export interface ListsRequests {
  /** Gives the terms that a document uses. Null for what is no document. */
  'tifa/documentTerms'(params: DocumentTermsParams): DocumentTermsResult | null
  /** Gives the places of a term in a document, and its wordings there. */
  'tifa/termMentions'(params: TermMentionsParams): TermMentionsResult | null
  /**
   * Gives the next or previous mention from a selection, wrapping around, or with `first` the first one. Without an id
   * it is the term that stands at the selection's start. Null where there is none.
   */
  'tifa/termMention'(params: TermMentionParams): TermMentionResult | null
  /** Gives a short card of a term as Markdown: what it is, and how often it stands in a document. */
  'tifa/termGloss'(params: TermGlossParams): TermGlossResult | null
  /** Gives the targets of a document in order. Null for what is no document. */
  'tifa/documentTargets'(params: DocumentTargetsParams): DocumentTargetsResult | null
  /** Gives the documents of all folders that have targets, by date. */
  'tifa/targetDocuments'(): TargetDocumentsResult
  /** Gives the number of untagged targets of a document; null for what is no document. */
  'tifa/untaggedCount'(params: UntaggedCountParams): number | null
  /** Makes the edit that tags the untagged target at a position. */
  'tifa/tagTarget'(params: TagTargetParams): TagTargetResult | null
}

export interface ListsClientNotifications {
  /** Once somebody has asked for one of these lists and any of them may be another. */
  'tifa/listsChanged'(params: ListsChangedParams): void
}

export interface DocumentTermsParams {
  readonly uri: string
  readonly order: 'count' | 'place' | 'name'
  /** Chinese in any script, pinyin or its initials, English, an id; '' for all. */
  readonly filter: string
}
export interface DocumentTermsResult {
  readonly terms: readonly TermItem[]
  /** How many the filter lets through that are not sent. */
  readonly more: number
  /** How many there are without the filter. */
  readonly all: number
  /** What rates per 10,000 characters rest on. */
  readonly characters: number
  readonly hasContents: boolean
  /** False while glossaries are still to be read. */
  readonly isComplete: boolean
}
export interface TermItem {
  readonly id: string
  /** The headword; in an English text the words that it has. */
  readonly label: string
  /** The first rendering, '' where there is none; where the label is English the headword. */
  readonly rendering: string
  readonly total: number
  /** Those of them inside a longer term. */
  readonly inner: number
  readonly first: LspPosition
}

export interface TermMentionsParams {
  readonly uri: string
  readonly id: string
  /** Only those with this wording. */
  readonly wording?: string
}
export interface TermMentionsResult {
  /** The most frequent first. */
  readonly wordings: readonly { readonly text: string; readonly count: number }[]
  readonly mentions: readonly MentionItem[]
  /** How many places are not sent. */
  readonly more: number
}
export interface MentionItem {
  readonly range: LspRange
  readonly left: string
  readonly text: string
  readonly right: string
  readonly isInner: boolean
}

export interface TermMentionParams {
  readonly uri: string
  readonly id?: string
  readonly selection: LspRange
  readonly direction: 'first' | 'next' | 'previous'
}
export interface TermMentionResult {
  readonly id: string
  readonly headword: string
  readonly range: LspRange
  /** Which of how many in the document, from zero. */
  readonly index: number
  readonly total: number
}

export interface TermGlossParams {
  readonly uri: string
  readonly id: string
}
export interface TermGlossResult {
  /** Empty where the term has no entry any more. */
  readonly markdown: string
}

export interface DocumentTargetsParams {
  readonly uri: string
}
export interface DocumentTargetsResult {
  readonly targets: readonly TargetItem[]
  /** How many are not sent: the ledger has them all. */
  readonly more: number
  readonly isComplete: boolean
}
export interface TargetItem {
  readonly range: LspRange
  readonly group: 'untagged' | 'open' | 'done' | 'silenced'
  /** The indicator, or the beginning of the sentence. */
  readonly label: string
  /** Value, deadline, what came of it; may be empty. */
  readonly detail: string
  readonly sentence: string
  readonly section: string | null
  /** For `tifa.showLedger`; null where it names no indicator. */
  readonly key: string | null
  readonly id: string | null
  readonly status: string | null
  readonly isConflicting: boolean
}

export interface TargetDocumentsResult {
  readonly documents: readonly TargetDocumentItem[]
  readonly isComplete: boolean
}
export interface TargetDocumentItem {
  readonly uri: string
  readonly title: string
  /** As short as its list has room for; the title where several of the list have one label. */
  readonly label: string
  readonly date: string | null
  readonly tagged: number
  /** Without a mark, silenced ones among them. */
  readonly untagged: number
}

export interface UntaggedCountParams {
  readonly uri: string
}

export interface TagTargetParams {
  readonly textDocument: { readonly uri: string }
  readonly position: LspPosition
}
export interface TagTargetResult {
  /** Null where no untagged target is there, or no link can stand around it. */
  readonly edit: WorkspaceEdit | null
  readonly id?: string
}

export interface ListsChangedParams {
  /** `edit`: only the documents that were edited. */
  readonly reason: 'corpus' | 'edit'
}
