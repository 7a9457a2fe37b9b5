// The plans of a corpus as a tree: by level, by period, or by versions.

import type { Corpus } from '../index/corpus.ts'
import type { TextRole } from '../index/plans/plan-levels.ts'
import type { Known, Work } from '../index/plans/plan-line.ts'
import type { Symbols } from '../index/symbols.ts'
import type { DocumentKind, Period } from '../model/meta.ts'
import { collectFacts } from './plan-tree/facts.ts'
import { arrangeByLevel } from './plan-tree/level.ts'
import { arrangeByPeriod } from './plan-tree/period.ts'
import { TreeBuilder } from './plan-tree/tree-builder.ts'
import { arrangeByVersion } from './plan-tree/versions.ts'

export const ARRANGEMENTS = ['level', 'period', 'versions'] as const
/**
 * `level`: from the overarching plan inwards, by `parent`; `period`: by the five years that a plan is for; `versions`: by lines,
 * each work after the one that it supersedes.
 */
export type Arrangement = (typeof ARRANGEMENTS)[number]

/** Which of two plans stands first. What has no date comes last both ways. */
export type Order = 'newest' | 'oldest'

/** A node; `parent` is the index of the node that holds it, or -1. A node stands behind its parent, children in their order. */
export type PlanNode = { readonly parent: number } & PlanContent

export type PlanContent =
  | { readonly kind: 'group'; readonly group: Group }
  | {
      readonly kind: 'work'
      readonly work: Work
      /** Another document, which came first, has its id. */
      readonly isDuplicate: boolean
      /** The corpus has the version before. */
      readonly hasPrevious: boolean
      /** In a line: how it is known that it follows the one before. */
      readonly how?: Known
    }
  | { readonly kind: 'text'; readonly text: Symbols; readonly work: Work; readonly role: TextRole }
  /** What came right before or after the work that holds the node. */
  | { readonly kind: 'before' | 'after'; readonly work: Work; readonly how: Known }
  | { readonly kind: 'missing'; readonly missing: Missing }
  /** The work would stand here, if this did not go round: it holds itself, by this field of a document. */
  | ({ readonly kind: 'loop'; readonly work: Work } & FieldPlace)

export type Group =
  /** Works without a parent, of one kind. */
  | { readonly by: 'kind'; readonly kind: DocumentKind | undefined }
  /** Works whose parents no document has. */
  | { readonly by: 'missing' }
  /** `undefined` for works that say no year; `to` before 1953 is everything before there were plans. */
  | { readonly by: 'period'; readonly period: Period | undefined }
  /** A line of works, named by its newest one. */
  | { readonly by: 'line'; readonly newest: Work; readonly isNational: boolean; readonly size: number }
  /** Works of which there is one version. */
  | { readonly by: 'single' }

/** Where something that is missing is named, or would be: a field of a document's front matter. */
export interface FieldPlace {
  readonly uri: string
  readonly field: 'parent' | 'supersedes' | 'expresses'
}

/** What the corpus lacks: a document that has an id, or the plans of one or more periods, the oldest first. */
export type Missing =
  | ({ readonly what: 'id'; readonly id: string } & FieldPlace)
  | ({ readonly what: 'period'; readonly periods: readonly Period[]; readonly isNational: boolean } & FieldPlace)

/** The nodes of the tree; yields now and then, since a corpus may be large. Loops are cut, and said to be loops. */
export function* collectPlanTree(
  corpus: Corpus,
  arrangement: Arrangement,
  order: Order,
): Generator<undefined, readonly PlanNode[]> {
  const facts = yield* collectFacts(corpus)
  const tree = new TreeBuilder(corpus, facts, order, arrangement)
  if (arrangement === 'level') yield* arrangeByLevel(tree)
  else if (arrangement === 'period') yield* arrangeByPeriod(tree)
  else yield* arrangeByVersion(tree)
  return tree.nodes
}
