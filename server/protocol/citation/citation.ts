// `tifa/citation`: the words at a place with where they come from, ready to be pasted.

import { workOutCitation } from '../../core/features/citation.ts'
import type { Context } from '../context.ts'
import { runSliced } from '../slices.ts'
import { citationText, readManner } from './citation-text.ts'

export function serveCitation(context: Context): void {
  const { ports } = context
  context.serve('tifa/citation', ({ uri, range, ...manner }, token) =>
    context.answer('citation', uri, token, null, async ({ folder: { corpus }, document }) => {
      const chosen = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
      const citation = await runSliced(ports, token, workOutCitation(corpus, document, chosen))
      return citation ? { text: citationText(citation, readManner(manner)), hasQuote: citation.quote.length > 0 } : null
    }),
  )
}
