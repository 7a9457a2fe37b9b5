// The mentions of one term in one document: all of them in order, by wording, and the next one from a place.

import type { Corpus } from '../index/corpus.ts'
import { runsHolding } from '../index/terms/live-counts.ts'
import type { Mention } from '../index/terms/mentions.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { toText } from '../syntax/prose.ts'
import { foldKey } from '../text/fold.ts'

/** A mention of the term; offsets are into the document. */
export interface TermMention extends Range {
  /** The words as they stand, markup left out. */
  readonly text: string
  /** It lies inside a longer term. */
  readonly isInner: boolean
}

/** A wording as it stands first, with how often it stands in the document. */
export interface UsedWording {
  readonly text: string
  readonly count: number
}

/** What stands around a mention in its paragraph, cell or heading. */
export interface Surroundings {
  readonly left: string
  readonly right: string
}

/**
 * The mentions of a term in both languages, in order: as many as are counted. Looks only at runs of blocks that hold one; a step
 * each run.
 */
export function* collectTermMentions(
  corpus: Corpus,
  document: Document,
  id: string,
): Generator<undefined, TermMention[]> {
  const keys = [`zh:${id}`, `en:${id}`]
  const found: TermMention[] = []
  const add = ({ senses, start, end, text, inner }: Mention, at: number, isInner: boolean): void => {
    if (senses.some(({ key }) => keys.includes(key))) found.push({ start: at + start, end: at + end, text, isInner })
    for (const each of inner) add(each, at, true)
  }
  const { list, toc } = document
  for (const number of runsHolding(document, corpus.mentions, keys)) {
    const first = list.firsts[number] ?? 0
    const run = list.runs[number]
    run?.blocks.forEach((block, index) => {
      if (block.isFrontMatter || toc.has(first + index)) return
      const at = (list.offsets[number] ?? 0) + (run.starts[index] ?? 0)
      for (const mention of corpus.mentions.of(document, block)) add(mention, at, false)
    })
    yield
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The wordings of mentions, the most frequent first; one that differs in script, case or width is the same. */
export function groupByWording(mentions: readonly TermMention[]): UsedWording[] {
  const groups = new Map<string, { text: string; count: number }>()
  for (const { text } of mentions) {
    const key = foldKey(text)
    const group = groups.get(key)
    if (group) group.count++
    else groups.set(key, { text, count: 1 })
  }
  return [...groups.values()].sort((a, b) => b.count - a.count)
}

/** Those of `mentions` with a wording as {@link groupByWording} has it. */
export function withWording(mentions: readonly TermMention[], wording: string): TermMention[] {
  const key = foldKey(wording)
  return mentions.filter(({ text }) => foldKey(text) === key)
}

/** The index of the mention behind or before the selection, from the other end of the document if need be; -1 for none. */
export function nextMention(
  mentions: readonly TermMention[],
  { start, end }: Range,
  direction: 'next' | 'previous',
): number {
  if (mentions.length === 0) return -1
  if (direction === 'next') {
    // Neither what is selected is the next one, nor what the cursor stands at.
    const index = mentions.findIndex(mention => (end > start ? mention.start >= end : mention.start > start))
    return Math.max(0, index)
  }
  const index = mentions.findLastIndex(mention => mention.start < start)
  return index < 0 ? mentions.length - 1 : index
}

/** UTF-16 units on either side. */
const AROUND = 40

/** The words around a mention, cut to some dozens of characters; '' where nothing is there. */
export function surroundingsOf(document: Document, { start, end }: Range): Surroundings {
  const index = document.blockAt(start)
  const at = document.startOf(index)
  const leaf = document.facts(index).leaves.find(leaf => leaf.start <= start - at && end - at <= leaf.end)
  const [from, to] = [leaf && toText(leaf, start - at), leaf && toText(leaf, end - at)]
  if (!leaf || from === undefined || to === undefined) return { left: '', right: '' }
  return {
    left: leaf.text.slice(wholeFrom(leaf.text, from - AROUND), from),
    right: leaf.text.slice(to, wholeFrom(leaf.text, to + AROUND)),
  }
}

/** An offset that cuts no character in two. */
function wholeFrom(text: string, offset: number): number {
  const at = Math.max(0, offset)
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}
