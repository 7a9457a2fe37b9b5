// Addresses in reports that an editor shows, which lead to places in the corpus.

import { linePositions, type Positions } from '../../core/text/lines.ts'
import { fragment, fromRoot } from '../comparison/comparison-address.ts'
import type { Context } from '../context.ts'
import type { Address } from './report.ts'

/** Line and column of an offset in a document, from 0. */
export type PositionsOf = (uri: string, offset: number) => ReturnType<Positions>

/** Reads the lines of a text when the first of its places is asked for. */
export function positionsIn(
  corpusOf: (uri: string) => { textOf(uri: string): string; readonly unit: Parameters<typeof linePositions>[1] },
): PositionsOf {
  const known = new Map<string, Positions>()
  return (uri, offset) => {
    const corpus = corpusOf(uri)
    const positions = known.get(uri) ?? linePositions(corpus.textOf(uri), corpus.unit)
    known.set(uri, positions)
    return positions(offset)
  }
}

/**
 * In VS Code addresses lead from the first folder of the workspace: its Markdown preview follows no absolute ones. Elsewhere, and
 * where no folder is open, they are absolute.
 */
export function addressIn({ workspace, options }: Context, positions: PositionsOf): Address {
  const [first] = workspace.folders()
  const root = options.editor === 'vscode' ? first?.root : undefined
  return (uri, offset, isExact) => {
    const file = (root === undefined ? undefined : fromRoot(root, uri)) ?? workspace.clientUri(uri)
    return `${file}#${fragment(positions(uri, offset), isExact)}`
  }
}
