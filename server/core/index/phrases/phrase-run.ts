// The words around a cursor, in which phrases are looked for, and the places of a phrase.

import type { Document } from '../../model/document.ts'
import type { Range } from '../../model/meta.ts'
import { type Leaf, toSource, toText } from '../../syntax/prose.ts'
import { balanceQuotes } from '../../text/quotes.ts'
import { BREAK, type Vocabulary } from '../../text/tokens.ts'
import type { Sought } from './phrase-segment.ts'
import { hasPhrases, type TokenIds } from './phrase-tokens.ts'

/** A run is looked at this many tokens to either side of the cursor: no formulation is longer. */
const LONGEST = 100
/**
 * A run of at least four Chinese characters or three words, without punctuation, that stands in two documents or more and is maximal:
 * not all of its places go on, or begin, with the same token.
 */
export interface Phrase {
  /** Where it stands in the document that was asked about. */
  readonly range: Range
  /** The phrase as it is compared: simplified characters, lower case, no quotes. */
  readonly text: string
  readonly ids: readonly number[]
  readonly total: number
  /** How many documents have it. */
  readonly documents: number
  /** How often each document has it, by uri. */
  readonly byDocument: ReadonlyMap<string, number>
}

/** Words without punctuation around a cursor. */
export interface Run extends Sought {
  /** The range in the document of the tokens `[a, b)`. */
  readonly rangeOf: (a: number, b: number) => Range
}

/** A phrase whose documents are counted when somebody asks. */
export class FoundPhrase implements Phrase {
  readonly range: Range
  readonly text: string
  readonly ids: readonly number[]
  readonly total: number
  readonly documents: number
  readonly #count: () => ReadonlyMap<string, number>
  #byDocument: ReadonlyMap<string, number> | undefined

  constructor(
    range: Range,
    text: string,
    ids: readonly number[],
    total: number,
    documents: number,
    count: () => ReadonlyMap<string, number>,
  ) {
    this.range = range
    this.text = text
    this.ids = ids
    this.total = total
    this.documents = documents
    this.#count = count
  }

  get byDocument(): ReadonlyMap<string, number> {
    this.#byDocument ??= this.#count()
    return this.#byDocument
  }
}

/** The words around an offset; undefined where there are none. */
export function findRun(document: Document, offset: number, vocabulary: Vocabulary): Run | undefined {
  const block = document.blockAt(offset)
  if (!hasPhrases(document, block)) return undefined
  const at = document.startOf(block)
  const inside = offset - at
  const leaf = document.facts(block).leaves.find(one => one.start <= inside && inside <= one.end)
  const place = leaf && toText(leaf, inside)
  if (!leaf || place === undefined) return undefined
  const { ids, starts, ends, length } = vocabulary.read(leaf.text)
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

/** The places of a phrase in a leaf of a block that starts at `at`, in order. */
export function placesInLeaf(leaf: Leaf, at: number, ids: readonly number[], vocabulary: Vocabulary): Range[] {
  const tokens = vocabulary.read(leaf.text)
  return [...search(tokens.ids.subarray(0, tokens.length), ids)].map(from => {
    const words = balanceQuotes(leaf.text, tokens.starts[from] ?? 0, tokens.ends[from + ids.length - 1] ?? 0)
    const [start, end] = toSource(leaf, words.start, words.end)
    return { start: at + start, end: at + end }
  })
}

/** Every index at which `ids` stand in `text`. */
export function* search(text: TokenIds, ids: readonly number[]): Generator<number> {
  const [first = BREAK] = ids
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let i = 1
    while (i < ids.length && text[at + i] === ids[i]) i++
    if (i === ids.length) yield at
  }
}
