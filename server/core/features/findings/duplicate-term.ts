// `duplicate-term`: one wording heads, or stands under `aka` in, two entries that do not know of each other.

import type { Corpus, Entry } from '../../index/corpus.ts'
import type { DuplicateTerm } from '../../model/finding.ts'
import type { Range } from '../../model/meta.ts'
import type { Term } from '../../model/term.ts'
import { foldKey } from '../../text/fold.ts'

/** Own entries only. Two senses of one word are told apart by `see`, or by a remark in brackets behind the headword. */
export function findDuplicateTerms(corpus: Corpus, uri: string): DuplicateTerm[] {
  if (corpus.originOf(uri) !== 'own') return []
  return (corpus.symbols(uri)?.terms ?? []).flatMap(term =>
    wordingsOf(term).flatMap(({ text, range }) => {
      const others = entriesWith(corpus, text).filter(
        entry => entry.term.id !== term.id && !areLinked(term, entry.term),
      )
      if (others.length === 0) return []
      const places = others.map(other => ({ uri: other.uri, start: other.term.start, end: other.term.headingEnd }))
      return [{ code: 'duplicate-term' as const, wording: text, others: places, start: range.start, end: range.end }]
    }),
  )
}

function wordingsOf(term: Term): { text: string; range: Range }[] {
  const heading = { start: term.start, end: term.headingEnd }
  return [{ text: term.headword, range: heading }, ...term.aka.map(value => ({ text: value.text, range: value }))]
}

/** The own entries that have the wording as their headword or under `aka`. */
function entriesWith(corpus: Corpus, wording: string): Entry[] {
  const [match] = corpus.lexicon.match(wording)
  const key = foldKey(wording)
  if (!match || foldKey(wording.slice(match.start, match.end)) !== key) return []
  return match.values
    .flatMap(sense => (sense.kind === 'term' ? corpus.entries(sense.id) : []))
    .filter(({ origin, term }) => origin === 'own' && wordingsOf(term).some(({ text }) => foldKey(text) === key))
}

/** One names the other under `see` or `replaced-by`: then they are two on purpose. */
function areLinked(a: Term, b: Term): boolean {
  const names = (from: Term, to: Term): boolean =>
    [...from.see, ...from.replacedBy].some(({ text }) => text === to.id || foldKey(text) === foldKey(to.headword))
  return names(a, b) || names(b, a)
}
