// `tifa annotations import`: puts marks that were exported back into the documents, where their words still stand.

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { replaceText } from '../../host/write-file.ts'
import { applyEdits, importAnnotations } from '../../protocol/exporting/import-annotations.ts'
import { importProblems, summarizeImport } from '../../protocol/exporting/import-message.ts'
import { readAnnotationFile } from '../../protocol/exporting/read-annotation-file.ts'
import { systemMessage } from '../../protocol/system-message.ts'
import { writeProblemMessage } from '../../protocol/write-message.ts'
import { type Command, type Given, say } from './command.ts'
import { openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

export const ANNOTATIONS: Command = {
  name: 'annotations',
  operands: 'import FILE [OPTION…] [PATH…]',
  summary: { en: 'put exported marks back into the texts', zh: '将导出的标注放回文本' },
  options: [
    {
      name: 'dry-run',
      about: { en: 'say what would be done, and change nothing', zh: '只说明将做的改动，不写入文件' },
    },
  ],
  details: [
    {
      en: 'Reads what `tifa export` wrote, changed by others or not, and Web Annotations of other programs, and writes each as a mark into the documents of PATH (this folder). Where a text is the one that was exported, marks go to their positions; where it has changed since, a mark is placed only if its words with those around them stand in it exactly once. Marks that are there already stay. All others are listed as stale or refused, each with the reason; none is placed by guess.',
      zh: '读取 `tifa export` 的导出（无论是否经他人改动）以及其他程序的 Web Annotation，作为标注写入 PATH（默认当前文件夹）的文件。文本与导出时相同的，按位置放回；文本已改动的，仅当所标文字连同前后文恰好出现一次时放回。已有的标注保持不变。其余逐条列为失效或未能标出，并说明原因；绝不猜测位置。',
    },
  ],
  examples: [
    ['tifa annotations import marks.jsonld --dry-run', { en: 'what would be done here', zh: '查看将做的改动' }],
    ['tifa annotations import marks.jsonld plans/', { en: 'into the plans', zh: '放回 plans 中的文件' }],
  ],
  exits: {
    en: '0 every mark is there, 1 some are stale or refused, 2 could not run',
    zh: '0 所有标注均已就位，1 部分失效或未能标出，2 无法运行',
  },
  run: annotations,
}

async function annotations(given: Given, cwd: string): Promise<number> {
  const { locale } = given
  const [verb, file, ...rest] = given.operands
  if (verb !== 'import' || file === undefined)
    return fail(say(locale, 'annotations: import FILE [PATH…]', 'annotations：import FILE [PATH…]'))
  const bytes = await readFile(resolve(cwd, file)).catch((error: unknown) => systemMessage(error, locale))
  if (typeof bytes === 'string') return fail(`${file}: ${bytes}`)
  const paths = await resolvePaths(rest, cwd, locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const { workspace, ports, isWanted, pathOf, unread } = await openPaths(paths, cwd, locale, false)
  const read = await readAnnotationFile(bytes, ports)
  if (!read) return fail(`${file}: ${say(locale, 'no annotations that Tifa can read', '不是 Tifa 可读取的标注文件')}`)
  const imported = await importAnnotations(read, [...workspace.folders()], isWanted, async () => {})
  const problems = [...importProblems(imported, locale)]
  const unwritten: string[] = []
  for (const { folder, uri, edits } of given.has('dry-run') ? [] : imported.documents) {
    const before = folder.corpus.textOf(uri)
    const problem = await replaceText(URI.parse(uri).fsPath, before, applyEdits(before, edits))
    // The others are written all the same: what is to be done again is said.
    if (problem) unwritten.push(`${pathOf(uri)}: ${writeProblemMessage(problem, locale)}`)
  }
  process.stdout.write([...problems, summarizeImport(imported, locale), ''].join('\n'))
  const failed = [...unread, ...unwritten]
  if (failed.length > 0) return fail(failed.join('\ntifa: '))
  return problems.length > 0 ? 1 : 0
}
