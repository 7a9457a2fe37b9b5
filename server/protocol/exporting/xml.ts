// Writes and reads XML 1.0 without a DOM: what is written is always well formed, and what is read has no entities of its own.

/** Writes texts and attributes; counts what XML has no way to write. */
export class XmlWriter {
  /** Characters that XML 1.0 forbids (2.2) and that were left out. */
  dropped = 0

  /** Text between tags. */
  text(value: string): string {
    return this.#legal(value).replace(/[&<>\r]/g, sign => `&#${sign.charCodeAt(0)};`)
  }

  /** Attributes with a space before each; those without a value are left out. */
  attributes(values: Readonly<Record<string, string | number | undefined>>): string {
    return Object.entries(values)
      .flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${this.#quoted(String(value))}"`))
      .join('')
  }

  /** An element with content that is XML already. */
  element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, content = ''): string {
    const open = `<${name}${this.attributes(attributes)}`
    return content === '' ? `${open}/>` : `${open}>${content}</${name}>`
  }

  #quoted(value: string): string {
    return this.#legal(value).replace(/[&<>"\r\n\t]/g, sign => `&#${sign.charCodeAt(0)};`)
  }

  #legal(value: string): string {
    return value.replace(FORBIDDEN, sign => {
      if (/\p{Cs}/u.test(sign)) return '\uFFFD'
      this.dropped++
      return ''
    })
  }
}

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/** An element that was read; names have lost their prefixes. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  /** The characters directly in it. */
  text: string
}

/** The root element of a document; undefined where it is not well formed, or declares entities. */
export function parseXml(source: string): XmlElement | undefined {
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '' }
  const open: XmlElement[] = [root]
  let at = 0
  while (at < source.length) {
    const tag = source.indexOf('<', at)
    const top = open.at(-1)
    if (!top) return undefined
    if (tag < 0) break
    top.text += decode(source.slice(at, tag))
    if (source.startsWith('<!--', tag)) at = behind(source, '-->', tag)
    else if (source.startsWith('<![CDATA[', tag)) {
      at = behind(source, ']]>', tag)
      top.text += source.slice(tag + 9, at - 3)
    } else if (source.startsWith('<?', tag)) at = behind(source, '?>', tag)
    // A document type may declare entities that grow without end.
    else if (source.startsWith('<!', tag)) return undefined
    else {
      TAG.lastIndex = tag
      const match = TAG.exec(source)
      if (!match) return undefined
      const [whole, slash, name = '', rest = '', empty] = match
      at = tag + whole.length
      if (slash) {
        if (open.length < 2 || local(name) !== top.name) return undefined
        open.pop()
      } else {
        const element: XmlElement = { name: local(name), attributes: readAttributes(rest), children: [], text: '' }
        top.children.push(element)
        if (!empty) open.push(element)
        if (open.length > DEEPEST) return undefined
      }
    }
    if (at < 0) return undefined
  }
  return open.length === 1 ? root.children[0] : undefined
}

const DEEPEST = 1000
const TAG = /<(\/?)([^\s<>/="']{1,200})((?:\s+[^\s<>/="']{1,200}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y

function behind(source: string, end: string, from: number): number {
  const found = source.indexOf(end, from)
  return found < 0 ? -1 : found + end.length
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function readAttributes(source: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single] of source.matchAll(
    /(?<![^\s="'])([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  ))
    attributes.set(local(name), decode((double ?? single ?? '').replace(/[\r\n\t]/g, ' ')))
  return attributes
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  const unbroken = text.replace(/\r\n?/g, '\n')
  return unbroken.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex: string, decimal: string, name: string) => {
      if (name) return NAMED[name] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\uFFFD'
    },
  )
}
