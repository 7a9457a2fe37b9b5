// `tifa check --fix`: mends what can be mended without a doubt, in the files themselves.

import { URI } from 'vscode-uri'
import { collectFixes, type Edit, inOrder, isSafe } from '../../core/features/code-action.ts'
import { diagnose } from '../../core/features/diagnostics.ts'
import type { Code } from '../../core/model/finding.ts'
import { replaceText, type WriteProblem } from '../../host/write-file.ts'
import type { Opened } from './paths.ts'

interface Fixed {
  readonly edits: number
  readonly files: number
  /** The mended text of what came from standard input. */
  readonly text: string | undefined
  readonly problems: readonly { readonly uri: string; readonly reason: WriteProblem }[]
}

/** Mends all that was named; `input` is the path of what came from standard input, which is no file to be written. */
export async function fixAll(opened: Opened, input: string | undefined): Promise<Fixed> {
  const { workspace, isWanted, year, ports } = opened
  const problems: { uri: string; reason: WriteProblem }[] = []
  let [edits, files] = [0, 0]
  let text: string | undefined
  for (const folder of workspace.folders()) {
    const { corpus } = folder
    for (const uri of [...corpus.uris()]) {
      const document = corpus.originOf(uri) === 'own' && isWanted(uri) ? corpus.document(uri) : undefined
      if (!document) continue
      const isOff = (code: Code): boolean => workspace.severityOf(folder, code) === 'off'
      const findings = diagnose(corpus, document, year, isOff)
      const fixes = await collectFixes(corpus, document, findings, ports.pinyin)
      const changes = inOrder(fixes.filter(isSafe).flatMap(fix => fix.edits))
      const isInput = input !== undefined && uri === URI.file(input).toString()
      if (isInput) text = apply(document.text, changes)
      if (changes.length === 0) continue
      const mended = apply(document.text, changes)
      const problem = isInput ? undefined : await replaceText(URI.parse(uri).fsPath, document.text, mended)
      if (problem) problems.push({ uri, reason: problem })
      else {
        edits += changes.length
        files++
        workspace.open(uri, 0, mended)
      }
    }
  }
  return { edits, files, text, problems }
}

function apply(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text: words } of edits) {
    result += text.slice(at, start) + words
    at = end
  }
  return result + text.slice(at)
}
