// The tokens of one document, as the index of phrases holds them.

import type { PhraseSegment } from './phrase-segment.ts'
import { isSameRun, NO_RUN, sourceOf, type TokenIds, type TokenRun, type TokenSource } from './phrase-tokens.ts'

/** Tokens that stand in a segment, or by themselves until there is one; those on disk are read when somebody asks. */
export class Entry implements TokenRun {
  readonly uri: string
  /** Undefined once it has been retired. */
  #source: TokenSource | undefined
  #ids: TokenIds | undefined
  #leaves: Pick<TokenRun, 'leafTokens' | 'leafStarts'> | undefined
  readonly #onRead: (entry: Entry, bytes: number) => void
  #isIn: boolean
  #gone: Uint8Array | undefined
  #home: { readonly segment: PhraseSegment; readonly index: number } | undefined

  /** `onRead` is told when tokens came into memory, which {@link release} may let go again. */
  constructor(uri: string, source: TokenSource | undefined, onRead: (entry: Entry, bytes: number) => void = () => {}) {
    this.uri = uri
    this.#source = source
    this.#isIn = source !== undefined
    this.#onRead = onRead
  }

  /** How many tokens there are, none once they are out of use for good. */
  get length(): number {
    return this.#source?.length ?? 0
  }

  get isRetired(): boolean {
    return this.#source === undefined
  }

  get ids(): TokenIds {
    if (this.#ids) return this.#ids
    if (!this.#source) return NO_RUN.ids
    const ids = this.#source.ids()
    // What was read before may be let go of for it, an older reading of its own among that.
    if (this.#source.weight > 0) this.#onRead(this, this.#source.weight)
    this.#ids = ids
    this.#tell()
    return ids
  }

  /** The tokens if they are in memory. */
  get present(): TokenIds | undefined {
    return this.#source ? this.#ids : NO_RUN.ids
  }

  get leafTokens(): Uint32Array {
    return this.#readLeaves().leafTokens
  }

  get leafStarts(): Uint32Array {
    return this.#readLeaves().leafStarts
  }

  /** True where it has the same tokens at the same places; false where those of one cannot be read. */
  isSame(other: TokenSource): boolean {
    if (this.length !== other.length) return false
    const [one, two] = [this.#source?.peek(), other.peek()]
    return one !== undefined && two !== undefined && isSameRun(one, two)
  }

  /** Reads the same tokens from another place from now on. */
  move(source: TokenSource): void {
    if (!this.#source) return
    this.#source = source
    this.release()
  }

  /** Has them in memory for good: what they are read from goes. Those that cannot be read stay where they are. */
  hold(): void {
    const run = (this.#source?.weight ?? 0) > 0 ? this.#source?.peek() : undefined
    if (run) this.move(sourceOf(run))
  }

  /** Lets go of what was read; it is read again when somebody asks. */
  release(): void {
    if (this.#ids === undefined && this.#leaves === undefined) return
    this.#ids = undefined
    this.#leaves = undefined
    this.#tell()
  }

  #readLeaves(): Pick<TokenRun, 'leafTokens' | 'leafStarts'> {
    this.#leaves ??= this.#source?.leaves() ?? NO_RUN
    return this.#leaves
  }

  /** False while nobody knows whether the document still has these tokens, and once it has others or is gone. */
  get isIn(): boolean {
    return this.#isIn
  }

  /** True where no edit has taken a block away. */
  get isWhole(): boolean {
    return this.#gone === undefined
  }

  /** Its index in a segment; -1 for another one, or for none. */
  indexIn(segment: PhraseSegment): number {
    return this.#home?.segment === segment ? this.#home.index : -1
  }

  /** Takes it out of use for a while, or into use again as it was at first. */
  use(isIn: boolean): void {
    this.#isIn = isIn
    if (isIn) this.#gone = undefined
    this.#tell()
  }

  /** Takes it out of use for good: a segment keeps the place, and no more. */
  retire(): void {
    this.#isIn = false
    this.#source = this.#ids = this.#leaves = undefined
    this.#gone = undefined
    this.#tell()
  }

  /** Marks the tokens `[from, to)`: they stand in a block that an edit has taken away. */
  markGone(from: number, to: number): void {
    if (!this.#gone) {
      this.#gone = new Uint8Array(Math.ceil(this.length / 8))
      this.#tell()
    }
    for (let at = from; at < to; at++) this.#gone[at >>> 3] = (this.#gone[at >>> 3] ?? 0) | (1 << (at & 7))
  }

  isGone(at: number): boolean {
    return this.#gone !== undefined && ((this.#gone[at >>> 3] ?? 0) & (1 << (at & 7))) !== 0
  }

  /** Says that it stands in a segment now, and in no other. */
  settle(segment: PhraseSegment, index: number): void {
    this.#home = { segment, index }
    this.#tell()
  }

  #tell(): void {
    this.#home?.segment.look(this.#home.index)
  }
}
