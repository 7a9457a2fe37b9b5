// Whether two pieces of plain data say the same.

/** True where all primitive values in two values, and in the lists and plain objects in them, are the same. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(key => isSameData((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}
