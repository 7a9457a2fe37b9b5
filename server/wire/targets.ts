// Untagged targets: the way to them, and the edits that tag them.

import type { LspPosition, LspRange, WorkspaceEdit } from './lsp.ts'

export interface TargetsRequests {
  /** Makes the edit that tags the untagged targets of a document, or of the section at a position. */
  'tifa/tagTargets'(params: TagTargetsParams): TagTargetsResult | null
  /** Gives the next or previous untagged target, wrapping around; null where there is none. */
  'tifa/untaggedTarget'(params: UntaggedTargetParams): UntaggedTargetResult | null
}

export interface TagTargetsParams {
  readonly textDocument: { readonly uri: string }
  readonly position: LspPosition
  readonly scope: 'section' | 'document'
}
export interface TagTargetsResult {
  /** Null where there is nothing to tag. In it each target is one change, annotated with its id. */
  readonly edit: WorkspaceEdit | null
  readonly tagged: number
  /** Targets around which no link can stand. */
  readonly skipped: number
}

export interface UntaggedTargetParams {
  readonly textDocument: { readonly uri: string }
  /** Where the selection starts. */
  readonly position: LspPosition
  readonly direction: 'next' | 'previous'
}
export interface UntaggedTargetResult {
  readonly range: LspRange
  /** Which of how many in the document, from zero. */
  readonly index: number
  readonly total: number
}
