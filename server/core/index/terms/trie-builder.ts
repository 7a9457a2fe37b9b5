// Builds the automaton behind a lexicon: wordings are added one by one, and linked when all are there.

import { type Folded, fold } from '../../text/fold.ts'
import { CHILD, FIRST, grown, MANY, NONE, SUFFIX, Trie, UNIT, WIDTH } from './trie.ts'

/** The nodes that a wording adds, or fewer: many begin alike. */
const NODES_OF_WORDING = 8
/** For how many nodes there is room at most before they are there. */
const MOST_NODES = 1 << 18
/** A free slot in the table of transitions. */
const EMPTY = -1

/** Give it all wordings, then {@link link} it. */
export class TrieBuilder<T> {
  // Transitions, in an open-addressing table: (node, unit) to node. A trie of 10,000 terms has some 50,000 in all.
  #keys = new Float64Array(1024).fill(EMPTY)
  #next = new Int32Array(1024)
  #used = 0
  readonly #root = new Int32Array(65536)
  #count = 1
  // For each node its unit, its last child, and the child of its parent that came before it; 0 for none.
  #units = new Uint16Array(1024)
  #children = new Int32Array(1024)
  #siblings = new Int32Array(1024)
  #depths = new Int32Array(1024)
  /** For each node where its values are in {@link #lists}, which begins with those of nodes that end no wording. */
  #values = new Int32Array(1024)
  readonly #lists: T[][] = [[]]
  /** The text that was folded last: its arrays serve the next one. */
  #folded: Folded | undefined

  /** `wordings` is how many will be added, where that is known: what holds them need not grow step by step then. */
  constructor(wordings = 0) {
    let nodes = this.#depths.length
    while (nodes < wordings * NODES_OF_WORDING && nodes < MOST_NODES) nodes *= 2
    if (nodes === this.#depths.length) return
    this.#keys = new Float64Array(nodes * 2).fill(EMPTY)
    this.#next = new Int32Array(nodes * 2)
    this.#depths = new Int32Array(nodes)
    this.#children = new Int32Array(nodes)
    this.#siblings = new Int32Array(nodes)
    this.#values = new Int32Array(nodes)
    this.#units = new Uint16Array(nodes)
  }

  /** Adds what a wording stands for; one that folds to nothing is left out. */
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
  }

  #newNode(depth: number, unit: number, parent: number): number {
    if (this.#count === this.#depths.length) {
      this.#depths = grown(this.#depths)
      this.#children = grown(this.#children)
      this.#siblings = grown(this.#siblings)
      this.#values = grown(this.#values)
      const units = new Uint16Array(this.#units.length * 2)
      units.set(this.#units)
      this.#units = units
    }
    const node = this.#count++
    this.#depths[node] = depth
    this.#units[node] = unit
    this.#siblings[node] = this.#children[parent] ?? 0
    this.#children[parent] = node
    return node
  }

  /** The trie of all that was added. To be called once. */
  link(): Trie<T> {
    const count = this.#count
    const [units, children, siblings, lists] = [this.#units, this.#children, this.#siblings, this.#values]
    const suffixes = new Int32Array(count)
    const outputs = new Int32Array(count)
    const nodes = new Int32Array(count * WIDTH)
    const queue = new Int32Array(count)
    let behind = 1
    for (let head = 0; head < behind; head++) {
      const node = queue[head] ?? 0
      for (let child = children[node] ?? 0; child !== 0; child = siblings[child] ?? 0) {
        const unit = units[child] ?? 0
        let suffix = node === 0 ? 0 : (suffixes[node] ?? 0)
        let to = node === 0 ? 0 : this.#child(suffix, unit)
        while (to === 0 && suffix !== 0) {
          suffix = suffixes[suffix] ?? 0
          to = this.#child(suffix, unit)
        }
        suffixes[child] = to
        outputs[child] = lists[to] ? to : (outputs[to] ?? 0)
        const at = child * WIDTH
        nodes[at + SUFFIX] = (this.#depths[to] ?? 0) > 1 ? to : 0
        nodes[at + FIRST] = lists[child] ? child : (outputs[child] ?? 0)
        queue[behind++] = child
      }
    }
    const all = this.#lists
    return new Trie(
      {
        root: this.#root,
        firsts: this.#firsts(),
        depths: this.#depths.slice(0, count),
        lists: lists.slice(0, count),
        outputs,
        nodes,
        children: this.#linkChildren(nodes),
      },
      list => all[list] ?? [],
    )
  }

  /** The units that wordings begin with, in order. */
  #firsts(): Int32Array {
    const firsts: number[] = []
    for (let child = this.#children[0] ?? 0; child !== 0; child = this.#siblings[child] ?? 0)
      firsts.push(this.#units[child] ?? 0)
    return Int32Array.from(firsts).sort()
  }

  /** Sets the children of all nodes but the root; gives those of nodes that have several. */
  #linkChildren(nodes: Int32Array): Int32Array {
    const several: number[] = []
    for (let node = 1; node < this.#count; node++) {
      const only = this.#children[node] ?? 0
      const at = node * WIDTH
      nodes[at + UNIT] = only === 0 ? NONE : (this.#units[only] ?? 0)
      nodes[at + CHILD] = only
      if ((this.#siblings[only] ?? 0) === 0) continue
      const children: number[] = []
      for (let child = only; child !== 0; child = this.#siblings[child] ?? 0) children.push(child)
      children.sort((a, b) => (this.#units[a] ?? 0) - (this.#units[b] ?? 0))
      nodes[at + UNIT] = MANY
      nodes[at + CHILD] = several.length
      several.push(children.length)
      for (const child of children) several.push(this.#units[child] ?? 0)
      for (const child of children) several.push(child)
    }
    return new Int32Array(several)
  }

  #child(node: number, unit: number): number {
    if (node === 0) return this.#root[unit] ?? 0
    const key = node * 65536 + unit
    const mask = this.#keys.length - 1
    for (let slot = hashOf(node, unit) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#keys[slot]
      if (found === key) return this.#next[slot] ?? 0
      if (found === EMPTY) return 0
    }
  }

  #insert(node: number, unit: number, child: number): void {
    if (node === 0) {
      this.#root[unit] = child
      return
    }
    if (this.#used * 2 >= this.#keys.length) {
      const [keys, next] = [this.#keys, this.#next]
      this.#keys = new Float64Array(keys.length * 2).fill(EMPTY)
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
    let slot = hashOf(node, unit) & mask
    while (this.#keys[slot] !== EMPTY) slot = (slot + 1) & mask
    this.#keys[slot] = node * 65536 + unit
    this.#next[slot] = child
  }
}

function hashOf(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
