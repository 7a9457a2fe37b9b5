// Where a range stands in a document, without parsing one that is closed.

import type { Range } from 'vscode-languageserver'
import type { Corpus } from '../core/index/corpus.ts'
import type { Range as Span } from '../core/model/meta.ts'
import { linePositions } from '../core/text/lines.ts'
import { toLspRange } from './convert.ts'

/** The range as LSP has it; the start of the text where the corpus has no such document. */
export function placeOf(corpus: Corpus, uri: string, span: Span): Range {
  const open = corpus.isOpen(uri) ? corpus.document(uri) : undefined
  if (open) return toLspRange(open, span)
  // Lines are counted from the start: what lies behind the range does not matter.
  const positionOf = linePositions(corpus.textOf(uri).slice(0, span.end), corpus.unit)
  return { start: positionOf(span.start), end: positionOf(span.end) }
}
