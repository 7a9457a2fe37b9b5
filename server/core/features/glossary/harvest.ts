// Proposes glossary entries from what the texts of a corpus gloss and the glossary lacks.

import type { FoundPair } from '../../index/bilingual/gloss-pairs.ts'
import type { Corpus, Entry } from '../../index/corpus.ts'
import type { Symbols } from '../../index/symbols.ts'
import type { Place } from '../../model/finding.ts'
import { foldKey } from '../../text/fold.ts'
import { collectCounterparts, compareDates } from '../glossed.ts'
import { findEntriesOf, isKnownPair } from '../known-rendering.ts'
import { findSentence } from '../source-sentence.ts'

/** An entry to be written, or renderings for one that is there. */
export interface Proposal {
  readonly headword: string
  /** The most frequent first. */
  readonly renderings: readonly { readonly text: string; readonly count: number }[]
  /** As a text has it. */
  readonly pinyin: string | undefined
  /** The sentence that glosses, shortened, and where: the earliest document, its first place. */
  readonly sentence: string
  readonly found: Place
  readonly document: Symbols
  /** True where quotes or markup bound the wordings, or several places agree on them. */
  readonly isSure: boolean
  /** The entry that lacks the renderings; undefined where the term has none. */
  readonly entry: Entry | undefined
}

/** The proposals of one document, or of all: sure ones first, then the most frequent. A step ends with `undefined`. */
export function* collectProposals(corpus: Corpus, uri: string | undefined): Generator<undefined, Proposal[]> {
  const { pairs } = corpus
  const found: FoundPair[] = uri === undefined ? [...pairs.all()] : pairs.in(uri).map(pair => ({ uri, pair }))
  const byHeadword = new Map<string, FoundPair[]>()
  for (const one of found) {
    const { key } = one.pair.zh
    const known = byHeadword.get(key)
    if (known) known.push(one)
    else byHeadword.set(key, [one])
  }
  const proposals: Proposal[] = []
  for (const group of byHeadword.values()) {
    yield
    const proposal = propose(corpus, group)
    if (proposal) proposals.push(proposal)
  }
  const countOf = (proposal: Proposal): number => proposal.renderings.reduce((sum, { count }) => sum + count, 0)
  return proposals.sort((a, b) => Number(b.isSure) - Number(a.isSure) || countOf(b) - countOf(a))
}

function propose(corpus: Corpus, group: readonly FoundPair[]): Proposal | undefined {
  const [first] = [...group].sort((a, b) => compareDates(corpus.symbols(a.uri), corpus.symbols(b.uri)))
  if (!first) return undefined
  const headword = first.pair.zh.text
  const entries = findEntriesOf(corpus, headword)
  const own = entries.find(({ origin }) => origin === 'own')
  // A bundled entry cannot be written to, and one of the user's own would take its place with less.
  if ((entries.length > 0 && !own) || isPlanName(corpus, headword)) return undefined
  const renderings = new Map<string, { text: string; count: number; isSure: boolean }>()
  for (const { pair } of group) {
    if (entries.length > 0 && isKnownPair(corpus, headword, pair.en.text)) continue
    const known = renderings.get(pair.en.key)
    // Two places that agree are as good as quotes.
    const isSure = pair.confidence === 'sure' || known !== undefined
    renderings.set(pair.en.key, { text: known?.text ?? pair.en.text, count: (known?.count ?? 0) + 1, isSure })
  }
  const document = corpus.symbols(first.uri)
  if (renderings.size === 0 || !document) return undefined
  const place =
    group.find(({ uri, pair }) => uri === first.uri && renderings.has(pair.en.key)) ??
    group.find(({ pair }) => renderings.has(pair.en.key)) ??
    first
  const range = {
    start: Math.min(place.pair.zh.start, place.pair.en.start),
    end: Math.max(place.pair.zh.end, place.pair.en.end),
  }
  const parsed = corpus.document(place.uri)
  const all = [...renderings.values()].sort((a, b) => b.count - a.count)
  return {
    headword,
    renderings: all.map(({ text, count }) => ({ text, count })),
    pinyin:
      collectCounterparts(corpus, { language: 'en', key: place.pair.en.key }).find(
        ({ text }) => foldKey(text) === place.pair.zh.key,
      )?.pinyin ?? place.pair.pinyin,
    sentence: (parsed && findSentence(parsed, range, 100)) ?? '',
    found: { uri: place.uri, ...range },
    document: corpus.symbols(place.uri) ?? document,
    isSure: all.some(({ isSure }) => isSure),
    entry: own,
  }
}

/** 《“十四五”规划》 is a document of the corpus, and no term. */
function isPlanName(corpus: Corpus, words: string): boolean {
  return corpus.lexicon
    .match(words)
    .some(
      match => match.values.some(sense => sense.kind === 'plan') && match.end - match.start >= words.trim().length - 2,
    )
}
