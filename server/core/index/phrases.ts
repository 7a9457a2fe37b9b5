// The recurring phrases of a corpus: every run of words that two documents share, found exactly.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { type Leaf, toSource, toText } from '../syntax/prose.ts'
import { balanceQuotes } from '../text/quotes.ts'
import { BREAK, type TokenSet, Vocabulary } from '../text/tokens.ts'
import { DEPTH, PhraseOrder } from './phrase-order.ts'
import { collectTokens, hasPhrases, type TokenRun, tokensOfBlock } from './phrase-tokens.ts'
import { searchSets } from './token-search.ts'

/** The fewest Chinese characters of a phrase, or the fewest words where it has fewer characters. */
export const FEWEST_CHARACTERS = 4
export const FEWEST_WORDS = 3
/** A run is looked at this many tokens to either side of the cursor: no formulation is longer. */
const LONGEST = 100

/**
 * A run of at least {@link FEWEST_CHARACTERS} Chinese characters or {@link FEWEST_WORDS} words, without punctuation, that
 * stands in two documents or more and is maximal: not all of its places go on, or begin, with the same token.
 */
export interface Phrase {
  /** Where it stands in the document that was asked about. */
  readonly range: Range
  /** The phrase as it is compared: simplified characters, lower case, no quotes. */
  readonly text: string
  readonly ids: readonly number[]
  readonly total: number
  /** How often each document has it, by uri. */
  readonly byDocument: ReadonlyMap<string, number>
}

interface Item {
  /** An open document: its tokens stand beside its blocks. */
  document: Document | undefined
  /** The tokens of a closed one; undefined until they have been collected. */
  tokens: TokenRun | undefined
  /** Its index in the order, or -1 where that does not hold its present text. */
  index: number
}

/**
 * Documents that are closed stand in a sorted order, which is made in slices; those that are open or new are searched
 * from end to end. An edit only takes its document out of the order: it costs nothing until somebody asks.
 */
export class PhraseIndex {
  readonly vocabulary = new Vocabulary()
  readonly #items = new Map<string, Item>()
  #order: { readonly order: PhraseOrder; readonly uris: readonly string[]; readonly isIn: Uint8Array } | undefined
  /** Counts every change, for those who keep what they read here. */
  revision = 0

  /** Sets an open document. */
  setOpen(document: Document): void {
    this.#set(document.uri, { document, tokens: undefined, index: -1 })
  }

  /** Says that a closed document has changed: its tokens are to be collected again, by {@link setTokens}. */
  setChanged(uri: string): void {
    this.#set(uri, { document: undefined, tokens: undefined, index: -1 })
  }

  /** True where a closed document waits for its tokens. */
  isWaiting(uri: string): boolean {
    const item = this.#items.get(uri)
    return item !== undefined && item.document === undefined && item.tokens === undefined
  }

  /** Sets the tokens of a closed document, read by this vocabulary. */
  setTokens(uri: string, tokens: TokenRun): void {
    this.#set(uri, { document: undefined, tokens, index: -1 })
  }

  remove(uri: string): void {
    this.#leaveOrder(uri)
    if (this.#items.delete(uri)) this.revision++
  }

  #set(uri: string, item: Item): void {
    this.#leaveOrder(uri)
    this.#items.set(uri, item)
    this.revision++
  }

  #leaveOrder(uri: string): void {
    const index = this.#items.get(uri)?.index ?? -1
    if (index >= 0 && this.#order) this.#order.isIn[index] = 0
  }

  /** True for a document that is searched, or will be. */
  has(uri: string): boolean {
    return this.#items.has(uri)
  }

