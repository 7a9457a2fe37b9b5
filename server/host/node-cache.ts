// A folder of this machine for what can be made again: written whole or not at all, checked when it is read, kept below a limit.

import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'

/** What is wrong with a file of the cache, in English for the log. */
export class DamagedFile extends Error {}

/** The same shape as the protocol's port; the host does not know that layer. */
interface Cache {
  readonly place: string
  read(name: string): Promise<readonly Uint8Array[] | undefined>
  write(name: string, parts: readonly (readonly Uint8Array[])[]): Promise<void>
  remove(name: string): Promise<void>
  trim(bytes: number): Promise<readonly string[]>
}

const ENDING = '.tifa'
const UNFINISHED = '.part'
/** A writer that needs longer than this is dead, milliseconds. */
const OLDEST_UNFINISHED = 600_000

/**
 * Files in `folder`, which is made on the first write. A file has a head with `version`, then for each part its length and checksum,
 * then the parts. What was cut off or changed, or is of another version, is a {@link DamagedFile}.
 */
export function createNodeCache(folder: string, version: string): Cache {
  const pathOf = (name: string): string => join(folder, `${name}${ENDING}`)
  return {
    place: folder,
    read: name => read(pathOf(name), version),
    write: (name, parts) => write(folder, pathOf(name), version, parts),
    remove: name => rm(pathOf(name), { force: true }),
    trim: bytes => trim(folder, bytes),
  }
}

/** `TIFA`, then the length of the version. */
const MAGIC = 0x41464954
const MOST_PARTS = 1000
/** How many pieces are written in one go. */
const AT_ONCE = 512

/** The parts of a file; undefined where there is none. */
async function read(path: string, version: string): Promise<Uint8Array[] | undefined> {
  let file: Awaited<ReturnType<typeof open>>
  try {
    file = await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    const { size } = await file.stat()
    let at = 0
    const take = async (length: number): Promise<Buffer> => {
      if (length > size - at) throw new DamagedFile('it was cut off')
      // Of its own: a part lives as long as somebody looks at it, and no other with it.
      const bytes = Buffer.allocUnsafeSlow(length)
      for (let done = 0; done < length; ) {
        const { bytesRead } = await file.read(bytes, done, length - done, at + done)
        if (bytesRead === 0) throw new DamagedFile('it was cut off')
        done += bytesRead
      }
      at += length
      return bytes
    }
    const start = await take(12)
    if (start.readUInt32LE(0) !== MAGIC) throw new DamagedFile('it is no file of this kind')
    const [versionLength, count] = [start.readUInt32LE(4), start.readUInt32LE(8)]
    if (count > MOST_PARTS || versionLength > 1000) throw new DamagedFile('its head is broken')
    const rest = await take(versionLength + count * 12 + 4)
    if (rest.readUInt32LE(rest.length - 4) !== crc32(rest.subarray(0, -4), crc32(start)))
      throw new DamagedFile('its head is broken')
    const written = rest.toString('utf8', 0, versionLength)
    if (written !== version) throw new DamagedFile(`it was written by another version (${written})`)
    const parts: Uint8Array[] = []
    for (let i = 0; i < count; i++) {
      const entry = versionLength + i * 12
      const part = await take(rest.readDoubleLE(entry))
      if (crc32(part) !== rest.readUInt32LE(entry + 8)) throw new DamagedFile(`part ${i + 1} of ${count} is broken`)
      parts.push(part)
    }
    if (at !== size) throw new DamagedFile('something stands behind its end')
    // The oldest used go first where there is no room.
    const now = new Date()
    await utimes(path, now, now).catch(() => {})
    return parts
  } finally {
    await file.close()
  }
}

/** Writes beside and moves into place, so that whoever reads has the old file or the new one. */
async function write(
  folder: string,
  path: string,
  version: string,
  parts: readonly (readonly Uint8Array[])[],
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const unfinished = `${path}.${process.pid}-${randomBytes(6).toString('hex')}${UNFINISHED}`
  const versionBytes = Buffer.from(version)
  const head = Buffer.alloc(12 + versionBytes.length + parts.length * 12 + 4)
  head.writeUInt32LE(MAGIC, 0)
  head.writeUInt32LE(versionBytes.length, 4)
  head.writeUInt32LE(parts.length, 8)
  versionBytes.copy(head, 12)
  parts.forEach((part, i) => {
    const entry = 12 + versionBytes.length + i * 12
    head.writeDoubleLE(
      part.reduce((sum, { length }) => sum + length, 0),
      entry,
    )
    // For no bytes zlib begins anew.
    head.writeUInt32LE(
      part.reduce((sum, piece) => (piece.length > 0 ? crc32(piece, sum) : sum), 0),
      entry + 8,
    )
  })
  head.writeUInt32LE(crc32(head.subarray(0, -4)), head.length - 4)
  const file = await open(unfinished, 'wx')
  try {
    try {
      const pieces = [head, ...parts.flat()].filter(({ length }) => length > 0)
      for (let from = 0; from < pieces.length; from += AT_ONCE) {
        const some = pieces.slice(from, from + AT_ONCE)
        const { bytesWritten } = await file.writev(some)
        if (bytesWritten !== some.reduce((sum, { length }) => sum + length, 0)) throw new Error('the disk is full')
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Removes what is left of writers that died, and the files that were used longest ago while there are more than `bytes`; their names. */
async function trim(folder: string, bytes: number): Promise<string[]> {
  const files: { name: string; size: number; used: number }[] = []
  const removed: string[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (!found?.isFile()) continue
    if (name.endsWith(ENDING)) files.push({ name, size: found.size, used: found.mtimeMs })
    else if (name.endsWith(UNFINISHED) && Date.now() - found.mtimeMs > OLDEST_UNFINISHED) {
      await rm(join(folder, name), { force: true }).catch(() => {})
    }
  }
  files.sort((a, b) => a.used - b.used)
  let total = files.reduce((sum, { size }) => sum + size, 0)
  for (const { name, size } of files) {
    if (total <= bytes) break
    await rm(join(folder, name), { force: true }).catch(() => {})
    total -= size
    removed.push(name.slice(0, -ENDING.length))
  }
  return removed
}
