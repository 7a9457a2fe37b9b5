// Reads TMX (Translation Memory eXchange 1.1 to 1.4b), unit by unit, and goes on behind whatever is broken.

import { isHan } from '../text/script.ts'
import { CODES, ELEMENTS, type Tag, type TmxProblem, TmxScanner } from './tmx-scanner.ts'
import { EXCLAMATION, QUESTION } from './xml-tag.ts'

/** What one language says of a unit. */
export interface TmxVariant {
  /** `zh`, `en` or another primary subtag in lower case; guessed by the script where the file does not say. */
  readonly language: string
  /** The segment as a reader sees it: native codes left out, entities resolved, runs of white space one space. */
  readonly text: string
  /** The range of the segment's content in the file. */
  readonly start: number
  readonly end: number
}

/** A translation unit: the same segment in several languages. */
export interface TmxUnit {
  /** The offset of `<tu`. */
  readonly start: number
  readonly variants: readonly TmxVariant[]
  /** `creationdate`, else `changedate`, as written: `20180305T120000Z`. */
  readonly date: string | undefined
  readonly notes: readonly string[]
  readonly props: readonly { readonly type: string; readonly text: string }[]
}

export interface TmxHeader {
  /** The version of `<tmx>` as written; undefined in a file that has no such element. */
  readonly version: string | undefined
  /** The primary subtag of `srclang`; undefined for `*all*` and where there is none. */
  readonly sourceLanguage: string | undefined
  readonly date: string | undefined
}

/** Outside of segments these hold nothing that is read. */
const FRAME = new Set(['tmx', 'header', 'body', 'ude', 'map'])

interface OpenUnit {
  readonly start: number
  readonly variants: TmxVariant[]
  readonly date: string | undefined
  readonly notes: string[]
  readonly props: { type: string; text: string }[]
}

/**
 * A pull parser: linear in the text's length whatever it holds. It knows what TMX may contain, and so finds its way back:
 * `<tu` begins a unit even inside a segment that does not end. No entity but those of XML, HTML and numbers is resolved,
 * no document type is read, nothing is fetched.
 */
export class TmxReader {
  readonly #text: string
  readonly #scanner: TmxScanner
  #at = 0
  #version: string | undefined
  #sourceLanguage: string | undefined
  #date: string | undefined
  #unit: OpenUnit | undefined
  #variant: { readonly language: string; readonly start: number } | undefined
  /** The element whose text is being read. */
  #reading: { readonly name: 'seg' | 'note' | 'prop'; readonly type: string; readonly start: number } | undefined
  #pieces: string[] = []
  /** The elements that are open in a segment, and how many of them hide their content. */
  #inline: string[] = []
  readonly #open = new Map<string, number>()
  #hidden = 0
  /** Set behind a code that stands for something between two words. */
  #parts = false
  #isEmpty = true

  constructor(text: string) {
    this.#text = text
    this.#scanner = new TmxScanner(text)
  }

  /** What is wrong with what has been read so far; the first ones, all of which are counted. */
  get problems(): readonly TmxProblem[] {
    return this.#scanner.problems
  }

  get problemCount(): number {
    return this.#scanner.problemCount
  }

