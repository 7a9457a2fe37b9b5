// Where a definition or a reference stands, as one line to compare.

import * as vscode from 'vscode'
import { pathOf } from './documents.ts'

/** `path: text of the range`, the text read from the document itself. */
export async function placeOf(uri: vscode.Uri, range: vscode.Range): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri)
  return `${pathOf(uri)}: ${document.getText(range)}`
}
