// Counts what became of sections and pieces, on both sides: one that was split is one before and several after.

import type { Comparison, Fate, PieceChange, SectionChange } from '../../core/features/comparison/changes.ts'
import type { Both, ComparisonSummary, SummaryCounts } from '../../wire/comparison-data.ts'
import { hasMoved, hasMovedItself } from './comparison-inlines.ts'

/** The counts; what stands before the first heading is no section, its pieces count. */
export function summarizeComparison({ sections }: Comparison): ComparisonSummary {
  const real = sections.filter(isSection)
  const pieces = sections.flatMap(section => section.pieces)
  const movedPieces = sections.flatMap(section => section.pieces.filter(piece => hasMoved(piece, section)))
  const counts = (ofSections: readonly SectionChange[], ofPieces: readonly PieceChange[]): SummaryCounts => ({
    sections: sum(ofSections),
    pieces: sum(ofPieces),
  })
  const isAny = ({ sections, pieces }: SummaryCounts): boolean =>
    sections.before + sections.after + pieces.before + pieces.after > 0
  return {
    fates: FATES.map(fate => ({
      fate,
      ...counts(
        real.filter(change => change.fate === fate),
        pieces.filter(change => change.fate === fate),
      ),
    })).filter(isAny),
    traits: [
      { trait: 'moved' as const, ...counts(real.filter(hasMovedItself), movedPieces) },
      {
        trait: 'renumbered' as const,
        ...counts(
          real.filter(({ isRenumbered }) => isRenumbered),
          pieces.filter(({ isRenumbered }) => isRenumbered),
        ),
      },
      {
        trait: 'retitled' as const,
        ...counts(
          real.filter(({ isRetitled }) => isRetitled),
          [],
        ),
      },
    ].filter(isAny),
  }
}

const FATES: readonly Fate[] = ['same', 'counterpart', 'reworded', 'split', 'merged', 'added', 'dropped']

/** What stands before the first heading is compared like a section, and is none. */
export function isSection({ before, after }: SectionChange): boolean {
  return [...before, ...after].some(({ index }) => index >= 0)
}

function sum(changes: readonly { readonly before: readonly Indexed[]; readonly after: readonly Indexed[] }[]): Both {
  let [before, after] = [0, 0]
  for (const change of changes) {
    before += change.before.filter(({ index }) => index >= 0).length
    after += change.after.filter(({ index }) => index >= 0).length
  }
  return { before, after }
}

interface Indexed {
  readonly index: number
}
