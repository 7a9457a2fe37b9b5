// Finds the size that most of a text is set in.

/** The size that most characters have, to half a point; undefined where none has one. */
export function findUsualSize(
  parts: Iterable<{ readonly size: number | undefined; readonly length: number }>,
): number | undefined {
  const lengths = new Map<number, number>()
  let usual: number | undefined
  for (const { size, length } of parts) {
    if (size === undefined) continue
    const rounded = Math.round(size * 2) / 2
    lengths.set(rounded, (lengths.get(rounded) ?? 0) + length)
  }
  for (const [size, length] of lengths) if (usual === undefined || length > (lengths.get(usual) ?? 0)) usual = size
  return usual
}
