// Says what the glossary knows of a pair: nothing, the term without this rendering, or both.

import type { Corpus, Entry } from '../index/corpus.ts'

/** The entries whose headword or other wording `words` are, all of them; own ones stand for bundled ones. */
export function findEntriesOf(corpus: Corpus, words: string): Entry[] {
  const [match] = corpus.lexicon.match(words)
  if (!match || match.start > quotesBefore(words) || match.end < words.trimEnd().length - quotesBehind(words)) return []
  return match.values.flatMap(sense => (sense.kind === 'term' ? corpus.entries(sense.id) : []))
}

/** True where one of the entries has both wordings. */
export function isKnownPair(corpus: Corpus, chinese: string, english: string): boolean {
  const ids = new Set(findEntriesOf(corpus, chinese).map(({ term }) => term.id))
  return ids.size > 0 && findEntriesOf(corpus, english).some(({ term }) => ids.has(term.id))
}

function quotesBefore(words: string): number {
  return /^[\s“"「『]*/.exec(words)?.[0].length ?? 0
}

function quotesBehind(words: string): number {
  return /(?<![”"」』])[”"」』]*$/.exec(words.trimEnd())?.[0].length ?? 0
}
