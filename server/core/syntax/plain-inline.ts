// Reads the words of a paragraph, heading or cell without the Markdown parser: plain words, bold ones, links, calls of footnotes.

import type { PhrasingContent, Text } from 'mdast'
import { decodeEntity } from '../text/entities.ts'

/**
 * What Markdown's parser makes of `[start, end)` of `source`; undefined where something stands there that needs it. `footnotes` are the
 * labels that are defined, in lower case, `closing` says where the last `>` stands of all that is read together. Linear. Differential tests hold this short cut equal to the parser.
 */
export function readInlines(
  source: string,
  start: number,
  end: number,
  footnotes: ReadonlySet<string>,
  closing = start + source.slice(start, end).lastIndexOf('>'),
): PhrasingContent[] | undefined {
  const words = source.slice(start, end)
  if (NEVER.test(words)) return undefined
  const nodes: PhrasingContent[] = []
  let text = ''
  let textStart = 0
  const flush = (at: number): void => {
    // White space where a line begins belongs to nothing if no words follow it.
    let last = at
    while (text.endsWith('\n') && words[last - 1] === ' ') last--
    if (last > textStart) nodes.push(toText(text, start + textStart, start + last))
    text = ''
  }
  for (let at = 0; at < words.length; ) {
    const plain = matchAt(PLAIN, words, at)
    if (plain) {
      const [written] = plain
      text += written.includes('\n ') ? written.replace(INDENT, '\n') : written
      at += written.length
      continue
    }
    const node = readNode(source, words, at, start, footnotes, closing)
    if (node) {
      flush(at)
      nodes.push(node.node)
      at = textStart = node.end
      continue
    }
    const sign = readSign(words, at) ?? readLoneSign(words, at, start + at > closing)
    if (sign === undefined) return undefined
    text += sign.text
    at = sign.end
  }
  flush(words.length)
  return nodes
}

