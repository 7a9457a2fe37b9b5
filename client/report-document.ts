// Opens a report, a virtual document of the server's, as one reads it.

import * as vscode from 'vscode'
import type { Session } from './session.ts'

/** Rendered; as text where no folder is open, since the preview could follow no link then. */
export async function openReportDocument(session: Session, uri: vscode.Uri): Promise<void> {
  const hasFolder = (vscode.workspace.workspaceFolders?.length ?? 0) > 0
  // The preview of a document of its own, not the one that follows the active editor: links would lead it away.
  if (hasFolder) {
    try {
      await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor', {
        preview: false,
      })
      return
    } catch (error) {
      session.log.warn(`no preview: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  await vscode.window.showTextDocument(uri, { preview: false })
}
