// Places of the corpus as LSP's locations, in steps.

import type { Location } from 'vscode-languageserver'
import type { Corpus } from '../core/index/corpus.ts'
import type { Place } from '../core/model/finding.ts'
import { linePositions, type Positions } from '../core/text/lines.ts'
import type { Context } from './context.ts'

/** Places of a step. */
const PLACES = 200

/** The locations of places, in their order; those of documents that are gone are left out. A step ends with `undefined`. */
export function* toLocations(
  { workspace }: Context,
  corpus: Corpus,
  places: readonly Place[],
): Generator<undefined, Location[]> {
  const locations: Location[] = []
  let uri: string | undefined
  let positions: Positions | undefined
  for (const [index, place] of places.entries()) {
    if (place.uri !== uri) {
      uri = place.uri
      positions = positionsOf(corpus, uri)
      yield
    }
    if (positions) {
      const range = { start: positions(place.start), end: positions(place.end) }
      locations.push({ uri: workspace.clientUri(place.uri), range })
    }
    if (index % PLACES === PLACES - 1) yield
  }
  return locations
}

/** A document that is open knows its lines; of a closed one the text is read, and not parsed. */
function positionsOf(corpus: Corpus, uri: string): Positions | undefined {
  if (!corpus.has(uri)) return undefined
  const document = corpus.isOpen(uri) ? corpus.document(uri) : undefined
  return document ? offset => document.positionAt(offset) : linePositions(corpus.textOf(uri), corpus.unit)
}
