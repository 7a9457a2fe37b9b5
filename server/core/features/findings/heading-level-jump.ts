// `heading-level-jump`: a heading more than one level below the one before it. What the level before is, is handed on from run to run.

import type { Document } from '../../model/document.ts'
import type { HeadingLevelJump } from '../../model/form-finding.ts'
import { headsIn } from '../../model/section.ts'
import type { Block } from '../../syntax/block.ts'

/** The level of the last heading before a place; 0 where none stands there, or where a bold chapter does, whose level is a guess. */
export type LevelBefore = number

/** The findings of one block, with offsets from its start, behind a heading of the level `before`. */
export function levelJumpsIn(document: Document, block: Block, before: LevelBefore): HeadingLevelJump[] {
  const findings: HeadingLevelJump[] = []
  let last = before
  for (const { leaf } of headsIn(document, block)) {
    const depth = leaf.depth ?? 0
    if (last > 0 && depth > last + 1)
      findings.push({ code: 'heading-level-jump', depth, before: last, start: leaf.start, end: leaf.end })
    last = depth
  }
  return findings
}

/** The level of the block's last heading; undefined where it has none. */
export function lastLevelIn(document: Document, block: Block): LevelBefore | undefined {
  const head = headsIn(document, block).at(-1)
  return head && (head.leaf.depth ?? 0)
}
