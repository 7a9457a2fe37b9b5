// In which order two documents take up their topics: the rank of each section before and after.

import type { SectionChange, TopicShift } from './changes.ts'
import { firstLevel } from './levels.ts'
import type { Outline } from './outline.ts'

/**
 * The outermost sections, then those below them, each level in the order of the changes. Every section of a level is named once: the
 * other parts of one that was split or merged stand behind the part that goes on with it.
 */
export function rankTopics(changes: readonly SectionChange[], before: Outline, after: Outline): TopicShift[] {
  const topics: TopicShift[] = []
  for (const level of [1, 2] as const) {
    const [ranksA, ranksB] = [rank(before, level), rank(after, level)]
    changes.forEach(({ before: refsA, after: refsB, main }, change) => {
      const [one, other] = [refsA[main.before], refsB[main.after]]
      const [rankBefore, rankAfter] = [one && ranksA.get(one.index), other && ranksB.get(other.index)]
      if (rankBefore !== undefined || rankAfter !== undefined)
        topics.push({ level, change, before: one, after: other, rankBefore, rankAfter, isPart: false })
      for (const ref of refsA) {
        const rank = ref === one ? undefined : ranksA.get(ref.index)
        if (rank === undefined) continue
        topics.push({ level, change, before: ref, after: other, rankBefore: rank, rankAfter: undefined, isPart: true })
      }
      for (const ref of refsB) {
        const rank = ref === other ? undefined : ranksB.get(ref.index)
        if (rank === undefined) continue
        topics.push({ level, change, before: one, after: ref, rankBefore: undefined, rankAfter: rank, isPart: true })
      }
    })
  }
  return topics
}

/** The rank of each section of a level by its index. A title that stands above all others is none of the levels. */
function rank({ nodes }: Outline, level: 1 | 2): ReadonlyMap<number, number> {
  const depths = [...new Set(nodes.slice(1).map(({ ref }) => ref.depth))].sort((a, b) => a - b)
  const depth = depths[depths.indexOf(firstLevel(nodes)) + level - 1]
  const ranks = new Map<number, number>()
  for (const { ref } of nodes) if (ref.index >= 0 && ref.depth === depth) ranks.set(ref.index, ranks.size + 1)
  return ranks
}
