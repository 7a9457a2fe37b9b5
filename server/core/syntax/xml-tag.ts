// Reads one tag of XML with its attributes, whatever is broken in it.

/** A tag, as far as it could be read. */
export interface XmlTag {
  /** Without its namespace's prefix, as it is written. */
  readonly name: string
  readonly isEnd: boolean
  readonly isEmpty: boolean
  /** Under their whole names in lower case: `xml:lang`. */
  readonly attributes: ReadonlyMap<string, string>
  /** The offset behind it. */
  readonly end: number
  /** Its sign `>`; where that is missing the next tag, or the end of the text. */
  readonly endedBy: 'sign' | 'tag' | 'text'
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

/** The tag that starts at `open`, or undefined where what stands there is none; `decode` is given what stands in the value of an attribute, and its offset. */
export function readTag(
  text: string,
  open: number,
  decode: (value: string, start: number) => string,
): XmlTag | undefined {
  const isEnd = text.charCodeAt(open + 1) === SLASH
  const from = open + (isEnd ? 2 : 1)
  let at = from
  while (at < text.length && at - from < LONGEST_NAME && isNameUnit(text.charCodeAt(at))) at++
  if (at === from || !isNameStart(text.charCodeAt(from))) return undefined
  const name = localName(text.slice(from, at))
  let attributes: Map<string, string> | undefined
  let isEmpty = false
  for (;;) {
    while (isSpace(text.charCodeAt(at))) at++
    const unit = text.charCodeAt(at)
    const isOver = at >= text.length
    if (isOver || unit === LESS || unit === GREATER) {
      const endedBy = isOver ? 'text' : unit === LESS ? 'tag' : 'sign'
      const end = endedBy === 'sign' ? at + 1 : at
      return { name, isEnd, isEmpty, attributes: attributes ?? NO_ATTRIBUTES, end, endedBy }
    }
    isEmpty = unit === SLASH
    if (isEmpty) {
      at++
      continue
    }
    const start = at
    while (at < text.length && !isAttributeEnd(text.charCodeAt(at))) at++
    if (at === start) {
      at++
      continue
    }
    const key = text.slice(start, at).toLowerCase()
    let behind = at
    while (isSpace(text.charCodeAt(behind))) behind++
    if (text.charCodeAt(behind) !== EQUALS) continue
    at = behind + 1
    while (isSpace(text.charCodeAt(at))) at++
    const quote = text.charCodeAt(at)
    const isQuoted = quote === QUOTE || quote === APOSTROPHE
    const valueStart = isQuoted ? at + 1 : at
    at = valueStart
    // No value may hold `<`: a quote that does not end ends there.
    while (at < text.length && !isValueEnd(text.charCodeAt(at), isQuoted ? quote : undefined)) at++
    attributes ??= new Map()
    attributes.set(key, decode(text.slice(valueStart, at), valueStart))
    if (isQuoted && text.charCodeAt(at) === quote) at++
  }
}

/** Longer names are none: what begins like a tag is text then. */
const LONGEST_NAME = 64

const [LESS, GREATER, SLASH, EQUALS, QUOTE, APOSTROPHE] = [60, 62, 47, 61, 34, 39]
export const [EXCLAMATION, QUESTION] = [33, 63]

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13)
}

function isNameStart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
}

function isNameUnit(unit: number): boolean {
  return isNameStart(unit) || (unit >= 48 && unit <= 58) || unit === 45 || unit === 46 || unit === 95
}

function isAttributeEnd(unit: number): boolean {
  return isSpace(unit) || unit === EQUALS || unit === GREATER || unit === LESS || unit === SLASH
}

function isValueEnd(unit: number, quote: number | undefined): boolean {
  if (unit === LESS) return true
  return quote === undefined ? isSpace(unit) || unit === GREATER : unit === quote
}

/** A name without its namespace's prefix. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1)
}
