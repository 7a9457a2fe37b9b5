// Reads from which value or year an English target counts: from 3.6% to 4.5%, up from 5.4% in 2020, compared with 2005.

import type { Draft, Scene } from './english-scene.ts'
import type { Quantity } from './quantity.ts'
import { baselineOf, isTargetKind, type TargetReading } from './target-reading.ts'

/** Adds the baseline of `draft` to its reading, where the sentence gives one. */
export function addBaseline(reading: TargetReading, scene: Scene, draft: Draft): void {
  const { text } = scene
  const { quantity, base, origin } = draft
  if (base !== undefined) {
    reading.baseline = baselineOf(base, yearOf(scene, draft, base))
    return
  }
  if (origin !== undefined) {
    reading.baseline = baselineOf(origin.quantity, origin.year)
    return
  }
  const behind = neighbours(scene, draft).filter(each => each.start >= quantity.end && each.start < quantity.end + 110)
  // 20% of all sales by 2025, up from the 2020 level of just 5.4%
  for (const each of behind) {
    const from = UP_FROM.exec(text.slice(quantity.end, each.start))
    if (from === null || each.kind === 'year' || !isTargetKind(each)) continue
    const named = behind.find(
      other => other.kind === 'year' && other.start >= each.end && /^ in $/.test(text.slice(each.end, other.start)),
    )
    reading.baseline = baselineOf(each, from[1] === undefined ? named?.value : Number(from[1]))
    return
  }
  // compared with 2010, over 2015; double the 2010 GDP
  for (const each of behind) {
    if (each.kind !== 'year' || each.high !== undefined) {
      // to 25%, increase forests by 6 billion m³ from the 2005 level: it is the other value that is compared.
      if (isTargetKind(each) && each.kind !== quantity.kind) return
      continue
    }
    const between = text.slice(quantity.end, each.start)
    const isLevel = quantity.kind === 'multiple' && /^ (?:the |its |their |that of |of |those of )?$/i.test(between)
    if (!isLevel && (!COMPARED_WITH.test(between) || /^ to [12]/.test(text.slice(each.end, each.end + 5)))) continue
    reading.baseline = { start: each.start, end: each.end, year: each.value }
    return
  }
}

/** The quantities of the same sentence, a dozen on either side at most. */
export function neighbours({ quantities }: Scene, draft: Draft): Quantity[] {
  return quantities
    .slice(Math.max(0, draft.index - 12), draft.index + 13)
    .filter(each => each.start >= draft.from && each.end <= draft.to)
}

/** The year of a base: from the 2020 level of 15%; from 15% in 2020. */
function yearOf(scene: Scene, draft: Draft, base: Quantity): number | undefined {
  const { text } = scene
  return neighbours(scene, draft).find(
    each =>
      each.kind === 'year' &&
      ((each.end <= base.start &&
        base.start - each.end < 14 &&
        /from (?:the )?$/i.test(text.slice(Math.max(0, each.start - 10), each.start))) ||
        (each.start >= base.end && each.start - base.end < 6 && /^ in $/.test(text.slice(base.end, each.start)))),
  )?.value
}

const UP_FROM = /(?:up|down) from (?:the )?(?:([12][0-9]{3}) )?(?:level of )?(?:just |only |about |around )?$/

const COMPARED_WITH = /(?:compared (?:with|to)|than in|than|from|over) (?:the )?$/i