const NO_LABELS: ReadonlySet<string> = new Set()
/** White space at a line's end, and what the parser puts other signs for. */
const NEVER = /[\0\r\t]| \n/
/** White space that the parser takes off where a line begins. */
const INDENT = /\n +/g
const PLAIN = /[^[\]*_`\\&<!]+/y
/** Words between the brackets may hold bold ones and signs, which are read in turn. */
const LINK =
  /\[(?!\^)([^[\]_`\\\n]{1,20000})\]\(([^\s\p{Cc}()<>[\]\\&"'`]{0,500})(?:(?<!\() "([^"\\&`\n]{1,2000})")?\)/uy
const IMAGE = /!\[([^[\]*_`\\&<!\n]{0,2000})\]\(([^\s\p{Cc}()<>[\]\\&"'`]{1,500})\)/uy
const CALL = /\[\^([A-Za-z0-9\u4e00-\u9fff-]{1,60})\](?![:([])/y
/** Words between which and the stars no sign stands: then it does not matter what stands around these. */
const STRONG = /\*\*(?![\s\p{P}\p{S}])([^[\]*_`\\&<!\n]{1,2000})(?<![\s\p{P}\p{S}])\*\*(?!\*)/uy
/** What stands between single backticks; with two in a row, or a backslash, it may be something else. */
const CODE = /`([^`\\\n]{1,2000})`(?!`)/y
const BREAK = /<br ?\/?>/iy
const REFERENCE = /&(?:#[xX]([\da-fA-F]{1,6})|#(\d{1,7})|([A-Za-z\d]{1,31}));/y
const ESCAPE = /\\([!-/:-@[-`{-~])/y

/** A link, an image, bold words, code, a call or a line break in a cell at `at` of `words`, whose first character is the source's at `start`. */
function readNode(
  source: string,
  words: string,
  at: number,
  start: number,
  footnotes: ReadonlySet<string>,
  closing: number,
): { node: PhrasingContent; end: number } | undefined {
  const from = start + at
  switch (words[at]) {
    case '[': {
      const link = matchAt(LINK, words, at)
      if (link) {
        const [whole, text = '', url = '', title = null] = link
        const children = readInlines(source, from + 1, from + 1 + text.length, NO_LABELS, closing)
        return !children || (at > 0 && words[at - 1] === '!')
          ? undefined
          : {
              node: { type: 'link', url, title, children, position: toPosition(from, from + whole.length) },
              end: at + whole.length,
            }
      }
      const [whole = '', label = ''] = matchAt(CALL, words, at) ?? []
      const identifier = label.toLowerCase()
      if (!footnotes.has(identifier)) return undefined
      const position = toPosition(from, from + whole.length)
      return { node: { type: 'footnoteReference', identifier, label, position }, end: at + whole.length }
    }
    case '!': {
      const image = matchAt(IMAGE, words, at)
      if (!image || image[1]?.startsWith('^')) return undefined
      const [whole, alt = '', url = ''] = image
      const position = toPosition(from, from + whole.length)
      return { node: { type: 'image', url, title: null, alt, position }, end: at + whole.length }
    }
    case '*': {
      const strong = words[at - 1] === '*' ? null : matchAt(STRONG, words, at)
      if (!strong) return undefined
      const [whole, text = ''] = strong
      const children = [toText(text, from + 2, from + 2 + text.length)]
      const position = toPosition(from, from + whole.length)
      return { node: { type: 'strong', children, position }, end: at + whole.length }
    }
    case '`': {
      const [whole, code = ''] = matchAt(CODE, words, at) ?? []
      if (whole === undefined) return undefined
      // A space at each end is not of the code, unless there is nothing else.
      const value = /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code
      return {
        node: { type: 'inlineCode', value, position: toPosition(from, from + whole.length) },
        end: at + whole.length,
      }
    }
    case '<': {
      const value = matchAt(BREAK, words, at)?.[0]
      if (value === undefined) return undefined
      return {
        node: { type: 'html', value, position: toPosition(from, from + value.length) },
        end: at + value.length,
      }
    }
    default:
      return undefined
  }
}

/** A sign that stands for itself or another; undefined where it may be markup. */
function readSign(words: string, at: number): { text: string; end: number } | undefined {
  const sign = words[at] ?? ''
  const next = words[at + 1] ?? ''
  const itself = { text: sign, end: at + 1 }
  switch (sign) {
    case '!':
      return next === '[' ? undefined : itself
    case '[':
      return next === '^' && !matchAt(CALL, words, at) ? undefined : itself
    case ']':
      // Two brackets in a row refer to a label, of which none is defined.
      return next === ':' || (next === '(' && mayEnd(words, at + 2)) ? undefined : itself
    case '<':
      return next === ' ' || next > '\u0080' ? itself : undefined
    case '\\': {
      const escaped = matchAt(ESCAPE, words, at)?.[1]
      if (escaped !== undefined) return { text: escaped, end: at + 2 }
      return next === '\n' ? undefined : itself
    }
    case '&': {
      const reference = matchAt(REFERENCE, words, at)
      if (!reference) return itself
      const [whole, hex, decimal, name = ''] = reference
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number.parseInt(decimal, 10) : undefined
      if (code !== undefined && code >= 9 && code <= 13) return undefined
      const text = code === undefined ? decodeEntity(name) : characterOf(code)
      if (text === undefined) return itself
      return text.includes('\n') || text.includes('\r') ? undefined : { text, end: at + whole.length }
    }
    default:
      return undefined
  }
}

/**
 * A sign that is markup with another one alone, which does not come: no star or line between words is emphasis by itself, nor does `<` open
 * anything that no `>` closes.
 */
function readLoneSign(words: string, at: number, isOpen: boolean): { text: string; end: number } | undefined {
  const sign = words[at] ?? ''
  const isLone =
    sign === '<'
      ? isOpen
      : (sign === '*' || sign === '_') && words.indexOf(sign) === at && !words.includes(sign, at + 1)
  return isLone ? { text: sign, end: at + 1 } : undefined
}

/** Whether behind `](` an address may end that makes a link. While one is typed it does not. */
function mayEnd(words: string, from: number): boolean {
  let depth = 0
  for (let at = from; at < words.length; at++) {
    switch (words[at]) {
      case '(':
        if (++depth > MOST_BRACKETS) return false
        break
      case ')':
        if (depth-- === 0) return true
        break
      case '\\':
        return true
      case ' ':
      case '\n':
        return depth === 0 && (at === from || TITLE.test(words.slice(at, at + 10)))
      case '<':
        if (at === from) return true
    }
  }
  return false
}

/** The parser gives up an address with more brackets in brackets. */
const MOST_BRACKETS = 40
/** What may follow an address: its end, a title, or more white space than is looked at. */
const TITLE = /^[ \n]+(?:["'()]|$)/

/** The character of a reference by number: one that no text may hold is U+FFFD, as Markdown's parser has it. */
function characterOf(code: number): string {
  const isControl = code < 32 || (code > 126 && code < 160)
  const isNone = (code > 0xfdcf && code < 0xfdf0) || (code & 0xfffe) === 0xfffe
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return isControl || isNone || isSurrogate || code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code)
}

function matchAt(pattern: RegExp, words: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(words)
}

function toText(value: string, start: number, end: number): Text {
  return { type: 'text', value, position: toPosition(start, end) }
}

/** Offsets alone are read of positions. */
export function toPosition(start: number, end: number): NonNullable<PhrasingContent['position']> {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } }
}
