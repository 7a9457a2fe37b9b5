// `tifa check`: the findings of files and folders.

import { resolve } from 'node:path'
import { diagnose } from '../../core/features/diagnostics.ts'
import { findBadConfiguration } from '../../core/features/findings/bad-configuration.ts'
import { Document } from '../../core/model/document.ts'
import type { ClaimPlace, Code, Finding, Place, Severity } from '../../core/model/finding.ts'
import { append } from '../../core/text/long-list.ts'
import { sha256 } from '../../core/text/sha256.ts'
import { type KnownProvenance, readProvenance } from '../../protocol/exporting/provenance.ts'
import { findingMessage } from '../../protocol/findings/finding-message.ts'
import type { Folder } from '../../protocol/folder.ts'
import type { Locale } from '../../protocol/locale.ts'
import { sayValue } from '../../protocol/value-words.ts'
import { writeProblemMessage } from '../../protocol/write-message.ts'
import { type Command, counted, type Given, say } from './command.ts'
import { type CheckedFile, FORMATS, type Related, type Row, saysProvenance, writeFindings } from './findings.ts'
import { fixAll } from './fix.ts'
import { type GivenPath, type Opened, openPaths, readStandardInput, resolvePaths } from './paths.ts'
import { fail, painter, tellNothing } from './terminal.ts'

const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const

export const CHECK: Command = {
  name: 'check',
  operands: '[OPTION…] [PATH…]',
  summary: { en: 'what is wrong in files and folders', zh: '检查文件和文件夹' },
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      values: FORMATS,
      about: { en: 'what is printed (text)', zh: '输出格式（默认 text）' },
    },
    {
      name: 'severity',
      value: 'LEVEL',
      values: SEVERITIES,
      about: {
        en: 'report only findings of this severity or a graver one (hint)',
        zh: '只报告此级别或更严重者（默认 hint）',
      },
    },
    {
      name: 'fix',
      about: {
        en: 'write what can be mended without a doubt: a mistyped id that can be only one other, links to nowhere, half-width commas in Chinese, doubled marks',
        zh: '修正确定无疑之处：写错而只可能是另一个的 id、没有去向的链接、中文中的半角逗号、重复的标点',
      },
    },
    {
      name: 'stdin-path',
      value: 'PATH',
      about: {
        en: 'the path of what is read from standard input where PATH is -: the corpus around it is read, too',
        zh: 'PATH 为 - 时，标准输入内容所属的路径：同时读取其所在的语料库',
      },
    },
    {
      name: 'color',
      value: 'WHEN',
      values: ['auto', 'always', 'never'],
      about: { en: 'colours, by themselves on a terminal only', zh: '颜色；auto 时仅用于终端' },
    },
  ],
  details: [
    {
      en: 'Prints one line a finding: path:line:column severity code message. PATH is a file, a folder (this one, where none is named), a glob in quotes, or - for standard input. All that belongs to the corpus is read, and what was named is reported.',
      zh: '每个检查结果一行：路径:行:列 级别 代码 说明。PATH 可为文件、文件夹（默认当前文件夹）、加引号的通配符，或表示标准输入的 -。整个语料库都会读取，只报告所指定的部分。',
    },
    {
      en: 'JSON: {"provenance", "findings": [{"path", "code", "severity", "message", "range", "start", "end"}], "documents": N}, where start and end are UTF-16 offsets and range has zero-based lines and columns. SARIF is version 2.1.0; github prints workflow commands that GitHub shows beside the line.',
      zh: 'JSON：{"provenance", "findings": [{"path", "code", "severity", "message", "range", "start", "end"}], "documents": N}，start、end 为 UTF-16 偏移，range 的行列从 0 起。SARIF 为 2.1.0 版；github 输出 GitHub 在相应行旁显示的工作流命令。',
    },
    {
      en: 'With --fix files are written as they were encoded, and never one that has changed meanwhile; with - the mended text is printed, and the findings go to standard error.',
      zh: '使用 --fix 时按原编码写入文件，其间改动过的文件不会覆盖；对 - 则输出修正后的文本，检查结果输出到标准错误。',
    },
  ],
  examples: [
    ['tifa check .', { en: 'all of this folder', zh: '当前文件夹' }],
    ['tifa check --severity warning --format github', { en: 'in a workflow', zh: '用于工作流' }],
    ['tifa check --format sarif plans > tifa.sarif', { en: 'for tools', zh: '供其他工具使用' }],
    ["tifa check 'plans/**/fyp-*.md'", { en: 'a glob', zh: '通配符' }],
    ['git show HEAD:a.md | tifa check - --stdin-path a.md', { en: 'standard input', zh: '标准输入' }],
  ],
  exits: {
    en: '0 no finding of warning or above, 1 some, 2 could not run',
    zh: '0 没有警告或更严重的结果，1 有，2 无法运行',
  },
  run: check,
}

