// Quick fixes for untagged targets: tag one, tag it as an outcome, say that it is none.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { UntaggedTarget } from '../model/finding.ts'
import type { Pinyin } from '../text/pinyin.ts'
import type { Fix } from './code-action.ts'
import { findUntaggedTargets } from './findings/untagged-target.ts'
import { enclose } from './link.ts'
import { markdownTable } from './markdown-table.ts'
import { silenceTarget } from './not-target.ts'
import { tagTargets } from './tag-targets.ts'

/** The fixes for `findings`, in their order; no tag where no link can stand, and one comment for a line. What stands in a table of raw HTML can be tagged once that is Markdown. */
export function collectTargetFixes(
  corpus: Corpus,
  document: Document,
  findings: readonly UntaggedTarget[],
  pinyin: Pinyin,
): Fix[] {
  const targets = tagTargets(corpus, document, findings, pinyin, 'target')
  const outcomes = tagTargets(corpus, document, findings, pinyin, 'outcome')
  const all = findUntaggedTargets(corpus.targets, document)
  const silenced = new Set<number>()
  return findings.flatMap((finding, i) => {
    const fixes: Fix[] = []
    for (const [kind, tag] of [['tag-target', targets[i]] as const, ['tag-outcome', outcomes[i]] as const]) {
      if (!tag) continue
      const edits = enclose(tag.words, tag.address)
      fixes.push({ kind, label: tag.id, edits, finding, preferred: kind === 'tag-target' })
    }
    if (!targets[i]) {
      const edit = markdownTable(document, finding.start)
      if (edit) fixes.push({ kind: 'markdown-table', label: '', edits: [edit], finding, preferred: false })
    }
    const silence = silenceTarget(document, finding)
    if (silence && !silenced.has(silence.start)) {
      silenced.add(silence.start)
      const { edits, scope, start, end } = silence
      const isAlone = !all.some(other => other.start !== finding.start && start <= other.start && other.start <= end)
      const kind = isAlone ? 'not-target' : (`not-target-${scope}` as const)
      fixes.push({ kind, label: '', edits, finding, preferred: false })
    }
    return fixes
  })
}
