// Finds character maps in the file that the build packs them in (`esbuild.mjs`).

import type { ReadCMap } from './read-pdf.ts'

/** Reads maps out of what `load` gives, which is asked once; undefined where the file is missing or is none. */
export function createCMapReader(load: () => Promise<Uint8Array | undefined>): ReadCMap {
  let file: Promise<ReadonlyMap<string, Uint8Array>> | undefined
  return async name => {
    file ??= load().then(
      bytes => (bytes ? readMaps(bytes) : new Map()),
      () => new Map(),
    )
    // PDF.js takes what it is given for its own.
    return (await file).get(name)?.slice()
  }
}

function readMaps(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true)
  const from = 4 + length
  const list = JSON.parse(new TextDecoder().decode(bytes.subarray(4, from))) as [
    name: string,
    at: number,
    length: number,
  ][]
  return new Map(list.map(([name, at, length]) => [name, bytes.subarray(from + at, from + at + length)]))
}
