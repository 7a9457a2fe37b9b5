// Where the pieces of an index on disk are, and how what they hold is read. A change of anything here needs no number: the cache knows builds apart.

import type { StoredParallel } from '../../core/index/bilingual/parallel.ts'
import type { DigestBytes } from '../../core/index/digest/closed-document.ts'
import { viewTokens } from '../../core/index/digest/packed-digest.ts'
import type { SegmentBytes } from '../../core/index/phrases/build-segment.ts'
import type { TokenIds } from '../../core/index/phrases/phrase-tokens.ts'
import { LastUsed } from '../../core/text/last-used.ts'
import type { CacheFile, CachePlace } from '../ports.ts'

/** An aligned text; `units` is how many it has. */
export type AlignedEntry = readonly [uri: string, hash: string, stamp: string, units: number, ...piece: Piece]

/** A {@link CachePlace}. */
type Piece = readonly [at: number, length: number, sum: number]

/** Where the digest is; its tokens stand behind its body. `tokens` is their number, -1 for a document in which none are looked for. */
export type DigestPlace = readonly [
  at: number,
  bodyLength: number,
  bodySum: number,
  tokensLength: number,
  tokensSum: number,
  tokens: number,
]

export interface SegmentEntry {
  /** The documents by their numbers among the files, -1 for what is none of them. */
  readonly files: readonly number[]
  readonly starts: CachePlace
  readonly ranks: CachePlace
  readonly offsets: CachePlace
  readonly length: number
  /** The places of all buckets, in pieces of {@link PIECE} bytes. */
  readonly pieces: readonly CachePlace[]
}

/** How many bytes of a segment are read and checked at once. */
export const PIECE = 16_384
/** How many such pieces stay in memory. */
const KEPT = 64

/** A digest that lies in a file. */
export class StoredDigest implements DigestBytes {
  readonly #file: CacheFile
  readonly #place: DigestPlace
  /** The numbers that its tokens have in the corpus; undefined where they are those of the file. */
  readonly #numbers: Uint32Array | undefined

  constructor(file: CacheFile, place: DigestPlace, numbers?: Uint32Array) {
    this.#file = file
    this.#place = place
    this.#numbers = numbers
  }

  get tokens(): number | undefined {
    return this.#place[5] < 0 ? undefined : this.#place[5]
  }

  get weight(): number {
    return this.#place[3]
  }

  body(): Uint8Array | undefined {
    const [at, length, sum] = this.#place
    return this.#file.read({ at, length, sum })
  }

  ids(): TokenIds | undefined {
    const [at, bodyLength, , length, sum, count] = this.#place
    if (length === 0) return new Uint16Array(0)
    const bytes = this.#file.read({ at: at + bodyLength, length, sum })
    if (!bytes) return undefined
    const ids = viewTokens(bytes, length / count)
    const numbers = this.#numbers
    if (!numbers) return ids
    const translated = Uint32Array.from(ids, id => numbers[id] ?? 0)
    return translated.some(id => id > 0xffff) ? translated : Uint16Array.from(translated)
  }
}

/** An aligned text that lies in a file; what it holds on to is the file alone. */
export function storedParallel(file: CacheFile, [, , , units, at, length, sum]: AlignedEntry): StoredParallel {
  return { units, bytes: () => file.read({ at, length, sum }) }
}

/** The places of pairs that lie in a file. */
export class StoredBytes implements SegmentBytes {
  readonly length: number
  readonly #file: CacheFile
  readonly #pieces: readonly CachePlace[]
  readonly #read = new LastUsed<Uint8Array, number>({ values: KEPT, characters: Number.POSITIVE_INFINITY })

  constructor(file: CacheFile, pieces: readonly CachePlace[], length: number) {
    this.#file = file
    this.#pieces = pieces
    this.length = length
  }

  slice(from: number, to: number): Uint8Array | undefined {
    const bytes = new Uint8Array(to - from)
    for (let at = from; at < to; ) {
      const number = Math.floor(at / PIECE)
      const piece = this.#piece(number)
      if (!piece) return undefined
      const some = piece.subarray(at - number * PIECE, to - number * PIECE)
      bytes.set(some, at - from)
      at += some.length
    }
    return bytes
  }

  #piece(number: number): Uint8Array | undefined {
    const known = this.#read.get(number)
    if (known) return known
    const place = this.#pieces[number]
    const piece = place && this.#file.read(place)
    if (piece && piece.length > 0) this.#read.set(number, piece, 0)
    return piece && piece.length > 0 ? piece : undefined
  }
}
