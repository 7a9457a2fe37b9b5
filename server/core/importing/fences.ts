// Finds what is kept out of a document's text as a comment: tables of contents and advertisements, of lines as of a format's own pieces.

import { simplify } from '../text/fold.ts'
import { aroundText, isByline, LENGTH_OF_FILM } from './advertisement.ts'
import { collectContentsRanges } from './contents-list.ts'
import type { Fenced, Remark } from './import-block.ts'
import type { Element } from './source-line.ts'
import { textOf } from './spans.ts'

/** Elements that are kept out: the comment stands where the first of each was, the others have null. */
export type Fences = ReadonlyMap<Element, Fenced | null>

/** The fences among `elements`, page furniture left out before. Linear. */
export function collectFences(elements: readonly Element[], remarks: Remark[]): Fences {
  const units = elements.flatMap(element => {
    const text = wordsOf(element)
    return text === undefined || text === '' ? [] : [{ element, text }]
  })
  const fences = new Map<Element, Fenced | null>()
  const fence = (from: number, to: number, reason: string): void => {
    const part = units.slice(from, to)
    const block: Fenced = { kind: 'fenced', reason, lines: part.flatMap(({ text }) => text.split('\n')) }
    for (const [at, { element }] of part.entries()) fences.set(element, at === 0 ? block : null)
    remarks.push({ kind: 'fenced', text: block.lines.join('\n'), reason, block })
  }
  for (const { from, to } of collectContentsRanges(units)) fence(from, to, 'contents')
  const isLink = units.map(({ element }) => isOnlyLink(element))
  for (const { from, to } of collectAround(
    units.map(({ element, text }) => (fences.has(element) ? '' : text)),
    isLink,
  ))
    fence(from, to, units.slice(from, to).every(({ text }) => isByline(simplify(text))) ? 'byline' : 'advertisement')
  return fences
}

/**
 * Runs of lines that are around a text: sure ones, with what is only beside these, as are lines that are one link (`isLink`); and films,
 * with their names said twice.
 */
function* collectAround(lines: readonly string[], isLink: readonly boolean[]): Generator<{ from: number; to: number }> {
  const around = lines.map((line, at) => aroundText(line) ?? (isLink[at] && line !== '' ? 'beside' : undefined))
  for (let at = 0; at < lines.length; at++) {
    let to = at
    let isSure = false
    for (; around[to] !== undefined; to++) isSure ||= around[to] === 'sure'
    if (isSure) yield { from: at, to }
    else if (LENGTH_OF_FILM.test(lines[at] ?? '') && isSaidTwice(lines, at + 1)) yield { from: at, to: at + 3 }
    at = Math.max(at, to - 1)
  }
}

/** Titles of other pages, below 相关解读. */
function isOnlyLink(element: Element): boolean {
  if (element.kind !== 'paragraph' && element.kind !== 'item') return false
  return element.spans.every(({ link, text }) => link !== undefined || text.trim() === '')
}

function isSaidTwice(lines: readonly string[], at: number): boolean {
  const words = lines[at] ?? ''
  return words !== '' && words.length <= 160 && words === lines[at + 1]
}

function wordsOf(element: Element): string | undefined {
  if (element.kind === 'line') return element.text
  if (element.kind !== 'paragraph' && element.kind !== 'item' && element.kind !== 'heading') return undefined
  return textOf(element.spans).trim()
}
