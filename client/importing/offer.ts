// Offers to import a file that an editor cannot show, such as one that was dropped on the editor and not on the plans.

import * as vscode from 'vscode'
import type { ImportFiles } from '../commands/import.ts'
import type { Session } from '../session.ts'
import { type Source, sourceOf } from './sources.ts'

/** Formats of which VS Code by itself shows nothing. */
const UNSHOWN = /\.(?:docx|pdf|epub)$/i

/** Asks once for each file that comes up, where there is a corpus and no other extension shows it. */
export function offerImport(session: Session, importFiles: ImportFiles): vscode.Disposable {
  const asked = new Set<string>()
  return vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
    for (const { input } of opened) {
      if (!session.client || !(input instanceof vscode.TabInputText) || !UNSHOWN.test(input.uri.path)) continue
      if (asked.has(input.uri.toString())) continue
      asked.add(input.uri.toString())
      void ask(sourceOf(input.uri), importFiles)
    }
  })
}

async function ask(source: Source, importFiles: ImportFiles): Promise<void> {
  const wanted = vscode.l10n.t('Import')
  const said = vscode.l10n.t('{0} is no text that an editor can show. It can be imported.', source.name)
  if ((await vscode.window.showInformationMessage(said, wanted)) === wanted) await importFiles([source], undefined)
}
