// Counts the terms of a document: every mention, also inside a longer term; tables of contents count for nothing.

import type { Document } from '../model/document.ts'
import type { Mention, MentionCache } from './mentions.ts'

/** How often each sense stands in one document. */
export interface Counts {
  /** By {@link Sense.key}: all mentions, and those of them that lie inside a longer term. */
  readonly bySense: ReadonlyMap<string, { readonly total: number; readonly inner: number; readonly first: number }>
  /** Readable characters without white space: the basis of counts per 10,000 characters. */
  readonly characters: number
  /** A table of contents was left out. */
  readonly hasContents: boolean
}

/** Counts the whole document; `first` is the offset of the first mention. */
export function countMentions(document: Document, mentions: MentionCache): Counts {
  const bySense = new Map<string, { total: number; inner: number; first: number }>()
  let characters = 0
  const add = (mention: Mention, at: number, isInner: boolean): void => {
    for (const { key } of mention.senses) {
      const count = bySense.get(key)
      if (!count) bySense.set(key, { total: 1, inner: isInner ? 1 : 0, first: at + mention.start })
      else {
        count.total++
        if (isInner) count.inner++
      }
    }
    for (const inner of mention.inner) add(inner, at, true)
  }
  document.blocks.forEach((block, index) => {
    if (block.isFrontMatter || document.toc.has(index)) return
    for (const leaf of document.facts(index).leaves) characters += leaf.text.length - whiteSpace(leaf.text)
    for (const mention of mentions.inBlock(document, index)) add(mention, document.startOf(index), false)
  })
  return { bySense, characters, hasContents: document.toc.size > 0 }
}

function whiteSpace(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 32 || code === 0x3000 || (code >= 9 && code <= 13)) count++
  }
  return count
}
