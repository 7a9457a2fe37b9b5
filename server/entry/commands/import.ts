// `tifa import`: makes annotated Markdown of files of other formats.

import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { fileNameOf } from '../../core/importing/file-name.ts'
import type { ImportFileOptions, ImportFileResult } from '../../core/importing/import-file.ts'
import type { RawFormat } from '../../core/importing/raw-document.ts'
import { sameTextKey } from '../../core/importing/same-text.ts'
import { Document } from '../../core/model/document.ts'
import { LIMITS } from '../../formats/limits.ts'
import { writeOutput } from '../../host/write-file.ts'
import { refusalMessage, sameTextMessage } from '../../protocol/importing/refusal-message.ts'
import { systemMessage } from '../../protocol/system-message.ts'
import { writeProblemMessage } from '../../protocol/write-message.ts'
import { createNodePorts } from '../node-ports.ts'
import { type Command, type Given, say } from './command.ts'
import { type ImportedFile, REPORTS, reportToJson, reportToText } from './import-report.ts'
import { findRoot, openPaths } from './paths.ts'
import { fail, Progress } from './terminal.ts'

const FORMATS = ['text', 'markdown', 'html', 'docx', 'pdf', 'epub'] as const satisfies readonly RawFormat[]

export const IMPORT: Command = {
  name: 'import',
  operands: '[OPTION…] FILE…',
  summary: { en: 'make annotated Markdown of files of other formats', zh: '将其他格式的文件导入为带标注的 Markdown' },
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'DIR',
      about: { en: 'the folder that documents are written to (this one)', zh: '写入的文件夹（默认当前文件夹）' },
    },
    {
      name: 'format',
      value: 'FORMAT',
      values: FORMATS,
      about: {
        en: 'what the files are, where they are taken for something else',
        zh: '文件的格式；自动识别有误时使用',
      },
    },
    {
      name: 'encoding',
      value: 'NAME',
      about: {
        en: 'the encoding of text and HTML, such as gb18030, big5, utf-16le, where it is taken for another',
        zh: '文本与 HTML 的编码，如 gb18030、big5、utf-16le；自动检测有误时使用',
      },
    },
    { name: 'dry-run', about: { en: 'write nothing, and report what would be', zh: '不写入文件，只报告结果' } },
    {
      name: 'force',
      about: { en: 'write over documents that are there already', zh: '覆盖已有的文件' },
    },
    {
      name: 'report',
      value: 'FORM',
      values: REPORTS,
      about: { en: 'how what was done is told (text)', zh: '报告形式（默认 text）' },
    },
  ],
  details: [
    {
      en: 'Reads plain text, Markdown, HTML, DOCX, PDF with a layer of text, and EPUB: each FILE becomes one document, named by its id. What a file is and how it is encoded is told by what it holds. - is standard input: its document is printed, and the report goes to standard error, unless -o names a folder.',
      zh: '读取纯文本、Markdown、HTML、DOCX、含文字层的 PDF 与 EPUB；每个文件成为一个文件，以 id 命名。格式与编码根据内容判定。- 表示标准输入：结果输出到标准输出，报告输出到标准错误；用 -o 指定文件夹时写入文件。',
    },
    {
      en: 'The text is not changed. The report lists whatever was left out or fenced off, and the fields to be checked. A document is written whole or not at all, and never over another one without --force. Nothing is fetched from a network, and nothing in a file is run.',
      zh: '正文不作改动。报告列出所有删去、转为注释的内容和待核的字段。文件要么完整写入，要么不写；不用 --force 不会覆盖已有文件。不访问网络，也不运行文件中的任何内容。',
    },
    {
      en: 'JSON: {"files": [{"source", "output", "id", "format", "encoding", "notes": [{"kind", "reason", "text", "line"}], "error"}]}; a file that was refused has error alone.',
      zh: 'JSON：{"files": [{"source", "output", "id", "format", "encoding", "notes": [{"kind", "reason", "text", "line"}], "error"}]}；未能导入的文件只有 error。',
    },
  ],
  examples: [
    ['tifa import plan.docx -o plans', { en: 'one file into a folder', zh: '导入一个文件到文件夹' }],
    ['tifa import --dry-run downloads/*.html', { en: 'what would become of several', zh: '预览多个文件的导入结果' }],
    ['tifa import --encoding big5 old.txt', { en: 'an encoding that is known', zh: '指定编码' }],
    ['curl -s https://example.org/plan.html | tifa import - > plan.md', { en: 'standard input', zh: '标准输入' }],
  ],
  exits: {
    en: '0 all imported, 1 some refused or not written, 2 could not run',
    zh: '0 全部导入，1 有文件被拒绝或未写入，2 无法运行',
  },
  run: runImport,
}

