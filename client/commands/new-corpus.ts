// *New Corpus*: a folder with a sample plan, a glossary and a tifa.yaml, to begin a corpus of one's own.

import * as vscode from 'vscode'
import type { Session } from '../session.ts'
import { writeMissing } from './new-files.ts'

/** What the command gives back: the folder, and which files were written. */
export interface NewCorpus {
  readonly folder: string
  readonly written: readonly string[]
}

/** Makes the files in a folder, or in one that is asked for; null where the user gives up. What is there stays as it is. */
export async function makeCorpus(session: Session, given: unknown): Promise<NewCorpus | null> {
  const folder = given instanceof vscode.Uri ? given : await askFolder()
  if (!folder) return null
  await session.start()
  let written: readonly string[]
  let first: string | undefined
  try {
    const { files } = await session.request('tifa/newCorpus', {})
    first = files[0]?.path
    written = await writeMissing(
      folder,
      files.map(({ path, text }) => ({ path, content: () => new TextEncoder().encode(text) })),
    )
  } catch (error) {
    session.log.error(`no corpus can be made: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(vscode.l10n.t('The corpus cannot be made; the log says why.'))
    return null
  }
  if (written.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('All files of a new corpus are there already.'))
  if (vscode.workspace.getWorkspaceFolder(folder)) {
    if (first !== undefined)
      await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, first), { preview: false })
  } else {
    const hasFolder = (vscode.workspace.workspaceFolders?.length ?? 0) > 0
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: hasFolder })
  }
  return { folder: folder.toString(), written }
}

async function askFolder(): Promise<vscode.Uri | undefined> {
  type Item = vscode.QuickPickItem & { readonly uri?: vscode.Uri }
  const open = vscode.workspace.workspaceFolders ?? []
  const folders = open.map(({ name, uri }): Item => {
    const description = open.length === 1 ? vscode.l10n.t('this folder') : uri.fsPath
    return { label: `$(root-folder) ${name}`, description, uri }
  })
  const other: Item = { label: `$(folder-opened) ${vscode.l10n.t('Another folder…')}` }
  const title = vscode.l10n.t('Where the new corpus goes')
  const picked = folders.length > 0 ? await vscode.window.showQuickPick([...folders, other], { title }) : other
  if (picked !== other) return picked?.uri
  const [folder] = (await vscode.window.showOpenDialog({ title, canSelectFiles: false, canSelectFolders: true })) ?? []
  return folder
}
