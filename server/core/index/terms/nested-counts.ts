// Counts by two keys.

/** Adds `step` to the count of `inner` in `outer`; what comes to nothing is left out. */
export function count(counts: Map<string, Map<string, number>>, outer: string, inner: string, step: number): void {
  const known = counts.get(outer) ?? new Map<string, number>()
  const sum = (known.get(inner) ?? 0) + step
  if (sum > 0) known.set(inner, sum)
  else known.delete(inner)
  if (known.size > 0) counts.set(outer, known)
  else counts.delete(outer)
}
