// Trends: what a chart, a matrix, a barcode and the command line are made of. Texts are plain, places are LSP's.

import type { DocumentKind } from '../core/model/meta.ts'
import type { LspPosition, LspRange } from './lsp.ts'

export interface TrendsRequests {
  /** Counts terms and words over the plans of a line, or over all dated documents. */
  'tifa/trends'(params: TrendsParams): TrendsResult
  /** Gives every place of terms and words in one document, and how many each section has. */
  'tifa/dispersion'(params: DispersionParams): DispersionResult | null
  /** Gives the first place of a topic in a document; its start where it has none, null without one. */
  'tifa/topicPlace'(params: TopicPlaceParams): TopicPlaceResult | null
  /** Gives what names the term or the phrase at a position in a request; null where there is none. */
  'tifa/topicAt'(params: TopicAtParams): TopicAtResult | null
  /** Gives the figures as text: what `tifa terms` prints. */
  'tifa/exportTrends'(params: ExportTrendsParams): ExportTrendsResult
}

export interface TrendsParams {
  /** A document of the corpus that is meant; where no line is named its own is shown. */
  readonly uri?: string
  /** Terms and words as typed, or `term:ID`; those that say the same become one row. */
  readonly terms?: readonly string[]
  /** The key of a group of `TrendsResult.groups`, whose terms are rows, too. */
  readonly group?: string
  /** The line of this document; or all that is dated, of these kinds and this language. */
  readonly over?:
    | { readonly line: string }
    | { readonly kinds?: readonly DocumentKind[]; readonly language?: 'zh' | 'en'; readonly only?: readonly string[] }
}
export interface TrendsResult {
  /** The document that stands for the newest work of the line, as in `lines`; null over all that is dated. */
  readonly line: string | null
  readonly columns: readonly TrendColumnItem[]
  readonly rows: readonly TrendRowItem[]
  /** What was asked for and has no words, or no entry. */
  readonly unknown: readonly string[]
  /** How many terms of the group no text of the columns uses. */
  readonly unused: number
  /** What was counted and how, then what makes the figures hard to compare. */
  readonly basis: string
  readonly warnings: readonly string[]
  /** False while documents are still to be read or counted. */
  readonly isComplete: boolean
  /** What else can be asked for. */
  readonly lines: readonly { readonly uri: string; readonly title: string; readonly plans: number }[]
  readonly kinds: readonly DocumentKind[]
  readonly groups: readonly { readonly key: string; readonly title: string; readonly terms: number }[]
  readonly telling: readonly TopicItem[]
}
export type TrendColumnItem =
  | {
      readonly kind: 'text'
      readonly uri: string
      readonly title: string
      /** A short name, and the years under a bar. */
      readonly label: string
      readonly years: string
      readonly date: string | null
      readonly language: 'zh' | 'en'
      /** Readable characters: what a rate is of. */
      readonly characters: number
      readonly isAbridged: boolean
      readonly isCounted: boolean
    }
  | { readonly kind: 'missing'; readonly label: string; readonly years: string }
export interface TopicItem {
  readonly key: string
  /** What names it in a request. */
  readonly ask: string
  readonly words: string
  readonly en: string | null
}
export interface TrendRowItem extends TopicItem {
  readonly total: number
  /** One for each column; null where the corpus lacks the plan. */
  readonly cells: readonly (TrendCellItem | null)[]
  /** What became of it, in words. */
  readonly story: string
}
export interface TrendCellItem {
  readonly total: number
  /** Uses in wordings of the other language, not in `total`. */
  readonly other: number
  /** Uses in 10,000 characters; null for texts too short to say. */
  readonly rate: number | null
  readonly state: 'early' | 'first' | 'kept' | 'absent' | 'back' | 'unsure'
}

export interface DispersionParams {
  readonly uri: string
  readonly terms: readonly string[]
  /** The depth of the sections that are counted; one that tells where it is left out. */
  readonly depth?: number
}
export interface DispersionResult {
  readonly uri: string
  readonly title: string
  readonly language: 'zh' | 'en'
  readonly characters: number
  readonly depth: number
  readonly depths: readonly { readonly depth: number; readonly sections: number }[]
  readonly parts: readonly {
    /** The heading; empty for what stands before the first. */
    readonly title: string
    /** Where it begins, in readable characters. */
    readonly at: number
    readonly characters: number
    readonly range: LspRange
  }[]
  readonly rows: readonly DispersionRowItem[]
  readonly unknown: readonly string[]
  readonly basis: string
  readonly warnings: readonly string[]
}
export interface DispersionRowItem extends TopicItem {
  readonly total: number
  /** The first of them, where there are very many: `at` in readable characters, and the part that holds it. */
  readonly places: readonly { readonly at: number; readonly part: number; readonly range: LspRange }[]
  readonly byPart: readonly number[]
  /** Gries's DP and DPnorm, Juilland's D; null for fewer than two parts. */
  readonly measures: { readonly dp: number; readonly dpNorm: number; readonly d: number } | null
}

export interface TopicPlaceParams {
  readonly uri: string
  /** `TopicItem.ask`; without it the start of the document. */
  readonly ask?: string
}
export interface TopicPlaceResult {
  readonly uri: string
  readonly range: LspRange
  readonly title: string
}

export interface TopicAtParams {
  readonly uri: string
  readonly position: LspPosition
  /** No phrase is looked for where no term stands. */
  readonly only?: 'terms'
}
export interface TopicAtResult {
  readonly ask: string
}

export interface ExportTrendsParams extends TrendsParams {
  readonly format: 'csv' | 'json'
  /** The document whose sections are counted; without it the plans are. */
  readonly sectionsOf?: string
  readonly depth?: number
}
export interface ExportTrendsResult {
  readonly text: string
}
