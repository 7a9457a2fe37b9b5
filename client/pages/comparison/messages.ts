// What the panel and the page of a comparison say to each other. Addresses stay with the panel: the page names a row and a side.

import type { SectionData } from '../../../server/wire/comparison-data.ts'
import type { FromPage, ToEveryPage } from '../page/messages.ts'
import type { Words } from './words.ts'

export type Fate = SectionData<unknown>['fate']

export type Side = 'before' | 'after'

/** What stands in one column of a row. */
export interface Cell {
  /** 第五条, （一）, 1. as written; empty where there is none. */
  readonly number: string
  /** The words in order; what is `changed` was removed, or added. */
  readonly runs: readonly Run[]
}

export interface Run {
  readonly text: string
  readonly isChanged: boolean
}

export interface PageRow {
  /** Names the row for as long as sections and paragraphs keep their places. */
  readonly ref: string
  readonly kind: 'section' | 'piece'
  /** It stood here and is now elsewhere; the row there has both texts. */
  readonly isLeft: boolean
  /** 0 for an outermost section and what stands in it. */
  readonly depth: number
  readonly fate: Fate
  readonly isMoved: boolean
  readonly isMovedAlong: boolean
  readonly isRenumbered: boolean
  readonly isRetitled: boolean
  /** From 0 to 1; null where there is nothing to compare it with. */
  readonly similarity: number | null
  readonly before: Cell | null
  readonly after: Cell | null
  /** Where a piece or section came from or went, by the heading there, and the row to go to. */
  readonly other: { readonly heading: string; readonly row: number; readonly isOrigin: boolean } | null
}

/** A document as the page needs to know it. */
export interface Head {
  readonly title: string
  readonly date: string | null
  readonly characters: number
  readonly language: 'zh' | 'en'
}

export type ToPage =
  | (Extract<ToEveryPage, { type: 'setup' }> & {
      readonly words: Words
      /** What the page keeps, so that its panel is known when VS Code starts again. */
      readonly key: string
    })
  | {
      readonly type: 'rows'
      readonly rows: readonly PageRow[]
      readonly before: Head
      readonly after: Head
      readonly warnings: readonly string[]
      readonly isComplete: boolean
    }
  /** There is nothing to be shown, and why. */
  | { readonly type: 'problem'; readonly problem: 'no-corpus' | 'stopped' | 'unknown' }
  | { readonly type: 'next' | 'previous' }

export type ToPanel =
  | FromPage
  | {
      readonly type: 'open'
      readonly row: number
      readonly side: Side
      /** In the column of the panel instead of beside it. */
      readonly inPlace: boolean
    }
  | { readonly type: 'openDocument'; readonly side: Side }
  | { readonly type: 'report' | 'swap' | 'export' }
