// Reads a link's address or title while it is being written: half a link is no link to the parser, so the line is read.

import { decodeAddress } from './address.ts'
import { MARK_KINDS, type MarkKind } from './mark.ts'

/** What is being written. Offsets are into the line. */
interface Written {
  /** The words in brackets before it; empty where they are not on this line. */
  readonly words: string
  /** What the cursor stands in, from its start to the cursor, as written. */
  readonly typed: string
  readonly start: number
  /** Where it ends, behind the cursor. */
  readonly end: number
  /** All of it, the part behind the cursor included. */
  readonly written: string
  /** True for `[label]: term:…`, false for `[words](term:…)`. */
  readonly inDefinition: boolean
}

/** The address that the cursor stands in. */
export type OpenAddress = Written &
  (
    | { readonly part: 'scheme' }
    | { readonly part: 'id'; readonly kind: MarkKind }
    | { readonly part: 'fragment'; readonly kind: 'plan'; readonly id: string }
  )

/** The title of a target or outcome that the cursor stands in. Offsets are into the line. */
export interface OpenTitle {
  readonly kind: 'target' | 'outcome'
  readonly words: string
  /** Behind the quote that opens it. */
  readonly start: number
  /** At the quote that closes it, or at the cursor where none does. */
  readonly end: number
}

/** No more of a line is looked at before the cursor and behind it, UTF-16 units. */
const REACH = 1000

const ADDRESS =
  /(?:(?<!\\)\]\(|(?<![^ \t>])\[[^\]\r\n]{1,200}\]:)[ \t]{0,4}(?:<([^<>\r\n]{0,300})|((?:[^\s()<>]|\([^\s()<>]{0,80}\)){0,300}))$/

/** The address at `column` of a line, in an inline link or in a definition; undefined where there is none of ours. */
export function findOpenAddress(line: string, column: number): OpenAddress | undefined {
  const from = Math.max(0, column - REACH)
  const before = line.slice(from, column)
  const match = ADDRESS.exec(before)
  if (!match) return undefined
  // A definition stands at a line's head, behind the markers of quotes alone.
  const isLink = match[0].startsWith('](')
  if (!isLink && !/^[ \t>]*$/.test(line.slice(0, from + match.index))) return undefined
  const words = isLink ? wordsBefore(before, match.index) : (/^\[([^\]]*)\]/.exec(match[0])?.[1] ?? '')
  if (words === undefined) return undefined
  const isAngled = match[1] !== undefined
  const address = match[1] ?? match[2] ?? ''
  const start = column - address.length
  const tail = tailLength(line.slice(column, column + REACH), isAngled, isLink)
  const make = (from: number, to: number): Written => ({
    words,
    typed: line.slice(from, column),
    start: from,
    end: to,
    written: line.slice(from, to),
    inDefinition: !isLink,
  })
  const scheme = /^([a-z]+):/i.exec(address)?.[1]
  if (scheme === undefined) {
    if (!/^[a-z]{0,12}$/i.test(address)) return undefined
    // A scheme that is written over takes its colon along, and leaves the id alone.
    const colon = /^[a-z]{0,12}:/i.exec(line.slice(column))?.[0].length
    return { part: 'scheme', ...make(start, column + (colon ?? 0)) }
  }
  const kind = MARK_KINDS.find(kind => kind === scheme)
  if (!kind) return undefined
  const idStart = start + scheme.length + 1
  const hash = kind === 'plan' ? line.slice(idStart, column).indexOf('#') : -1
  if (hash >= 0) {
    const id = decodeAddress(line.slice(idStart, idStart + hash))
    return { part: 'fragment', kind: 'plan', id, ...make(idStart + hash + 1, column + tail) }
  }
  const fragment = kind === 'plan' ? line.slice(column, column + tail).indexOf('#') : -1
  return { part: 'id', kind, ...make(idStart, column + (fragment < 0 ? tail : fragment)) }
}

/**
 * How much of what follows the cursor belongs to the address. Nothing where the link is not closed: what follows then
 * is running text, which no completion may eat.
 */
function tailLength(behind: string, isAngled: boolean, isLink: boolean): number {
  if (isAngled) return /^([^<>\r\n]{0,300})>/.exec(behind)?.[1]?.length ?? 0
  const tail = /^(?:[^\s()<>[\]|"'`*]|\([^\s()<>]{0,80}\)){0,300}/.exec(behind)?.[0] ?? ''
  const after = behind.slice(tail.length)
  const isClosed = isLink
    ? /^[ \t]{0,40}(?:\)|["'(][^"']{0,400}["')][ \t]{0,40}\))/.test(after)
    : /^[ \t]*(?:["'(]|$)/.test(after)
  return isClosed ? tail.length : 0
}

/** The words between the brackets that end at `close`; undefined for an image. */
function wordsBefore(text: string, close: number): string | undefined {
  let depth = 0
  for (let at = close - 1; at >= 0; at--) {
    const isEscaped = text[at - 1] === '\\'
    if (text[at] === ']' && !isEscaped) depth++
    else if (text[at] === '[' && !isEscaped && depth-- === 0)
      return text[at - 1] === '!' ? undefined : text.slice(at + 1, close)
  }
  return ''
}

const TITLE =
  /(?:(?<!\\)\]\(|(?<![^ \t>])\[[^\]\r\n]{1,200}\]:)[ \t]{0,4}<?(target|outcome):(?:[^\s()<>]|\([^\s()<>]{0,80}\)){0,300}>?[ \t]{1,40}(?:"([^"\r\n]{0,400})|'([^'\r\n]{0,400}))$/

/** The title at `column` of a line, closed or not; undefined where the cursor stands in none of a target or outcome. */
export function findOpenTitle(line: string, column: number): OpenTitle | undefined {
  const before = line.slice(Math.max(0, column - REACH), column)
  const match = TITLE.exec(before)
  if (!match) return undefined
  const [, scheme, double, single] = match
  const typed = double ?? single ?? ''
  const quote = double === undefined ? "'" : '"'
  const close = line.slice(column, column + REACH).indexOf(quote)
  const words = match[0].startsWith('](') ? (wordsBefore(before, match.index) ?? '') : ''
  return {
    kind: scheme === 'outcome' ? 'outcome' : 'target',
    words,
    start: column - typed.length,
    end: close < 0 ? column : column + close,
  }
}
