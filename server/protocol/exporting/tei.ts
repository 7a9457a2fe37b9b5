// A document as TEI (P5): what it says of itself in the header, its sections as divisions, marks as segments, terms and references.

import type { Document } from '../../core/model/document.ts'
import { type Flow, type Inline, parseFlow, type Words } from '../../core/syntax/flow.ts'
import type { Mark } from '../../core/syntax/mark.ts'
import { type Leaf, toSource } from '../../core/syntax/prose.ts'
import type { ExportedDocument, Pause } from './exported-document.ts'
import type { Provenance } from './provenance.ts'
import type { WrittenXml } from './refi-qda.ts'
import { iriOf } from './web-annotation.ts'
import { XmlWriter } from './xml.ts'

const TEI = 'http://www.tei-c.org/ns/1.0'

/** The document as a TEI file. */
export async function writeTei(exported: ExportedDocument, provenance: Provenance, pause: Pause): Promise<WrittenXml> {
  const xml = new XmlWriter()
  const { document, symbols } = exported
  const body = new BodyWriter(xml, document)
  await body.collectFootnotes(pause)
  for (let index = 0; index < document.list.count; index++) {
    await pause()
    body.block(index)
  }
  const text = `<text>\n<body>\n${body.finish()}</body>\n</text>`
  const header = writeHeader(xml, exported, provenance)
  const root = xml.element('TEI', { xmlns: TEI, 'xml:lang': symbols.language }, `\n${header}\n${text}\n`)
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`, dropped: xml.dropped }
}

function writeHeader(xml: XmlWriter, { symbols, state }: ExportedDocument, provenance: Provenance): string {
  const { title, id, meta, date, language } = symbols
  const said = (name: string, value: string | undefined, attributes: Record<string, string> = {}): string =>
    value === undefined || value === '' ? '' : xml.element(name, attributes, xml.text(value))
  const dated = date && xml.element('date', { when: date.text }, xml.text(date.text))
  const period =
    meta.period &&
    xml.element(
      'date',
      { from: year(meta.period.from), to: year(meta.period.to) },
      `${meta.period.from}–${meta.period.to}`,
    )
  const other = meta.titleEn === undefined ? '' : said('title', meta.titleEn, { type: 'alt', 'xml:lang': 'en' })
  const titles = [said('title', title, { type: 'main' }), other, said('author', meta.issuer)]
  const bibl = [
    said('title', title),
    said('author', meta.issuer),
    dated ?? '',
    ...meta.names.map(name => said('title', name, { type: 'alt' })),
    said('idno', id, { type: 'tifa' }),
    said('note', meta.kind, { type: 'kind' }),
    period ? xml.element('note', { type: 'period' }, period) : '',
    ...(['parent', 'supersedes', 'expresses'] as const).map(name => said('note', meta[name], { type: name })),
    said('note', meta.source, { type: 'source' }),
  ]
  const { tool, version, date: made, corpus } = provenance
  const prefixes = (['term', 'target', 'outcome', 'plan', 'note'] as const).map(ident =>
    xml.element(
      'prefixDef',
      { ident, matchPattern: '(.+)', replacementPattern: 'https://github.com/tifa-vscode/tifa#$1' },
      xml.element('p', {}, xml.text(`What ${ident}: marks in the corpus name.`)),
    ),
  )
  const application = xml.element(
    'application',
    { ident: tool, version: /^\d+(?:\.\d+){0,3}$/.test(version) ? version : '0', when: made },
    xml.element('label', {}, xml.text(`${tool} ${version}`)),
  )
  const lines = [
    '<fileDesc>',
    xml.element('titleStmt', {}, titles.join('')),
    xml.element(
      'publicationStmt',
      {},
      xml.element(
        'p',
        {},
        xml.text(
          `Exported by ${tool} ${version} on ${made} from ${state.path} (SHA-256 ${state.sha256}${state.unsaved ? ', not saved' : ''}); files of the corpus: ${corpus.files.length}, SHA-256 ${corpus.sha256}.`,
        ),
      ),
    ),
    xml.element('sourceDesc', {}, xml.element('bibl', {}, bibl.join(''))),
    '</fileDesc>',
    xml.element(
      'encodingDesc',
      {},
      xml.element('appInfo', {}, application) + xml.element('listPrefixDef', {}, prefixes.join('')),
    ),
    xml.element('profileDesc', {}, xml.element('langUsage', {}, xml.element('language', { ident: language }))),
  ]
  return `<teiHeader>\n${lines.join('\n')}\n</teiHeader>`
}

const RULE = '<milestone unit="section" rend="rule"/>\n'

function year(value: number): string {
  return String(value).padStart(4, '0')
}

/** Writes blocks into divisions that nest as sections do. */
class BodyWriter {
  readonly #xml: XmlWriter
  readonly #document: Document
  readonly #sections: ReadonlyMap<number, { readonly index: number; readonly depth: number }>
  readonly #parts: string[] = []
  readonly #open: number[] = []
  readonly #footnotes = new Map<string, { readonly content: readonly Flow[]; readonly place: Place }>()
  readonly #called = new Map<string, number>()
  #segments = 0
  /** Inside a footnote, where no other is written out. */
  #isInNote = false

  constructor(xml: XmlWriter, document: Document) {
    this.#xml = xml
    this.#document = document
    this.#sections = new Map(document.sections.map(({ start, depth }, index) => [start, { index, depth }]))
  }

  /** Footnotes are written where they are called, and may be defined behind that. */
  async collectFootnotes(pause: Pause): Promise<void> {
    const { list } = this.#document
    for (let index = 0; index < list.count; index++) {
      const block = list.block(index)
      if (!block?.may.define || block.isFrontMatter) continue
      await pause()
      const { flows, place } = this.#read(index)
      for (const flow of flows)
        if (flow.kind === 'footnote' && !this.#footnotes.has(flow.label))
          this.#footnotes.set(flow.label, { content: flow.content, place })
    }
  }

  block(index: number): void {
    if (this.#document.list.block(index)?.isFrontMatter) return
    const { flows, place } = this.#read(index)
    for (const flow of flows) this.#parts.push(this.#top(flow, place))
  }

  finish(): string {
    for (const label of this.#footnotes.keys())
      if (!this.#called.has(label)) this.#parts.push(this.#wrap('p', this.#call(label)))
    // A body holds something, and a rule alone is nothing (Guidelines, 4.1).
    if (!this.#parts.some(part => part !== '' && part !== RULE)) this.#parts.push('<p/>\n')
    while (this.#open.pop() !== undefined) this.#parts.push('</div>\n')
    return this.#parts.join('')
  }

  #read(index: number): { flows: readonly Flow[]; place: Place } {
    const document = this.#document
    const block = document.list.block(index)
    if (!block) return { flows: [], place: { at: 0, marks: new Map() } }
    const flows = parseFlow(block.source, block.usedOf(document.addressedDefinitions))
    const marks = new Map(document.factsOf(block).marks.map(mark => [mark.start, mark]))
    return { flows, place: { at: document.startOf(index), marks } }
  }

  /** A heading closes the divisions that are as deep as it and opens one. */
  #top(flow: Flow, place: Place): string {
    if (flow.kind !== 'heading' && flow.kind !== 'paragraph') return this.#flow(flow, place)
    const { leaf } = flow.words
    const section = this.#sections.get(place.at + toSource(leaf, 0, leaf.text.length)[0])
    if (!section) return this.#flow(flow, place)
    let xml = ''
    while ((this.#open.at(-1) ?? 0) >= section.depth) {
      this.#open.pop()
      xml += '</div>\n'
    }
    this.#open.push(section.depth)
    return `${xml}<div${this.#xml.attributes({ 'xml:id': `s${section.index + 1}`, n: section.depth })}>\n${this.#wrap('head', this.#words(flow.words, place))}`
  }

  #wrap(name: string, content: string, attributes: Readonly<Record<string, string | undefined>> = {}): string {
    return content === '' ? '' : `${this.#xml.element(name, attributes, content)}\n`
  }

  #flow(flow: Flow, place: Place): string {
    switch (flow.kind) {
      case 'heading':
        // In an item or a quotation, where no division can begin.
        return this.#wrap('p', this.#words(flow.words, place), { rend: 'heading' })
      case 'paragraph':
        return this.#wrap('p', this.#words(flow.words, place))
      case 'list': {
        const items = flow.items.map(item => `<item>${this.#item(item, place)}</item>\n`).join('')
        return this.#wrap('list', `\n${items}`, { rend: flow.isOrdered ? 'numbered' : 'bulleted' })
      }
      case 'quote':
        return this.#wrap('quote', flow.content.map(one => this.#flow(one, place)).join(''))
      case 'table': {
        const rows = flow.rows.map((row, i) => {
          const cells = row.map(words => `<cell>${this.#words(words, place)}</cell>`).join('')
          return `<row${i === 0 ? ' role="label"' : ''}>${cells}</row>\n`
        })
        return this.#wrap('table', `\n${rows.join('')}`)
      }
      case 'code':
        return this.#wrap('ab', this.#xml.text(flow.text), { type: 'code', 'xml:space': 'preserve' })
      case 'rule':
        return RULE
      case 'footnote':
        return ''
    }
  }

  #item(item: readonly Flow[], place: Place): string {
    const [first] = item
    if (item.length === 1 && first?.kind === 'paragraph') return this.#words(first.words, place)
    return item.map(flow => this.#flow(flow, place)).join('')
  }

  #words({ leaf, content }: Words, place: Place): string {
    return this.#inlines(content, leaf, place)
  }

  #inlines(content: readonly Inline[], leaf: Leaf, place: Place): string {
    return content.map(inline => this.#inline(inline, leaf, place)).join('')
  }

  #inline(inline: Inline, leaf: Leaf, place: Place): string {
    const xml = this.#xml
    switch (inline.kind) {
      case 'text':
        return xml.text(leaf.text.slice(inline.from, inline.to))
      case 'emphasis':
        return xml.element('hi', { rend: 'italic' }, this.#inlines(inline.content, leaf, place))
      case 'strong':
        return xml.element('hi', { rend: 'bold' }, this.#inlines(inline.content, leaf, place))
      case 'code':
        return xml.element('code', {}, xml.text(inline.text))
      case 'break':
        return '<lb/>'
      case 'image':
        return xml.element('figure', {}, xml.element('figDesc', {}, xml.text(inline.text)))
      case 'call':
        return this.#call(inline.label)
      case 'link': {
        const words = this.#inlines(inline.content, leaf, place)
        return /^https?:\/\/[^\s<>"{}|\\^`[\]]+$/i.test(inline.address)
          ? xml.element('ref', { target: inline.address }, words)
          : words
      }
      case 'mark': {
        const mark = place.marks.get(inline.start)
        const words = this.#inlines(inline.content, leaf, place)
        return mark ? this.#mark(mark, words) : words
      }
    }
  }

  /** A mark as the element that means it; what its title says is a note on it. */
  #mark({ kind, id, fragment, title = '' }: Mark, words: string): string {
    const xml = this.#xml
    const said = title.trim()
    const name = said === '' ? undefined : `m${++this.#segments}`
    // A scheme alone is no address: the validators of TEI refuse it.
    const about = id === '' ? undefined : iriOf({ kind, id, fragment, title: '' })
    const note =
      name === undefined
        ? ''
        : xml.element('note', { type: kind === 'note' ? 'remark' : 'attributes', target: `#${name}` }, xml.text(said))
    const attributes = { 'xml:id': name }
    if (kind === 'term') return xml.element('term', { ...attributes, ref: about }, words) + note
    if (kind === 'plan') return xml.element('ref', { ...attributes, type: 'plan', target: about }, words) + note
    return xml.element('seg', { ...attributes, type: kind, ana: about }, words) + note
  }

  #call(label: string): string {
    const xml = this.#xml
    const known = this.#called.get(label)
    if (known !== undefined) return xml.element('ref', { type: 'footnote', target: `#fn${known}` }, String(known))
    const footnote = this.#footnotes.get(label)
    if (!footnote || this.#isInNote) return ''
    const number = this.#called.size + 1
    this.#called.set(label, number)
    this.#isInNote = true
    const content = footnote.content.map(flow => this.#flow(flow, footnote.place)).join('')
    this.#isInNote = false
    return xml.element('note', { 'xml:id': `fn${number}`, place: 'foot', n: number }, content)
  }
}

interface Place {
  readonly at: number
  readonly marks: ReadonlyMap<number, Mark>
}
