// `tifa glossary import` and `tifa glossary export`: glossaries from other programs and for them.

import { basename, extname, relative, resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { writeGlossaryText } from '../../core/features/glossary/export-glossary.ts'
import { collectRecordedEntries } from '../../core/features/glossary/glossary-records.ts'
import { applyEdits, isReadAgain, mergeIntoGlossary } from '../../core/features/glossary/merge-glossary.ts'
import { MERGE_CHOICES, type MergePlan, planMerge } from '../../core/features/glossary/merge-records.ts'
import { Document } from '../../core/model/document.ts'
import { finish } from '../../core/text/steps.ts'
import { createFile, replaceText, writeOutput } from '../../host/write-file.ts'
import { printable } from '../../protocol/columns.ts'
import { fileNoteMessage, mergeNotes, mergeSummary } from '../../protocol/glossary/glossary-exchange-message.ts'
import { exportGlossaries, GLOSSARY_FORMATS, type GlossaryFileFormat } from '../../protocol/glossary/glossary-export.ts'
import { readGlossaryFiles } from '../../protocol/glossary/glossary-files.ts'
import type { Locale } from '../../protocol/locale.ts'
import { writeProblemMessage } from '../../protocol/write-message.ts'
import { createNodePorts } from '../node-ports.ts'
import { type Command, type Given, nearest, say } from './command.ts'
import { openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

const MERGES = ['report', ...MERGE_CHOICES] as const
const WHAT = ['import', 'export'] as const

export const GLOSSARY: Command = {
  name: 'glossary',
  operands: 'import|export [OPTION…] [FILE…]',
  summary: { en: 'glossaries from other programs and for them', zh: '与其他程序交换词汇表' },
  options: [
    {
      name: 'into',
      value: 'FILE',
      about: {
        en: 'import: the glossary, in Markdown, that entries are merged into',
        zh: 'import：并入的 Markdown 词汇表',
      },
    },
    {
      name: 'merge',
      value: 'HOW',
      values: MERGES,
      about: {
        en: 'import: what is done where an entry is there already and says something else (report: nothing is written, and each is shown)',
        zh: 'import：词条已有而内容不同时如何处理（默认 report：只列出，不写入）',
      },
    },
    {
      name: 'format',
      value: 'FORMAT',
      values: GLOSSARY_FORMATS,
      about: {
        en: 'export: the format; else by the ending of -o, or tbx',
        zh: 'export：格式；未给出时按 -o 的扩展名，默认 tbx',
      },
    },
    { name: 'bundled', about: { en: 'export: the glossaries that come with Tifa', zh: 'export：Tifa 自带的词汇表' } },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      about: { en: 'the new file that is written; without it text is printed', zh: '写入的新文件；未给出时打印文本' },
    },
    { name: 'force', about: { en: 'write over a file that is there', zh: '覆盖已有文件' } },
  ],
  details: [
    {
      en: 'import reads CSV and TSV (columns by their names in English or Chinese, in any order, else by their content; UTF-8, UTF-16, GB 18030 or Big5), TBX (versions 2 and 3, both styles), XLSX and Markdown. Two entries are one by their id, or where the headword of one is a wording of the other. With --merge keep mine stays, with take theirs counts where it says something, with both renderings, other wordings, glosses and sources are put together; an entry keeps its id. A glossary is changed where entries change, and only if it is still what was read.',
      zh: 'import 读取 CSV 与 TSV（按中英文列名识别各列，次序不限；无列名时按内容判定；编码为 UTF-8、UTF-16、GB 18030 或 Big5）、TBX（第 2、3 版，两种样式）、XLSX 与 Markdown。id 相同，或一方词条为另一方的某一词形，即视为同一词条。--merge keep 保留原有；take 在导入方有内容处采用导入方；both 合并英译、别名、释义与来源；词条的 id 不变。只改动有变化的词条，且仅当文件仍为读取时的内容才写入。',
    },
    {
      en: 'export writes the corpus’s own glossaries, or the named ones, as TBX-Basic (ISO 30042:2019), CSV, TSV, XLSX or Markdown, with the version of the corpus and the SHA-256 of the files. In CSV and TSV a cell that a spreadsheet would run (= + - @) gets an apostrophe, which import takes off; in XLSX every cell is text.',
      zh: 'export 将语料库自有的（或所指定的）词汇表写为 TBX-Basic（ISO 30042:2019）、CSV、TSV、XLSX 或 Markdown，并注明语料库版本与各文件的 SHA-256。CSV 与 TSV 中会被电子表格当作公式的单元格（= + - @）前加撇号，导入时去除；XLSX 中均为文本。',
    },
  ],
  examples: [
    ['tifa glossary import terms.xlsx --into glossary/terms.md', { en: 'what would conflict', zh: '查看冲突' }],
    [
      'tifa glossary import a.csv b.tbx --into glossary/terms.md --merge both',
      { en: 'merge two files', zh: '合并两个文件' },
    ],
    ['tifa glossary import terms.csv -o glossary/new.md', { en: 'a new glossary', zh: '新建词汇表' }],
    ['tifa glossary export -o terms.tbx', { en: 'the corpus’s own glossaries', zh: '语料库自有的词汇表' }],
    ['tifa glossary export glossary/terms.md --format csv', { en: 'one of them', zh: '其中一个' }],
  ],
  exits: {
    en: '0 done, 1 conflicts that nothing decides (nothing is written), 2 could not run',
    zh: '0 完成，1 有未决的冲突（未写入），2 无法运行',
  },
  run: runGlossary,
}

async function runGlossary(given: Given, cwd: string): Promise<number> {
  const { locale } = given
  const [asked, ...operands] = given.operands
  if (asked === 'import') return importFiles(given, operands, cwd)
  if (asked === 'export') return exportFiles(given, operands, cwd)
  const near = asked === undefined ? undefined : nearest(asked, WHAT)
  const hint = near === undefined ? '' : say(locale, `; did you mean ${near}?`, `；是否要用 ${near}？`)
  return fail(say(locale, `say import or export${hint}`, `请指定 import 或 export${hint}`))
}

async function importFiles(given: Given, operands: readonly string[], cwd: string): Promise<number> {
  const { locale } = given
  if (operands.length === 0) return fail(say(locale, 'no file given', '未指定文件'))
  const [into, output] = [given.value('into'), given.value('output')]
  if (into !== undefined && output !== undefined)
    return fail(say(locale, 'either --into or -o', '--into 与 -o 只能选一'))
  const ports = createNodePorts({ info: () => {}, warn: () => {}, error: () => {} })
  const uris = operands.map(operand => URI.file(resolve(cwd, operand)).toString())
  const read = await readGlossaryFiles(ports, uris, async work => finish(work))
  for (const note of read.notes) tell(fileNoteMessage(note, locale))
  if (read.hasFailed) return 2
  if (read.records.length === 0) return fail(say(locale, 'no terms to import', '没有可导入的术语'))
  if (into === undefined) {
    const plan = planMerge([], read.records)
    const id = output === undefined ? 'terms' : basename(output, extname(output))
    const source = { id, title: say(locale, 'Terms', '术语'), language: locale, lines: [] }
    const text = finish(writeGlossaryText(plan.added, 'md', source))
    if (output === undefined) process.stdout.write(text)
    else {
      const problem = await writeOutput(resolve(cwd, output), text, given.has('force'))
      if (problem) return fail(`${output}: ${writeProblemMessage(problem, locale)}`)
    }
    tell(mergeSummary({ added: plan.added.length, changed: 0, kept: 0 }, plan.same, locale))
    return 0
  }
  return mergeInto(given, into, cwd, read.records, ports)
}

async function mergeInto(
  given: Given,
  into: string,
  cwd: string,
  records: Parameters<typeof planMerge>[1],
  ports: ReturnType<typeof createNodePorts>,
): Promise<number> {
  const { locale } = given
  const path = resolve(cwd, into)
  const uri = URI.file(path).toString()
  const file = await ports.readText(ports.files, uri).catch(() => undefined)
  if (!file) return fail(`${into}: ${say(locale, 'no such file, or it cannot be read', '没有此文件，或无法读取')}`)
  const document = Document.parse(uri, file.text)
  if (document.meta.kind !== 'glossary' || !/\.(?:md|markdown)$/i.test(path))
    return fail(
      `${into}: ${say(locale, 'no Markdown document of kind: glossary', '不是 kind: glossary 的 Markdown 文件')}`,
    )
  const plan = planMerge(
    collectRecordedEntries(document).map(({ record }) => record),
    records,
  )
  const how = MERGE_CHOICES.find(choice => choice === given.value('merge'))
  if (how === undefined && plan.conflicts.length > 0) {
    showConflicts(plan, document, into, locale)
    return 1
  }
  const merged = finish(mergeIntoGlossary(document, plan, () => how ?? 'keep'))
  if (!isReadAgain(document, merged))
    return fail(
      `${into}: ${say(locale, 'a code block or comment stands open at its end: no entry can be added', '末尾有未结束的代码块或注释，无法添加词条')}`,
    )
  if (merged.edits.length > 0) {
    const problem = await replaceText(path, file.text, applyEdits(file.text, merged.edits))
    if (problem) return fail(`${into}: ${writeProblemMessage(problem, locale)}`)
  }
  for (const note of mergeNotes(merged, plan.joined, locale)) tell(note)
  tell(`${relative(cwd, path)}: ${mergeSummary(merged, plan.same, locale)}`)
  return 0
}

/** Each conflict with its place, as checks print theirs. */
function showConflicts(plan: MergePlan, document: Document, into: string, locale: Locale): void {
  const entries = collectRecordedEntries(document)
  for (const { index, mine, differences } of plan.conflicts) {
    const { line } = document.positionAt(entries[index]?.parts.term.start ?? 0)
    process.stdout.write(`${printable(`${into}:${line + 1}: ${mine.headword}`)}\n`)
    for (const { field, mine, theirs } of differences) {
      const shown = (text: string): string => (text === '' ? '–' : text.replace(/\s+/g, ' '))
      process.stdout.write(`  ${printable(`${field}: ${shown(mine)} | ${shown(theirs)}`)}\n`)
    }
  }
  const { length } = plan.conflicts
  tell(
    say(
      locale,
      `${length} ${length === 1 ? 'conflict' : 'conflicts'} (mine | theirs), ${plan.added.length} new, ${plan.same} the same; nothing is written: say --merge keep, take or both`,
      `${length} 处冲突（原有 | 导入），新增 ${plan.added.length} 条，相同 ${plan.same} 条；未写入：请用 --merge keep、take 或 both`,
    ),
  )
}

async function exportFiles(given: Given, operands: readonly string[], cwd: string): Promise<number> {
  const { locale } = given
  const output = given.value('output')
  const named = GLOSSARY_FORMATS.find(format => format === given.value('format'))
  const ending = extname(output ?? '')
    .slice(1)
    .toLowerCase()
  const byEnding = GLOSSARY_FORMATS.find(format => format === (ENDINGS[ending] ?? ending))
  if (!named && !byEnding && ending !== '')
    return fail(
      say(
        locale,
        `${output}: there is no such format; say --format ${GLOSSARY_FORMATS.join(', ')}`,
        `${output}：没有此格式；请用 --format 指定 ${GLOSSARY_FORMATS.join('、')}`,
      ),
    )
  const format: GlossaryFileFormat = named ?? byEnding ?? 'tbx'
  if (format === 'xlsx' && output === undefined)
    return fail(say(locale, 'a workbook needs a file: -o FILE.xlsx', '工作簿需写入文件：-o FILE.xlsx'))
  const paths = await resolvePaths(operands, cwd, locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const { workspace, ports, isWanted, unread } = await openPaths(paths, cwd, locale, false)
  if (unread.length > 0) return fail(unread.join('\ntifa: '))
  const folders = [...workspace.folders()]
  const isBundled = given.has('bundled')
  const isOf = (uri: string): boolean =>
    folders.some(({ corpus }) => corpus.has(uri) && (corpus.originOf(uri) === 'bundled') === isBundled)
  const made = await exportGlossaries({
    format,
    folders,
    isWanted: uri => isOf(uri) && (isBundled || isWanted(uri)),
    ports,
    locale,
    run: async work => finish(work),
    pause: async () => {},
  })
  if (made.entries === 0) return fail(say(locale, 'no glossary here', '此处没有词汇表'))
  if (made.cut > 0)
    tell(
      say(
        locale,
        `texts that were longer than a cell may be, and were cut: ${made.cut}`,
        `有 ${made.cut} 处文字超出单元格长度，已截断`,
      ),
    )
  if (output === undefined) {
    process.stdout.write(made.content)
    return 0
  }
  const problem = await (given.has('force')
    ? writeOutput(resolve(cwd, output), made.content, true)
    : createFile(resolve(cwd, output), made.content))
  if (problem)
    return fail(
      `${output}: ${writeProblemMessage(problem, locale)}${problem.code === 'exists' ? say(locale, ' (--force writes over it)', '（用 --force 覆盖）') : ''}`,
    )
  tell(say(locale, `entries in ${output}: ${made.entries}`, `${output}：${made.entries} 个词条`))
  return 0
}

/** Other endings of the same formats. */
const ENDINGS: Readonly<Record<string, GlossaryFileFormat>> = { xml: 'tbx', markdown: 'md', tab: 'tsv' }

/** What is about the work, and no part of what a pipe is given. */
function tell(line: string): void {
  process.stderr.write(`tifa: ${printable(line)}\n`)
}
