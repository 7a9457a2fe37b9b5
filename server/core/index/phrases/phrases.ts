// The recurring phrases of a corpus: every run of words that two documents share, found exactly.

import type { Document } from '../../model/document.ts'
import type { Range } from '../../model/meta.ts'
import { type TokenSet, Vocabulary } from '../../text/tokens.ts'
import type { SegmentData } from './build-segment.ts'
import { indexBelow, OpenTokens } from './open-tokens.ts'
import { Entry } from './phrase-entry.ts'
import { Extents } from './phrase-extents.ts'
import { FoundPhrase, findRun, type Phrase, placesInLeaf, type Run, search } from './phrase-run.ts'
import { PhraseSegments, type SavedSegment } from './phrase-segments.ts'
import {
  collectTokens,
  hasPhrases,
  readTokens,
  sourceOf,
  type TokenIds,
  type TokenRun,
  type TokenSource,
  tokensOfBlock,
} from './phrase-tokens.ts'
import { searchSets } from './token-search.ts'

/** What an index does at once, and what it leaves to {@link PhraseIndex.sort}. */
export interface PhraseLimits {
  /** Documents that stand in no segment are searched from end to end, as long as they have no more tokens than this. */
  readonly searched: number
  /** An open document of more characters than this is not read while somebody waits for an answer. */
  readonly readAtOnce: number
  /** So many bytes of tokens that were read from disk stay in memory. */
  readonly inMemory: number
}

const LIMITS: PhraseLimits = { searched: 20_000, readAtOnce: 200_000, inMemory: 64_000_000 }

interface Closed {
  /** Its tokens; undefined until they have been collected. */
  readonly entry: Entry | undefined
  /** Tokens of an older text: perhaps they are those of the new one, too. */
  readonly before: Entry | undefined
}

interface Opened {
  document: Document
  /** Undefined until somebody asks. */
  tokens: OpenTokens | undefined
}

/**
 * The tokens of documents stand in segments, each an index of its own, which are built and merged in slices; those that are new are
 * searched from end to end, and there are never many when {@link sort} is called as {@link isBehind} says. An edit costs nothing until
 * somebody asks, and then what it changed.
 */
export class PhraseIndex {
  readonly vocabulary = new Vocabulary()
  readonly #closed = new Map<string, Closed>()
  readonly #opened = new Map<string, Opened>()
  readonly #segments = new PhraseSegments(id => this.vocabulary.isHan(id))
  readonly #waiting = new Set<string>()
  /** What was read of tokens that lie on disk. */
  readonly #read = new Set<Entry>()
  #readBytes = 0
  readonly #limits: PhraseLimits
  /** Counts every change, for those who keep what they read here. */
  revision = 0

