// Quick fixes as LSP code actions.

import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver'
import { collectFixes, type Fix } from '../core/features/code-action.ts'
import { diagnose } from '../core/features/diagnostics.ts'
import type { Document } from '../core/model/document.ts'
import { toLspRange } from './convert.ts'
import type { Folder } from './folder.ts'
import type { Locale } from './locale.ts'
import type { Ports } from './ports.ts'
import type { Workspace } from './workspace.ts'

/** The fixes for findings that touch the range of the request. */
export async function collectCodeActions(
  workspace: Workspace,
  folder: Folder,
  document: Document,
  params: CodeActionParams,
  locale: Locale,
  ports: Ports,
): Promise<CodeAction[]> {
  const { only } = params.context
  if (only && !only.some(kind => CodeActionKind.QuickFix.startsWith(kind))) return []
  const start = document.offsetAt(params.range.start)
  const end = document.offsetAt(params.range.end)
  const findings = diagnose(folder.corpus, document).filter(
    finding => finding.start <= end && start <= finding.end && workspace.severityOf(folder, finding.code) !== 'off',
  )
  if (findings.length === 0) return []
  const fixes = await collectFixes(folder.corpus, document, findings, ports.pinyin)
  return fixes.map(fix => ({
    title: titleOf(fix, locale),
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics: params.context.diagnostics.filter(
      ({ code, range }) => code === fix.finding.code && document.offsetAt(range.start) === fix.finding.start,
    ),
    edit: {
      changes: {
        [params.textDocument.uri]: fix.edits.map(edit => ({ range: toLspRange(document, edit), newText: edit.text })),
      },
    },
  }))
}

function titleOf(fix: Fix, locale: Locale): string {
  switch (fix.kind) {
    case 'tag-target':
      return locale === 'zh' ? `标注此目标：target:${fix.label}` : `Tag this target as target:${fix.label}`
    case 'replace-id':
      return locale === 'zh' ? `改为“${fix.label}”` : `Change to “${fix.label}”`
  }
}
