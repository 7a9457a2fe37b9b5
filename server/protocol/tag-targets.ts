// Tags all untagged targets of a section or document, as a request and as source actions; and leads from one to the next.

import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Position,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { encloseAtOnce } from '../core/features/link.ts'
import { type TargetTag, tagTargetsInSteps } from '../core/features/tag-targets.ts'
import { collectUntaggedTargets, findNextUntagged, sectionAround } from '../core/features/untagged-targets.ts'
import type { TagTargetsParams, TagTargetsResult, UntaggedTargetResult } from '../wire/targets.ts'
import { TAG_TARGETS_KIND } from './capabilities.ts'
import type { Context, Found } from './context.ts'
import { toLspRange } from './convert.ts'
import { runSliced } from './slices.ts'
import { preview, toWorkspaceEdit } from './workspace-edit.ts'

export function serveTagTargets(context: Context): void {
  context.serve('tifa/tagTargets', (params, token) =>
    context.answer('tagTargets', params.textDocument.uri, token, null, found =>
      tagAll(context, found, params.scope, params.position, token),
    ),
  )
  context.serve('tifa/untaggedTarget', (params, token) =>
    context.answer('untaggedTarget', params.textDocument.uri, token, null, (found): UntaggedTargetResult | null => {
      const { folder, document } = found
      const findings = collectUntaggedTargets(folder.corpus, document)
      const index = findNextUntagged(findings, document.offsetAt(params.position), params.direction)
      const finding = findings[index]
      return finding ? { range: toLspRange(document, finding), index, total: findings.length } : null
    }),
  )
}

type Scope = TagTargetsParams['scope']

const SCOPES: readonly Scope[] = ['section', 'document']

/** What an action is about; the client gives it back to have the edit made. */
interface ActionData {
  readonly action: 'tag-targets'
  readonly uri: string
  readonly scope: Scope
  readonly position: Position
}

/** The source actions for the range: where somebody asks for such, and never while the cursor only moves. */
export async function collectTargetActions(
  context: Context,
  found: Found,
  { textDocument, range, context: asked }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  if (!asked.only && asked.triggerKind === CodeActionTriggerKind.Automatic) return []
  const actions: CodeAction[] = []
  for (const scope of SCOPES) {
    const kind = `${TAG_TARGETS_KIND}.${scope}`
    if (asked.only && !asked.only.some(only => only === '' || kind === only || kind.startsWith(`${only}.`))) continue
    const count = collectIn(found, scope, range.start).length
    if (count === 0) continue
    const data: ActionData = { action: 'tag-targets', uri: textDocument.uri, scope, position: range.start }
    actions.push({ title: titleOf(context, scope, count), kind, data })
  }
  const { codeAction } = context.capabilities.textDocument ?? {}
  if (codeAction?.dataSupport && codeAction.resolveSupport?.properties.includes('edit')) return actions
  const resolved = await Promise.all(actions.map(action => resolveTargetAction(context, action, token)))
  return resolved.flatMap(action => (action?.edit ? [action] : []))
}

/** The action with its edit; undefined for an action of another sort. */
export async function resolveTargetAction(
  context: Context,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction | undefined> {
  const data: unknown = action.data
  if (!isActionData(data)) return undefined
  const { data: _, ...rest } = action
  const found = context.workspace.find(data.uri)
  const result = found && (await tagAll(context, found, data.scope, data.position, token))
  return result?.edit ? { ...rest, edit: result.edit as WorkspaceEdit } : rest
}

function titleOf({ locale }: Context, scope: Scope, count: number): string {
  if (locale === 'zh') return `标注${scope === 'section' ? '本节' : '本文'}的全部目标（${count} 处）`
  return `Tag all targets in this ${scope} (${count})`
}

function collectIn({ folder, document }: Found, scope: Scope, position: Position) {
  const within = scope === 'section' ? sectionAround(document, document.offsetAt(position)) : undefined
  return collectUntaggedTargets(folder.corpus, document, within)
}

async function tagAll(
  context: Context,
  found: Found,
  scope: Scope,
  position: Position,
  token: CancellationToken,
): Promise<TagTargetsResult> {
  const { folder, document } = found
  const findings = collectIn(found, scope, position)
  const work = tagTargetsInSteps(folder.corpus, document, findings, await context.ports.pinyin())
  const tags = (await runSliced(context.ports, token, work)).filter(tag => tag !== undefined)
  const edit = tags.length > 0 ? toEdit(context, found, tags) : null
  return { edit, tagged: tags.length, skipped: findings.length - tags.length }
}

/** One edit for each target, so that a preview lists each once and each can be left out; grouped by id. */
function toEdit(context: Context, { folder, document }: Found, tags: readonly TargetTag[]): WorkspaceEdit {
  const byStart = new Map(tags.map(tag => [tag.words.start, tag]))
  const hint = context.locale === 'zh' ? '不是目标的，请取消勾选，然后应用' : 'Untick what is no target, then apply'
  const { asked, annotate } = preview(context, hint)
  const edits = tags.map(({ words, address }) => encloseAtOnce(document, words, address))
  return toWorkspaceEdit(context, asked([{ uri: document.uri, isNew: false, edits, folder }]), edit => {
    const tag = byStart.get(edit.start)
    const indicator = tag?.finding.indicator
    return annotate(edit, {
      label: `target:${tag?.id ?? ''}`,
      ...(indicator === undefined ? {} : { description: indicator }),
    })
  })
}

function isActionData(data: unknown): data is ActionData {
  return typeof data === 'object' && data !== null && 'action' in data && data.action === 'tag-targets'
}
