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

  /** The unit that holds a place. */
  unitAt(place: number): number {
    let low = 0
    let high = this.size - 1
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
    let end = -1
    this.#eachPlace(pattern, place => {
      if (place < end) return
      const unit = this.unitAt(place)
      end = this.starts[unit + 1] ?? 0
      units.push(unit)
    })
    return units
  }

  /** How many units hold `pattern`, which has two tokens or more. */
  countUnits(pattern: ArrayLike<number>): number {
    let count = 0
    let end = -1
    this.#eachPlace(pattern, place => {
      if (place < end) return
      end = this.starts[this.unitAt(place) + 1] ?? 0
      count++
    })
    return count
  }

  /** True where `pattern` stands in the unit. */
  has(unit: number, pattern: ArrayLike<number>): boolean {
    const end = (this.starts[unit + 1] ?? 0) - pattern.length
    for (let place = this.starts[unit] ?? 0; place <= end; place++) if (this.#isAt(place, pattern)) return true
    return false
  }

  #eachPlace(pattern: ArrayLike<number>, found: (place: number) => void): void {
    if (pattern.length === 0) return
    if (pattern.length === 1) {
      const token = pattern[0] ?? BREAK
      if (token === BREAK) return
      for (let at = this.tokens.indexOf(token); at >= 0; at = this.tokens.indexOf(token, at + 1)) found(at)
      return
    }
    let best = 0
    let size = Number.POSITIVE_INFINITY
    for (let i = 0; i + 1 < pattern.length; i++) {
      const bucket = this.#bucket(pattern[i] ?? 0, pattern[i + 1] ?? 0)
      const length = (this.#bucketStarts[bucket + 1] ?? 0) - (this.#bucketStarts[bucket] ?? 0)
      if (length >= size) continue
      best = i
      size = length
      if (length === 0) return
    }
    const bucket = this.#bucket(pattern[best] ?? 0, pattern[best + 1] ?? 0)
    const end = this.#bucketStarts[bucket + 1] ?? 0
    for (let i = this.#bucketStarts[bucket] ?? 0; i < end; i++) {
      const place = (this.#places[i] ?? 0) - best
      if (place >= 0 && this.#isAt(place, pattern)) found(place)
    }
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
