// How words came to mean a document: by its name, or by what was inferred step by step; plain data until it is worded.

import type { Symbols } from '../symbols.ts'
import type { AboutBy } from './standing.ts'

/** A step on the way from words to a document. Titles are of the corpus, words of the text. */
export type Step =
  /** The document is, or is about, the plan with this number. */
  | {
      readonly kind: 'about'
      readonly by: AboutBy
      readonly number: number | undefined
      readonly year: number | undefined
    }
  /** Front matter of a document names the other as what it supersedes. */
  | { readonly kind: 'supersedes'; readonly of: string }
  /** Front matter of the other document says that it supersedes this one. */
  | { readonly kind: 'superseded'; readonly by: string }
  /** The next earlier or later of a series, by years. */
  | { readonly kind: 'series'; readonly of: string; readonly direction: 'before' | 'after' }
  /** The plan with this number, which comes right before or after. */
  | { readonly kind: 'number'; readonly number: number }
  /** The document itself. */
  | { readonly kind: 'self' }
  /** A short name: the document says what it stands for. */
  | { readonly kind: 'short'; readonly of: string }
  /** The last full name before that ends in the same word. */
  | { readonly kind: 'antecedent'; readonly of: string }
  /** Said in a quotation of another document. */
  | { readonly kind: 'quotation'; readonly of: string }
  /** The proposal for the plan with this number. */
  | { readonly kind: 'proposal'; readonly number: number }
  /** Of several versions the one that was the last at the date of the document; `date` is undefined where it has none. */
  | { readonly kind: 'version'; readonly date: string | undefined; readonly count: number }
  /** By the years of the plan. */
  | { readonly kind: 'years'; readonly from: number; readonly to: number }

/** How words came to mean a document: by its `name`, or `inferred`, step by step. */
export interface How {
  readonly by: 'name' | 'inferred'
  readonly steps: readonly Step[]
}

/** What words mean. */
export interface Resolved {
  readonly plan: Symbols
  readonly how: How
}

/** Said by its name, and nothing more to say of it. */
export const NAMED: How = { by: 'name', steps: [] }

/** A document that was inferred; undefined where there is none. */
export function infer(plan: Symbols | undefined, steps: readonly Step[]): Resolved | undefined {
  return plan && { plan, how: { by: 'inferred', steps } }
}
