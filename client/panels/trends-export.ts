// Exports trends: asks for a file and writes the text that the server or the page has made.

import * as vscode from 'vscode'
import type { Format } from '../pages/trends/messages.ts'
import type { Session } from '../session.ts'

export async function exportTrends(session: Session, format: Format, text: string): Promise<void> {
  try {
    const [folder] = vscode.workspace.workspaceFolders ?? []
    const uri = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export Trends'),
      filters: { [format.toUpperCase()]: [format] },
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, `trends.${format}`) } : {}),
    })
    if (!uri) return
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
    const open = vscode.l10n.t('Open')
    const name = uri.path.split('/').at(-1) ?? ''
    const said = vscode.l10n.t('The figures were written to {0}.', name)
    if ((await vscode.window.showInformationMessage(said, open)) === open)
      await vscode.commands.executeCommand('vscode.open', uri)
  } catch (error) {
    session.log.error(`trends cannot be exported: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(vscode.l10n.t('The figures cannot be exported; the log says why.'))
  }
}
