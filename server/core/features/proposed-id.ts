// Proposes the id of a target: that of an indicator which the corpus knows already, else one made from its words.

import type { Corpus } from '../index/corpus.ts'
import { slugOf } from '../reading/slug.ts'
import { foldKey } from '../text/fold.ts'
import type { Pinyin } from '../text/pinyin.ts'

/** The words under which target ids are known, folded. */
export type KnownIds = readonly { readonly id: string; readonly words: string }[]

export function collectKnownIds(corpus: Corpus): KnownIds {
  const known = new Map<string, { id: string; words: string }>()
  for (const symbols of corpus.allSymbols()) {
    for (const mark of symbols.marks) {
      if (mark.kind !== 'target' || mark.id === '') continue
      const words = foldKey(mark.text)
      known.set(`${mark.id} ${words}`, { id: mark.id, words })
    }
  }
  return [...known.values()]
}

/** The id whose words hold the indicator's most tightly; a slug where none does. Deterministic. */
export function proposeId(indicator: string, known: KnownIds, pinyin: Pinyin): string {
  const words = foldKey(indicator)
  // Two Chinese characters or a short English word name no indicator.
  const telling = /\p{Script=Han}/u.test(words) ? words.length >= 4 : words.length >= 8
  const holding = telling ? known.filter(one => one.words.includes(words)) : []
  const [best] = [...holding].sort((a, b) => a.words.length - b.words.length || (a.id < b.id ? -1 : 1))
  return best?.id ?? slugOf(indicator, pinyin)
}
