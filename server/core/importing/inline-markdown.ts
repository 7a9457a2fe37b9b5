// Writes runs of text as inline Markdown that is read back as the same characters.

import type { Nodes } from 'mdast'
import { parseMarkdown } from '../syntax/markdown.ts'
import { onOneLine } from '../text/lines.ts'
import type { RawSpan } from './raw-document.ts'

/** Addresses that a link may have; of any other one only its words are written. */
export function isSafeAddress(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s<>]{1,2000}$/i.test(address)
}

/** `spans` as what stands on one line behind the signs of a heading or between those of a table: line breaks are spaces. */
export function writeOneLine(spans: readonly RawSpan[]): string {
  return onOneLine(writeSpans(spans)).trim()
}

/** `spans` as a paragraph. A line break inside becomes a hard one. */
export function writeInline(spans: readonly RawSpan[]): string {
  const written = writeSpans(spans)
  if (!/[\r\n]/.test(written)) return escapeLineStart(written.trim())
  return written
    .split(/\r\n?|\n/)
    .map(line => escapeLineStart(line.trim()))
    .filter(line => line !== '')
    .join('\\\n')
}

/** With bold, italic and links where Markdown reads them back as the same words; without what it would not. */
function writeSpans(spans: readonly RawSpan[]): string {
  if (spans.every(isPlain)) return writeSigned(spans)
  for (const keep of [
    spans,
    spans.map(({ italic: _, ...span }) => span),
    spans.map(({ italic: _, bold: __, ...span }) => span),
  ]) {
    const written = writeSigned(keep)
    if (isReadBack(written, spans)) return written
  }
  return writeSigned(spans.map(({ text, note }) => (note === undefined ? { text } : { text, note })))
}

function isPlain({ bold, italic, link }: RawSpan): boolean {
  return !bold && !italic && link === undefined
}

function isReadBack(written: string, spans: readonly RawSpan[]): boolean {
  // The letter keeps the first words from being taken for a list or heading, for which the line's start is escaped later.
  let read = ''
  const walk = (node: Nodes): void => {
    if (node.type === 'text') read += node.value
    else if (node.type === 'footnoteReference') read += `[^${node.label ?? ''}]`
    else if (!('children' in node)) read += node.type === 'break' ? '' : '\uFFFC'
    else node.children.forEach(walk)
  }
  walk(parseMarkdown(`x${written.replace(/[\r\n]+/g, ' ')}`))
  const meant = spans.map(({ text, note }) => (note === undefined ? text : '')).join('')
  return (
    squeeze(read.replace(/\[\^[^\]]{0,999}\]/g, '')) ===
    squeeze(`x${meant.replace(/\[\^[^\]]{0,999}\]/g, '')}`.replaceAll('\0', '\uFFFD'))
  )
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

function writeSigned(spans: readonly RawSpan[]): string {
  const pieces = spans.map((span, at) =>
    span.note === undefined
      ? escapeText(span.text, spans[at - 1]?.text.at(-1), spans[at + 1]?.text[0])
      : `[^${span.note}]`,
  )
  let written = ''
  for (const [at, span] of spans.entries()) {
    const words = pieces[at] ?? ''
    const link = span.link !== undefined && span.note === undefined && isSafeAddress(span.link) ? span.link : undefined
    const sign = (span.bold ? '**' : '') + (span.italic ? '*' : '')
    const text = link === undefined || words.trim() === '' ? words : `[${words.trim()}](${escapeAddress(link)})`
    written += sign === '' ? text : emphasize(text, sign, written.at(-1), (pieces[at + 1] ?? '')[0])
  }
  return written
}

/** `text` with all that Markdown would take for its own escaped; what stands before and behind it decides about `_`. */
function escapeText(text: string, before: string | undefined, behind: string | undefined): string {
  if (!SPECIAL.test(text)) return text
  return text.replace(/[\\`*_[\]<&~]/g, (sign, at: number) => {
    const last = text[at - 1] ?? before ?? ' '
    const next = text[at + 1] ?? behind ?? ' '
    if (sign === '\\') return /[!-/:-@[-`{-~\n\r]/.test(next) || at === text.length - 1 ? '\\\\' : sign
    if (sign === '*') return /\s/.test(last) && /\s/.test(next) && at > 0 ? sign : '\\*'
    if (sign === '_') return LETTER.test(last) && LETTER.test(next) ? sign : '\\_'
    if (sign === '<') return /[A-Za-z/!?]/.test(next) ? '\\<' : sign
    if (sign === '&') return /^&(?:#|[A-Za-z][A-Za-z0-9]{0,31};)/.test(text.slice(at, at + 34)) ? '\\&' : sign
    if (sign === '~') return last === '~' || next === '~' ? '\\~' : sign
    return `\\${sign}`
  })
}

const SPECIAL = /[\\`*_[\]<&~]/
const LETTER = /[\p{L}\p{N}]/u

/** What would make a line a heading, quote, item, rule or table is escaped, its first character or the one behind a number. */
function escapeLineStart(line: string): string {
  if (
    /^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|[-=]+\s*$|[-_*](?:\s*[-_*]){2,}\s*$|~~~|:?-+:?\s*\||[|:][|:\-\s]*$)/.test(line)
  )
    return `\\${line}`
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

function escapeAddress(address: string): string {
  return address.replace(/[()\\]/g, sign => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'))
}

const PUNCTUATION = /[\p{P}\p{S}]/u

/**
 * `text` between `sign`s where CommonMark reads them as emphasis: **真，**她 is none. White space goes outside; where a mark at
 * the edge would keep the signs from closing, it does too.
 */
function emphasize(text: string, sign: string, before: string | undefined, behind: string | undefined): string {
  if (text.includes('\n')) return text
  const lead = /^\s*/.exec(text)?.[0] ?? ''
  const trail = text.slice(Math.max(lead.length, text.trimEnd().length))
  let body = text.slice(lead.length, text.length - trail.length)
  let head = lead
  let tail = trail
  if (body === '') return text
  const isEdge = (char: string | undefined): boolean => char === undefined || /[\s\p{P}\p{S}]/u.test(char)
  if (head === '' && !isEdge(before)) {
    const marks = /^[^\p{L}\p{N}\\[\]]{1,20}/u.exec(body)?.[0] ?? ''
    head += marks
    body = body.slice(marks.length)
  }
  if (tail === '' && !isEdge(behind)) {
    const marks = /[^\p{L}\p{N}\\()[\]]{1,20}$/u.exec(body)?.[0] ?? ''
    tail = marks + tail
    body = body.slice(0, body.length - marks.length)
  }
  const isOpen = head !== '' || isEdge(before) || !PUNCTUATION.test(body[0] ?? '.')
  const isClosed = tail !== '' || isEdge(behind) || !PUNCTUATION.test(body.at(-1) ?? '.')
  // Signs of the neighbour would run into these.
  const isApart = before !== '*' && behind !== '*'
  return body !== '' && isOpen && isClosed && isApart ? `${head}${sign}${body}${sign}${tail}` : text
}