async function runImport(given: Given, cwd: string): Promise<number> {
  const { locale, operands } = given
  if (operands.length === 0) return fail(say(locale, 'no file given', '未指定文件'))
  if (operands.filter(operand => operand === '-').length > 1)
    return fail(say(locale, 'there is one standard input', '标准输入只有一个'))
  const named = given.value('output')
  const folder = resolve(cwd, named ?? '.')
  if (/\.(?:md|markdown)$/i.test(folder) && !(await isFolder(folder)))
    return fail(
      say(
        locale,
        `-o names the folder, not the document: ${named}; documents are called by their ids`,
        `-o 指定的是文件夹而非文件：${named}；文件以其 id 命名`,
      ),
    )
  const isForced = given.has('force')
  const isDry = given.has('dry-run')
  const { taken, bodies, isOutside } = await collectTaken(folder, cwd, given, isForced)
  const { importFile } = createNodePorts({ info: () => {}, warn: () => {}, error: () => {} })
  if (!importFile) return fail(say(locale, 'nothing can be imported here', '此处无法导入'))
  const progress = new Progress()
  const done: ImportedFile[] = []
  let printed: string | undefined
  for (const [at, operand] of operands.entries()) {
    progress.tell(() =>
      say(locale, `importing ${at + 1} of ${operands.length}`, `正在导入 ${at + 1}/${operands.length}`),
    )
    const isInput = operand === '-'
    const source = isInput ? '-' : operand
    const read = await readSource(isInput ? undefined : resolve(cwd, operand), given)
    if (typeof read === 'string') {
      done.push({ source, error: read })
      continue
    }
    const format = FORMATS.find(known => known === given.value('format'))
    const encoding = given.value('encoding')
    const options: ImportFileOptions = {
      name: isInput ? 'document' : basename(operand),
      taken: [...taken],
      ...(format === undefined ? {} : { format }),
      ...(encoding === undefined ? {} : { encoding }),
    }
    const result = await importFile(read, options)
    if ('refusal' in result) {
      done.push({ source, error: refusalMessage(result.refusal, locale) })
      continue
    }
    const { text } = result.document
    const id = idOf(text, options.name)
    const isPrinted = isInput && named === undefined
    const output = isPrinted ? undefined : join(folder, `${fileNameOf(id)}.md`)
    const same = isForced ? undefined : bodies.get(sameTextKey(text))
    if (same !== undefined) {
      done.push({ source, error: sameTextMessage(same, locale) })
      continue
    }
    const problem =
      output === undefined || isDry ? await wouldFail(output, isForced) : await writeOutput(output, text, isForced)
    if (problem) {
      const hint = problem.code === 'exists' ? say(locale, ' (--force writes over it)', '（用 --force 覆盖）') : ''
      const path = relative(cwd, output ?? '')
      done.push({ source, error: `${path}: ${writeProblemMessage(problem, locale)}${hint}` })
      continue
    }
    taken.add(id)
    bodies.set(sameTextKey(text), output === undefined ? source : relative(cwd, output))
    if (isPrinted && !isDry) printed = text
    done.push(toReport(source, output === undefined ? undefined : relative(cwd, output), id, result))
  }
  progress.end()
  const report =
    given.value('report') === 'json'
      ? reportToJson(done)
      : reportToText(
          done.filter(({ error }) => !error),
          isDry,
          locale,
        )
  if (printed !== undefined) process.stdout.write(printed)
  const stream = printed === undefined ? process.stdout : process.stderr
  stream.write(report)
  const stray = isDry ? undefined : await findStray(done, cwd, isOutside)
  if (stray !== undefined)
    process.stderr.write(
      `tifa: ${say(
        locale,
        `${stray}: it does not belong to the corpus, by what tifa.yaml includes and excludes; -o names a folder that does`,
        `${stray}：按 tifa.yaml 的 include 与 exclude，不属于语料库；可用 -o 指定语料库内的文件夹`,
      )}\n`,
    )
  const failed = done.filter(({ error }) => error !== undefined)
  for (const { source, error } of failed) process.stderr.write(`tifa: ${source}: ${error}\n`)
  return failed.length > 0 ? 1 : 0
}

