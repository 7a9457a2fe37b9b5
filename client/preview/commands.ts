// The commands that set glosses above the terms of a preview, or take them away.

import * as vscode from 'vscode'
import type { AboveTerms, Ruby } from './above-terms.ts'
import type { Preview } from './preview.ts'

const COMMANDS: Readonly<Record<string, Ruby>> = {
  'tifa.showPinyinInPreview': 'pinyin',
  'tifa.showEnglishInPreview': 'english',
  'tifa.hideGlossesInPreview': 'off',
}

export function registerPreviewCommands(preview: Preview, above: AboveTerms): vscode.Disposable[] {
  return Object.entries(COMMANDS).map(([command, ruby]) =>
    vscode.commands.registerCommand(command, async (given?: unknown) => {
      const uri = documentOf(preview, given)
      if (uri) await above.choose(uri, ruby)
    }),
  )
}

/** The document that is meant: the one given by a menu, of the preview in front, or in the editor. */
function documentOf(preview: Preview, given: unknown): vscode.Uri | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab
  const { input, label } = tab ?? {}
  if (input instanceof vscode.TabInputCustom) return input.uri
  if (input instanceof vscode.TabInputWebview) {
    // Its tab is called after the document, in the words of VS Code's language; nothing else says which one it shows.
    return (
      preview.documents.find(uri => label?.endsWith(uri.path.slice(uri.path.lastIndexOf('/') + 1))) ??
      preview.documents[0]
    )
  }
  if (given instanceof vscode.Uri) return given
  const document = vscode.window.activeTextEditor?.document
  return document?.languageId === 'markdown' ? document.uri : undefined
}
