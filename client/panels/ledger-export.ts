// *Export Target Ledger*: asks for a format and a file, and writes what the server gives.

import * as vscode from 'vscode'
import type { Format } from '../pages/ledger/messages.ts'
import type { Session } from '../session.ts'

/** Asks the server for the text, and the user for a file. */
export async function exportLedger(
  session: Session,
  format: Format,
  scope: string | undefined,
  refs: readonly string[] | undefined,
): Promise<void> {
  try {
    const { text } = await session.request('tifa/exportLedger', {
      format,
      ...(scope === undefined ? {} : { uri: scope }),
      ...(refs ? { refs } : {}),
    })
    const [folder] = vscode.workspace.workspaceFolders ?? []
    const uri = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export Target Ledger'),
      filters: { [format.toUpperCase()]: [format] },
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, `ledger.${format}`) } : {}),
    })
    if (!uri) return
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
    const open = vscode.l10n.t('Open')
    const name = uri.path.split('/').at(-1) ?? ''
    if (
      (await vscode.window.showInformationMessage(vscode.l10n.t('The ledger was written to {0}.', name), open)) === open
    )
      await vscode.commands.executeCommand('vscode.open', uri)
  } catch (error) {
    session.log.error(`the ledger cannot be exported: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(vscode.l10n.t('The ledger cannot be exported; the log says why.'))
  }
}

export async function pickFormat(): Promise<Format | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: 'CSV', description: vscode.l10n.t('for spreadsheets'), format: 'csv' as const },
      { label: 'JSON', description: vscode.l10n.t('for programs'), format: 'json' as const },
    ],
    { title: vscode.l10n.t('Export Target Ledger') },
  )
  return picked?.format
}

export function formatOf(value: unknown): Format | undefined {
  return value === 'csv' || value === 'json' ? value : undefined
}
