// *Export Notes*: asks for a format and a file, and writes what the server gives.

import * as vscode from 'vscode'
import type { Session } from '../session.ts'

type Format = 'csv' | 'json' | 'markdown'

const ENDINGS = { csv: 'csv', json: 'json', markdown: 'md' } as const

/** Exports all notes, or those that the view's filter lets through. */
export async function exportNotes(session: Session, given: Format | undefined, text: string): Promise<void> {
  const format = given ?? (await pickFormat())
  if (!format) return
  try {
    const params = { format, ...(text === '' ? {} : { text }) }
    const found = await session.request('tifa/exportNotes', params)
    const ending = ENDINGS[format]
    const [folder] = vscode.workspace.workspaceFolders ?? []
    const uri = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export Notes'),
      filters: { [format === 'markdown' ? 'Markdown' : format.toUpperCase()]: [ending] },
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, `notes.${ending}`) } : {}),
    })
    if (!uri) return
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(found.text))
    const open = vscode.l10n.t('Open')
    const name = uri.path.split('/').at(-1) ?? ''
    const message = vscode.l10n.t('The notes were written to {0}.', name)
    if ((await vscode.window.showInformationMessage(message, open)) === open)
      await vscode.commands.executeCommand('vscode.open', uri)
  } catch (error) {
    session.log.error(`the notes cannot be exported: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(vscode.l10n.t('The notes cannot be exported; the log says why.'))
  }
}

export function formatOf(value: unknown): Format | undefined {
  return value === 'csv' || value === 'json' || value === 'markdown' ? value : undefined
}

async function pickFormat(): Promise<Format | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: 'CSV', description: vscode.l10n.t('for spreadsheets'), format: 'csv' as const },
      { label: 'JSON', description: vscode.l10n.t('for programs'), format: 'json' as const },
      { label: 'Markdown', description: vscode.l10n.t('to be read'), format: 'markdown' as const },
    ],
    { title: vscode.l10n.t('Export Notes') },
  )
  return picked?.format
}
