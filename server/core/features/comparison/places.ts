// Says whether two places lie in pieces that belong together.

import { lastStartingAt } from '../../text/sorted.ts'
import type { PieceChange } from './changes.ts'

/** Whether an offset of the document before and one of the document after lie in pieces of one change. */
export function pairOffsets(pieces: readonly PieceChange[]): (before: number, after: number) => boolean {
  const [placesA, placesB] = [collectPlaces(pieces, 'before'), collectPlaces(pieces, 'after')]
  return (before, after) => {
    const change = changeAt(placesA, before)
    return change !== undefined && change === changeAt(placesB, after)
  }
}

interface Place {
  readonly start: number
  readonly end: number
  readonly change: PieceChange
}

function collectPlaces(pieces: readonly PieceChange[], side: 'before' | 'after'): Place[] {
  return pieces
    .flatMap(change => change[side].map(({ start, end }) => ({ start, end, change })))
    .sort((a, b) => a.start - b.start)
}

function changeAt(places: readonly Place[], offset: number): PieceChange | undefined {
  const place = lastStartingAt(places, offset)
  return place && place.start <= offset && offset <= place.end ? place.change : undefined
}
