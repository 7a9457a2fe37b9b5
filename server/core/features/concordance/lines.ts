// The lines of one block: each place with what stands around it.

import type { Document } from '../../model/document.ts'
import { toSource } from '../../syntax/prose.ts'
import { CONTEXT, type ConcordanceLine } from '../concordance.ts'
import type { Finder } from './query.ts'

/** All places of a block in order; offsets are into the document. */
export function linesInBlock(document: Document, block: number, finder: Finder): ConcordanceLine[] {
  const at = document.startOf(block)
  return finder.inBlock(document, block).map(({ leaf, match }) => {
    const { text } = leaf
    const [start, end] = toSource(leaf, match.start, match.end)
    return {
      uri: document.uri,
      start: at + start,
      end: at + end,
      left: text.slice(wholeFrom(text, match.start - CONTEXT), match.start),
      keyword: text.slice(match.start, match.end),
      right: text.slice(match.end, wholeFrom(text, match.end + CONTEXT)),
    }
  })
}

/** An offset that cuts no character in two. */
function wholeFrom(text: string, offset: number): number {
  const at = Math.max(0, offset)
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}
