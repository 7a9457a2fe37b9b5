// Works that others say they carry out or came after, and that the corpus lacks; and periods between two works of one line.

import type { Corpus } from '../../index/corpus.ts'
import { nationalKey, nationalPlanOf } from '../../index/plans/national-plan.ts'
import type { Place } from '../../model/finding.ts'
import type { Meta, Period } from '../../model/meta.ts'
import { collectFacts } from '../plan-tree/facts.ts'

/** An id that a document's front matter names and no document has; the place is where. */
export interface MissingWork extends Place {
  readonly title: string
  readonly field: 'parent' | 'supersedes'
  readonly id: string
  /** Of the national plan or proposal that is meant, where that can be told: as `nationalKey` writes it. */
  readonly key: string | undefined
}

/** Periods of a line without a work, between two that are there; the place is the later one's. */
export interface PeriodGap extends Place {
  readonly title: string
  readonly before: string
  readonly periods: readonly Period[]
  /** The line is that of the national plans. */
  readonly isNational: boolean
}

/** `isWanted` narrows to the documents that are reported on; yields between steps. */
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
    if (parent?.kind === 'missing')
      missingWorks.push({ ...place('parent'), title, field: 'parent', id: parent.id, key: keyOfId(parent.id) })
    const before = befores.get(uri)
    if (before?.kind === 'missing')
      missingWorks.push({
        ...place('supersedes'),
        title,
        field: 'supersedes',
        id: before.id,
        key: keyBefore(first.meta, first.title) ?? keyOfId(before.id),
      })
    else if (before && before.gaps.length > 0)
      gaps.push({
        uri: first.uri,
        start: 0,
        end: 0,
        title,
        before: before.work.main.title,
        periods: before.gaps,
        isNational: nationalPlanOf(first.meta, title)?.of === 'plan',
      })
  }
  return { missingWorks, gaps }
}

/** The national plan, or proposal, before the one that a document is. */
function keyBefore(meta: Meta, title: string): string | undefined {
  const national = nationalPlanOf(meta, title)
  return national && national.number > 1 ? nationalKey(national.number - 1, national.of) : undefined
}

/** The national plan or proposal that an id plainly means: `fyp-13-outline`. */
function keyOfId(id: string): string | undefined {
  const number = /^(?:[a-z]+-)?fyp-?(\d{1,2})(?![0-9])/i.exec(id)?.[1]
  if (number === undefined) return undefined
  return nationalKey(Number(number), /proposal|recommendation/i.test(id) ? 'proposal' : 'plan')
}
