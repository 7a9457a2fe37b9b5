// The automaton behind a lexicon: all wordings in one pass over folded text (Aho and Corasick 1975).

import { type Folded, fold, isWord } from '../../text/fold.ts'
import { balanceQuotes, holdsQuote } from '../../text/quotes.ts'
import { unitAt } from '../../text/unit-at.ts'
import { isBehindHyphen, isWordStart, wordEnd } from '../../text/word-edge.ts'
import { cutsDepartment, DEPARTMENT } from './department-edge.ts'
import { areWhereWordsMeet, mayMeet } from './words-meet.ts'

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
  /** The same wordings for other values, of which each is asked for when it is found. */
  map<U>(to: (value: T) => U): Finder<U>
  /** True where there is no wording at all. */
  readonly isEmpty: boolean
}

/** A trie as numbers: nodes count from 1, the root is 0, which also stands for no node. */
export interface TrieArrays {
  /** The root's children by their UTF-16 unit, and the units of which there are some. */
  readonly root: Int32Array
  readonly firsts: Int32Array
  // By node:
  /** How many units lead to it. */
  readonly depths: Int32Array
  /** The number of the list of values of the wording that ends in it; 0 where none does. */
  readonly lists: Int32Array
  /** The node of its longest proper suffix that ends a wording. */
  readonly outputs: Int32Array
  /**
   * Four numbers, which are looked at together: {@link UNIT} and {@link CHILD} of its only child, as most have, else {@link NONE}, or {@link MANY}
   * and its place in `children`; the {@link SUFFIX}; and the {@link FIRST} of itself and of its `outputs` that ends a wording.
   */
  readonly nodes: Int32Array
  /** Of each node that has several: how many, their units in order, and their nodes. */
  readonly children: Int32Array
}

export const NONE = -1
export const MANY = -2
/** How many numbers a node has in {@link TrieArrays.nodes}, and what they are. */
export const WIDTH = 4
export const UNIT = 0
export const CHILD = 1
/** The node of its longest proper suffix of two units and more. */
export const SUFFIX = 2
export const FIRST = 3

/** What a search looks at beside {@link TrieArrays}: it is worked out of these. */
export interface SearchArrays {
  /** By node what is to be looked at where its wording stands, as bits. */
  readonly edges: Uint8Array
  /** A bit for each two units that begin a wording. */
  readonly bits: Int32Array
  /** The two units, and their node, where they are found by {@link slotOf}; 0 for none. */
  readonly pairs: Int32Array
  readonly pairNodes: Int32Array
  /** True where a single unit is a wording. */
  readonly hasSingles: boolean
}

/** Immutable; made by `TrieBuilder`. */
export class Trie<T> implements Finder<T> {
  readonly arrays: TrieArrays
  readonly #listAt: (list: number) => readonly T[]
  /** The text that was folded last: its arrays serve the next one, for most leaves are short and there are many. */
  #folded: Folded | undefined
  readonly #hits = noHits()
  #forSearch: SearchArrays | undefined

  /** `listAt` gives the values with a number of {@link TrieArrays.lists}; `forSearch` is worked out by the first search where it is not given. */
  constructor(arrays: TrieArrays, listAt: (list: number) => readonly T[], forSearch?: SearchArrays) {
    this.arrays = arrays
    this.#listAt = listAt
    this.#forSearch = forSearch
  }

