// Opens a copy of the corpus that comes with Tifa, to be read and written in without harm.

import * as vscode from 'vscode'
import { writeMissing } from './new-files.ts'

declare const CORPUS_FILES: readonly string[]

/** Copies the sample corpus into the extension's own storage, files that are there already excepted, and opens it. */
export async function openSampleCorpus(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Promise<void> {
  const version = String(context.extension.packageJSON['version'])
  const folder = vscode.Uri.joinPath(context.globalStorageUri, `sample-corpus-${version}`)
  try {
    await writeMissing(
      folder,
      CORPUS_FILES.map(path => ({
        path,
        content: () => vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'corpus', path)),
      })),
    )
  } catch (error) {
    log.error(
      `the sample corpus cannot be copied to ${folder.toString()}: ${error instanceof Error ? error.message : String(error)}`,
    )
    void vscode.window.showErrorMessage(vscode.l10n.t('The sample corpus cannot be opened; the log says why.'))
    return
  }
  const hasFolder = (vscode.workspace.workspaceFolders?.length ?? 0) > 0
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: hasFolder })
}