  constructor(limits: Partial<PhraseLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits }
  }

  /** Sets an open document; with `isSame` it has the text of the closed document that it takes the place of. */
  setOpen(document: Document, isSame = false): void {
    const { uri } = document
    this.revision++
    const opened = this.#opened.get(uri)
    if (opened) {
      opened.document = document
      return
    }
    const entry = isSame ? this.#closed.get(uri)?.entry : undefined
    if (!entry) this.#retire(uri)
    this.#closed.delete(uri)
    this.#waiting.delete(uri)
    this.#opened.set(uri, { document, tokens: entry && new OpenTokens(entry, document, this.vocabulary) })
    if (!entry && document.length > this.#limits.readAtOnce) this.#waiting.add(uri)
  }

  /** Says that a closed document has changed: its tokens are to be collected again, by {@link setTokens}. */
  setChanged(uri: string): void {
    const { entry, before } = this.#closed.get(uri) ?? NOTHING
    const last = entry ?? before ?? this.#opened.get(uri)?.tokens?.base
    last?.use(false)
    this.#opened.delete(uri)
    this.#closed.set(uri, { entry: undefined, before: last })
    this.#waiting.add(uri)
    this.revision++
  }

  /** True where a closed document waits for its tokens. */
  isWaiting(uri: string): boolean {
    return this.#waiting.has(uri) && this.#closed.has(uri)
  }

  /** Sets the tokens of a closed document, as {@link vocabulary} has read them. */
  setTokens(uri: string, tokens: TokenRun): void {
    this.setSource(uri, sourceOf(tokens))
  }

  /** The same where they are read when somebody asks. */
  setSource(uri: string, tokens: TokenSource): void {
    if (this.#opened.has(uri)) return
    this.revision++
    this.#waiting.delete(uri)
    const { entry, before } = this.#closed.get(uri) ?? NOTHING
    const last = entry ?? before
    // Saved or touched, and the words are the same: what stands in a segment may stay there.
    if (last?.isSame(tokens)) {
      last.move(tokens)
      last.use(true)
      this.#closed.set(uri, { entry: last, before: undefined })
      return
    }
    this.#retire(uri)
    this.#closed.set(uri, { entry: this.#enter(uri, tokens), before: undefined })
  }

  remove(uri: string): void {
    if (!this.has(uri)) return
    this.#retire(uri)
    this.#waiting.delete(uri)
    this.#closed.delete(uri)
    this.#opened.delete(uri)
    this.revision++
  }

  /** Reads the same tokens of a closed document from another place from now on. */
  moveSource(uri: string, tokens: TokenSource): void {
    const { entry, before } = this.#closed.get(uri) ?? NOTHING
    const known = entry ?? before
    if (known?.length === tokens.length) known.move(tokens)
  }

  /** Has the tokens of open documents in memory: the file in which those of closed ones lay is left. */
  holdOpen(): void {
    for (const { tokens } of this.#opened.values()) tokens?.base.hold()
  }

  /** Has an open document read again of which the tokens on disk cannot be read any more. */
  reopen(uri: string): void {
    const opened = this.#opened.get(uri)
    if (!opened?.tokens) return
    this.#retire(uri)
    opened.tokens = undefined
    this.revision++
  }

  #enter(uri: string, tokens: TokenSource): Entry {
    const entry = new Entry(uri, tokens, this.#onRead)
    this.#segments.add(entry)
    return entry
  }

  /** All that was read is let go where it has become too much: what is asked for again is read again. */
  readonly #onRead = (entry: Entry, bytes: number): void => {
    if (this.#readBytes + bytes > this.#limits.inMemory) {
      for (const one of this.#read) one.release()
      this.#read.clear()
      this.#readBytes = 0
    }
    this.#read.add(entry)
    this.#readBytes += bytes
  }

  /** Takes the tokens of a document out of use. */
  #retire(uri: string): void {
    const { entry, before } = this.#closed.get(uri) ?? NOTHING
    for (const one of [entry, before, this.#opened.get(uri)?.tokens?.base]) if (one) this.#segments.retire(one)
  }

  /** True for a document that is searched, or will be. */
  has(uri: string): boolean {
    return this.#closed.has(uri) || this.#opened.has(uri)
  }

  /** How many documents are to be searched, and how many of them wait for their tokens. */
  get size(): { readonly documents: number; readonly waiting: number } {
    return { documents: this.#closed.size + this.#opened.size, waiting: this.#waiting.size }
  }

  /** True where so much stands outside of all segments that it should be put into one. */
  get isBehind(): boolean {
    if (this.#segments.isBehind(this.#limits.searched)) return true
    for (const { document, tokens } of this.#opened.values())
      if (tokens ? tokens.size > this.#limits.searched : document.length > this.#limits.readAtOnce) return true
    return false
  }

  /** Puts into a segment what stands outside of all, together with segments that are not much larger; yields between slices. */
  *sort(): Generator<undefined, void> {
    yield* this.#readOpen()
    yield* this.#segments.sort()
  }

  /**
   * The segments as they can be written beside the tokens of closed documents: the uris of these in order, '' for what is no closed one.
   * `move` has the places of pairs read from there from then on.
   */
  save(): SavedSegment[] {
    return this.#segments.save(entry => this.#closed.get(entry.uri)?.entry === entry)
  }

  /**
   * Takes the numbers of an index that was written, by its words. What was read of open documents until now is read once more. The
   * number here of each number there, where documents have come that were read with others; else undefined.
   */
  adopt(words: readonly string[]): Uint32Array | undefined {
    if (this.#closed.size === 0) {
      for (const [uri, opened] of this.#opened) {
        this.#retire(uri)
        opened.tokens = undefined
        if (opened.document.length > this.#limits.readAtOnce) this.#waiting.add(uri)
      }
      this.#segments.clear()
      this.vocabulary.clear()
      this.revision++
    }
    return this.vocabulary.take(words)
  }

  /**
   * Takes a segment as it was written, when tokens have been set of the closed documents that have not changed since, with the numbers that
   * they had; `uris` has '' for all others. False where the parts of the data do not belong together: then it is built by {@link sort}.
   */
  restore(uris: readonly string[], data: SegmentData): boolean {
    const entries = uris.map(uri => this.#closed.get(uri)?.entry)
    if (!this.#segments.restore(entries, data)) return false
    this.revision++
    return true
  }

  /** Reads the tokens of open documents that nobody has asked for yet, and puts in order those that edits have scattered. */
  *#readOpen(): Generator<undefined, void> {
    for (const [uri, opened] of [...this.#opened]) {
      const { document, tokens } = opened
      if (!tokens) {
        const run = yield* readTokens(document, this.vocabulary)
        if (this.#opened.get(uri) === opened && !opened.tokens) this.#begin(opened, document, run)
      } else if (tokens.size > this.#limits.searched) {
        tokens.follow(document)
        const run = tokens.collect()
        this.#retire(uri)
        this.#begin(opened, document, run)
      }
      yield
    }
  }

  /** The tokens of an open document, with all of its edits. */
  #follow(opened: Opened): OpenTokens {
    const { document, tokens } = opened
    if (!tokens) return this.#begin(opened, document, collectTokens(document, this.vocabulary))
    tokens.follow(document)
    return tokens
  }

  #begin(opened: Opened, document: Document, run: TokenRun): OpenTokens {
    const tokens = new OpenTokens(this.#enter(document.uri, sourceOf(run)), document, this.vocabulary)
    opened.tokens = tokens
    this.#waiting.delete(document.uri)
    return tokens
  }

  /** All documents that have tokens, with the tokens; yields between slices. */
  *collect(): Generator<undefined, { readonly uris: string[]; readonly runs: TokenRun[] }> {
    yield* this.#readOpen()
    const uris: string[] = []
    const runs: TokenRun[] = []
    const add = (uri: string, run: TokenRun): void => {
      uris.push(uri)
      runs.push(run)
    }
    for (const [uri, { entry }] of this.#closed) if (entry) add(uri, entry)
    for (const [uri, opened] of [...this.#opened]) {
      add(uri, this.#follow(opened).collect())
      yield
    }
    return { uris, runs }
  }

  /** The maximal phrases that hold the character at `offset`, longest first; `[]` where there is none. */
  at(document: Document, offset: number): readonly Phrase[] {
    const run = findRun(document, offset, this.vocabulary)
    if (!run) return []
    const extents = this.#collectExtents(run)
    return extents.collect(run, this.vocabulary).map(({ a, b, total, documents, count }) => {
      const ids = [...run.ids.subarray(a, b)]
      return new FoundPhrase(run.rangeOf(a, b), this.vocabulary.textOf(ids), ids, total, documents, count)
    })
  }

  /** How often a run of tokens stands in a document; undefined where its tokens are still to be collected. */
  countIn(uri: string, ids: readonly number[]): number | undefined {
    if (!this.has(uri) || this.#waiting.has(uri) || ids.length === 0) return undefined
    let count = 0
    for (const text of this.tokensOf(uri)) for (const _ of search(text, ids)) count++
    return count
  }

  /** The places of a phrase in a document, in order: all, or the first `most`. */
  places(document: Document, ids: readonly number[], most = Number.POSITIVE_INFINITY): Range[] {
    const places: Range[] = []
    const entry = this.#closed.get(document.uri)?.entry
    if (entry) {
      const { ids: text, leafTokens, leafStarts } = entry
      let last = -1
      for (const at of search(text, ids)) {
        const leaf = indexBelow(leafTokens, at)
        if (places.length >= most) break
        if (leaf === last) continue
        last = leaf
        const start = leafStarts[leaf] ?? 0
        const block = document.blockAt(start)
        const found = document.facts(block).leaves.find(one => document.startOf(block) + one.start === start)
        if (found)
          for (const place of placesInLeaf(found, document.startOf(block), ids, this.vocabulary)) places.push(place)
      }
      return places
    }
    for (const block of this.#blocksWith(document, ids, most === 1)) {
      if (places.length >= most) break
      for (const leaf of document.facts(block).leaves)
        for (const place of placesInLeaf(leaf, document.startOf(block), ids, this.vocabulary)) places.push(place)
    }
    return places
  }

  /** The blocks of an open document that have the tokens, in order: all of them, or with `isFirst` one or more, and the first. */
  *#blocksWith(document: Document, ids: readonly number[], isFirst: boolean): Generator<number> {
    const opened = this.#opened.get(document.uri)
    if (opened?.document === document) yield* this.#follow(opened).blocksWith(text => search(text, ids), isFirst)
    else {
      // A text that is none of the corpus, or no longer.
      for (let block = 0; block < document.list.count; block++) {
        if (!hasPhrases(document, block)) continue
        if (!search(tokensOfBlock(document, block, this.vocabulary).ids, ids).next().done) yield block
      }
    }
  }

  /**
   * Where those leaves of a closed document start that may hold one of some token sequences, in order: none is missing,
   * some may lack it. Undefined for a document that is open, or whose tokens have not been collected.
   */
  leavesWith(uri: string, sequences: readonly (readonly TokenSet[])[]): number[] | undefined {
    const entry = this.#closed.get(uri)?.entry
    if (!entry) return undefined
    const { ids, leafTokens, leafStarts } = entry
    const leaves = new Set<number>()
    for (const sequence of sequences) {
      let last = -1
      for (const at of searchSets(ids, sequence)) {
        const leaf = at < (leafTokens[last + 1] ?? ids.length) && last >= 0 ? last : indexBelow(leafTokens, at)
        if (leaf !== last) leaves.add(leaf)
        last = leaf
      }
    }
    return [...leaves].sort((a, b) => a - b).map(leaf => leafStarts[leaf] ?? 0)
  }

  /** The tokens of a document, piece by piece, with breaks; nothing where they have not been collected yet. */
  *tokensOf(uri: string): Generator<TokenIds> {
    if (this.#waiting.has(uri)) return
    const opened = this.#opened.get(uri)
    const entry = this.#closed.get(uri)?.entry
    if (opened) yield* this.#follow(opened).parts()
    else if (entry) yield entry.ids
  }

  /** Every place in the corpus that shares with the run what stands at its pivot, with how far it is the same. */
  #collectExtents(run: Run): Extents {
    const extents = new Extents()
    // First what is open: its edits are then known to the segments, too.
    const opened: OpenTokens[] = []
    for (const [uri, one] of this.#opened) if (!this.#waiting.has(uri)) opened.push(this.#follow(one))
    const { numberOf, isBroken } = this.#segments.visit(run, extents)
    for (const tokens of opened) {
      if (tokens.size === 0) continue
      const number = numberOf(tokens.base) ?? extents.number([tokens.base])
      for (const { ids } of tokens.added()) extents.scan(ids, run, number)
    }
    if (isBroken) this.revision++
    return extents
  }
}

const NOTHING: Closed = { entry: undefined, before: undefined }
