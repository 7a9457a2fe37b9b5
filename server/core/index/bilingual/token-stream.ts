// Finds a sequence of tokens in all units of a parallel text without reading them: by the places of its rarest pair.

/** Stands between two units, and between two words that no phrase reaches across; no token has this number. */
export const BREAK = 0

/**
 * The tokens of a file's units in one language, one unit after the other with a {@link BREAK} behind each. Chinese tokens
 * are folded characters, English ones the numbers of word stems. For each pair of neighbours the places where it stands
 * are kept together, by a hash: 8 to 12 bytes a token in all.
 */
export class TokenStream {
  readonly tokens: Uint32Array | Uint16Array
  /** Where each unit starts in {@link tokens}, and the length behind the last. */
  readonly starts: Uint32Array
  /** Places by the hash of the pair that starts there; those of one hash in order. */
  readonly #places: Uint32Array
  readonly #bucketStarts: Uint32Array
  readonly #mask: number

  constructor(tokens: Uint32Array | Uint16Array, starts: Uint32Array) {
    this.tokens = tokens
    this.starts = starts
    let buckets = 16
    while (buckets < tokens.length / 2 && buckets < 1 << 22) buckets *= 2
    this.#mask = buckets - 1
    // A counting sort: sizes, then where each bucket starts, then the places.
    const starting = new Uint32Array(buckets + 1)
    const last = tokens.length - 1
    for (let i = 0; i < last; i++) {
      if (tokens[i] === BREAK || tokens[i + 1] === BREAK) continue
      const bucket = this.#bucket(tokens[i] ?? 0, tokens[i + 1] ?? 0) + 1
      starting[bucket] = (starting[bucket] ?? 0) + 1
    }
    for (let i = 1; i <= buckets; i++) starting[i] = (starting[i] ?? 0) + (starting[i - 1] ?? 0)
    const next = starting.slice(0, buckets)
    const places = new Uint32Array(starting[buckets] ?? 0)
    for (let i = 0; i < last; i++) {
      if (tokens[i] === BREAK || tokens[i + 1] === BREAK) continue
      const bucket = this.#bucket(tokens[i] ?? 0, tokens[i + 1] ?? 0)
      const at = next[bucket] ?? 0
      places[at] = i
      next[bucket] = at + 1
    }
    this.#bucketStarts = starting
    this.#places = places
  }

  get size(): number {
    return this.starts.length - 1
  }

  /** The bytes that the index takes. */
  get bytes(): number {
    return this.tokens.byteLength + this.starts.byteLength + this.#places.byteLength + this.#bucketStarts.byteLength
  }

  /** The unit that holds a place; `from` or one behind it, where most often it is one of the next. */
  unitAt(place: number, from = 0): number {
    let low = from
    let step = 1
    while (low + step < this.size && (this.starts[low + step] ?? 0) <= place) {
      low += step
      step *= 2
    }
    let high = Math.min(low + step, this.size) - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.starts[middle] ?? 0) <= place) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The units that hold `pattern`, in order, each once. */
  unitsWith(pattern: ArrayLike<number>): number[] {
    const units: number[] = []
    if (pattern.length < 2) this.#collectSingle(pattern[0] ?? BREAK, units)
    else this.#count(pattern, Number.POSITIVE_INFINITY, units)
    return units
  }

  /** How many units hold `pattern`, of two tokens or more; one more than `most` where there are more. */
  countUnits(pattern: ArrayLike<number>, most = Number.POSITIVE_INFINITY): number {
    return this.#count(pattern, most)
  }

  /** True where `pattern` stands in the unit. */
  has(unit: number, pattern: ArrayLike<number>): boolean {
    return this.placeIn(unit, pattern) >= 0
  }

  /** The first place of `pattern` in the unit; -1 where it does not stand there. */
  placeIn(unit: number, pattern: ArrayLike<number>): number {
    const end = (this.starts[unit + 1] ?? 0) - pattern.length
    for (let place = this.starts[unit] ?? 0; place <= end; place++) if (this.#isAt(place, pattern)) return place
    return -1
  }

  /** Adds the units that hold a token. */
  #collectSingle(token: number, units: number[]): void {
    if (token === BREAK) return
    let unit = 0
    for (let at = this.tokens.indexOf(token); at >= 0; ) {
      unit = this.unitAt(at, unit)
      units.push(unit)
      at = this.tokens.indexOf(token, this.starts[unit + 1])
    }
  }

  /** Counts the units that hold `pattern`, up to one more than `most`, and adds them to `units`. */
  #count(pattern: ArrayLike<number>, most: number, units?: number[]): number {
    let best = 0
    let from = 0
    let to = Number.POSITIVE_INFINITY
    for (let i = 0; i + 1 < pattern.length; i++) {
      const bucket = this.#bucket(pattern[i] ?? 0, pattern[i + 1] ?? 0)
      const start = this.#bucketStarts[bucket] ?? 0
      const end = this.#bucketStarts[bucket + 1] ?? 0
      if (end === start) return 0
      if (end - start >= to - from) continue
      best = i
      from = start
      to = end
    }
    let count = 0
    let unit = 0
    let next = 0
    for (let i = from; i < to && count <= most; i++) {
      const place = (this.#places[i] ?? 0) - best
      if (place < next || !this.#isAt(place, pattern)) continue
      unit = this.unitAt(place, unit)
      count++
      units?.push(unit)
      next = this.starts[unit + 1] ?? 0
    }
    return count
  }

  #isAt(place: number, pattern: ArrayLike<number>): boolean {
    for (let i = 0; i < pattern.length; i++) if (this.tokens[place + i] !== pattern[i]) return false
    return true
  }

  #bucket(first: number, second: number): number {
    const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
    return (mixed ^ (mixed >>> 15)) & this.#mask
  }
}
