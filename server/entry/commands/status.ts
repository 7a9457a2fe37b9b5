// `tifa status`: what state a corpus is in.

import { collectHealth, type Health } from '../../core/features/health.ts'
import { linePositions, type Positions } from '../../core/text/lines.ts'
import { healthData } from '../../protocol/reports/health-data.ts'
import { healthReport } from '../../protocol/reports/health-report.ts'
import { reportToMarkdown } from '../../protocol/reports/report-markdown.ts'
import { reportToText } from '../../protocol/reports/report-text.ts'
import { type Command, type Given, say } from './command.ts'
import { openPaths, resolvePaths } from './paths.ts'
import { fail, Progress } from './terminal.ts'

const FORMATS = ['text', 'json', 'md'] as const

export const STATUS: Command = {
  name: 'status',
  operands: '[--format text|json|md] [PATH…]',
  summary: { en: 'what a corpus holds and lacks, and how far it is tagged', zh: '语料库的内容、缺失与标注进度' },
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      values: FORMATS,
      about: { en: 'what is printed (text)', zh: '输出格式（默认 text）' },
    },
  ],
  details: [
    {
      en: 'Prints documents by kind and period; plans that texts name, carry out or came after and that the corpus lacks; marks that lead nowhere; findings by code; tags by document; sections without a tag; terms of your glossaries that no text uses; front matter that lacks fields. The whole corpus is read, what was named is reported.',
      zh: '输出按类型和时期的文件数，文中提到、所落实或所接替而语料库中没有的规划，没有去向的标注，按代码的检查结果，各文件的标注，没有标注的章节，从未使用的术语，缺少字段的文件头。整个语料库都会读取，只报告所指定的部分。',
    },
    {
      en: 'JSON: {"corpora": [{"documents", "missingPlans", "missingWorks", "gaps", "findings", "deadMarks", "terms", "unusedTerms"}]}, each place with "file", "line", "start", "end"; start and end are UTF-16 offsets.',
      zh: 'JSON：{"corpora": [{"documents", "missingPlans", "missingWorks", "gaps", "findings", "deadMarks", "terms", "unusedTerms"}]}，各处均有 "file"、"line"、"start"、"end"，start、end 为 UTF-16 偏移。',
    },
  ],
  examples: [
    ['tifa status', { en: 'of this folder', zh: '当前文件夹' }],
    ['tifa status --format json plans > status.json', { en: 'for programs', zh: '供程序使用' }],
  ],
  exits: { en: '0 done, 2 could not run', zh: '0 完成，2 无法运行' },
  run: status,
}

async function status(given: Given, cwd: string): Promise<number> {
  const { locale } = given
  const paths = await resolvePaths(given.operands, cwd, locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const opened = await openPaths(paths, cwd, locale)
  const { workspace, isWanted, pathOf, year } = opened
  const progress = new Progress()
  const corpora: { name: string; health: Health }[] = []
  const known = new Map<string, Positions>()
  const lineOf = (uri: string, offset: number): number => {
    const corpus = workspace.folderOf(uri).corpus
    const positions = known.get(uri) ?? linePositions(corpus.textOf(uri))
    known.set(uri, positions)
    return positions(offset).line + 1
  }
  for (const folder of workspace.folders()) {
    const isOff = (code: Parameters<typeof workspace.severityOf>[1]): boolean =>
      workspace.severityOf(folder, code) === 'off'
    const work = collectHealth(folder.corpus, { year, isWanted, isOff })
    let step = work.next()
    for (; !step.done; step = work.next()) {
      const { done, of } = step.value
      progress.tell(() => say(locale, `documents looked at: ${done} of ${of}`, `正在检查：${done}/${of} 个文件`))
    }
    if (step.value.documents.length > 0) corpora.push({ name: pathOf(folder.root ?? '') || '.', health: step.value })
  }
  progress.end()
  const format = FORMATS.find(known => known === given.value('format')) ?? 'text'
  if (format === 'json') {
    const data = corpora.map(({ health }) => healthData(health, { lineOf, file: pathOf }))
    process.stdout.write(`${JSON.stringify({ corpora: data }, undefined, 1)}\n`)
  } else {
    const blocks = healthReport(corpora, { locale, lineOf, pathOf })
    const address = (uri: string, offset: number): string =>
      format === 'md' ? `${pathOf(uri)}#L${lineOf(uri, offset)}` : `${pathOf(uri)}:${lineOf(uri, offset)}`
    process.stdout.write(format === 'md' ? reportToMarkdown(blocks, address) : reportToText(blocks, address))
  }
  return opened.unread.length > 0 ? fail(opened.unread.join('\ntifa: ')) : 0
}