async function check(given: Given, cwd: string): Promise<number> {
  const { locale } = given
  const format = FORMATS.find(known => known === given.value('format')) ?? 'text'
  const least = SEVERITIES.findIndex(known => known === (given.value('severity') ?? 'hint'))
  const paths = await readPaths(given, cwd)
  if (typeof paths === 'string') return fail(paths)
  const opened = await openPaths(paths, cwd, locale)
  const input = paths.find(({ text }) => text !== undefined)
  const isFixing = given.has('fix')
  const problems: string[] = [...opened.unread]
  if (isFixing) {
    const fixed = await fixAll(opened, input?.path)
    const notMended = say(locale, 'not mended: ', '未修正：')
    for (const { uri, reason } of fixed.problems)
      problems.push(`${opened.pathOf(uri)}: ${notMended}${writeProblemMessage(reason, locale)}`)
    const { edits, files } = fixed
    if (edits > 0)
      process.stderr.write(
        `tifa: ${say(locale, `${edits} mended, files written: ${files}`, `已修正 ${files} 个文件中的 ${edits} 处`)}\n`,
      )
    if (fixed.text !== undefined) process.stdout.write(fixed.text)
  }
  const { rows, uris } = collectRows(opened, locale)
  const documents = uris.length
  const shown = rows.filter(({ severity }) => SEVERITIES.indexOf(severity) <= least)
  const output = isFixing && input ? process.stderr : process.stdout
  const paint = painter(given.value('color'), output)
  const { known, files } = saysProvenance(format) ? await readStates(opened, uris) : NO_STATES
  output.write(writeFindings(format, { rows: shown, documents, files, known, locale, paint }))
  if (documents === 0 && problems.length === 0) tellNothing(locale)
  else if (format === 'text' && process.stdout.isTTY) process.stderr.write(`${summary(shown, documents, locale)}\n`)
  if (problems.length > 0) return fail(problems.join('\ntifa: '))
  return shown.some(({ severity }) => severity === 'error' || severity === 'warning') ? 1 : 0
}

async function readPaths(given: Given, cwd: string): Promise<readonly GivenPath[] | string> {
  const { locale, operands } = given
  const named = operands.filter(operand => operand !== '-')
  const isInput = named.length < operands.length
  const stdinPath = given.value('stdin-path')
  if (!isInput) {
    if (stdinPath !== undefined)
      return say(locale, '--stdin-path goes with the path -', '--stdin-path 须与路径 - 一同使用')
    return resolvePaths(named, cwd, locale, '.')
  }
  if (named.length > 0 || operands.length > 1)
    return say(locale, '- stands alone: standard input is one document', '- 须单独使用：标准输入只是一个文件')
  return [{ path: resolve(cwd, stdinPath ?? 'stdin.md'), isFolder: false, text: await readStandardInput(locale) }]
}

const NO_STATES = { known: undefined, files: [] }

