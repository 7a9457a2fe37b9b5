// `tifa check`: the findings of files and folders, as text or JSON.

import { diagnose } from '../core/features/diagnostics.ts'
import { findBadConfiguration } from '../core/features/findings/bad-configuration.ts'
import { Document } from '../core/model/document.ts'
import type { Code, Finding, Severity } from '../core/model/finding.ts'
import { findingMessage } from '../protocol/finding-message.ts'
import type { Folder } from '../protocol/folder.ts'
import { type Locale, localeOf } from '../protocol/locale.ts'
import { fail, type Opened, openPaths, parsePaths } from './paths.ts'

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
  const parsed = await parsePaths(args, ['text', 'json'], folder)
  if (typeof parsed === 'string') return fail(parsed)
  const opened = await openPaths(parsed.paths, folder)
  const { rows, documents } = collectRows(opened)
  if (parsed.format === 'json') process.stdout.write(`${JSON.stringify({ findings: rows, documents })}\n`)
  else process.stdout.write(rows.map(toLine).join(''))
  if (opened.unread.length > 0) return fail(opened.unread.join('\ntifa: '))
  return rows.some(({ severity }) => severity === 'error' || severity === 'warning') ? 1 : 0
}

function collectRows(opened: Opened): { rows: Row[]; documents: number } {
  const { workspace, isWanted, year } = opened
  const locale = localeOf(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'])
  const rows: Row[] = []
  let documents = 0
  for (const folder of workspace.folders()) {
    rows.push(...configurationRows(opened, folder, locale))
    for (const uri of [...folder.corpus.uris()]) {
      if (folder.corpus.originOf(uri) !== 'own' || !isWanted(uri)) continue
      const document = folder.corpus.document(uri)
      if (!document) continue
      documents++
      const isOff = (code: Code): boolean => workspace.severityOf(folder, code) === 'off'
      rows.push(...toRows(opened, folder, document, diagnose(folder.corpus, document, year, isOff), locale))
    }
  }
  rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start))
  return { rows, documents }
}

function configurationRows(opened: Opened, folder: Folder, locale: Locale): Row[] {
  if (folder.root === undefined || folder.configText === undefined) return []
  const uri = `${folder.root}/tifa.yaml`
  if (!opened.isWanted(uri)) return []
  const findings = findBadConfiguration(folder.config)
  return toRows(opened, folder, Document.parse(uri, folder.configText), findings, locale)
}

function toRows(
  { workspace, pathOf }: Opened,
  folder: Folder,
  document: Document,
  findings: readonly Finding[],
  locale: Locale,
): Row[] {
  return findings.flatMap(finding => {
    const severity = workspace.severityOf(folder, finding.code)
    if (severity === 'off') return []
    const { code, start, end } = finding
    const range = { start: document.positionAt(start), end: document.positionAt(end) }
    const path = pathOf(document.uri)
    return [{ path, code, severity, message: findingMessage(finding, locale), range, start, end }]
  })
}

function toLine({ path, range, severity, code, message }: Row): string {
  return `${path}:${range.start.line + 1}:${range.start.character + 1} ${severity} ${code} ${message}\n`
}
