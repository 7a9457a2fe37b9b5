// `unknown-rendering`: English beside the Chinese of a term, and none of the renderings that the term's entry lists.

import type { Corpus } from '../../index/corpus.ts'
import type { Lexicon } from '../../index/lexicon.ts'
import type { Sense } from '../../index/senses.ts'
import { withoutNote } from '../../index/wording-variants.ts'
import type { Document } from '../../model/document.ts'
import type { UnknownRendering } from '../../model/finding.ts'
import { Slot } from '../../model/slot.ts'
import type { Term } from '../../model/term.ts'
import { collectGlossPairs } from '../../reading/gloss-pair.ts'
import { isRendering } from '../../reading/rendering.ts'
import type { BlockFacts } from '../../syntax/parse-block.ts'
import { toSource } from '../../syntax/prose.ts'

/**
 * Where a text itself sets the two side by side, so that there is no doubt which words render which: “quality growth”
 * (高质量发展) and 高质量发展 (quality growth). Not in glossaries, not where a `term:` mark holds the words, and not for
 * entries without a rendering. What an unquoted phrase before a bracket begins with nobody can tell: it is left alone.
 */
export function findUnknownRenderings(corpus: Corpus, document: Document): UnknownRendering[] {
  if (document.meta.kind === 'glossary') return []
  const { lexicon } = corpus
  const values = document.values(KNOWN)
  const none: Known = { lexicon, findings: [] }
  const findings: UnknownRendering[] = []
  for (let index = 0; index < values.length; index++) {
    let known = values[index]
    if (known?.lexicon !== lexicon) {
      const may = BRACKET.test(document.blocks[index]?.source ?? '')
      const found = may ? collect(corpus, lexicon, document.facts(index)) : []
      known = values[index] = found.length > 0 ? { lexicon, findings: found } : none
    }
    const at = document.startOf(index)
    for (const finding of known.findings)
      findings.push({ ...finding, start: at + finding.start, end: at + finding.end })
  }
  return findings
}

/** Findings of one block, with offsets into it. What entries list is a matter of wordings, and so of the lexicon. */
interface Known {
  readonly lexicon: Lexicon<Sense>
  readonly findings: readonly UnknownRendering[]
}

const KNOWN = new Slot<Known>()
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
