// `ambiguous-rendering`: an English wording that several terms share, in an entry or in a text about China's plans.

import type { Corpus } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import type { AmbiguousRendering } from '../../model/finding.ts'
import { foldKey } from '../../text/fold.ts'
import { visitDoubtfulMentions } from './doubtful-mentions.ts'

/** In glossaries of the user's own each shared rendering; in translations, digests and commentary each mention. */
export function findAmbiguousRenderings(corpus: Corpus, document: Document): AmbiguousRendering[] {
  const { kind, expresses } = document.meta
  if (kind === 'glossary') return inEntries(corpus, document.uri)
  if (kind !== 'commentary' && expresses === undefined) return []
  const findings: AmbiguousRendering[] = []
  visitDoubtfulMentions(corpus, document, (mention, at) => {
    const candidates = mention.senses.flatMap(sense => {
      const term = sense.kind === 'term' && sense.language === 'en' ? corpus.entries(sense.id)[0]?.term : undefined
      return term ? [{ id: term.id, headword: term.headword }] : []
    })
    if (candidates.length < 2) return
    const [start, end] = [at + mention.start, at + mention.end]
    findings.push({ code: 'ambiguous-rendering', wording: mention.text, candidates, others: [], start, end })
  })
  return findings
}

function inEntries(corpus: Corpus, uri: string): AmbiguousRendering[] {
  if (corpus.originOf(uri) !== 'own') return []
  return (corpus.symbols(uri)?.terms ?? []).flatMap(term =>
    term.en.flatMap(({ text, start, end }) => {
      const [match] = corpus.lexicon.match(text)
      const key = foldKey(text)
      if (!match || match.values.length < 2 || foldKey(text.slice(match.start, match.end)) !== key) return []
      const others = match.values
        .flatMap(sense => (sense.kind === 'term' && sense.id !== term.id ? corpus.entries(sense.id) : []))
        .filter(({ origin, term: other }) => origin === 'own' && other.en.some(value => foldKey(value.text) === key))
      if (others.length === 0) return []
      const candidates = [term, ...others.map(other => other.term)].map(({ id, headword }) => ({ id, headword }))
      const places = others.map(other => ({ uri: other.uri, start: other.term.start, end: other.term.headingEnd }))
      return [{ code: 'ambiguous-rendering' as const, wording: text, candidates, others: places, start, end }]
    }),
  )
}