  /** How many documents are to be searched, and how many of them wait for their tokens. */
  get size(): { readonly documents: number; readonly waiting: number } {
    let waiting = 0
    for (const { document, tokens } of this.#items.values()) if (!document && !tokens) waiting++
    return { documents: this.#items.size, waiting }
  }

  /** True where enough closed documents stand outside of the order that sorting anew pays. */
  get isBehind(): boolean {
    let outside = 0
    let inside = 0
    for (const { tokens, index } of this.#items.values()) {
      if (index >= 0) inside += tokens?.ids.length ?? 0
      else if (tokens) outside += tokens.ids.length
    }
    return outside > 500_000 || (outside > 0 && outside * 4 > inside)
  }

  /** Sorts all documents that have tokens; yields between slices. With `open` those that are open, too. */
  *sort(open = false): Generator<undefined, PhraseOrder> {
    if (open && this.#order && [...this.#items.values()].every(({ index }) => index >= 0)) return this.#order.order
    const uris: string[] = []
    const items: Item[] = []
    const runs: TokenRun[] = []
    for (const [uri, item] of this.#items) {
      const tokens = item.tokens ?? (open && item.document ? collectTokens(item.document, this.vocabulary) : undefined)
      if (!tokens) continue
      uris.push(uri)
      items.push(item)
      runs.push(tokens)
      if (item.document) yield
    }
    const order = yield* PhraseOrder.build(runs)
    for (const item of this.#items.values()) item.index = -1
    const isIn = new Uint8Array(uris.length)
    items.forEach((item, index) => {
      // What has changed meanwhile is another item.
      if (this.#items.get(uris[index] ?? '') !== item) return
      item.index = index
      isIn[index] = 1
      const from = order.starts[index] ?? 0
      const length = (order.starts[index + 1] ?? 0) - from - 1
      // The order holds the tokens: the document's own copy can go.
      if (item.tokens) item.tokens = { ...item.tokens, ids: order.text.subarray(from, from + length) }
    })
    this.#order = { order, uris, isIn }
    return order
  }

  /** The uris of the documents in the order that {@link sort} last gave, by index. */
  get sorted(): readonly string[] {
    return this.#order?.uris ?? []
  }

  /** The maximal phrases that hold the character at `offset`, longest first; `[]` where there is none. */
  at(document: Document, offset: number): readonly Phrase[] {
    const run = this.#runAt(document, offset)
    return run ? collectPhrases(run, this.#collectUses(run), this.vocabulary) : []
  }

  /** How often a run of tokens stands in a document; undefined where its tokens are still to be collected. */
  countIn(uri: string, ids: readonly number[]): number | undefined {
    const item = this.#items.get(uri)
    if (!item || (!item.document && !item.tokens) || ids.length === 0) return undefined
    let count = 0
    const add = (text: Uint16Array | Uint32Array): void => {
      for (const _ of search(text, ids)) count++
    }
    if (item.document) {
      for (let block = 0; block < item.document.blocks.length; block++) {
        if (hasPhrases(item.document, block)) add(tokensOfBlock(item.document, block, this.vocabulary).ids)
      }
    } else if (item.tokens) add(item.tokens.ids)
    return count
  }

  /** The places of a phrase in a document, in order: all, or the first `most`. */
  places(document: Document, ids: readonly number[], most = Number.POSITIVE_INFINITY): Range[] {
    const places: Range[] = []
    const item = this.#items.get(document.uri)
    if (item?.tokens && !item.document) {
      const { ids: text, leafTokens, leafStarts } = item.tokens
      let last = -1
      for (const at of search(text, ids)) {
        const leaf = indexBelow(leafTokens, at)
        if (places.length >= most) break
        if (leaf === last) continue
        last = leaf
        const start = leafStarts[leaf] ?? 0
        const block = document.blockAt(start)
        const found = document.facts(block).leaves.find(one => document.startOf(block) + one.start === start)
        if (found) places.push(...this.#placesInLeaf(found, document.startOf(block), ids))
      }
      return places
    }
    for (let block = 0; block < document.blocks.length; block++) {
      if (places.length >= most) break
      if (!hasPhrases(document, block)) continue
      const { ids: text } = tokensOfBlock(document, block, this.vocabulary)
      if (search(text, ids).next().done) continue
      for (const leaf of document.facts(block).leaves)
        places.push(...this.#placesInLeaf(leaf, document.startOf(block), ids))
    }
    return places
  }

  /**
   * Where those leaves of a closed document start that may hold one of some token sequences, in order: none is missing,
   * some may lack it. Undefined for a document that is open, or whose tokens have not been collected.
   */
  leavesWith(uri: string, sequences: readonly (readonly TokenSet[])[]): number[] | undefined {
    const item = this.#items.get(uri)
    if (!item?.tokens || item.document) return undefined
    const { ids, leafTokens, leafStarts } = item.tokens
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
  *tokensOf(uri: string): Generator<Uint16Array | Uint32Array> {
    const item = this.#items.get(uri)
    if (!item) return
    const { document, tokens } = item
    if (!document) {
      if (tokens) yield tokens.ids
      return
    }
    for (let block = 0; block < document.blocks.length; block++)
      if (hasPhrases(document, block)) yield tokensOfBlock(document, block, this.vocabulary).ids
  }

  #placesInLeaf(leaf: Leaf, at: number, ids: readonly number[]): Range[] {
    const tokens = this.vocabulary.read(leaf.text)
    return [...search(tokens.ids.subarray(0, tokens.length), ids)].map(from => {
      const words = balanceQuotes(leaf.text, tokens.starts[from] ?? 0, tokens.ends[from + ids.length - 1] ?? 0)
      const [start, end] = toSource(leaf, words.start, words.end)
      return { start: at + start, end: at + end }
    })
  }

  #runAt(document: Document, offset: number): Run | undefined {
    const block = document.blockAt(offset)
    if (!hasPhrases(document, block)) return undefined
    const at = document.startOf(block)
    const inside = offset - at
    const leaf = document.facts(block).leaves.find(one => one.start <= inside && inside <= one.end)
    const place = leaf && toText(leaf, inside)
    if (!leaf || place === undefined) return undefined
    const { ids, starts, ends, length } = this.vocabulary.read(leaf.text)
    let pivot = -1
    for (let i = 0; i < length && (starts[i] ?? 0) <= place; i++) {
      if (ids[i] !== BREAK && place < (ends[i] ?? 0)) pivot = i
    }
    if (pivot < 0) return undefined
    let from = pivot
    while (from > 0 && ids[from - 1] !== BREAK && pivot - from < LONGEST) from--
    let to = pivot + 1
    while (to < length && ids[to] !== BREAK && to - pivot < LONGEST) to++
    const [runStarts, runEnds] = [starts.slice(from, to), ends.slice(from, to)]
    return {
      ids: ids.slice(from, to),
      pivot: pivot - from,
      rangeOf: (a, b) => {
        const words = balanceQuotes(leaf.text, runStarts[a] ?? 0, runEnds[b - 1] ?? 0)
        const [start, end] = toSource(leaf, words.start, words.end)
        return { start: at + start, end: at + end }
      },
    }
  }

  /** Every place in the corpus that shares with the run what stands at its pivot, with how far it is the same. */
  #collectUses(run: Run): Uses {
    const uses = new Uses()
    const { ids, pivot } = run
    if (this.#order) {
      const { order, uris, isIn } = this.#order
      const add = (at: number, from: number, isShort: boolean): void => {
        // A place that an earlier window has found already.
        if (!isShort && from > 0 && pivot - from + 1 < DEPTH && order.text[at - 1] === ids[from - 1]) return
        const document = order.documentAt(at)
        if (isIn[document] !== 1) return
        let a = from
        for (let i = at - 1; a > 0 && order.text[i] === ids[a - 1]; i--) a--
        let b = from + (isShort ? FEWEST_WORDS : DEPTH)
        for (let i = at + b - from; b < ids.length && order.text[i] === ids[b]; i++) b++
        if (isShort && b - a > FEWEST_WORDS) return
        uses.add(uris[document] ?? '', a, b)
      }
      for (const [length, isShort] of [
        [DEPTH, false],
        [FEWEST_WORDS, true],
      ] as const) {
        for (let from = Math.max(0, pivot - length + 1); from <= pivot && from + length <= ids.length; from++) {
          if (isShort && !isWords(ids, from, length, this.vocabulary)) continue
          const [low, high] = order.find(ids, from, length)
          for (let i = low; i < high; i++) add(order.places[i] ?? 0, from, isShort)
        }
      }
    }
    for (const [uri, { document, tokens, index }] of this.#items) {
      if (index >= 0) continue
      if (tokens) scan(tokens.ids, run, uri, uses)
      else if (document) {
        for (let block = 0; block < document.blocks.length; block++) {
          if (hasPhrases(document, block)) scan(tokensOfBlock(document, block, this.vocabulary).ids, run, uri, uses)
        }
      }
    }
    return uses
  }
}

/** Words without punctuation around a cursor. */
interface Run {
  readonly ids: Uint32Array
  readonly pivot: number
  /** The range in the document of the tokens `[a, b)`. */
  readonly rangeOf: (a: number, b: number) => Range
}

/** How far the places of a corpus are the same as a run around its pivot: counts by document for each extent. */
class Uses {
  readonly extents = new Map<
    number,
    { readonly a: number; readonly b: number; readonly byDocument: Map<string, number> }
  >()

  add(uri: string, a: number, b: number): void {
    const key = a * 1024 + b
    let extent = this.extents.get(key)
    if (!extent) {
      extent = { a, b, byDocument: new Map() }
      this.extents.set(key, extent)
    }
    extent.byDocument.set(uri, (extent.byDocument.get(uri) ?? 0) + 1)
  }
}

/** Adds every place in a document's tokens that shares a phrase with the run at its pivot. */
function scan(text: Uint16Array | Uint32Array, { ids, pivot }: Run, uri: string, uses: Uses): void {
  const wanted = ids[pivot] ?? BREAK
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    let a = pivot
    for (let i = at - 1; a > 0 && i >= 0 && text[i] === ids[a - 1]; i--) a--
    let b = pivot + 1
    for (let i = at + 1; b < ids.length && i < text.length && text[i] === ids[b]; i++) b++
    if (b - a >= FEWEST_WORDS) uses.add(uri, a, b)
  }
}

/** The maximal phrases among what the places share with the run, longest first. */
function collectPhrases(run: Run, uses: Uses, vocabulary: Vocabulary): Phrase[] {
  const extents = [...uses.extents.values()]
  const starts = [...new Set(extents.map(({ a }) => a))]
  const ends = [...new Set(extents.map(({ b }) => b))]
  const phrases: Phrase[] = []
  for (const a of starts) {
    for (const b of ends) {
      if (a > run.pivot || b <= run.pivot || !isPhrase(run.ids, a, b, vocabulary)) continue
      const holding = extents.filter(extent => extent.a <= a && b <= extent.b)
      // Where every place goes on in the same way, it is the longer phrase that recurs.
      if (!holding.some(extent => extent.a === a) || !holding.some(extent => extent.b === b)) continue
      const byDocument = new Map<string, number>()
      let total = 0
      for (const extent of holding) {
        for (const [uri, count] of extent.byDocument) {
          byDocument.set(uri, (byDocument.get(uri) ?? 0) + count)
          total += count
        }
      }
      if (byDocument.size < 2) continue
      const ids = [...run.ids.subarray(a, b)]
      phrases.push({ range: run.rangeOf(a, b), text: vocabulary.textOf(ids), ids, total, byDocument })
    }
  }
  return phrases.sort((x, y) => y.ids.length - x.ids.length || y.byDocument.size - x.byDocument.size)
}

/** True where the tokens `[from, to)` are enough for a phrase. */
export function isPhrase(ids: ArrayLike<number>, from: number, to: number, vocabulary: Vocabulary): boolean {
  let characters = 0
  for (let i = from; i < to; i++) if (vocabulary.isHan(ids[i] ?? BREAK)) characters++
  return characters >= FEWEST_CHARACTERS || to - from - characters >= FEWEST_WORDS
}

function isWords(ids: ArrayLike<number>, from: number, count: number, vocabulary: Vocabulary): boolean {
  for (let i = from; i < from + count; i++) if (vocabulary.isHan(ids[i] ?? BREAK)) return false
  return true
}

/** Every index at which `ids` stand in `text`. */
function* search(text: Uint16Array | Uint32Array, ids: readonly number[]): Generator<number> {
  const [first = BREAK] = ids
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let i = 1
    while (i < ids.length && text[at + i] === ids[i]) i++
    if (i === ids.length) yield at
  }
}

/** The index of the last value that is not above `wanted`. */
function indexBelow(values: Uint32Array, wanted: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((values[middle] ?? 0) <= wanted) low = middle
    else high = middle - 1
  }
  return low
}
