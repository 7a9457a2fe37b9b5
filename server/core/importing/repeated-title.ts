// Takes a title that is said once more right below it out of the text, into a comment: covers and files repeat what they are called.

import type { Block, Fenced, Remark } from './import-block.ts'
import { textOf } from './spans.ts'

/** `blocks` with the paragraphs below the title, which is before `from`, that say it again, alone or two together, as comments. */
export function fenceRepeatedTitle(blocks: readonly Block[], from: number, title: string, remarks: Remark[]): Block[] {
  const key = squeeze(title)
  if (from === 0 || key.length < SHORTEST) return [...blocks]
  for (let at = from; at < from + NEAR && at < blocks.length; at++) {
    const first = wordsOf(blocks[at])
    const isWhole = squeeze(first) === key
    if (!isWhole && (first === '' || squeeze(first + wordsOf(blocks[at + 1])) !== key)) continue
    const count = isWhole ? 1 : 2
    const lines = blocks.slice(at, at + count).flatMap(block => wordsOf(block).split('\n'))
    const fenced: Fenced = { kind: 'fenced', reason: 'title', lines }
    remarks.push({ kind: 'fenced', text: lines.join('\n'), reason: 'title', block: fenced })
    return [...blocks.slice(0, at), fenced, ...blocks.slice(at + count)]
  }
  return [...blocks]
}

/** So many blocks below the title it may stand again: behind the contents, or by whom it was passed. */
const NEAR = 5
/** Shorter ones may be the name of something else. */
const SHORTEST = 6

function wordsOf(block: Block | undefined): string {
  const isCall = block?.kind === 'paragraph' && block.spans.some(({ note }) => note !== undefined)
  return block?.kind === 'paragraph' && !isCall ? textOf(block.spans).trim() : ''
}

function squeeze(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}
