// `untagged-target`: a number that the text commits to and that no mark holds.

import type { TargetCache } from '../../index/targets.ts'
import type { Document } from '../../model/document.ts'
import type { UntaggedTarget } from '../../model/finding.ts'
import { toSource } from '../../syntax/prose.ts'

/** Findings in the order of the text; the range is the clause that a `target:` mark would hold. */
export function findUntaggedTargets(targets: TargetCache, document: Document): UntaggedTarget[] {
  const findings: UntaggedTarget[] = []
  targets.visit(document, (index, found) => {
    const at = document.startOf(index)
    const { marks } = document.facts(index)
    const tagged = marks.length === 0 ? marks : marks.filter(mark => mark.kind === 'target' || mark.kind === 'outcome')
    for (const { leaf, reading } of found) {
      const [start, end] = toSource(leaf, reading.start, reading.end)
      if (tagged.some(mark => mark.start < end && start < mark.end)) continue
      findings.push({
        code: 'untagged-target',
        text: leaf.text.slice(reading.start, reading.end),
        indicator: reading.indicator?.text,
        start: at + start,
        end: at + end,
      })
    }
  })
  return findings
}
