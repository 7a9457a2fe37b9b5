// Patterns that take long to be put together: once somebody needs them, and not when their module is loaded.

/** Gives the pattern that `make` makes on the first call. One of letters of all scripts in either case takes half a millisecond of a start. */
export function latePattern(make: () => RegExp): () => RegExp {
  let made: RegExp | undefined
  return () => {
    made ??= make()
    return made
  }
}
