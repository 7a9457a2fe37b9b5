// Keeps on disk what V8 has compiled of our bundles, so that the next start need not compile them again.

import { isAscii } from 'node:buffer'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'
import { compileLess } from './compiling.ts'

/** What holds compiled code until it is written. */
export interface CodeCache {
  /**
   * Writes what has been compiled so far where nothing usable was found, or something that knew less: `known` says how much has been run.
   * Holds up everything else for some hundredths of a second. Says what went wrong, in English for the log.
   */
  write(known: number): string | undefined
}

interface Loaded {
  readonly script: Script
  /** Where its code is kept, and what that must be of; the text itself is not held on to. */
  readonly path: string
  readonly key: Buffer
  /** How much had been run when the code was made that was found; undefined where there was none. */
  readonly known: number | undefined
}

const ENDING = '.code'
/** Of all versions of the program and of V8 together: the files written longest ago go first. */
const MOST_FILES = 40
/** `known`, the sum of the code, and the sum of the key with these two. */
const HEAD = 12
/** What Node puts around a module. */
const OPEN = '(function (exports, require, module, __filename, __dirname) { '
const CLOSE = '\n})'

/**
 * Has `require` compile the bundles `names` of `folder` with the code that is kept for them in `cache`, which is made on the first write. Code
 * that is of another text, program or V8, or damaged, is never run.
 */
export function keepCode(cache: string, folder: string, names: readonly string[]): CodeCache {
  // Else V8 forgets what ran once before it is written, and it would be compiled at each start; it may be written again any time.
  setFlagsFromString('--no-flush-bytecode')
  const loaded = new Map<string, Loaded>()
  const { extensions } = createRequire(join(folder, 'any.cjs'))
  const files = new Set(names.map(name => join(folder, `${name}.cjs`)))
  const compileAsNodeDoes = extensions['.js']
  extensions['.cjs'] = (module, filename) => {
    if (!files.has(filename)) return compileAsNodeDoes?.(module, filename)
    const wrapped = readWrapped(filename)
    const key = keyOf(wrapped.subarray(OPEN.length, wrapped.length - CLOSE.length))
    const path = join(cache, `${basename(filename, '.cjs')}-${crc32(key).toString(16).padStart(8, '0')}${ENDING}`)
    const found = read(path, key)
    // ASCII, as bundles are written, is read without a look at each character.
    const text = wrapped.toString(isAscii(wrapped) ? 'latin1' : 'utf8')
    const cachedData = found ? { cachedData: found.code } : {}
    const script = asAtAStart(() => new Script(text, { filename, columnOffset: -OPEN.length, ...cachedData }))
    loaded.set(filename, { script, path, key, known: script.cachedDataRejected === false ? found?.known : undefined })
    const run: unknown = script.runInThisContext()
    if (typeof run === 'function')
      run.call(module.exports, module.exports, createRequire(filename), module, filename, dirname(filename))
  }
  return {
    write(known) {
      try {
        for (const [filename, one] of loaded) {
          if ((one.known ?? -1) >= known) continue
          write(
            one.path,
            one.key,
            asAtAStart(() => one.script.createCachedData()),
            known,
          )
          loaded.set(filename, { ...one, known })
        }
        return undefined
      } catch (error) {
        loaded.clear()
        return error instanceof Error ? error.message : String(error)
      }
    },
  }
}

/** A module within what Node puts around it: put together as bytes, as V8 would copy a text that is put together. */
function readWrapped(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const room = Buffer.allocUnsafe(OPEN.length + size + CLOSE.length)
    room.write(OPEN, 'latin1')
    const length = readSync(file, room, OPEN.length, size, 0)
    return room.subarray(0, OPEN.length + length + room.write(CLOSE, OPEN.length + length, 'latin1'))
  } finally {
    closeSync(file)
  }
}

/** V8 takes code under the very flags alone under which it was made, and one bundle is loaded at a start and another one later. */
function asAtAStart<T>(run: () => T): T {
  const compileAsUsual = compileLess()
  try {
    return run()
  } finally {
    compileAsUsual()
  }
}

/** Of the text and of what runs it. V8 itself compares no more of a text than its length. */
function keyOf(source: Buffer): Buffer {
  const { version, arch, platform, versions } = process
  return Buffer.from([version, versions.v8, arch, platform, source.length, crc32(source)].join(' '))
}

/** The code in a file that is whole and has this key. */
function read(path: string, key: Buffer): { readonly code: Buffer; readonly known: number } | undefined {
  try {
    const bytes = readFileSync(path)
    if (bytes.length < HEAD) return undefined
    const code = bytes.subarray(HEAD)
    const isWhole = bytes.readUInt32LE(8) === sumOf(key, bytes) && bytes.readUInt32LE(4) === crc32(code)
    return isWhole ? { code, known: bytes.readUInt32LE(0) } : undefined
  } catch {
    return undefined
  }
}

function sumOf(key: Buffer, head: Buffer): number {
  return crc32(head.subarray(0, 8), crc32(key))
}

/** Writes beside and moves into place: who reads meanwhile has all of a file. */
function write(path: string, key: Buffer, code: Buffer, known: number): void {
  const head = Buffer.alloc(HEAD)
  head.writeUInt32LE(known, 0)
  head.writeUInt32LE(crc32(code), 4)
  head.writeUInt32LE(sumOf(key, head), 8)
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.${process.pid}.part`
  try {
    writeFileSync(unfinished, Buffer.concat([head, code]), { flag: 'wx' })
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  trim(dirname(path))
}

/** Removes what was written longest ago, files of writers that died among it. */
function trim(cache: string): void {
  const files = readdirSync(cache)
    .filter(name => name.includes(ENDING))
    .map(name => ({
      path: join(cache, name),
      written: statSync(join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .sort((a, b) => b.written - a.written)
  for (const { path } of files.slice(MOST_FILES)) rmSync(path, { force: true })
}
