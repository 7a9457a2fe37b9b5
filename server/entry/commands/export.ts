// `tifa export`: the corpus for others: marks, plain texts, and copies to be read.

import { stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { writeOutput } from '../../host/write-file.ts'
import { BY_DOCUMENT, ENDINGS, EXPORTS, exportCorpus, type MadeFile } from '../../protocol/exporting/export-corpus.ts'
import type { Locale } from '../../protocol/locale.ts'
import { writeProblemMessage } from '../../protocol/write-message.ts'
import { type Command, type Given, nearest, say } from './command.ts'
import { openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

export const EXPORT: Command = {
  name: 'export',
  operands: `WHAT [OPTION…] [PATH…]`,
  summary: { en: 'the corpus for others: marks, texts, copies to be read', zh: '导出：标注、纯文本、阅读本' },
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'PATH',
      about: {
        en: 'the file that is written, or the folder for several; without it one file goes to standard output',
        zh: '写入的文件，或存放多个文件的文件夹；未给出时，单个文件写到标准输出',
      },
    },
    {
      name: 'force',
      about: { en: 'write over files that are there', zh: '覆盖已有文件' },
    },
  ],
  details: [
    {
      en: `annotations: all marks as W3C Web Annotations (JSON-LD), each with the words that it marks, 32 characters before and behind, and its place in code points of the document’s plain text. The plain texts are written beside, in a folder NAME.texts. \`tifa annotations import\` puts them back.`,
      zh: 'annotations：全部标注，采用 W3C Web Annotation（JSON-LD）。每条含所标文字、前后各 32 个字符，以及在文件纯文本中的位置（以码位计）。纯文本一并写入 NAME.texts 文件夹。可用 `tifa annotations import` 导回。',
    },
    {
      en: 'text: the plain text of each document, which positions are counted in: a line for each paragraph, heading, list item and row of a table.',
      zh: 'text：各文件的纯文本，即位置所依据的文本：段落、标题、列表项与表格行各占一行。',
    },
    {
      en: 'reading-copy: one self-contained HTML file for each document, with contents, glosses, target ledger, readers’ notes and footnotes, to be read on a screen or printed. It has no script and loads nothing.',
      zh: 'reading-copy：每个文件一个独立的 HTML 阅读本，含目录、释义、目标台账、批注与脚注，可在屏幕阅读或打印。不含脚本，不加载任何外部内容。',
    },
    {
      en: 'Every export says which version of the corpus it was made of (the SHA-256 of what `sha256sum` prints of its documents, in the order of their paths), the SHA-256 of each file, Tifa’s version and the time (that of SOURCE_DATE_EPOCH, where it is set).',
      zh: '每次导出均注明语料库版本（按路径排列、`sha256sum` 对各文件所输出内容的 SHA-256）、各文件的 SHA-256、Tifa 版本与时间（设有 SOURCE_DATE_EPOCH 时以其为准）。',
    },
  ],
  examples: [
    [
      'tifa export annotations -o marks.jsonld .',
      { en: 'all marks here, and their texts', zh: '此处全部标注及其文本' },
    ],
    ['tifa export reading-copy -o copies/ plans/', { en: 'a copy of each plan', zh: '每个规划一个阅读本' }],
    ['tifa export reading-copy plans/fyp-14.md > fyp-14.html', { en: 'of one', zh: '单个规划' }],
  ],
  exits: { en: '0 done, 2 could not run or a file is there already', zh: '0 完成，2 无法运行或文件已存在' },
  run: runExport,
}

