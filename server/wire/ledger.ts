// The targets of a corpus, for a table and for a file.

import type { LspRange } from './lsp.ts'

export interface LedgerRequests {
  /**
   * Gives the targets of the corpus that holds `uri`, or of all folders: what was set, from where, until when, and what
   * came of it.
   */
  'tifa/ledger'(params: LedgerParams): LedgerResult
  /** Gives the ledger, or the rows with these `refs`, as text: what `tifa targets` prints. */
  'tifa/exportLedger'(params: ExportLedgerParams): ExportLedgerResult
}

export interface LedgerParams {
  readonly uri?: string
}
export interface LedgerResult {
  readonly rows: readonly LedgerRow[]
  /** False while documents are still to be read: more rows may come. */
  readonly isComplete: boolean
  /** How many documents were looked at. */
  readonly documents: number
}
export interface LedgerRow {
  /** Names the row while its document is not edited. */
  readonly ref: string
  /** What all rows of one indicator have in common, across documents, languages and plans. */
  readonly key: string
  /** The id of its mark; null where nobody has tagged it. */
  readonly id: string | null
  /** The indicator in Chinese and in English, as the glossary or else the text names it; one of them may be null. */
  readonly zh: string | null
  readonly en: string | null
  readonly topic: string | null
  readonly plan: {
    readonly id: string
    readonly title: string
    /** What it is called where its period stands beside it. */
    readonly label: string
    readonly from: number | null
    readonly to: number | null
  }
  readonly baseline: LedgerValue | null
  readonly target: LedgerValue
  readonly outcome: LedgerValue | null
  /** `heading`: a heading, a lead-in or the title said it; `period`: nobody said a year, it is the last one of the plan. */
  readonly deadlineFrom: 'text' | 'heading' | 'period' | null
  readonly kind: 'binding' | 'expected' | null
  readonly status: LedgerStatus
  /** The value is by how much it changes (提高1岁), and not what it comes to (提高到80岁). */
  readonly isChange: boolean
  /** Another text sets another value for the same indicator, plan and deadline. */
  readonly isConflicting: boolean
  readonly language: 'zh' | 'en'
  /** The sentence, or the row of the table, with its UTF-16 offsets in the file. */
  readonly sentence: string
  readonly sentenceStart: number
  readonly sentenceEnd: number
  /** Other texts that say the same: translations, digests, commentary. */
  readonly others: readonly LedgerPlace[]
}
export type LedgerStatus = 'open' | 'due' | 'met' | 'missed' | 'no-outcome' | 'not-comparable' | 'definition-changed'
export interface LedgerValue {
  /** As it is to be shown: `> 7%`, `1.3万亿斤`, 高于GDP增长; '' for a baseline of which the year alone is said. */
  readonly text: string
  /** In base units of `dimension`, to sort and to draw by; null where it is said in words. */
  readonly amount: number | null
  /** What may be drawn on one axis: `%`, `CNY`, `t`, `人`. */
  readonly dimension: string
  readonly year: number | null
  /** Where it is said; null for the baseline of a table row and the like, which stands at the target's place. */
  readonly place: LedgerPlace | null
}
export interface LedgerPlace {
  readonly uri: string
  readonly range: LspRange
  readonly title: string
  readonly language: 'zh' | 'en'
}

export interface ExportLedgerParams extends LedgerParams {
  readonly format: 'csv' | 'json'
  readonly refs?: readonly string[]
}
export interface ExportLedgerResult {
  readonly text: string
}

export interface ShowLedgerParams {
  readonly uri?: string
  readonly key?: string
}
