// Reads XML from its start to its end, whatever is broken in it: tags, text, and no entity but those of XML, HTML and numbers.

import { decodeEntity } from '../text/entities.ts'
import { EXCLAMATION, QUESTION, readTag } from './xml-tag.ts'

/** A tag or a run of text. Names are without their namespace's prefix, as they are written. */
export type XmlToken =
  | {
      readonly kind: 'start'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
      readonly isEmpty: boolean
      readonly start: number
      readonly end: number
    }
  | { readonly kind: 'end'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }

/**
 * A pull parser: linear in the text's length whatever it holds. No document type is read, nothing is fetched, and an entity that a
 * document declares stays as it is written. What is no markup after all (a lone `<` or `&`) is text; nothing is thrown.
 */
export class XmlReader {
  readonly #text: string
  #at: number
  /** What was looked for to the file's end in vain: it is not looked for again. */
  readonly #missing = new Set<string>()
  /** How many places hold markup that is none, or does not end. */
  problemCount = 0

  constructor(text: string) {
    this.#text = text
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  }

  /** How far the text has been read, an offset. */
  get position(): number {
    return this.#at
  }

  /** The next tag or text, or undefined at the end. */
  next(): XmlToken | undefined {
    const text = this.#text
    while (this.#at < text.length) {
      const start = this.#at
      const open = text.indexOf('<', start)
      if (open !== start) {
        const end = open < 0 ? text.length : open
        this.#at = end
        return { kind: 'text', text: decodeEntities(text.slice(start, end)), start, end }
      }
      const next = text.charCodeAt(open + 1)
      if (next === EXCLAMATION || next === QUESTION) {
        const token = this.#readDeclaration(open)
        if (token) return token
        continue
      }
      const tag = this.#readTag(open)
      if (tag) {
        this.#at = tag.end
        return tag
      }
      this.problemCount++
      this.#at = open + 1
      return { kind: 'text', text: '<', start: open, end: open + 1 }
    }
    return undefined
  }

  #readDeclaration(open: number): XmlToken | undefined {
    const text = this.#text
    if (text.startsWith('<!--', open)) {
      this.#at = this.#behind('-->', open + 4)
    } else if (text.startsWith('<![CDATA[', open)) {
      const end = this.#behind(']]>', open + 9)
      this.#at = end
      const last = text.endsWith(']]>', end) ? end - 3 : end
      return { kind: 'text', text: text.slice(open + 9, Math.max(open + 9, last)), start: open, end }
    } else if (text.startsWith('<?', open)) {
      this.#at = this.#behind('?>', open + 2)
    } else {
      // A document type: its own declarations stand in brackets, and none of them is read.
      const close = this.#behind('>', open + 2)
      const bracket = text.slice(open, close).indexOf('[')
      this.#at = bracket < 0 ? close : this.#behind('>', this.#behind(']', open + bracket))
    }
    return undefined
  }

  /** The offset behind the next `end`; that of the text's end where there is none. */
  #behind(end: string, from: number): number {
    const at = this.#missing.has(end) ? -1 : this.#text.indexOf(end, from)
    if (at >= 0) return at + end.length
    this.#missing.add(end)
    this.problemCount++
    return this.#text.length
  }

  /** The tag that starts at `open`, or undefined where what stands there is none. */
  #readTag(open: number): XmlToken | undefined {
    const tag = readTag(this.#text, open, decodeEntities)
    if (tag?.endedBy !== 'sign') return undefined
    const { name, attributes, isEnd, isEmpty, end } = tag
    if (isEnd) return { kind: 'end', name, start: open, end }
    return { kind: 'start', name, attributes, isEmpty, start: open, end }
  }
}

/** A text with its entities resolved; an unknown one stays as it is written. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,8})|#(\d{1,8})|([a-z]\w{0,31}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return fromCodePoint(Number.parseInt(hex, 16)) ?? whole
      if (decimal !== undefined) return fromCodePoint(Number.parseInt(decimal, 10)) ?? whole
      return resolveEntity(name ?? '') ?? whole
    },
  )
}

/** What a named entity of XML or HTML stands for; undefined for any other. */
export function resolveEntity(name: string): string | undefined {
  return XML_ENTITIES[name] ?? decodeEntity(name)
}

/** The character with this number; undefined where there is none. */
export function fromCodePoint(code: number): string | undefined {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : undefined
}

/** Text as XML holds it, between tags or in quotes; what XML cannot hold at all becomes U+FFFD. Line breaks are `\n`. */
export function escapeXml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/[&<>"]/g, one => (one === '&' ? '&amp;' : one === '<' ? '&lt;' : one === '>' ? '&gt;' : '&quot;'))
}

const XML_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
