// Finds all terms and plan names of a corpus in running text in one pass.

import type { Folded } from '../../text/fold.ts'
import { append } from '../../text/long-list.ts'
import { pluralInIes } from '../../text/word-edge.ts'
import type { Finder, Hits, Trie } from './trie.ts'
import { TrieBuilder } from './trie-builder.ts'

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
  /**
   * Calls `visit` for all that {@link match} gives and for all inside it, outer before inner, with what is not what the outer
   * one stands for, too. Makes no objects: for whole corpora. The text as it is folded can be handed in.
   */
  visit(text: string, visit: Visitor<T>, folded?: Folded): void
  /** The same wordings for other values, of which each is asked for when it is found. */
  map<U>(to: (value: T) => U): Lexicon<U>
  readonly isEmpty: boolean
}

export type Visitor<T> = (start: number, values: readonly T[], isInner: boolean, end: number) => void

/** A lexicon of `wordings`; those that fold to nothing are left out. */
export function buildLexicon<T>(wordings: Iterable<Wording<T>>): Lexicon<T> {
  return lexiconOf(buildTrie(wordings))
}

/** What finds `wordings`, plurals of English ones among them. */
export function buildTrie<T>(wordings: Iterable<Wording<T>>): Trie<T> {
  const trie = new TrieBuilder<T>(Array.isArray(wordings) ? wordings.length : 0)
  for (const { text, value } of wordings) {
    trie.add(text, value)
    const plural = pluralInIes(text)
    if (plural !== undefined) trie.add(plural, value)
  }
  return trie.link()
}

/** The lexicon of what `finder` finds. */
export function lexiconOf<T>(finder: Finder<T>): Lexicon<T> {
  return new FinderLexicon(finder)
}

interface Hit<T> {
  readonly start: number
  readonly end: number
  readonly values: readonly T[]
}

const NONE: readonly never[] = []

class FinderLexicon<T> implements Lexicon<T> {
  readonly #finder: Finder<T>
  /** Of one cluster: its hits, the longest first, and the hit that each lies in, itself or {@link NOBODY}. */
  readonly #order = new Int32Array(SMALL)
  readonly #owners = new Int32Array(SMALL)
  readonly #winners = new Int32Array(SMALL)

  constructor(finder: Finder<T>) {
    this.#finder = finder
  }

  get isEmpty(): boolean {
    return this.#finder.isEmpty
  }

