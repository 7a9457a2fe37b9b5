// The sections of a document a level at a time, for a tree that opens them as they are wanted.

import type { Corpus } from '../index/corpus.ts'
import type { Section } from '../model/section.ts'
import { foldKey } from '../text/fold.ts'

/** A section with its index in the document, by which its own ones are asked for, and whether there are any. */
export interface SectionNode {
  readonly index: number
  readonly title: string
  readonly start: number
  readonly headingEnd: number
  readonly hasSections: boolean
}

/** How many sections of one level are listed: nobody reads on, and an editor takes long to show more. */
const MOST = 2000

/**
 * The sections directly in the one with index `within`, or the outermost of the document, in order, and how many more there are.
 * A heading that only repeats the document's title is passed over. Empty for what is no document of the corpus.
 */
export function collectPlanSections(
  corpus: Corpus,
  uri: string,
  within: number | undefined,
): { readonly sections: readonly SectionNode[]; readonly more: number } {
  const symbols = corpus.symbols(uri)
  const all = symbols?.sections ?? []
  const parent = within ?? titleIndex(all, symbols?.title ?? '')
  const holder = all[parent]
  const sections: SectionNode[] = []
  let more = 0
  for (let index = parent + 1; index < all.length; index++) {
    const section = all[index]
    if (!section || (holder && section.start >= holder.end)) break
    if (section.parent !== parent) continue
    if (sections.length === MOST) {
      more++
      continue
    }
    const { title, start, headingEnd } = section
    sections.push({ index, title, start, headingEnd, hasSections: all[index + 1]?.parent === index })
  }
  return { sections, more }
}

/** The index of the one outermost section whose heading is the document's title, or -1. */
function titleIndex(all: readonly Section[], title: string): number {
  const [first] = all
  if (!first || first.parent !== -1 || first.numbering || first.end < (all.at(-1)?.end ?? 0)) return -1
  return all.length > 1 && (foldKey(first.title) === foldKey(title) || first.depth === 1) ? 0 : -1
}
