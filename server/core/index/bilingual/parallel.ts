// The aligned texts of a corpus folder: Chinese and English units out of TMX files, found again by any wording of either.

import { splitEnglishWords } from '../../text/english-words.ts'
import { fold } from '../../text/fold.ts'
import { packParallel, unpackParallel } from './packed-parallel.ts'
import { indexFile, type ParallelFile, type Side, StemVocabulary, type UnitPlace } from './parallel-file.ts'
import { PhraseRoom } from './shared-runs.ts'
import { BREAK } from './token-stream.ts'

/** An aligned text that is opened when somebody asks. */
export interface StoredParallel {
  readonly units: number
  /** As `packParallel` made them; undefined where they cannot be read. */
  readonly bytes: () => Uint8Array<ArrayBuffer> | undefined
}

/** A file with the hash of its content, if that is known; and its units, or where they lie. */
interface Held {
  readonly hash: string | undefined
  file: ParallelFile | StoredParallel
}

/**
 * Holds the files in the order of their years. A file is indexed once; what was asked of all of them is kept by
 * {@link revision}, which moves on with every file that comes, changes or goes.
 */
export class Parallel {
  revision = 0
  /** Told of a file that cannot be read any more; it throws, where somebody catches that. */
  onLost: (uri: string) => void = () => {}
  readonly #files = new Map<string, Held>()
  /** Files that have not been opened yet. */
  readonly #closed = new Set<string>()
  #ordered: readonly ParallelFile[] | undefined
  readonly #vocabulary = new StemVocabulary()
  /** In how many units each token stands, all files together. */
  readonly #unitsWith: Record<Side, Uint32Array> = { zh: new Uint32Array(1024), en: new Uint32Array(1024) }
  /** Where renderings are looked for, one after the other. */
  readonly room = new PhraseRoom()
  readonly #answers = new Map<string, unknown>()

  /** Reads the text of a TMX file at once. */
  setFile(uri: string, text: string): ParallelFile {
    const loading = this.load(uri, text)
    for (;;) {
      const step = loading.next()
      if (step.done) return step.value
    }
  }

