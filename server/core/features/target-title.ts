// Writes the title of a target's or outcome's mark: what was read in its sentence, and its own words do not say.

import type { FoundTarget } from '../index/targets.ts'
import { applyAttributes, LEGAL_KEYS } from '../reading/target-attributes.ts'
import type { TargetReading } from '../reading/target-reading.ts'

/**
 * `value=65% by=2025` and the like, `''` where nothing would be lost: `said` is what a mark without a title says. The title
 * of an outcome says its `year`, if that is known. A key that would not help is left out.
 */
export function titleOf(
  { reading, leaf }: FoundTarget,
  said: TargetReading,
  kind: 'target' | 'outcome',
  year: number | undefined,
): string {
  const written = (span: { readonly start: number; readonly end: number }): string =>
    leaf.text.slice(span.start, span.end).trim()
  const pairs: [key: string, value: string][] = year === undefined ? [] : [['at', String(year)]]
  let reached = said
  const propose = (key: string, value: string | undefined, isLost: (reached: TargetReading) => boolean): void => {
    if (value === undefined || !LEGAL_KEYS[kind].has(key) || !isLost(reached) || !isWritable(value)) return
    const better = applyAttributes(reached, new Map([[key, value]]))
    if (isLost(better)) return
    reached = better
    pairs.push([key, value])
  }
  const { value, high, unit, scale, per, modifier, baseline, deadline } = reading
  if (value !== undefined) {
    const isLost = (now: TargetReading): boolean =>
      now.value !== value || now.high !== high || now.unit !== unit || (now.scale ?? 1) !== (scale ?? 1)
    propose('value', written(reading.quantity), isLost)
    propose('value', `${value}${high === undefined ? '' : `..${high}`}${unit}`, isLost)
  }
  propose('modifier', modifier, now => now.modifier !== modifier)
  propose('per', per, now => now.per !== per)
  if (baseline?.value !== undefined) {
    const isLost = (now: TargetReading): boolean =>
      now.baseline?.value !== baseline.value || (now.baseline?.scale ?? 1) !== (baseline.scale ?? 1)
    propose('base', written(baseline), isLost)
    propose('base', `${baseline.value}${baseline.unit ?? ''}`, isLost)
  }
  if (baseline?.year !== undefined)
    propose('base-year', String(baseline.year), now => now.baseline?.year !== baseline.year)
  if (deadline) propose('by', String(deadline.year), now => now.deadline?.year !== deadline.year)
  propose('kind', reading.kind, now => now.kind !== reading.kind)
  return pairs.map(([key, value]) => `${key}=${/\s/.test(value) ? `'${value}'` : value}`).join(' ')
}

/** What can stand in the title of a link as it is, in a table's cell as well. */
function isWritable(value: string): boolean {
  return value.length <= 60 && !/["'“”\\`*_[\]<>&|\r\n]/.test(value.replace(/^[<>]=?/, ''))
}
