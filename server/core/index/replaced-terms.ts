// Which terms of the glossaries name a successor.

import type { Corpus } from './corpus.ts'

/** The ids of all terms that name a successor. They are read out of the entries once for each revision of the corpus. */
export class ReplacedTerms {
  #known: { readonly revision: number; readonly ids: ReadonlySet<string>; readonly key: string } | undefined

  in(corpus: Corpus): ReadonlySet<string> {
    if (this.#known?.revision === corpus.revision) return this.#known.ids
    const ids = new Set<string>()
    for (const { terms } of corpus.allSymbols())
      for (const term of terms) if (term.replacedBy.length > 0) ids.add(term.id)
    const key = [...ids].sort().join('\n')
    // The same ids are the same set: what was found by block stays.
    const same = this.#known?.key === key ? this.#known.ids : ids
    this.#known = { revision: corpus.revision, ids: same, key }
    return same
  }
}
