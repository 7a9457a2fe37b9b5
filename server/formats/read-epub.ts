// Reads EPUB: the files of a book in the order of its spine, as one page.

import type { RawDocument, RawPiece, RawProperties } from '../core/importing/raw-document.ts'
import type { Archive } from './archive.ts'
import { decodeText } from './decode.ts'
import { parseHtml } from './html-tree.ts'
import { checkLimit, type Deadline, Refused } from './limits.ts'
import { Omissions } from './omissions.ts'
import { readHtmlContent } from './read-html.ts'
import { childElements, collectElements, findElement, type TreeElement, textOf } from './tree.ts'
import { type Prefixes, parseXml } from './xml.ts'

const PREFIXES: Prefixes = new Map([
  ['http://www.idpf.org/2007/ops', 'epub'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
])

/** Ways of hiding fonts, which hide no text (EPUB 3.3, 4.2.6.3.2; Adobe's is older). */
const FONT_HIDING: ReadonlySet<string> = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
])

/** Reads an archive that holds an EPUB file. */
export function readEpub(archive: Archive, deadline: Deadline): RawDocument {
  const parse = (name: string): TreeElement => {
    const bytes = archive.read(name)
    if (!bytes) throw new Refused({ code: 'broken', format: 'epub', where: name, detail: 'it is missing' })
    const { root, problem } = parseXml(decodeText(bytes).text, PREFIXES, name)
    if (problem !== undefined) throw new Refused({ code: 'broken', format: 'epub', where: name, detail: problem })
    return root
  }
  if (archive.has('META-INF/encryption.xml')) checkEncryption(parse('META-INF/encryption.xml'))
  const container = parse('META-INF/container.xml')
  const opf = findElement(container, ({ name }) => name === 'rootfile')?.attributes.get('full-path')
  if (opf === undefined) throw new Refused({ code: 'broken', format: 'epub', detail: 'it names no package' })
  const book = parse(opf)
  const folder = opf.slice(0, opf.lastIndexOf('/') + 1)
  const manifest = new Map<string, { readonly file: string; readonly isNav: boolean }>()
  for (const { attributes } of collectElements(book, ({ name }) => name === 'item')) {
    const id = attributes.get('id')
    const href = attributes.get('href')
    if (id === undefined || href === undefined) continue
    manifest.set(id, {
      file: resolveFile(folder, href),
      isNav: /(?:^|\s)nav(?:\s|$)/.test(attributes.get('properties') ?? ''),
    })
  }
  const omissions = new Omissions()
  const furniture: RawPiece[] = []
  const sections: TreeElement[] = []
  const seen = new Set<string>()
  for (const { attributes } of collectElements(book, ({ name }) => name === 'itemref')) {
    deadline.check()
    const item = manifest.get(attributes.get('idref') ?? '')
    // A file that stands in the spine twice is read once.
    if (!item || seen.has(item.file)) continue
    seen.add(item.file)
    const bytes = archive.read(item.file)
    if (!bytes) {
      omissions.add('missing-part', item.file)
      continue
    }
    const root = parsePage(decodeText(bytes).text, item.file)
    const body = findElement(root, ({ name }) => name === 'body') ?? root
    if (item.isNav)
      furniture.push({
        kind: 'furniture',
        role: 'nav',
        text: linesOfNav(body),
      })
    else sections.push(addressed(body, item.file))
  }
  checkLimit('archive-entries', sections.length)
  const content = readHtmlContent({ name: 'body', attributes: new Map(), children: sections }, true)
  omissions.addAll(content.omissions)
  return {
    format: 'epub',
    encoding: undefined,
    pieces: [...furniture, ...content.pieces],
    properties: readProperties(book),
    omissions: omissions.list(),
  }
}

/** The entries of a table of contents, a line each: a list's items begin with what they are called (EPUB 3.3, 5.4.2.2). */
function linesOfNav(body: TreeElement): string {
  const called = collectElements(body, ({ name }) => name === 'li').flatMap(
    ({ children }) => children.find(child => typeof child !== 'string') ?? [],
  )
  return (called.length > 0 ? called : [body])
    .map(one => (typeof one === 'string' ? one : textOf(one)).replace(/\s+/g, ' ').trim())
    .filter(line => line !== '')
    .join('\n')
}

/** XHTML if it is well-formed, else as browsers would read it. */
function parsePage(text: string, file: string): TreeElement {
  const { root, problem } = parseXml(text, PREFIXES, file)
  if (problem === undefined) return root
  // HTML knows no empty elements but its own: a title that closes itself would hold the whole page.
  return parseHtml(text.replace(/<([a-z][a-z0-9]{0,20})((?:\s[^<>]{0,2000})?)\/>/gi, '<$1$2></$1>')).root
}

/** A file's body as a section, in which each id and each link to one says in which file it is. */
function addressed(body: TreeElement, file: string): TreeElement {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  const convert = (element: TreeElement, name = element.name): TreeElement => {
    const attributes = new Map(element.attributes)
    const id = attributes.get('id') ?? attributes.get('xml:id')
    if (id !== undefined) attributes.set('id', `${file}#${id}`)
    const href = attributes.get('href')
    if (href !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(href)) {
      const [path = '', fragment = ''] = href.split('#')
      attributes.set('href', `#${path === '' ? file : resolveFile(folder, path)}#${fragment}`)
    }
    return {
      name,
      attributes,
      children: element.children.map(child => (typeof child === 'string' ? child : convert(child))),
    }
  }
  return convert(body, 'section')
}

/** A file's name as seen from a folder of the archive. */
function resolveFile(folder: string, href: string): string {
  let path = href
  try {
    path = decodeURIComponent(href)
  } catch {
    // As it is written, then.
  }
  const parts = folder.split('/').filter(Boolean)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function checkEncryption(root: TreeElement): void {
  for (const data of collectElements(root, ({ name }) => name === 'EncryptedData')) {
    const [method] = childElements(data, 'EncryptionMethod')
    if (!FONT_HIDING.has(method?.attributes.get('Algorithm') ?? ''))
      throw new Refused({ code: 'encrypted', format: 'epub' })
  }
}

function readProperties(book: TreeElement): RawProperties {
  const metadata = findElement(book, ({ name }) => name === 'metadata')
  const first = (wanted: string): string | undefined => {
    const found = metadata && findElement(metadata, ({ name }) => name === wanted)
    return found && textOf(found).replace(/\s+/g, ' ').trim()
  }
  const found = {
    title: first('title'),
    author: first('creator'),
    publisher: first('publisher'),
    date: first('date'),
    language: first('language'),
    source: first('source'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== ''))
}
