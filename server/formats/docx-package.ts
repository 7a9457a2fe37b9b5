// The parts of a DOCX file (Open Packaging Conventions): which is the document, and what belongs to it.

import type { Archive } from './archive.ts'
import { decodeText } from './decode.ts'
import { Refused } from './limits.ts'
import { childElements, type TreeElement } from './tree.ts'
import { type Prefixes, parseXml } from './xml.ts'

/** Namespaces of WordprocessingML, transitional and strict (ISO/IEC 29500), by the prefixes that its names have here. */
const PREFIXES: Prefixes = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
])

interface Relation {
  readonly type: string
  readonly target: string
  readonly isExternal: boolean
}

/** The document part with its relations. */
export class DocxPackage {
  readonly #archive: Archive
  readonly #main: string
  readonly #relations: ReadonlyMap<string, Relation>

  constructor(archive: Archive) {
    this.#archive = archive
    const main = [...this.#relationsOf('').values()].find(({ type }) => type === 'officeDocument')
    this.#main = main?.target ?? 'word/document.xml'
    this.#relations = this.#relationsOf(this.#main)
  }

  /** The root element of the document. Refused where there is none. */
  readMain(): TreeElement {
    const root = this.#parse(this.#main)
    if (!root)
      throw new Refused({ code: 'broken', format: 'docx', where: this.#main, detail: 'the document is missing' })
    return root
  }

  /** The first part of a type that belongs to the document (`styles`, `numbering`, `footnotes`); undefined where there is none. */
  readPart(type: string): TreeElement | undefined {
    for (const relation of this.#relations.values())
      if (relation.type === type && !relation.isExternal) return this.#parse(relation.target)
    return undefined
  }

  /** A part by the id by which the document refers to it. */
  readById(id: string): TreeElement | undefined {
    const relation = this.#relations.get(id)
    return relation && !relation.isExternal ? this.#parse(relation.target) : undefined
  }

  /** The address of a link by its id. */
  linkOf(id: string): string | undefined {
    const relation = this.#relations.get(id)
    return relation?.isExternal && relation.type === 'hyperlink' ? relation.target : undefined
  }

  /** What the file says of itself: the texts of its core properties by local name. */
  readProperties(): ReadonlyMap<string, string> {
    const found = [...this.#relationsOf('').values()].find(({ type }) => type === 'core-properties')
    const root = this.#parse(found?.target ?? 'docProps/core.xml')
    const properties = new Map<string, string>()
    for (const { name, children } of root ? childElements(root) : []) {
      const text = children
        .filter(child => typeof child === 'string')
        .join('')
        .trim()
      if (text !== '') properties.set(name, text)
    }
    return properties
  }

  #parse(part: string): TreeElement | undefined {
    const bytes = this.#archive.read(part)
    if (!bytes) return undefined
    const { root, problem } = parseXml(decodeText(bytes).text, PREFIXES, part)
    if (problem !== undefined) throw new Refused({ code: 'broken', format: 'docx', where: part, detail: problem })
    return childElements(root)[0]
  }

  #relationsOf(part: string): Map<string, Relation> {
    const slash = part.lastIndexOf('/')
    const folder = part.slice(0, slash + 1)
    const root = this.#parse(`${folder}_rels/${part.slice(slash + 1)}.rels`)
    const relations = new Map<string, Relation>()
    for (const { attributes } of root ? childElements(root, 'Relationship') : []) {
      const id = attributes.get('Id')
      const target = attributes.get('Target') ?? ''
      const isExternal = attributes.get('TargetMode') === 'External'
      const type = (attributes.get('Type') ?? '').split('/').at(-1) ?? ''
      if (id) relations.set(id, { type, isExternal, target: isExternal ? target : resolvePart(folder, target) })
    }
    return relations
  }
}

/** A part's name as seen from a folder. What leads out of the archive is no part's name. */
function resolvePart(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
