// Quick fixes as LSP code actions.

import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Command,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { collectFixes, type Fix } from '../core/features/code-action.ts'
import { diagnose } from '../core/features/diagnostics.ts'
import { markdownTable } from '../core/features/markdown-table.ts'
import { pastedAsMarkdown } from '../core/features/pasted-as-markdown.ts'
import { collectPins } from '../core/features/pin-reference.ts'
import type { Code } from '../core/model/finding.ts'
import type { Range } from '../core/model/meta.ts'
import { APPLY_EDIT, knowsCodeActions, MARKDOWN_TABLE_KIND, takesCommands } from './capabilities.ts'
import type { Context, Found } from './context.ts'
import { toLspRange } from './convert.ts'
import { collectSafeActions, fixAllActions, resolveFixAll } from './findings/fix-all.ts'
import { collectGlossaryActions, resolveGlossaryAction } from './glossary/glossary-actions.ts'
import type { Locale } from './locale.ts'
import { collectNoteActions } from './notes/note-actions.ts'
import { collectTargetActions, resolveTargetAction } from './tag-targets.ts'

export function serveCodeActions(context: Context): void {
  const hasLiterals = knowsCodeActions(context.capabilities)
  context.connection.onCodeAction((params, token) =>
    context.answer(
      isAsked(params) ? 'codeAction/asked' : 'codeAction',
      params.textDocument.uri,
      token,
      null,
      async found => {
        const actions = [
          ...(await collectQuickFixes(context, found, params)),
          ...(await collectGlossaryActions(context, found, params, token)),
          ...(await collectTargetActions(context, found, params, token)),
          ...collectNoteActions(context, found, params),
          ...tableActions(context, found, params),
          ...(await collectSafeActions(context, found, params, token)),
        ]
        return hasLiterals ? actions : toCommands(context, actions)
      },
    ),
  )
  if (takesCommands(context.capabilities))
    context.connection.onExecuteCommand(async ({ command, arguments: given = [] }) => {
      const [edit] = given as WorkspaceEdit[]
      if (command === APPLY_EDIT && edit) await context.connection.workspace.applyEdit(edit)
      return null
    })
  context.connection.onCodeActionResolve((action, token) =>
    context.answerAll(
      'codeAction/resolve',
      token,
      action,
      async () =>
        (await resolveTargetAction(context, action, token)) ??
        (await resolveFixAll(context, action, token)) ??
        (await resolveGlossaryAction(context, action, token)),
    ),
  )
}

/** For clients that know commands alone: each has the server send the edit. Without a way to send one there is nothing to offer. */
function toCommands({ capabilities }: Context, actions: readonly CodeAction[]): Command[] {
  if (!takesCommands(capabilities)) return []
  return actions.flatMap(({ title, edit }) => (edit ? [{ title, command: APPLY_EDIT, arguments: [edit] }] : []))
}

/** Somebody opens a list of actions, and no cursor merely moves: then they may hold edits, which are made in slices. */
function isAsked({ context: { only, triggerKind } }: CodeActionParams): boolean {
  return only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic
}

/** The fixes for findings that touch the range of the request. */
async function collectQuickFixes(
  context: Context,
  { folder, document }: Found,
  params: CodeActionParams,
): Promise<CodeAction[]> {
  const { only } = params.context
  if (only && !only.some(kind => CodeActionKind.QuickFix.startsWith(kind))) return []
  const start = document.offsetAt(params.range.start)
  const end = document.offsetAt(params.range.end)
  const isOff = (code: Code): boolean => context.workspace.severityOf(folder, code) === 'off'
  const all = diagnose(folder.corpus, document, context.ports.year(), isOff)
  const findings = all.filter(finding => finding.start <= end && start <= finding.end && !isOff(finding.code))
  const pins = pinActions(context, { folder, document }, { start, end })
  if (findings.length === 0) return pins
  const fixes = await collectFixes(folder.corpus, document, findings, context.ports.pinyin)
  const actions = fixes.map(fix => ({
    title: titleOf(fix, context.locale),
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics: params.context.diagnostics.filter(
      ({ code, range }) => code === fix.finding.code && document.offsetAt(range.start) === fix.finding.start,
    ),
    edit: {
      changes: changesOf(context, { folder, document }, fix),
    },
  }))
  return [...actions, ...fixAllActions(context, params, findings, all), ...pins]
}

