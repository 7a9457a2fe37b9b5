// The corpus in which two documents can be compared, though they may lie in different folders.

import { Corpus } from '../../core/index/corpus.ts'
import type { Workspace } from '../workspace.ts'

/**
 * The corpus that holds both documents: that of their folder, or one made of the two and the glossaries of both folders.
 * Undefined where one of them is not known.
 */
export function corpusOfBoth(workspace: Workspace, before: string, after: string): Corpus | undefined {
  const [one, other] = [workspace.folderOf(before).corpus, workspace.folderOf(after).corpus]
  if (!one.has(before) || !other.has(after)) return undefined
  if (one === other) return one
  const both = new Corpus(one.unit)
  both.isComplete = one.isComplete && other.isComplete
  both.isFolder = false
  for (const corpus of [one, other]) {
    for (const { uri, meta } of corpus.allSymbols()) {
      if (meta.kind !== 'glossary' && uri !== before && uri !== after) continue
      both.setFile(uri, corpus.textOf(uri), corpus.originOf(uri))
    }
  }
  return both
}
