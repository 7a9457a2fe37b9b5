// What happens where a closed file is not the one any more that was indexed: the work is given up, and done again on the new text.

import type { ReadAgain } from '../core/index/digest/closed-texts.ts'
import type { Ports } from './ports.ts'

/** A closed file has changed, or gone, since it was indexed. What was read of it belongs to another text: offsets above all. */
export class FileChanged extends Error {
  readonly uri: string

  constructor(uri: string, reason: string) {
    super(`${uri}: ${reason}`)
    this.uri = uri
  }
}

/** How often work is done again because of files that change under it: then others are likely to have changed, too, and all are read. */
const FEW_ATTEMPTS = 10
const MOST_ATTEMPTS = 20

/** Runs work that may read closed files; where some have changed they are indexed by `update`, and the work done again. */
export async function runOnPresentFiles<T>(
  run: () => T | Promise<T>,
  update: (changed: FileChanged, isMany: boolean) => Promise<void>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof FileChanged) || attempt === MOST_ATTEMPTS) throw error
      await update(error, attempt === FEW_ATTEMPTS)
    }
  }
}

/** Says that what was kept of a closed file cannot be read: the file is indexed anew, and the work done again. */
export function lost(uri: string): never {
  throw damaged(uri)
}

/** What {@link lost} throws. */
export function damaged(uri: string): FileChanged {
  return new FileChanged(uri, 'what the index on disk kept of it is damaged')
}

/** Reads texts of closed files again where the host can do so at once; undefined where it cannot. */
export function readerOf({ files, readTextNow }: Ports): ReadAgain | undefined {
  if (!files.readNow || !files.hashOf) return undefined
  return (uri, hash) => {
    let reason = 'gone since it was indexed'
    try {
      const read = readTextNow(files, uri)
      if (read?.hash === hash) return read.text
      if (read) reason = 'changed since it was indexed'
    } catch (error) {
      reason = `cannot be read (${error instanceof Error ? error.message : String(error)})`
    }
    throw new FileChanged(uri, reason)
  }
}
