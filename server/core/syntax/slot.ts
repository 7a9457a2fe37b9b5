// Names what is worked out of single blocks, or of runs of blocks, and kept with them.

/** What can keep values: a block, or a run of blocks. It never changes, so that what was worked out of it alone stays right. */
export interface Keeper {
  readonly kept: unknown[]
}

let slots = 0

/**
 * Names values that any layer works out of a block or run. They live as long as it does: an edit gives new blocks for those that
 * it touches, and all others keep what is known of them. Who depends on more than the keeper's text keeps that beside the value.
 */
export class Slot<T> {
  readonly #index = slots++

  get(keeper: Keeper): T | undefined {
    return keeper.kept[this.#index] as T | undefined
  }

  set(keeper: Keeper, value: T): T {
    const { kept } = keeper
    // No holes: an array with holes is a slow one.
    while (kept.length < this.#index) kept.push(undefined)
    kept[this.#index] = value
    return value
  }
}

/** A value with all that it was made from, beside the keeper itself. */
export interface Kept<T> {
  readonly inputs: readonly unknown[]
  readonly value: T
}

/** The value that a keeper has in a slot, made anew where one of `inputs` is another than it was. */
export function keep<T>(slot: Slot<Kept<T>>, keeper: Keeper, inputs: readonly unknown[], make: () => T): T {
  const known = slot.get(keeper)
  if (known && isSameList(known.inputs, inputs)) return known.value
  return slot.set(keeper, { inputs, value: make() }).value
}

/** The same, but for the last {@link MOST_KEPT} lists of inputs: what changes back comes back as it was. */
export function keepSome<T>(
  slot: Slot<readonly Kept<T>[]>,
  keeper: Keeper,
  inputs: readonly unknown[],
  make: () => T,
): T {
  const known = slot.get(keeper) ?? []
  const same = known.find(one => isSameList(one.inputs, inputs)) ?? { inputs, value: make() }
  if (known[0] !== same) slot.set(keeper, latestFirst(known, same))
  return same.value
}

/** A list of what was worked out last, `latest` at its head. */
export function latestFirst<T>(known: readonly T[], latest: T): readonly T[] {
  return [latest, ...known.filter(one => one !== latest)].slice(0, MOST_KEPT)
}

/** Looks ahead, looks back, neither; and one more. */
const MOST_KEPT = 4

/** The very same items in the same order. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false
  return true
}
