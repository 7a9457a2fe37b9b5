// How surely and by how much a count differs between two texts.

/** What {@link keyness} says. */
export interface KeynessOf {
  readonly logLikelihood: number
  readonly logRatio: number
  readonly isFromZero: boolean
}

/**
 * Log-likelihood G² with the expected counts of one common rate (Rayson and Garside 2000, Comparing corpora using frequency
 * profiling), and the binary logarithm of the ratio of rates (Hardie 2014, Log Ratio), for which a count of 0 is taken for 0.5.
 * `sizes` may be in any unit, one and the same for both: only their ratio counts. All is 0 where a size or both counts are.
 */
export function keyness(before: number, sizeBefore: number, after: number, sizeAfter: number): KeynessOf {
  const all = before + after
  if (all === 0 || sizeBefore <= 0 || sizeAfter <= 0) return { logLikelihood: 0, logRatio: 0, isFromZero: false }
  const expectedBefore = (sizeBefore * all) / (sizeBefore + sizeAfter)
  const expectedAfter = (sizeAfter * all) / (sizeBefore + sizeAfter)
  const part = (count: number, expected: number): number => (count === 0 ? 0 : count * Math.log(count / expected))
  const logLikelihood = Math.max(0, 2 * (part(before, expectedBefore) + part(after, expectedAfter)))
  const logRatio = Math.log2((after || HALF) / sizeAfter / ((before || HALF) / sizeBefore))
  return { logLikelihood, logRatio, isFromZero: before === 0 || after === 0 }
}

/** Stands for a count of 0, of which there is no logarithm (Hardie 2014). */
const HALF = 0.5
