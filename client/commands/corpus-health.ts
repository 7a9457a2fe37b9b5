// *Show Corpus Health*: has the server look at all documents, and opens its report.

import * as vscode from 'vscode'
import { openReportDocument } from '../report-document.ts'
import type { Session } from '../session.ts'

/** Where the report is open already it is shown anew. Gives its address; undefined where it was cancelled or could not be made. */
export async function showCorpusHealth(session: Session): Promise<string | undefined> {
  if (!session.isRunning) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document of a corpus first.'))
    return undefined
  }
  const title = vscode.l10n.t('Looking at all documents of the corpus…')
  const location = vscode.ProgressLocation.Notification
  try {
    const uri = await vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
      const found = await session.request('tifa/health', {}, token)
      return token.isCancellationRequested ? undefined : vscode.Uri.parse(found.uri)
    })
    if (uri) await openReportDocument(session, uri)
    return uri?.toString()
  } catch (error) {
    if (error instanceof vscode.CancellationError) return undefined
    session.log.error(`no corpus health: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
