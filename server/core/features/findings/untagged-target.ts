// `untagged-target`: a number that the text or a table commits to and that no mark holds.

import { type FoundTarget, isHeldBy, type TargetCache } from '../../index/targets.ts'
import type { Document } from '../../model/document.ts'
import type { UntaggedTarget } from '../../model/finding.ts'
import type { Block } from '../../syntax/block.ts'

/** All of a document, in the order of the text. */
export function findUntaggedTargets(targets: TargetCache, document: Document): UntaggedTarget[] {
  const findings: UntaggedTarget[] = []
  targets.visit(document, (index, found) => {
    const block = document.list.block(index)
    const at = document.startOf(index)
    for (const one of block ? untaggedTargetsIn(document, block, found) : []) findings.push(moveUntagged(one, at))
  })
  return findings
}

/** The finding of a block that starts at `at`, with ranges that count from the document's start. */
export function moveUntagged(finding: UntaggedTarget, at: number): UntaggedTarget {
  const { mark } = finding
  const moved = { ...finding, start: finding.start + at, end: finding.end + at }
  return mark ? { ...moved, mark: { start: mark.start + at, end: mark.end + at } } : moved
}

/**
 * Findings of the targets in a block in the order of the text, with offsets from its start; the range is the clause that a
 * `target:` mark would hold, or the row of a table.
 */
export function untaggedTargetsIn(document: Document, block: Block, found: readonly FoundTarget[]): UntaggedTarget[] {
  const { marks } = document.factsOf(block)
  const tagged = marks.length === 0 ? marks : marks.filter(mark => mark.kind === 'target' || mark.kind === 'outcome')
  return found.flatMap((target): UntaggedTarget[] => {
    if (tagged.some(mark => isHeldBy(target, mark))) return []
    const { start, end, mark, text, reading, isRow } = target
    const where = isRow ? { mark: { start: mark.start, end: mark.end } } : {}
    return [{ code: 'untagged-target', text, indicator: reading.indicator?.text, start, end, ...where }]
  })
}
