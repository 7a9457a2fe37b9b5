// The state of a corpus as data for JSON: files and lines instead of addresses and offsets.

import type { Health } from '../../core/features/health.ts'
import type { Place } from '../../core/model/finding.ts'

interface Manner {
  readonly lineOf: (uri: string, offset: number) => number
  readonly file: (uri: string) => string
}

/** What `tifa status --format json` prints of one corpus; lines count from 1, offsets are UTF-16 units. */
export function healthData(health: Health, { lineOf, file }: Manner): object {
  const place = ({ uri, start, end }: Place): object => ({ file: file(uri), line: lineOf(uri, start), start, end })
  return {
    documents: health.documents.map(({ uri, kind, period, date, sectionsWithoutTag, ...rest }) => ({
      file: file(uri),
      kind: kind ?? null,
      period: period ?? null,
      date: date ?? null,
      ...rest,
      sectionsWithoutTag: sectionsWithoutTag.map(section => ({ title: section.title, ...place(section) })),
    })),
    missingPlans: health.missingPlans.map(({ places, ...rest }) => ({ ...rest, places: places.map(place) })),
    missingWorks: health.missingWorks.map(work => ({
      id: work.id,
      field: work.field,
      title: work.title,
      ...place(work),
    })),
    gaps: health.gaps.map(gap => ({ title: gap.title, before: gap.before, periods: gap.periods, ...place(gap) })),
    findings: health.findings.map(({ first, ...rest }) => ({ ...rest, first: place(first) })),
    deadMarks: health.deadMarks.map(mark => ({ code: mark.code, id: mark.id, ...place(mark) })),
    terms: health.terms,
    unusedTerms: health.unusedTerms?.map(term => ({ id: term.id, headword: term.headword, ...place(term) })) ?? null,
  }
}
