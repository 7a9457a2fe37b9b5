// Compares two documents of a corpus: what became of each section and paragraph, of terms, phrases and targets.

import type { Corpus } from '../index/corpus.ts'
import { collectCoverageWarnings, coverageOf } from '../index/coverage.ts'
import { alignPieces, findMovedPieces, matchLike, matchSame } from './comparison/align-pieces.ts'
import { alignSections, type SectionGroup } from './comparison/align-sections.ts'
import type { Comparison, ComparisonWarning, PieceChange, SectionChange, Side } from './comparison/changes.ts'
import { describePieces } from './comparison/describe-pieces.ts'
import { describeSections } from './comparison/describe-sections.ts'
import { indexGroups } from './comparison/moved.ts'
import { type Outline, readOutline } from './comparison/outline.ts'
import { comparePhrases } from './comparison/phrases.ts'
import { pairOffsets } from './comparison/places.ts'
import { compareTargets } from './comparison/targets.ts'
import { compareTerms } from './comparison/terms.ts'
import { rankTopics } from './comparison/topics.ts'
import { Features, type Vector, Weighting } from './comparison/vectors.ts'

/** The comparison of two documents; undefined where one is not in the corpus. At once: see {@link workOutComparison}. */
export function comparePlans(corpus: Corpus, beforeUri: string, afterUri: string): Comparison | undefined {
  const work = workOutComparison(corpus, beforeUri, afterUri)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** {@link comparePlans} in steps of some milliseconds, each of which says that there may be a pause. */
export function* workOutComparison(
  corpus: Corpus,
  beforeUri: string,
  afterUri: string,
): Generator<undefined, Comparison | undefined> {
  const [before, after] = [corpus.document(beforeUri), corpus.document(afterUri)]
  if (!before || !after) return undefined
  // The counts of a closed document, and its claims, are made when somebody asks.
  corpus.count(beforeUri)
  yield
  corpus.count(afterUri)
  yield
  const [outlineA, outlineB] = [yield* readOutline(before), yield* readOutline(after)]
  const { sections, pieces } = yield* compareWording(corpus, outlineA, outlineB)
  const [sideA, sideB] = [sideOf(corpus, beforeUri, outlineA), sideOf(corpus, afterUri, outlineB)]
  return {
    before: sideA,
    after: sideB,
    basis: 'wording',
    warnings: collectWarnings(corpus, sideA, sideB),
    sections,
    topics: rankTopics(sections, outlineA, outlineB),
    terms: compareTerms(corpus, sideA, sideB),
    phrases: yield* comparePhrases(
      corpus,
      { document: before, characters: sideA.characters },
      { document: after, characters: sideB.characters },
    ),
    targets: yield* compareTargets(corpus, beforeUri, afterUri, { isSamePlace: pairOffsets(pieces) }),
  }
}

function* compareWording(
  corpus: Corpus,
  before: Outline,
  after: Outline,
): Generator<undefined, { readonly sections: SectionChange[]; readonly pieces: PieceChange[] }> {
  const features = new Features()
  const readA = yield* inSlices(before.pieces, ({ key }) => features.read(key))
  const readB = yield* inSlices(after.pieces, ({ key }) => features.read(key))
  const weighting = new Weighting([...readA, ...readB], features.size)
  const piecesA = yield* inSlices(readA, ids => weighting.vector([ids]))
  const piecesB = yield* inSlices(readB, ids => weighting.vector([ids]))
  const nodesA = yield* inSlices(before.nodes, ({ all }): Vector => weighting.vector(readA.slice(...all)))
  const nodesB = yield* inSlices(after.nodes, ({ all }): Vector => weighting.vector(readB.slice(...all)))
  const same = matchSame(before.pieces, after.pieces)
  yield
  const { flow, likely } = yield* matchLike(piecesA, piecesB, features.size, same)
  const groups: readonly SectionGroup[] = yield* alignSections(
    before,
    after,
    { size: features.size, before: nodesA, after: nodesB },
    flow,
  )
  const pieceGroups = yield* alignPieces(
    { outline: before, vectors: piecesA },
    { outline: after, vectors: piecesB },
    groups,
    same,
    likely,
  )
  const [sectionsA, sectionsB] = [indexGroups(groups, 'before'), indexGroups(groups, 'after')]
  const moved = findMovedPieces(pieceGroups, before.pieces, after.pieces, sectionsA, sectionsB)
  yield
  const pieces = yield* describePieces(before, after, pieceGroups, moved, text => corpus.lexicon.match(text))
  return { sections: describeSections(before, after, groups, pieces), pieces }
}

/** How many items are worked on between two pauses. */
const STEP = 100

function* inSlices<T, U>(items: readonly T[], work: (item: T) => U): Generator<undefined, U[]> {
  const results: U[] = []
  for (const item of items) {
    results.push(work(item))
    if (results.length % STEP === 0) yield
  }
  return results
}

function sideOf(corpus: Corpus, uri: string, outline: Outline): Side {
  const symbols = corpus.symbols(uri)
  return {
    uri,
    id: symbols?.id ?? uri,
    title: symbols?.title ?? uri,
    date: symbols?.date?.text,
    language: symbols?.language ?? 'zh',
    characters: corpus.counts(uri)?.characters ?? 0,
    sections: outline.document.sections.length,
    pieces: outline.pieces.length,
  }
}

function collectWarnings(corpus: Corpus, before: Side, after: Side): ComparisonWarning[] {
  const coverages = [coverageOf(corpus, before.uri), coverageOf(corpus, after.uri)].flatMap(one => one ?? [])
  const warnings: ComparisonWarning[] = collectCoverageWarnings(coverages)
  if (before.language !== after.language) warnings.unshift({ code: 'wording-not-compared' })
  if (before.date !== undefined && after.date !== undefined && before.date > after.date)
    warnings.push({ code: 'order', before: before.date, after: after.date })
  const bare = [before, after].filter(({ sections }) => sections === 0).map(({ title }) => title)
  if (bare.length > 0) warnings.push({ code: 'no-sections', titles: bare })
  return warnings
}
