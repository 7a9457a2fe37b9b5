// What the panel and the page of the concordance say to each other. The page names a line by its index; addresses stay with the panel.

import type {
  CollocateItem,
  ConcordanceFiguresResult,
  ConcordanceResult,
  DocumentItem,
  LineItem,
  NgramItem,
  QueryItem,
  SortBy,
} from '../../../server/wire/concordance.ts'
import type { FromPage, ToEveryPage } from '../page/messages.ts'
import type { Words } from './words.ts'

export type { SortBy }

/** `label` is what stands in the search box. */
export type Query = QueryItem

export type QueryKind = Query['kind']

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
export type PageLine = Pick<LineItem, 'left' | 'keyword' | 'right' | 'title' | 'section' | 'date' | 'period' | 'kind'>

export interface Found extends Omit<ConcordanceResult, 'lines'> {
  readonly lines: readonly PageLine[]
}

export type PageDocument = Omit<DocumentItem, 'uri' | 'language'>

export type PageCollocate = CollocateItem

export type PageNgram = NgramItem

export interface Figures extends Omit<ConcordanceFiguresResult, 'documents'> {
  readonly documents: readonly PageDocument[]
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
