// Works that others say they carry out or came after, and that the corpus lacks; and periods between two works of one line.

import type { Corpus } from '../../index/corpus.ts'
import type { Place } from '../../model/finding.ts'
import type { Period } from '../../model/meta.ts'
import { collectFacts } from '../plan-tree/facts.ts'

/** An id that a document's front matter names and no document has; the place is where. */
export interface MissingWork extends Place {
  readonly title: string
  readonly field: 'parent' | 'supersedes'
  readonly id: string
}

/** Periods of a line without a work, between two that are there; the place is the later one's. */
export interface PeriodGap extends Place {
  readonly title: string
  readonly before: string
  readonly periods: readonly Period[]
}

export function* collectMissingWorks(
  corpus: Corpus,
  isWanted: (uri: string) => boolean,
): Generator<undefined, { readonly missingWorks: readonly MissingWork[]; readonly gaps: readonly PeriodGap[] }> {
  const { works, parents, befores } = yield* collectFacts(corpus)
  const missingWorks: MissingWork[] = []
  const gaps: PeriodGap[] = []
  for (const [uri, { main, others }] of works) {
    const texts = [main, ...others].filter(text => isWanted(text.uri))
    const [first] = texts
    if (!first) continue
    const { title } = first
    const place = (field: MissingWork['field']): Place => {
      const naming = texts.find(({ meta }) => meta[field] !== undefined) ?? first
      const { start, end } = naming.meta.ranges.get(field) ?? { start: 0, end: 0 }
      return { uri: naming.uri, start, end }
    }
    const parent = parents.get(uri)
    if (parent?.kind === 'missing') missingWorks.push({ ...place('parent'), title, field: 'parent', id: parent.id })
    const before = befores.get(uri)
    if (before?.kind === 'missing')
      missingWorks.push({ ...place('supersedes'), title, field: 'supersedes', id: before.id })
    else if (before && before.gaps.length > 0)
      gaps.push({ uri: first.uri, start: 0, end: 0, title, before: before.work.main.title, periods: before.gaps })
  }
  return { missingWorks, gaps }
}
