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
  /** The node of the wording: see {@link Trie.valuesOf}. */
  nodes: Int32Array
  length: number
}

const NONE = -1
const MANY = -2
/** The nodes that a wording adds, or fewer: many begin alike. */
const NODES_OF_WORDING = 8
/** For how many nodes there is room at most before they are there. */
const MOST_NODES = 1 << 18

/** Give it all wordings, {@link link} it, search it. */
export class Trie<T> {
  // Transitions in an open-addressing table: (node, unit) to node; once it is linked, those of nodes that have several. A trie of
  // 10,000 terms has some 50,000 in all.
  #keys = new Float64Array(1024).fill(NONE)
  #next = new Int32Array(1024)
  #used = 0
  readonly #root = new Int32Array(65536)
  #count = 1
  // Until it is linked: for each node its unit, its last child, and the child of its parent that came before it; 0 for none.
  #units = new Uint16Array(1024)
  #children = new Int32Array(1024)
  #siblings = new Int32Array(1024)
  /** For each node where its values are in {@link #lists}, which begins with those of nodes that end no wording. */
  #values = new Int32Array(1024)
  readonly #lists: T[][] = [[]]
  // Most nodes have one child at most: its unit, else NONE or MANY, spares the table.
  #onlyUnit = new Int32Array(0)
  #onlyNode = new Int32Array(0)
  #depth = new Int32Array(1024)
  /** Node of the longest proper suffix, of the longest one that ends a wording, and of that or the node itself. */
  #suffix = new Int32Array(0)
  #output = new Int32Array(0)
  #first = new Int32Array(0)
  /** The text that was folded last: its arrays serve the next one, for most leaves are short and there are many. */
  #folded: Folded | undefined
  readonly #hits: Hits = {
    starts: new Int32Array(64),
    ends: new Int32Array(64),
    nodes: new Int32Array(64),
    length: 0,
  }
  size = 0

  /** `wordings` is how many will be added, where that is known: what holds them need not grow step by step then. */
  constructor(wordings = 0) {
    let nodes = this.#depth.length
    while (nodes < wordings * NODES_OF_WORDING && nodes < MOST_NODES) nodes *= 2
    if (nodes === this.#depth.length) return
    this.#keys = new Float64Array(nodes * 2).fill(NONE)
    this.#next = new Int32Array(nodes * 2)
    this.#depth = new Int32Array(nodes)
    this.#children = new Int32Array(nodes)
    this.#siblings = new Int32Array(nodes)
    this.#values = new Int32Array(nodes)
    this.#units = new Uint16Array(nodes)
  }

  add(text: string, value: T): void {
    this.#folded = fold(text, this.#folded)
    const { units, length } = this.#folded
    let end = length
    while (end > 0 && units[end - 1] === 32) end--
    if (end === 0) return
    let node = 0
    for (let i = 0; i < end; i++) {
      const unit = units[i] ?? 0
      let child = this.#child(node, unit)
      if (child === 0) {
        child = this.#newNode(i + 1, unit, node)
        this.#insert(node, unit, child)
      }
      node = child
    }
    const values = this.#lists[this.#values[node] ?? 0]
    if (!values || values === this.#lists[0]) this.#values[node] = this.#lists.push([value]) - 1
    else if (!values.includes(value)) values.push(value)
    this.size++
  }

  #newNode(depth: number, unit: number, parent: number): number {
    if (this.#count === this.#depth.length) {
      this.#depth = grown(this.#depth)
      this.#children = grown(this.#children)
      this.#siblings = grown(this.#siblings)
      this.#values = grown(this.#values)
      const units = new Uint16Array(this.#units.length * 2)
      units.set(this.#units)
      this.#units = units
    }
    const node = this.#count++
    this.#depth[node] = depth
    this.#units[node] = unit
    this.#siblings[node] = this.#children[parent] ?? 0
    this.#children[parent] = node
    return node
  }

  link(): void {
    const count = this.#count
    this.#depth = this.#depth.slice(0, count)
    this.#values = this.#values.slice(0, count)
    this.#suffix = new Int32Array(count)
    this.#output = new Int32Array(count)
    this.#first = new Int32Array(count)
    this.#onlyUnit = new Int32Array(count).fill(NONE)
    this.#onlyNode = new Int32Array(count)
    const [units, children, siblings, values] = [this.#units, this.#children, this.#siblings, this.#values]
    const queue = new Int32Array(count)
    let behind = 1
    for (let head = 0; head < behind; head++) {
      const node = queue[head] ?? 0
      const first = children[node] ?? 0
      if (first !== 0) {
        this.#onlyUnit[node] = siblings[first] === 0 ? (units[first] ?? 0) : MANY
        this.#onlyNode[node] = first
      }
      for (let child = first; child !== 0; child = siblings[child] ?? 0) {
        const unit = units[child] ?? 0
        let suffix = node === 0 ? 0 : (this.#suffix[node] ?? 0)
        let to = node === 0 ? 0 : this.#child(suffix, unit)
        while (to === 0 && suffix !== 0) {
          suffix = this.#suffix[suffix] ?? 0
          to = this.#child(suffix, unit)
        }
        this.#suffix[child] = to
        this.#output[child] = values[to] ? to : (this.#output[to] ?? 0)
        this.#first[child] = values[child] ? child : (this.#output[child] ?? 0)
        queue[behind++] = child
      }
    }
    this.#shrink()
  }

  /** Lets go of what only the building needs: transitions of nodes that have one stand beside the node. */
  #shrink(): void {
    this.#keys = new Float64Array(64).fill(NONE)
    this.#next = new Int32Array(64)
    this.#used = 0
    for (let node = 1; node < this.#count; node++) {
      if (this.#onlyUnit[node] !== MANY) continue
      for (let child = this.#children[node] ?? 0; child !== 0; child = this.#siblings[child] ?? 0)
        this.#insert(node, this.#units[child] ?? 0, child)
    }
    this.#units = new Uint16Array(0)
    this.#children = this.#siblings = new Int32Array(0)
  }

  /** What the wording that ends in a node stands for, in the order in which it was added. */
  valuesOf(node: number): readonly T[] {
    return this.#lists[this.#values[node] ?? 0] ?? []
  }

  /** The nodes that end a wording. */
  *ends(): Iterable<number> {
    for (let node = 0; node < this.#values.length; node++) if (this.#values[node] !== 0) yield node
  }

  /** The number of nodes. */
  get nodes(): number {
    return this.#count
  }

  /** All places of wordings in a text; the text as it is folded can be handed in. */
  search(text: string, given?: Folded): Hits {
    const folded = given ?? (this.#folded = fold(text, this.#folded))
    const { units, length } = folded
    const root = this.#root
    const suffix = this.#suffix
    const onlyUnit = this.#onlyUnit
    const onlyNode = this.#onlyNode
    const first = this.#first
    this.#hits.length = 0
    let node = 0
    for (let i = 0; i < length; i++) {
      const unit = units[i] as number
      let to = 0
      while (node !== 0) {
        const only = onlyUnit[node] as number
        if (only === unit) to = onlyNode[node] as number
        else if (only === MANY) to = this.#child(node, unit)
        if (to !== 0) break
        node = suffix[node] as number
      }
      node = to === 0 ? (root[unit] as number) : to
      if (node !== 0 && first[node] !== 0) this.#collect(text, folded, i, node)
    }
    return this.#hits
  }

  /** The wordings that end at a folded unit, the longest first, where their edges allow it. */
  #collect(text: string, { units, at, length }: Folded, i: number, node: number): void {
    for (let out = this.#first[node] ?? 0; out !== 0; out = this.#output[out] ?? 0) {
      const from = i - (this.#depth[out] ?? 1) + 1
      const behind = isWordStart(units, from) ? wordEnd(units, length, i + 1) : -1
      if (behind < 0 || cutsDepartment(units, length, from, behind)) continue
      const start = at[from] ?? 0
      const last = at[behind - 1] ?? 0
      const end = Math.max(last + 1, endOf(text, last))
      if (holdsQuote(text, start, end)) {
        const balanced = balanceQuotes(text, start, end)
        this.#push(balanced.start, balanced.end, out)
      } else this.#push(start, end, out)
    }
  }

  #push(start: number, end: number, node: number): void {
    const hits = this.#hits
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

  #child(node: number, unit: number): number {
    if (node === 0) return this.#root[unit] ?? 0
    const key = node * 65536 + unit
    const mask = this.#keys.length - 1
    for (let slot = hash(node, unit) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#keys[slot]
      if (found === key) return this.#next[slot] ?? 0
      if (found === NONE) return 0
    }
  }

  #insert(node: number, unit: number, child: number): void {
    if (node === 0) {
      this.#root[unit] = child
      return
    }
    if (this.#used * 2 >= this.#keys.length) {
      const [keys, next] = [this.#keys, this.#next]
      this.#keys = new Float64Array(keys.length * 2).fill(NONE)
      this.#next = new Int32Array(keys.length * 2)
      keys.forEach((key, i) => {
        if (key >= 0) this.#put(Math.floor(key / 65536), key % 65536, next[i] ?? 0)
      })
    }
    this.#used++
    this.#put(node, unit, child)
  }

  #put(node: number, unit: number, child: number): void {
    const mask = this.#keys.length - 1
    let slot = hash(node, unit) & mask
    while (this.#keys[slot] !== NONE) slot = (slot + 1) & mask
    this.#keys[slot] = node * 65536 + unit
    this.#next[slot] = child
  }
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(values.length * 2)
  more.set(values)
  return more
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** The end of the character that starts at `at`. */
function endOf(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
}
