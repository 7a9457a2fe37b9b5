// Reads blocks of plain lines without the Markdown parser: nearly all of a plan, a law or a glossary.

import { MARKUP, tellCharacters } from '../text/characters.ts'
import { unitAt } from '../text/unit-at.ts'
import { parseDirective } from './directive.ts'
import { roleOf } from './html-role.ts'
import { findWholeOpening, isOpening } from './opening.ts'
import type { BlockFacts } from './parse-block.ts'
import { cellLeaf, type Leaf, linesLeaf, objectLeaf, plainLeaf, strongLeaf } from './prose.ts'

/**
 * The facts of a block that holds plain or bold words alone: paragraphs, headings, lists, tables, a lone
 * comment; undefined for what needs the parser. Differential tests hold this short cut equal to it.
 */
export function parsePlain(source: string, characters = tellCharacters(source)): BlockFacts | undefined {
  return ((characters & MARKUP) === 0 ? parseWords(source) : undefined) ?? parseMarked(source)
}

/** One line of words without a sign that may be markup: most blocks, and none of the expressions below has to be asked. */
function parseWords(source: string): BlockFacts | undefined {
  const first = source === '' ? 0 : unitAt(source, 0)
  if (!(first > 127 || (first >= 97 && first <= 122) || (first >= 65 && first <= 90))) return undefined
  let end = source.length
  while (isBlank(unitAt(source, end - 1))) end--
  const lineBreak = source.indexOf('\n')
  if (lineBreak >= 0 && lineBreak < end) return undefined
  return { ...NOTHING, leaves: [plainLeaf('paragraph', 0, source.slice(0, end))] }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9
}

function parseMarked(source: string): BlockFacts | undefined {
  if (isOpening(source, 0)) return parseOpening(source)
  if (INDENTED.test(source)) return isIndented(source) && !DEEP.test(source) ? NOTHING : undefined
  const match = PLAIN.exec(source)
  if (!match) return parseImage(source) ?? parseLines(source) ?? parseLevels(source)
  const [, hashes, words = ''] = match
  if (LINKED.test(words)) return parseImage(source)
  const text = trimEnd(words)
  const start = hashes?.length ?? 0
  if (hashes === undefined) {
    if (LIST_ITEM.test(text)) return parseLines(source)
    return { ...NOTHING, leaves: [plainLeaf('paragraph', start, text)] }
  }
  if (text.includes('#')) return undefined
  return { ...NOTHING, leaves: [plainLeaf('heading', start, text, hashes.trimEnd().length)] }
}

/** The facts of a block in which nothing stands. */
export const NOTHING: BlockFacts = {
  leaves: [],
  marks: [],
  tables: [],
  html: [],
  directives: [],
  footnoteDefinitions: [],
  footnoteReferences: [],
  definitions: [],
  problems: [],
  isList: false,
}

const INDENTED = /^(?: {4}|\t)/

/** Whether all lines are code by how far they are indented: at the head of a text that has spaces before each line. */
function isIndented(source: string): boolean {
  return source.split(/\r\n|\n|\r/).every(line => INDENTED.test(line) || /^[ \t]*$/.test(line))
}

/** What may be lists or quotes nested too deep. */
const DEEP = /(?:[>*+-][ \t]?){60}/

/** One line: most blocks. */
const PLAIN =
  /^(#{1,6}[ \t]+)?([^ \t\r\n#>+\-=~:|\\`*_<&\0](?:[^\r\n\\`*_<&|\0]|<(?=[\u0080-\uffff]))*)(?:\r\n|\n|\r|$)[ \t\r\n]*$/
/** Brackets that make a link or a definition, or were meant to; those of [25] and 【专栏1】 are words like others. */
const LINKED = /\][:(]|[\]］】]\s?[(（]/
const LIST_ITEM = /^\d{1,9}[.)](?:[ \t]|$)/

/** Takes off what Markdown takes off at a line's end. A regular expression would look at every run of spaces before it. */
export function trimEnd(words: string): string {
  let end = words.length
  while (end > 0 && (words[end - 1] === ' ' || words[end - 1] === '\t')) end--
  return words.slice(0, end)
}

