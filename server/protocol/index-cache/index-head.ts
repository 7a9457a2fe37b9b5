// The head of an index on disk: what a start needs of every file as numbers, and as bytes what is decoded when somebody asks.

import type { ClosedFacts } from '../../core/index/digest/closed-document.ts'
import { type DigestHead, decodeHead } from '../../core/index/digest/digest-code.ts'
import { type KeyedWording, WordingSum } from '../../core/index/terms/wording-set.ts'
import { bytesOf, joinBytes } from '../../core/text/bytes.ts'
import type { AlignedEntry, DigestPlace, SegmentEntry } from './index-layout.ts'

/** What is said of the folder as a whole, as JSON. */
export interface Stated {
  readonly root: string
  /** Of the wordings that were counted. */
  readonly key: string
  readonly segments: readonly SegmentEntry[]
  readonly aligned: readonly AlignedEntry[]
}

/** A file of the folder as it is written. */
export interface FileEntry {
  readonly uri: string
  readonly hash: string
  /** '' for none. */
  readonly stamp: string
  readonly facts: ClosedFacts & { readonly sum: WordingSum }
  /** JSON of `encodeHead`. */
  readonly head: Uint8Array
  /** As `encodeCounts` has them; undefined where they were made with other wordings. */
  readonly counts: readonly number[] | undefined
  readonly place: DigestPlace
}

/** All that a head is made of. */
export interface HeadParts {
  readonly stated: Stated
  /** Of the vocabulary that the tokens' numbers belong to. */
  readonly words: readonly string[]
  /** That counts number. */
  readonly senses: readonly string[]
  readonly wordings: readonly KeyedWording[]
  readonly files: readonly FileEntry[]
}

/** The parts in their order; each begins at a multiple of eight. */
const PARTS = ['stated', 'words', 'senses', 'wordings', 'names', 'heads', 'numbers', 'counts'] as const
type Part = (typeof PARTS)[number]

/** How many numbers a file has: its place (6), flags, length, what its wordings come to (3), bytes of its head, numbers of its counts. */
const NUMBERS = 13
const [GLOSSARY, TERMS, INDICATORS] = [1, 2, 4]
/** In place of a length: there are no counts. */
const NO_COUNTS = -1

/**
 * A head as bytes, with numbers in the order of this machine.
 *
 * | bytes | |
 * | --- | --- |
 * | 32 | the lengths of the parts, four bytes each |
 * | stated | JSON of {@link Stated} |
 * | words, senses, wordings | JSON, as {@link HeadParts} has them |
 * | names | JSON: uri, hash and stamp of each file |
 * | heads | of all files, one behind the other |
 * | numbers | {@link NUMBERS} of each file, eight bytes each |
 * | counts | of all files, one behind the other, four bytes each |
 */
export function encodeHeadParts({ stated, words, senses, wordings, files }: HeadParts): Uint8Array {
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
  const numbers = files.flatMap(({ facts, head, counts, place }) => {
    const { length, isGlossary, hasTerms, hasIndicators, sum } = facts
    const flags = (isGlossary ? GLOSSARY : 0) | (hasTerms ? TERMS : 0) | (hasIndicators ? INDICATORS : 0)
    return [...place, flags, length, sum.count, sum.one, sum.other, head.length, counts?.length ?? NO_COUNTS]
  })
  const parts: Readonly<Record<Part, Uint8Array>> = {
    stated: json(stated),
    words: json(words),
    senses: json(senses),
    wordings: json(wordings),
    names: json(files.flatMap(({ uri, hash, stamp }) => [uri, hash, stamp])),
    heads: joinBytes(files.map(({ head }) => head)),
    numbers: bytesOf(Float64Array.from(numbers)),
    counts: joinBytes(files.map(({ counts }) => Int32Array.from(counts ?? []))),
  }
  const padded = PARTS.flatMap(part => [parts[part], new Uint8Array(inEights(parts[part].length) - parts[part].length)])
  return joinBytes([Uint32Array.from(PARTS, part => parts[part].length), ...padded])
}

/** A head that was read; what is long stays in its bytes. */
export class IndexHead {
  readonly stated: Stated
  readonly words: readonly string[]
  readonly #parts: Readonly<Record<Part, Uint8Array>>
  readonly #names: readonly string[]
  readonly #numbers: Float64Array
  /** Where the head of each file begins among the heads, and its counts among the counts; at the end where all end. */
  readonly #headStarts: Float64Array
  readonly #countStarts: Float64Array

