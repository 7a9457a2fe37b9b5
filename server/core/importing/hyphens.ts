// Decides whether a hyphen at the end of a line belongs to the word or to the line.

/** What the rest of a text says of its words. */
export class Hyphens {
  readonly #words: ReadonlySet<string>

  /** @param lines the lines of the text; words that stand whole in them are known. */
  constructor(lines: readonly string[]) {
    this.#words = new Set(lines.some(line => ENDS_IN_HYPHEN.test(line)) ? wordsOf(lines) : [])
  }

  /**
   * The word without the hyphen that parts it between two lines; undefined where the hyphen stays: only a word that the
   * text has elsewhere without a hyphen, and not with one, loses it.
   */
  mend(before: string, after: string): string | undefined {
    const head = ENDS_IN_HYPHEN.exec(before)?.[1]
    const tail = /^\p{Ll}{1,30}/u.exec(after)?.[0]
    if (head === undefined || tail === undefined) return undefined
    const whole = `${head}${tail}`
    if (this.#words.has(`${head}-${tail}`.toLowerCase())) return undefined
    return this.#words.has(whole.toLowerCase()) ? whole : undefined
  }
}

const ENDS_IN_HYPHEN = /(?:^|[^\p{L}-])(\p{L}{2,30})[-‐]$/u

function* wordsOf(lines: readonly string[]): Generator<string> {
  for (const line of lines) {
    for (const [word] of line.matchAll(/[A-Za-z\u00c0-\u024f]{2,40}(?:-[A-Za-z\u00c0-\u024f]{1,40}){0,3}/g)) {
      yield word.toLowerCase()
    }
  }
}
