// Reads blocks of many lines part by part, where each line says by itself what it is: lists and tables with links, headings, footnotes.

import type { Heading, Paragraph, TableCell } from 'mdast'
import { type Collector, collectFlow, definitionOf, finishFacts, newCollector } from './collect-facts.ts'
import type { Inlines } from './inlines.ts'
import type { BlockFacts } from './parse-block.ts'
import { readInlines, toPosition } from './plain-inline.ts'
import { plainLeaf } from './prose.ts'
import { findUnreadable } from './unreadable.ts'

/** A paragraph, heading, item or cell: `[start, end)` of the block. */
interface Part {
  readonly kind: 'paragraph' | 'heading' | 'cell'
  readonly start: number
  readonly end: number
  readonly depth: Heading['depth']
  readonly listDepth: number
}

/**
 * The facts of a block whose lines can be told apart, each read by itself, by the parser where that is needed (`inlines` remembers it);
 * undefined for all else. `definitions` are those of the document that the block uses. Differential tests hold it equal to the parser.
 */
export function parseParts(source: string, definitions: string, inlines: Inlines): BlockFacts | undefined {
  if (HARD.test(source)) return undefined
  let last = source.length
  while (last > 0 && SPACES.includes(source[last - 1] ?? '')) last--
  const into = newCollector(source, 0)
  if (last === 0) return finishFacts(into, false)
  const lines = source.slice(0, last).split('\n')
  // A definition ends with the spaces behind it.
  if (source.startsWith('[') && source[last] !== ' ' && collectDefinitions(lines, into)) return finishFacts(into, false)
  const footnotes = labelsOf(definitions)
  if (!footnotes || /^[\r\n]/.test(source)) return undefined
  // A table ends with the spaces behind its last row.
  const end = last + (/^ +/.exec(source.slice(last))?.[0].length ?? 0)
  const rows = source.startsWith('|') ? cutTable(source.slice(0, end).split('\n')) : undefined
  if (rows) {
    if (findUnreadable(source) !== undefined) return undefined
    for (const row of rows) {
      for (const part of row) if (!collectPart(part, into, definitions, footnotes, inlines)) return undefined
    }
    let next = 0
    into.tables.push({ start: 0, end, rows: rows.map(row => row.map(() => next++)) })
    return finishFacts(into, false)
  }
  const cut = source.startsWith('[^') ? cutFootnotes(lines, into) : cutLines(source, lines)
  if (!cut || findUnreadable(source) !== undefined) return undefined
  for (const part of cut.parts) if (!collectPart(part, into, definitions, footnotes, inlines)) return undefined
  return finishFacts(into, cut.isList)
}

/** The parts of a block, and whether it holds nothing but a list. */
interface Cut {
  readonly parts: readonly Part[]
  readonly isList: boolean
}

/** What has tabs, line breaks of a lone CR and such is left to the parser. */
const HARD = /[\t\0]|\r(?!\n)/
/** What the end of a block is made of. */
const SPACES = ' \r\n'

/** The labels of footnotes that definitions define; undefined where they define others. */
function labelsOf(definitions: string): ReadonlySet<string> | undefined {
  if (definitions === '') return NO_LABELS
  const labels = definitions.split('\n\n').map(definition => DEFINED.exec(definition)?.[1]?.toLowerCase())
  return labels.every(label => label !== undefined) ? new Set(labels) : undefined
}

const NO_LABELS: ReadonlySet<string> = new Set()
const DEFINED = /^\[\^([^\]]*)\]: \.$/

/** Adds the facts of a part; false where it cannot be read by itself. */
function collectPart(
  { kind, start, end, depth, listDepth }: Part,
  into: Collector,
  definitions: string,
  footnotes: ReadonlySet<string>,
  inlines: Inlines,
): boolean {
  const words = into.source.slice(start, end)
  if (!MARKUP.test(words)) {
    const leaf = plainLeaf(kind, start, words, kind === 'heading' ? depth : undefined)
    into.leaves.push(listDepth > 0 ? { ...leaf, listDepth } : leaf)
    return true
  }
  const own = readInlines(into.source, start, end, footnotes)
  const line = own ? { children: own, shift: 0 } : inlines.parse(words, definitions)
  if (!line) return false
  into.shift = own ? 0 : line.shift - start
  const position = toPosition(start + into.shift, end + into.shift)
  const children = [...line.children]
  const node: Paragraph | Heading | TableCell =
    kind === 'heading'
      ? { type: 'heading', depth, children, position }
      : { type: kind === 'cell' ? 'tableCell' : 'paragraph', children, position }
  collectFlow(node, into, 0, listDepth)
  into.shift = 0
  return true
}

