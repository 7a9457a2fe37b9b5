// What the concordance is asked for at a place: the term there, what is selected, the phrase or the word under the cursor.

import type { Corpus } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import { toText } from '../../syntax/prose.ts'
import type { Dictionary } from '../../text/dictionary.ts'
import { isWord } from '../../text/fold.ts'
import type { ConcordanceQuery } from '../concordance.ts'
import { locate } from '../locate.ts'
import { rank } from '../rank.ts'

/**
 * The query for `[start, end)` of a document, with what to call it; undefined where no word stands. Where nothing else is known of
 * a Chinese word, it is the longest that the dictionary has.
 */
export function findQueryAt(
  corpus: Corpus,
  document: Document,
  start: number,
  end: number,
  dictionary?: Dictionary,
): (ConcordanceQuery & { readonly label: string }) | undefined {
  if (end > start) return selected(document, start, end)
  for (const found of locate(corpus, document, start)) {
    if (found.kind === 'term') {
      const { senses, text } = found.mention
      const entries = senses.flatMap(sense => (sense.kind === 'term' ? corpus.entries(sense.id) : []))
      const [best] = rank(entries, text)
      if (best) return term(corpus, best.term.id)
    } else if (found.kind === 'entry') return term(corpus, found.id)
    else if (found.kind === 'phrase') {
      const { range } = found.phrases[0]
      return selected(document, range.start, range.end)
    }
  }
  return word(document, start, dictionary)
}

function term(corpus: Corpus, id: string): ConcordanceQuery & { readonly label: string } {
  return { kind: 'term', text: id, label: corpus.entries(id)[0]?.term.headword ?? id }
}

/** The words of a selection as a reader sees them, without markup; of several paragraphs those of the first. */
function selected(
  document: Document,
  start: number,
  end: number,
): (ConcordanceQuery & { readonly label: string }) | undefined {
  const to = Math.min(end, start + LONGEST)
  for (let index = document.blockAt(start); index < document.blocks.length && document.startOf(index) < to; index++) {
    const at = document.startOf(index)
    for (const leaf of document.facts(index).leaves) {
      if (at + leaf.end <= start || at + leaf.start >= to) continue
      const first = toText(leaf, Math.max(start - at, leaf.start)) ?? 0
      const behind = toText(leaf, Math.min(to - at, leaf.end)) ?? leaf.text.length
      const text = leaf.text.slice(first, behind).replace(/\s+/g, ' ').trim()
      if (text !== '') return { kind: 'phrase', text, label: text }
    }
  }
  return undefined
}

/** No longer selection is looked for. */
const LONGEST = 400

/** The Latin or the Chinese word at an offset. */
function word(
  document: Document,
  offset: number,
  dictionary: Dictionary | undefined,
): (ConcordanceQuery & { readonly label: string }) | undefined {
  const index = document.blockAt(offset)
  const inside = offset - document.startOf(index)
  const leaf = document.facts(index).leaves.find(one => one.start <= inside && inside <= one.end)
  const at = leaf && toText(leaf, inside)
  if (!leaf || at === undefined) return undefined
  const { text } = leaf
  let [from, to] = [at, at]
  while (from > 0 && at - from < LONGEST && isWord(text.charCodeAt(from - 1))) from--
  while (to < text.length && to - at < LONGEST && isWord(text.charCodeAt(to))) to++
  const chinese = from < to ? undefined : dictionary?.wordsAt(text, at)[0]
  if (chinese) [from, to] = [chinese.start, chinese.end]
  const found = from < to ? text.slice(from, to) : String.fromCodePoint(text.codePointAt(at) ?? 32)
  return /[\p{L}\p{N}]/u.test(found) ? { kind: 'phrase', text: found, label: found } : undefined
}
