// The phrases that recur in one of two documents and are not in the other at all.

import type { Corpus } from '../../index/corpus.ts'
import { Grams, groupPlaces, JoinedTokens, type PlaceGroups } from '../../index/phrases/phrase-groups.ts'
import { isPhrase } from '../../index/phrases/phrase-length.ts'
import { GroupList } from '../../index/phrases/phrase-list.ts'
import { collectTokens, type TokenRun } from '../../index/phrases/phrase-tokens.ts'
import type { Document } from '../../model/document.ts'
import type { Range } from '../../model/meta.ts'
import { keyness } from '../../text/keyness.ts'
import { BREAK, type Vocabulary } from '../../text/tokens.ts'
import { isFigures, isJoining, trimPhrase } from '../phrase-edges.ts'
import type { Comparison } from './changes.ts'
import { locatePhrases } from './phrase-places.ts'
import { figureOf } from './terms.ts'

/** Below this a difference of counts may be chance: G² at 5 per cent. */
const SIGNIFICANT = 3.84
/** A phrase longer than this is a copied passage, tokens. */
const LONGEST = 16
/** How many candidates are held against each other, and how many are given. */
const CANDIDATES = 600
const MOST = 100
/** A phrase gives way to a longer one that has this share of its places. */
const COVERED = 0.7

/** At so many of its places, at least, a phrase ends with its clause or before a word that joins: 健全现代 never does. */
const CLOSED = 0.25

interface Side {
  readonly document: Document
  readonly characters: number
}

interface Candidate {
  readonly text: string
  readonly ids: readonly number[]
  readonly count: number
  readonly score: number
}

/** New and gone phrases, the surest first; no glossary terms, no figures, and of those inside each other one. */
export function* comparePhrases(
  corpus: Corpus,
  before: Side,
  after: Side,
): Generator<undefined, Comparison['phrases']> {
  const { vocabulary } = corpus.phrases
  const runBefore = collectTokens(before.document, vocabulary)
  yield
  const runs = [runBefore, collectTokens(after.document, vocabulary)] as const
  yield
  const joined = yield* JoinedTokens.join(runs)
  const grams = new Grams(joined.text.length, vocabulary)
  const parts: PlaceGroups[] = []
  for (const groups of groupPlaces(joined, grams, () => true)) {
    if (groups) parts.push(groups)
    else yield
  }
  const places = new Map(parts.flatMap(part => [...placesByGram(part, joined, grams)]))
  const list = new GroupList(joined, grams, vocabulary, { fewest: 1 })
  const found: [Map<string, Candidate>, Map<string, Candidate>] = [new Map(), new Map()]
  let steps = 0
  for (const part of parts)
    for (const listed of list.listAll(part)) {
      if (!listed || ++steps % 500 === 0) yield
      if (!listed || listed.documents.length > 1) continue
      const ids = trimPhrase([...listed.ids], vocabulary)
      if (ids.length > LONGEST || !isPhrase(ids, 0, ids.length, vocabulary)) continue
      // What is left when the ends are off may stand in the other document, too.
      const [countBefore, countAfter, closed] = countIn(joined, places.get(grams.at(ids, 0)) ?? [], ids, vocabulary)
      if (countBefore > 0 === countAfter > 0) continue
      const { logLikelihood } = keyness(countBefore, before.characters, countAfter, after.characters)
      if (logLikelihood < SIGNIFICANT || closed < CLOSED * (countBefore + countAfter)) continue
      const text = vocabulary.textOf(ids)
      const count = countBefore + countAfter
      found[countAfter > 0 ? 1 : 0].set(text, { text, ids, count, score: logLikelihood })
    }
  const [goneList, addedList] = [
    yield* choose(corpus, found[0], runs[0], before.document),
    yield* choose(corpus, found[1], runs[1], after.document),
  ]
  const gone = goneList.map(({ text, count, first }) => ({
    text,
    figure: figureOf(count, before.characters),
    first,
    ...keyness(count, before.characters, 0, after.characters),
  }))
  const added = addedList.map(({ text, count, first }) => ({
    text,
    figure: figureOf(count, after.characters),
    first,
    ...keyness(0, before.characters, count, after.characters),
  }))
  return { added, gone }
}

function* placesByGram(
  { places, ends }: PlaceGroups,
  { text }: JoinedTokens,
  grams: Grams,
): Generator<readonly [gram: number, places: Uint32Array]> {
  let from = 0
  for (const to of ends) {
    yield [grams.at(text, places[from] ?? 0), places.subarray(from, to)]
    from = to
  }
}

/** How often the tokens stand in each of the two documents, and how often nothing goes on from them, of the `places` where they may. */
function countIn(
  joined: JoinedTokens,
  places: Iterable<number>,
  ids: readonly number[],
  vocabulary: Vocabulary,
): [before: number, after: number, closed: number] {
  const { text } = joined
  const counts: [number, number, number] = [0, 0, 0]
  for (const place of places) {
    let k = 0
    while (k < ids.length && text[place + k] === ids[k]) k++
    if (k < ids.length) continue
    counts[joined.documentAt(place) === 0 ? 0 : 1]++
    const next = text[place + ids.length] ?? BREAK
    if (next === BREAK || isJoining(next, vocabulary)) counts[2]++
  }
  return counts
}

/** The candidates that say something by themselves, with their first places: none lies inside another one that is given. */
function* choose(
  corpus: Corpus,
  found: ReadonlyMap<string, Candidate>,
  run: TokenRun,
  document: Document,
): Generator<undefined, (Candidate & { readonly first: Range })[]> {
  const likely = [...found.values()]
    .sort((a, b) => b.score - a.score || b.text.length - a.text.length || (a.text < b.text ? -1 : 1))
    .slice(0, CANDIDATES)
    .filter(({ text }) => !isFigures(text) && !OWN_PERIOD.test(text) && !isKnown(corpus, text))
  const places = yield* locatePhrases(
    likely.map(({ ids }) => ids),
    run,
    document,
    corpus.phrases.vocabulary,
  )
  const sorted = likely.flatMap((one, index) => {
    const place = places[index]
    return place?.isWhole ? [{ ...one, first: place.range }] : []
  })
  const chosen: (Candidate & { readonly first: Range })[] = []
  for (const one of sorted) {
    if (chosen.length >= MOST) break
    if (chosen.some(({ text }) => text.includes(one.text) || one.text.includes(text))) continue
    if (sorted.some(({ text, count }) => text !== one.text && text.includes(one.text) && count >= COVERED * one.count))
      continue
    chosen.push(one)
  }
  return chosen
}

/** How a plan calls itself and its years: new in every plan. */
const OWN_PERIOD =
  /[一二三四五六七八九十]五(?:时期|规划|计划|期间|以来|末|年)|第[一二三四五六七八九十]{1,3}个五年|five year plan/

/** An entry has it, in this wording or another: then it is among the terms. */
function isKnown(corpus: Corpus, text: string): boolean {
  const [match] = corpus.lexicon.match(text)
  return match !== undefined && match.start === 0 && match.end === text.length
}
