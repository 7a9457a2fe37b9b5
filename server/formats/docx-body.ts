// Reads the body of a DOCX file, or a note of it, block by block.

import type { RawPiece, RawSpan } from '../core/importing/raw-document.ts'
import { append } from '../core/text/long-list.ts'
import type { Numbered, Numbering } from './docx-numbering.ts'
import { type Properties, readParagraphProperties, readRunProperties, type Styles, wordValue } from './docx-styles.ts'
import { DocxTable } from './docx-table.ts'
import type { Omissions } from './omissions.ts'
import { type SpanStyle, Spans, splitLines, textOfSpans } from './spans.ts'
import { plainRows } from './table-rows.ts'
import { childElements, collectElements, findElement, type TreeElement, textOf } from './tree.ts'

/** What all bodies of one file share. */
export interface DocxContext {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly linkOf: (id: string) => string | undefined
  readonly omissions: Omissions
  /** Labels of notes by kind and id, in the order of their calls. */
  readonly labels: Map<string, string>
}

/** What is only passed through: the block or the words in it count. */
const TRANSPARENT: ReadonlySet<string> = new Set(
  `w:sdtContent w:customXml w:smartTag w:ins w:moveTo w:fldSimple w:dir w:bdo mc:AlternateContent mc:Choice w:rubyBase w:ruby
  w:sdt`.split(/\s+/),
)
const DELETED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom'])

/** One run through a body. */
export class DocxBody {
  readonly #context: DocxContext
  readonly #pieces: RawPiece[] = []
  readonly #spans = new Spans()
  /** Texts of boxes that hang on the paragraph that is read. */
  #boxes: TreeElement[] = []
  #hidden = ''
  #deleted = ''
  /** Fields that are open: the instruction of each, and whether its result is reached. */
  #fields: { instruction: string; isResult: boolean }[] = []

  constructor(context: DocxContext) {
    this.#context = context
  }

  read(body: TreeElement): RawPiece[] {
    this.#blocks(body)
    return this.#pieces
  }

  /** The words of all paragraphs below an element as one, parted by line breaks. */
  readWords(element: TreeElement): RawSpan[] {
    const lines: RawSpan[][] = []
    for (const piece of this.read(element)) {
      if ('spans' in piece && piece.kind !== 'note') lines.push([...piece.spans])
      else if (piece.kind === 'table')
        for (const row of piece.rows) for (const cell of row) if (cell.length > 0) lines.push([...cell])
    }
    return lines.flatMap((line, at) => (at === 0 ? line : [{ text: '\n' }, ...line]))
  }

