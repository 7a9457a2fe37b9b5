// Patterns and tables that take long to be put together: once somebody needs them, and not when their module is loaded.

/**
 * Gives what `make` makes on the first call. A pattern of letters of all scripts in either case takes half a millisecond of a start, a table of some
 * hundred words a third of one.
 */
export function late<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