  get forSearch(): SearchArrays {
    return (this.#forSearch ??= { edges: edgesOf(this.arrays), ...pairsOf(this.arrays) })
  }

  get isEmpty(): boolean {
    return this.arrays.depths.length <= 1
  }

  valuesOf(node: number): readonly T[] {
    return this.#listAt(this.arrays.lists[node] ?? 0)
  }

  map<U>(to: (value: T) => U): Trie<U> {
    const { lists } = this.arrays
    const mapped = new Array<readonly U[] | undefined>(lists.reduce((most, list) => Math.max(most, list), 0) + 1).fill(
      undefined,
    )
    return new Trie(this.arrays, list => (mapped[list] ??= this.#listAt(list).map(to)), this.#forSearch)
  }

  search(text: string, given?: Folded): Hits {
    const folded = given ?? (this.#folded = fold(text, this.#folded))
    const { units, length } = folded
    const { root, nodes, children } = this.arrays
    const { edges, bits, pairs, pairNodes, hasSingles } = this.forSearch
    this.#hits.length = 0
    // Nodes of one unit are passed over: what begins at a place is known from two units on.
    let node = 0
    let before = 0
    for (let i = 0; i < length; i++) {
      const unit = units[i] as number
      let to = 0
      while (node !== 0) {
        const at = node * WIDTH
        const only = nodes[at + UNIT] as number
        if (only === unit) to = nodes[at + CHILD] as number
        else if (only === MANY) to = childIn(children, nodes[at + CHILD] as number, unit)
        if (to !== 0) break
        node = nodes[at + SUFFIX] as number
      }
      if (to === 0) {
        const bit = bitOf(before, unit)
        if (((bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0 && i > 0 && isWordStart(units, i - 1))
          to = pairNode(pairs, pairNodes, before, unit)
        if (to === 0 && hasSingles) this.#collect(text, folded, i, root[unit] as number, edges)
      }
      before = unit
      node = to
      if (nodes[node * WIDTH + FIRST] !== 0) this.#collect(text, folded, i, node, edges)
    }
    return this.#hits
  }

  /** The wordings that end at a folded unit, the longest first, where their edges allow it. */
  #collect(text: string, { units, at, length }: Folded, i: number, node: number, edges: Uint8Array): void {
    const { nodes, outputs, depths } = this.arrays
    for (let out = nodes[node * WIDTH + FIRST] as number; out !== 0; out = outputs[out] as number) {
      const from = i - (depths[out] as number) + 1
      const edge = edges[out] as number
      let behind = i + 1
      if ((edge & WORD_FIRST) !== 0 && !isWordStart(units, from)) continue
      if ((edge & WORD_LAST) !== 0) {
        behind = wordEnd(units, length, behind)
        if (behind < 0) continue
      }
      if ((edge & DEPARTMENT_LAST) !== 0 && cutsDepartment(units, length, from, behind)) continue
      if ((edge & MEETS) !== 0 && areWhereWordsMeet(units, length, from, behind)) continue
      const start = at[from] as number
      if ((edge & WORD_FIRST) !== 0 && isBehindHyphen(text, start)) continue
      const last = at[behind - 1] as number
      const end = at[behind] === last + 1 ? last + 1 : endOf(text, last)
      // Where nothing was left out between them there is no quote, but for apostrophes.
      const mayQuote = last - start !== behind - 1 - from || (edge & APOSTROPHE) !== 0
      if (mayQuote && holdsQuote(text, start, end)) {
        const balanced = balanceQuotes(text, start, end)
        addHit(this.#hits, balanced.start, balanced.end, out)
      } else addHit(this.#hits, start, end, out)
    }
  }
}

/** What is to be looked at where a wording stands: the word that it begins with, or ends with, a ministry, quotes, two words that may meet. Of most it is nothing. */
const WORD_FIRST = 1
const WORD_LAST = 2
const DEPARTMENT_LAST = 4
const APOSTROPHE = 8
const MEETS = 16

/** That of each node, as bits. A node comes behind the one that leads to it. */
function edgesOf({ root, firsts, depths, nodes, children }: TrieArrays): Uint8Array {
  const edges = new Uint8Array(depths.length)
  const set = (node: number, unit: number, before: number): void => {
    const last = isWord(unit) ? WORD_LAST : unit === DEPARTMENT ? DEPARTMENT_LAST : 0
    edges[node] = before | last | (unit === 39 ? APOSTROPHE : 0)
  }
  for (let i = 0; i < firsts.length; i++) {
    const unit = firsts[i] as number
    set(root[unit] as number, unit, isWord(unit) ? WORD_FIRST : 0)
  }
  for (let node = 1; node < depths.length; node++) {
    const before = (edges[node] as number) & (WORD_FIRST | APOSTROPHE)
    const only = nodes[node * WIDTH + UNIT] as number
    const at = nodes[node * WIDTH + CHILD] as number
    if (only === MANY) {
      const count = children[at] as number
      for (let i = at + 1; i <= at + count; i++) set(children[i + count] as number, children[i] as number, before)
    } else if (only !== NONE) set(at, only, before)
  }
  for (let i = 0; i < firsts.length; i++) {
    const unit = firsts[i] as number
    const at = (root[unit] as number) * WIDTH
    const only = nodes[at + UNIT] as number
    const child = nodes[at + CHILD] as number
    if (only !== MANY) {
      if (only !== NONE && mayMeet(unit, only)) edges[child] = (edges[child] as number) | MEETS
      continue
    }
    const count = children[child] as number
    for (let to = child + 1; to <= child + count; to++) {
      const node = children[to + count] as number
      if (mayMeet(unit, children[to] as number)) edges[node] = (edges[node] as number) | MEETS
    }
  }
  return edges
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

/** The child by `unit` of a node with several, which stand in `children` from `at` on; 0 where it has none. */
function childIn(children: Int32Array, at: number, unit: number): number {
  const count = children[at] as number
  let low = at + 1
  let high = at + count
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((children[middle] as number) < unit) low = middle + 1
    else high = middle
  }
  return children[low] === unit ? (children[low + count] as number) : 0
}

/** How many bits there are for two units: of 10,000 wordings' first two some thousands differ. */
const BITS = 1 << 17

/** The place of a bit below {@link BITS}, which other pairs may share. */
function bitOf(unit: number, next: number): number {
  return Math.imul((unit << 16) | next, 0x9e3779b1) >>> 15
}

/** The nodes of two units, by these. */
function pairsOf({ root, firsts, lists, nodes, children }: TrieArrays): Omit<SearchArrays, 'edges'> {
  let [count, hasSingles] = [0, false]
  for (let i = 0; i < firsts.length; i++) {
    const node = root[firsts[i] as number] as number
    if (lists[node] !== 0) hasSingles = true
    const only = nodes[node * WIDTH + UNIT] as number
    count += only === MANY ? (children[nodes[node * WIDTH + CHILD] as number] as number) : 1
  }
  let size = 64
  while (size < count * 2) size *= 2
  const bits = new Int32Array(BITS / 32)
  const [pairs, pairNodes] = [new Int32Array(size), new Int32Array(size)]
  const add = (unit: number, next: number, node: number): void => {
    const bit = bitOf(unit, next)
    bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31))
    const both = (unit << 16) | next
    let slot = slotOf(both) & (size - 1)
    while (pairNodes[slot] !== 0) slot = (slot + 1) & (size - 1)
    pairs[slot] = both
    pairNodes[slot] = node
  }
  for (let i = 0; i < firsts.length; i++) {
    const unit = firsts[i] as number
    const node = root[unit] as number
    const only = nodes[node * WIDTH + UNIT] as number
    const child = nodes[node * WIDTH + CHILD] as number
    if (only === MANY) {
      const many = children[child] as number
      for (let at = child + 1; at <= child + many; at++)
        add(unit, children[at] as number, children[at + many] as number)
    } else if (only !== NONE) add(unit, only, child)
  }
  return { bits, pairs, pairNodes, hasSingles }
}

/** 0 where no wording begins with the two. */
function pairNode(pairs: Int32Array, pairNodes: Int32Array, unit: number, next: number): number {
  const both = (unit << 16) | next
  const mask = pairs.length - 1
  for (let slot = slotOf(both) & mask; ; slot = (slot + 1) & mask) {
    const node = pairNodes[slot] as number
    if (node === 0 || pairs[slot] === both) return node
  }
}

function slotOf(both: number): number {
  const mixed = Math.imul(both, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** The same numbers, with room for as many again. */
export function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(values.length * 2)
  more.set(values)
  return more
}

/** The end of the character that starts at `at`. */
function endOf(text: string, at: number): number {
  return at + (unitAt(text, at) >= 0xd800 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
}