  /** What has been read of the head so far: complete once the first unit has come. */
  get header(): TmxHeader {
    return { version: this.#version, sourceLanguage: this.#sourceLanguage, date: this.#date }
  }

  /** How far the file has been read, an offset. */
  get position(): number {
    return this.#at
  }

  /** The next unit, or undefined behind the last. */
  next(): TmxUnit | undefined {
    const text = this.#text
    while (this.#at < text.length) {
      const open = text.indexOf('<', this.#at)
      const end = open < 0 ? text.length : open
      if (end > this.#at) this.#addText(this.#at, end)
      this.#at = end
      if (open < 0) break
      const done = this.#readMarkup(open)
      if (done) return done
    }
    if (this.#unit) {
      this.#scanner.report('open-element', this.#unit.start, 'tu')
      return this.#endUnit(text.length)
    }
    if (this.#isEmpty) {
      this.#isEmpty = false
      if (this.#version === undefined) this.#scanner.report('no-tmx', 0, 'tmx')
    }
    return undefined
  }

  #readMarkup(open: number): TmxUnit | undefined {
    const text = this.#text
    const next = text.charCodeAt(open + 1)
    if (next === EXCLAMATION || next === QUESTION) {
      const { end, text: characters } = this.#scanner.readDeclaration(open)
      if (characters) this.#addText(characters.start, characters.end, true)
      this.#at = end
      return undefined
    }
    const tag = this.#scanner.readTag(open)
    if (!tag) {
      this.#scanner.report('stray-character', open, '<')
      this.#addText(open, open + 1, true)
      this.#at = open + 1
      return undefined
    }
    this.#at = tag.end
    if (tag.name === '') return undefined
    return tag.isEnd ? this.#endTag(tag, open) : this.#startTag(tag, open)
  }

  #startTag(tag: Tag, open: number): TmxUnit | undefined {
    const { name } = tag
    if (name === 'tu') {
      const before = this.#unit
      if (before) this.#scanner.report('open-element', before.start, 'tu')
      const done = before ? this.#endUnit(open) : undefined
      this.#isEmpty = false
      const date = tag.attributes.get('creationdate') ?? tag.attributes.get('changedate')
      this.#unit = { start: open, variants: [], date, notes: [], props: [] }
      if (tag.isEmpty) this.#unit = undefined
      return done
    }
    if (name === 'tuv') {
      if (this.#variant) this.#scanner.report('open-element', this.#variant.start, 'tuv')
      this.#endVariant(open)
      const language = tag.attributes.get('xml:lang') ?? tag.attributes.get('lang') ?? ''
      if (language === '') this.#scanner.report('no-language', open, 'tuv')
      if (!tag.isEmpty) this.#variant = { language: primarySubtag(language), start: open }
    } else if (name === 'seg' || name === 'note' || name === 'prop') {
      if (this.#reading) this.#scanner.report('open-element', this.#reading.start, this.#reading.name)
      this.#endReading(open)
      if (!tag.isEmpty) this.#reading = { name, type: tag.attributes.get('type') ?? '', start: tag.end }
    } else if (FRAME.has(name)) {
      if (name === 'tmx') this.#version = tag.attributes.get('version') ?? ''
      if (name === 'header') {
        const language = primarySubtag(tag.attributes.get('srclang') ?? '')
        this.#sourceLanguage = language === '' ? undefined : language
        this.#date = tag.attributes.get('creationdate') ?? tag.attributes.get('changedate')
      }
    } else if (ELEMENTS.has(name)) {
      this.#startInline(tag)
    } else {
      this.#scanner.report('unknown-element', open, name)
    }
    return undefined
  }

  #startInline({ name, isEmpty }: Tag): void {
    if (this.#reading?.name !== 'seg') return
    if (name === 'ph' || name === 'sub') this.#parts = true
    if (isEmpty) return
    this.#inline.push(name)
    this.#open.set(name, (this.#open.get(name) ?? 0) + 1)
    if (CODES.has(name)) this.#hidden++
  }

  #endTag({ name }: Tag, open: number): TmxUnit | undefined {
    if (name === 'tu') {
      if (this.#unit) return this.#endUnit(open)
      this.#scanner.report('stray-end', open, name)
    } else if (name === 'tuv') {
      if (!this.#variant) this.#scanner.report('stray-end', open, name)
      this.#endVariant(open)
    } else if (name === 'seg' || name === 'note' || name === 'prop') {
      if (this.#reading?.name === name) this.#endReading(open)
      else this.#scanner.report('stray-end', open, name)
    } else if (ELEMENTS.has(name) && !FRAME.has(name)) {
      this.#endInline(name, open)
    }
    return undefined
  }

  #endInline(name: string, open: number): void {
    if (this.#reading?.name !== 'seg') return
    if (name === 'sub') this.#parts = true
    if (!this.#open.get(name)) {
      this.#scanner.report('stray-end', open, name)
      return
    }
    for (let last = this.#inline.pop(); last !== undefined; last = this.#inline.pop()) {
      this.#open.set(last, (this.#open.get(last) ?? 1) - 1)
      if (CODES.has(last)) this.#hidden--
      if (last === name) return
      this.#scanner.report('open-element', open, last)
    }
  }

  #addText(start: number, end: number, literal = false): void {
    if (!this.#reading) return
    if (this.#reading.name === 'seg' && this.#hidden > 0 && this.#inline.at(-1) !== 'sub') return
    const piece = this.#scanner.decode(start, end, literal)
    if (piece === '') return
    if (this.#parts && isLatin(this.#pieces.at(-1)?.at(-1)) && isLatin(piece[0])) this.#pieces.push(' ')
    this.#parts = false
    this.#pieces.push(piece)
  }

  #endReading(end: number): void {
    const reading = this.#reading
    if (!reading) return
    if (this.#inline.length > 0) this.#scanner.report('open-element', reading.start, this.#inline.at(-1) ?? '')
    const text = this.#pieces.join('').replace(/\s+/g, ' ').trim()
    this.#reading = undefined
    this.#pieces = []
    this.#inline = []
    this.#open.clear()
    this.#hidden = 0
    this.#parts = false
    if (reading.name === 'note') this.#unit?.notes.push(text)
    else if (reading.name === 'prop') this.#unit?.props.push({ type: reading.type, text })
    else if (this.#unit && text !== '') {
      const language =
        this.#variant?.language || ([...text.slice(0, 400)].some(one => isHan(one.codePointAt(0))) ? 'zh' : 'en')
      this.#unit.variants.push({ language, text, start: reading.start, end })
    }
  }

  #endVariant(end: number): void {
    if (this.#reading) this.#scanner.report('open-element', this.#reading.start, this.#reading.name)
    this.#endReading(end)
    this.#variant = undefined
  }

  #endUnit(end: number): TmxUnit | undefined {
    if (this.#variant && end < this.#text.length && this.#reading)
      this.#scanner.report('open-element', this.#variant.start, 'tuv')
    this.#endReading(end)
    this.#variant = undefined
    const unit = this.#unit
    this.#unit = undefined
    return unit
  }
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character) && !isHan(character.codePointAt(0))
}

/** `zh` for `zh-CN`, `ZH_HANS`, `cmn`; '' for none, or for `*all*`. */
function primarySubtag(tag: string): string {
  const primary = /^\s{0,9}([a-z]{2,8})/i.exec(tag)?.[1]?.toLowerCase() ?? ''
  return SAME_LANGUAGE[primary] ?? primary
}

const SAME_LANGUAGE: Readonly<Record<string, string>> = {
  cmn: 'zh',
  zho: 'zh',
  chi: 'zh',
  chinese: 'zh',
  eng: 'en',
  english: 'en',
}
