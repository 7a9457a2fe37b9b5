// Texts as weighted features: pairs of Chinese characters and words of other scripts, the rarer the heavier.

import { isWord } from '../../text/fold.ts'

/** Features with their weights, by rising id; of length 1 unless it is empty. */
export interface Vector {
  readonly ids: Int32Array
  readonly weights: Float32Array
}

/** The vector of a text without features. */
export const EMPTY_VECTOR: Vector = { ids: new Int32Array(0), weights: new Float32Array(0) }

/** Gives features their numbers: pairs of Chinese characters that stand side by side, and whole words of other scripts. */
export class Features {
  readonly #words = new Map<string, number>()
  // Pairs in an open-addressing table, as a text of a million characters has nearly as many: a map would grow and grow.
  #pairs = new Int32Array(1 << 14).fill(-1)
  #numbers = new Int32Array(1 << 14)
  #used = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The features of a folded text, each as often as it stands there. */
  read(key: string): Int32Array {
    const found = new Int32Array(key.length)
    let count = 0
    let before = 0
    for (let i = 0; i < key.length; ) {
      const unit = key.charCodeAt(i)
      if (isHanUnit(unit)) {
        if (before !== 0) found[count++] = this.#numberOf((before - FIRST_HAN + 1) * HAN + unit - FIRST_HAN)
        else if (!isHanUnit(key.charCodeAt(i + 1))) found[count++] = this.#numberOf(unit - FIRST_HAN)
        before = unit
        i++
        continue
      }
      before = 0
      if (!isWord(unit)) {
        i++
        continue
      }
      const from = i
      while (i < key.length && isWord(key.charCodeAt(i))) i++
      found[count++] = this.#numberOfWord(key.slice(from, Math.min(i, from + LONGEST_WORD)))
    }
    return found.slice(0, count)
  }

  /** The numbers of features that were made elsewhere. */
  number(features: readonly string[]): Int32Array {
    return Int32Array.from(features, feature => this.#numberOfWord(feature))
  }

  #numberOfWord(word: string): number {
    const known = this.#words.get(word)
    if (known !== undefined) return known
    this.#words.set(word, this.#size)
    return this.#size++
  }

