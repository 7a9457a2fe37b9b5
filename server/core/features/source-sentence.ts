// Cuts the sentence in which a place stands, to be quoted or shown in a list.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { OBJECT, toText } from '../syntax/prose.ts'
import { sentenceAround } from '../text/sentence.ts'

/**
 * The readable sentence around a range of the document, cut to about `longest` characters with an ellipsis where it is
 * longer; undefined where the range is not in readable text.
 */
export function findSentence(document: Document, { start, end }: Range, longest = 240): string | undefined {
  const index = document.blockAt(start)
  const at = document.startOf(index)
  const leaf = document.facts(index).leaves.find(leaf => leaf.start <= start - at && end - at <= leaf.end)
  const [from, to] = leaf ? [toText(leaf, start - at), toText(leaf, end - at)] : []
  if (!leaf || from === undefined || to === undefined) return undefined
  const { start: first, end: last } = sentenceAround(leaf.text, from, to)
  const room = Math.max(0, longest - (to - from))
  const cutFirst = Math.max(first, from - Math.ceil(room * 0.6))
  const cutLast = Math.min(last, Math.max(to, cutFirst + longest))
  const before = cutFirst > first ? `…${fromWord(leaf.text, cutFirst, from)}` : leaf.text.slice(cutFirst, from)
  const behind = cutLast < last ? `${toWord(leaf.text, to, cutLast)}…` : leaf.text.slice(to, cutLast)
  return `${before}${leaf.text.slice(from, to)}${behind}`.replaceAll(OBJECT, '').replace(/\s+/g, ' ').trim()
}

/** No word is cut in two: what is left of one is left out. */
function fromWord(text: string, start: number, end: number): string {
  const words = text.slice(start, end)
  return isLetter(text[start - 1]) && isLetter(text[start])
    ? words.replace(/^[\p{Script=Latin}\p{N}'’-]{1,40}/u, '').trimStart()
    : trimPair(words)
}

function toWord(text: string, start: number, end: number): string {
  const words = text.slice(start, end)
  return isLetter(text[end - 1]) && isLetter(text[end])
    ? words.replace(/[\p{Script=Latin}\p{N}'’-]{1,40}$/u, '').trimEnd()
    : trimPair(words)
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{Script=Latin}\p{N}]/u.test(character)
}

/** Half of a surrogate pair shows as a box. */
function trimPair(words: string): string {
  return words.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
}