  /** `bytes` begin at a multiple of eight in their buffer, and are held on to. Throws where the parts do not fill them. */
  constructor(bytes: Uint8Array) {
    this.#parts = partsOf(bytes)
    const { stated, words, names, numbers, heads, counts } = this.#parts
    this.stated = parse(stated) as Stated
    this.words = parse(words) as string[]
    this.#names = parse(names) as string[]
    this.#numbers = new Float64Array(numbers.buffer, numbers.byteOffset, numbers.length / 8)
    this.#headStarts = new Float64Array(this.size + 1)
    this.#countStarts = new Float64Array(this.size + 1)
    for (let file = 0; file < this.size; file++) {
      this.#headStarts[file + 1] = (this.#headStarts[file] ?? 0) + this.#number(file, 11)
      this.#countStarts[file + 1] = (this.#countStarts[file] ?? 0) + Math.max(0, this.#number(file, 12))
    }
    const [headsEnd, countsEnd] = [this.#headStarts[this.size], this.#countStarts[this.size]]
    if (this.#names.length !== this.size * 3 || headsEnd !== heads.length || countsEnd !== counts.length / 4)
      throw new Error(BROKEN)
  }

  /** How many files there are. */
  get size(): number {
    return this.#numbers.length / NUMBERS
  }

  uri(file: number): string {
    return this.#names[file * 3] ?? ''
  }

  hash(file: number): string {
    return this.#names[file * 3 + 1] ?? ''
  }

  stamp(file: number): string {
    return this.#names[file * 3 + 2] ?? ''
  }

  place(file: number): DigestPlace {
    const at = file * NUMBERS
    return [...this.#numbers.subarray(at, at + 6)] as unknown as DigestPlace
  }

  facts(file: number): ClosedFacts {
    const flags = this.#number(file, 6)
    return {
      length: this.#number(file, 7),
      isGlossary: (flags & GLOSSARY) !== 0,
      hasTerms: (flags & TERMS) !== 0,
      hasIndicators: (flags & INDICATORS) !== 0,
      hasContents: true,
      sum: new WordingSum(this.#number(file, 8), this.#number(file, 9), this.#number(file, 10)),
    }
  }

  head(file: number): DigestHead {
    return decodeHead(parse(this.#parts.heads.subarray(this.#headStarts[file], this.#headStarts[file + 1])))
  }

  /** As `encodeCounts` has them: a view. Undefined where there are none. */
  counts(file: number): Int32Array | undefined {
    if (this.#number(file, 12) === NO_COUNTS) return undefined
    const { buffer, byteOffset } = this.#parts.counts
    return new Int32Array(buffer, byteOffset + (this.#countStarts[file] ?? 0) * 4, this.#number(file, 12))
  }

  senses(): readonly string[] {
    return parse(this.#parts.senses) as string[]
  }

  wordings(): readonly KeyedWording[] {
    return parse(this.#parts.wordings) as KeyedWording[]
  }

  #number(file: number, which: number): number {
    return this.#numbers[file * NUMBERS + which] ?? 0
  }
}

const BROKEN = 'its head is broken'

function partsOf(bytes: Uint8Array): Readonly<Record<Part, Uint8Array>> {
  const { buffer, byteOffset } = bytes
  if (bytes.length < PARTS.length * 4) throw new Error(BROKEN)
  const lengths = new Uint32Array(buffer, byteOffset, PARTS.length)
  let at = PARTS.length * 4
  const parts = PARTS.map((part, i) => {
    const start = at
    at += inEights(lengths[i] ?? 0)
    return [part, bytes.subarray(start, start + (lengths[i] ?? 0))] as const
  })
  const isWhole = at === bytes.length && (lengths[6] ?? 0) % (NUMBERS * 8) === 0 && (lengths[7] ?? 0) % 4 === 0
  if (!isWhole) throw new Error(BROKEN)
  return Object.fromEntries(parts) as Record<Part, Uint8Array>
}

const DECODER = new TextDecoder()

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(DECODER.decode(bytes))
}

function inEights(length: number): number {
  return Math.ceil(length / 8) * 8
}
