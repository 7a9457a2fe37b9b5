// Compares two documents of a corpus: what became of each section and paragraph, of terms, phrases and targets.

import { claimPlanOf } from '../index/claim-plan.ts'
import type { Corpus } from '../index/corpus.ts'
import { type Coverage, collectCoverageWarnings, coverageOf } from '../index/plans/coverage.ts'
import { findFrontMatter } from '../syntax/front-matter.ts'
import { alignPlaces } from './comparison/align-places.ts'
import { alignWording } from './comparison/align-wording.ts'
import type { Comparison, ComparisonWarning, PieceChange, SectionChange, Side } from './comparison/changes.ts'
import { CommonShare } from './comparison/common-share.ts'
import { describeCounterparts, describePieces } from './comparison/describe-pieces.ts'
import { describeSections } from './comparison/describe-sections.ts'
import { type Outline, readOutline } from './comparison/outline.ts'
import { comparePhrases } from './comparison/phrases.ts'
import { placePieces } from './comparison/places.ts'
import { sideNames } from './comparison/side-names.ts'
import { compareTargets } from './comparison/targets.ts'
import { compareTerms } from './comparison/terms.ts'
import { rankTopics } from './comparison/topics.ts'
import { cosine, EMPTY_VECTOR } from './comparison/vectors.ts'

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
  // The counts of a closed document, and its claims, are made when somebody asks: of the others only what says something of these.
  for (const uri of [beforeUri, afterUri]) {
    corpus.count(uri)
    yield
    const original = corpus.symbols(uri)?.meta.expresses
    const whole = original === undefined ? undefined : corpus.plan(original)
    if (whole && corpus.count(whole.uri)) yield
  }
  for (const uri of [...corpus.uris()]) if (corpus.readMarked(uri)) yield
  const outlineA = yield* readOutline(before)
  yield
  const outlineB = yield* readOutline(after)
  yield
  const [sideA, sideB] = shareLanguage(
    { side: sideOf(corpus, beforeUri, outlineA), outline: outlineA },
    { side: sideOf(corpus, afterUri, outlineB), outline: outlineB },
  )
  const isOneLanguage = sideA.language === sideB.language
  const { sections, pieces } = isOneLanguage
    ? yield* compareWording(corpus, outlineA, outlineB)
    : yield* comparePlaces(corpus, outlineA, outlineB)
  return {
    before: sideA,
    after: sideB,
    basis: isOneLanguage ? 'wording' : 'places',
    warnings: collectWarnings(corpus, sideA, sideB),
    sections,
    topics: rankTopics(sections, outlineA, outlineB),
    terms: isOneLanguage ? compareTerms(corpus, sideA, sideB) : { risen: [], fallen: [] },
    phrases: isOneLanguage
      ? yield* comparePhrases(
          corpus,
          { document: before, characters: sideA.characters },
          { document: after, characters: sideB.characters },
        )
      : { added: [], gone: [] },
    targets: yield* compareTargets(corpus, beforeUri, afterUri, {
      places: placePieces(pieces),
      isOneLanguage,
    }),
  }
}

interface Compared {
  readonly sections: SectionChange[]
  readonly pieces: PieceChange[]
}

function* compareWording(corpus: Corpus, before: Outline, after: Outline): Generator<undefined, Compared> {
  const aligned = yield* alignWording(before, after)
  const { features, readBefore, readAfter } = aligned
  const pieces = yield* describePieces(before, after, aligned.pieces, aligned.moved, text =>
    // Names of plans are cut: two of them differ in a number or a year.
    corpus.lexicon.match(text).filter(({ values }) => values.some(({ kind }) => kind === 'term')),
  )
  const share = new CommonShare(features.size)
  const sections = yield* describeSections(before, after, aligned.sections, pieces, {
    basis: 'wording',
    likeness: (listA, listB) =>
      share.of(
        listA.flatMap(a => readBefore.slice(...(before.nodes[a + 1]?.all ?? NONE))),
        listB.flatMap(b => readAfter.slice(...(after.nodes[b + 1]?.all ?? NONE))),
      ),
  })
  return { sections, pieces }
}

const NONE = [0, 0] as const

