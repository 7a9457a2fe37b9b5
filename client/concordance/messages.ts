// What the panel and the page of the concordance say to each other. The page names a line by its index; addresses stay with the panel.

import type { FromPage, ToEveryPage } from '../page/messages.ts'
import type { Words } from './words.ts'

export type QueryKind = 'phrase' | 'term' | 'pattern'

export interface Query {
  readonly kind: QueryKind
  /** The words; for a term its id. */
  readonly text: string
  /** What stands in the search box. */
  readonly label: string
}

/** An empty string lets everything through. */
export interface Filter {
  readonly plan: string
  readonly period: string
  readonly kind: string
  readonly language: string
  readonly text: string
}

export const NO_FILTER: Filter = { plan: '', period: '', kind: '', language: '', text: '' }

export type Facet = Exclude<keyof Filter, 'text'>

export type SortBy = 'left' | 'keyword' | 'right' | 'document' | 'section' | 'date' | 'period' | 'kind'

export interface Sort {
  readonly by: SortBy
  readonly descending: boolean
}

/** What the page wants to know. */
export interface Question {
  readonly query: Query | undefined
  readonly filter: Filter
  /** The first decides, then the next. */
  readonly sort: readonly Sort[]
}

export type Tab = 'lines' | 'documents' | 'collocates' | 'ngrams'

export interface Options {
  readonly window: number
  readonly side: 'both' | 'left' | 'right'
  readonly least: number
  readonly functionWords: boolean
}

/** A line without its place. */
export interface PageLine {
  readonly left: string
  readonly keyword: string
  readonly right: string
  readonly title: string
  readonly section: string | null
  readonly date: string | null
  readonly period: string | null
  readonly kind: string | null
}

export interface Found {
  readonly isComplete: boolean
  readonly searched: number
  readonly ofDocuments: number
  readonly problem: 'empty' | 'too-many' | 'too-long' | 'unknown-term' | null
  readonly term: { readonly id: string; readonly headword: string } | null
  readonly wordings: readonly { readonly text: string; readonly count: number }[]
  readonly total: number
  readonly lineCount: number
  readonly documents: number
  readonly scope: number
  readonly characters: number
  readonly rate: number | null
  readonly warnings: readonly string[]
  readonly facets: Readonly<
    Record<Facet, readonly { readonly value: string; readonly label: string; readonly count: number }[]>
  >
  readonly version: number
  readonly from: number
  readonly lines: readonly PageLine[]
}

export interface PageDocument {
  readonly title: string
  readonly date: string | null
  readonly period: string | null
  readonly kind: string | null
  readonly count: number
  readonly characters: number
  readonly rate: number | null
  readonly isAbridged: boolean
}

export interface PageCollocate {
  readonly text: string
  readonly isTerm: boolean
  readonly left: number
  readonly right: number
  readonly together: number
  readonly total: number
  readonly score: number
}

export interface PageNgram {
  readonly side: 'left' | 'right'
  readonly text: string
  readonly length: number
  readonly count: number
  readonly documents: number
}

export interface Figures {
  readonly documents: readonly PageDocument[]
  readonly collocates: readonly PageCollocate[]
  readonly ngrams: readonly PageNgram[]
  readonly keywords: number
  readonly leftOut: number
  readonly rare: number
  readonly hasDictionary: boolean
}

export type ToPage =
  | (Extract<ToEveryPage, { type: 'setup' }> & {
      readonly words: Words
      readonly history: readonly Query[]
      /** What the command asked for; undefined: what the page was about before. */
      readonly question: Question | undefined
    })
  | Extract<ToEveryPage, { type: 'problem' }>
  /** The command asks for something else. */
  | { readonly type: 'question'; readonly question: Question; readonly history: readonly Query[] }
  | { readonly type: 'found'; readonly found: Found }
  /** There is nothing to look for yet. */
  | { readonly type: 'nothing' }
  | {
      readonly type: 'figures'
      readonly what: Exclude<Tab, 'lines'>
      readonly version: number
      readonly figures: Figures
    }

export type Format = 'csv' | 'json'

export type ToPanel =
  | FromPage
  | { readonly type: 'ask'; readonly question: Question }
  /** Asks for more lines of what was found. */
  | { readonly type: 'window'; readonly from: number; readonly count: number }
  | { readonly type: 'figures'; readonly what: Exclude<Tab, 'lines'>; readonly options: Options }
  | {
      readonly type: 'open'
      readonly what: 'line' | 'document'
      readonly index: number
      /** In the column of the concordance instead of beside it. */
      readonly inPlace: boolean
    }
  | { readonly type: 'export'; readonly what: Tab; readonly format: Format; readonly options: Options }
  /** Lines `[from, to)`, all without them: the page has few of them. */
  | { readonly type: 'copyLines'; readonly format: 'markdown' | 'tsv'; readonly from?: number; readonly to?: number }
  | { readonly type: 'copy'; readonly text: string; readonly rows: number }
