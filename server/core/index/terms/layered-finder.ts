// Wordings in two tries: those of glossaries that come with Tifa, which is made when Tifa is built, and those of a corpus; or most of these, and those
// that have changed since.

import { type Folded, fold } from '../../text/fold.ts'
import { addHit, type Finder, type Hits, noHits } from './trie.ts'

/** Finds what both find, as one trie would in which the wordings of `upper` were added last. */
export class LayeredFinder<T> implements Finder<T> {
  readonly #base: Finder<T>
  readonly #upper: Finder<T>
  #folded: Folded | undefined
  readonly #hits = noHits()

  constructor(base: Finder<T>, upper: Finder<T>) {
    this.#base = base
    this.#upper = upper
  }

  get isEmpty(): boolean {
    return this.#base.isEmpty && this.#upper.isEmpty
  }

  valuesOf(node: number): readonly T[] {
    return node < 0 ? this.#upper.valuesOf(decode(node)) : this.#base.valuesOf(node)
  }

  map<U>(to: (value: T) => U): Finder<U> {
    return new LayeredFinder(this.#base.map(to), this.#upper.map(to))
  }

  search(text: string, given?: Folded): Hits {
    const folded = given ?? (this.#folded = fold(text, this.#folded))
    const below = this.#base.search(text, folded)
    const above = this.#upper.search(text, folded)
    if (above.length === 0) return below
    const hits = this.#hits
    hits.length = 0
    for (let b = 0, a = 0; b < below.length || a < above.length; ) {
      const isBelow = a === above.length || (b < below.length && (below.ends[b] ?? 0) <= (above.ends[a] ?? 0))
      const { starts, ends, nodes } = isBelow ? below : above
      const i = isBelow ? b++ : a++
      addHit(hits, starts[i] ?? 0, ends[i] ?? 0, isBelow ? (nodes[i] ?? 0) : encode(nodes[i] ?? 0))
    }
    return hits
  }
}

/** Nodes of what lies above are negative, and may have been before; those of what lies below never are. */
function encode(node: number): number {
  return ~((node << 1) ^ (node >> 31))
}

function decode(code: number): number {
  return (~code >>> 1) ^ -(~code & 1)
}

/** Finds what another does, but for values that are left out, and for wordings that have no others; those that stay are mapped. */
export class FilteredFinder<T, U = T> implements Finder<U> {
  readonly #all: Finder<T>
  readonly #isLeftOut: (value: T) => boolean
  readonly #to: (value: T) => U
  /** By node. */
  readonly #values = new Map<number, readonly U[]>()

  constructor(all: Finder<T>, isLeftOut: (value: T) => boolean, to: (value: T) => U) {
    this.#all = all
    this.#isLeftOut = isLeftOut
    this.#to = to
  }

  get isEmpty(): boolean {
    return this.#all.isEmpty
  }

  valuesOf(node: number): readonly U[] {
    const known = this.#values.get(node)
    if (known) return known
    const values: U[] = []
    for (const value of this.#all.valuesOf(node)) if (!this.#isLeftOut(value)) values.push(this.#to(value))
    this.#values.set(node, values)
    return values
  }

  map<V>(to: (value: U) => V): Finder<V> {
    return new FilteredFinder(this.#all, this.#isLeftOut, value => to(this.#to(value)))
  }

  search(text: string, folded?: Folded): Hits {
    const hits = this.#all.search(text, folded)
    const { starts, ends, nodes, length } = hits
    hits.length = 0
    for (let i = 0; i < length; i++) {
      const node = nodes[i] ?? 0
      if (this.valuesOf(node).length > 0) addHit(hits, starts[i] ?? 0, ends[i] ?? 0, node)
    }
    return hits
  }
}
