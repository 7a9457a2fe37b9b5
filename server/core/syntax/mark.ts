// Reads our marks: links whose scheme is term, target, outcome, plan or note.

import type { Link, LinkReference, PhrasingContent } from 'mdast'
import { isCjk } from '../text/script.ts'
import { decodeAddress } from './address.ts'
import { type Attributes, parseAttributes } from './attributes.ts'

export const MARK_KINDS = ['term', 'target', 'outcome', 'plan', 'note'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

/** An annotation. Offsets are UTF-16 from the block's start; a range that the source does not show is empty. */
export interface Mark {
  readonly kind: MarkKind
  /** The whole link. */
  readonly start: number
  readonly end: number
  /** The words that are marked, without the brackets. */
  readonly textStart: number
  readonly textEnd: number
  readonly text: string
  /** What stands between the scheme and `#`: a term's, target's or plan's id, a note's code. */
  readonly id: string
  readonly idStart: number
  readonly idEnd: number
  /** What stands behind `#`: the section of a plan. */
  readonly fragment?: string
  readonly fragmentStart: number
  readonly fragmentEnd: number
  /** The link title: `key=value` pairs of a target or outcome, a reader's remark of a note. */
  readonly title?: string
  readonly titleStart: number
  readonly attributes: Attributes
}

/** Whether a link to an address is a mark. */
export function isMarkAddress(address: string): boolean {
  return SCHEME.test(address)
}

const SCHEME = new RegExp(`^(${MARK_KINDS.join('|')}):`)

/** The mark that a link makes, or undefined where its address is of another scheme. */
export function collectMark(
  node: Link | LinkReference,
  target: { url: string; title?: string | null | undefined },
  source: string,
  shift: number,
): Mark | undefined {
  const scheme = SCHEME.exec(target.url)
  if (!scheme) return undefined
  const start = (node.position?.start.offset ?? 0) - shift
  const end = (node.position?.end.offset ?? 0) - shift
  const textStart = start + 1
  const textEnd = (node.children.at(-1)?.position?.end.offset ?? textStart + shift) - shift
  const kind = scheme[1] as MarkKind
  const written = node.type === 'link' ? findDestination(source, textEnd, end) : undefined
  const from = written ? written.start + scheme[0].length : textEnd
  const raw = written ? source.slice(from, written.end) : target.url.slice(scheme[0].length)
  const hash = raw.indexOf('#')
  const idLength = hash < 0 ? raw.length : hash
  const title = target.title ?? undefined
  const titleStart = written && title !== undefined ? findTitle(source, written.end, end) : -1
  const at = (offset: number): number => (written ? from + offset : textEnd)
  return {
    kind,
    start,
    end,
    textStart,
    textEnd,
    text: joinLines(plainText(node.children)),
    id: decodeAddress(raw.slice(0, idLength)),
    idStart: at(0),
    idEnd: at(idLength),
    ...(hash < 0 ? {} : { fragment: decodeAddress(raw.slice(hash + 1)) }),
    fragmentStart: at(hash < 0 ? raw.length : hash + 1),
    fragmentEnd: at(raw.length),
    ...(title === undefined ? {} : { title }),
    titleStart: titleStart < 0 ? textEnd : titleStart,
    attributes: title === undefined || kind === 'note' ? NO_ATTRIBUTES : parseAttributes(title),
  }
}

const NO_ATTRIBUTES: Attributes = { values: new Map(), problems: [] }

/** The range of a link's address, `<` and `>` left out, in `](address "title")` at `textEnd`. */
function findDestination(source: string, textEnd: number, end: number): { start: number; end: number } | undefined {
  const open = source.indexOf('](', textEnd)
  if (open < 0 || open >= end) return undefined
  let at = skipSpace(source, open + 2, end)
  if (source[at] === '<') return { start: at + 1, end: source.indexOf('>', at) }
  const from = at
  for (let depth = 0; at < end - 1; at++) {
    const code = source[at] ?? ''
    if (code === '\\') at++
    else if (code === '(') depth++
    else if (code === ')' && depth-- === 0) break
    else if (/[\s\0]/.test(code)) break
  }
  return { start: from, end: Math.min(at, end - 1) }
}

/** Behind white space, and behind the marker of a quote where a line begins. */
function skipSpace(source: string, from: number, end: number): number {
  let at = from
  let isLineStart = false
  while (at < end) {
    const character = source[at] ?? ''
    if (character === '\n' || character === '\r') isLineStart = true
    else if (character !== ' ' && character !== '\t' && !(character === '>' && isLineStart)) break
    at++
  }
  return at
}

/** Where the words of a title start, behind the quote or bracket that opens it; -1 where there is none. */
function findTitle(source: string, from: number, end: number): number {
  const at = skipSpace(source, source[from] === '>' ? from + 1 : from, end)
  return /["'(]/.test(source[at] ?? '') ? at + 1 : -1
}

function plainText(nodes: readonly PhrasingContent[]): string {
  let text = ''
  for (const node of nodes) {
    if ('value' in node && node.type !== 'html') text += node.value
    else if ('children' in node) text += plainText(node.children)
  }
  return text
}

/** Line breaks as a reader sees them: nothing between Chinese characters, else a space. */
function joinLines(text: string): string {
  if (!/[\r\n]/.test(text)) return text
  return text.replace(/(?:(?<![\t ])[\t ]+)?(?:\r\n|\n|\r)[\t ]*/g, (_, at: number) => {
    const behind = text.slice(at).search(/\S/)
    return isCjk(text.codePointAt(at - 1)) && isCjk(text.codePointAt(at + Math.max(0, behind))) ? '' : ' '
  })
}
