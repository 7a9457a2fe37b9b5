// Files packed into one archive, and out of one within the limits of imports.

import { strToU8, zipSync } from 'fflate'
import { Archive } from './archive.ts'

/** A file in an archive; names have slashes. */
export interface PackedFile {
  readonly path: string
  readonly content: string | Uint8Array
}

/** A ZIP archive (UTF-8 names). The same files give the same bytes: the format's first day stands for every time. */
export function pack(files: readonly PackedFile[]): Uint8Array {
  const entries = files.map(({ path, content }): [string, Uint8Array] => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1) })
}

/** The files of an archive for which `isWanted` holds; undefined where it is none, is damaged, or is beyond limits. */
export function unpack(
  bytes: Uint8Array,
  isWanted: (path: string) => boolean,
): ReadonlyMap<string, Uint8Array> | undefined {
  try {
    const archive = new Archive(bytes)
    const files = new Map<string, Uint8Array>()
    for (const name of archive.names) {
      const content = isWanted(name) ? archive.read(name) : undefined
      if (content) files.set(name, content)
    }
    return files
  } catch {
    return undefined
  }
}
