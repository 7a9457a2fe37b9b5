// The index of a folder on disk: what is kept of its files from one run to the next, opened with little read and nothing parsed again.

import { bytesIn, type SegmentData } from '../core/index/build-segment.ts'
import type { Corpus } from '../core/index/corpus.ts'
import { decodeHead } from '../core/index/digest-code.ts'
import type { KeyedWording } from '../core/index/wording-set.ts'
import {
  type AlignedEntry,
  type FileEntry,
  type IndexHead,
  type SegmentEntry,
  StoredBytes,
  StoredDigest,
  storedParallel,
} from './index-layout.ts'
import type { CacheFile, CachePlace, Ports } from './ports.ts'

/** What was kept of a folder's files, by address and by content. */
export class StoredIndex {
  readonly file: CacheFile
  readonly #root: string
  readonly #corpus: Corpus
  readonly #head: IndexHead
  readonly #byPath = new Map<string, FileEntry>()
  readonly #byHash = new Map<string, FileEntry>()
  readonly #aligned = new Map<string, AlignedEntry>()
  /** The address under which the corpus has each file that it took. */
  readonly #taken = new Map<FileEntry, string>()
  readonly #numbers: Uint32Array | undefined

  /** Throws where the head is broken, or that of another folder. */
  constructor(root: string, file: CacheFile, corpus: Corpus) {
    this.file = file
    this.#root = root
    this.#corpus = corpus
    this.#head = JSON.parse(new TextDecoder().decode(file.readHead())) as IndexHead
    if (this.#head.root !== root) throw new Error('it is of another folder')
    for (const entry of this.#head.files) {
      const [path, hash] = entry
      this.#byPath.set(path, entry)
      this.#byHash.set(`${hash} ${nameOf(path)}`, entry)
    }
    for (const entry of this.#head.aligned) this.#aligned.set(entry[0], entry)
    this.#numbers = corpus.phrases.adopt(this.#head.words)
    const { key, wordings } = this.#head
    corpus.setOlder({
      key,
      get wordings() {
        return JSON.parse(wordings) as KeyedWording[]
      },
    })
  }

  /** How many files of the folder there are. */
  get size(): number {
    return this.#head.files.length + this.#aligned.size
  }

  /** The hashes of all contents that were kept. */
  *hashes(): Iterable<string> {
    for (const [, hash] of this.#byPath.values()) yield hash
  }

  /** Whether a file's content is known by its stamp. */
  isKnown(uri: string, stamp: string): boolean {
    const path = this.#pathOf(uri)
    return (this.#byPath.get(path) ?? this.#aligned.get(path))?.[2] === stamp
  }

  /**
   * Gives the corpus what was kept of a file with this content, at its address or, where it has moved, at another one under the same
   * name; without `hash` of the one at its address. False where nothing was.
   */
  take(uri: string, hash?: string): boolean {
    const path = this.#pathOf(uri)
    const aligned = this.#aligned.get(path)
    if (aligned) return this.#takeAligned(uri, aligned, hash)
    const there = this.#byPath.get(path)
    const entry = hash === undefined || there?.[1] === hash ? there : this.#byHash.get(`${hash} ${nameOf(path)}`)
    if (!entry) return false
    const [, fileHash, , head, counts, ...place] = entry
    const { key, senses } = this.#head
    const counted = counts === 0 ? undefined : { key, coded: counts, senses }
    const bytes = new StoredDigest(this.file, place, this.#numbers)
    this.#corpus.setStored(uri, decodeHead(head), bytes, fileHash, counted)
    this.#taken.set(entry, uri)
    return true
  }

  #takeAligned(uri: string, entry: AlignedEntry, hash = entry[1]): boolean {
    if (hash !== entry[1]) return false
    this.#corpus.parallel.setStored(uri, storedParallel(this.file, entry), hash)
    return true
  }

  /** Restores the index of phrases, as far as its documents were taken. */
  restorePhrases(): void {
    // Pairs are found by the numbers of their tokens.
    if (this.#numbers) return
    for (const segment of this.#head.segments) {
      const data = this.#read(segment)
      const uris = segment.files.map(number => this.#taken.get(this.#head.files[number] ?? NO_FILE) ?? '')
      if (data) this.#corpus.phrases.restore(uris, data)
    }
  }

  #read({ starts, ranks, offsets, pieces, length }: SegmentEntry): SegmentData | undefined {
    const read = (place: CachePlace): Uint8Array<ArrayBuffer> | undefined => this.file.read(place)
    const [a, b, c] = [read(starts), read(ranks), read(offsets)]
    if (!a || !b || !c) return undefined
    const bytes = length === 0 ? bytesIn(new Uint8Array(0)) : new StoredBytes(this.file, pieces, length)
    return { starts: new Uint32Array(a.buffer), ranks: b, offsets: new Uint32Array(c.buffer), bytes }
  }

  #pathOf(uri: string): string {
    return pathBelow(this.#root, uri)
  }
}

const NO_FILE: FileEntry = ['', '', '', 0, 0, 0, 0, 0, 0, 0, -1]

/** Opens the index of a folder; undefined where there is none, or it is damaged, which the log says. */
export async function openIndex(ports: Ports, root: string, corpus: Corpus): Promise<StoredIndex | undefined> {
  const { cache, log } = ports
  if (!cache) return undefined
  let file: CacheFile | undefined
  try {
    file = await cache.open(nameIn(root))
    return file && new StoredIndex(root, file, corpus)
  } catch (error) {
    file?.close()
    const line = `${root}: the index on disk is not used, and made again: ${error instanceof Error ? error.message : String(error)} (${cache.place})`
    // After an update that is as it should be.
    if ((error as { readonly isForeign?: boolean }).isForeign) log.info(line)
    else log.warn(line)
    return undefined
  }
}

/** The name of a folder's file in the cache. */
export function nameIn(root: string): string {
  let [low, high] = [0x811c9dc5, 0x9e3779b1]
  for (let i = 0; i < root.length; i++) {
    low = Math.imul(low ^ root.charCodeAt(i), 0x01000193)
    high = Math.imul(high ^ root.charCodeAt(i), 0x85ebca6b) ^ (high >>> 13)
  }
  const last = (root.split('/').at(-1) ?? '').replace(/[^A-Za-z0-9_-]/g, '').slice(0, 40)
  return `${last}-${(low >>> 0).toString(36)}${(high >>> 0).toString(36)}`
}

/** How the index names a file: by its path below the root, or by its address. */
export function pathBelow(root: string, uri: string): string {
  return uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
