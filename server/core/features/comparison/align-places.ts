// Sets two texts beside each other whose languages differ: their features, and what belongs together by them.

import type { Lexicon } from '../../index/terms/lexicon.ts'
import type { Sense } from '../../index/terms/senses.ts'
import { alignCounterparts, type CounterpartSide, type Counterparts } from './align-counterparts.ts'
import { commonFeatures } from './common-features.ts'
import { inSlices } from './in-slices.ts'
import type { Outline } from './outline.ts'
import { Features, type Vector, Weighting } from './vectors.ts'

/** What belongs together, with the features of each section by which it was told. */
export interface PlaceAlignment extends Counterparts {
  readonly nodesBefore: readonly Vector[]
  readonly nodesAfter: readonly Vector[]
}

/** `lexicon` says which terms both texts name; yields between steps. */
export function* alignPlaces(
  lexicon: Lexicon<Sense>,
  before: Outline,
  after: Outline,
): Generator<undefined, PlaceAlignment> {
  const features = new Features()
  // Chinese words that an English text quotes are features like the others.
  const read = (text: string, key: string): Int32Array => {
    const [own, common] = [features.read(key), features.number(commonFeatures(text, lexicon))]
    const ids = new Int32Array(own.length + common.length)
    ids.set(own)
    ids.set(common, own.length)
    return ids
  }
  const readA = yield* inSlices(before.pieces, ({ text, key }) => read(text, key))
  const readB = yield* inSlices(after.pieces, ({ text, key }) => read(text, key))
  const titlesA = yield* inSlices(before.nodes, ({ ref, key }) => read(ref.words, key))
  const titlesB = yield* inSlices(after.nodes, ({ ref, key }) => read(ref.words, key))
  // What one of them alone has says nothing, neither for nor against.
  const inBoth = sharedFeatures([...readA, ...titlesA], [...readB, ...titlesB], features.size)
  const keep = (ids: Int32Array): Int32Array => ids.filter(id => inBoth[id] === 1)
  const [piecesA, piecesB, headsA, headsB] = [readA.map(keep), readB.map(keep), titlesA.map(keep), titlesB.map(keep)]
  yield
  const weighting = new Weighting([...piecesA, ...piecesB], features.size)
  const sideOfOutline = function* (
    outline: Outline,
    pieces: readonly Int32Array[],
    heads: readonly Int32Array[],
  ): Generator<undefined, CounterpartSide> {
    return {
      outline,
      pieces: yield* inSlices(pieces, ids => weighting.vector([ids])),
      nodes: yield* inSlices(outline.nodes, ({ ref, all }) =>
        weighting.vector([heads[ref.index + 1] ?? new Int32Array(0), ...pieces.slice(...all)]),
      ),
    }
  }
  const sideA = yield* sideOfOutline(before, piecesA, headsA)
  const sideB = yield* sideOfOutline(after, piecesB, headsB)
  const counterparts = yield* alignCounterparts(sideA, sideB, features.size)
  return { ...counterparts, nodesBefore: sideA.nodes, nodesAfter: sideB.nodes }
}

function sharedFeatures(before: readonly Int32Array[], after: readonly Int32Array[], size: number): Uint8Array {
  const [inBefore, inBoth] = [new Uint8Array(size), new Uint8Array(size)]
  for (const ids of before) for (const id of ids) inBefore[id] = 1
  for (const ids of after) for (const id of ids) inBoth[id] = inBefore[id] ?? 0
  return inBoth
}
