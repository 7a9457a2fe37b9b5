// The requests about plans of our own: the tree that a client shows, and what it asks as the tree is opened.

/** Client to server: `tifa/plans` gives the tree of plans of all folders, without sections. */
export const PLANS = 'tifa/plans'
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

/** Server to client: `tifa/plansChanged`, once somebody has asked for `tifa/plans` and the answer would be another. */
export const PLANS_CHANGED = 'tifa/plansChanged'
export interface PlansChangedParams {
  /** False where only sections have changed. */
  readonly plans: boolean
  /** The documents whose headings have changed. */
  readonly sections: readonly string[]
}

/** Client to server: `tifa/planSections` gives the sections directly in a document, or in one of its sections. */
export const PLAN_SECTIONS = 'tifa/planSections'
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

/**
 * Client to server: `tifa/planPlace` gives the place of a plan's title, of a section or of a field of its front matter: where the
 * value stands, or would. Null for what is no document.
 */
export const PLAN_PLACE = 'tifa/planPlace'
export interface PlanPlaceParams {
  readonly uri: string
  readonly field?: PlanField
  /** A section as it was listed; one that has moved is found by its title. */
  readonly section?: { readonly index: number; readonly title: string }
}
export interface PlanPlaceResult {
  readonly uri: string
  readonly range: {
    readonly start: { readonly line: number; readonly character: number }
    readonly end: { readonly line: number; readonly character: number }
  }
}

/** Client to server: `tifa/planDetails` says what is known of a document, a line each, plain text. */
export const PLAN_DETAILS = 'tifa/planDetails'
export interface PlanDetailsParams {
  readonly uri: string
}
export interface PlanDetailsResult {
  readonly text: string
}
