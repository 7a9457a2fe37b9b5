// What a folder keeps on disk: opened before its files are read, written when enough has changed that another start would be slow.

import type { Corpus } from '../../core/index/corpus.ts'
import type { CacheFile, CacheWriter, Ports } from '../ports.ts'
import type { Settings } from '../settings.ts'
import { nameIn, openIndex, type StoredIndex } from './index-store.ts'
import { writeIndex } from './index-writer.ts'

/** With so many characters read again at the next start, or this share of all, the index is written: less is soon read. */
const FEW_CHARACTERS = 50_000
const SMALL_SHARE = 0.05

/** The index on disk of one folder. Where there is no cache, or it is off, nothing is known and nothing written. */
export class FolderIndex {
  readonly #ports: Ports
  readonly #root: string
  readonly #corpus: Corpus
  /** The stamp that each file had when it was read, or found to be the same. */
  readonly #stamps = new Map<string, string>()
  /** Until all files have been read. */
  #stored: StoredIndex | undefined
  /** What is kept of closed files is read from it. */
  #source: CacheFile | undefined
  #isOpened = false
  #isWritten = false
  /** Characters of files that were parsed since the index was written or opened; files of which the disk has another stamp. */
  #parsed = 0
  #restamped = 0
  #counted = 0
  #taken = 0

  constructor(ports: Ports, root: string, corpus: Corpus) {
    this.#ports = ports
    this.#root = root
    this.#corpus = corpus
  }

  /** Opens what an earlier run has left; the first time only. Call {@link close} when all files have been read. */
  async open({ cache }: Settings): Promise<void> {
    if (this.#isOpened) return
    this.#isOpened = true
    if (!cache) return
    this.#stored = await openIndex(this.#ports, this.#root, this.#corpus)
    this.#source = this.#stored?.file
    this.#isWritten = this.#stored !== undefined
  }

  /** Lets go of what was not asked for; the number of files whose digests were taken. */
  close(): number {
    const taken = this.#taken
    // What nobody took makes the file too large.
    if (this.#stored && taken < this.#stored.size / 2) this.#isWritten = false
    this.#stored?.restorePhrases()
    this.#stored = undefined
    this.#taken = 0
    return taken
  }

  /** Whether a file's content is in the corpus, or kept, by its stamp. */
  isKnown(uri: string, stamp: string | undefined): boolean {
    if (stamp === undefined) return false
    if (this.#stamps.get(uri) === stamp && (this.#corpus.has(uri) || this.#corpus.parallel.has(uri))) return true
    return this.#stored?.isKnown(uri, stamp) ?? false
  }

  /** The hashes of contents that need not be parsed. */
  hashes(): ReadonlySet<string> {
    const hashes = new Set(this.#stored?.hashes())
    for (const uri of this.#corpus.uris()) {
      const hash = this.#corpus.digest(uri)?.hash
      if (hash !== undefined) hashes.add(hash)
    }
    return hashes
  }

  /** Takes a file that is known by its stamp into the corpus; false where it has to be read. */
  takeKnown(uri: string, stamp: string | undefined): boolean {
    if (stamp === undefined || !this.isKnown(uri, stamp)) return false
    if (this.#stamps.get(uri) === stamp) return true
    this.#stamps.set(uri, stamp)
    return this.#take(uri)
  }

  /** Takes a file that was read, unless its content has to be parsed; then false. */
  takeRead(uri: string, hash: string | undefined, stamp: string | undefined): boolean {
    if (stamp === undefined) this.#stamps.delete(uri)
    else this.#stamps.set(uri, stamp)
    if (hash === undefined) return false
    if (this.#corpus.digest(uri)?.hash === hash) return true
    if (!this.#take(uri, hash)) return false
    this.#restamped++
    return true
  }

  /** Says that a file may have changed: its stamp is of an older state. */
  forget(uri: string): void {
    this.#stamps.delete(uri)
  }

  /** Says that a file is being parsed. */
  parsed(characters: number): void {
    this.#parsed += characters
  }

  #take(uri: string, hash?: string): boolean {
    try {
      if (!this.#stored?.take(uri, hash)) return false
    } catch (error) {
      this.#ports.log.warn(`${uri}: what was kept of it cannot be read: ${messageOf(error)}`)
      return false
    }
    this.#taken++
    return true
  }

  /** Writes the index where that pays, in slices; `pause` says when others wait, and false where the work is to be given up. */
  async write({ cache, cacheSize }: Settings, pause: () => Promise<boolean>): Promise<void> {
    const { log, now } = this.#ports
    if (!this.#ports.cache || !cache || !this.#isDue()) return
    const started = now()
    let writer: CacheWriter | undefined
    try {
      writer = await this.#ports.cache.begin(nameIn(this.#root))
      const stampOf = (uri: string): string | undefined => this.#stamps.get(uri)
      const written = await writeIndex(writer, this.#root, this.#corpus, stampOf, pause)
      if (!written || written.files === 0) {
        await writer.abandon()
        return
      }
      const { file, files, adopt } = written
      // Whatever becomes of the file's name: what is open can be read.
      adopt()
      this.#source?.close()
      this.#source = file
      this.#parsed = this.#restamped = 0
      this.#counted = this.#corpus.recounted
      this.#isWritten = true
      await writer.settle()
      const removed = await this.#ports.cache.trim(cacheSize * 1e6)
      log.info(
        `${this.#root}: index of ${files} files written, ${(file.bytes / 1e6).toFixed(1)} MB in ${Math.round(now() - started)} ms` +
          (removed.length > 0 ? `; removed to make room: ${removed.join(', ')}` : ''),
      )
    } catch (error) {
      await writer?.abandon().catch(() => {})
      this.#isWritten = true
      log.warn(`${this.#root}: the index cannot be written: ${messageOf(error)}`)
    }
  }

  /** Lets go of the file: nobody will read from it again. */
  dispose(): void {
    this.#stored?.file.close()
    this.#source?.close()
  }

  #isDue(): boolean {
    if (!this.#isWritten) return true
    let [all, files] = [0, 0]
    for (const uri of this.#corpus.uris()) {
      all += this.#corpus.lengthOf(uri)
      files++
    }
    const again = this.#parsed + this.#corpus.recounted - this.#counted
    return again > Math.max(FEW_CHARACTERS, all * SMALL_SHARE) || this.#restamped > Math.max(20, files / 5)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
