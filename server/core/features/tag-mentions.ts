// Tags all mentions of a term in a document with `term:` links.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { collectTerms } from '../model/term.ts'
import { encodeAddress } from '../syntax/address.ts'
import { append, largest } from '../text/long-list.ts'
import { placeLinks } from './link.ts'

export interface TaggedMentions {
  /** What becomes a link, in the document. */
  readonly links: readonly Range[]
  readonly address: string
  /** Mentions that no link can hold: inside a link or mark, inside a longer term, in what Markdown does not let be split. */
  readonly skipped: number
}

/**
 * Links for every automatic mention of the term `id`. Headings and fields of glossary entries,
 * tables of contents and words that are tagged already are left alone and not counted.
 */
export function tagMentions(corpus: Corpus, document: Document, id: string): TaggedMentions {
  const address = `term:${encodeAddress(id)}`
  const all: Range[] = []
  let skipped = 0
  const isEntryText = entryTextOf(document)
  document.blocks.forEach((block, index) => {
    if (block.isFrontMatter || document.toc.has(index)) return
    const at = document.startOf(index)
    const spans: Range[] = []
    for (const mention of corpus.mentions.inBlock(document, index)) {
      const isMeant = mention.senses.some(sense => sense.kind === 'term' && sense.id === id)
      if (mention.marked || isEntryText(at + mention.start)) continue
      if (isMeant) spans.push({ start: at + mention.start, end: at + mention.end })
      else if (mention.inner.some(inner => inner.senses.some(sense => sense.kind === 'term' && sense.id === id)))
        skipped++
    }
    if (spans.length === 0) return
    const links = placeLinks(document, index, spans).links.filter(link => link !== undefined)
    append(all, links)
    skipped += spans.length - links.length
  })
  return { links: all, address, skipped }
}

/** Says of an offset whether it is in the heading or in a field of a glossary entry. */
function entryTextOf(document: Document): (offset: number) => boolean {
  if (document.meta.kind !== 'glossary') return () => false
  const ranges = collectTerms(document).map(term => ({
    start: term.start,
    end: largest([
      term.headingEnd,
      ...[...term.en, ...term.aka, ...term.see, ...term.replacedBy].map(({ end }) => end),
    ]),
  }))
  return offset => ranges.some(({ start, end }) => start <= offset && offset <= end)
}
