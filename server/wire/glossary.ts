// Entries: proposed, written, used; and their mentions, tagged.

import type { LspLocation, LspPosition, LspRange, WorkspaceEdit } from './lsp.ts'

export interface GlossaryRequests {
  /** Gives the places of a term that a code lens counts, as locations: every use, or the first in each plan. */
  'tifa/termUses'(params: TermUsesParams): readonly LspLocation[]
  /** Proposes entries out of one document, or of all, sure ones first. */
  'tifa/harvest'(params: HarvestParams): readonly HarvestItem[]
  /** Proposes the entry for a selection, or for what stands at an empty range. */
  'tifa/proposeEntry'(params: ProposeEntryParams): ProposeEntryResult | null
  /** Makes the edit that writes entries; a term that has one gets the renderings it lacks. */
  'tifa/addEntries'(params: AddEntriesParams): AddEntriesResult | null
  /** Makes the edit that tags all mentions of the term at a position. */
  'tifa/tagMentions'(params: TagMentionsParams): TagMentionsResult | null
}

export interface TermUsesParams {
  /** The glossary that the question is asked from. */
  readonly uri: string
  /** The term's id. */
  readonly id: string
  readonly shows: 'uses' | 'plans'
}

export interface HarvestParams {
  readonly uri?: string
}
export interface HarvestItem {
  readonly headword: string
  readonly renderings: readonly { readonly text: string; readonly count: number }[]
  readonly pinyin?: string
  /** The sentence that glosses, shortened. */
  readonly sentence: string
  readonly found: LspLocation
  /** Of the document in which it was found. */
  readonly title: string
  readonly date?: string
  readonly isSure: boolean
  /** The entry that lacks these renderings; null where there is none. */
  readonly entry: LspLocation | null
}

export interface ProposeEntryParams {
  readonly textDocument: { readonly uri: string }
  readonly range: LspRange
}
export interface ProposeEntryResult {
  readonly draft: NewEntry
  /** Entries of the user's own that the term has already. */
  readonly entries: readonly LspLocation[]
  /** The glossaries of the folder, and the one that was used last. */
  readonly glossaries: readonly { readonly uri: string; readonly title: string }[]
  readonly last: string | null
}

export interface AddEntriesParams {
  readonly entries: readonly NewEntry[]
  /** One of the folder's glossaries; else the one used last, the first, or a new one. */
  readonly glossary?: string
}
export interface NewEntry {
  readonly headword: string
  readonly en: readonly string[]
  readonly pinyin?: string
  /** The sentence here is quoted; it also says which folder is meant. */
  readonly found: LspLocation
}
export interface AddEntriesResult {
  /** Null where nothing is to be written, and where `problem` says why nothing can be. */
  readonly edit: WorkspaceEdit | null
  readonly added: readonly string[]
  /** Entries that get a rendering, and those that have it all. */
  readonly extended: readonly LspLocation[]
  readonly existing: readonly LspLocation[]
  /** What is to be filled or looked at, in the document as the edit leaves it. */
  readonly select: LspLocation | null
  /** No glossary is there and none can be made, or the one that is there cannot take an entry at its end. */
  readonly problem?: 'no-glossary' | 'cannot-write'
}

export interface TagMentionsParams {
  readonly textDocument: { readonly uri: string }
  readonly position: LspPosition
}
export interface TagMentionsResult {
  readonly headword: string
  /** From a glossary entry it is the corpus. */
  readonly scope: 'document' | 'corpus'
  /** Null where there is nothing to tag. */
  readonly edit: WorkspaceEdit | null
  readonly tagged: number
  readonly skipped: number
  readonly documents: number
}
