// Quick fixes: what to write so that a finding goes away.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { encodeAddress } from '../syntax/address.ts'
import { parseBlock } from '../syntax/parse-block.ts'
import type { LoadPinyin } from '../text/pinyin.ts'
import { collectKnownIds, proposeId } from './proposed-id.ts'
import { collectTermFixes } from './term-fixes.ts'

/** Replaces `[start, end)` of the document. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What a fix does; `label` is what its title names: the id or the words that are written. */
export interface Fix {
  readonly kind:
    | 'tag-target'
    | 'replace-id'
    | 'add-rendering'
    | 'replace-words'
    | 'tag-term'
    | 'keep-term'
    | 'tell-apart'
  readonly label: string
  /** The headword of the entry that is meant, where the title names it too. */
  readonly of?: string
  readonly edits: readonly Edit[]
  /** The document to edit, where it is another than the one that was asked about. */
  readonly uri?: string
  readonly finding: Finding
  /** The one that is right without a second thought. */
  readonly preferred: boolean
}

/** How much text is parsed for the fixes of one request, characters. */
const MOST_PARSED = 400_000

/** The fixes for `findings`, each one undo step; where they are many, the first ones. */
export async function collectFixes(
  corpus: Corpus,
  document: Document,
  findings: readonly Finding[],
  pinyin: LoadPinyin,
): Promise<Fix[]> {
  const fixes: Fix[] = []
  const known = collectKnownIds(corpus)
  let budget = MOST_PARSED
  for (const finding of findings) {
    // What is tried is parsed, and a line may be a whole document: whoever selects it all gets the first fixes.
    budget -= document.blocks[document.blockAt(finding.start)]?.source.length ?? 0
    if (budget < 0 && fixes.length > 0) break
    if (finding.code === 'untagged-target') {
      const id = proposeId(finding.indicator ?? finding.text, known, await pinyin())
      const edits = tag(document, finding.start, finding.end, `target:${id}`)
      if (edits) fixes.push({ kind: 'tag-target', label: id, edits, finding, preferred: true })
    } else if (
      finding.code === 'unknown-term' ||
      finding.code === 'unknown-plan' ||
      finding.code === 'unknown-section'
    ) {
      finding.suggestions.forEach((id, index) => {
        const edit = { start: finding.start, end: finding.end, text: encodeId(document, finding, id) }
        fixes.push({ kind: 'replace-id', label: id, edits: [edit], finding, preferred: index === 0 })
      })
    } else {
      fixes.push(...collectTermFixes(corpus, document, finding, tag))
    }
  }
  return fixes
}

/**
 * The edits that make a link of `[start, end)`, or undefined where no link can stand. The range may begin or end inside
 * bold or italics: then it grows over the markup beside it. What is tried is parsed: the words must stay the same.
 */
export function tag(document: Document, start: number, end: number, address: string): readonly Edit[] | undefined {
  const index = document.blockAt(start)
  const at = document.startOf(index)
  const source = document.blocks[index]?.source ?? ''
  const before = wordsOf(source)
  for (const [from, to] of candidates(source, start - at, end - at)) {
    const words = source.slice(from, to)
    const tagged = `${source.slice(0, from)}[${words}](${address})${source.slice(to)}`
    const facts = parseBlock(tagged)
    const isMarked = facts.marks.some(mark => mark.start === from && mark.textEnd === from + 1 + words.length)
    if (!isMarked || wordsOf(tagged) !== before) continue
    return [
      { start: at + from, end: at + from, text: '[' },
      { start: at + to, end: at + to, text: `](${address})` },
    ]
  }
  return undefined
}

function wordsOf(source: string): string {
  return parseBlock(source)
    .leaves.map(leaf => leaf.text)
    .join('\n')
}

/** The range itself, then grown over emphasis marks on either side, then cut at those inside. */
function candidates(source: string, start: number, end: number): [start: number, end: number][] {
  let from = start
  while (from > 0 && /[*_]/.test(source[from - 1] ?? '')) from--
  let to = end
  while (/[*_]/.test(source[to] ?? '')) to++
  const inside = source.slice(start, end)
  const last = Math.max(inside.lastIndexOf('**'), inside.lastIndexOf('__'))
  const cuts: [number, number][] = last >= 0 ? [[start + last + 2, end]] : []
  const all: [number, number][] = [[start, end], [from, to], [from, end], [start, to], ...cuts]
  return all.filter(([a, b], i) => b > a && all.findIndex(([c, d]) => c === a && d === b) === i)
}

/** An id inside a link's address must not end it: white space and brackets are percent-encoded there. */
function encodeId(document: Document, finding: Finding, id: string): string {
  const index = document.blockAt(finding.start)
  const inAddress = document.facts(index).marks.some(mark => {
    const at = document.startOf(index)
    return at + mark.idStart <= finding.start && finding.end <= at + mark.fragmentEnd
  })
  return inAddress ? encodeAddress(id) : id
}
