// The tree of plans, and what a client asks as it is opened.

import type { LspRange } from './lsp.ts'

export interface PlansRequests {
  /** Gives the tree of plans of all folders, without sections. */
  'tifa/plans'(params: PlansParams): PlansResult
  /** Gives the sections directly in a document, or in one of its sections. */
  'tifa/planSections'(params: PlanSectionsParams): PlanSectionsResult
  /**
   * Gives the place of a plan's title, of a section or of a field of its front matter: where the value stands, or
   * would. Null for what is no document.
   */
  'tifa/planPlace'(params: PlanPlaceParams): PlanPlaceResult | null
  /** Says what is known of a document, a line each, plain text. */
  'tifa/planDetails'(params: PlanDetailsParams): PlanDetailsResult
}

export interface PlansClientNotifications {
  /** Once somebody has asked for `tifa/plans` and the answer would be another. */
  'tifa/plansChanged'(params: PlansChangedParams): void
}

export interface PlansParams {
  /** By level (`parent`), by five-year period, or by line (`supersedes`). */
  readonly arrangement: 'level' | 'period' | 'versions'
  readonly order: 'newest' | 'oldest'
}
export interface PlansResult {
  /** A node stands behind the one that holds it; those that one holds are in their order. */
  readonly nodes: readonly PlanItem[]
  /** False while documents are still to be read. */
  readonly isComplete: boolean
}
export interface PlanItem {
  /** The index of the node that holds this one, or -1. */
  readonly parent: number
  readonly kind: 'folder' | 'group' | 'work' | 'text' | 'before' | 'after' | 'missing' | 'loop'
  /**
   * Names the node among those of the same parent, while nothing else takes its place. A work and a text have none: no other of
   * their kind has their `uri`.
   */
  readonly key?: string
  readonly label: string
  /** What stands behind the label; may be empty. */
  readonly detail: string
  /** Of a work, text or group the kind of its documents, of a group else how it came about: what an icon may show. */
  readonly sort?: string
  /** What a click opens: the document, or with `field` the place in it that names what is missing. */
  readonly uri?: string
  readonly field?: PlanField
  /** The id by which other documents refer to the work, or of what is missing. */
  readonly id?: string
  /** True for a document that has sections. */
  readonly hasSections?: boolean
  /** True where the corpus has the version before. */
  readonly hasPrevious?: boolean
  /** True where something is wrong with the work, as its detail says. */
  readonly isOdd?: boolean
}
export type PlanField = 'parent' | 'supersedes' | 'expresses'

export interface PlansChangedParams {
  /** False where only sections have changed. */
  readonly plans: boolean
  /** The documents whose headings have changed. */
  readonly sections: readonly string[]
}

export interface PlanSectionsParams {
  readonly uri: string
  /** The index of the section whose own are wanted. */
  readonly within?: number
}
export interface PlanSectionsResult {
  readonly sections: readonly SectionItem[]
  /** How many more there are than are listed. */
  readonly more: number
}
export interface SectionItem {
  readonly index: number
  readonly title: string
  readonly hasSections: boolean
}

export interface PlanPlaceParams {
  readonly uri: string
  readonly field?: PlanField
  /** A section as it was listed; one that has moved is found by its title. */
  readonly section?: { readonly index: number; readonly title: string }
}
export interface PlanPlaceResult {
  readonly uri: string
  readonly range: LspRange
}

export interface PlanDetailsParams {
  readonly uri: string
}
export interface PlanDetailsResult {
  readonly text: string
}
