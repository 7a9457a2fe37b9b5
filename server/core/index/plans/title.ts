// The title that a document gives itself, and the lines that it opens with.

import type { Document } from '../../model/document.ts'
import type { Block } from '../../syntax/block.ts'

/** Of the front matter, else the heading of the first depth that is no chapter, else the bold words above all; undefined where there is none. */
export function statedTitle(document: Document): string | undefined {
  return (
    document.meta.title ??
    // 一、… at the top level is a chapter, and no title.
    document.outline.find(section => section.depth === 1 && !section.numbering)?.title ??
    boldTitle(document)
  )
}

/** The bold words with which the text begins: so titles are set where headings are kept for chapters. */
function boldTitle(document: Document): string | undefined {
  // A comment above it says where the text comes from.
  let first: Block | undefined
  for (let index = 0; !first && index < document.list.count; index++) {
    const block = document.list.block(index)
    if (block && !block.isFrontMatter && !/^\s{0,200}(?:<!--|$)/.test(block.source)) first = block
  }
  return /^\s{0,8}\*\*([^*\r\n]{2,120})\*\*/.exec(first?.source ?? '')?.[1]?.trim()
}

const OPENING_BLOCKS = 8

/** The first lines of a document, front matter apart, one to a leaf, `reach` characters of them. */
export function openingOf(document: Document, reach: number): string {
  let opening = ''
  for (let index = 0; index < Math.min(document.list.count, OPENING_BLOCKS) && opening.length < reach; index++) {
    if (document.list.block(index)?.isFrontMatter) continue
    for (const leaf of document.facts(index).leaves) {
      if (opening.length >= reach) break
      opening += `${leaf.text.slice(0, reach)}\n`
    }
  }
  return opening.slice(0, reach)
}
