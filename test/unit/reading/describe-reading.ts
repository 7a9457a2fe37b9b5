// Writes down in one line what was read out of a target.

import type { TargetReading } from '../../../server/core/reading/target.ts'

/**
 * `indicator | modifier value[..high][×scale] unit | direction | the rest`; the rest holds `per year`, `cumulative`,
 * `base …`, `by …` (`~` for the document's own period), the kind, and the items of a list.
 */
export function describeReading(reading: TargetReading | undefined): string {
  if (reading === undefined) return 'nothing'
  const { indicator, modifier, value, high, scale, unit, direction, per, cumulative, baseline, deadline, kind, items } =
    reading
  const number = value === undefined ? '-' : amount(value, scale, high)
  const rest: string[] = []
  if (per !== undefined) rest.push('per year')
  if (cumulative === true) rest.push('cumulative')
  if (baseline !== undefined) {
    const base =
      baseline.value === undefined ? 'base' : `base ${amount(baseline.value, baseline.scale)} ${baseline.unit}`
    rest.push(baseline.year === undefined ? base : `${base} in ${baseline.year}`)
  }
  if (deadline !== undefined) rest.push(`by ${deadline.from === 'period' ? '~' : ''}${deadline.year}`)
  if (kind !== undefined) rest.push(kind)
  if (items !== undefined) rest.push(items.map(item => `${item.indicator ?? '?'} ${item.value}`).join(' + '))
  const measured = value === undefined ? number : `${number} ${unit}`
  return `${indicator?.text ?? '-'} | ${modifier === undefined ? '' : `${modifier} `}${measured} | ${direction ?? '-'} | ${rest.join(', ')}`
}

function amount(value: number, scale = 1, high?: number): string {
  return `${value}${high === undefined ? '' : `..${high}`}${scale === 1 ? '' : `×${scale}`}`
}
