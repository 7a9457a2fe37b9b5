// The words of the page, which the panel hands over in the language of the interface. `{0}` and `{1}` are filled in here.

import type { CopyWords, PageWords } from '../page/words.ts'
import type { Status } from './messages.ts'

export type Column =
  | 'indicator'
  | 'topic'
  | 'plan'
  | 'baseline'
  | 'target'
  | 'deadline'
  | 'kind'
  | 'outcome'
  | 'status'
  | 'sources'

/** The columns in their order, on the page and in what is copied. */
export const COLUMNS: readonly Column[] = [
  'indicator',
  'topic',
  'plan',
  'baseline',
  'target',
  'deadline',
  'kind',
  'outcome',
  'status',
  'sources',
]

export interface Words extends CopyWords, PageWords {
  readonly columns: Readonly<Record<Column, string>>
  readonly status: Readonly<Record<Status, string>>
  readonly statusMeaning: Readonly<Record<Status, string>>
  readonly kind: Readonly<Record<'binding' | 'expected', string>>
  /** What the filters say where they let everything through. */
  readonly all: Readonly<Record<'plan' | 'topic' | 'year' | 'kind' | 'status' | 'tagged' | 'folder', string>>
  /** The names of the filters, for screen readers. */
  readonly filters: Readonly<Record<'plan' | 'topic' | 'year' | 'kind' | 'status' | 'tagged' | 'folder', string>>
  readonly search: string
  readonly clear: string
  readonly count: string
  readonly tagged: string
  readonly untagged: string
  readonly none: string
  readonly conflicting: string
  readonly conflictingMeaning: string
  readonly planEnd: string
  readonly andMore: string
  readonly hint: string
  readonly selected: string
  readonly noTargets: string
  readonly noTargetsHelp: string
  readonly noMatch: string
  readonly chartOf: string
  readonly chartText: string
  readonly closeChart: string
  readonly inChart: string
  readonly year: string
  readonly notDrawn: string
  readonly values: string
  readonly sortedUp: string
  readonly sortedDown: string
  readonly unsorted: string
  readonly units: Readonly<Record<'count' | 'years' | 'days' | 'times', string>>
}
