// Which others a finding names where thousands share a name: each would name all, and be held against all.

/** So many others a finding names. */
const MOST_NAMED = 10
/** With so many others something is compared. */
const MOST_COMPARED = 50

/** The first of `all` that a finding names: those for which `isOther` holds. Bounded, however many there are. */
export function firstOthers<T>(all: readonly T[], isOther: (one: T) => boolean): T[] {
  const found: T[] = []
  for (let i = 0; i < all.length && i < MOST_COMPARED && found.length < MOST_NAMED; i++) {
    const one = all[i]
    if (one !== undefined && isOther(one)) found.push(one)
  }
  return found
}
