// Puts the entries of a wording in order: which of its senses is meant first.

import type { Entry } from '../index/corpus.ts'
import { foldKey } from '../text/fold.ts'

/** The sense whose own headword it is comes first, then other Chinese wordings, then first and further renderings. */
export function rank(entries: readonly Entry[], words: string): readonly Entry[] {
  const key = foldKey(words)
  const same = (text: string): boolean => foldKey(text) === key
  const score = ({ term }: Entry): number => {
    if (same(term.headword)) return 0
    if (term.aka.some(value => same(value.text))) return 1
    const rendering = term.en.findIndex(value => same(value.text))
    return rendering < 0 ? 9 : 2 + Math.min(rendering, 6)
  }
  const own = ({ origin }: Entry): number => (origin === 'own' ? 0 : 1)
  return [...entries].sort((a, b) => own(a) - own(b) || score(a) - score(b))
}