/** Sets two texts beside each other whose languages differ. */
function* comparePlaces(corpus: Corpus, before: Outline, after: Outline): Generator<undefined, Compared> {
  const aligned = yield* alignPlaces(corpus.lexicon, before, after)
  const pieces = describeCounterparts(before, after, aligned.pieces, aligned.likeness)
  const sections = yield* describeSections(before, after, aligned.sections, pieces, {
    basis: 'places',
    likeness: ([a = -1], [b = -1]) =>
      cosine(aligned.nodesBefore[a + 1] ?? EMPTY_VECTOR, aligned.nodesAfter[b + 1] ?? EMPTY_VECTOR),
  })
  return { sections, pieces }
}

function sideOf(corpus: Corpus, uri: string, outline: Outline): Side {
  const symbols = corpus.symbols(uri)
  // A title that is a heading's is shown as the heading is, with its code.
  const heading = symbols && outline.document.sections.findIndex(({ title }) => title === symbols.title)
  return {
    uri,
    id: symbols?.id ?? uri,
    title: (heading === undefined ? undefined : outline.nodes[heading + 1]?.ref.title) || (symbols?.title ?? uri),
    date: symbols?.date?.text,
    language: symbols?.language ?? 'zh',
    characters: corpus.counts(uri)?.characters ?? 0,
    sections: outline.document.sections.length,
    pieces: outline.pieces.length,
  }
}

interface Read {
  readonly side: Side
  readonly outline: Outline
}

/** A document without words has no language of its own: it is taken for one in that of the other. */
function shareLanguage(before: Read, after: Read): readonly [before: Side, after: Side] {
  const [hasWordsA, hasWordsB] = [hasWords(before.outline), hasWords(after.outline)]
  return [
    hasWordsA || !hasWordsB ? before.side : { ...before.side, language: after.side.language },
    hasWordsB ? after.side : { ...after.side, language: before.side.language },
  ]
}

function hasWords({ nodes, pieces }: Outline): boolean {
  return pieces.some(({ text }) => LETTER.test(text)) || nodes.some(({ ref }) => LETTER.test(ref.title))
}

const LETTER = /\p{L}/u

function collectWarnings(corpus: Corpus, before: Side, after: Side): ComparisonWarning[] {
  const names = sideNames(before, after)
  const sides = [before, after].map((side, at) => ({ ...side, title: names[at] ?? side.title }))
  const coverages = sides.flatMap(({ uri, language, title }) => {
    const coverage = coverageOf(corpus, uri)
    return coverage ? [{ ...coverage, language, title }] : []
  })
  const warnings: ComparisonWarning[] = collectCoverageWarnings(coverages)
  if (before.language !== after.language) warnings.unshift({ code: 'wording-not-compared' })
  const digest = digestOf(corpus, before, after, coverages)
  if (digest) warnings.unshift({ code: 'digest', title: digest.title })
  if (before.date !== undefined && after.date !== undefined && before.date > after.date)
    warnings.push({ code: 'order', before: before.date, after: after.date })
  for (const { uri, title, sections, pieces } of sides) {
    if (sections + pieces > 0) continue
    const first = corpus.document(uri)?.blocks[0]
    const isSwallowed = first?.isFrontMatter === true && findFrontMatter(first.source)?.problem?.code === 'unclosed'
    warnings.unshift({ code: 'no-text', title, isSwallowed })
  }
  const bare = sides.filter(({ sections, pieces }) => sections === 0 && pieces > 0).map(({ title }) => title)
  if (bare.length > 0) warnings.push({ code: 'no-sections', titles: bare })
  return warnings
}

/** The one of two texts of the same plan that is abridged, where the other one is not. */
function digestOf(corpus: Corpus, before: Side, after: Side, coverages: readonly Coverage[]): Coverage | undefined {
  const [one, other] = [before, after].map(({ uri }) => {
    const symbols = corpus.symbols(uri)
    return symbols && claimPlanOf(corpus, symbols).key
  })
  if (one === undefined || one !== other) return undefined
  const abridged = coverages.filter(({ isAbridged }) => isAbridged)
  return abridged.length === 1 ? abridged[0] : undefined
}
