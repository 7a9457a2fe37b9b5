// Writes a text that the server gives to a file of the user's choice, and offers to open it.

import * as vscode from 'vscode'
import type { Session } from './session.ts'

interface TextExport {
  /** Of the dialogue. */
  readonly title: string
  /** The file that is proposed, in the first folder. */
  readonly name: string
  /** What such a file is called in the dialogue; the ending in capitals if it is not said. */
  readonly kind?: string
  /** What is said once the file is there, with its name for `{0}`. */
  readonly written: (name: string) => string
  /** What is said where that fails, beside the log. */
  readonly failed: string
}

/** Nothing is asked or written where `give` gives undefined. */
export async function exportText(
  session: Session,
  { title, name, kind, written, failed }: TextExport,
  give: () => Promise<string | undefined>,
): Promise<void> {
  try {
    const text = await give()
    if (text === undefined) return
    const ending = name.slice(name.lastIndexOf('.') + 1)
    const [folder] = vscode.workspace.workspaceFolders ?? []
    const uri = await vscode.window.showSaveDialog({
      title,
      filters: { [kind ?? ending.toUpperCase()]: [ending] },
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
    })
    if (!uri) return
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
    const open = vscode.l10n.t('Open')
    const said = written(uri.path.split('/').at(-1) ?? '')
    if ((await vscode.window.showInformationMessage(said, open)) === open)
      await vscode.commands.executeCommand('vscode.open', uri)
  } catch (error) {
    session.log.error(`${name} cannot be exported: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(failed)
  }
}