/** A reference that was inferred is no finding; yet an author may want to say it in so many words. */
function pinActions(context: Context, { folder, document }: Found, range: Range): CodeAction[] {
  if (!folder.corpus.isComplete) return []
  return collectPins(folder.corpus, document, range).map(({ address, edits }) => ({
    title: context.locale === 'zh' ? `固定此引用：${address}` : `Pin this reference: ${address}`,
    kind: CodeActionKind.QuickFix,
    edit: {
      changes: {
        [context.workspace.clientUri(document.uri)]: edits.map(edit => ({
          range: toLspRange(document, edit),
          newText: edit.text,
        })),
      },
    },
  }))
}

/** A table of raw HTML, or lines that were pasted from one, at the cursor, whatever is found in it. */
function tableActions(
  context: Context,
  { document }: Found,
  { range, context: { only } }: CodeActionParams,
): CodeAction[] {
  if (only && !only.some(kind => MARKDOWN_TABLE_KIND === kind || MARKDOWN_TABLE_KIND.startsWith(`${kind}.`))) return []
  const at = document.offsetAt(range.start)
  const html = markdownTable(document, at)
  const edit = html ?? pastedAsMarkdown(document, at)
  if (!edit) return []
  const changes = [{ range: toLspRange(document, edit), newText: edit.text }]
  return [
    {
      title: html ? markdownTableTitle(context.locale) : context.locale === 'zh' ? '改为表格' : 'Make this a table',
      kind: MARKDOWN_TABLE_KIND,
      edit: { changes: { [context.workspace.clientUri(document.uri)]: changes } },
    },
  ]
}

function markdownTableTitle(locale: Locale): string {
  return locale === 'zh' ? '将此 HTML 表格改为 Markdown 表格' : 'Make this HTML table a Markdown table'
}

function changesOf(context: Context, { folder, document }: Found, { uri, edits }: Fix): Record<string, TextEdit[]> {
  const there = (uri === undefined ? undefined : folder.corpus.document(uri)) ?? document
  const changes = edits.map(edit => ({ range: toLspRange(there, edit), newText: edit.text }))
  return { [context.workspace.clientUri(there.uri)]: changes }
}

function titleOf(fix: Fix, locale: Locale): string {
  switch (fix.kind) {
    case 'tag-target':
      return locale === 'zh' ? `标注此目标：target:${fix.label}` : `Tag this target as target:${fix.label}`
    case 'tag-outcome':
      return locale === 'zh' ? `标注为完成情况：outcome:${fix.label}` : `Tag as outcome:${fix.label}`
    case 'not-target':
      return locale === 'zh' ? '不是目标' : 'Not a target'
    case 'not-target-line':
      return locale === 'zh' ? '不是目标：此行不再提示' : 'Not a target: silence this line'
    case 'not-target-table':
      return locale === 'zh' ? '不是目标：此表不再提示' : 'Not a target: silence this table'
    case 'markdown-table':
      return markdownTableTitle(locale)
    case 'replace-id':
    case 'replace-words':
      return locale === 'zh' ? `改为“${fix.label}”` : `Change to “${fix.label}”`
    case 'add-rendering':
      return locale === 'zh'
        ? `将“${fix.label}”加入“${fix.of}”的英译`
        : `Add “${fix.label}” to the renderings of “${fix.of}”`
    case 'tag-term':
      return locale === 'zh' ? `标注为“${fix.of}”：term:${fix.label}` : `Tag as “${fix.of}”: term:${fix.label}`
    case 'keep-term':
      return locale === 'zh'
        ? `旧称属实：标注为 term:${fix.label}`
        : `The old term is meant: tag it as term:${fix.label}`
    case 'tell-apart':
      return locale === 'zh' ? `两个义项：添加 see: ${fix.label}` : `These are two senses: add see: ${fix.label}`
    case 'unlink':
      return locale === 'zh' ? '去掉链接，保留文字' : 'Remove the link, keep its words'
    case 'mend-item':
      return locale === 'zh' ? '修复列表项' : 'Mend the list item'
    case 'unindent':
      return locale === 'zh' ? '去掉缩进' : 'Take the indentation away'
    case 'raise-heading':
      return locale === 'zh' ? '提升此标题及其下级标题' : 'Raise this heading and those below it'
    case 'remove-repetition':
      return locale === 'zh' ? '删除重复的段落' : 'Remove this repetition'
    case 'mend-marks':
      return locale === 'zh' ? `全部改为全角标点（${fix.label} 处）` : `Change all ${fix.label} to full-width marks`
    case 'remove-characters':
      return locale === 'zh' ? '删除这些字符' : 'Remove these characters'
    case 'add-fields':
      return locale === 'zh' ? `添加字段：${fix.label}` : `Add the fields ${fix.label}`
  }
}
