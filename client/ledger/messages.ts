// What the panel and the page of the ledger say to each other. Addresses stay with the panel: the page names a row and a part
// of it, so that nothing in a text, whatever it is, can make VS Code open something else.

import type { FromPage, ToEveryPage } from '../page/messages.ts'
import type { Words } from './words.ts'

export type Status = 'open' | 'due' | 'met' | 'missed' | 'no-outcome' | 'not-comparable' | 'definition-changed'

/** A value as `LedgerValue` of the server has it, without its place. */
export interface PageValue {
  readonly text: string
  readonly amount: number | null
  readonly dimension: string
  readonly year: number | null
}

/** A row as `LedgerRow` of the server has it, with titles for places. */
export interface PageRow {
  readonly ref: string
  readonly key: string
  readonly id: string | null
  readonly zh: string | null
  readonly en: string | null
  readonly topic: string | null
  readonly plan: {
    readonly id: string
    readonly title: string
    readonly from: number | null
    readonly to: number | null
  }
  readonly baseline: PageValue | null
  readonly target: PageValue
  readonly outcome: PageValue | null
  readonly deadlineFrom: 'text' | 'period' | null
  readonly kind: 'binding' | 'expected' | null
  readonly status: Status
  readonly isConflicting: boolean
  readonly language: 'zh' | 'en'
  readonly sentence: string
  /** The titles of the documents that say it; the first is that of the target's place. */
  readonly sources: readonly string[]
  /** The workspace folder; null where there is only one. */
  readonly folder: string | null
}

/** What a row can lead to. `sources` asks which one, where there are several. */
export type Part = 'target' | 'baseline' | 'outcome' | 'sources'

export type ToPage =
  | (Extract<ToEveryPage, { type: 'setup' }> & { readonly words: Words })
  | {
      readonly type: 'rows'
      readonly rows: readonly PageRow[]
      readonly isComplete: boolean
      readonly documents: number
    }
  | Extract<ToEveryPage, { type: 'problem' }>
  /** Shows the rows of an indicator, or the row itself, whatever the filter says. */
  | { readonly type: 'select'; readonly key?: string; readonly ref?: string }
  /** Asks for an `export`. */
  | { readonly type: 'export'; readonly format: Format }

export type Format = 'csv' | 'json'

export type ToPanel =
  | FromPage
  | {
      readonly type: 'open'
      readonly ref: string
      readonly part: Part
      /** In the column of the ledger instead of beside it. */
      readonly inPlace: boolean
    }
  /** Without `refs`: all rows. */
  | { readonly type: 'export'; readonly format: Format; readonly refs?: readonly string[] }
  | { readonly type: 'copy'; readonly text: string; readonly rows: number }
