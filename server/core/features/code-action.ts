// Quick fixes: what to write so that a finding goes away.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { encodeAddress } from '../syntax/address.ts'
import type { LoadPinyin } from '../text/pinyin.ts'
import { collectFormFixes, isSurelyMended } from './form-fixes.ts'
import { collectTargetFixes } from './target-fixes.ts'
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
    | 'tag-outcome'
    | 'not-target'
    | 'not-target-line'
    | 'not-target-table'
    | 'markdown-table'
    | 'replace-id'
    | 'add-rendering'
    | 'replace-words'
    | 'tag-term'
    | 'keep-term'
    | 'tell-apart'
    | 'unlink'
    | 'mend-item'
    | 'unindent'
    | 'raise-heading'
    | 'remove-repetition'
    | 'mend-marks'
    | 'remove-characters'
    | 'add-fields'
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

/** Whether a fix may be made without anybody looking: an id that can be only one other, and form that can be meant in no other way. */
export function isSafe({ kind, finding, uri }: Fix): boolean {
  if (uri !== undefined) return false
  if (kind === 'replace-id') return 'suggestions' in finding && finding.suggestions.length === 1
  return isSurelyMended(finding)
}

/** Edits in order; of those that overlap the first alone. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = []
  for (const edit of [...edits].sort((a, b) => a.start - b.start))
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit)
  return kept
}

/** How much text is parsed for the fixes of one request, characters: each finding costs its block, several times over. */
const MOST_PARSED = 100_000

/** The fixes for `findings`, each one undo step; where they are many, the first ones. */
export async function collectFixes(
  corpus: Corpus,
  document: Document,
  findings: readonly Finding[],
  pinyin: LoadPinyin,
): Promise<Fix[]> {
  // What is tried is parsed, and a line may be a whole document: whoever selects it all gets the first fixes, and none where one line is too long.
  let budget = MOST_PARSED
  const some = findings.filter((finding, i) => {
    budget -= document.blocks[document.blockAt(finding.start)]?.source.length ?? 0
    return budget >= 0 || (i === 0 && budget >= -MOST_PARSED)
  })
  const targets = some.filter(finding => finding.code === 'untagged-target')
  const fixes = targets.length > 0 ? collectTargetFixes(corpus, document, targets, await pinyin()) : []
  for (const finding of some) {
    if (finding.code === 'unknown-term' || finding.code === 'unknown-plan' || finding.code === 'unknown-section') {
      finding.suggestions.forEach((id, index) => {
        const edit = { start: finding.start, end: finding.end, text: encodeId(document, finding, id) }
        fixes.push({ kind: 'replace-id', label: id, edits: [edit], finding, preferred: index === 0 })
      })
    } else {
      fixes.push(...collectTermFixes(corpus, document, finding))
      fixes.push(...collectFormFixes(document, finding, id => corpus.plan(id) !== undefined))
    }
  }
  return fixes
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
