// What stands at the head and the end of a document: where texts say who issued them, and when.

import type { Block } from './import-block.ts'
import { textOf } from './spans.ts'

/** The first and last lines of a document, and what was taken out of its head as furniture. */
export interface HeadText {
  readonly lines: readonly string[]
  readonly tail: readonly string[]
  /** Words of the text, up to some thousand characters. */
  readonly sample: string
}

/** What the first blocks of a text say, as lines and as a sample of its words. */
export function readHeadText(blocks: readonly Block[]): HeadText {
  const lines: string[] = []
  let sample = ''
  for (const block of blocks) {
    if (lines.length >= 16 && sample.length >= 6000) break
    const text = wordsOf(block)
    if (text === '') continue
    if (lines.length < 16) lines.push(text.slice(0, 400))
    if (sample.length < 6000 && block.kind !== 'fenced') sample += `${text.slice(0, 1000)}\n`
  }
  const tail: string[] = []
  for (let at = blocks.length - 1; at >= 0 && tail.length < 4; at--) {
    const block = blocks[at]
    const text = block && block.kind !== 'fenced' ? wordsOf(block) : ''
    if (text !== '' && text.length < 60) tail.unshift(text)
    else if (text !== '') break
  }
  return { lines, tail, sample }
}

function wordsOf(block: Block): string {
  if (block.kind === 'fenced') return block.lines.length > 3 ? '' : block.lines.join(' ')
  return 'spans' in block ? textOf(block.spans).trim() : ''
}
