// How far two annotators agree beyond chance.

/** Both put one unit into categories; equal strings are one category. */
export type Judged = readonly [a: string, b: string]

/** Undefined where chance alone would have both agree always: there is nothing to be measured. */
export interface Measures {
  readonly units: number
  /** Units that both put into one category. */
  readonly agreed: number
  /** Cohen's κ (J. Cohen, “A coefficient of agreement for nominal scales”, 1960). */
  readonly kappa: number | undefined
  /** Krippendorff's α for nominal data (K. Krippendorff, “Computing Krippendorff's alpha-reliability”, 2011). */
  readonly alpha: number | undefined
}

/** How far two judges of the same units agree; `undefined` measures where there is nothing to measure. */
export function measureAgreement(units: readonly Judged[]): Measures {
  const [ofA, ofB, ofBoth] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  let agreed = 0
  for (const [a, b] of units) {
    if (a === b) agreed++
    add(ofA, a)
    add(ofB, b)
    for (const category of [a, b]) add(ofBoth, category)
  }
  const count = units.length
  if (count === 0) return { units: 0, agreed: 0, kappa: undefined, alpha: undefined }
  let byChance = 0
  for (const [category, times] of ofA) byChance += (times / count) * ((ofB.get(category) ?? 0) / count)
  const observed = agreed / count
  // Two values a unit: of 2N values each pair of different ones in different units could have met by chance.
  let sameByChance = 0
  for (const times of ofBoth.values()) sameByChance += times * (times - 1)
  const pairs = 2 * count * (2 * count - 1)
  const expectedDisagreement = 1 - sameByChance / pairs
  return {
    units: count,
    agreed,
    kappa: byChance < 1 ? (observed - byChance) / (1 - byChance) : undefined,
    alpha: expectedDisagreement > 0 ? 1 - (1 - observed) / expectedDisagreement : undefined,
  }
}

function add(counts: Map<string, number>, category: string): void {
  counts.set(category, (counts.get(category) ?? 0) + 1)
}
