// How official translations render a wording.

import type { LspPosition, LspRange } from './lsp.ts'

export interface RenderingsRequests {
  /**
   * Gives the official renderings of the term or phrase there, or of the selected words; null where the parallel texts
   * hold nothing of it.
   */
  'tifa/renderings'(params: RenderingsParams): RenderingsResult | null
}

export interface RenderingsParams {
  readonly uri: string
  readonly position?: LspPosition
  readonly range?: LspRange
}
export interface RenderingsResult {
  readonly wording: string
  /** Where the wording stands in the document. */
  readonly range: LspRange
  /** The language of the wording; the renderings are in the other. */
  readonly language: 'zh' | 'en'
  /** The units that hold the wording, and in how many of how many files. */
  readonly units: number
  readonly files: number
  readonly ofFiles: number
  /** The most frequent first; the last one, without a text, holds the units for which none was found. */
  readonly renderings: readonly RenderingItem[]
}
export interface RenderingItem {
  readonly text: string | null
  /** True for a rendering that the glossary lists. */
  readonly known: boolean
  readonly count: number
  /** In words, as the hover has it: `2018: 5, 2019: 8`. */
  readonly years: string
  readonly byYear: readonly { readonly year: number | null; readonly count: number }[]
  /** The first of its units; `count` says how many there are. */
  readonly examples: readonly ExampleItem[]
}
export interface ExampleItem {
  readonly uri: string
  readonly year: number | null
  readonly zh: string
  readonly en: string
  /** Zero-based, where the unit stands in its language's file. */
  readonly line: number
}
