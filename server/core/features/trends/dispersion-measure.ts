// How evenly a word is spread over the parts of a text, by the measures that corpus linguists use.

/** One part of a text: the uses in it, and how long it is (any unit). */
export interface PartCount {
  readonly uses: number
  readonly size: number
}

export interface DispersionMeasures {
  /** Gries's deviation of proportions: 0 spread as the parts are long, towards 1 all in one small part. */
  readonly dp: number
  /** DP over the most that it can be with these parts: 0 to 1. */
  readonly dpNorm: number
  /** Juilland's D: 1 even, 0 all in one part. */
  readonly d: number
}

/**
 * DP is half the sum of |share of uses − share of text| over all parts (Gries 2008, *Dispersions and adjusted frequencies in
 * corpora*); DPnorm divides it by 1 − the smallest share of text (Lijffijt and Gries 2012). D is 1 − V / √(n − 1), V being the
 * standard deviation of the rates in the parts over their mean (Juilland and Chang-Rodríguez 1964, with rates as parts are not
 * of one length). Undefined for fewer than two parts with text, and where there is no use.
 */
export function measureDispersion(parts: readonly PartCount[]): DispersionMeasures | undefined {
  const full = parts.filter(({ size }) => size > 0)
  let size = 0
  let uses = 0
  let least = Number.POSITIVE_INFINITY
  for (const part of full) {
    size += part.size
    uses += part.uses
    least = Math.min(least, part.size)
  }
  if (full.length < 2 || uses === 0) return undefined
  let deviation = 0
  let mean = 0
  for (const part of full) {
    deviation += Math.abs(part.uses / uses - part.size / size)
    mean += part.uses / part.size / full.length
  }
  let variance = 0
  for (const part of full) variance += (part.uses / part.size - mean) ** 2 / full.length
  const dp = deviation / 2
  const d = 1 - Math.sqrt(variance) / mean / Math.sqrt(full.length - 1)
  return { dp, dpNorm: Math.min(1, dp / (1 - least / size)), d: Math.max(0, Math.min(1, d)) }
}
