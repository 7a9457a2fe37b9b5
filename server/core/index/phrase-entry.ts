// The tokens of one document, as the index of phrases holds them.

import type { PhraseSegment } from './phrase-segment.ts'
import { NO_RUN, type TokenRun } from './phrase-tokens.ts'

/** Tokens that stand in a segment, or by themselves until there is one. */
export class Entry {
  readonly uri: string
  #tokens: TokenRun
  #isIn = true
  #gone: Uint8Array | undefined
  #home: { readonly segment: PhraseSegment; readonly index: number } | undefined

  constructor(uri: string, tokens: TokenRun) {
    this.uri = uri
    this.#tokens = tokens
  }

  get tokens(): TokenRun {
    return this.#tokens
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
    this.#tokens = NO_RUN
    this.#gone = undefined
    this.#tell()
  }

  /** Marks the tokens `[from, to)`: they stand in a block that an edit has taken away. */
  markGone(from: number, to: number): void {
    if (!this.#gone) {
      this.#gone = new Uint8Array(Math.ceil(this.#tokens.ids.length / 8))
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
