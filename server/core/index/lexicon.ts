// Finds all terms and plan names of a corpus in running text in one pass (Aho and Corasick 1975).

import { type Folded, fold } from '../text/fold.ts'
import { balanceQuotes } from '../text/quotes.ts'
import { isWordStart, pluralInIes, wordEnd } from '../text/word-edge.ts'
import { cutsDepartment } from './department-edge.ts'

/** A wording that the lexicon knows, and what it stands for. */
export interface Wording<T> {
  readonly text: string
  readonly value: T
}

/** A place where a wording stands. Offsets are into the text that was searched. */
export interface Match<T> {
  readonly start: number
  readonly end: number
  /** What the wording stands for: every term or plan that it belongs to, in the order of the lexicon. */
  readonly values: readonly T[]
  /** Matches that lie inside this one, longest first. */
  readonly inner: readonly Match<T>[]
}

/** Immutable; built anew when a wording comes or goes. */
export interface Lexicon<T> {
  /** All outermost matches in `text`, in order. Of overlapping ones the longest wins, then the first. */
  match(text: string): readonly Match<T>[]
  readonly size: number
}

/** A lexicon of `wordings`; those that fold to nothing are left out. */
export function buildLexicon<T>(wordings: Iterable<Wording<T>>): Lexicon<T> {
  const trie = new Trie<T>()
  for (const { text, value } of wordings) {
    trie.add(text, value)
    const plural = pluralInIes(text)
    if (plural !== undefined) trie.add(plural, value)
  }
  trie.link()
  return trie
}

interface Hit<T> {
  readonly start: number
  readonly end: number
  readonly values: T[]
}

const NONE: readonly never[] = []

class Trie<T> implements Lexicon<T> {
  // Transitions in an open-addressing table: (node, unit) to node. A trie of 10,000 terms has some 50,000 of them.
  #keys = new Float64Array(1024).fill(-1)
  #next = new Int32Array(1024)
  #used = 0
  #root = new Int32Array(65536)
  readonly #children: { unit: number; node: number }[][] = [[]]
  readonly #depth: number[] = [0]
  readonly #values: (T[] | undefined)[] = [undefined]
  /** Node of the longest proper suffix, and of the longest one that ends a wording. */
  #suffix = new Int32Array(0)
  #output = new Int32Array(0)
  /** The text that was folded last: its arrays serve the next one, for most leaves are short and there are many. */
  #folded: Folded | undefined
  size = 0

  add(text: string, value: T): void {
    const { units, length } = fold(text)
    let end = length
    while (end > 0 && units[end - 1] === 32) end--
    if (end === 0) return
    let node = 0
    for (let i = 0; i < end; i++) {
      const unit = units[i] ?? 0
      let child = this.#child(node, unit)
      if (child === 0) {
        child = this.#depth.length
        this.#depth.push(i + 1)
        this.#values.push(undefined)
        this.#children.push([])
        this.#children[node]?.push({ unit, node: child })
        this.#insert(node, unit, child)
      }
      node = child
    }
    const values = (this.#values[node] ??= [])
    if (!values.includes(value)) values.push(value)
    this.size++
  }

  link(): void {
    this.#suffix = new Int32Array(this.#depth.length)
    this.#output = new Int32Array(this.#depth.length)
    const queue = [0]
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head] ?? 0
      for (const { unit, node: child } of this.#children[node] ?? []) {
        let suffix = node === 0 ? 0 : (this.#suffix[node] ?? 0)
        let to = node === 0 ? 0 : this.#child(suffix, unit)
        while (to === 0 && suffix !== 0) {
          suffix = this.#suffix[suffix] ?? 0
          to = this.#child(suffix, unit)
        }
        this.#suffix[child] = to
        this.#output[child] = this.#values[to] ? to : (this.#output[to] ?? 0)
        queue.push(child)
      }
    }
  }

  match(text: string): readonly Match<T>[] {
    if (this.size === 0) return NONE
    const hits = this.#hits(text)
    return hits.length === 0 ? NONE : nest(hits)
  }

  #hits(text: string): Hit<T>[] {
    this.#folded = fold(text, this.#folded)
    const { units, at, length } = this.#folded
    const hits: Hit<T>[] = []
    let node = 0
    for (let i = 0; i < length; i++) {
      const unit = units[i] ?? 0
      let to = this.#child(node, unit)
      while (to === 0 && node !== 0) {
        node = this.#suffix[node] ?? 0
        to = this.#child(node, unit)
      }
      node = to
      if (node === 0) continue
      for (let out = this.#values[node] ? node : (this.#output[node] ?? 0); out !== 0; out = this.#output[out] ?? 0) {
        const first = i - (this.#depth[out] ?? 1) + 1
        const behind = isWordStart(units, first) ? wordEnd(units, length, i + 1) : -1
        if (behind < 0 || cutsDepartment(units, length, first, behind)) continue
        const start = at[first] ?? 0
        const last = at[behind - 1] ?? 0
        const end = Math.max(last + 1, lastOf(text, last))
        hits.push({ ...balanceQuotes(text, start, end), values: this.#values[out] ?? [] })
      }
    }
    return hits
  }

  #child(node: number, unit: number): number {
    if (node === 0) return this.#root[unit] ?? 0
    const key = node * 65536 + unit
    const mask = this.#keys.length - 1
    for (let slot = hash(node, unit) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#keys[slot]
      if (found === key) return this.#next[slot] ?? 0
      if (found === -1) return 0
    }
  }

  #insert(node: number, unit: number, child: number): void {
    if (node === 0) {
      this.#root[unit] = child
      return
    }
    if (this.#used * 2 >= this.#keys.length) {
      const [keys, next] = [this.#keys, this.#next]
      this.#keys = new Float64Array(keys.length * 2).fill(-1)
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
    while (this.#keys[slot] !== -1) slot = (slot + 1) & mask
    this.#keys[slot] = node * 65536 + unit
    this.#next[slot] = child
  }
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** The end of the character that starts at `at`. */
function lastOf(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
}

/** Resolves overlaps: the longest match wins, then the first; those inside a winner hang below it. */
function nest<T>(hits: Hit<T>[]): Match<T>[] {
  hits.sort((a, b) => a.start - b.start || b.end - a.end)
  const roots: Match<T>[] = []
  for (let i = 0; i < hits.length; ) {
    let end = hits[i]?.end ?? 0
    let next = i + 1
    while (next < hits.length && (hits[next]?.start ?? end) < end) end = Math.max(end, hits[next++]?.end ?? 0)
    const [only] = hits.slice(i, next)
    if (next === i + 1 && only) roots.push({ ...only, inner: NONE })
    else roots.push(...nestCluster(hits.slice(i, next)))
    i = next
  }
  return roots
}

/** The same for hits of which each overlaps another; linear in their number and length, however hostile the text. */
function nestCluster<T>(hits: Hit<T>[]): Match<T>[] {
  hits.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  const roots: (Hit<T> & { inner: Match<T>[] })[] = []
  const owner = new Map<number, Hit<T> & { inner: Match<T>[] }>()
  for (const hit of hits) {
    const first = owner.get(hit.start)
    const last = owner.get(hit.end - 1)
    if (first && first === last) {
      const same = first.start === hit.start && first.end === hit.end
      if (same) first.values.push(...hit.values.filter(value => !first.values.includes(value)))
      else first.inner.push({ ...hit, inner: NONE })
    } else if (!first && !last) {
      const root = { ...hit, values: [...hit.values], inner: [] }
      for (let i = hit.start; i < hit.end; i++) owner.set(i, root)
      roots.push(root)
    }
  }
  return roots.sort((a, b) => a.start - b.start)
}