/** A fence, or a comment such as those that silence findings or that a converter left at the head of each file, with nothing behind it. */
function parseOpening(source: string): BlockFacts | undefined {
  const opening = findWholeOpening(source)
  if (!opening || DEEP.test(source)) return undefined
  if (opening.isFence) return NOTHING
  const end = opening.end ?? source.length
  const comment = source.slice(0, end)
  const directive = parseDirective(comment, 0, end)
  return { ...NOTHING, html: [{ start: 0, end, role: roleOf(comment) }], directives: directive ? [directive] : [] }
}

/** A picture without words alone on its line: scans are full of them. */
function parseImage(source: string): BlockFacts | undefined {
  const image = IMAGE.exec(source)?.[1]
  return image === undefined ? undefined : { ...NOTHING, leaves: [objectLeaf(image.length)] }
}

const IMAGE = /^(!\[\]\([^\s()<>[\]\\&`\0]{1,500}\))(?:\r\n|\n|\r|$)[ \t\r\n]*$/

/** What may be markup, or is white space that must be looked at more closely. */
const UNSURE = /[\r\t\0\\`_<&]/
/** Bold words and nothing else. Behind and before white space or a line's end, nothing keeps these marks from being markup. */
const STRONG = /^\*\*(?=\S)[^*]+(?<=\S)\*\*$/
/** What a line of plain words does not begin with. */
const MARKER = /^[ #>+\-=~:|]/
const HEADING = /^(#{1,6}) +([^# ][^#]*)$/
const BULLET = /^- (?=[^ ])/
const NUMBERED = /^\d{1,9}[.)] (?=[^ ])/

/** Lines of plain words below each other: paragraphs, headings, items of one level, or a table. */
function parseLines(source: string): BlockFacts | undefined {
  if (LINKED.test(source)) return undefined
  let last = source.length
  while (last > 0 && (source[last - 1] === ' ' || source[last - 1] === '\n')) last--
  if (last === 0 || source.startsWith('\n')) return undefined
  if (source.startsWith('|')) return parseTable(source, last)
  if (UNSURE.test(source) || source.includes('|')) return undefined
  const hasStars = source.includes('*')
  const leaves: Leaf[] = []
  /** Where the paragraph begins that the line before belongs to; -1 behind a heading, -2 behind an item. */
  let open = BEHIND_HEADING
  let items = 0
  let others = 0
  for (let at = 0; at < last; ) {
    const lineBreak = source.indexOf('\n', at)
    const end = lineBreak < 0 || lineBreak > last ? last : lineBreak
    const line = source.slice(at, end)
    const next = startsPlain(source, end + 1, last)
    const marker = (BULLET.exec(line) ?? NUMBERED.exec(line))?.[0]
    const words = marker === undefined ? line : line.slice(marker.length)
    const isStrong = hasStars && words.includes('*')
    if (isStrong && !STRONG.test(trimEnd(words))) return undefined
    if (HEADING.test(line)) {
      const [, hashes = '', title = ''] = HEADING.exec(line) ?? []
      const text = trimEnd(title)
      leaves.push(plainLeaf('heading', at + line.length - title.length, text, hashes.length))
      others++
      open = BEHIND_HEADING
    } else if (line === '' || MARKER.test(words) || LIST_ITEM.test(words)) return undefined
    else if (marker !== undefined) {
      // Only an item with the number 1 ends a paragraph.
      if (open >= 0 && marker !== '- ' && !/^1[.)]/.test(marker)) return undefined
      const item = isStrong ? strongLeaf : plainLeaf
      leaves.push({ ...item('paragraph', at + marker.length, trimEnd(words)), listDepth: 1 })
      items++
      open = BEHIND_ITEM
    } else {
      // A line of words behind an item goes on with it; spaces at a line's end may break it.
      if (open === BEHIND_ITEM || (end < last && line.endsWith(' '))) return undefined
      if (isStrong && (open >= 0 || next)) return undefined
      if (open < 0) open = at
      if (end === last || !next) {
        if (isStrong) leaves.push(strongLeaf('paragraph', at, trimEnd(line)))
        else leaves.push(open === at ? plainLeaf('paragraph', at, trimEnd(line)) : linesLeaf(source, open, end))
        others++
      }
    }
    at = end + 1
  }
  return { ...NOTHING, leaves, isList: items > 0 && others === 0 }
}

const BEHIND_HEADING = -1
const BEHIND_ITEM = -2

/** A list of bullets with levels, two spaces each: a table of contents, which is one long block. */
function parseLevels(source: string): BlockFacts | undefined {
  if (!source.startsWith('- ') || LINKED.test(source) || NO_LEVELS.test(source)) return undefined
  const leaves: Leaf[] = []
  let level = -1
  let last = source.length
  while (last > 0 && (source[last - 1] === ' ' || source[last - 1] === '\n')) last--
  for (let at = 0; at < last; ) {
    const lineBreak = source.indexOf('\n', at)
    const end = lineBreak < 0 || lineBreak > last ? last : lineBreak
    const [marker = '', indent = '', words = ''] = LEVEL.exec(source.slice(at, end)) ?? []
    const depth = indent.length / 2
    if (marker === '' || depth > level + 1 || MARKER.test(words) || LIST_ITEM.test(words)) return undefined
    leaves.push({ ...plainLeaf('paragraph', at + indent.length + 2, trimEnd(words)), listDepth: depth + 1 })
    level = depth
    at = end + 1
  }
  return { ...NOTHING, leaves, isList: true }
}

const LEVEL = /^((?: {2}){0,8})- ([^ ].*)$/
/** What {@link UNSURE} has, but for line breaks, and what may be a table or emphasis. */
const NO_LEVELS = /[\r\t\0\\`_<&|*]/

/** Whether the line at `at` goes on with a paragraph. */
function startsPlain(source: string, at: number, last: number): boolean {
  if (at >= last) return false
  const line = source.slice(at, Math.min(last, at + 12))
  return !MARKER.test(line) && !LIST_ITEM.test(line)
}

/** A table of which every line begins and ends with a pipe, and in which nothing but `<br>` and bold words is markup. */
function parseTable(source: string, last: number): BlockFacts | undefined {
  // The parser has a table end with the spaces behind its last row.
  if (source[last] === ' ' || UNSURE.test(source.includes('<') ? source.replace(BREAK, '') : source)) return undefined
  const lines = source.slice(0, last).split('\n')
  if (!DELIMITERS.test(lines[1] ?? '')) return undefined
  const leaves: Leaf[] = []
  const rows: number[][] = []
  const width = lines[0]?.split('|').length
  let at = 0
  for (const [index, line] of lines.entries()) {
    const cells = line.split('|').slice(1, -1)
    if (!ROW.test(line)) return undefined
    if (index === 1 && cells.length + 2 !== width) return undefined
    const first = leaves.length
    let from = at + 1
    for (const [i, cell] of cells.entries()) {
      if (index !== 1) {
        const text = withoutSpaces(cell)
        const start = from + cell.indexOf(text)
        // The parser has an empty cell end with its pipe, and the last one of a row behind it.
        if (text === '') leaves.push(plainLeaf('cell', from + cell.length + (i === cells.length - 1 ? 1 : 0), ''))
        else if (text.includes('*') && !BOLD_CELL.test(text)) return undefined
        else if (text.includes('<') || text.includes('*')) leaves.push(cellLeaf(source, start, start + text.length))
        else leaves.push(plainLeaf('cell', start, text))
      }
      from += cell.length + 1
    }
    if (index !== 1) rows.push(cells.map((_, i) => first + i))
    at += line.length + 1
  }
  return { ...NOTHING, leaves, tables: [{ start: 0, end: last, rows }] }
}

const BREAK = /<br ?\/?>/gi
/** Words that are bold, or not, between line breaks; where a sign stands at an edge of bold words, it is not said what the parser makes of it. */
const BOLD_CELL =
  /^(?:(?: *\*\*(?![\s\p{P}\p{S}])[^*<]+(?<![\s\p{P}\p{S}])\*\* *|[^*<]*)<br ?\/?>)*(?: *\*\*(?![\s\p{P}\p{S}])[^*<]+(?<![\s\p{P}\p{S}])\*\* *|[^*<]*)$/iu
const DELIMITERS = /^\|(?: *:?-{1,200}:? *\|){1,200}$/
const ROW = /^\|.*\|$/

/** Spaces alone are taken off, and no others that Unicode has. */
function withoutSpaces(cell: string): string {
  let start = 0
  while (cell[start] === ' ') start++
  let end = cell.length
  while (end > start && cell[end - 1] === ' ') end--
  return cell.slice(start, end)
}
