// What a corpus keeps of a closed document: a little that is at hand, and bytes from which the rest is decoded when somebody asks.

import type { Section } from '../../model/section.ts'
import type { Term } from '../../model/term.ts'
import { LastUsed } from '../../text/last-used.ts'
import { NO_RUN, type TokenIds, type TokenRun, type TokenSource } from '../phrases/phrase-tokens.ts'
import type { PlacedMark, Symbols } from '../symbols.ts'
import type { WordingSum } from '../terms/wording-set.ts'
import type { DigestHead, DigestRest } from './digest-code.ts'
import {
  bodyLength,
  idsOf,
  type PackedDigest,
  tokenCount,
  unpackHead,
  unpackLeaves,
  unpackRest,
  unpackTerms,
} from './packed-digest.ts'

/** Where the bytes of a digest are; what cannot be read is undefined. */
export interface DigestBytes {
  /** How many tokens there are; undefined for a document in which none are looked for. */
  readonly tokens: number | undefined
  /** How many bytes come into memory with the tokens; 0 where they are there already. */
  readonly weight: number
  /** All but the tokens. */
  readonly body: () => Uint8Array | undefined
  readonly ids: () => TokenIds | undefined
}

/** Told of a document whose bytes cannot be read any more; it throws, where somebody catches that, and else the document has nothing. */
export type OnLost = (uri: string) => void

/** What is known of a closed document before its head is decoded. */
export interface ClosedFacts {
  /** Of the text, UTF-16 units. */
  readonly length: number
  readonly isGlossary: boolean
  readonly hasTerms: boolean
  readonly hasIndicators: boolean
  /** False where symbols alone were asked for. */
  readonly hasContents: boolean
  /** What its wordings come to at its address, as `sumOf` has it; undefined where that is not known. */
  readonly sum: WordingSum | undefined
}

/** What is decoded of closed documents and stays so for a while: of the last used ones. */
export class DecodedRests {
  readonly #known = new LastUsed<DigestRest, ClosedDigest>(DECODED)
  onLost: OnLost = () => {}

  get(digest: ClosedDigest): DigestRest {
    const known = this.#known.get(digest)
    if (known) return known
    const body = digest.bytes.body()
    if (!body) {
      this.onLost(digest.uri)
      return NOTHING
    }
    const rest = unpackRest(body)
    this.#known.set(digest, rest, body.length)
    return rest
  }
}

const DECODED = { values: 100, characters: 1_000_000 }
const NOTHING: DigestRest = { sections: [], marks: [], references: new Set() }
const NO_TERMS: readonly Term[] = []
const NO_MARKS: readonly PlacedMark[] = []
const NO_SECTIONS: readonly Section[] = []

/** The digest of a closed document. */
export class ClosedDigest implements TokenSource {
  readonly uri: string
  readonly facts: ClosedFacts
  readonly symbols: Symbols
  #head: DigestHead | (() => DigestHead)
  #bytes: DigestBytes
  readonly #rests: DecodedRests

  /** `head` is called when somebody asks for what it says. */
  constructor(uri: string, facts: ClosedFacts, head: () => DigestHead, bytes: DigestBytes, rests: DecodedRests) {
    this.uri = uri
    this.facts = facts
    this.#head = head
    this.#bytes = bytes
    this.#rests = rests
    this.symbols = new ClosedSymbols(uri, this)
  }

  /** One of which all bytes are in memory. */
  static of(uri: string, packed: PackedDigest, rests: DecodedRests): ClosedDigest {
    const head = unpackHead(packed)
    const { length, said, contents } = head
    const { isGlossary, hasTerms, hasIndicators } = said
    const facts = { length, isGlossary, hasTerms, hasIndicators, hasContents: contents !== undefined, sum: undefined }
    return new ClosedDigest(uri, facts, () => head, inMemory(packed), rests)
  }

  get head(): DigestHead {
    if (typeof this.#head === 'function') this.#head = this.#head()
    return this.#head
  }

  get bytes(): DigestBytes {
    return this.#bytes
  }

  /** Reads the same bytes from another place from now on. */
  move(bytes: DigestBytes): void {
    this.#bytes = bytes
  }

  /** False where its bytes cannot all be read any more. */
  get isWhole(): boolean {
    return this.#bytes.body() !== undefined && this.#bytes.ids() !== undefined
  }

  get rest(): DigestRest {
    return this.#rests.get(this)
  }

  /** Its entries, decoded anew; undefined where its bytes cannot be read. */
  terms(): readonly Term[] | undefined {
    if (!this.facts.hasTerms) return NO_TERMS
    const body = this.#bytes.body()
    if (!body) this.#rests.onLost(this.uri)
    return body && unpackTerms(body)
  }

  /** Its tokens; undefined for a document in which no phrases are looked for, and where symbols alone were read. */
  get tokens(): TokenSource | undefined {
    return this.facts.hasContents && this.#bytes.tokens !== undefined ? this : undefined
  }

  get length(): number {
    return this.#bytes.tokens ?? 0
  }

  get weight(): number {
    return this.#bytes.weight
  }

  peek(): TokenRun | undefined {
    const [ids, body] = [this.#bytes.ids(), this.#bytes.body()]
    return ids && body && { ids, ...unpackLeaves(body) }
  }

  ids(): TokenIds {
    const ids = this.#bytes.ids()
    if (!ids) this.#rests.onLost(this.uri)
    return ids ?? NO_RUN.ids
  }

  leaves(): Pick<TokenRun, 'leafTokens' | 'leafStarts'> {
    const body = this.#bytes.body()
    if (!body) this.#rests.onLost(this.uri)
    return body ? unpackLeaves(body) : NO_RUN
  }
}

function inMemory(packed: PackedDigest): DigestBytes {
  const body = (): Uint8Array => packed.subarray(0, bodyLength(packed))
  return { tokens: tokenCount(packed), weight: 0, body, ids: () => idsOf(packed) }
}

/** The symbols of a closed document: they are decoded when somebody asks. */
class ClosedSymbols implements Symbols {
  readonly uri: string
  readonly #digest: ClosedDigest
  #terms: readonly Term[] | undefined

  constructor(uri: string, digest: ClosedDigest) {
    this.uri = uri
    this.#digest = digest
  }

  get isGlossary(): boolean {
    return this.#digest.facts.isGlossary
  }

  get hasIndicators(): boolean {
    return this.#digest.facts.hasIndicators
  }

  get id(): string {
    return this.#digest.head.said.id
  }

  get title(): string {
    return this.#digest.head.said.title
  }

  get names(): readonly string[] {
    return this.#digest.head.said.names
  }

  get meta(): Symbols['meta'] {
    return this.#digest.head.said.meta
  }

  get date(): Symbols['date'] {
    return this.#digest.head.said.date
  }

  get period(): Symbols['period'] {
    return this.#digest.head.said.period
  }

  get place(): string | undefined {
    return this.#digest.head.said.place
  }

  get language(): Symbols['language'] {
    return this.#digest.head.said.language
  }

  get headings(): string {
    return this.#digest.head.said.headings
  }

  get terms(): readonly Term[] {
    this.#terms ??= this.#digest.terms()
    return this.#terms ?? NO_TERMS
  }

  get sections(): readonly Section[] {
    return this.headings === '' ? NO_SECTIONS : this.#digest.rest.sections
  }

  get marks(): readonly PlacedMark[] {
    return this.#digest.head.marks.length === 0 ? NO_MARKS : this.#digest.rest.marks
  }
}
