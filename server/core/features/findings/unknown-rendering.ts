// `unknown-rendering`: English beside the Chinese of a term, and none of the renderings that the term's entry lists.

import type { Corpus } from '../../index/corpus.ts'
import type { Lexicon } from '../../index/terms/lexicon.ts'
import type { Sense } from '../../index/terms/senses.ts'
import { withoutNote } from '../../index/terms/wording-variants.ts'
import type { Document } from '../../model/document.ts'
import type { UnknownRendering } from '../../model/finding.ts'
import type { Term } from '../../model/term.ts'
import { collectGlossPairs } from '../../reading/gloss-pair.ts'
import { isRendering } from '../../reading/rendering.ts'
import type { Block } from '../../syntax/block.ts'
import type { BlockFacts } from '../../syntax/parse-block.ts'
import { toSource } from '../../syntax/prose.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'

/**
 * Where a text itself sets the two side by side, so that there is no doubt which words render which: “quality growth”
 * (高质量发展) and 高质量发展 (quality growth). Not in glossaries, not where a `term:` mark holds the words, and not for
 * entries without a rendering. What an unquoted phrase before a bracket begins with nobody can tell: it is left alone.
 * The findings of one block, with offsets from its start; what entries list is a matter of wordings, and so of the lexicon.
 */
export function unknownRenderingsIn(corpus: Corpus, document: Document, block: Block): readonly UnknownRendering[] {
  if (document.meta.kind === 'glossary') return NONE
  const { lexicon } = corpus
  if (!BRACKET.test(block.source)) return NONE
  return keep(KNOWN, block, [corpus.mentions.stampOf(document, block)], () => {
    const found = collect(corpus, lexicon, document.factsOf(block))
    return found.length > 0 ? found : NONE
  })
}

const KNOWN = new Slot<Kept<readonly UnknownRendering[]>>()
const NONE: readonly UnknownRendering[] = []
const BRACKET = /[(（]/

function collect(corpus: Corpus, lexicon: Lexicon<Sense>, facts: BlockFacts): UnknownRendering[] {
  const marks = facts.marks.filter(mark => mark.kind === 'term')
  return facts.leaves.flatMap(leaf =>
    collectGlossPairs(leaf.text).flatMap(({ en: english, zh: chinese, confidence, first }): UnknownRendering[] => {
      // Where unquoted English begins is a guess: nothing is said of it.
      if (confidence !== 'sure' && first === 'en') return []
      const term = leaf.text.slice(chinese.start, chinese.end)
      const terms = findTerms(corpus, lexicon, term)
      const renderings = [...new Set(terms.flatMap(({ en }) => en.map(value => withoutNote(value.text))))]
      const text = leaf.text.slice(english.start, english.end)
      if (
        renderings.length === 0 ||
        [...renderings, ...terms.flatMap(latinWordings)].some(one => isRendering(text, one))
      )
        return []
      const [start, end] = toSource(leaf, english.start, english.end)
      if (marks.some(mark => mark.start < end && start < mark.end)) return []
      const ids = terms.map(({ id }) => id)
      return [{ code: 'unknown-rendering', text, term, ids, renderings, start, end }]
    }),
  )
}

/** The entries that have exactly these words for a Chinese wording. */
function findTerms(corpus: Corpus, lexicon: Lexicon<Sense>, words: string): Term[] {
  const [match, ...others] = lexicon.match(words)
  if (!match || others.length > 0 || match.start > 0 || match.end < words.length) return []
  const ids = match.values.flatMap(sense => (sense.kind === 'term' && sense.language === 'zh' ? [sense.id] : []))
  return [...new Set(ids)].flatMap(id => corpus.entries(id)[0]?.term ?? [])
}

/** Wordings in Latin letters that are no rendering: 5G, NEV as `aka`. */
function latinWordings({ headword, aka }: Term): string[] {
  return [headword, ...aka.map(value => value.text)].filter(text => !/\p{Script=Han}/u.test(text))
}
