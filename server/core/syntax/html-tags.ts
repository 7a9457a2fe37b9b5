// Finds the tags and comments of raw HTML, as far as its words need them; linear, whatever is open in it.

/** A tag or comment at `[start, end)` of the source. */
export interface HtmlTag {
  /** In lower case; `!` for a comment and for a declaration. */
  readonly name: string
  readonly isClosing: boolean
  readonly start: number
  readonly end: number
}

const NAME = /\/?([A-Za-z][A-Za-z0-9:-]{0,40})(?=[\s/>])/y

/** The tags in `[start, end)` of a text, in order. What is open at the end reaches to the end. */
export function* htmlTagsIn(source: string, start: number, end: number): Generator<HtmlTag> {
  for (let at = source.indexOf('<', start); at >= 0 && at < end; ) {
    const tag = tagAt(source, at, end)
    if (tag) yield tag
    at = source.indexOf('<', tag?.end ?? at + 1)
  }
}

function tagAt(source: string, start: number, end: number): HtmlTag | undefined {
  const behind = source[start + 1]
  if (behind === '!' || behind === '?') {
    const closing = source.startsWith('<!--', start) ? '-->' : source.startsWith('<![CDATA[', start) ? ']]>' : '>'
    // What opens a comment may be a part of what closes it: <!-->.
    const closed = source.indexOf(closing, start + 2)
    const last = closed < 0 ? end : Math.min(end, closed + closing.length)
    return { name: '!', isClosing: false, start, end: last }
  }
  NAME.lastIndex = start + 1
  const name = NAME.exec(source)?.[1]
  if (name === undefined) return undefined
  return { name: name.toLowerCase(), isClosing: behind === '/', start, end: tagEnd(source, NAME.lastIndex, end) }
}

/** Behind the sign that ends a tag; one in a quoted value does not. */
function tagEnd(source: string, from: number, end: number): number {
  let quote = ''
  for (let at = from; at < end; at++) {
    const sign = source[at] as string
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '>') return at + 1
    else if ((sign === '"' || sign === "'") && source[at - 1] === '=') quote = sign
  }
  return end
}

/** The value of an attribute in a tag; undefined where it has none. */
export function attributeOf(source: string, { start, end }: HtmlTag, name: string): string | undefined {
  const written = source.slice(start, Math.min(end, start + 2000))
  const match = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(written)
  return match?.[1] ?? match?.[2] ?? match?.[3]
}
