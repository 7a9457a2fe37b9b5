// Findings by the blocks of a run: what is the same as before is the same object, so that nobody need look at it again.

import type { Finding } from '../../model/finding.ts'
import type { Run } from '../../syntax/block-list.ts'
import { isSameList, type Kept, keep, type Slot } from '../../syntax/slot.ts'
import { Beside } from '../../text/beside.ts'

/** The findings of one block of a run; ranges count from the block's start, places of others from their documents' starts. */
export interface BlockFindings {
  /** The index of the block in its run. */
  readonly index: number
  readonly findings: readonly Finding[]
}

/** The findings of a run, block by block; without blocks that have none. */
export type RunFindings = readonly BlockFindings[]

export const NO_FINDINGS: RunFindings = []

const JOINED = new Beside<RunFindings, { readonly lists: readonly RunFindings[]; readonly joined: RunFindings }>()

/** Lists of findings of one run in one, in order; the same list as long as they are the same. */
export function joinRunFindings(lists: readonly (RunFindings | undefined)[]): RunFindings {
  const some = lists.flatMap(list => (list && list.length > 0 ? [list] : []))
  const [first] = some
  if (!first || some.length === 1) return first ?? NO_FINDINGS
  const known = JOINED.get(first)
  if (known && isSameList(known.lists, some)) return known.joined
  const byBlock = new Map<number, Finding[]>()
  for (const { index, findings } of some.flat()) {
    const all = byBlock.get(index)
    // A line may hold more findings than a call takes arguments.
    if (all) for (const finding of findings) all.push(finding)
    else byBlock.set(index, [...findings])
  }
  const joined = [...byBlock]
    .sort(([a], [b]) => a - b)
    .map(([index, findings]) => ({ index, findings: findings.sort(inOrder) }))
  JOINED.set(first, { lists: some, joined })
  return joined
}

/** By where they begin, then where they end. */
export function inOrder(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end
}

/**
 * The findings of a run that were made one by one: the list of the version before where each is the very same, so that
 * whoever keeps findings keeps the objects.
 */
export function keepRunFindings(
  slot: Slot<Kept<RunFindings>>,
  run: Run,
  found: readonly { readonly index: number; readonly finding: Finding }[],
): RunFindings {
  if (found.length === 0) return NO_FINDINGS
  const inputs = found.flatMap(({ index, finding }) => [index, finding])
  return keep(slot, run, inputs, () => {
    const blocks: { index: number; findings: Finding[] }[] = []
    for (const { index, finding } of found) {
      const last = blocks.at(-1)
      if (last?.index === index) last.findings.push(finding)
      else blocks.push({ index, findings: [finding] })
    }
    return blocks
  })
}
