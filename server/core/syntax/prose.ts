// Flattens the inline Markdown of a paragraph, heading or table cell into the text that a reader sees, with a map back.

import type { Nodes, Parents } from 'mdast'
import { decodeEntity } from '../text/entities.ts'
import { isCjk } from '../text/script.ts'
import { DEEPEST } from './unreadable.ts'

/** The readable text of one paragraph, heading or table cell. Offsets of `start` and `end` are into the block. */
export interface Leaf {
  readonly kind: 'paragraph' | 'heading' | 'cell'
  readonly start: number
  readonly end: number
  /** What a reader sees: no markup, no comments, no footnote calls; code and images are one U+FFFC each. */
  readonly text: string
  /** Where the pieces of `text` come from, in order; undefined where `text` is the source from `start` on. */
  readonly pieces: readonly Piece[] | undefined
  /** 1 to 6 for a heading. */
  readonly depth?: number
  /** The whole leaf is bold: in some plans that is how chapters are set. */
  readonly strong?: boolean
  /** How deep the leaf stands in lists: 1 for an item of an outer list; absent outside of lists. */
  readonly listDepth?: number
}

/** `length` characters of text at `text` come from `sourceLength` characters of the block at `source`. */
export interface Piece {
  readonly text: number
  readonly length: number
  readonly source: number
  readonly sourceLength: number
}

/** Stands in readable text for what has no words: code, an image. */
export const OBJECT = '\uFFFC'

/** A leaf whose text is its source. */
export function plainLeaf(kind: Leaf['kind'], start: number, text: string, depth?: number): Leaf {
  const end = start + text.length
  return depth ? { kind, start, end, text, pieces: undefined, depth } : { kind, start, end, text, pieces: undefined }
}

/** A paragraph of several lines of plain words, `[start, end)` of the block's source. */
export function linesLeaf(source: string, start: number, end: number): Leaf {
  const builder = new Builder(source)
  builder.addText(source.slice(start, end), start, end)
  return { kind: 'paragraph', start, end, ...builder.finish() }
}

/** A leaf of bold words alone; `written` has the stars. */
export function strongLeaf(kind: Leaf['kind'], start: number, written: string): Leaf {
  const text = written.slice(2, -2)
  const pieces = [{ text: 0, length: text.length, source: start + 2, sourceLength: text.length }]
  return { kind, start, end: start + written.length, text, pieces, strong: true }
}

/** A cell of plain or bold words with line breaks (`<br>`) among them. */
export function cellLeaf(source: string, start: number, end: number): Leaf {
  const builder = new Builder(source)
  let from = start
  let [strong, plain] = [false, false]
  const addWords = (to: number): void => {
    const words = source.slice(from, to)
    const [opening, closing] = [words.indexOf('**'), words.lastIndexOf('**')]
    if (opening >= 0) {
      builder.addText(words.slice(0, opening), from, from + opening)
      builder.addText(words.slice(opening + 2, closing), from + opening + 2, from + closing)
      builder.addText(words.slice(closing + 2), from + closing + 2, to)
      strong = true
    } else {
      builder.addText(words, from, to)
      plain ||= words.trim() !== ''
    }
  }
  for (const match of source.slice(start, end).matchAll(/<br[^>]{0,2}>/gi)) {
    const at = start + match.index
    addWords(at)
    from = at + match[0].length
    builder.addWhole('\n', at, from)
  }
  addWords(end)
  return { kind: 'cell', start, end, ...builder.finish(), ...(strong && !plain ? { strong } : {}) }
}

/** A paragraph that is one picture, `length` characters long, at the block's start. */
export function objectLeaf(length: number): Leaf {
  const pieces = [{ text: 0, length: OBJECT.length, source: 0, sourceLength: length }]
  return { kind: 'paragraph', start: 0, end: length, text: OBJECT, pieces }
}

/**
 * What stands between the backticks of a code span, as a reader sees it, of its Markdown; undefined for what is no code. In a cell of a
 * table a stroke is written `\|`.
 */
