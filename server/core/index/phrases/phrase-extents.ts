// Which phrases hold a cursor, once it is known how far every place of the corpus agrees with the words around it.

import { BREAK, type Vocabulary } from '../../text/tokens.ts'
import type { Entry } from './phrase-entry.ts'
import { FEWEST_WORDS, isPhrase } from './phrase-length.ts'
import type { Sought } from './phrase-segment.ts'
import type { TokenIds } from './phrase-tokens.ts'

/** A phrase by its tokens `[a, b)` among those around the cursor. */
export interface Extended {
  readonly a: number
  readonly b: number
  readonly total: number
  readonly documents: number
  /** How often each document has it, by uri. */
  readonly count: () => ReadonlyMap<string, number>
}

/** The places that agree with the same part of the words: document numbers, each with how often. */
interface Extent {
  readonly a: number
  readonly b: number
  readonly documents: number[]
  readonly counts: number[]
}

/** How far the places of a corpus are the same as the words around a cursor. */
export class Extents {
  readonly #extents = new Map<number, Extent>()
  readonly #entries: Entry[] = []

  /** Gives some documents their numbers: what is returned, and one more for each. */
  number(entries: readonly Entry[]): number {
    const first = this.#entries.length
    for (const entry of entries) this.#entries.push(entry)
    return first
  }

  /** Adds a place of a document, by its number, that is the same as the tokens `[a, b)`, and as no more. */
  add(document: number, a: number, b: number): void {
    const key = a * 1024 + b
    let extent = this.#extents.get(key)
    if (!extent) {
      extent = { a, b, documents: [], counts: [] }
      this.#extents.set(key, extent)
    }
    const last = extent.documents.length - 1
    if (last >= 0 && extent.documents[last] === document) extent.counts[last] = (extent.counts[last] ?? 0) + 1
    else {
      extent.documents.push(document)
      extent.counts.push(1)
    }
  }

  /** Adds every place among a document's tokens that shares three or more with the words at their pivot; with `entry` none that is gone. */
  scan(text: TokenIds, { ids, pivot }: Sought, document: number, entry?: Entry): void {
    const wanted = ids[pivot] ?? BREAK
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (entry?.isGone(at)) continue
      let a = pivot
      for (let i = at - 1; a > 0 && i >= 0 && text[i] === ids[a - 1]; i--) a--
      let b = pivot + 1
      for (let i = at + 1; b < ids.length && i < text.length && text[i] === ids[b]; i++) b++
      if (b - a >= FEWEST_WORDS) this.add(document, a, b)
    }
  }

  /** The maximal phrases, in two documents or more, that hold the pivot: longest first, then those of the most documents. */
  collect({ ids, pivot }: Sought, vocabulary: Vocabulary): Extended[] {
    const extents = [...this.#extents.values()]
    // Where every place goes on in the same way, it is the longer phrase that recurs: some place must begin here, and some end.
    const ends = new Map<number, number>()
    const starts = new Map<number, number>()
    for (const { a, b } of extents) {
      ends.set(a, Math.max(ends.get(a) ?? 0, b))
      starts.set(b, Math.min(starts.get(b) ?? a, a))
    }
    const found: Extended[] = []
    const seen = new Int32Array(this.#entries.length)
    let round = 0
    for (const [a, end] of ends) {
      for (const [b, start] of starts) {
        if (a > pivot || b <= pivot || end < b || start > a || !isPhrase(ids, a, b, vocabulary)) continue
        const holding = extents.filter(extent => extent.a <= a && b <= extent.b)
        let [total, documents] = [0, 0]
        round++
        for (const extent of holding) {
          for (let i = 0; i < extent.documents.length; i++) {
            const document = extent.documents[i] ?? 0
            total += extent.counts[i] ?? 0
            if (seen[document] === round) continue
            seen[document] = round
            documents++
          }
        }
        if (documents > 1) found.push({ a, b, total, documents, count: () => this.#count(holding) })
      }
    }
    return found.sort((x, y) => y.b - y.a - (x.b - x.a) || y.documents - x.documents || x.a - y.a)
  }

  #count(holding: readonly Extent[]): ReadonlyMap<string, number> {
    const counted = new Map<string, number>()
    for (const { documents, counts } of holding) {
      for (let i = 0; i < documents.length; i++) {
        const uri = this.#entries[documents[i] ?? 0]?.uri ?? ''
        counted.set(uri, (counted.get(uri) ?? 0) + (counts[i] ?? 0))
      }
    }
    return counted
  }
}
