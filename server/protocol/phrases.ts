// `tifa/phrases`: the recurring phrases that no glossary has.

import { findFirstUse } from '../core/features/phrase.ts'
import { type RecurringPhrase, rankPhrases } from '../core/features/recurring-phrases.ts'
import type { Corpus } from '../core/index/corpus.ts'
import { PhrasePool } from '../core/index/phrases/phrase-pool.ts'
import type { PhraseIndex } from '../core/index/phrases/phrases.ts'
import type { PhraseItem } from '../wire/phrases.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'
import { seriesTitle } from './plans/plan-label.ts'
import { runSliced } from './slices.ts'

/** How many phrases are listed. */
const MOST = 300

export function servePhrases(context: Context): void {
  // What was found for the last request, as long as there is the corpus.
  const pools = new WeakMap<PhraseIndex, PhrasePool>()
  const poolOf = ({ phrases }: Corpus): PhrasePool => {
    const pool = pools.get(phrases) ?? new PhrasePool(phrases)
    pools.set(phrases, pool)
    return pool
  }
  context.serve('tifa/phrases', ({ uri, inDocument }, token) =>
    context.answer('phrases', uri, token, [], ({ folder: { corpus }, document }) => {
      const work = collectItems(context, corpus, inDocument ? document.uri : undefined, poolOf(corpus))
      return runSliced(context.ports, token, work)
    }),
  )
}

function* collectItems(
  context: Context,
  corpus: Corpus,
  uri: string | undefined,
  pool: PhrasePool,
): Generator<undefined, PhraseItem[]> {
  const items: PhraseItem[] = []
  for (const phrase of yield* rankPhrases(corpus, uri, MOST, pool)) {
    items.push(toItem(context, corpus, phrase))
    yield
  }
  return items
}

function toItem(context: Context, corpus: Corpus, phrase: RecurringPhrase): PhraseItem {
  const { total, here, documents } = phrase
  const peak = phrase.peak === undefined ? undefined : corpus.symbols(phrase.peak)
  const first = findFirstUse(corpus, phrase)
  const document = first?.place && corpus.document(first.place.uri)
  const written = document && first?.place ? document.slice(first.place.start, first.place.end) : ''
  return {
    // As it is written where it came first, unless markup stands between.
    text: /^[\p{L}\p{N} ]+$/u.test(written) ? written : phrase.text,
    total,
    here,
    documents,
    ...(peak ? { peak: seriesTitle(peak.title) } : {}),
    ...(first?.place && document
      ? {
          first: {
            uri: context.workspace.clientUri(first.place.uri),
            range: toLspRange(document, first.place),
            title: seriesTitle(first.plan.title),
            ...(first.plan.date ? { date: first.plan.date.text } : {}),
          },
        }
      : {}),
  }
}
