// Reads HTML: the blocks of a page in reading order, its tables and footnotes, and what it says of itself.

import type { RawOmission, RawPiece, RawSpan } from '../core/importing/raw-document.ts'
import { bookFurniture, type FurnitureOf, findFurniture, SILENT } from './html-furniture.ts'
import { findHtmlNotes, type HtmlNotes } from './html-notes.ts'
import { type Cell, isLayout, readRows } from './html-table.ts'
import { Omissions } from './omissions.ts'
import { type SpanStyle, Spans, splitLines, textOfSpans } from './spans.ts'
import { plainRows } from './table-rows.ts'
import { findElement, type TreeElement, textOf } from './tree.ts'
import { findWordItem } from './word-item.ts'

/** Where a line break was asked for, while white space is not yet collapsed. No character: the parser gives none such. */
const BREAK = '\u0000'

const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2
  h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th
  thead tr ul`.split(/\s+/),
)
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'dir', 'menu'])
const BOLD: ReadonlySet<string> = new Set(['b', 'strong'])
const ITALIC: ReadonlySet<string> = new Set(['i', 'em'])
const EMBEDDED: ReadonlySet<string> = new Set([
  'iframe',
  'object',
  'embed',
  'video',
  'audio',
  'canvas',
  'applet',
  'frame',
])

/** What the pieces of a page depend on that stands above them. */
interface Around {
  readonly style: SpanStyle
  readonly centred?: boolean
  readonly quoted?: boolean
  readonly depth?: number
  readonly number?: number
  readonly heading?: number
  readonly lists: number
  readonly isPre?: boolean
}

/** What was read of a page, or of one file of a book. */
export interface HtmlContent {
  readonly pieces: RawPiece[]
  readonly omissions: RawOmission[]
}

/** Reads a parsed page. `isPart` says that it is a part of a book or page, which has nothing around its text but what says so. */
export function readHtmlContent(root: TreeElement, isPart = false): HtmlContent {
  const body = findElement(root, ({ name }) => name === 'body') ?? root
  const furnitureOf = isPart ? bookFurniture : findFurniture(body)
  const page = new Page(findHtmlNotes(body), furnitureOf)
  return page.read(body)
}

class Page {
  readonly #notes: HtmlNotes
  readonly #furnitureOf: FurnitureOf
  readonly #omissions = new Omissions()
  readonly #pieces: RawPiece[] = []
  readonly #spans = new Spans()
  /** What Word writes before the words of items. */
  readonly #signs = new Set<TreeElement>()
  /** The item whose first paragraph has not been written yet. */
  #isItemOpen = false

  constructor(notes: HtmlNotes, furnitureOf: FurnitureOf) {
    this.#notes = notes
    this.#furnitureOf = furnitureOf
  }

  read(body: TreeElement): HtmlContent {
    const around: Around = { style: {}, lists: 0 }
    this.#block(body, around)
    this.#flush(around)
    return { pieces: this.#pieces, omissions: this.#omissions.list() }
  }

  #children(element: TreeElement, around: Around): void {
    for (const child of element.children) {
      if (typeof child === 'string')
        this.#spans.add(around.isPre ? child.replace(/\r\n?|\n/g, BREAK) : child, around.style)
      else if (!this.#leaveOut(child, around)) this.#element(child, around)
    }
  }

  /** Leaves out what is no text, and says so. */
  #leaveOut(element: TreeElement, around: Around): boolean {
    const { name, attributes } = element
    if (name === 'script' || name === 'svg' || name === 'img' || name === 'image' || EMBEDDED.has(name)) {
      const kind = name === 'script' ? 'script' : EMBEDDED.has(name) ? 'embedded-object' : 'picture'
      const where =
        attributes.get('alt') || attributes.get('title') || fileOf(attributes.get('src') ?? attributes.get('data'))
      this.#omissions.add(kind, kind === 'script' ? undefined : where)
      return true
    }
    if (name === 'input') return true
    if (SILENT.has(name) && name !== 'noscript') return true
    if (this.#notes.backs.has(element) || this.#signs.has(element)) return true
    const role = this.#furnitureOf(element)
    if (role === undefined) return false
    const text = readableText(element)
    if (text === '') return true
    if (BLOCKS.has(name)) this.#flush(around)
    this.#pieces.push({ kind: 'furniture', text, role })
    return true
  }

  #element(element: TreeElement, around: Around): void {
    const { name } = element
    const label = this.#notes.texts.get(element)
    if (label !== undefined) this.#note(element, label, around)
    else if (!BLOCKS.has(name)) this.#inline(element, around)
    else {
      this.#flush(around)
      this.#block(element, around)
    }
  }

  #inline(element: TreeElement, around: Around): void {
    const { name, attributes } = element
    if (name === 'br') {
      this.#spans.add(BREAK, around.style)
      return
    }
    const call = this.#notes.calls.get(element)
    if (call !== undefined) {
      const text = textOf(element).replace(/\s+/g, ' ').trim()
      this.#spans.add(text, { ...around.style, note: call })
      return
    }
    const style: { -readonly [K in keyof SpanStyle]: SpanStyle[K] } = { ...around.style, ...styleOf(element) }
    if (name === 'a') {
      const href = attributes.get('href')?.trim()
      if (href && !href.startsWith('#') && !/^javascript:/i.test(href)) style.link = href
    }
    this.#children(element, { ...around, style })
  }

  #block(element: TreeElement, around: Around): void {
    const { name, attributes } = element
    if (name === 'hr') {
      this.#pieces.push({ kind: 'rule' })
      return
    }
    if (name === 'table') {
      this.#table(element, around)
      return
    }
    if (LISTS.has(name)) {
      this.#list(element, around)
      return
    }
    const item = name === 'p' ? findWordItem(element) : undefined
    if (item) {
      const { sign, depth, number } = item
      this.#signs.add(sign)
      const inner = { ...around, style: styleOf(element), lists: depth + 1, depth }
      this.#item(element, number === undefined ? withoutNumber(inner) : { ...inner, number })
      return
    }
    const heading =
      /^h([1-6])$/.exec(name)?.[1] ??
      (attributes.get('role') === 'heading' ? (attributes.get('aria-level') ?? '2') : undefined)
    const centred = isCentred(element, around.centred === true)
    // In a heading everything is strong, which says nothing.
    const style = heading === undefined ? { ...around.style, ...styleOf(element) } : around.style
    const inner: Around = {
      style,
      lists: around.lists,
      ...(centred ? { centred } : {}),
      ...(around.quoted || name === 'blockquote' ? { quoted: true } : {}),
      ...(around.depth === undefined ? {} : { depth: around.depth }),
      ...(around.number === undefined ? {} : { number: around.number }),
      ...(heading === undefined
        ? around.heading === undefined
          ? {}
          : { heading: around.heading }
        : { heading: Number(heading) || 2 }),
      ...(around.isPre || name === 'pre' ? { isPre: true } : {}),
    }
    this.#children(element, inner)
    this.#flush(inner)
  }

  #list(element: TreeElement, around: Around): void {
    const isOrdered = element.name === 'ol'
    let number = Number.parseInt(element.attributes.get('start') ?? '1', 10)
    if (!Number.isSafeInteger(number)) number = 1
    const isPlain = /^(?:1|)$/.test(element.attributes.get('type') ?? '')
    for (const child of element.children) {
      if (typeof child === 'string') {
        if (child.trim() !== '') this.#spans.add(child, around.style)
        continue
      }
      if (this.#leaveOut(child, around)) continue
      if (child.name !== 'li' || this.#notes.texts.has(child)) {
        this.#element(child, child.name === 'ol' || child.name === 'ul' ? { ...around, lists: around.lists } : around)
        continue
      }
      this.#flush(around)
      const said = Number.parseInt(child.attributes.get('value') ?? '', 10)
      if (Number.isSafeInteger(said)) number = said
      const item: Around = {
        ...around,
        lists: around.lists + 1,
        depth: around.lists,
        style: { ...around.style, ...styleOf(child) },
        ...(isOrdered && isPlain ? { number } : {}),
      }
      number++
      if (!isOrdered) this.#item(child, withoutNumber(item))
      else this.#item(child, item)
    }
    this.#flush(around)
  }

  #item(element: TreeElement, around: Around): void {
    this.#isItemOpen = true
    this.#children(element, around)
    this.#flush(around)
    this.#isItemOpen = false
  }

  #note(element: TreeElement, label: string, around: Around): void {
    this.#flush(around)
    const spans = this.#apart(element)
    // The number before the text is the call's, said again.
    const [first] = spans
    if (first) {
      const text = first.text.replace(/^[\s[(（【〔]{0,4}(?:\d{1,4}|[*†‡])[\])）】〕.、:：\s]{0,4}/, '')
      const wasNumber = first.text.slice(0, first.text.length - text.length).replace(/[^\d*†‡]/g, '')
      if (wasNumber !== '' && label.startsWith(wasNumber)) spans[0] = { ...first, text }
    }
    this.#pieces.push({ kind: 'note', label, spans: spans.filter(({ text }) => text !== '') })
  }

  /** The words of an element as one paragraph, its blocks parted by line breaks. */
  #apart(element: TreeElement, style: SpanStyle = {}): RawSpan[] {
    const spans = new Spans()
    const visit = (at: TreeElement, style: SpanStyle): void => {
      for (const child of at.children) {
        if (typeof child === 'string') spans.add(child, style)
        else if (child.name === 'br') spans.add(BREAK, style)
        else if (!this.#leaveOut(child, { style, lists: 0 })) {
          const isBlock = BLOCKS.has(child.name)
          const call = this.#notes.calls.get(child)
          if (isBlock) spans.add(BREAK, style)
          if (call === undefined) {
            const href = child.name === 'a' ? child.attributes.get('href')?.trim() : undefined
            const isLink = href && !href.startsWith('#') && !/^javascript:/i.test(href)
            visit(child, { ...style, ...styleOf(child), ...(isLink ? { link: href } : {}) })
          } else spans.add(textOf(child).trim(), { ...style, note: call })
          if (isBlock) spans.add(BREAK, style)
        }
      }
    }
    visit(element, style)
    return trimBreaks(spans.takeCollapsed(BREAK))
  }

  #table(element: TreeElement, around: Around): void {
    if (isLayout(element)) {
      this.#children(element, around)
      this.#flush(around)
      return
    }
    const { rows, head, captions } = readRows(element)
    for (const caption of captions) if (!this.#leaveOut(caption, around)) this.#block(caption, around)
    if (rows.length === 0) return
    const table = plainRows(rows, head, (cell: Cell): RawSpan[] =>
      this.#furnitureOf(cell) ? [] : this.#apart(cell, cell.name === 'th' ? {} : styleOf(cell)),
    )
    for (const spans of table.titles) this.#pieces.push({ kind: 'paragraph', spans })
    this.#pieces.push({ kind: 'table', rows: table.rows, head: 1 })
  }

  #flush(around: Around): void {
    const spans = trimBreaks(this.#spans.takeCollapsed(BREAK))
    if (textOfSpans(spans).trim() === '') return
    const { heading, depth, number, centred, quoted } = around
    if (heading !== undefined) this.#pieces.push({ kind: 'heading', depth: heading, spans })
    else if (depth !== undefined && this.#isItemOpen) {
      this.#isItemOpen = false
      this.#pieces.push({ kind: 'item', depth, ...(number === undefined ? {} : { number }), spans })
    } else if (!centred && !quoted && depth === undefined && spans.some(({ text }) => text.includes('\n'))) {
      // A page that is set with line breaks says nothing of paragraphs.
      this.#blank()
      for (const line of splitLines(spans)) {
        if (textOfSpans(line).trim() === '') this.#blank()
        else this.#pieces.push({ kind: 'line', spans: line })
      }
      this.#pieces.push({ kind: 'blank' })
    } else
      this.#pieces.push({ kind: 'paragraph', spans, ...(centred ? { centred } : {}), ...(quoted ? { quoted } : {}) })
  }

  #blank(): void {
    if (this.#pieces.length > 0 && this.#pieces.at(-1)?.kind !== 'blank') this.#pieces.push({ kind: 'blank' })
  }
}

function withoutNumber({ number: _, ...around }: Around): Around {
  return around
}

function trimBreaks(spans: RawSpan[]): RawSpan[] {
  const first = spans.findIndex(({ text }) => /[^\n]/.test(text))
  if (first < 0) return []
  let last = spans.length - 1
  while (!/[^\n]/.test(spans[last]?.text ?? '')) last--
  return spans.slice(first, last + 1).map((span, at, { length }) => {
    let { text } = span
    if (at === 0) text = text.replace(/^\n+/, '')
    if (at === length - 1) text = trimEnd(text)
    return { ...span, text }
  })
}

function trimEnd(text: string): string {
  let end = text.length
  while (text[end - 1] === '\n') end--
  return text.slice(0, end)
}

/** What an element's name or style says of its words. */
function styleOf({ name, attributes }: TreeElement): SpanStyle {
  const style = attributes.get('style') ?? ''
  const weight = /(?:^|;)\s{0,9}font-weight\s{0,9}:\s{0,9}(\w{1,9})/i.exec(style)?.[1]?.toLowerCase()
  const isBold = weight === undefined ? BOLD.has(name) : weight.startsWith('bold') || Number(weight) >= 600
  const isItalic = ITALIC.has(name) || /(?:^|;)\s{0,9}font-style\s{0,9}:\s{0,9}italic/i.test(style)
  return { ...(isBold ? { bold: true } : {}), ...(isItalic ? { italic: true } : {}) }
}

function isCentred({ name, attributes }: TreeElement, wasCentred: boolean): boolean {
  const said =
    /(?:^|;)\s{0,9}text-align\s{0,9}:\s{0,9}(\w{1,9})/i.exec(attributes.get('style') ?? '')?.[1] ??
    attributes.get('align')
  if (said !== undefined) return said.toLowerCase() === 'center'
  return name === 'center' || wasCentred
}

/** The words of furniture, a line for each block of it. */
function readableText(element: TreeElement): string {
  const parts: string[] = []
  const visit = (at: TreeElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string') parts.push(child.replace(/\s+/g, ' '))
      else if (!SILENT.has(child.name) || child.name === 'noscript') {
        const isBlock = BLOCKS.has(child.name) || child.name === 'br'
        if (isBlock) parts.push('\n')
        visit(child)
        if (isBlock) parts.push('\n')
      }
    }
  }
  visit(element)
  const lines = parts.join('').split('\n')
  return lines
    .map(line => line.trim())
    .filter(line => line !== '')
    .join('\n')
}

function fileOf(address: string | undefined): string | undefined {
  if (address === undefined || address.startsWith('data:')) return undefined
  return address.split(/[?#]/)[0]?.split('/').at(-1) || undefined
}
