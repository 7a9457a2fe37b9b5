// `tifa check`: the findings of files and folders, as text or JSON.

import { stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { URI } from 'vscode-uri'
import { diagnose } from '../core/features/diagnostics.ts'
import { findBadConfiguration } from '../core/features/findings/bad-configuration.ts'
import { Document } from '../core/model/document.ts'
import type { Log } from '../core/model/files.ts'
import type { Finding, Severity } from '../core/model/finding.ts'
import { findingMessage } from '../protocol/finding-message.ts'
import type { Folder } from '../protocol/folder.ts'
import { localeOf } from '../protocol/locale.ts'
import { Workspace } from '../protocol/workspace.ts'
import { createNodePorts } from './node-ports.ts'

/** One finding as it is printed; `start` and `end` are UTF-16 offsets, `range` zero-based. */
interface Row {
  readonly path: string
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly range: { readonly start: Position; readonly end: Position }
  readonly start: number
  readonly end: number
}

interface Position {
  readonly line: number
  readonly character: number
}

/** Runs the command; returns its exit code: 0 nothing at warning or above, 1 something, 2 could not run. */
export async function check(args: readonly string[], folder: string): Promise<number> {
  let parsed: { values: { format?: string }; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...args], options: { format: { type: 'string' } }, allowPositionals: true })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
  const { format = 'text' } = parsed.values
  if (format !== 'text' && format !== 'json') return fail(`--format is text or json, not “${format}”`)
  if (parsed.positionals.length === 0) return fail('no path given; see tifa --help')
  const paths: { path: string; isFolder: boolean }[] = []
  for (const given of parsed.positionals) {
    const path = resolve(folder, given)
    try {
      paths.push({ path, isFolder: (await stat(path)).isDirectory() })
    } catch {
      return fail(`${given}: no such file or folder`)
    }
  }
  const { rows, documents, unread } = await collectRows(paths, folder)
  if (format === 'json') process.stdout.write(`${JSON.stringify({ findings: rows, documents })}\n`)
  else process.stdout.write(rows.map(toLine).join(''))
  if (unread.length > 0) return fail(unread.join('\ntifa: '))
  return rows.some(({ severity }) => severity === 'error' || severity === 'warning') ? 1 : 0
}

function fail(message: string): number {
  process.stderr.write(`tifa: ${message}\n`)
  return 2
}

async function collectRows(
  paths: readonly { path: string; isFolder: boolean }[],
  cwd: string,
): Promise<{ rows: Row[]; documents: number; unread: string[] }> {
  const ports = createNodePorts(toStandardError(cwd))
  const workspace = new Workspace(ports, () => {})
  const locale = localeOf(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'])
  const bundled = await Promise.all(
    ports.glossaries.map(async uri => ({ uri, text: (await ports.readText(ports.files, uri))?.text ?? '' })),
  )
  workspace.setBundled(bundled)
  const wanted: { prefix: string; isFolder: boolean }[] = []
  const unread: string[] = []
  for (const { path, isFolder } of paths) {
    const uri = URI.file(path).toString()
    wanted.push({ prefix: uri, isFolder })
    const root = (await findRoot(isFolder ? path : dirname(path))) ?? (isFolder ? path : undefined)
    if (root !== undefined) await workspace.addFolder(URI.file(root).toString())
    if (isFolder || workspace.folderOf(uri).corpus.has(uri)) continue
    // A file that no corpus holds, or that its corpus leaves out: the user named it, so it is checked.
    const read = await ports.readText(ports.files, uri).catch((error: unknown) => {
      unread.push(`${relative(cwd, path)}: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    })
    if (read) workspace.open(uri, 0, read.text)
  }
  const rows: Row[] = []
  let documents = 0
  const isWanted = (uri: string): boolean =>
    wanted.some(
      ({ prefix, isFolder }) => uri === prefix || (isFolder && uri.startsWith(`${prefix.replace(/\/$/, '')}/`)),
    )
  for (const folder of workspace.folders()) {
    rows.push(...configurationRows(workspace, folder, locale, cwd, isWanted))
    for (const uri of [...folder.corpus.uris()]) {
      if (folder.corpus.originOf(uri) !== 'own' || !isWanted(uri)) continue
      const document = folder.corpus.document(uri)
      if (!document) continue
      documents++
      rows.push(...toRows(workspace, folder, document, diagnose(folder.corpus, document), locale, cwd))
    }
  }
  rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start))
  return { rows, documents, unread }
}

/** The nearest folder from `from` upwards that holds a tifa.yaml. */
async function findRoot(from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const isRoot = await stat(join(folder, 'tifa.yaml')).then(
      found => found.isFile(),
      () => false,
    )
    if (isRoot) return folder
    if (dirname(folder) === folder) return undefined
  }
}

function configurationRows(
  workspace: Workspace,
  folder: Folder,
  locale: 'en' | 'zh',
  cwd: string,
  isWanted: (uri: string) => boolean,
): Row[] {
  if (folder.root === undefined || folder.configText === undefined) return []
  const uri = `${folder.root}/tifa.yaml`
  if (!isWanted(uri)) return []
  const findings = findBadConfiguration(folder.config)
  return toRows(workspace, folder, Document.parse(uri, folder.configText), findings, locale, cwd)
}

function toRows(
  workspace: Workspace,
  folder: Folder,
  document: Document,
  findings: readonly Finding[],
  locale: 'en' | 'zh',
  cwd: string,
): Row[] {
  const path = relative(cwd, URI.parse(document.uri).fsPath)
  return findings.flatMap(finding => {
    const severity = workspace.severityOf(folder, finding.code)
    if (severity === 'off') return []
    const { code, start, end } = finding
    const range = { start: document.positionAt(start), end: document.positionAt(end) }
    return [{ path, code, severity, message: findingMessage(finding, locale), range, start, end }]
  })
}

function toLine({ path, range, severity, code, message }: Row): string {
  return `${path}:${range.start.line + 1}:${range.start.character + 1} ${severity} ${code} ${message}\n`
}

/** Warnings go to standard error, with paths instead of uris; what merely informs is left out. */
function toStandardError(cwd: string): Log {
  const write = (line: string): void => {
    const readable = line.replace(/^file:\/\/\S+?(?=:\s)/, uri => relative(cwd, URI.parse(uri).fsPath) || '.')
    process.stderr.write(`tifa: ${readable}\n`)
  }
  return { info: () => {}, warn: write, error: write }
}
