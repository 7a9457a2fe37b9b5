// Finds every place where a wording stands in readable text, whether or not a glossary has it.

import type { Corpus } from '../index/corpus.ts'
import { buildLexicon } from '../index/terms/lexicon.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'
import { findFrontMatter } from '../syntax/front-matter.ts'
import { toSource } from '../syntax/prose.ts'
import { type Folded, fold } from '../text/fold.ts'

/** Looks for one wording, document by document. */
export interface WordingSearch {
  /** False for a document that cannot hold the wording, told from its raw text without parsing it. */
  mayHold(corpus: Corpus, uri: string): boolean
  /** The places in a document, in order. */
  in(document: Document): Place[]
}

/** A search for `words`: exact as mentions of terms are, in prose, headings, tables and links alike. */
export function searchWording(words: string): WordingSearch {
  const lexicon = buildLexicon([{ text: words, value: words }])
  // “policies”, too, is found for “policy”.
  const { units, length } = fold(words.replace(/y$/i, ''))
  const needed = [...new Set(units.subarray(0, length))].filter(unit => unit > 0x2e80 || (unit >= 97 && unit <= 122))
  const seen = new Uint8Array(65536)
  let used: Folded | undefined
  return {
    mayHold(corpus, uri) {
      // Markup may stand within the words: that each of their characters occurs is what can be said without parsing.
      const text = corpus.textOf(uri)
      if (text.includes('&#')) return true
      // Front matter is no readable text, but holds most Latin letters of a Chinese document.
      used = fold(text.slice(findFrontMatter(text)?.end ?? 0), used)
      seen.fill(0)
      for (let i = 0; i < used.length; i++) seen[used.units[i] ?? 0] = 1
      return needed.every(unit => seen[unit] === 1)
    },
    in(document) {
      const places: Place[] = []
      document.blocks.forEach((block, index) => {
        if (block.isFrontMatter) return
        const at = document.startOf(index)
        for (const leaf of document.facts(index).leaves) {
          for (const match of lexicon.match(leaf.text)) {
            const [start, end] = toSource(leaf, match.start, match.end)
            places.push({ uri: document.uri, start: at + start, end: at + end })
          }
        }
      })
      return places
    },
  }
}