  /** The same in steps: yields now and then, so that the caller may do something else in between. */
  *load(uri: string, text: string, hash?: string): Generator<void, ParallelFile> {
    const file = yield* indexFile(uri, text, this.#vocabulary)
    this.remove(uri)
    this.#files.set(uri, { hash, file })
    this.#countTokens(file, 1)
    this.#changed()
    return file
  }

  /** Sets a file that is opened when somebody asks for what stands in it. */
  setStored(uri: string, stored: StoredParallel, hash: string): void {
    this.remove(uri)
    this.#files.set(uri, { hash, file: stored })
    this.#closed.add(uri)
    this.#changed()
  }

  /** Lets go of a file that now lies elsewhere, if it still has this content: it is opened again when somebody asks. */
  move(uri: string, stored: StoredParallel, hash: string): void {
    const held = this.#files.get(uri)
    if (held?.hash !== hash) return
    if (isOpen(held.file)) {
      this.#countTokens(held.file, -1)
      this.#closed.add(uri)
      this.#ordered = undefined
    }
    held.file = stored
  }

  /** The file as it can be written, with its hash; undefined where it has none, or something in it is to be told at each start. */
  kept(
    uri: string,
  ): { readonly hash: string; readonly units: number; readonly bytes: () => Uint8Array | undefined } | undefined {
    const { hash, file } = this.#files.get(uri) ?? { hash: undefined, file: undefined }
    if (hash === undefined || !file) return undefined
    if (!isOpen(file)) return { hash, ...file }
    const units = file.streams.zh.size
    if (units === 0 || file.problemCount > 0) return undefined
    return { hash, units, bytes: () => packParallel(file, this.#vocabulary) }
  }

  /** False for a file that cannot be read any more. */
  isWhole(uri: string): boolean {
    const { file } = this.#files.get(uri) ?? {}
    return file === undefined || isOpen(file) || file.bytes() !== undefined
  }

  #open(): void {
    for (const _ of this.open());
  }

  /** Opens all files that lie elsewhere, one after the other. */
  *open(): Generator<undefined, void> {
    for (const uri of [...this.#closed]) {
      const held = this.#files.get(uri)
      // Somebody may have asked for it, or it may have gone, between two steps.
      if (!held || isOpen(held.file)) continue
      const bytes = held.file.bytes()
      if (!bytes) {
        this.onLost(uri)
        continue
      }
      held.file = unpackParallel(bytes, uri, this.#vocabulary)
      this.#closed.delete(uri)
      this.#countTokens(held.file, 1)
      yield
    }
  }

  *#opened(): Iterable<ParallelFile> {
    if (this.#closed.size > 0) this.#open()
    for (const { file } of this.#files.values()) if (isOpen(file)) yield file
  }

  remove(uri: string): void {
    const held = this.#files.get(uri)
    if (!held) return
    this.#files.delete(uri)
    this.#closed.delete(uri)
    if (isOpen(held.file)) this.#countTokens(held.file, -1)
    this.#changed()
  }

  /** Forgets all files below a folder, and the file with this very uri. */
  removeBelow(uri: string): void {
    for (const known of [...this.#files.keys()]) if (known === uri || known.startsWith(`${uri}/`)) this.remove(known)
  }

  has(uri: string): boolean {
    return this.#files.has(uri)
  }

  uris(): IterableIterator<string> {
    return this.#files.keys()
  }

  /** The files, the oldest first; those without a year come last. */
  get files(): readonly ParallelFile[] {
    this.#ordered ??= [...this.#opened()].sort(
      (a, b) => (a.year?.year ?? 9999) - (b.year?.year ?? 9999) || (a.uri < b.uri ? -1 : 1),
    )
    return this.#ordered
  }

  /** All units that have both languages. */
  get size(): number {
    let size = 0
    for (const { file } of this.#files.values()) size += isOpen(file) ? file.streams.zh.size : file.units
    return size
  }

  /** The bytes that texts and indexes take, the vocabulary left out. */
  get bytes(): number {
    let bytes = this.#unitsWith.zh.byteLength + this.#unitsWith.en.byteLength
    for (const { streams } of this.#opened()) bytes += streams.zh.bytes + streams.en.bytes
    return bytes
  }

  /** The tokens of a wording as they stand in {@link TokenStream}; undefined where it holds a word that no text has. */
  tokensOf(wording: string, side: Side): number[] | undefined {
    if (side === 'zh') return chineseTokens(wording)
    if (this.#closed.size > 0) this.#open()
    const tokens: number[] = []
    for (const { lower } of splitEnglishWords(wording)) {
      const token = this.#vocabulary.find(lower)
      if (token === undefined) return undefined
      tokens.push(token)
    }
    return tokens
  }

  /** The stem that a token of English stands for. */
  stemOf(token: number): string {
    return this.#vocabulary.stemOf(token)
  }

  /** The tokens of a language are numbers below. */
  tokens(side: Side): number {
    return side === 'en' ? this.#vocabulary.size : CHARACTERS
  }

  /** True for a token of English with which no term begins or ends. */
  isFunctionWord(token: number): boolean {
    return this.#vocabulary.isFunctionWord(token)
  }

  /** In how many units a sequence of tokens stands; counting ends where there are more than `most`. */
  countUnits(tokens: readonly number[], side: Side, most = Number.POSITIVE_INFINITY): number {
    if (tokens.length === 0) return 0
    if (this.#closed.size > 0) this.#open()
    if (tokens.length === 1) return this.#unitsWith[side][tokens[0] ?? 0] ?? 0
    let count = 0
    for (const { streams } of this.files) {
      count += streams[side].countUnits(tokens, most - count)
      if (count > most) break
    }
    return count
  }

  /** The units in which a sequence of tokens stands, the oldest first. */
  unitsWith(tokens: readonly number[], side: Side): UnitPlace[] {
    const units: UnitPlace[] = []
    for (const { streams, places } of this.files) {
      for (const unit of streams[side].unitsWith(tokens)) {
        const place = places[unit]
        if (place) units.push(place)
      }
    }
    return units
  }

  /** What `find` gives for `key`, kept until a file comes, changes or goes; the answers asked for last are kept. */
  remember<T>(key: string, find: () => T): T {
    const known = this.#answers.get(key)
    if (!this.#answers.delete(key)) return this.renew(key, find)
    this.#answers.set(key, known)
    return known as T
  }

  /** The same where what is kept does not hold. */
  renew<T>(key: string, find: () => T): T {
    const found = find()
    this.#answers.delete(key)
    this.#answers.set(key, found)
    if (this.#answers.size > MOST_ANSWERS) this.#answers.delete(this.#answers.keys().next().value ?? '')
    return found
  }

  #changed(): void {
    this.revision++
    this.#ordered = undefined
    this.#answers.clear()
  }

  #countTokens({ streams }: ParallelFile, by: 1 | -1): void {
    for (const side of ['zh', 'en'] as const) {
      const { tokens, starts, size } = streams[side]
      const most = this.tokens(side)
      if (this.#unitsWith[side].length < most) {
        const larger = new Uint32Array(side === 'en' ? most * 2 : most)
        larger.set(this.#unitsWith[side])
        this.#unitsWith[side] = larger
      }
      const counts = this.#unitsWith[side]
      const lastUnit = new Int32Array(most).fill(-1)
      for (let unit = 0; unit < size; unit++) {
        const end = starts[unit + 1] ?? 0
        for (let i = starts[unit] ?? 0; i < end; i++) {
          const token = tokens[i] ?? BREAK
          if (token === BREAK || lastUnit[token] === unit) continue
          lastUnit[token] = unit
          counts[token] = (counts[token] ?? 0) + by
        }
      }
    }
  }
}

/** A token of Chinese is a UTF-16 unit. */
const CHARACTERS = 1 << 16
const MOST_ANSWERS = 1000

function isOpen(file: ParallelFile | StoredParallel): file is ParallelFile {
  return 'streams' in file
}

/** The folded characters of a Chinese wording, white space around it left out. */
function chineseTokens(wording: string): number[] {
  const { units, length } = fold(wording.trim())
  let end = length
  while (end > 0 && units[end - 1] === SPACE) end--
  return Array.from(units.subarray(0, end))
}

const SPACE = 32