  #blocks(parent: TreeElement): void {
    const children = childElements(parent)
    for (const [at, child] of children.entries()) {
      const { name } = child
      if (name === 'w:p') this.#paragraph(child, children[at + 1]?.name === 'w:p')
      else if (name === 'w:tbl') this.#table(child)
      else if (name === 'w:sdt' && isContents(child)) this.#furniture('contents', linesOf(child))
      else if (TRANSPARENT.has(name)) this.#blocks(child)
      else if (DELETED.has(name)) this.#furniture('deleted', textOf(child))
      else if (name === 'w:altChunk') this.#context.omissions.add('embedded-object')
    }
  }

  #furniture(role: string, text: string): void {
    if (text.trim() !== '') this.#pieces.push({ kind: 'furniture', role, text: text.trim() })
  }

  #paragraph(element: TreeElement, hasNextParagraph: boolean): void {
    const { styles, numbering } = this.#context
    const [own] = childElements(element, 'w:pPr')
    const properties = { ...styles.of(own && wordValue(own, 'w:pStyle')), ...readParagraphProperties(own) }
    const list = properties.numbering
    this.#words(element, properties, {})
    // With its mark a deletion takes the end of a paragraph: it goes on in the next one, whose properties hold.
    const [mark] = own ? childElements(own, 'w:rPr') : []
    if (mark && childElements(mark, 'w:del').length > 0 && hasNextParagraph) return
    const spans = this.#spans.take()
    const isEmpty = textOfSpans(spans).trim() === ''
    const number = list && !isEmpty ? numbering.next(list.id, list.level) : undefined
    if (!isEmpty) this.#write(spans, properties, number, list?.level ?? 0)
    this.#furniture('hidden', this.#hidden)
    this.#furniture('deleted', this.#deleted)
    this.#hidden = ''
    this.#deleted = ''
    for (const box of this.#boxes.splice(0)) this.#blocks(box)
    if (own && childElements(own, 'w:sectPr').length > 0) this.#pieces.push({ kind: 'page-end' })
  }

  #write(spans: RawSpan[], properties: Properties, number: Numbered | undefined, level: number): void {
    const { heading, isTitle, isContents, isQuote, centred } = properties
    if (isContents && heading === undefined) {
      this.#furniture('contents', textOfSpans(spans))
      return
    }
    if (heading !== undefined || isTitle) {
      // In a heading everything is strong, which says nothing.
      const plain = spans.map(({ bold: _, ...span }) => span)
      const before =
        number && number.kind !== 'bullet' ? [{ text: number.kind === 'number' ? `${number.text} ` : number.text }] : []
      this.#pieces.push({
        kind: 'heading',
        depth: isTitle && heading === undefined ? 1 : (heading ?? 1),
        spans: [...before, ...plain],
      })
    } else if (number && number.kind !== 'text') {
      const numbered = number.kind === 'number' ? { number: number.number } : {}
      this.#pieces.push({ kind: 'item', depth: level, ...numbered, spans })
    } else {
      const all = number ? [{ text: number.text }, ...spans] : spans
      const lines = splitLines(all).filter(line => textOfSpans(line).trim() !== '')
      const how = { ...(centred ? { centred } : {}), ...(isQuote ? { quoted: true } : {}) }
      // A line break within a paragraph is where its author wanted a new one.
      if (centred || isQuote) this.#pieces.push({ kind: 'paragraph', spans: all, ...how })
      else for (const line of lines) this.#pieces.push({ kind: 'paragraph', spans: line })
    }
  }

  /** Collects the words of a paragraph. */
  #words(parent: TreeElement, properties: Properties, style: SpanStyle): void {
    for (const child of childElements(parent)) {
      const { name, attributes } = child
      if (name === 'w:r') this.#run(child, properties, style)
      else if (name === 'w:hyperlink') {
        const link = this.#context.linkOf(attributes.get('r:id') ?? '')
        this.#words(child, properties, link === undefined ? style : { ...style, link })
      } else if (name === 'm:oMath' || name === 'm:oMathPara')
        this.#spans.add(
          collectElements(child, ({ name }) => name === 'm:t')
            .map(textOf)
            .join(''),
          style,
        )
      else if (DELETED.has(name)) this.#deleted += textOf(child)
      else if (name === 'w:ins' || TRANSPARENT.has(name)) this.#words(child, properties, style)
    }
  }

  #run(run: TreeElement, properties: Properties, around: SpanStyle): void {
    const [own] = childElements(run, 'w:rPr')
    const id = own && wordValue(own, 'w:rStyle')
    const said: Properties = {
      ...properties,
      ...(id === undefined ? {} : this.#context.styles.of(id)),
      ...readRunProperties(own),
    }
    const style: SpanStyle = {
      ...around,
      ...(said.bold ? { bold: true } : {}),
      ...(said.italic ? { italic: true } : {}),
    }
    const field = this.#fields.at(-1)
    const link = field?.isResult ? /^\s*HYPERLINK\s{1,9}"([^"]{1,2000})"/.exec(field.instruction)?.[1] : undefined
    this.#content(run, link === undefined ? style : { ...style, link }, said.hidden === true)
  }

  #content(run: TreeElement, style: SpanStyle, isHidden: boolean): void {
    const add = (text: string): void => {
      if (isHidden) this.#hidden += text
      else this.#spans.add(text, style)
    }
    for (const child of childElements(run)) {
      const { name, attributes } = child
      switch (name) {
        case 'w:t':
          add(textOf(child))
          break
        case 'w:tab':
        case 'w:ptab':
          add('\t')
          break
        case 'w:br':
          // A break of page or column is none of the text.
          if ((attributes.get('w:type') ?? 'textWrapping') === 'textWrapping') add('\n')
          break
        case 'w:cr':
          add('\n')
          break
        case 'w:noBreakHyphen':
          add('\u2011')
          break
        case 'w:sym':
          this.#symbol(attributes.get('w:char'), attributes.get('w:font'), add)
          break
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          this.#call(child, style)
          break
        case 'w:delText':
          this.#deleted += textOf(child)
          break
        case 'w:fldChar':
          this.#field(attributes.get('w:fldCharType'))
          break
        case 'w:instrText': {
          const field = this.#fields.at(-1)
          if (field) field.instruction += textOf(child)
          break
        }
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          this.#drawing(child)
          break
        case 'w:ruby': {
          const [base] = childElements(child, 'w:rubyBase')
          const [ruby] = childElements(child, 'w:rt')
          for (const inner of base ? childElements(base, 'w:r') : []) this.#content(inner, style, isHidden)
          if (ruby) this.#furniture('ruby', linesOf(ruby) || textOf(ruby))
          break
        }
        case 'mc:AlternateContent': {
          const [choice] = childElements(child, 'mc:Choice')
          const [fallback] = childElements(child, 'mc:Fallback')
          this.#content(choice ?? fallback ?? child, style, isHidden)
          break
        }
      }
    }
  }

  #call(reference: TreeElement, style: SpanStyle): void {
    const { labels } = this.#context
    const key = `${reference.name.slice('w:'.length, -'Reference'.length)} ${reference.attributes.get('w:id')}`
    const label = labels.get(key) ?? String(labels.size + 1)
    labels.set(key, label)
    this.#spans.add(label, { ...style, note: label })
  }

  #field(type: string | undefined): void {
    const field = this.#fields.at(-1)
    if (type === 'begin') this.#fields.push({ instruction: '', isResult: false })
    else if (type === 'separate' && field) field.isResult = true
    else if (type === 'end') this.#fields.pop()
  }

  /** A sign of a font of signs; those of Wingdings that plans use are written as characters, others are said to be missing. */
  #symbol(code: string | undefined, font: string | undefined, add: (text: string) => void): void {
    const number = Number.parseInt(code ?? '', 16)
    const known = SYMBOLS.get(number & 0xff)
    if (font && /wingdings/i.test(font) && known) add(known)
    else if (number >= 0x20 && number < 0xe000) add(String.fromCharCode(number))
    else this.#context.omissions.add('symbol', font)
  }

  #drawing(element: TreeElement): void {
    const boxes = collectElements(element, ({ name }) => name === 'w:txbxContent')
    // A box in a box is read with the outer one.
    append(
      this.#boxes,
      boxes.filter((box, at) => at === 0 || !boxes.some(other => other !== box && contains(other, box))),
    )
    if (boxes.length > 0) return
    const described = findElement(element, ({ name }) => name === 'wp:docPr')
    const where =
      described?.attributes.get('descr') || described?.attributes.get('title') || described?.attributes.get('name')
    this.#context.omissions.add(element.name === 'w:object' ? 'embedded-object' : 'picture', where)
  }

  #table(element: TreeElement): void {
    const table = new DocxTable(element)
    if (table.isBox) {
      for (const cell of table.cells) this.#blocks(cell)
      return
    }
    if (table.rows.length === 0) return
    const { titles, rows } = plainRows(table.rows, table.head, cell => {
      const reader = new DocxBody(this.#context)
      const spans = reader.readWords(cell)
      for (const piece of reader.#pieces) if (piece.kind === 'furniture') this.#pieces.push(piece)
      return spans
    })
    for (const spans of titles) this.#pieces.push({ kind: 'paragraph', spans })
    this.#pieces.push({ kind: 'table', rows, head: 1 })
  }
}

