// Compares two documents of a corpus: what became of each section and paragraph, of terms, phrases and targets.

import type { Corpus } from '../index/corpus.ts'
import { collectCoverageWarnings, coverageOf } from '../index/coverage.ts'
import { diffWords } from '../text/word-diff.ts'
import { alignPieces, matchLike, matchSame, type PieceGroup } from './comparison/align-pieces.ts'
import { alignSections, findMoved, type SectionGroup } from './comparison/align-sections.ts'
import type {
  Comparison,
  ComparisonWarning,
  Fate,
  PieceChange,
  PieceRef,
  SectionChange,
  SectionRef,
  Side,
  TopicShift,
  WordRun,
} from './comparison/changes.ts'
import { type Outline, type Piece, placeIn, readOutline } from './comparison/outline.ts'
import { comparePhrases } from './comparison/phrases.ts'
import { compareTargets } from './comparison/targets.ts'
import { compareTerms } from './comparison/terms.ts'
import { Features, Weighting } from './comparison/vectors.ts'

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
  const features = new Features()
  const readA = outlineA.pieces.map(({ key }) => features.read(key))
  yield
  const readB = outlineB.pieces.map(({ key }) => features.read(key))
  yield
  const weighting = new Weighting([...readA, ...readB], features.size)
  const [piecesA, piecesB] = [readA.map(ids => weighting.vector([ids])), readB.map(ids => weighting.vector([ids]))]
  yield
  const same = matchSame(outlineA.pieces, outlineB.pieces)
  const { flow, likely } = yield* matchLike(piecesA, piecesB, features.size, same)
  const groups = yield* alignSections(
    outlineA,
    outlineB,
    {
      size: features.size,
      before: outlineA.nodes.map(({ all }) => weighting.vector(readA.slice(...all))),
      after: outlineB.nodes.map(({ all }) => weighting.vector(readB.slice(...all))),
    },
    flow,
  )
  const pieceGroups = yield* alignPieces(outlineA, outlineB, groups, same, likely)
  const pieces = yield* describePieces(outlineA, outlineB, pieceGroups)
  const sections = describeSections(outlineA, outlineB, groups, pieces)
  yield
  const [sideA, sideB] = [sideOf(corpus, beforeUri, outlineA), sideOf(corpus, afterUri, outlineB)]
  const isPlaced = pairOffsets(pieces)
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
    targets: yield* compareTargets(corpus, beforeUri, afterUri, { isSamePlace: isPlaced }),
  }
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

/** How many pieces have their words compared between two pauses. */
const STEP = 20

function* describePieces(
  before: Outline,
  after: Outline,
  groups: readonly PieceGroup[],
): Generator<undefined, PieceChange[]> {
  const changes: PieceChange[] = []
  for (const [i, { before: listA, after: listB }] of groups.entries()) {
    if (i % STEP === STEP - 1) yield
    const [piecesA, piecesB] = [listA.flatMap(a => before.pieces[a] ?? []), listB.flatMap(b => after.pieces[b] ?? [])]
    const [one, other] = [piecesA[0], piecesB[0]]
    if (!one || !other) {
      changes.push(bare(one ? 'dropped' : 'added', piecesA, piecesB))
      continue
    }
    if (one.key === other.key) {
      changes.push({
        ...bare('same', piecesA, piecesB),
        isRenumbered: one.number !== other.number,
        similarity: 1,
      })
      continue
    }
    const { words, similarity } = diffPieces(one, other)
    changes.push({
      ...bare('reworded', piecesA, piecesB),
      isRenumbered: one.number !== other.number,
      similarity,
      words,
    })
  }
  return changes
}

function bare(fate: Fate, before: readonly Piece[], after: readonly Piece[]): PieceChange {
  return {
    fate,
    isMoved: false,
    isRenumbered: false,
    before: before.map(refOf),
    after: after.map(refOf),
    similarity: 0,
    words: undefined,
  }
}

function refOf({ index, section, kind, text, number, start, end }: Piece): PieceRef {
  return { index, section, kind, text, number, start, end }
}

function diffPieces(before: Piece, after: Piece): { words: WordRun[]; similarity: number } {
  const { parts, similarity } = diffWords(before.text, after.text)
  const words: WordRun[] = []
  for (const { isSame, a, b } of parts) {
    const [placeA, placeB] = [placeIn(before, a.start, a.end), placeIn(after, b.start, b.end)]
    if (isSame) {
      words.push({ kind: 'same', text: after.text.slice(b.start, b.end), before: placeA, after: placeB })
      continue
    }
    if (a.end > a.start)
      words.push({ kind: 'removed', text: before.text.slice(a.start, a.end), before: placeA, after: undefined })
    if (b.end > b.start)
      words.push({ kind: 'added', text: after.text.slice(b.start, b.end), before: undefined, after: placeB })
  }
  return { words, similarity }
}

