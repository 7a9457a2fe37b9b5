// Reads blocks of many lines part by part, where each line says by itself what it is: lists and tables with links, headings, footnotes.

import type { Heading, Paragraph, TableCell } from 'mdast'
import { type Collector, collectFlow, finishFacts, newCollector } from './collect-facts.ts'
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
  if (source.startsWith('[') && collectDefinitions(lines, into)) return finishFacts(into, false)
  const footnotes = labelsOf(definitions)
  if (!footnotes || /^[\r\n]/.test(source)) return undefined
  if (source.startsWith('|')) {
    const rows = cutTable(lines)
    if (!rows || findUnreadable(source) !== undefined) return undefined
    for (const row of rows) {
      for (const part of row) if (!collectPart(part, into, definitions, footnotes, inlines)) return undefined
    }
    let next = 0
    into.tables.push({ start: 0, end: last, rows: rows.map(row => row.map(() => next++)) })
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

/** Paragraphs, headings and items; undefined where a line may be something else. */
function cutLines(source: string, lines: readonly string[]): Cut | undefined {
  if (source.includes(']:')) return undefined
  const parts: Part[] = []
  /** Where the paragraph begins that the line before belongs to, or -1. */
  let open = -1
  let isBehindItem = false
  /** The level of the bullet before, or -1. */
  let level = -1
  let hasRule = false
  let at = 0
  const close = (end: number): void => {
    if (open >= 0) parts.push(toPart('paragraph', open, trimEnd(source, open, end)))
    open = -1
  }
  for (const written of lines) {
    const line = withoutReturn(written)
    const end = at + line.length
    const [, hashes, title = ''] = HEADING.exec(line) ?? []
    const [, indent, bullet = ''] = hashes ? [] : (BULLET.exec(line) ?? [])
    const item = hashes || indent !== undefined ? undefined : NUMBERED.exec(line)
    if (hashes !== undefined) {
      close(at - 1)
      const from = end - title.length
      const to = trimEnd(source, from, end)
      if (to === from || source[to - 1] === '#') return undefined
      parts.push(toPart('heading', from, to, hashes.length as Heading['depth']))
      level = -1
      isBehindItem = false
    } else if (indent !== undefined || item) {
      const depth = (indent?.length ?? 0) / 2
      const words = item?.[2] ?? bullet
      if (depth > level + 1 || !isWords(words)) return undefined
      // Only an item with the number 1 ends a paragraph.
      if (open >= 0 && item && Number(item[1]) !== 1) return undefined
      close(at - 1)
      const from = end - words.length
      parts.push({ ...toPart('paragraph', from, trimEnd(source, from, end)), listDepth: depth + 1 })
      level = item ? -1 : depth
      isBehindItem = true
    } else if (open >= 0 && UNDERLINE.test(line)) {
      if (source.slice(open, at).includes('|')) return undefined
      parts.push(toPart('heading', open, trimEnd(source, open, at - 1), line.startsWith('=') ? 1 : 2))
      open = -1
    } else if (RULE.test(line)) {
      close(at - 1)
      level = -1
      isBehindItem = false
      hasRule = true
    } else {
      // A line of words behind an item goes on with it.
      if (isBehindItem || !isWords(line)) return undefined
      if (open < 0) open = at
    }
    at += written.length + 1
  }
  close(at - 1)
  return { parts, isList: !hasRule && parts.every(({ listDepth }) => listDepth > 0) }
}

const HEADING = /^(#{1,6}) +([^ ].*)$/
const BULLET = /^((?: {2}){0,8})- ([^ ].*)$/
const NUMBERED = /^(\d{1,9})[.)] ([^ ].*)$/
const RULE = /^(?:-{3,}|\*{3,}|_{3,}) *$/
const UNDERLINE = /^(?:=+|-+) *$/
/** What may begin another block than a paragraph. */
const MARKER = /^(?:[ #>+\-=~:|<]|\d{1,9}[.)](?:[ \t]|$)|```|\*(?!\*?[^\s*])|_(?!_?[^\s_])|$)/

function isWords(line: string): boolean {
  return !MARKER.test(line)
}

/** Definitions of links, a line each, and nothing else; false where another line is among them. */
function collectDefinitions(lines: readonly string[], into: Collector): boolean {
  let at = 0
  const found = lines.every(written => {
    const line = withoutReturn(written)
    const label = DEFINITION.exec(line)?.[1]?.toLowerCase()
    if (label !== undefined) into.definitions.push({ label, start: at, end: at + line.length, source: line })
    at += written.length + 1
    return label !== undefined
  })
  if (!found) into.definitions.length = 0
  return found
}

const DEFINITION = /^\[([A-Za-z0-9\u4e00-\u9fff-]{1,60})\]: [^\s\p{Cc}()<>[\]\\&"'`]{1,500}$/u

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

/** The cells of a table of which every line begins and ends with a pipe, row by row. */
function cutTable(lines: readonly string[]): Part[][] | undefined {
  const rows: Part[][] = []
  const width = lines[0]?.split('|').length
  let at = 0
  for (const [index, written] of lines.entries()) {
    const line = withoutReturn(written)
    if (line.length < 2 || !line.startsWith('|') || !line.endsWith('|') || line.includes('\\')) return undefined
    const cells = line.split('|').slice(1, -1)
    if (index === 1 && (cells.length + 2 !== width || !cells.every(cell => DELIMITER.test(cell)))) return undefined
    let from = at + 1
    const row: Part[] = []
    for (const [i, cell] of cells.entries()) {
      let start = 0
      while (cell[start] === ' ') start++
      const end = trimEnd(cell, start, cell.length)
      // The parser has an empty cell end with its pipe, and the last one of a row behind it.
      const empty = from + cell.length + (i === cells.length - 1 ? 1 : 0)
      row.push(start === end ? toPart('cell', empty, empty) : toPart('cell', from + start, from + end))
      from += cell.length + 1
    }
    if (index !== 1) rows.push(row)
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
