// Reads TBX (TermBase eXchange), concept by concept: version 3 (ISO 30042:2019) in both its styles, version 2 (`martif`, ISO 30042:2008).

import { XmlReader, type XmlToken } from './xml.ts'

/** A category of data with what it says, wherever its style puts the name: `definition`, `partOfSpeech`, `source`, `note`. */
export interface TbxData {
  readonly category: string
  readonly text: string
  /** What it points to: an id of the file, or an address. */
  readonly target: string | undefined
}

/** A term of one language. */
export interface TbxTerm {
  /** As the file writes it: `zh-Hans`, `en-US`. */
  readonly language: string
  readonly text: string
  /** The range of what stands in `<term>`. */
  readonly start: number
  readonly end: number
  readonly data: readonly TbxData[]
}

/** A concept with its terms; what is said of it as a whole or of one of its languages is in `data`. */
export interface TbxConcept {
  readonly id: string | undefined
  readonly start: number
  readonly end: number
  readonly terms: readonly TbxTerm[]
  readonly data: readonly TbxData[]
}

/** What a file says of itself. */
export interface TbxHeader {
  /** `TBX-Basic`, `TBX`; undefined for a file that is no TBX. */
  readonly dialect: string | undefined
  readonly version: 2 | 3 | undefined
  readonly title: string | undefined
  /** The paragraphs of the header that have a type, by it. */
  readonly paragraphs: ReadonlyMap<string, string>
}

/** Elements that hold a category which they name in `type` (data category as attribute). */
const BY_TYPE = new Set([
  'descrip',
  'termNote',
  'admin',
  'ref',
  'xref',
  'transac',
  'transacNote',
  'adminNote',
  'descripNote',
])
/** Elements of the core that hold others and no text of their own. */
const FRAME = new Set(
  'tbx martif tbxHeader martifHeader fileDesc titleStmt publicationStmt sourceDesc encodingDesc revisionDesc change text body back conceptEntry termEntry langSec langSet termSec tig ntig termGrp termCompList termCompGrp descripGrp adminGrp transacGrp termNoteGrp refObjectSec refObjectList refObject itemSet itemGrp'.split(
    ' ',
  ),
)
/** Elements within a text. */
const INLINE = new Set(['hi', 'foreign', 'sc', 'ec', 'ph', 'bpt', 'ept'])

/**
 * A pull parser: linear, and never lost: an entry begins wherever its tag does, whatever was left open before. Names are compared
 * as they are written, but for elements of the frame that differ between versions.
 */
export class TbxReader {
  readonly #reader: XmlReader
  #dialect: string | undefined
  #version: 2 | 3 | undefined
  #title: string | undefined
  readonly #paragraphs = new Map<string, string>()
  #concept: { id: string | undefined; start: number; terms: TbxTerm[]; data: TbxData[] } | undefined
  #language = ''
  #term: { text: string; start: number; end: number; data: TbxData[] } | undefined
  /** The element whose text is being read. */
  #reading:
    | { readonly name: string; readonly category: string; readonly target: string | undefined; readonly start: number }
    | undefined
  #pieces: string[] = []

  constructor(text: string) {
    this.#reader = new XmlReader(text)
  }

  /** What has been read of the head so far: complete once the first concept has come. */
  get header(): TbxHeader {
    return { dialect: this.#dialect, version: this.#version, title: this.#title, paragraphs: this.#paragraphs }
  }

  /** How many places hold markup that is none. */
  get problemCount(): number {
    return this.#reader.problemCount
  }

  /** The next concept, or undefined behind the last. */
  next(): TbxConcept | undefined {
    for (let token = this.#reader.next(); token; token = this.#reader.next()) {
      if (token.kind === 'text') {
        if (this.#reading) this.#pieces.push(token.text)
        continue
      }
      const done = token.kind === 'start' ? this.#start(token) : this.#end(token.name, token.start)
      if (done) return done
    }
    return this.#endConcept(this.#reader.position)
  }

  #start(token: Extract<XmlToken, { kind: 'start' }>): TbxConcept | undefined {
    const { name, attributes, start } = token
    if (this.#reading && INLINE.has(name)) return undefined
    this.#endReading(start)
    if (name === 'conceptEntry' || name === 'termEntry') {
      const done = this.#endConcept(start)
      this.#concept = { id: attributes.get('id') ?? attributes.get('xml:id'), start, terms: [], data: [] }
      return done
    }
    if (name === 'langSec' || name === 'langSet') {
      this.#endTerm()
      this.#language = attributes.get('xml:lang') ?? attributes.get('lang') ?? ''
    } else if (name === 'termSec' || name === 'tig' || name === 'ntig') {
      this.#endTerm()
      this.#term = { text: '', start, end: start, data: [] }
    } else if (name === 'tbx' || name === 'martif') {
      this.#dialect = attributes.get('type') ?? 'TBX'
      this.#version = name === 'tbx' ? 3 : 2
    } else if (!FRAME.has(name) && !token.isEmpty) {
      // In the other style the name of the element is the category (data category as tag).
      const category = BY_TYPE.has(name) || name === 'p' ? (attributes.get('type') ?? name) : name
      this.#reading = { name, category, target: attributes.get('target'), start: token.end }
      this.#pieces = []
    }
    return undefined
  }

  #end(name: string, at: number): TbxConcept | undefined {
    if (this.#reading) {
      if (this.#reading.name !== name && INLINE.has(name)) return undefined
      this.#endReading(at)
    }
    if (name === 'termSec' || name === 'tig' || name === 'ntig') this.#endTerm()
    else if (name === 'langSec' || name === 'langSet') {
      this.#endTerm()
      this.#language = ''
    } else if (name === 'conceptEntry' || name === 'termEntry') return this.#endConcept(at)
    return undefined
  }

  #endReading(end: number): void {
    const reading = this.#reading
    if (!reading) return
    const text = this.#pieces.join('')
    this.#reading = undefined
    this.#pieces = []
    const { name, category, target, start } = reading
    if (!this.#concept) {
      if (name === 'title') this.#title ??= text.replace(/\s+/g, ' ').trim()
      else if (name === 'p' && category !== 'p') this.#paragraphs.set(category, text.trim())
      return
    }
    if (name === 'term') {
      // A term without the section that it should stand in is one all the same.
      const term = this.#term ?? { text: '', start: 0, end: 0, data: [] }
      if (term.text !== '') {
        this.#endTerm()
        this.#term = { text, start, end, data: [] }
      } else this.#term = { ...term, text, start, end }
      return
    }
    if (text.trim() !== '') (this.#term?.data ?? this.#concept.data).push({ category, text, target })
  }

  #endTerm(): void {
    const term = this.#term
    this.#term = undefined
    if (!term || !this.#concept || term.text.trim() === '') return
    this.#concept.terms.push({ ...term, language: this.#language })
  }

  #endConcept(end: number): TbxConcept | undefined {
    this.#endReading(end)
    this.#endTerm()
    const concept = this.#concept
    this.#concept = undefined
    this.#language = ''
    return concept && { ...concept, end }
  }
}
