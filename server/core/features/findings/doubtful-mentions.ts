// The mentions of a document that terminology findings look at: of terms with a successor, of wordings with several terms.

import type { Corpus } from '../../index/corpus.ts'
import type { Lexicon } from '../../index/lexicon.ts'
import type { Mention } from '../../index/mentions.ts'
import type { Sense } from '../../index/senses.ts'
import type { Document } from '../../model/document.ts'
import { Slot } from '../../model/slot.ts'

interface Known {
  readonly lexicon: Lexicon<Sense>
  readonly replaced: ReadonlySet<string>
  readonly mentions: readonly Mention[]
}

const DOUBTFUL = new Slot<Known>()

/**
 * Calls `visit` for each unmarked outermost mention that has a replaced term among its senses, or several English ones;
 * offsets count from `at`. They are kept by block, so that a document without any costs next to nothing.
 */
export function visitDoubtfulMentions(
  corpus: Corpus,
  document: Document,
  visit: (mention: Mention, at: number) => void,
): void {
  const { lexicon } = corpus
  const replaced = corpus.replacedTerms.in(corpus)
  const values = document.values(DOUBTFUL)
  const none: Known = { lexicon, replaced, mentions: [] }
  for (let index = 0; index < values.length; index++) {
    let known = values[index]
    if (known?.lexicon !== lexicon || known.replaced !== replaced) {
      const mentions = document.blocks[index]?.isFrontMatter
        ? []
        : corpus.mentions.inBlock(document, index).filter(mention => isDoubtful(mention, replaced))
      known = values[index] = mentions.length > 0 ? { lexicon, replaced, mentions } : none
    }
    if (known.mentions.length === 0 || document.toc.has(index)) continue
    for (const mention of known.mentions) visit(mention, document.startOf(index))
  }
}

function isDoubtful({ marked, senses }: Mention, replaced: ReadonlySet<string>): boolean {
  if (marked) return false
  let english = 0
  for (const sense of senses) {
    if (sense.kind !== 'term') return false
    if (replaced.has(sense.id)) return true
    if (sense.language === 'en') english++
  }
  return english > 1
}