async function runExport(given: Given, cwd: string): Promise<number> {
  const { locale } = given
  const [asked, ...rest] = given.operands
  const what = EXPORTS.find(known => known === asked)
  if (what === undefined) {
    const near = asked === undefined ? undefined : nearest(asked, EXPORTS)
    const hint = near === undefined ? '' : say(locale, `; did you mean ${near}?`, `；是否要用 ${near}？`)
    const list = EXPORTS.join(', ')
    return fail(
      asked === undefined
        ? say(locale, `export needs to know what: ${list}`, `export 需要指定导出内容：${list}`)
        : say(locale, `there is no export “${asked}” (${list})${hint}`, `没有导出“${asked}”（${list}）${hint}`),
    )
  }
  const paths = await resolvePaths(rest, cwd, locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const output = given.value('output')
  const { workspace, ports, isWanted, unread } = await openPaths(paths, cwd, locale)
  const target = output === undefined ? undefined : await targetOf(output, cwd, BY_DOCUMENT.has(what), ENDINGS[what])
  const made = await exportCorpus(
    { what, name: target?.name ?? 'annotations', isWanted },
    { folders: [...workspace.folders()], ports, locale, pause: async () => {} },
  )
  const problems = [...unread]
  if (made.wordless > 0)
    problems.push(
      say(
        locale,
        `${made.wordless} marks enclose no words and were left out`,
        `${made.wordless} 个标注没有文字，未导出`,
      ),
    )
  const [first] = made.files
  if (!first) return fail(say(locale, 'nothing to export', '没有可导出的内容'))
  if (!target) {
    if (BY_DOCUMENT.has(what) && made.files.length > 1)
      return fail(
        say(
          locale,
          `${made.files.length} files need a folder: --output FOLDER/`,
          `${made.files.length} 个文件需要文件夹：--output FOLDER/`,
        ),
      )
    process.stdout.write(first.content)
  } else {
    const files =
      target.file !== undefined && BY_DOCUMENT.has(what) && made.files.length === 1
        ? [{ ...first, path: target.file }]
        : made.files
    if (target.file !== undefined && files.length > 1 && BY_DOCUMENT.has(what))
      return fail(
        say(
          locale,
          `${files.length} files need a folder: --output ${output}/`,
          `${files.length} 个文件需要文件夹：--output ${output}/`,
        ),
      )
    const taken = given.has('force') ? undefined : await findTaken(files, target.folder)
    if (taken !== undefined)
      return fail(
        say(
          locale,
          `${relative(cwd, taken)} is there already (--force writes over it)`,
          `${relative(cwd, taken)} 已存在（--force 可覆盖）`,
        ),
      )
    const unwritten = await writeAll(files, target.folder, locale, cwd)
    if (unwritten.length > 0) return fail(unwritten.join('\ntifa: '))
  }
  for (const problem of problems) process.stderr.write(`tifa: ${problem}\n`)
  return unread.length > 0 ? 2 : 0
}

interface Target {
  readonly folder: string
  /** Without its ending. */
  readonly name: string
  /** Undefined where a folder was named. */
  readonly file: string | undefined
}

/** Where files go: a folder is what is one, or ends with a slash, or has no ending where there are many. */
async function targetOf(output: string, cwd: string, isMany: boolean, ending: string): Promise<Target> {
  const path = resolve(cwd, output)
  const isFolder =
    /[/\\]$/.test(output) ||
    (isMany && extname(path) === '') ||
    (await stat(path).then(
      found => found.isDirectory(),
      () => false,
    ))
  if (isFolder) return { folder: path, name: 'annotations', file: undefined }
  const file = basename(path)
  const name = file.endsWith(`.${ending}`) ? file.slice(0, -ending.length - 1) : file
  return { folder: dirname(path), name, file }
}

async function findTaken(files: readonly MadeFile[], folder: string): Promise<string | undefined> {
  for (const { path } of files) {
    const full = join(folder, path)
    const isThere = await stat(full).then(
      () => true,
      () => false,
    )
    if (isThere) return full
  }
  return undefined
}

/** Each file is whole or not there; the problems of those that could not be written. */
async function writeAll(files: readonly MadeFile[], folder: string, locale: Locale, cwd: string): Promise<string[]> {
  const problems: string[] = []
  for (const { path, content } of files) {
    const full = join(folder, path)
    const problem = await writeOutput(full, content, true)
    if (problem) problems.push(`${relative(cwd, full)}: ${writeProblemMessage(problem, locale)}`)
  }
  return problems
}
