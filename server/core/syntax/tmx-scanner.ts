// Reads the marks in TMX, one at a time and whatever is broken: tags with their attributes, declarations, entities. `tmx.ts` makes units of them.

import { fromCodePoint, resolveEntity } from './xml.ts'
import { readTag, type XmlTag } from './xml-tag.ts'

export type TmxProblemCode =
  | 'no-tmx'
  | 'open-element'
  | 'open-tag'
  | 'open-markup'
  | 'stray-end'
  | 'stray-character'
  | 'unknown-element'
  | 'unknown-entity'
  | 'no-language'

/** What is wrong, and where in the file; `detail` is the name or character that is meant. */
export interface TmxProblem {
  readonly code: TmxProblemCode
  readonly offset: number
  readonly detail: string
}

/** How many problems are kept; all are counted. */
const MOST_PROBLEMS = 50

/** Elements of a segment whose content is codes of the format that the text came from, not text. */
export const CODES = new Set(['bpt', 'ept', 'it', 'ph', 'ut'])
/** All that TMX may contain. */
export const ELEMENTS = new Set([
  'tmx',
  'header',
  'body',
  'ude',
  'map',
  'tu',
  'tuv',
  'seg',
  'note',
  'prop',
  'hi',
  'sub',
  ...CODES,
])
/** A tag as it was read, its name in lower case; '' where the file ends inside the tag. */
export type Tag = Omit<XmlTag, 'endedBy'>

/** Knows where a tag ends that lacks its end, and names what is wrong; linear in the text's length. */
export class TmxScanner {
  readonly problems: TmxProblem[] = []
  problemCount = 0
  readonly #text: string
  /** What was looked for to the file's end in vain: it is not looked for again. */
  readonly #missing = new Set<string>()

  constructor(text: string) {
    this.#text = text
  }

  /** What begins with `<!` or `<?`: the offset behind it, and where characters stand in it. */
  readDeclaration(open: number): {
    readonly end: number
    readonly text?: { readonly start: number; readonly end: number }
  } {
    const text = this.#text
    if (text.startsWith('<!--', open)) return { end: this.#behind('-->', open + 4, open) }
    if (text.startsWith('<![CDATA[', open)) {
      const end = this.#behind(']]>', open + 9, open)
      return end > open + 9 ? { end, text: { start: open + 9, end: Math.max(open + 9, end - 3) } } : { end }
    }
    if (text.startsWith('<?', open)) return { end: this.#behind('?>', open + 2, open) }
    // A document type: its own declarations stand in brackets, and none of them is read.
    const close = this.#behind('>', open + 2, open)
    const bracket = text.slice(open, close).indexOf('[')
    return { end: bracket < 0 ? close : this.#behind('>', this.#behind(']', open + bracket, open), open) }
  }

  /** The offset behind the next `end`; where there is none, just behind the markup's opening character. */
  #behind(end: string, from: number, open: number): number {
    const at = this.#missing.has(end) ? -1 : this.#text.indexOf(end, from)
    if (at >= 0) return at + end.length
    this.#missing.add(end)
    this.report('open-markup', open, this.#text.slice(open, open + 4))
    return open + 2
  }

  /** The tag that starts at `open`, or undefined where what stands there is none. */
  readTag(open: number): Tag | undefined {
    const tag = readTag(this.#text, open, (value, start) => this.#decode(value, start))
    if (!tag) return undefined
    const { endedBy } = tag
    const name = tag.name.toLowerCase()
    // Only what can be nothing else is taken for a tag that lost its end.
    if (endedBy === 'tag' && !ELEMENTS.has(name)) return undefined
    if (endedBy !== 'sign') this.report('open-tag', open, name)
    // Cut short, even the name may be.
    return { ...tag, name: endedBy === 'text' ? '' : name }
  }

  /** The characters of `[start, end)` with their entities resolved; `literal` for those that hold none. */
  decode(start: number, end: number, literal: boolean): string {
    const source = this.#text.slice(start, end)
    return literal ? source : this.#decode(source, start)
  }

  #decode(source: string, start: number): string {
    if (!source.includes('&')) return source
    return source.replace(
      /&(?:#x([0-9a-f]{1,8});|#(\d{1,8});|([a-z]\w{0,31});)?/gi,
      (whole, hex?: string, decimal?: string, name?: string, at = 0) => {
        const resolved =
          hex !== undefined
            ? fromCodePoint(Number.parseInt(hex, 16))
            : decimal !== undefined
              ? fromCodePoint(Number.parseInt(decimal, 10))
              : name !== undefined
                ? resolveEntity(name)
                : undefined
        if (resolved !== undefined) return resolved
        this.report(whole === '&' ? 'stray-character' : 'unknown-entity', start + at, whole)
        return whole
      },
    )
  }

  report(code: TmxProblemCode, offset: number, detail: string): void {
    this.problemCount++
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ code, offset, detail })
  }
}