/** Whether a file is left out does not depend on how large it is. */
const ANY_SIZE = { excluded: [], maxFileSize: Number.POSITIVE_INFINITY, isCancelled: () => false }

/** The first document that was written where the corpus around it does not look. */
async function findStray(
  done: readonly ImportedFile[],
  cwd: string,
  isOutside: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const { output } of done) if (output !== undefined && (await isOutside(resolve(cwd, output)))) return output
  return undefined
}

/** The bytes of a file, or of standard input; a string says why there are none. No more is read than is imported. */
async function readSource(path: string | undefined, { locale }: Given): Promise<Uint8Array | string> {
  const most = LIMITS['file-bytes']
  const tooLarge = (): string => refusalMessage({ code: 'limit', limit: 'file-bytes', most }, locale)
  try {
    if (path !== undefined) {
      const found = await stat(path)
      if (found.isDirectory())
        return say(locale, 'it is a folder: name the files in it', '这是文件夹：请写出其中的文件')
      if (found.isFile()) return found.size > most ? tooLarge() : await readFile(path)
    }
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of path === undefined ? process.stdin : createReadStream(path)) {
      size += (piece as Buffer).length
      if (size > most) return tooLarge()
      pieces.push(piece as Buffer)
    }
    return Buffer.concat(pieces)
  } catch (error) {
    return systemMessage(error, locale)
  }
}

/**
 * What the corpus that the folder belongs to has already: its ids and texts; of documents that may be written over, no ids. `isOutside` tells
 * of a path in it that its tifa.yaml leaves it out.
 */
async function collectTaken(
  folder: string,
  cwd: string,
  { locale }: Given,
  isForced: boolean,
): Promise<{
  readonly taken: Set<string>
  readonly bodies: Map<string, string>
  readonly isOutside: (path: string) => Promise<boolean>
}> {
  const taken = new Set<string>()
  const bodies = new Map<string, string>()
  const root = await findRoot(folder)
  if (root === undefined) return { taken, bodies, isOutside: async () => false }
  const { workspace, ports } = await openPaths([{ path: root, isFolder: true }], cwd, locale, false)
  for (const { corpus } of workspace.folders()) {
    for (const uri of corpus.uris()) {
      if (corpus.originOf(uri) !== 'own') continue
      const text = corpus.document(uri)?.text
      if (text !== undefined) bodies.set(sameTextKey(text), relative(cwd, URI.parse(uri).fsPath))
      if (isForced && resolve(URI.parse(uri).fsPath, '..') === folder) continue
      const id = corpus.symbols(uri)?.id
      if (id !== undefined) taken.add(id)
    }
  }
  const isOutside = async (path: string): Promise<boolean> => {
    const uri = URI.file(path).toString()
    const { root, config } = workspace.folderOf(uri)
    return root !== undefined && !(await ports.belongs(ports.files, root, uri, { config, ...ANY_SIZE }))
  }
  return { taken, bodies, isOutside }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

async function wouldFail(
  path: string | undefined,
  isForced: boolean,
): Promise<{ readonly code: 'exists' } | undefined> {
  if (path === undefined || isForced) return undefined
  return (await stat(path).catch(() => undefined)) ? { code: 'exists' } : undefined
}

function toReport(
  source: string,
  output: string | undefined,
  id: string,
  result: Exclude<ImportFileResult, { readonly refusal: unknown }>,
): ImportedFile {
  const { document, format, encoding } = result
  return {
    source,
    id,
    format,
    notes: document.notes,
    ...(output === undefined ? {} : { output }),
    ...(encoding ? { encoding } : {}),
  }
}

/** The id that a document gives itself, else what its file is called. */
function idOf(text: string, name: string): string {
  return Document.parse('file:///import.md', text).meta.id ?? name.replace(/\.[^.]*$/, '')
}
