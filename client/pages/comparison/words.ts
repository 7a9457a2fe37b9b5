// The words of the page of a comparison, which the panel hands over in the language of the interface.

import type { PageWords } from '../page/words.ts'
import type { Fate } from './messages.ts'

/** What the page can be limited to: a fate, or what moved. */
export type Choice = Fate | 'moved'

/** The choices in the order of the page. */
export const CHOICES: readonly Choice[] = [
  'reworded',
  'split',
  'merged',
  'added',
  'dropped',
  'moved',
  'same',
  'counterpart',
]

export interface Words extends PageWords {
  readonly fates: Readonly<Record<Choice, string>>
  readonly before: string
  readonly after: string
  readonly fate: string
  /** Reworded, and next to nothing of it the same. */
  readonly throughout: string
  readonly movedFrom: string
  readonly movedTo: string
  readonly moved: string
  readonly movedAlong: string
  readonly renumbered: string
  readonly retitled: string
  readonly filter: string
  readonly shown: string
  readonly all: string
  readonly next: string
  readonly previous: string
  readonly report: string
  readonly swap: string
  readonly export: string
  readonly openDocument: string
  readonly goThere: string
  /** The other end of a move, where no heading stands above it. */
  readonly whereItWas: string
  readonly whereItIs: string
  readonly opening: string
  readonly characters: string
  readonly noDate: string
  readonly removed: string
  readonly added: string
  readonly noChanges: string
  readonly noMatch: string
  readonly unknown: string
  readonly lastChange: string
  readonly firstChange: string
}
