// The report of an import, as a virtual document that is shown rendered.

import * as vscode from 'vscode'
import type { Session } from '../session.ts'

const SCHEME = 'tifa-import'
/** Reports that can still be shown. */
const MOST = 20

export class ImportReports implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>()
  #number = 0

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this)
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.query) ?? vscode.l10n.t('This report is gone: import the file again to have it.')
  }

  /** Keeps a report; its address. */
  add(text: string): vscode.Uri {
    const query = String(++this.#number)
    this.#texts.set(query, text)
    if (this.#texts.size > MOST) this.#texts.delete(this.#texts.keys().next().value ?? '')
    return vscode.Uri.from({ scheme: SCHEME, path: `/${vscode.l10n.t('Import report')}.md`, query })
  }

  /** Shows a report rendered beside the document; as text where no folder is open, since the preview could follow no link then. */
  async show(session: Session, uri: vscode.Uri): Promise<void> {
    const options = { viewColumn: vscode.ViewColumn.Beside, preview: false }
    if ((vscode.workspace.workspaceFolders?.length ?? 0) > 0) {
      try {
        await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor', options)
        return
      } catch (error) {
        session.log.warn(`no preview: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    await vscode.window.showTextDocument(uri, options)
  }
}
