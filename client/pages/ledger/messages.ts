// What the panel and the page of the ledger say to each other. Addresses stay with the panel: the page names a row and a part
// of it, so that nothing in a text, whatever it is, can make VS Code open something else.

import type { LedgerRow, LedgerStatus, LedgerValue } from '../../../server/wire/ledger.ts'
import type { FromPage, ToEveryPage } from '../page/messages.ts'
import type { Words } from './words.ts'

export type Status = LedgerStatus

/** A value without its place. */
export type PageValue = Omit<LedgerValue, 'place'>

/** A row with titles for places. */
export type PageRow = Omit<
  LedgerRow,
  'baseline' | 'target' | 'outcome' | 'isChange' | 'sentenceStart' | 'sentenceEnd' | 'others'
> & {
  readonly baseline: PageValue | null
  readonly target: PageValue
  readonly outcome: PageValue | null
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
