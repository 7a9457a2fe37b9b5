// The automaton behind a lexicon: all wordings in one pass over folded text (Aho and Corasick 1975).

import { type Folded, fold } from '../text/fold.ts'
import { balanceQuotes, holdsQuote } from '../text/quotes.ts'
import { isWordStart, wordEnd } from '../text/word-edge.ts'
import { cutsDepartment } from './department-edge.ts'

/** Places where wordings stand, as they end; only the first `length` count, and the next search overwrites them. */
export interface Hits {
  /** Where each starts and ends in the text, UTF-16. */
  starts: Int32Array
  ends: Int32Array
  /** The node of the wording: see {@link Finder.valuesOf}. */
  nodes: Int32Array
  length: number
}

/** What finds wordings in a text. */
export interface Finder<T> {
  /** All places of wordings in a text; the text as it is folded can be handed in. */
  search(text: string, folded?: Folded): Hits
  /** What the wording that ends in a node stands for, in the order in which it was added. */
  valuesOf(node: number): readonly T[]
  /** True where there is no wording at all. */
  readonly isEmpty: boolean
}

/** A trie as numbers: nodes count from 1, the root is 0, which also stands for no node. */
export interface TrieArrays {
  /** The root's children by their UTF-16 unit. */
  readonly root: Int32Array
  // By node:
  /** How many units lead to it. */
  readonly depths: Int32Array
  /** The number of the list of values of the wording that ends in it; 0 where none does. */
  readonly lists: Int32Array
  /** The node of its longest proper suffix, of the longest one that ends a wording, and of that or itself. */
  readonly suffixes: Int32Array
  readonly outputs: Int32Array
  readonly firsts: Int32Array
  /** The unit and node of its only child, as most have, else {@link NONE} or {@link MANY}. */
  readonly onlyUnits: Int32Array
  readonly onlyNodes: Int32Array
  /** Children of nodes that have several: see {@link childIn}. */
  readonly keys: Float64Array
  readonly next: Int32Array
}

export const NONE = -1
export const MANY = -2
/** A free slot among {@link TrieArrays.keys}. */
export const EMPTY = -1

/** Immutable; made by `TrieBuilder`. */
export class Trie<T> implements Finder<T> {
  readonly arrays: TrieArrays
  readonly #listAt: (list: number) => readonly T[]
  /** The text that was folded last: its arrays serve the next one, for most leaves are short and there are many. */
  #folded: Folded | undefined
  readonly #hits = noHits()
  /** A bit for each two units with which a wording begins: {@link pairOf}. */
  #pairs: Int32Array | undefined

  /** `listAt` gives the values with a number of {@link TrieArrays.lists}. */
  constructor(arrays: TrieArrays, listAt: (list: number) => readonly T[]) {
    this.arrays = arrays
    this.#listAt = listAt
  }

  get isEmpty(): boolean {
    return this.arrays.depths.length <= 1
  }

  valuesOf(node: number): readonly T[] {
    return this.#listAt(this.arrays.lists[node] ?? 0)
  }

  search(text: string, given?: Folded): Hits {
    const folded = given ?? (this.#folded = fold(text, this.#folded))
    const { units, length } = folded
    const { root, suffixes, onlyUnits, onlyNodes, firsts, keys, next } = this.arrays
    const pairs = (this.#pairs ??= pairsOf(this.arrays))
    this.#hits.length = 0
    let node = 0
    for (let i = 0; i < length; i++) {
      const unit = units[i] as number
      let to = 0
      while (node !== 0) {
        const only = onlyUnits[node] as number
        if (only === unit) to = onlyNodes[node] as number
        else if (only === MANY) to = childIn(keys, next, node, unit)
        if (to !== 0) break
        node = suffixes[node] as number
      }
      if (to === 0) {
        to = root[unit] as number
        if (to === 0) continue
        // Most characters that begin a wording stand before one with which none goes on, or inside of a word.
        if (firsts[to] === 0) {
          const pair = i + 1 < length ? pairOf(unit, units[i + 1] as number) : 0
          if (((pairs[pair >>> 5] as number) & (1 << (pair & 31))) === 0 || !isWordStart(units, i)) continue
        }
      }
      node = to
      if (firsts[node] !== 0) this.#collect(text, folded, i, node)
    }
    return this.#hits
  }

  /** The wordings that end at a folded unit, the longest first, where their edges allow it. */
  #collect(text: string, { units, at, length }: Folded, i: number, node: number): void {
    const { firsts, outputs, depths } = this.arrays
    for (let out = firsts[node] ?? 0; out !== 0; out = outputs[out] ?? 0) {
      const from = i - (depths[out] ?? 1) + 1
      const behind = isWordStart(units, from) ? wordEnd(units, length, i + 1) : -1
      if (behind < 0 || cutsDepartment(units, length, from, behind)) continue
      const start = at[from] ?? 0
      const last = at[behind - 1] ?? 0
      const end = Math.max(last + 1, endOf(text, last))
      if (holdsQuote(text, start, end)) {
        const balanced = balanceQuotes(text, start, end)
        addHit(this.#hits, balanced.start, balanced.end, out)
      } else addHit(this.#hits, start, end, out)
    }
  }
}

export function noHits(): Hits {
  return { starts: new Int32Array(64), ends: new Int32Array(64), nodes: new Int32Array(64), length: 0 }
}

export function addHit(hits: Hits, start: number, end: number, node: number): void {
  const index = hits.length++
  if (index === hits.starts.length) {
    hits.starts = grown(hits.starts)
    hits.ends = grown(hits.ends)
    hits.nodes = grown(hits.nodes)
  }
  hits.starts[index] = start
  hits.ends[index] = end
  hits.nodes[index] = node
}

/** The child by `unit` of a node other than the root, in an open-addressing table of pairs of both; 0 where it has none. */
export function childIn(keys: Float64Array, next: Int32Array, node: number, unit: number): number {
  const key = node * 65536 + unit
  const mask = keys.length - 1
  for (let slot = hashOf(node, unit) & mask; ; slot = (slot + 1) & mask) {
    const found = keys[slot]
    if (found === key) return next[slot] ?? 0
    if (found === EMPTY) return 0
  }
}

export function hashOf(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** How many numbers two units may have together: of 10,000 wordings' first two some thousands differ. */
const PAIRS = 1 << 17

/** A number below {@link PAIRS}, which other pairs may share. */
function pairOf(unit: number, next: number): number {
  return Math.imul((unit << 16) | next, 0x9e3779b1) >>> 15
}

/** The pairs that lead from the root to its grandchildren, as bits. */
function pairsOf({ root, depths, onlyUnits, keys }: TrieArrays): Int32Array {
  const pairs = new Int32Array(PAIRS / 32)
  const add = (unit: number, next: number): void => {
    const pair = pairOf(unit, next)
    pairs[pair >>> 5] = (pairs[pair >>> 5] ?? 0) | (1 << (pair & 31))
  }
  const units = new Map<number, number>()
  for (let unit = 0; unit < root.length; unit++) {
    const node = root[unit] as number
    if (node === 0) continue
    const only = onlyUnits[node] as number
    if (only === MANY) units.set(node, unit)
    else if (only !== NONE) add(unit, only)
  }
  for (const key of keys) {
    const node = Math.floor(key / 65536)
    if (key !== EMPTY && depths[node] === 1) add(units.get(node) ?? 0, key % 65536)
  }
  return pairs
}

/** The same numbers, with room for as many again. */
export function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(values.length * 2)
  more.set(values)
  return more
}

/** The end of the character that starts at `at`. */
function endOf(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
}
