// The units that columns are counted in: those of UTF-16, UTF-8 or UTF-32, as LSP 3.17 lets client and server agree on.

/** LSP's `PositionEncodingKind`: what one column is. Offsets are UTF-16 whatever it says. */
export type ColumnUnit = 'utf-8' | 'utf-16' | 'utf-32'

/** A place is found by reading at most so many UTF-16 units, however long the line: sums are kept for each step of this length. */
const STEP = 512

/** The columns of one text. Cheap to make; the text is read once, when somebody asks for the first time. */
export class Columns {
  readonly unit: ColumnUnit
  readonly #text: string
  #sums: Uint32Array | undefined

  constructor(text: string, unit: ColumnUnit) {
    this.#text = text
    this.unit = unit
  }

  /** How many columns the offset `at` is behind `lineStart`; between the halves of a surrogate pair stands what is before the pair. */
  columnAt(lineStart: number, at: number): number {
    if (this.unit === 'utf-16') return at - lineStart
    return this.#before(at) - this.#before(lineStart)
  }

  /** The offset of a column of the line `[lineStart, lineEnd)`: the start of the character that holds it, at most `lineEnd`. */
  offsetAt(lineStart: number, lineEnd: number, column: number): number {
    const wanted = Math.max(0, column)
    if (this.unit === 'utf-16') return Math.min(lineStart + wanted, lineEnd)
    const target = this.#before(lineStart) + wanted
    const sums = this.#sumsOfSteps()
    let low = Math.floor(lineStart / STEP)
    for (let high = Math.floor(lineEnd / STEP) + 1; low + 1 < high; ) {
      const middle = (low + high) >>> 1
      if ((sums[middle] ?? Number.POSITIVE_INFINITY) <= target) low = middle
      else high = middle
    }
    let at = Math.max(lineStart, low * STEP)
    let sum = at === lineStart ? target - wanted : (sums[low] ?? 0)
    // A step may end within a pair, of which nothing has been counted then.
    if (at > lineStart && isPair(this.#text, at - 1)) at--
    while (at < lineEnd && sum < target) {
      const size = isPair(this.#text, at) ? 2 : 1
      for (let i = at; i < at + size; i++) sum += this.#weight(i)
      if (sum > target) break
      at += size
    }
    return Math.min(at, lineEnd)
  }

  /** The units of everything before `at`. */
  #before(at: number): number {
    const step = Math.floor(at / STEP)
    let sum = this.#sumsOfSteps()[step] ?? 0
    for (let i = step * STEP; i < at; i++) sum += this.#weight(i)
    return sum
  }

  #sumsOfSteps(): Uint32Array {
    if (this.#sums) return this.#sums
    const { length } = this.#text
    const sums = new Uint32Array(Math.floor(length / STEP) + 1)
    for (let i = 0, sum = 0; i <= length; sum += this.#weight(i++)) if (i % STEP === 0) sums[i / STEP] = sum
    this.#sums = sums
    return sums
  }

  /** What a UTF-16 unit takes. The second half of a pair takes all that the pair takes; a half by itself is written as U+FFFD. */
  #weight(at: number): number {
    const code = this.#text.charCodeAt(at)
    const isHalf = (code & 0xf800) === 0xd800
    if (isHalf && isPair(this.#text, at)) return 0
    if (this.unit === 'utf-32') return 1
    if (isHalf) return code >= 0xdc00 && isPair(this.#text, at - 1) ? 4 : 3
    return code < 0x80 ? 1 : code < 0x800 ? 2 : 3
  }
}

/** True where a surrogate pair starts. */
function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
}