const MARKUP = /[[\]*_`\\&<!\n]/

/** Paragraphs, headings and items, or quotes of these; undefined where a line may be something else. */
function cutLines(source: string, lines: readonly string[]): Cut | undefined {
  if (source.includes(']:')) return undefined
  const isQuoted = source.startsWith('>')
  const parts: Part[] = []
  /** Where the paragraph begins that the line before belongs to, or -1; its level in lists. */
  let open = -1
  let listDepth = 0
  let isContinued = false
  /** The level of the bullet before, or -1. */
  let level = -1
  let hasOther = isQuoted
  /** The line before and where it ends. */
  let before = ''
  let last = 0
  const close = (kind: Part['kind'] = 'paragraph', depth: Heading['depth'] = 1): void => {
    if (open >= 0) parts.push({ ...toPart(kind, open, trimEnd(source, open, last), depth), listDepth })
    open = -1
    listDepth = 0
    isContinued = false
  }
  let next = 0
  for (const written of lines) {
    const sign = isQuoted ? (QUOTE.exec(written)?.[0].length ?? 0) : 0
    // What lacks the quote's sign goes on with a paragraph or ends the quote.
    const isLazy = isQuoted && sign === 0
    if (isLazy && (open < 0 || !isWords(written.replace(/^ +/, '')))) return undefined
    const line = withoutReturn(written.slice(sign))
    const at = next + sign
    const end = at + line.length
    const isBehindWords = open >= 0 && listDepth === 0
    const [, hashes, title = ''] = HEADING.exec(line) ?? []
    const [, indent, bullet = ''] = hashes ? [] : (BULLET.exec(line) ?? [])
    const item = hashes || indent !== undefined ? undefined : NUMBERED.exec(line)
    if (hashes !== undefined) {
      close()
      const from = end - title.length
      const to = trimEnd(source, from, end)
      if (to === from || source[to - 1] === '#') return undefined
      parts.push(toPart('heading', from, to, hashes.length as Heading['depth']))
      level = -1
    } else if (indent !== undefined || item) {
      const depth = (indent?.length ?? 0) / 2
      const words = item?.[2] ?? bullet
      if (depth > level + 1 || !isWords(words)) return undefined
      // Only an item with the number 1 ends a paragraph.
      if ((isBehindWords || isContinued) && item && Number(item[1]) !== 1) return undefined
      close()
      open = end - words.length
      listDepth = depth + 1
      level = item ? -1 : depth
    } else if (isBehindWords && UNDERLINE.test(line)) {
      if (source.slice(open, at).includes('|')) return undefined
      close('heading', line.startsWith('=') ? 1 : 2)
    } else if (RULE.test(line)) {
      close()
      level = -1
      hasOther = true
    } else if (isQuoted && line === '') {
      close()
    } else if (open >= 0) {
      // It goes on with the paragraph, or with that of an item, however far it is indented.
      const words = line.replace(/^ +/, '')
      if ((isQuoted && !isLazy) || !isWords(words) || mayDelimit(before, words)) return undefined
      // Half a link takes the spaces before the next line with it.
      if (words !== line && HALF_LINK.test(before)) return undefined
      isContinued = true
    } else {
      if (!isWords(line)) return undefined
      open = at
      level = -1
    }
    before = line
    last = end
    next += written.length + 1
  }
  close()
  return { parts, isList: !hasOther && parts.every(({ listDepth }) => listDepth > 0) }
}

const HALF_LINK = /\]\([^\s()]*$/
const QUOTE = /^> ?/
const HEADING = /^(#{1,6}) +([^ ].*)$/
const BULLET = /^((?: {2}){0,40})- ([^ ].*)$/
const NUMBERED = /^(\d{1,9})[.)] ([^ ].*)$/
const RULE = /^(?:-{3,}|\*{3,}|_{3,}) *$/
const UNDERLINE = /^(?:=+|-+) *$/
/** What may begin another block than a paragraph. A sign of Markdown's with a letter behind it does not, nor does a pipe alone. */
const MARKER =
  /^(?:[ ><]|#{1,6}(?: |$)|#{7}|[+-](?![\p{L}\p{N}])|[=~:](?![\p{L}\p{N}])|\d{1,9}[.)](?:[ \t]|$)|```|\*(?!\*?[^\s*])|_(?!_?[^\s_])|$)/u

