// The untagged targets of a document or of a section, to be tagged or walked through.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { UntaggedTarget } from '../model/finding.ts'
import type { Range } from '../model/meta.ts'
import { diagnoseAlone } from './diagnostics.ts'

/** Those that begin within a range, or all; in order, without those that the author silenced. */
export function collectUntaggedTargets(corpus: Corpus, document: Document, within?: Range): UntaggedTarget[] {
  return diagnoseAlone(corpus, document).filter(
    finding =>
      finding.code === 'untagged-target' && (!within || (within.start <= finding.start && finding.start < within.end)),
  ) as UntaggedTarget[]
}

/** The innermost section at `offset` with all that stands under it; before the first heading, what stands there. */
export function sectionAround(document: Document, offset: number): Range {
  const section = document.sectionAt(offset)
  if (section) return { start: section.start, end: section.end }
  return { start: 0, end: document.sections[0]?.start ?? document.length }
}

/** The index of the next finding behind or before `offset`, beginning again at the other end; -1 where there is none. */
export function findNextUntagged(
  findings: readonly UntaggedTarget[],
  offset: number,
  direction: 'next' | 'previous',
): number {
  if (direction === 'next') {
    const next = findings.findIndex(({ start }) => start > offset)
    return next < 0 && findings.length > 0 ? 0 : next
  }
  const previous = findings.findLastIndex(({ start }) => start < offset)
  return previous < 0 ? findings.length - 1 : previous
}