  #numberOf(pair: number): number {
    const mask = this.#pairs.length - 1
    let at = Math.imul(pair, 0x9e3779b1) >>> 8
    for (at &= mask; this.#pairs[at] !== -1; at = (at + 1) & mask)
      if (this.#pairs[at] === pair) return this.#numbers[at] ?? 0
    this.#pairs[at] = pair
    this.#numbers[at] = this.#size
    if (++this.#used * 2 > this.#pairs.length) this.#grow()
    return this.#size++
  }

  #grow(): void {
    const [pairs, numbers] = [this.#pairs, this.#numbers]
    this.#pairs = new Int32Array(pairs.length * 2).fill(-1)
    this.#numbers = new Int32Array(pairs.length * 2)
    const mask = this.#pairs.length - 1
    pairs.forEach((pair, i) => {
      if (pair < 0) return
      let at = (Math.imul(pair, 0x9e3779b1) >>> 8) & mask
      while (this.#pairs[at] !== -1) at = (at + 1) & mask
      this.#pairs[at] = pair
      this.#numbers[at] = numbers[i] ?? 0
    })
  }
}

const LONGEST_WORD = 40

const FIRST_HAN = 0x3400
const LAST_HAN = 0x9fff
const HAN = LAST_HAN - FIRST_HAN + 1

/** Rare characters outside of the first plane tell nothing. */
function isHanUnit(unit: number): boolean {
  return unit >= FIRST_HAN && unit <= LAST_HAN
}

/** Makes vectors of features by their document frequency among `texts`: `ln(1 + N / df)`, times `1 + ln tf`. */
export class Weighting {
  readonly #idf: Float32Array
  readonly #counts: Float64Array

  constructor(texts: readonly Int32Array[], size: number) {
    const frequency = new Uint32Array(size)
    const last = new Int32Array(size).fill(-1)
    texts.forEach((ids, text) => {
      for (const id of ids) {
        if (last[id] === text) continue
        last[id] = text
        frequency[id] = (frequency[id] ?? 0) + 1
      }
    })
    this.#idf = Float32Array.from(frequency, df => Math.log(1 + texts.length / Math.max(1, df)))
    this.#counts = new Float64Array(size)
  }

  /** The vector of several texts taken together. */
  vector(texts: readonly Int32Array[]): Vector {
    const counts = this.#counts
    const touched = new Int32Array(texts.reduce((sum, { length }) => sum + length, 0))
    let different = 0
    for (const ids of texts) {
      for (const id of ids) {
        if (counts[id] === 0) touched[different++] = id
        counts[id] = (counts[id] ?? 0) + 1
      }
    }
    const ids = touched.slice(0, different).sort()
    const weights = new Float32Array(ids.length)
    let sum = 0
    ids.forEach((id, i) => {
      const weight = (1 + Math.log(counts[id] ?? 1)) * (this.#idf[id] ?? 0)
      weights[i] = weight
      sum += weight * weight
      counts[id] = 0
    })
    const length = Math.sqrt(sum) || 1
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) / length
    return { ids, weights }
  }
}

/** The cosine of two vectors, 0 to 1. */
export function cosine(a: Vector, b: Vector): number {
  let sum = 0
  for (let i = 0, k = 0; i < a.ids.length && k < b.ids.length; ) {
    const difference = (a.ids[i] ?? 0) - (b.ids[k] ?? 0)
    if (difference === 0) sum += (a.weights[i++] ?? 0) * (b.weights[k++] ?? 0)
    else if (difference < 0) i++
    else k++
  }
  return Math.min(1, sum)
}

/** A vector that is like another one, by its index. */
export interface Likeness {
  readonly index: number
  readonly cosine: number
}

/**
 * Finds which of many vectors are like a given one: all cosines in one walk over the lists of those that share a feature. What
 * too many of them share is passed over, so that the work stays within `budget` steps or so for all questions together.
 */
export class VectorIndex {
  readonly #starts: Int32Array
  readonly #owners: Int32Array
  readonly #weights: Float32Array
  readonly #sums: Float64Array
  readonly #most: number

  constructor(vectors: readonly Vector[], size: number, questions: number, budget = 60e6) {
    const starts = new Int32Array(size + 1)
    let entries = 0
    for (const { ids } of vectors) {
      entries += ids.length
      for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
    }
    for (let id = 0; id < size; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
    const next = starts.slice()
    this.#owners = new Int32Array(entries)
    this.#weights = new Float32Array(entries)
    vectors.forEach(({ ids, weights }, owner) => {
      ids.forEach((id, i) => {
        const at = next[id] ?? 0
        next[id] = at + 1
        this.#owners[at] = owner
        this.#weights[at] = weights[i] ?? 0
      })
    })
    this.#starts = starts
    this.#sums = new Float64Array(vectors.length)
    // A question has as many features as an indexed vector, more or less.
    const features = Math.max(1, questions * (entries / Math.max(1, vectors.length)))
    this.#most = Math.max(8, Math.floor(budget / features))
  }

  /** Those with a cosine of at least `least`, the most alike first, at most `most`. */
  like(vector: Vector, least: number, most: number): Likeness[] {
    const sums = this.#sums
    const touched: number[] = []
    vector.ids.forEach((id, i) => {
      const [from, to] = [this.#starts[id] ?? 0, this.#starts[id + 1] ?? 0]
      if (to - from > this.#most) return
      const weight = vector.weights[i] ?? 0
      for (let at = from; at < to; at++) {
        const owner = this.#owners[at] ?? 0
        if (sums[owner] === 0) touched.push(owner)
        sums[owner] = (sums[owner] ?? 0) + weight * (this.#weights[at] ?? 0)
      }
    })
    const found: Likeness[] = []
    for (const index of touched) {
      const sum = Math.min(1, sums[index] ?? 0)
      sums[index] = 0
      if (sum >= least) found.push({ index, cosine: sum })
    }
    found.sort((a, b) => b.cosine - a.cosine || a.index - b.index)
    return found.length > most ? found.slice(0, most) : found
  }
}
