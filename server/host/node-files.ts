// Node's file system as the port that the rest reads files through.

import { isAscii, isUtf8, transcode } from 'node:buffer'
import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs'
import { open, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { crc32 } from 'node:zlib'
import { URI } from 'vscode-uri'
import type { FileState, Files, FolderItem } from '../core/model/files.ts'

/** Files under `file:` uris; others reject. */
export function createNodeFiles(): Files {
  return {
    readFolder,
    readFile: read,
    realOf,
    sizeOf,
    statesOf,
    readNow,
    hashOf,
    sumOf,
    ...(hasTranscode ? { decodeUtf8 } : {}),
  }
}

async function readFolder(uri: string): Promise<readonly FolderItem[]> {
  const folder = pathOf(uri)
  const items = readdirSync(folder, { withFileTypes: true })
  const result: FolderItem[] = []
  for (const item of items) {
    if (item.isFile()) result.push({ name: item.name, kind: 'file' })
    else if (item.isDirectory()) result.push({ name: item.name, kind: 'folder' })
    else if (item.isSymbolicLink()) {
      const followed = await follow(join(folder, item.name), item.name)
      if (followed) result.push(followed)
    }
  }
  return result
}

/** What a link leads to; undefined where it leads nowhere. */
async function follow(path: string, name: string): Promise<FolderItem | undefined> {
  try {
    const [to, real] = await Promise.all([stat(path), realpath(path)])
    if (to.isFile()) return { name, kind: 'file', identity: URI.file(real).toString() }
    return to.isDirectory() ? { name, kind: 'folder', identity: URI.file(real).toString() } : undefined
  } catch {
    return undefined
  }
}

async function realOf(uri: string): Promise<string | undefined> {
  try {
    return URI.file(await realpath(pathOf(uri))).toString()
  } catch {
    return undefined
  }
}

/** A pipe with a name is opened without waiting for who writes to it. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** Pipes and devices cannot be read: some say nothing for ever, others never end. */
function assertFile(stats: Stats): void {
  // A folder is refused by the system.
  if (stats.isFile() || stats.isDirectory()) return
  throw Object.assign(new Error('EFTYPE: it is a pipe or a device'), { code: 'EFTYPE' })
}

async function read(uri: string): Promise<Uint8Array | undefined> {
  try {
    const file = await open(pathOf(uri), READ)
    try {
      assertFile(await file.stat())
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Some file systems tell times by two seconds: a file may be written again within them and look the same. */
const RECENT = 3000

async function statesOf(folder: string, names: readonly string[]): Promise<(FileState | Error | undefined)[]> {
  const path = pathOf(folder)
  return names.map(name => stateOf(`${path}${sep}${name}`))
}

function stateOf(path: string): FileState | Error | undefined {
  try {
    // At once: a promise takes several times as long as the answer, and there is one for each file of a corpus.
    const { size, mtimeMs, ctimeMs, ino } = statSync(path)
    const isRecent = Math.abs(Date.now() - Math.max(mtimeMs, ctimeMs)) < RECENT
    return isRecent ? { size } : { size, stamp: `${size} ${mtimeMs} ${ctimeMs} ${ino}` }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** The same files, where each file that is read at once is written over by the next one: for many, one after the other. */
export function createPassingFiles(): Files {
  const room = new Uint8Array(1 << 20)
  return { ...createNodeFiles(), readNow: uri => readNow(uri, room) }
}

function readNow(uri: string, room?: Uint8Array): Uint8Array | undefined {
  try {
    const file = openSync(pathOf(uri), READ)
    try {
      assertFile(fstatSync(file))
      return (room && readInto(room, file)) ?? readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The bytes of an open file in `room`; undefined where they do not fit. It can be read from its start after that. */
function readInto(room: Uint8Array, file: number): Uint8Array | undefined {
  let length = 0
  for (let read = -1; read !== 0; length += read) {
    if (length === room.length) return undefined
    read = readSync(file, room, length, room.length - length, length)
  }
  return room.subarray(0, length)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
}

/** Its length and CRC-32: what makes hashes takes longer to load than they take to make. */
function sumOf(bytes: Uint8Array): string {
  return `${bytes.length} ${crc32(bytes)}`
}

/** False where Node was built without ICU of its own: the Node within Electron lacks it (electron/electron#11270). */
const hasTranscode = typeof transcode === 'function'

/** In Node 20 `TextDecoder` takes six times as long for it. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return isAscii(bytes) ? buffer.toString('latin1') : transcode(buffer, 'utf8', 'utf16le').toString('utf16le')
}

async function sizeOf(uri: string): Promise<number | undefined> {
  try {
    return (await stat(pathOf(uri))).size
  } catch {
    return undefined
  }
}

function pathOf(uri: string): string {
  const plain = sep === '/' ? PLAIN.exec(uri)?.[1] : undefined
  if (plain !== undefined) return plain
  const parsed = URI.parse(uri)
  if (parsed.scheme !== 'file') throw new Error(`${uri} is no file of this machine`)
  return parsed.fsPath
}

/** A path in which nothing is escaped, and which does not begin as those of Windows do. */
const PLAIN = /^file:\/\/(\/(?![A-Za-z]:|\/)[^%?#\\]*)$/
