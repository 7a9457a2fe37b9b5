// Applies quick fixes.

import * as vscode from 'vscode'
import { find } from './documents.ts'
import { until } from './until.ts'

/** Applies the fix with this title, as VS Code does when a person picks it. */
export async function fix(document: vscode.TextDocument, marked: string, title: string): Promise<void> {
  const { position } = find(document, marked)
  let titles: string[] = []
  const action = await until(
    `fix “${title}”`,
    async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(position, position),
        vscode.CodeActionKind.QuickFix.value,
      )
      titles = actions.map(({ title }) => title)
      return actions.find(action => action.title === title)
    },
    () => `; there are: ${titles.join(', ')}`,
  )
  if (!action.edit || !(await vscode.workspace.applyEdit(action.edit))) throw new Error('The fix was not applied')
}