/** Signs of Wingdings by code. */
const SYMBOLS: ReadonlyMap<number, string> = new Map([
  [0x6c, '●'],
  [0x6e, '■'],
  [0x75, '◆'],
  [0xa1, '○'],
  [0xa8, '□'],
  [0xb2, '☆'],
  [0xab, '★'],
  [0xd8, '➢'],
  [0xfc, '✓'],
  [0xfe, '☑'],
])

function isContents(sdt: TreeElement): boolean {
  const [properties] = childElements(sdt, 'w:sdtPr')
  const gallery = properties && findElement(properties, ({ name }) => name === 'w:docPartGallery')
  return /table of contents|目录/i.test(gallery?.attributes.get('w:val') ?? '')
}

function linesOf(element: TreeElement): string {
  return collectElements(element, ({ name }) => name === 'w:p')
    .map(paragraph =>
      collectElements(paragraph, ({ name }) => name === 'w:t' || name === 'w:tab')
        .map(({ name, ...rest }) => (name === 'w:tab' ? '\t' : textOf({ name, ...rest })))
        .join('')
        .trim(),
    )
    .filter(line => line !== '')
    .join('\n')
}

function contains(element: TreeElement, other: TreeElement): boolean {
  return element.children.some(child => typeof child !== 'string' && (child === other || contains(child, other)))
}
