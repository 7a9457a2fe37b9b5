// The concordance: its lines, what can be counted about them, and both as text.

import type { Collocate } from '../core/features/concordance/collocates.ts'
import type { LspPosition, LspRange } from './lsp.ts'

export interface ConcordanceRequests {
  /** Says what to look for: the term there, or the words. */
  'tifa/concordanceAt'(params: ConcordanceAtParams): QueryItem | null
  /**
   * Gives lines `[from, from + count)` of a concordance, with the figures about all of them. Asked again, it goes on
   * where it stopped; what has been found is kept.
   */
  'tifa/concordance'(params: ConcordanceParams): ConcordanceResult
  /** Gives what can be counted about a concordance: by document, beside the keyword, around it. */
  'tifa/concordanceFigures'(params: ConcordanceFiguresParams): ConcordanceFiguresResult
  /** Gives lines or figures as text. */
  'tifa/exportConcordance'(params: ExportConcordanceParams): ExportConcordanceResult
}

export interface ConcordanceAtParams {
  readonly uri: string
  readonly position?: LspPosition
  readonly range?: LspRange
}
export type ConcordanceAtResult = QueryItem | null

export interface QueryItem {
  readonly kind: 'term' | 'phrase' | 'pattern'
  /** The words; for a term its id. */
  readonly text: string
  /** What to show for it: a term's headword. */
  readonly label: string
}

export interface ConcordanceParams {
  /** Any document of the corpus that is meant; without it the first folder's. */
  readonly uri?: string
  readonly query: { readonly kind: QueryItem['kind']; readonly text: string }
  readonly filter?: ConcordanceFilterParams
  /** The first decides, then the next; none: by date. */
  readonly sort?: readonly { readonly by: SortBy; readonly descending?: boolean }[]
  readonly from?: number
  readonly count?: number
  /** Milliseconds after which what there is by then is given; without it, everything. */
  readonly patience?: number
}
export type SortBy = 'left' | 'keyword' | 'right' | 'document' | 'section' | 'date' | 'period' | 'kind'
export interface ConcordanceFilterParams {
  readonly plan?: string
  readonly period?: string
  readonly kind?: string
  readonly language?: string
  /** One document. */
  readonly document?: string
  /** Words that the line or the title of its document has. */
  readonly text?: string
}
export interface ConcordanceResult {
  /** False while documents are still to be read or searched: ask again. */
  readonly isComplete: boolean
  readonly searched: number
  readonly ofDocuments: number
  readonly problem: ConcordanceProblem | null
  /** The term that is looked for, or whose wording a phrase is. */
  readonly term: { readonly id: string; readonly headword: string } | null
  /** For a term: each of its wordings, with its places. */
  readonly wordings: readonly { readonly text: string; readonly count: number }[]
  /** Places; and lines that can be asked for, which are fewer where more were found than are kept. */
  readonly total: number
  readonly lineCount: number
  /** Documents that have one, and those that the figures are of. */
  readonly documents: number
  readonly scope: number
  /** Readable characters in scope, and places in 10,000 of them. */
  readonly characters: number
  readonly rate: number | null
  /** What makes the figures hard to compare, in words. */
  readonly warnings: readonly string[]
  readonly facets: Readonly<Record<'plan' | 'period' | 'kind' | 'language', readonly FacetItem[]>>
  /** Another one: the lines may be others, or stand elsewhere. */
  readonly version: number
  readonly from: number
  readonly lines: readonly LineItem[]
}
/** `too-many`: alternatives; `too-long`: characters. */
export type ConcordanceProblem = 'empty' | 'too-many' | 'too-long' | 'unknown-term'
/** A choice of a filter; `-` stands for “not said”. */
export interface FacetItem {
  readonly value: string
  readonly label: string
  readonly count: number
}
export interface LineItem {
  readonly left: string
  readonly keyword: string
  readonly right: string
  readonly uri: string
  readonly range: LspRange
  /** UTF-16 offsets in the file. */
  readonly start: number
  readonly end: number
  readonly title: string
  readonly section: string | null
  readonly date: string | null
  readonly period: string | null
  readonly kind: string | null
  readonly language: 'zh' | 'en'
}

export interface ConcordanceFiguresParams extends Omit<ConcordanceParams, 'from' | 'count' | 'patience'> {
  readonly what: 'documents' | 'collocates' | 'ngrams'
  /** For collocates: characters or words on either side, 5 unless said otherwise, at most 20. */
  readonly window?: number
  /** For collocates: the side that the score is about. */
  readonly side?: 'both' | 'left' | 'right'
  /** The fewest that are listed; 2 unless said otherwise. */
  readonly least?: number
  /** For collocates: lists function words, too. */
  readonly functionWords?: boolean
}
export interface ConcordanceFiguresResult {
  readonly documents: readonly DocumentItem[]
  readonly collocates: readonly CollocateItem[]
  readonly ngrams: readonly NgramItem[]
  /** Keywords that collocates and n-grams were taken from. */
  readonly keywords: number
  /** Function words, and words below `least`, that are not listed. */
  readonly leftOut: number
  readonly rare: number
  /** False where Chinese words could not be looked up: pairs of characters stand for them. */
  readonly hasDictionary: boolean
}
export interface DocumentItem {
  readonly uri: string
  readonly title: string
  readonly date: string | null
  readonly period: string | null
  readonly kind: string | null
  readonly language: 'zh' | 'en'
  readonly count: number
  readonly characters: number
  readonly rate: number | null
  readonly isAbridged: boolean
}
export type CollocateItem = Omit<Collocate, 'isFunctionWord'>
export interface NgramItem {
  readonly side: 'left' | 'right'
  readonly text: string
  readonly length: number
  readonly count: number
  readonly documents: number
}

export interface ExportConcordanceParams extends Omit<ConcordanceFiguresParams, 'what'> {
  readonly what: 'lines' | ConcordanceFiguresParams['what']
  readonly format: 'csv' | 'json' | 'tsv' | 'markdown'
  /** Lines `[from, to)` alone. */
  readonly from?: number
  readonly to?: number
}
export interface ExportConcordanceResult {
  readonly text: string
  readonly rows: number
}