/** The hashes of what was checked, tifa.yaml as well. */
async function readStates(
  { workspace, ports, pathOf, isWanted }: Opened,
  uris: readonly string[],
): Promise<{ known: KnownProvenance; files: readonly CheckedFile[] }> {
  const known = await readProvenance(workspace.folders(), ports, async () => {})
  const files = uris.flatMap((uri): CheckedFile[] => {
    const state = known.stateOf(uri)
    return state ? [{ path: pathOf(uri), sha256: state.sha256 }] : []
  })
  for (const { root, configText } of workspace.folders()) {
    const uri = `${root}/tifa.yaml`
    if (root === undefined || configText === undefined || !isWanted(uri)) continue
    const bytes = await ports.files.readFile(uri).catch(() => undefined)
    files.push({ path: pathOf(uri), sha256: sha256(bytes ?? configText) })
  }
  return { known, files: files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)) }
}

/** The findings by place, and the documents that were checked. */
function collectRows(opened: Opened, locale: Locale): { rows: Row[]; uris: readonly string[] } {
  const { workspace, isWanted, year } = opened
  const rows: Row[] = []
  const uris: string[] = []
  for (const folder of workspace.folders()) {
    append(rows, configurationRows(opened, folder, locale))
    for (const uri of [...folder.corpus.uris()]) {
      if (folder.corpus.originOf(uri) !== 'own' || !isWanted(uri)) continue
      const document = folder.corpus.document(uri)
      if (!document) continue
      uris.push(uri)
      const isOff = (code: Code): boolean => workspace.severityOf(folder, code) === 'off'
      append(rows, toRows(opened, folder, document, diagnose(folder.corpus, document, year, isOff), locale))
    }
  }
  rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start))
  return { rows, uris }
}

function configurationRows(opened: Opened, folder: Folder, locale: Locale): Row[] {
  if (folder.root === undefined || folder.configText === undefined) return []
  const uri = `${folder.root}/tifa.yaml`
  if (!opened.isWanted(uri)) return []
  const findings = findBadConfiguration(folder.config)
  return toRows(opened, folder, Document.parse(uri, folder.configText), findings, locale)
}

function toRows(
  opened: Opened,
  folder: Folder,
  document: Document,
  findings: readonly Finding[],
  locale: Locale,
): Row[] {
  const { workspace, pathOf } = opened
  return findings.flatMap(finding => {
    const severity: Severity = workspace.severityOf(folder, finding.code)
    if (severity === 'off') return []
    const { code, start, end } = finding
    const message = findingMessage(finding, locale)
    const others: readonly (Place & Partial<ClaimPlace>)[] = 'others' in finding ? finding.others.filter(isPlace) : []
    const related = others.flatMap(({ uri, start, end, value, title }): Related[] => {
      const there = folder.corpus.document(uri)
      if (!there) return []
      const said = value === undefined ? message : [sayValue(value, locale), title].filter(Boolean).join(' · ')
      return [{ path: pathOf(uri), message: said, range: rangeIn(there, start, end), start, end }]
    })
    return [
      {
        path: pathOf(document.uri),
        code,
        severity,
        message,
        range: rangeIn(document, start, end),
        start,
        end,
        related,
      },
    ]
  })
}

function isPlace(other: object): other is Place {
  return 'uri' in other
}

function rangeIn(document: Document, start: number, end: number): Row['range'] {
  return { start: document.positionAt(start), end: document.positionAt(end) }
}

function summary(rows: readonly Row[], documents: number, locale: Locale): string {
  const counts = SEVERITIES.flatMap(severity => {
    const count = rows.filter(row => row.severity === severity).length
    return count > 0 ? [`${count} ${severity}`] : []
  })
  return counts.length === 0
    ? say(locale, `nothing found in ${counted(documents, 'document')}`, `${documents} 个文件中没有发现问题`)
    : say(
        locale,
        `${counts.join(', ')} in ${counted(documents, 'document')}`,
        `${documents} 个文件：${counts.join('，')}`,
      )
}
