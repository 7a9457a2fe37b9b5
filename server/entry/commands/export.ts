// `tifa export`: the corpus for others: marks, plain texts, and copies to be read.

import { lstat, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { writeOutput } from '../../host/write-file.ts'
import {
  BY_DOCUMENT,
  ENDINGS,
  EXPORTS,
  type Export,
  exportCorpus,
  type Made,
  TABLES,
} from '../../protocol/exporting/export-corpus.ts'
import { TABLE_FORMATS } from '../../protocol/exporting/tables.ts'
import type { Locale } from '../../protocol/locale.ts'
import { writeProblemMessage } from '../../protocol/write-message.ts'
import { type Command, type Given, nearest, say } from './command.ts'
import { openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

export const EXPORT: Command = {
  name: 'export',
  operands: `WHAT [OPTION…] [PATH…]`,
  summary: { en: 'the corpus for others: marks, texts, tables', zh: '导出标注、文本与表格' },
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
      name: 'format',
      value: 'FORMAT',
      values: TABLE_FORMATS,
      about: {
        en: 'of targets and terms: csv, json or xlsx (as the file is called, else csv)',
        zh: 'targets 与 terms 的格式：csv、json 或 xlsx（默认依文件名，否则 csv）',
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
      en: 'qda: a REFI-QDA project (.qdpx) for programs of qualitative analysis: codes out of the codes of notes and the ids of targets, outcomes, terms and plans, the plain texts, and their codings. codebook: the codes alone (.qdc). `tifa annotations import` reads a project, too.',
      zh: 'qda：供质性分析软件使用的 REFI-QDA 项目（.qdpx）：编码取自批注编码及目标、完成情况、术语和规划的 id，含纯文本与编码片段。codebook：仅编码表（.qdc）。`tifa annotations import` 也能读取项目。',
    },
    {
      en: 'reading-copy: one self-contained HTML file for each document, with contents, glosses, target ledger, readers’ notes and footnotes, to be read on a screen or printed. It has no script and loads nothing. tei: each document as TEI P5, with its front matter as header, sections as divisions, and marks as segments, terms and references. text: the plain text of each document, which positions are counted in: a line for each paragraph, heading, list item and row of a table.',
      zh: 'reading-copy：每个文件一个独立的 HTML 阅读本，含目录、释义、目标台账、批注与脚注，可在屏幕阅读或打印；不含脚本，不加载任何外部内容。tei：每个文件一个 TEI P5 文件，文件头转为 teiHeader，章节转为 div，标注转为 seg、term 与 ref。text：各文件的纯文本，即位置所依据的文本：段落、标题、列表项与表格行各占一行。',
    },
    {
      en: 'targets: the target ledger; terms: how often each term stands in each document. As CSV, JSON or a workbook (--format).',
      zh: 'targets：目标台账；terms：各术语在各文件中的次数。格式可为 CSV、JSON 或工作簿（--format）。',
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
    ['tifa export qda -o plans.qdpx', { en: 'for a program of qualitative analysis', zh: '供质性分析软件使用' }],
    ['tifa export targets -o targets.xlsx', { en: 'a workbook', zh: '工作簿' }],
  ],
  exits: { en: '0 done, 2 could not run or a file is there already', zh: '0 完成，2 无法运行或文件已存在' },
  run: runExport,
}

/** So many files are named one by one. */
const MOST_NAMED = 10

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
  const named = TABLE_FORMATS.find(format => format === (given.value('format') ?? extname(output ?? '').slice(1)))
  const format = TABLES.has(what) ? (named ?? 'csv') : undefined
  // A table under the name of something else would be found broken by whoever opens it.
  if (format && !named && output !== undefined && extname(output) !== '')
    return fail(
      say(
        locale,
        `${output}: there is no such format; say --format csv, json or xlsx`,
        `${output}：没有此格式；请用 --format 指定 csv、json 或 xlsx`,
      ),
    )
  const target = output === undefined ? undefined : await targetOf(output, cwd, what, format ?? ENDINGS[what])
  const made = await exportCorpus(
    { what, name: target?.name ?? what, isWanted, ...(format ? { format } : {}) },
    { folders: [...workspace.folders()], ports, locale, pause: async () => {} },
  )
  const [first] = made.files
  if (!first) return fail(say(locale, 'nothing to export', '没有可导出的内容'))
  const isAlone = made.files.length === 1
  if (BY_DOCUMENT.has(what) && !isAlone && (!target || target.file !== undefined)) {
    const folder = output === undefined ? 'FOLDER/' : `${output}/`
    const count = made.files.length
    return fail(
      say(locale, `${count} files need a folder: --output ${folder}`, `${count} 个文件需要文件夹：--output ${folder}`),
    )
  }
  const written: string[] = []
  if (target) {
    const files = target.file !== undefined && isAlone ? [{ ...first, path: target.file }] : made.files
    const there = given.has('force') ? [] : await findThere(files.map(({ path }) => join(target.folder, path)))
    // All or none: half of an export would be of no use.
    if (there.length > 0) return fail(sayThere(there, cwd, locale))
    for (const { path, content } of files) {
      if (files.length <= MOST_NAMED) written.push(relative(cwd, join(target.folder, path)))
      const full = join(target.folder, path)
      const problem = await writeOutput(full, content, given.has('force'))
      if (problem)
        return fail(
          `${relative(cwd, full)}: ${writeProblemMessage(problem, locale)}${problem.code === 'exists' ? say(locale, ' (--force writes over it)', '（--force 可覆盖）') : ''}`,
        )
    }
  } else if (typeof first.content === 'string') {
    // What is piped on needs no mark at its head.
    process.stdout.write(first.content.replace(/^\uFEFF/, ''))
  } else {
    if (process.stdout.isTTY)
      return fail(say(locale, `${what} is no text: --output FILE`, `${what} 不是文本：--output FILE`))
    process.stdout.write(first.content)
  }
  for (const path of written) process.stderr.write(`${say(locale, 'written', '已写入')}: ${path}\n`)
  if (target && written.length === 0)
    process.stderr.write(
      `${say(locale, `files written: ${made.files.length}`, `已写入：${made.files.length} 个文件`)}\n`,
    )
  const remarks = exportRemarks(made, locale)
  for (const remark of [...unread, ...remarks]) process.stderr.write(`tifa: ${remark}\n`)
  return unread.length > 0 ? 2 : 0
}

async function findThere(paths: readonly string[]): Promise<string[]> {
  const there: string[] = []
  for (const path of paths) if (await lstat(path).catch(() => undefined)) there.push(path)
  return there
}

function sayThere(there: readonly string[], cwd: string, locale: Locale): string {
  const [first = ''] = there
  const more = there.length - 1
  const others = more === 0 ? '' : say(locale, ` (and ${more} more)`, `（另有 ${more} 个）`)
  const said = `${relative(cwd, first)}: ${writeProblemMessage({ code: 'exists' }, locale)}${others}`
  return say(
    locale,
    `${said}; nothing is written (--force writes over it)`,
    `${said}；未写入任何文件（--force 可覆盖）`,
  )
}

/** What an export had to leave out. */
function exportRemarks({ wordless, dropped }: Made, locale: Locale): string[] {
  return [
    ...(wordless > 0
      ? [
          say(
            locale,
            `marks that enclose no words, and were left out: ${wordless}`,
            `${wordless} 个标注没有文字，未导出`,
          ),
        ]
      : []),
    ...(dropped > 0
      ? [
          say(
            locale,
            `control characters, which XML cannot hold, and which were left out: ${dropped}`,
            `XML 不允许的 ${dropped} 个控制字符未导出`,
          ),
        ]
      : []),
  ]
}

interface Target {
  readonly folder: string
  /** Without its ending. */
  readonly name: string
  /** Undefined where a folder was named. */
  readonly file: string | undefined
}

/** Where files go: a folder is what is one, or ends with a slash, or has no ending where there are many. */
async function targetOf(output: string, cwd: string, what: Export, ending: string): Promise<Target> {
  const path = resolve(cwd, output)
  const isMany = BY_DOCUMENT.has(what)
  const isFolder =
    /[/\\]$/.test(output) ||
    (isMany && extname(path) === '') ||
    (await stat(path).then(
      found => found.isDirectory(),
      () => false,
    ))
  if (isFolder) return { folder: path, name: what, file: undefined }
  const file = basename(path)
  const name = file.endsWith(`.${ending}`) ? file.slice(0, -ending.length - 1) : file
  return { folder: dirname(path), name, file }
}
