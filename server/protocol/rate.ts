// Writes a count as a rate, so that texts of unequal length can be compared.

/** `count` in `characters` as a count in 10,000, with two significant digits or so. */
export function perTenThousand(count: number, characters: number): string {
  const rate = (count * 10_000) / characters
  return rate >= 10 ? rate.toFixed(0) : rate.toFixed(rate >= 1 ? 1 : 2)
}