function describeSections(
  before: Outline,
  after: Outline,
  groups: readonly SectionGroup[],
  pieces: readonly PieceChange[],
): SectionChange[] {
  const moved = findMoved(groups, before, after)
  const groupA = new Map<number, number>()
  const groupB = new Map<number, number>()
  groups.forEach(({ before: listA, after: listB }, group) => {
    for (const a of listA) groupA.set(a, group)
    for (const b of listB) groupB.set(b, group)
  })
  const here: PieceChange[][] = groups.map(() => [])
  const departed: PieceChange[][] = groups.map(() => [])
  for (const piece of pieces) {
    const from = piece.before[0] && groupA.get(piece.before[0].section)
    const to = piece.after[0] && groupB.get(piece.after[0].section)
    here[to ?? from ?? 0]?.push(piece)
    if (from !== undefined && to !== undefined && from !== to) departed[from]?.push(piece)
  }
  const changes = groups.map(({ before: listA, after: listB, main }, group): SectionChange => {
    const refsA = listA.flatMap(a => before.nodes[a + 1]?.ref ?? [])
    const refsB = listB.flatMap(b => after.nodes[b + 1]?.ref ?? [])
    const own = here[group] ?? []
    const [one, other] = [refsA[main.before], refsB[main.after]]
    const isRetitled =
      one !== undefined && other !== undefined && before.nodes[one.index + 1]?.key !== after.nodes[other.index + 1]?.key
    const isSame = own.every(({ fate }) => fate === 'same') && (departed[group] ?? []).length === 0 && !isRetitled
    const fate: Fate = !one
      ? 'added'
      : !other
        ? 'dropped'
        : refsA.length > 1
          ? 'merged'
          : refsB.length > 1
            ? 'split'
            : isSame
              ? 'same'
              : 'reworded'
    return {
      fate,
      isMoved: moved[group] ?? false,
      isMovedAlong: false,
      isRenumbered: one !== undefined && other !== undefined && one.number !== other.number,
      isRetitled,
      before: refsA,
      after: refsB,
      main,
      similarity: 0,
      pieces: own,
      departed: departed[group] ?? [],
    }
  })
  return changes.sort((x, y) => placeOf(x) - placeOf(y))
}

function placeOf({ before, after }: SectionChange): number {
  return after[0]?.index ?? before[0]?.index ?? 0
}

function rankTopics(sections: readonly SectionChange[], before: Outline, after: Outline): TopicShift[] {
  const topics: TopicShift[] = []
  for (const level of [1, 2] as const) {
    const [depthA, depthB] = [depthOf(before, level), depthOf(after, level)]
    const [ranksA, ranksB] = [rank(before, depthA), rank(after, depthB)]
    sections.forEach(({ before: listA, after: listB, main }, change) => {
      const [one, other]: (SectionRef | undefined)[] = [listA[main.before], listB[main.after]]
      const [rankBefore, rankAfter] = [one && ranksA.get(one.index), other && ranksB.get(other.index)]
      if (rankBefore === undefined && rankAfter === undefined) return
      topics.push({ level, change, before: one, after: other, rankBefore, rankAfter })
    })
  }
  return topics
}

function depthOf({ nodes }: Outline, level: 1 | 2): number {
  const depths = [...new Set(nodes.slice(1).map(({ ref }) => ref.depth))].sort((a, b) => a - b)
  const counts = depths.map(depth => nodes.filter(({ ref }) => ref.index >= 0 && ref.depth === depth).length)
  const first = Math.max(
    0,
    counts.findIndex(count => count > 1),
  )
  return depths[first + level - 1] ?? -1
}

function rank({ nodes }: Outline, depth: number): Map<number, number> {
  const ranks = new Map<number, number>()
  for (const { ref } of nodes) if (ref.index >= 0 && ref.depth === depth) ranks.set(ref.index, ranks.size + 1)
  return ranks
}

/** Whether two offsets lie in pieces that belong together. */
function pairOffsets(pieces: readonly PieceChange[]): (before: number, after: number) => boolean {
  const [startsA, startsB] = [startsOf(pieces, 'before'), startsOf(pieces, 'after')]
  return (before, after) => {
    const change = changeAt(startsA, before)
    return change !== undefined && change === changeAt(startsB, after)
  }
}

interface Start {
  readonly start: number
  readonly change: PieceChange
}

function startsOf(pieces: readonly PieceChange[], side: 'before' | 'after'): Start[] {
  return pieces
    .flatMap(change => change[side].map(({ start }) => ({ start, change })))
    .sort((a, b) => a.start - b.start)
}

function changeAt(starts: readonly Start[], offset: number): PieceChange | undefined {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return starts[low]?.change
}
