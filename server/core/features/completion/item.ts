// What is offered while somebody writes: plain data, with the edit that accepts it.

import type { Entry } from '../../index/corpus.ts'
import type { Symbols } from '../../index/symbols.ts'
import type { FoldedNames } from '../../index/terms/folded-names.ts'
import type { TermSearch } from '../../index/terms/term-search.ts'
import type { MarkKind } from '../../syntax/mark.ts'
import type { LoadPinyin } from '../../text/pinyin.ts'
import type { Edit } from '../code-action.ts'

/** An offer. The order of a list is the order in which to show it. */
export interface Completion {
  readonly item: CompletionItem
  readonly label: string
  readonly edit: Edit
  /** Begins with what is typed, so that an editor which filters by itself keeps the offer. */
  readonly filter: string
  /** True where something else is to be written right behind it: the id behind a scheme, the value of a field. */
  readonly goesOn?: boolean
}

/** What is offered, with what an editor shows beside it. */
export type CompletionItem =
  | { readonly kind: 'scheme'; readonly scheme: MarkKind }
  | { readonly kind: 'term'; readonly entry: Entry; readonly isChinese: boolean }
  | { readonly kind: 'target'; readonly id: string; readonly words: string; readonly plan: Symbols | undefined }
  /** An id that is not in use yet, made from the words that are marked. */
  | { readonly kind: 'new-id'; readonly id: string }
  | { readonly kind: 'plan'; readonly id: string; readonly plan: Symbols | undefined }
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'note'; readonly code: string; readonly count: number }
  | { readonly kind: 'attribute'; readonly key: string }
  | { readonly kind: 'field'; readonly owner: 'front matter' | 'entry'; readonly name: string }
  | { readonly kind: 'value'; readonly of: string; readonly value: string; readonly count: number | undefined }

/** What the searches of a completion are made with; it outlives the single request. */
export interface Search {
  readonly terms: TermSearch
  readonly names: FoldedNames
  readonly pinyin: LoadPinyin
}

/** The most that is offered at once. */
export const MOST = 100

/** A text for an editor to filter by: what is typed, and what is left of `candidate` where it begins so. */
export function filterBy(typed: string, candidate: string): string {
  return candidate.toLowerCase().startsWith(typed.toLowerCase())
    ? typed + candidate.slice(typed.length)
    : `${typed} ${candidate}`
}

/**
 * How well the first of `texts`, an id, or the other ones fit what is typed: 0 where the id begins with it, 1 where
 * another text or a word does, 2 where one holds it, undefined where none does. All are folded.
 */
export function fitOf(key: string, texts: readonly string[]): 0 | 1 | 2 | undefined {
  if (key === '' || texts[0]?.startsWith(key)) return 0
  let best: 2 | undefined
  for (const text of texts) {
    const at = text.indexOf(key)
    if (at === 0 || (at > 0 && /[^\p{L}\p{N}]/u.test(text[at - 1] ?? ''))) return 1
    if (at > 0) best = 2
  }
  return best
}