export function codeWords(source: string, kind: Leaf['kind']): string | undefined {
  const ticks = /^`+/.exec(source)?.[0].length ?? 0
  if (ticks === 0) return undefined
  // Where it goes on in another line, that begins with what it is nested in.
  const written = source.slice(ticks, -ticks).replace(/(?:(?<![ \t])[ \t]+)?(?:\r\n|\n|\r)(?:[ \t]|>)*/g, ' ')
  const words = kind === 'cell' ? written.replaceAll('\\|', '|') : written
  return words.startsWith(' ') && words.endsWith(' ') && words.trim() !== '' ? words.slice(1, -1) : words
}

/** The range in the block that the characters `[start, end)` of the leaf's text come from. */
export function toSource(leaf: Leaf, start: number, end: number): [start: number, end: number] {
  if (!leaf.pieces) return [leaf.start + start, leaf.start + end]
  return [sourceAt(leaf, start, false), end > start ? sourceAt(leaf, end - 1, true) : sourceAt(leaf, start, false)]
}

/** The offset in the leaf's text that belongs to `offset` in the block, or undefined where none does. */
export function toText(leaf: Leaf, offset: number): number | undefined {
  if (offset < leaf.start || offset > leaf.end) return undefined
  if (!leaf.pieces) return offset - leaf.start
  const { pieces } = leaf
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((pieces[middle]?.source ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]
  if (!piece || offset < piece.source) return undefined
  const inside = offset - piece.source
  if (inside >= piece.sourceLength) return piece.text + piece.length
  return piece.length === piece.sourceLength ? piece.text + inside : piece.text
}

function sourceAt(leaf: Leaf, at: number, behind: boolean): number {
  const pieces = leaf.pieces ?? []
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((pieces[middle]?.text ?? 0) <= at) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]
  if (!piece) return behind ? leaf.end : leaf.start
  if (piece.length === piece.sourceLength)
    return piece.source + Math.min(at - piece.text, piece.length) + (behind ? 1 : 0)
  return behind ? piece.source + piece.sourceLength : piece.source
}

/** The leaf for a node of the syntax tree, whose offsets are ahead of the block's by `shift`. */
export function flatten(node: Parents, source: string, shift: number, listDepth: number): Leaf {
  const builder = new Builder(source)
  const strong = addChildren(node, builder, shift)
  const [start, end] = contentRange(node, shift)
  const kind = node.type === 'heading' ? 'heading' : node.type === 'tableCell' ? 'cell' : 'paragraph'
  const depth = node.type === 'heading' ? { depth: node.depth } : {}
  return {
    kind,
    start,
    end,
    ...builder.finish(),
    ...depth,
    ...(strong ? { strong } : {}),
    ...(listDepth > 0 ? { listDepth } : {}),
  }
}

/** The range of what stands inside: hashes of a heading and pipes of a cell are left out. */
function contentRange(node: Parents, shift: number): [start: number, end: number] {
  const end = (node.children.at(-1) ?? node).position?.end.offset ?? 0
  const start = node.children.length > 0 ? (node.children[0]?.position?.start.offset ?? 0) : end
  return [start - shift, end - shift]
}

/** Adds the text of all children; true where every one that has text is bold. */
function addChildren(parent: Parents, builder: Builder, shift: number, depth = 0): boolean {
  let strong = false
  let plain = false
  for (const node of parent.children) {
    if (depth <= DEEPEST) addInline(node, builder, shift, depth)
    if (node.type === 'strong') strong = true
    else if (node.type !== 'text' || node.value.trim() !== '')
      plain ||= node.type !== 'footnoteReference' && node.type !== 'html'
  }
  return strong && !plain
}

function addInline(node: Nodes, builder: Builder, shift: number, depth: number): void {
  const start = (node.position?.start.offset ?? 0) - shift
  const end = (node.position?.end.offset ?? 0) - shift
  switch (node.type) {
    case 'text':
      builder.addText(node.value, start, end)
      break
    case 'inlineCode':
    case 'image':
    case 'imageReference':
      builder.addWhole(OBJECT, start, end)
      break
    case 'break':
      builder.addWhole('\n', start, end)
      break
    case 'html':
      if (/^<br\s*\/?>$/i.test(node.value)) builder.addWhole('\n', start, end)
      break
    case 'footnoteReference':
      break
    default:
      if ('children' in node) addChildren(node, builder, shift, depth + 1)
  }
}

/** Grows the text of a leaf and its map piece by piece. */
export class Builder {
  readonly #source: string
  readonly #pieces: { text: number; length: number; source: number; sourceLength: number }[] = []
  #text = ''
  /** The last two units of the text: to look at the end of a string that grows would put it together each time. */
  #tail = ''

  constructor(source: string) {
    this.#source = source
  }

  finish(): { text: string; pieces: readonly Piece[] } {
    return { text: this.#text, pieces: this.#pieces }
  }

  get isEmpty(): boolean {
    return this.#text === ''
  }

  addWhole(text: string, start: number, end: number): void {
    this.#pieces.push({ text: this.#text.length, length: text.length, source: start, sourceLength: end - start })
    this.#add(text)
  }

  #add(text: string): void {
    this.#text += text
    this.#tail = text.length > 1 ? text.slice(-2) : (this.#tail + text).slice(-2)
  }

  /** Characters that stand in the text as they are written. */
  addSame(start: number, end: number): void {
    if (end <= start) return
    const last = this.#pieces.at(-1)
    const grows = last && last.length === last.sourceLength && last.source + last.sourceLength === start
    if (grows) {
      last.length += end - start
      last.sourceLength += end - start
      this.#add(this.#source.slice(start, end))
    } else {
      this.addWhole(this.#source.slice(start, end), start, end)
    }
  }

  /** A text node: its value differs from its source by escapes, character references and what stands at line ends. */
  addText(written: string, start: number, end: number): void {
    const value = written.replace(/\r\n?/g, '\n')
    if (!value.includes('\n') && this.#source.startsWith(value, start) && end - start === value.length) {
      this.addSame(start, end)
      return
    }
    let from = start // start of the run that is the same in both
    let at = start
    let i = 0
    while (i < value.length && at < end) {
      if (value[i] === '\n') {
        this.addSame(from, at)
        const next = this.#behindLineBreak(at, end)
        const behind = i + 1 < value.length ? value.codePointAt(i + 1) : this.#codePointBehindMarkup(next)
        this.addBreak(at, next, behind)
        at = from = next
        i++
        continue
      }
      const decoded = decode(this.#source, at, end)
      if (decoded && value.startsWith(decoded.text, i)) {
        this.addSame(from, at)
        this.addWhole(decoded.text, at, decoded.end)
        at = from = decoded.end
        i += decoded.text.length
        continue
      }
      if (this.#source[at] !== value[i] && /[ \t]/.test(this.#source[at] ?? '')) {
        // White space that the parser took off at a line's end or start.
        this.addSame(from, at)
        at++
        from = at
        continue
      }
      at++
      i++
    }
    this.addSame(from, Math.min(at, end))
  }

  /** The end of a line before one that begins with the character `behind`: a space, but between two Chinese characters nothing. */
  addBreak(start: number, end: number, behind: number | undefined): void {
    const joined = isCjk(this.#tail.codePointAt(lastCharacter(this.#tail))) && isCjk(behind)
    this.addWhole(joined ? '' : ' ', start, end)
  }

  /** Behind the line break at or after `at`, and behind the markers of the quotes and lists that hold the next line. */
  #behindLineBreak(at: number, end: number): number {
    const match = /^[ \t]*(?:\r\n|\n|\r)[ \t>]*/.exec(this.#source.slice(at, Math.min(end, at + 400)))
    return at + (match?.[0].length ?? 1)
  }

  /** The character that a link or emphasis which begins at `at` shows first: whether lines are joined is not up to markup. */
  #codePointBehindMarkup(at: number): number | undefined {
    let first = at
    while (first < at + 8 && /[[*_]/.test(this.#source[first] ?? '')) first++
    return this.#source.codePointAt(first)
  }
}

/** The sign that an escape or a character reference at `at` stands for, and where it ends. */
function decode(source: string, at: number, end: number): { text: string; end: number } | undefined {
  if (source[at] !== '\\') return decodeReference(source, at, end)
  const next = source[at + 1] ?? ''
  return at + 1 < end && /[!-/:-@[-`{-~]/.test(next) ? { text: next, end: at + 2 } : undefined
}

/** The same of a character reference alone. */
export function decodeReference(source: string, at: number, end: number): { text: string; end: number } | undefined {
  if (source[at] !== '&') return undefined
  const match = /^&(?:#[xX]([\da-fA-F]{1,6})|#(\d{1,7})|([A-Za-z\d]{1,31}));/.exec(
    source.slice(at, Math.min(end, at + 40)),
  )
  if (!match) return undefined
  const [whole, hex, decimal, name = ''] = match
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number.parseInt(decimal, 10) : undefined
  const text = code === undefined ? decodeEntity(name) : character(code)
  return text === undefined ? undefined : { text, end: at + whole.length }
}

function lastCharacter(text: string): number {
  const last = text.length - 1
  const code = text.charCodeAt(last)
  return code >= 0xdc00 && code <= 0xdfff ? last - 1 : last
}

function character(code: number): string {
  const forbidden = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
  return forbidden ? '\uFFFD' : String.fromCodePoint(code)
}
