// What the *Plans* view does with a plan: opens it, at a section or a field of its front matter, shows its hierarchy, copies its id.

import * as vscode from 'vscode'
import type { PlanPlaceParams } from '../../server/wire/plans.ts'
import type { Session } from '../session.ts'
import type { Node } from './plan-tree.ts'

export function registerPlanCommands(session: Session): vscode.Disposable[] {
  const register = (name: string, run: (node: unknown) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(name, run)
  return [
    register('tifa.openPlan', node => open(session, wantedBy(node), vscode.ViewColumn.Active)),
    register('tifa.openPlanField', node => open(session, wantedBy(node), vscode.ViewColumn.Active)),
    register('tifa.openPlanToSide', node => open(session, wantedBy(node), vscode.ViewColumn.Beside)),
    register('tifa.showPlanHierarchy', async node => {
      const wanted = wantedBy(node)
      // From an editor it is what stands at the cursor, from the tree the plan itself.
      if (wanted) await open(session, { uri: wanted.uri }, vscode.ViewColumn.Active)
      await vscode.commands.executeCommand('editor.showTypeHierarchy')
    }),
    register('tifa.copyPlanId', async node => {
      const id = isNode(node) && node.kind === 'plan' ? node.item.id : undefined
      if (id !== undefined) await vscode.env.clipboard.writeText(id)
    }),
  ]
}

/** Opens a place of a plan, which the server knows anew: what was listed may have moved since. */
async function open(
  session: Session,
  wanted: PlanPlaceParams | undefined,
  viewColumn: vscode.ViewColumn,
): Promise<void> {
  if (!wanted) return
  const place = await session.request('tifa/planPlace', wanted)
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(wanted.uri))
  const { start, end } = place?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  const range = new vscode.Range(start.line, start.character, end.line, end.character)
  // A value that is to be mended is selected; elsewhere a selection would only be in the way.
  const selection = wanted.field === undefined ? new vscode.Range(range.start, range.start) : range
  const editor = await vscode.window.showTextDocument(document, { viewColumn, selection })
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

function wantedBy(node: unknown): PlanPlaceParams | undefined {
  if (!isNode(node)) return undefined
  if (node.kind !== 'plan') {
    return node.kind === 'section' ? { uri: node.uri, section: node.section } : { uri: node.uri }
  }
  const { uri, field } = node.item
  return uri === undefined ? undefined : { uri, ...(field === undefined ? {} : { field }) }
}

/** Menus of the tree give its nodes, the palette nothing, menus of an editor its address. */
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'key' in value
}
