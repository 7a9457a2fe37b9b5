// Pieces of bytes put together.

/** All pieces, one behind the other, as bytes of their own. */
export function joinBytes(pieces: readonly ArrayBufferView[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(bytesOf(piece), at)
    at += piece.byteLength
  }
  return joined
}

/** The bytes of a view: no copy. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
