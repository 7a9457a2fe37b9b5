// Tags all mentions of a term in a document with `term:` links.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import { collectTerms } from '../model/term.ts'
import { encodeAddress } from '../syntax/address.ts'
import { Block } from '../syntax/block.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import { type Edit, tag } from './code-action.ts'

export interface TaggedMentions {
  readonly edits: readonly Edit[]
  readonly tagged: number
  /** Mentions that no link can hold: inside a link or mark, inside a longer term, in what Markdown does not let be split. */
  readonly skipped: number
}

/**
 * Links for every automatic mention of the term `id`, as edits of the document. Headings and fields of glossary entries,
 * tables of contents and words that are tagged already are left alone and not counted.
 */
export function tagMentions(corpus: Corpus, document: Document, id: string): TaggedMentions {
  const address = `term:${encodeAddress(id)}`
  const edits: Edit[] = []
  let [tagged, skipped] = [0, 0]
  const isEntryText = entryTextOf(document)
  document.blocks.forEach((block, index) => {
    if (block.isFrontMatter || document.toc.has(index)) return
    const at = document.startOf(index)
    const spans: Span[] = []
    for (const mention of corpus.mentions.inBlock(document, index)) {
      const isMeant = mention.senses.some(sense => sense.kind === 'term' && sense.id === id)
      if (mention.marked || isEntryText(at + mention.start)) continue
      if (isMeant) spans.push({ start: mention.start, end: mention.end })
      else if (mention.inner.some(inner => inner.senses.some(sense => sense.kind === 'term' && sense.id === id)))
        skipped++
    }
    if (spans.length === 0) return
    const found = tagBlock(document, index, spans, address)
    edits.push(...found.flat())
    tagged += found.length
    skipped += spans.length - found.length
  })
  return { edits, tagged, skipped }
}

interface Span {
  readonly start: number
  readonly end: number
}

/** The pairs of edits for those spans of a block that can be links, all of them at once where that goes well. */
function tagBlock(document: Document, index: number, spans: readonly Span[], address: string): (readonly Edit[])[] {
  const at = document.startOf(index)
  const before = readState(document.facts(index))
  const tryAll = (some: readonly Span[]): (readonly Edit[])[] => {
    const pairs = some.map(({ start, end }): readonly Edit[] => [
      { start: at + start, end: at + start, text: '[' },
      { start: at + end, end: at + end, text: `](${address})` },
    ])
    if (holds(document, index, pairs, before)) return pairs
    const [only] = some
    if (some.length > 1) {
      const middle = some.length >> 1
      return [...tryAll(some.slice(0, middle)), ...tryAll(some.slice(middle))]
    }
    // By itself it may still do if the link grows over the markup beside it.
    if (!only) return []
    const grown = tag(document, at + only.start, at + only.end, address)
    const [first, last] = [grown?.[0]?.start ?? at + only.end, grown?.[1]?.start ?? at]
    // All of the words, or none.
    const isAll = grown !== undefined && first <= at + only.start && last >= at + only.end
    return isAll && holds(document, index, [grown], before) ? [grown] : []
  }
  const pairs = tryAll(spans)
  if (holds(document, index, pairs, before)) return pairs
  // Each is right alone, but not together: as many as go, one after the other.
  const kept: (readonly Edit[])[] = []
  for (const pair of pairs) if (holds(document, index, [...kept, pair], before)) kept.push(pair)
  return kept
}

interface State {
  readonly words: string
  readonly marks: number
}

function readState({ leaves, marks }: BlockFacts): State {
  // A line break beside a link is read as a space, between Chinese characters as nothing: no difference to a reader.
  return { words: leaves.map(leaf => leaf.text.replace(/\s+/g, '')).join('\n'), marks: marks.length }
}

/** True where the block with these links reads as before, has every mark that it had, and these beside them. */
function holds(document: Document, index: number, pairs: readonly (readonly Edit[])[], before: State): boolean {
  const at = document.startOf(index)
  const source = document.blocks[index]?.source ?? ''
  let text = ''
  let last = 0
  for (const { start, end, text: inserted } of pairs.flat().sort((a, b) => a.start - b.start)) {
    text += source.slice(last, start - at) + inserted
    last = end - at
  }
  const after = readState(new Block(text + source.slice(last)).facts(document.definitions))
  return after.words === before.words && after.marks === before.marks + pairs.length
}

/** Says of an offset whether it is in the heading or in a field of a glossary entry. */
function entryTextOf(document: Document): (offset: number) => boolean {
  if (document.meta.kind !== 'glossary') return () => false
  const ranges = collectTerms(document).map(term => ({
    start: term.start,
    end: Math.max(term.headingEnd, ...[...term.en, ...term.aka, ...term.see, ...term.replacedBy].map(({ end }) => end)),
  }))
  return offset => ranges.some(({ start, end }) => start <= offset && offset <= end)
}
