// The index of a folder on disk: what is kept of its files from one run to the next, opened with nothing parsed again.

import type { Corpus, Counted } from '../core/index/corpus.ts'
import { decodeCounts, encodeCounts } from '../core/index/digest-code.ts'
import { type PackedDigest, renumberTokens } from '../core/index/packed-digest.ts'
import type { KeyedWording } from '../core/index/wording-set.ts'
import type { Ports } from './ports.ts'

/** A digest that was kept, with the hash of the file that it was made of. */
export interface Kept {
  readonly packed: PackedDigest
  readonly hash: string
  readonly counted: Counted | undefined
}

/** Where the parts of a file in the cache stand; a change of this, or of what they hold, needs no number: the cache knows builds apart. */
const HEAD = 0
const DIGESTS = 1
const COUNTS = 2
const WORDINGS = 3
const PARTS = 4

/** What the head says of a file: its path below the root, hash, stamp ('' for none), and the sizes of its digest and counts. */
type FileEntry = readonly [path: string, hash: string, stamp: string, bytes: number, counts: number]

interface Head {
  readonly root: string
  readonly files: readonly FileEntry[]
  /** Of the wordings that were counted, with what they stand for. */
  readonly key: string
  readonly senses: readonly string[]
  /** Of the vocabulary that the tokens' numbers belong to. */
  readonly words: readonly string[]
}

interface Place {
  readonly entry: FileEntry
  readonly digest: number
  readonly counts: number
}

/** What was kept of a folder's files, by address and by content. */
export class StoredIndex {
  readonly #root: string
  readonly #head: Head
  readonly #parts: readonly Uint8Array[]
  readonly #byPath = new Map<string, Place>()
  readonly #byHash = new Map<string, Place>()
  readonly #numbers: Uint32Array | undefined

  /** Throws where the parts do not hold what the head says. */
  constructor(root: string, parts: readonly Uint8Array[], corpus: Corpus) {
    this.#root = root
    this.#parts = parts
    this.#head = parse(parts[HEAD]) as Head
    if (parts.length !== PARTS || this.#head.root !== root) throw new Error('it is of another folder')
    let [digest, counts] = [0, 0]
    for (const entry of this.#head.files) {
      const [path, hash, , bytes, countCount] = entry
      const place = { entry, digest, counts }
      this.#byPath.set(path, place)
      this.#byHash.set(`${hash} ${nameOf(path)}`, place)
      digest += bytes
      counts += countCount
    }
    if (parts[DIGESTS]?.length !== digest || parts[COUNTS]?.length !== counts * 4)
      throw new Error('its parts do not belong together')
    this.#numbers = corpus.phrases.vocabulary.take(this.#head.words)
    const wordings = parse(parts[WORDINGS]) as readonly KeyedWording[]
    corpus.setOlder({ key: this.#head.key, wordings })
  }

  get size(): number {
    return this.#byPath.size
  }

  /** The hashes of all files. */
  hashes(): Iterable<string> {
    return this.#head.files.map(([, hash]) => hash)
  }

  /** Whether a file's content is known by its stamp. */
  isKnown(uri: string, stamp: string): boolean {
    return this.#byPath.get(this.#pathOf(uri))?.entry[2] === stamp
  }

  /**
   * What was kept of a file with this content, at its address or, where it has moved, at another one under the same name; without `hash`
   * of the one at its address. Undefined where nothing was.
   */
  find(uri: string, hash?: string): Kept | undefined {
    const path = this.#pathOf(uri)
    const there = this.#byPath.get(path)
    const place = hash === undefined || there?.entry[1] === hash ? there : this.#byHash.get(`${hash} ${nameOf(path)}`)
    if (!place) return undefined
    const { entry, digest } = place
    const [, fileHash, , bytes, countCount] = entry
    const counts = numbersOf(this.#parts[COUNTS], Int32Array, place.counts, countCount)
    // Of its own: the part is let go.
    const packed: PackedDigest = new Uint8Array(this.#parts[DIGESTS]?.subarray(digest, digest + bytes) ?? [])
    return {
      packed: this.#numbers ? renumberTokens(packed, this.#numbers) : packed,
      hash: fileHash,
      counted:
        counts.length === 0 ? undefined : { key: this.#head.key, counts: decodeCounts(counts, this.#head.senses) },
    }
  }

  #pathOf(uri: string): string {
    return uri.slice(this.#root.length + 1)
  }
}

/** Opens the index of a folder; undefined where there is none, or it is damaged, which the log says. */
export async function openIndex(ports: Ports, root: string, corpus: Corpus): Promise<StoredIndex | undefined> {
  const { cache, log } = ports
  if (!cache) return undefined
  const name = nameIn(root)
  try {
    const parts = await cache.read(name)
    return parts && new StoredIndex(root, parts, corpus)
  } catch (error) {
    log.warn(`${root}: the index on disk is not used, and made again: ${messageOf(error)} (${cache.place})`)
    return undefined
  }
}

/** What is written of a folder, in steps: the parts of a file in the cache, each in pieces, and how many files they hold. */
export function* collectIndex(
  root: string,
  corpus: Corpus,
  stampOf: (uri: string) => string | undefined,
): Generator<undefined, { readonly parts: Uint8Array[][]; readonly files: number }> {
  const files: FileEntry[] = []
  const parts: Uint8Array[][] = Array.from({ length: PARTS }, () => [])
  const add = (part: number, piece: ArrayBufferView): void => {
    parts[part]?.push(new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength))
  }
  const { wordings } = corpus
  const senses = new Map<string, number>()
  const indexOf = (sense: string): number => {
    const index = senses.get(sense) ?? senses.size
    senses.set(sense, index)
    return index
  }
  for (const uri of [...corpus.uris()]) {
    const kept = uri.startsWith(`${root}/`) ? corpus.digest(uri) : undefined
    const packed = kept?.digest.bytes.body()
    if (!kept || !packed) continue
    const { hash, counted } = kept
    const counts = counted?.key === wordings.key ? Int32Array.from(encodeCounts(counted.counts, indexOf)) : NO_COUNTS
    files.push([uri.slice(root.length + 1), hash, stampOf(uri) ?? '', packed.length, counts.length])
    add(DIGESTS, packed)
    add(COUNTS, counts)
    yield
  }
  add(WORDINGS, encoder.encode(JSON.stringify(wordings.wordings)))
  yield
  const head: Head = {
    root,
    files,
    key: wordings.key,
    senses: [...senses.keys()],
    words: corpus.phrases.vocabulary.words,
  }
  add(HEAD, encoder.encode(JSON.stringify(head)))
  return { parts, files: files.length }
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

const encoder = new TextEncoder()
const NO_COUNTS = new Int32Array(0)
function parse(part: Uint8Array | undefined): unknown {
  return JSON.parse(new TextDecoder().decode(part))
}

interface Numbers<T> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, offset: number, length: number): T
}

function numbersOf<T>(part: Uint8Array | undefined, kind: Numbers<T>, from: number, length: number): T {
  const { buffer, byteOffset } = part ?? NO_COUNTS
  return new kind(buffer, byteOffset + from * kind.BYTES_PER_ELEMENT, length)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
