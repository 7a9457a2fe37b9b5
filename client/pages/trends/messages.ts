// What the panel and the page of trends say to each other. Addresses stay with the panel: the page names a column, a part or a
// mention by its number, and what can be chosen by a name that the panel made.

import type {
  DispersionResult,
  DispersionRowItem,
  TopicItem,
  TrendCellItem,
  TrendRowItem,
  TrendsResult,
} from '../../../server/wire/trends.ts'
import type { FromPage, ToEveryPage } from '../page/messages.ts'
import type { Words } from './words.ts'

export type View = 'plans' | 'document'
export type Format = 'csv' | 'json' | 'svg'

/** What is asked for. */
export interface Question {
  readonly view: View
  /** As `tifa/trends` takes them: words, or `term:ID`. */
  readonly terms: readonly string[]
  /** The name of a line, or how all that is dated is narrowed; null for the line of the document asked from. */
  readonly line: string | null
  readonly kind: string | null
  readonly language: 'zh' | 'en' | null
  /** True over all that is dated. */
  readonly isDated: boolean
  /** The name of a group of terms. */
  readonly group: string | null
  /** The name of the document whose sections are shown, and the depth of these. */
  readonly document: string | null
  readonly depth: number | null
}

/** What is asked where nobody has asked for anything: the terms of the line whose use differs most. */
export const NO_QUESTION: Question = {
  view: 'plans',
  terms: [],
  line: null,
  kind: null,
  language: null,
  isDated: false,
  group: null,
  document: null,
  depth: null,
}

export type Topic = TopicItem

export type Cell = TrendCellItem

export type State = Cell['state']

export type Row = TrendRowItem

/** A text, or a plan that the corpus lacks. */
export interface Column {
  readonly isMissing: boolean
  readonly title: string
  readonly label: string
  readonly years: string
  readonly language: 'zh' | 'en' | null
  readonly characters: number
  readonly isAbridged: boolean
  readonly isCounted: boolean
}

/** What can be chosen: a name that the panel knows again, and what is shown. */
export interface Choice {
  readonly name: string
  readonly text: string
}

export interface Trends
  extends Pick<TrendsResult, 'line' | 'rows' | 'unknown' | 'unused' | 'basis' | 'warnings' | 'kinds' | 'telling'> {
  readonly columns: readonly Column[]
  readonly lines: readonly Choice[]
  readonly groups: readonly Choice[]
  readonly documents: readonly Choice[]
}

export interface Part {
  readonly title: string
  readonly at: number
  readonly characters: number
}

/** Places in readable characters from the document's start, with the part that holds each. */
export interface DispersionRow extends Omit<DispersionRowItem, 'places'> {
  readonly places: readonly { readonly at: number; readonly part: number }[]
}

export interface Dispersion
  extends Pick<DispersionResult, 'title' | 'characters' | 'depth' | 'depths' | 'basis' | 'warnings'> {
  /** The name of the document. */
  readonly document: string
  readonly parts: readonly Part[]
  readonly rows: readonly DispersionRow[]
}

export type ToPage =
  | (ToEveryPage & { readonly type: 'setup'; readonly words: Words; readonly question: Question | null })
  | Extract<ToEveryPage, { readonly type: 'problem' }>
  /** Something else is asked for, by a command. */
  | { readonly type: 'question'; readonly question: Question }
  | {
      readonly type: 'result'
      readonly question: Question
      readonly trends: Trends
      readonly dispersion: Dispersion | null
      readonly isComplete: boolean
    }

export type ToPanel =
  | FromPage
  | { readonly type: 'ask'; readonly question: Question }
  /** Opens the first place of a topic in the text of a column; without one the text. */
  | { readonly type: 'openColumn'; readonly column: number; readonly ask: string | null; readonly inPlace: boolean }
  /** Opens a mention of the document that is shown. */
  | { readonly type: 'openPlace'; readonly row: number; readonly place: number; readonly inPlace: boolean }
  | { readonly type: 'openPart'; readonly part: number; readonly inPlace: boolean }
  | { readonly type: 'export'; readonly format: Format; readonly text?: string }
