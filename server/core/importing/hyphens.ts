// Decides whether a hyphen at the end of a line belongs to the word or to the line.

/** What the rest of a text says of its words. */
export class Hyphens {
  readonly #words: ReadonlySet<string>

  /** @param lines the lines of the text; words that stand whole in them are known. */
  constructor(lines: readonly string[]) {
    this.#words = new Set(lines.some(line => ENDS_IN_HYPHEN.test(line)) ? wordsOf(lines) : [])
  }

  /**
   * The word without the hyphen that parts it between two lines; undefined where the hyphen stays. A word loses it that the text has
   * elsewhere without a hyphen, and not with one; or whose second half is an ending that no word is.
   */
  mend(before: string, after: string): string | undefined {
    const head = ENDS_IN_HYPHEN.exec(before)?.[1]
    const tail = /^\p{Ll}{1,30}(?![\p{L}])/u.exec(after)?.[0]
    if (head === undefined || tail === undefined) return undefined
    const whole = `${head}${tail}`
    if (this.#words.has(`${head}-${tail}`.toLowerCase())) return undefined
    return this.#words.has(whole.toLowerCase()) || ENDING.test(tail) ? whole : undefined
  }
}

const ENDS_IN_HYPHEN = /(?:^|[^\p{L}-])(\p{L}{2,30})[-‐]$/u

/** Endings of English words that are no words, before what is no letter: infor-mation, develop-ment, govern-mental. */
const ENDING =
  /^(?:tions?|tional|tionally|mations?|sions?|cations?|zations?|izations?|isations?|ments?|mental|ness|ity|ities|ically|ally|ing|ings|ance|ences?|ency|cies|ious|eous|tive|tives|tively|ture|tures|tural|trial|trialisation|trialization|nomic|nomics|nomy|logy|logies|logical|sible|vidual|tivity)(?!\p{L})/u

function* wordsOf(lines: readonly string[]): Generator<string> {
  for (const line of lines) {
    for (const [word] of line.matchAll(/[A-Za-z\u00c0-\u024f]{2,40}(?:-[A-Za-z\u00c0-\u024f]{1,40}){0,3}/g)) {
      yield word.toLowerCase()
    }
  }
}
