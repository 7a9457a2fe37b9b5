// `untagged-target`: a number that the text or a table commits to and that no mark holds.

import type { TargetCache } from '../../index/targets.ts'
import type { Document } from '../../model/document.ts'
import type { UntaggedTarget } from '../../model/finding.ts'

/** Findings in the order of the text; the range is the clause that a `target:` mark would hold, or the row of a table. */
export function findUntaggedTargets(targets: TargetCache, document: Document): UntaggedTarget[] {
  const findings: UntaggedTarget[] = []
  targets.visit(document, (index, found) => {
    const at = document.startOf(index)
    const { marks } = document.facts(index)
    const tagged = marks.length === 0 ? marks : marks.filter(mark => mark.kind === 'target' || mark.kind === 'outcome')
    for (const { start, end, mark, text, reading, isRow } of found) {
      if (tagged.some(mark => mark.start < end && start < mark.end)) continue
      findings.push({
        code: 'untagged-target',
        text,
        indicator: reading.indicator?.text,
        start: at + start,
        end: at + end,
        ...(isRow ? { mark: { start: at + mark.start, end: at + mark.end } } : {}),
      })
    }
  })
  return findings
}
