// A folder of this machine for what can be made again: written whole or not at all, checked when it is read, kept below a limit.

import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'

/** What is wrong with a file of the cache, in English for the log. */
export class DamagedFile extends Error {
  /** Nothing is wrong with it: another version of the program wrote it. */
  readonly isForeign: boolean

  constructor(message: string, isForeign = false) {
    super(message)
    this.isForeign = isForeign
  }
}

/** The same shapes as the protocol's ports; the host does not know that layer. */
interface Place {
  readonly at: number
  readonly length: number
  readonly sum: number
}

interface CacheFile {
  readonly bytes: number
  readHead(): Uint8Array
  read(place: Place): Uint8Array<ArrayBuffer> | undefined
  close(): void
}

interface CacheWriter {
  add(piece: Uint8Array): Place
  flush(): Promise<void>
  finish(head: Uint8Array): Promise<CacheFile>
  settle(): Promise<void>
  abandon(): Promise<void>
}

interface Cache {
  readonly place: string
  open(name: string): Promise<CacheFile | undefined>
  begin(name: string): Promise<CacheWriter>
  remove(name: string): Promise<void>
  trim(bytes: number): Promise<readonly string[]>
}

const ENDING = '.tifa'
const UNFINISHED = '.part'
/** A writer that needs longer than this is dead, milliseconds. */
const OLDEST_UNFINISHED = 600_000

/**
 * Files in `folder`, which is made on the first write. A file begins with the length of `version` and the version; then come pieces, the
 * head, and a tail that says where the head is. What was cut off, or is of another version, is a {@link DamagedFile}; so is a
 * broken head, when it is read. A piece is checked when it is read.
 */
export function createNodeCache(folder: string, version: string): Cache {
  const pathOf = (name: string): string => join(folder, `${name}${ENDING}`)
  return {
    place: folder,
    open: name => openFile(pathOf(name), version),
    begin: name => begin(folder, pathOf(name), version),
    remove: name => rm(pathOf(name), { force: true }),
    trim: bytes => trim(folder, bytes),
  }
}

/** `TIFA`, at both ends of a file. */
const MAGIC = 0x41464954
/** Before the version: the magic number and the version's length. */
const START = 8
/** Where the head is (a double), its length and sum, the sum of these and of the start, the magic number. */
const TAIL = 24
const LONGEST_VERSION = 1000
/** So many bytes are written in one go. */
const AT_ONCE = 1 << 20

/** Opens a file; undefined where there is none. It stays readable when another one takes its place. */
async function openFile(path: string, version: string): Promise<CacheFile | undefined> {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    const { size } = fstatSync(fd)
    const take = (at: number, length: number): Buffer => {
      const bytes = at >= 0 && length >= 0 && at + length <= size ? readAt(fd, at, length) : undefined
      if (!bytes) throw new DamagedFile('it was cut off')
      return bytes
    }
    const start = take(0, START)
    if (start.readUInt32LE(0) !== MAGIC) throw new DamagedFile('it is no file of this kind')
    const versionLength = start.readUInt32LE(4)
    if (versionLength > LONGEST_VERSION) throw new DamagedFile('its head is broken')
    const written = take(START, versionLength)
    if (written.toString() !== version)
      throw new DamagedFile(`it was written by another version (${written.toString()})`, true)
    const tail = take(size - TAIL, TAIL)
    const [headAt, headLength, headSum] = [tail.readDoubleLE(0), tail.readUInt32LE(8), tail.readUInt32LE(12)]
    const isWhole =
      tail.readUInt32LE(20) === MAGIC &&
      tail.readUInt32LE(16) === sumOf([start, written, tail.subarray(0, 16)]) &&
      headAt + headLength + TAIL === size
    if (!isWhole) throw new DamagedFile('it was cut off')
    // The oldest used go first where there is no room.
    const now = new Date()
    await utimes(path, now, now).catch(() => {})
    return fileOf(fd, { at: headAt, length: headLength, sum: headSum }, size)
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

function fileOf(fd: number, head: Place, bytes: number): CacheFile {
  let isOpen = true
  const read = ({ at, length, sum }: Place): Buffer<ArrayBuffer> | undefined => {
    const piece = isOpen ? readAt(fd, at, length) : undefined
    return piece && crc32(piece) === sum ? piece : undefined
  }
  return {
    bytes,
    read,
    readHead() {
      const read = this.read(head)
      if (!read) throw new DamagedFile('its head is broken')
      return read
    },
    close() {
      if (isOpen) closeSync(fd)
      isOpen = false
    },
  }
}

/** Bytes of their own; undefined where there are not so many. */
function readAt(fd: number, at: number, length: number): Buffer<ArrayBuffer> | undefined {
  const bytes = Buffer.allocUnsafeSlow(length)
  try {
    for (let done = 0; done < length; ) {
      const read = readSync(fd, bytes, done, length - done, at + done)
      if (read === 0) return undefined
      done += read
    }
    return bytes
  } catch {
    return undefined
  }
}

function sumOf(pieces: readonly Uint8Array[]): number {
  // For no bytes zlib begins anew.
  return pieces.reduce((sum, piece) => (piece.length > 0 ? crc32(piece, sum) : sum), 0)
}

/** Writes beside and moves into place, so that whoever reads has the old file or the new one. */
async function begin(folder: string, path: string, version: string): Promise<CacheWriter> {
  await mkdir(folder, { recursive: true })
  const unfinished = `${path}.${process.pid}-${randomBytes(6).toString('hex')}${UNFINISHED}`
  const file = await open(unfinished, 'wx')
  const versionBytes = Buffer.from(version)
  const start = Buffer.alloc(START)
  start.writeUInt32LE(MAGIC, 0)
  start.writeUInt32LE(versionBytes.length, 4)
  let waiting: Uint8Array[] = []
  let [waitingBytes, at] = [0, 0]
  let isClosed = false
  const add = (piece: Uint8Array): Place => {
    const place = { at, length: piece.length, sum: crc32(piece) }
    if (piece.length > 0) waiting.push(piece)
    waitingBytes += piece.length
    at += piece.length
    return place
  }
  const write = async (): Promise<void> => {
    const some = waiting
    waiting = []
    waitingBytes = 0
    if (some.length > 0) await file.writeFile(Buffer.concat(some))
  }
  const close = async (): Promise<void> => {
    if (!isClosed) await file.close()
    isClosed = true
  }
  const abandon = async (): Promise<void> => {
    await close().catch(() => {})
    await rm(unfinished, { force: true })
  }
  add(start)
  add(versionBytes)
  return {
    add,
    flush: async () => {
      if (waitingBytes >= AT_ONCE) await write()
    },
    finish: async head => {
      try {
        const place = add(head)
        const tail = Buffer.alloc(TAIL)
        tail.writeDoubleLE(place.at, 0)
        tail.writeUInt32LE(place.length, 8)
        tail.writeUInt32LE(place.sum, 12)
        tail.writeUInt32LE(sumOf([start, versionBytes, tail.subarray(0, 16)]), 16)
        tail.writeUInt32LE(MAGIC, 20)
        add(tail)
        await write()
        await file.sync()
        await close()
        // Opened before it is moved: whatever takes its place, and wherever, this one stays readable.
        return fileOf(openSync(unfinished, 'r'), place, at)
      } catch (error) {
        await abandon()
        throw error
      }
    },
    settle: async () => {
      try {
        await rename(unfinished, path)
      } catch (error) {
        await abandon()
        throw error
      }
    },
    abandon,
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
