// The folded names of plans and the folded words of marks, for searches that run while somebody types.

import { Beside } from '../../text/beside.ts'
import { foldKey } from '../../text/fold.ts'
import type { PlacedMark, Symbols } from '../symbols.ts'

/** Folds once a version of a document; what is kept goes with its symbols. */
export class FoldedNames {
  readonly #names = new Beside<Symbols, readonly string[]>()
  readonly #marks = new Beside<Symbols, readonly FoldedMark[]>()

  /** The id and all names of a document, folded, in their order. */
  names(symbols: Symbols): readonly string[] {
    const found = this.#names.get(symbols) ?? [symbols.id, ...symbols.names].map(foldKey)
    this.#names.set(symbols, found)
    return found
  }

  /** The marks of a document in their order, folded. */
  marks(symbols: Symbols): readonly FoldedMark[] {
    const found =
      this.#marks.get(symbols) ?? symbols.marks.map(mark => ({ mark, id: foldKey(mark.id), words: foldKey(mark.text) }))
    this.#marks.set(symbols, found)
    return found
  }
}

/** A mark with its id and its words, folded. */
export interface FoldedMark {
  readonly mark: PlacedMark
  readonly id: string
  readonly words: string
}
