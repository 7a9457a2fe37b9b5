// Mends all findings of one code in a document, or all that need no look: as a quick fix beside the single one, and as a source action.

import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type TextEdit,
} from 'vscode-languageserver'
import { type Edit, inOrder } from '../../core/features/code-action.ts'
import { diagnose } from '../../core/features/diagnostics.ts'
import { collectFormFixes, isMendedWithOthers, isSurelyMended } from '../../core/features/form-fixes.ts'
import type { Code, Finding } from '../../core/model/finding.ts'
import { FIX_ALL_KIND } from '../capabilities.ts'
import type { Context, Found } from '../context.ts'
import { toLspRange } from '../convert.ts'
import { runSliced } from '../slices.ts'

/** What an action is about; the client gives it back to have the edit made. */
interface ActionData {
  readonly action: 'fix-all'
  readonly uri: string
  /** Undefined: all that need no look. */
  readonly code?: Code
}

/** One action for each code that is found at the cursor and elsewhere in the document, too. `all` are the document's findings. */
export function fixAllActions(
  { capabilities, locale }: Context,
  { textDocument: { uri } }: CodeActionParams,
  here: readonly Finding[],
  all: readonly Finding[],
): CodeAction[] {
  const { codeAction } = capabilities.textDocument ?? {}
  // The edit may be as long as the document: it is made for those alone who ask for it.
  if (!codeAction?.dataSupport || !codeAction.resolveSupport?.properties.includes('edit')) return []
  const codes = new Set(here.filter(isMendedWithOthers).map(({ code }) => code))
  return [...codes].flatMap(code => {
    const count = all.reduce(
      (sum, finding) => sum + (finding.code === code && isMendedWithOthers(finding) ? placesOf(finding) : 0),
      0,
    )
    if (count < 2) return []
    const data: ActionData = { action: 'fix-all', uri, code }
    const title =
      locale === 'zh' ? `修正本文全部 ${code}（${count} 处）` : `Mend all ${code} in this document (${count})`
    return [{ title, kind: CodeActionKind.QuickFix, data }]
  })
}

/** How many places a finding stands for. */
function placesOf(finding: Finding): number {
  return ('places' in finding ? finding.places : undefined) ?? 1
}

/** The source action that editors may run when a file is saved: where somebody asks for such. */
export async function collectSafeActions(
  context: Context,
  { folder, document }: Found,
  { textDocument: { uri }, context: { only, triggerKind } }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const isAsked = only?.some(kind => kind === FIX_ALL_KIND || FIX_ALL_KIND.startsWith(`${kind}.`))
  if (!isAsked || (triggerKind === CodeActionTriggerKind.Automatic && !only?.includes(FIX_ALL_KIND))) return []
  const edits = await mendAll(context, { folder, document }, undefined, token)
  if (edits.length === 0) return []
  const title = context.locale === 'zh' ? '修正确定无疑之处' : 'Mend what is beyond doubt'
  return [{ title, kind: FIX_ALL_KIND, edit: { changes: { [uri]: edits } } }]
}

/** The action with its edit; undefined for an action of another sort. */
export async function resolveFixAll(
  context: Context,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction | undefined> {
  const data: unknown = action.data
  if (!isActionData(data)) return undefined
  const { data: _, ...rest } = action
  const found = context.workspace.find(data.uri)
  if (!found) return rest
  return { ...rest, edit: { changes: { [data.uri]: await mendAll(context, found, data.code, token) } } }
}

async function mendAll(
  context: Context,
  { folder, document }: Found,
  code: Code | undefined,
  token: CancellationToken,
): Promise<TextEdit[]> {
  const isOff = (code: Code): boolean => context.workspace.severityOf(folder, code) === 'off'
  const findings = diagnose(folder.corpus, document, context.ports.year(), isOff).filter(finding =>
    code === undefined
      ? isSurelyMended(finding) && !isOff(finding.code)
      : finding.code === code && isMendedWithOthers(finding),
  )
  function* collect(): Generator<undefined, Edit[]> {
    const edits: Edit[] = []
    for (const finding of findings) {
      for (const fix of collectFormFixes(document, finding, () => true)) if (fix.preferred) edits.push(...fix.edits)
      yield
    }
    return edits
  }
  const edits = await runSliced(context.ports, token, collect())
  return inOrder(edits).map(edit => ({ range: toLspRange(document, edit), newText: edit.text }))
}

function isActionData(data: unknown): data is ActionData {
  return typeof data === 'object' && data !== null && 'action' in data && data.action === 'fix-all'
}
