// Says of each group of pieces what became of it, with the words that changed.

import { workOutWordDiff } from '../../text/word-diff.ts'
import type { PieceGroup } from './align-pieces.ts'
import type { PieceChange, PieceRef, WordRun } from './changes.ts'
import { numberKey } from './number-key.ts'
import { joinPieces, type Outline, type Piece, placeIn } from './outline.ts'

/** How many characters have their words compared between two pauses. */
const SLICE = 4000

/** One change for each group, in their order. `moved` says which groups moved, `wholeIn` which words of a text are not cut. */
export function* describePieces(
  before: Outline,
  after: Outline,
  groups: readonly PieceGroup[],
  moved: readonly boolean[],
  wholeIn: (text: string) => readonly { readonly start: number; readonly end: number }[],
): Generator<undefined, PieceChange[]> {
  const changes: PieceChange[] = []
  let work = 0
  for (const [index, { before: listA, after: listB }] of groups.entries()) {
    const [piecesA, piecesB] = [listA.flatMap(a => before.pieces[a] ?? []), listB.flatMap(b => after.pieces[b] ?? [])]
    const [one, other] = [piecesA[0], piecesB[0]]
    const refs = { before: piecesA.map(refOf), after: piecesB.map(refOf) }
    if (!one || !other) {
      const fate = one ? 'dropped' : 'added'
      changes.push({ fate, isMoved: false, isRenumbered: false, ...refs, similarity: 0, words: undefined })
      continue
    }
    const isMoved = moved[index] ?? false
    const isRenumbered = numberKey(one.number) !== numberKey(other.number)
    const [wholeA, wholeB] = [joinPieces(piecesA), joinPieces(piecesB)]
    // Where a paragraph ends is white space: by itself it is no change.
    if (wholeA.key === wholeB.key) {
      changes.push({ fate: 'same', isMoved, isRenumbered, ...refs, similarity: 1, words: undefined })
      continue
    }
    const fate = piecesA.length > 1 ? 'merged' : piecesB.length > 1 ? 'split' : 'reworded'
    changes.push({ fate, isMoved, isRenumbered, ...refs, ...(yield* diffPieces(wholeA, wholeB, wholeIn)) })
    work += wholeA.text.length + wholeB.text.length
    if (work > SLICE) {
      work = 0
      yield
    }
  }
  return changes
}

/** One change for each group of pieces in two languages: their words are not compared. */
export function describeCounterparts(
  before: Outline,
  after: Outline,
  groups: readonly PieceGroup[],
  likeness: readonly number[],
): PieceChange[] {
  return groups.map(({ before: listA, after: listB }, index) => ({
    fate: listA.length === 0 ? 'added' : listB.length === 0 ? 'dropped' : 'counterpart',
    isMoved: false,
    isRenumbered: false,
    before: listA.flatMap(a => before.pieces[a] ?? []).map(refOf),
    after: listB.flatMap(b => after.pieces[b] ?? []).map(refOf),
    similarity: likeness[index] ?? 0,
    words: undefined,
  }))
}

function refOf({ index, section, kind, text, number, start, end }: Piece): PieceRef {
  return { index, section, kind, text, number, start, end }
}

function* diffPieces(
  before: Piece,
  after: Piece,
  wholeIn: (text: string) => readonly { readonly start: number; readonly end: number }[],
): Generator<undefined, { readonly words: WordRun[]; readonly similarity: number }> {
  const { parts, similarity } = yield* workOutWordDiff(
    before.text,
    after.text,
    wholeIn(before.text),
    wholeIn(after.text),
  )
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
