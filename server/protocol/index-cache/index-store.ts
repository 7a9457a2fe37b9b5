// The index of a folder on disk: what is kept of its files from one run to the next, opened with little read and nothing parsed again.

import type { Corpus } from '../../core/index/corpus.ts'
import { bytesIn, type SegmentData } from '../../core/index/phrases/build-segment.ts'
import type { CacheFile, CachePlace, Ports } from '../ports.ts'
import { IndexHead } from './index-head.ts'
import { type AlignedEntry, type SegmentEntry, StoredBytes, StoredDigest, storedParallel } from './index-layout.ts'

/** What was kept of a folder's files, by address and by content. */
export class StoredIndex {
  readonly file: CacheFile
  readonly #corpus: Corpus
  readonly #head: IndexHead
  /** The numbers of files by address. */
  readonly #byUri = new Map<string, number>()
  /** The same by content and name, made when a file is not what it was. */
  #byContent: Map<string, number> | undefined
  readonly #aligned = new Map<string, AlignedEntry>()
  /** The address under which the corpus has each file that it took. */
  readonly #taken: string[] = []
  /** The numbers of the corpus for tokens, undefined where they are those of the file; and the senses that counts number, in the same way. */
  readonly #numbers: Uint32Array | undefined
  readonly #senses: readonly string[] | undefined

  /** Throws where the head is broken, or that of another folder. */
  constructor(root: string, file: CacheFile, corpus: Corpus) {
    this.file = file
    this.#corpus = corpus
    const head = new IndexHead(file.readHead())
    this.#head = head
    if (head.stated.root !== root) throw new Error('it is of another folder')
    for (let i = 0; i < head.size; i++) this.#byUri.set(head.uri(i), i)
    for (const entry of head.stated.aligned) this.#aligned.set(entry[0], entry)
    this.#numbers = corpus.phrases.adopt(head.words)
    this.#senses = corpus.adoptSenses(() => head.senses()) ? undefined : head.senses()
    corpus.setOlder({
      key: head.stated.key,
      get wordings() {
        return head.wordings()
      },
    })
  }

  /** How many files of the folder there are. */
  get size(): number {
    return this.#head.size + this.#aligned.size
  }

  /** The hashes of all contents that were kept. */
  *hashes(): Iterable<string> {
    for (let i = 0; i < this.#head.size; i++) yield this.#head.hash(i)
  }

  /** Whether a file's content is known by its stamp. */
  isKnown(uri: string, stamp: string): boolean {
    const number = this.#byUri.get(uri)
    return (number === undefined ? this.#aligned.get(uri)?.[2] : this.#head.stamp(number)) === stamp
  }

  /**
   * Gives the corpus what was kept of a file with this content, at its address or, where it has moved, at another one under the same
   * name; without `hash` of the one at its address. False where nothing was.
   */
  take(uri: string, hash?: string): boolean {
    const aligned = this.#aligned.get(uri)
    if (aligned) return this.#takeAligned(uri, aligned, hash)
    const number = this.#find(uri, hash)
    if (number === undefined) return false
    const head = this.#head
    const facts = head.facts(number)
    const coded = head.counts(number)
    const { key } = head.stated
    const counted = coded && (this.#senses ? { key, coded, senses: this.#senses } : { key, coded })
    const bytes = new StoredDigest(this.file, head.place(number), this.#numbers)
    // What plans are called says where they lie, too.
    const known = head.uri(number) === uri ? facts : { ...facts, sum: undefined }
    this.#corpus.setStored(uri, known, () => head.head(number), bytes, head.hash(number), counted)
    this.#taken[number] = uri
    return true
  }

  #find(uri: string, hash: string | undefined): number | undefined {
    const there = this.#byUri.get(uri)
    const head = this.#head
    if (hash === undefined || (there !== undefined && head.hash(there) === hash)) return there
    if (!this.#byContent) {
      this.#byContent = new Map()
      for (let i = 0; i < head.size; i++) this.#byContent.set(`${head.hash(i)} ${nameOf(head.uri(i))}`, i)
    }
    return this.#byContent.get(`${hash} ${nameOf(uri)}`)
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
    for (const segment of this.#head.stated.segments) {
      const data = this.#read(segment)
      const uris = segment.files.map(number => this.#taken[number] ?? '')
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
}

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

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
