// Says in which change of a piece a place lies: two that lie in one belong together.

import { lastStartingAt } from '../../text/sorted.ts'
import type { PieceChange } from './changes.ts'

/** The change of the piece that holds an offset of the document before, or after; undefined where none does. */
export interface PlacesOfPieces {
  readonly before: (offset: number) => PieceChange | undefined
  readonly after: (offset: number) => PieceChange | undefined
}

export function placePieces(pieces: readonly PieceChange[]): PlacesOfPieces {
  const [placesA, placesB] = [collectPlaces(pieces, 'before'), collectPlaces(pieces, 'after')]
  return { before: offset => changeAt(placesA, offset), after: offset => changeAt(placesB, offset) }
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
