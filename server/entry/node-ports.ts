// The ports of Node: what the server and the command line are wired with.

import { closeSync, fstatSync, openSync, read, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import { URI } from 'vscode-uri'
import { type PackedGlossaries, unpackGlossaries } from '../core/index/digest/glossary-pack.ts'
import type { Files, Log } from '../core/model/files.ts'
import { createDictionaryLoader } from '../core/text/dictionary.ts'
import { createPinyinLoader } from '../core/text/pinyin.ts'
import { LIMITS } from '../formats/limits.ts'
import { createThreadImporter } from '../host/import-thread.ts'
import { IndexThreads, threadsFor } from '../host/index-threads.ts'
import { createNodeCache } from '../host/node-cache.ts'
import { createNodeFiles } from '../host/node-files.ts'
import { readText, readTextNow } from '../host/read-text.ts'
import type { Locale } from '../protocol/locale.ts'
import { normalUri } from '../protocol/normal-uri.ts'
import type { Ports, ThreadOptions, Threads } from '../protocol/ports.ts'
import { indexVersion } from './cache-folder.ts'

interface Options {
  readonly files?: Files | undefined
  readonly cache?: string | undefined
  readonly locale?: Locale
}

/**
 * Ports that log to `log`; files come from this machine unless others are given. `cache` is the folder in which an index is kept;
 * without it none is.
 */
export function createNodePorts(log: Log, { files, cache, locale }: Options = {}): Ports {
  return {
    files: files ?? createNodeFiles(),
    ...(cache === undefined ? {} : { cache: createNodeCache(cache, indexVersion()) }),
    async *walk(...asked) {
      yield* (await import('../host/walk.ts')).walk(...asked)
    },
    // Threads read files by themselves: those of this machine.
    ...(files === undefined ? { threads: { from: WORTH_THREADS, start: startThreads } } : {}),
    readText,
    readTextNow,
    belongs: async (...asked) => (await import('../host/walk.ts')).belongs(...asked),
    log,
    ...(locale === undefined ? {} : { locale }),
    pinyin: createPinyinLoader(),
    dictionary: createDictionaryLoader(readDictionary, line => log.warn(line), crc32),
    importFile: createThreadImporter(besideThis('import-thread'), LIMITS),
    spreadsheets: async () => (await import('./spreadsheets.ts')).spreadsheets,
    importLimit: LIMITS['file-bytes'],
    glossaries: bundledGlossaries(),
    packedGlossaries: readPackedGlossaries,
    nextTurn: () => new Promise(resolve => setImmediate(resolve)),
    now: () => performance.now(),
    year: () => new Date().getFullYear(),
    date: () => dateOf(process.env['SOURCE_DATE_EPOCH']),
    version: typeof VERSION === 'string' ? VERSION : 'development',
    archives: () => import('../formats/zip.ts'),
    normalUri,
  }
}

/** From how many bytes of documents on the start of threads pays. */
const WORTH_THREADS = 4_000_000

function startThreads(options: ThreadOptions): Threads {
  return new IndexThreads(besideThis('index-thread'), { ...options, count: threadsFor(availableParallelism()) })
}

/** The script of a thread: a bundle stands beside other bundles, a module beside other modules. */
function besideThis(name: string): URL {
  return new URL(`./${name}${import.meta.url.endsWith('.cjs') ? '.cjs' : '.js'}`, import.meta.url)
}

/** The dictionary that comes with the program lies beside the bundle, also where a client reads all other files. */
async function readDictionary(): Promise<Uint8Array> {
  return readAtOnce(new URL('./cedict.bin', import.meta.url))
}

/** A file in one read: `readFile` takes a turn of the event loop for each half a megabyte, and others may be at work between turns. */
async function readAtOnce(url: URL): Promise<Uint8Array> {
  const file = openSync(url, 'r')
  try {
    const bytes = new Uint8Array(fstatSync(file).size)
    for (let at = 0; at < bytes.length; ) {
      const count = await new Promise<number>((resolve, reject) =>
        read(file, bytes, at, bytes.length - at, at, (error, count) => (error ? reject(error) : resolve(count))),
      )
      if (count === 0) return bytes.subarray(0, at)
      at += count
    }
    return bytes
  } finally {
    closeSync(file)
  }
}

/** What was made of the glossaries when the bundle was; there is nothing beside a module. */
async function readPackedGlossaries(): Promise<PackedGlossaries | undefined> {
  if (typeof BUILD !== 'string') return undefined
  return unpackGlossaries(await readAtOnce(new URL('./glossaries.bin', import.meta.url)), BUILD)
}

/** The glossaries that come with the program; the bundle stands in a folder beside `corpus`. */
function bundledGlossaries(): string[] {
  const folder = fileURLToPath(new URL('../corpus/glossary/', import.meta.url))
  try {
    const names = readdirSync(folder).filter(name => name.endsWith('.md'))
    return names.map(name => URI.file(`${folder}${name}`).toString())
  } catch {
    return []
  }
}

/** Now, or the moment that reproducible-builds.org has builds take for it, in seconds since 1970: the same corpus then gives the same files. */
function dateOf(epoch: string | undefined): string {
  const now = /^\d{1,11}$/.test(epoch ?? '') ? new Date(Number(epoch) * 1000) : new Date()
  return now.toISOString().replace(/\.\d+/, '')
}

declare const VERSION: string | undefined
declare const BUILD: string | undefined
