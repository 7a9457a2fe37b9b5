// The folded names of plans and the folded words of marks, for searches that run while somebody types.

import { foldKey } from '../text/fold.ts'
import type { Symbols } from './symbols.ts'

/** Folds once a version of a document; what is kept goes with its symbols. */
export class FoldedNames {
  readonly #names = new WeakMap<Symbols, readonly string[]>()
  readonly #marks = new WeakMap<Symbols, readonly string[]>()

  /** The id and all names of a document, folded, in their order. */
  names(symbols: Symbols): readonly string[] {
    return remember(this.#names, symbols, () => [symbols.id, ...symbols.names].map(foldKey))
  }

  /** The words of each mark of a document, folded, in the order of its marks. */
  marks(symbols: Symbols): readonly string[] {
    return remember(this.#marks, symbols, () => symbols.marks.map(mark => foldKey(mark.text)))
  }
}

function remember(
  known: WeakMap<Symbols, readonly string[]>,
  symbols: Symbols,
  make: () => string[],
): readonly string[] {
  const found = known.get(symbols) ?? make()
  known.set(symbols, found)
  return found
}
