// The innermost sections of a document that hold no mark: what an annotator has not come to yet.

import type { Symbols } from '../../index/symbols.ts'
import type { Place } from '../../model/finding.ts'

/** How many innermost sections there are, and those without a mark, in order. A glossary's entries are no sections to be tagged. */
export function sectionsWithoutTag({ uri, meta, sections, marks }: Symbols): {
  readonly all: number
  readonly without: readonly (Place & { readonly title: string })[]
} {
  if (meta.kind === 'glossary') return { all: 0, without: [] }
  const parents = new Set(sections.map(({ parent }) => parent))
  const starts = marks.map(({ start }) => start).sort((a, b) => a - b)
  const without: (Place & { title: string })[] = []
  let [all, next] = [0, 0]
  sections.forEach(({ start, headingEnd, end, title }, index) => {
    while (next < starts.length && (starts[next] ?? 0) < start) next++
    if (parents.has(index)) return
    all++
    if ((starts[next] ?? end) >= end) without.push({ uri, start, end: headingEnd, title })
  })
  return { all, without }
}
