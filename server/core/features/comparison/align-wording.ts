// Aligns two texts in one language by their wording: which sections and pieces belong together.

import { alignPieces, findMovedPieces, matchLike, matchSame, type PieceGroup } from './align-pieces.ts'
import { alignSections, type SectionGroup } from './align-sections.ts'
import { inSlices } from './in-slices.ts'
import { indexGroups } from './moved.ts'
import type { Outline } from './outline.ts'
import { Features, type Vector, Weighting } from './vectors.ts'

/** What belongs together, with the features that it was told by. */
export interface WordingAlignment {
  readonly sections: readonly SectionGroup[]
  readonly pieces: readonly PieceGroup[]
  /** For each group of pieces, whether it moved. */
  readonly moved: readonly boolean[]
  readonly features: Features
  readonly readBefore: readonly Int32Array[]
  readonly readAfter: readonly Int32Array[]
}

/** Yields between steps: what it takes grows with the length of both. */
export function* alignWording(before: Outline, after: Outline): Generator<undefined, WordingAlignment> {
  const features = new Features()
  const readBefore = yield* inSlices(before.pieces, ({ key }) => features.read(key))
  const readAfter = yield* inSlices(after.pieces, ({ key }) => features.read(key))
  const weighting = new Weighting([...readBefore, ...readAfter], features.size)
  yield
  const piecesA = yield* inSlices(readBefore, ids => weighting.vector([ids]))
  const piecesB = yield* inSlices(readAfter, ids => weighting.vector([ids]))
  const nodesA = yield* inSlices(before.nodes, ({ all }): Vector => weighting.vector(readBefore.slice(...all)))
  const nodesB = yield* inSlices(after.nodes, ({ all }): Vector => weighting.vector(readAfter.slice(...all)))
  const same = matchSame(before.pieces, after.pieces)
  yield
  const { flow, likely } = yield* matchLike(piecesA, piecesB, features.size, same)
  const sections: readonly SectionGroup[] = yield* alignSections(
    before,
    after,
    { size: features.size, before: nodesA, after: nodesB },
    flow,
  )
  const pieces = yield* alignPieces(
    { outline: before, vectors: piecesA },
    { outline: after, vectors: piecesB },
    sections,
    same,
    likely,
  )
  const [sectionsA, sectionsB] = [indexGroups(sections, 'before'), indexGroups(sections, 'after')]
  const moved = findMovedPieces(pieces, before.pieces, after.pieces, sectionsA, sectionsB)
  yield
  return { sections, pieces, moved, features, readBefore, readAfter }
}
