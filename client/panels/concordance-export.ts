// Exports of the concordance: asks the user for a file, and writes what the server gives.

import * as vscode from 'vscode'
import type { ConcordanceParams } from '../../server/wire/concordance.ts'
import type { Format, Options, Tab } from '../pages/concordance/messages.ts'
import type { Session } from '../session.ts'

/** Writes what a tab of the page shows, all of it. */
export async function exportConcordance(
  session: Session,
  format: Format,
  params: ConcordanceParams,
  { what, options }: { readonly what: Tab; readonly options: Options },
): Promise<void> {
  try {
    const wanted = format === 'json' ? 'json' : 'csv'
    const { text } = await session.request('tifa/exportConcordance', {
      ...params,
      ...options,
      what,
      format: wanted,
    })
    const [folder] = vscode.workspace.workspaceFolders ?? []
    const uri = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export Concordance'),
      filters: { [wanted.toUpperCase()]: [wanted] },
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, `concordance.${wanted}`) } : {}),
    })
    if (!uri) return
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
    const open = vscode.l10n.t('Open')
    const name = uri.path.split('/').at(-1) ?? ''
    const said = vscode.l10n.t('The concordance was written to {0}.', name)
    if ((await vscode.window.showInformationMessage(said, open)) === open)
      await vscode.commands.executeCommand('vscode.open', uri)
  } catch (error) {
    session.log.error(`the concordance cannot be exported: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(vscode.l10n.t('The concordance cannot be exported; the log says why.'))
  }
}