  map<U>(to: (value: T) => U): Lexicon<U> {
    return lexiconOf(this.#finder.map(to))
  }

  match(text: string): readonly Match<T>[] {
    const found: (Hit<T> & { inner: Match<T>[] | readonly never[] })[] = []
    this.visit(text, (start, values, isInner, end) => {
      const hit = { start, end, values, inner: NONE }
      const outer = found.at(-1)
      if (!isInner || !outer) found.push(hit)
      else if (outer.inner.length === 0) outer.inner = [hit]
      else (outer.inner as Match<T>[]).push(hit)
    })
    return found.length > 0 ? found : NONE
  }

  visit(text: string, visit: Visitor<T>, folded?: Folded): void {
    if (this.isEmpty) return
    const hits = this.#finder.search(text, folded)
    if (hits.length === 0) return
    sortByStart(hits)
    const { starts, ends, nodes } = hits
    for (let i = 0; i < hits.length; ) {
      let end = ends[i] ?? 0
      let next = i + 1
      while (next < hits.length && (starts[next] ?? end) < end) end = Math.max(end, ends[next++] ?? 0)
      if (next === i + 1) visit(starts[i] ?? 0, this.#finder.valuesOf(nodes[i] ?? 0), false, end)
      else if (next === i + 2) this.#visitTwo(hits, i, visit)
      else this.#visitCluster(hits, i, next, visit)
      i = next
    }
  }

  /** Most clusters are two hits: the longer one counts, and the other inside it. */
  #visitTwo(hits: Hits, first: number, visit: Visitor<T>): void {
    const { starts, ends, nodes } = hits
    const second = first + 1
    const [start, end] = [starts[first] as number, ends[first] as number]
    const [nextStart, nextEnd] = [starts[second] as number, ends[second] as number]
    if (start === nextStart && end === nextEnd) {
      this.#visitNested(hits, first, first + 2, visit)
      return
    }
    const outer = nextEnd - nextStart > end - start ? second : first
    const values = this.#finder.valuesOf(nodes[outer] as number)
    visit(starts[outer] as number, values, false, ends[outer] as number)
    if (outer === second || nextEnd > end) return
    const others = withoutThose(this.#finder.valuesOf(nodes[second] as number), values)
    if (others.length > 0) visit(nextStart, others, true, nextEnd)
  }

  /** As {@link nestCluster}, without objects; what is many or of one extent, it does for us. */
  #visitCluster(hits: Hits, from: number, to: number, visit: Visitor<T>): void {
    const count = to - from
    const order = this.#order
    const owners = this.#owners
    if (count > order.length || !orderByLength(hits, from, to, order)) {
      this.#visitNested(hits, from, to, visit)
      return
    }
    const { starts, ends, nodes } = hits
    const winners = this.#winners
    let won = 0
    for (let i = 0; i < count; i++) {
      const hit = order[i] as number
      const owner = ownerOf(hits, hit, winners, won)
      owners[hit - from] = owner
      if (owner === hit) winners[won++] = hit
    }
    // By start they are in order already.
    for (let root = from; root < to; root++) {
      if (owners[root - from] !== root) continue
      const values = this.#finder.valuesOf(nodes[root] as number)
      const end = ends[root] as number
      visit(starts[root] as number, values, false, end)
      if (root + 1 === to || (starts[root + 1] as number) >= end) continue
      for (let i = 0; i < count; i++) {
        const hit = order[i] as number
        if (hit === root || owners[hit - from] !== root) continue
        let others = withoutThose(this.#finder.valuesOf(nodes[hit] as number), values)
        for (let j = 0; j < i && others.length > 0; j++) {
          const longer = order[j] as number
          if (longer === root || owners[longer - from] !== root) continue
          if (
            (starts[longer] as number) <= (starts[hit] as number) &&
            (ends[hit] as number) <= (ends[longer] as number)
          )
            others = withoutThose(others, this.#finder.valuesOf(nodes[longer] as number))
        }
        if (others.length > 0) visit(starts[hit] as number, others, true, ends[hit] as number)
      }
    }
  }

  #visitNested(hits: Hits, from: number, to: number, visit: Visitor<T>): void {
    const cluster: Hit<T>[] = []
    for (let i = from; i < to; i++) cluster.push(this.#hit(hits, i))
    for (const { start, end, values, inner } of nestCluster(cluster)) {
      visit(start, values, false, end)
      for (const each of inner) visit(each.start, each.values, true, each.end)
    }
  }

  #hit({ starts, ends, nodes }: Hits, i: number): Hit<T> {
    return { start: starts[i] ?? 0, end: ends[i] ?? 0, values: this.#finder.valuesOf(nodes[i] ?? 0) }
  }
}

/** What an inner match stands for beyond an outer one: 发展改革委 inside 国家发展改革委 is no second mention of the same body. */
function withoutThose<T>(values: readonly T[], outer: readonly T[]): readonly T[] {
  for (const value of values) if (outer.includes(value)) return values.filter(each => !outer.includes(each))
  return values
}

/** Larger clusters are rare: in them each hit would be held against each other one. */
const SMALL = 40
const NOBODY = -1

/** The hits `[from, to)` by length, then start; false where two have the same extent. */
function orderByLength({ starts, ends }: Hits, from: number, to: number, order: Int32Array): boolean {
  for (let hit = from; hit < to; hit++) {
    const start = starts[hit] as number
    const length = (ends[hit] as number) - start
    let at = hit - from
    for (; at > 0; at--) {
      const before = order[at - 1] as number
      const lengthBefore = (ends[before] as number) - (starts[before] as number)
      if (lengthBefore > length) break
      if (lengthBefore === length) {
        if (starts[before] === start) return false
        // They come by start.
        break
      }
      order[at] = before
    }
    order[at] = hit
  }
  return true
}

/** The winner in which a hit lies, or the hit itself where it wins, or nobody where it overlaps one; longer ones are decided. */
function ownerOf({ starts, ends }: Hits, hit: number, winners: Int32Array, won: number): number {
  const first = starts[hit] as number
  const last = (ends[hit] as number) - 1
  let [holdsFirst, holdsLast] = [NOBODY, NOBODY]
  for (let i = 0; i < won; i++) {
    const other = winners[i] as number
    const [start, end] = [starts[other] as number, ends[other] as number]
    if (start <= first && first < end) holdsFirst = other
    if (start <= last && last < end) holdsLast = other
  }
  if (holdsFirst === NOBODY && holdsLast === NOBODY) return hit
  return holdsFirst === holdsLast ? holdsFirst : NOBODY
}

/** Sorts by start, then the longer first. They come by end, so that each has a few places to go at most, or else is long. */
function sortByStart(hits: Hits): void {
  const { starts, ends, nodes, length } = hits
  for (let i = 1; i < length; i++) {
    const start = starts[i] ?? 0
    const end = ends[i] ?? 0
    const node = nodes[i] ?? 0
    let to = i
    while (to > 0 && isAfter(starts[to - 1] ?? 0, ends[to - 1] ?? 0, start, end)) {
      starts[to] = starts[to - 1] ?? 0
      ends[to] = ends[to - 1] ?? 0
      nodes[to] = nodes[to - 1] ?? 0
      to--
    }
    starts[to] = start
    ends[to] = end
    nodes[to] = node
  }
}

function isAfter(start: number, end: number, thanStart: number, thanEnd: number): boolean {
  return start > thanStart || (start === thanStart && end < thanEnd)
}

/** Behind so many terms in one wording hits are no longer held against each other. */
const MOST_INNER = 64

/** What a hit inside `root` stands for beyond that and beyond the longer ones inside it that hold it. */
function beyond<T>(hit: Hit<T>, { values, inner }: Match<T>): readonly T[] {
  let others = withoutThose(hit.values, values)
  for (const longer of inner.length > MOST_INNER ? NONE : inner) {
    if (others.length === 0) break
    if (longer.start <= hit.start && hit.end <= longer.end) others = withoutThose(others, longer.values)
  }
  return others
}

/** Resolves overlaps of hits: the longest wins, then the first; those inside a winner hang below it. Linear in their number and length, however hostile the text. */
function nestCluster<T>(hits: Hit<T>[]): Match<T>[] {
  hits.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  const roots: (Hit<T> & { values: T[]; inner: Match<T>[] })[] = []
  const owner = new Map<number, (typeof roots)[number]>()
  for (const hit of hits) {
    const first = owner.get(hit.start)
    const last = owner.get(hit.end - 1)
    if (first && first === last) {
      const same = first.start === hit.start && first.end === hit.end
      if (same)
        append(
          first.values,
          hit.values.filter(value => !first.values.includes(value)),
        )
      else {
        const values = beyond(hit, first)
        if (values.length > 0) first.inner.push({ ...hit, values, inner: NONE })
      }
    } else if (!first && !last) {
      const root = { ...hit, values: [...hit.values], inner: [] }
      for (let i = hit.start; i < hit.end; i++) owner.set(i, root)
      roots.push(root)
    }
  }
  return roots.sort((a, b) => a.start - b.start)
}