function isWords(line: string): boolean {
  return !MARKER.test(line)
}

/** Whether a line may make a table of the line before it, which needs as many cells as that has. */
function mayDelimit(before: string, line: string): boolean {
  if (!DELIMITERS.test(line)) return false
  const [heads, rules] = [before, line].map(withoutSpaces)
  return !heads || !rules || !ROW.test(heads) || !ROW.test(rules) || heads.split('|').length === rules.split('|').length
}

const DELIMITERS = /^[ |:-]*$/
/** A line without the spaces at its end. A regular expression would look at every run of spaces before them. */
function withoutSpaces(line: string): string {
  return line.slice(0, trimEnd(line, 0, line.length))
}

/** A row whose cells all stand between two pipes. */
const ROW = /^\|(?:[^|\\]+\|)+$/

/** Definitions of links, a line each, and nothing else; false where another line is among them. */
function collectDefinitions(lines: readonly string[], into: Collector): boolean {
  let at = 0
  const found = lines.every(written => {
    const line = withoutReturn(written)
    const [, label, address] = DEFINITION.exec(line) ?? []
    if (label === undefined || address === undefined) return false
    into.definitions.push(definitionOf(label.toLowerCase(), at, line, address))
    at += written.length + 1
    return true
  })
  if (!found) into.definitions.length = 0
  return found
}

const DEFINITION = /^\[([A-Za-z0-9\u4e00-\u9fff-]{1,60})\]: ([^\s\p{Cc}()<>[\]\\&"'`]{1,500})$/u

/** A line without what CRLF leaves at its end. */
function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

/** Footnotes of one line each. */
function cutFootnotes(lines: readonly string[], into: Collector): Cut | undefined {
  const parts: Part[] = []
  let at = 0
  for (const written of lines) {
    const line = withoutReturn(written)
    const [, label, words = ''] = FOOTNOTE.exec(line) ?? []
    if (label === undefined || !isWords(words) || words.includes('[^') || words.includes(']:')) return undefined
    into.footnoteDefinitions.push({ label: label.toLowerCase(), start: at, end: at + label.length + 3 })
    const from = at + line.length - words.length
    parts.push(toPart('paragraph', from, trimEnd(into.source, from, at + line.length)))
    at += written.length + 1
  }
  return { parts, isList: false }
}

const FOOTNOTE = /^\[\^([A-Za-z0-9\u4e00-\u9fff-]{1,60})\]: ([^ ].*)$/

/** The cells of a table, row by row, whose first two lines begin and end with a pipe; those below need not: a row is one while it is typed. */
function cutTable(lines: readonly string[]): Part[][] | undefined {
  const rows: Part[][] = []
  const width = lines[0]?.split('|').length
  let at = 0
  for (const [index, written] of lines.entries()) {
    const line = withoutReturn(written)
    const row = withoutSpaces(line)
    const isOpen = row.startsWith('|')
    const isClosed = row.length > 1 && row.endsWith('|')
    if (line.includes('\\') || !(isOpen || isWords(line))) return undefined
    if (index < 2 && (!isOpen || !isClosed || row !== line)) return undefined
    const cells = row.split('|').slice(isOpen ? 1 : 0, isClosed ? -1 : undefined)
    if (index === 1 && (cells.length + 2 !== width || !cells.every(cell => DELIMITER.test(cell)))) return undefined
    let from = isOpen ? at + 1 : at
    const parts: Part[] = []
    for (const [i, cell] of cells.entries()) {
      let start = 0
      while (cell[start] === ' ') start++
      const end = trimEnd(cell, start, cell.length)
      // The parser has an empty cell end with its pipe, and the last one of a row with the line.
      const empty = i === cells.length - 1 ? at + line.length : from + cell.length
      parts.push(start === end ? toPart('cell', empty, empty) : toPart('cell', from + start, from + end))
      from += cell.length + 1
    }
    if (index !== 1) rows.push(parts)
    at += written.length + 1
  }
  return lines.length > 1 ? rows : undefined
}

const DELIMITER = /^ *:?-+:? *$/

function toPart(kind: Part['kind'], start: number, end: number, depth: Heading['depth'] = 1): Part {
  return { kind, start, end, depth, listDepth: 0 }
}

/** The end without the spaces before it, and what CRLF leaves there. */
function trimEnd(source: string, start: number, end: number): number {
  let to = end
  while (to > start && (source[to - 1] === ' ' || source[to - 1] === '\r')) to--
  return to
}
