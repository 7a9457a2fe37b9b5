// *Show Trends*: the command, and the one panel that a window has.

import * as vscode from 'vscode'
import type { Session } from '../session.ts'
import type { Shown } from './live-panel.ts'
import { createTrendsPanel, TrendsPanel, VIEW } from './trends-panel.ts'

/** What the command may be given: terms, and the document that they are asked from. */
interface Wanted {
  readonly uri?: string
  readonly terms?: readonly string[]
}

export function registerTrends(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  let trends: TrendsPanel | undefined
  const adopt = (panel: vscode.WebviewPanel): TrendsPanel => {
    const made = new TrendsPanel(panel, context.extensionUri, session)
    trends = made
    panel.onDidDispose(() => {
      if (trends === made) trends = undefined
    })
    return made
  }
  return [
    vscode.commands.registerCommand('tifa.showTrends', async (argument?: unknown): Promise<Shown | undefined> => {
      const wanted = wantedBy(argument)
      // Before the panel takes the focus from the editor.
      const terms = wanted.terms ?? (await termsAtCursor(session))
      const uri = wanted.uri ?? vscode.window.activeTextEditor?.document.uri.toString()
      return (trends ?? adopt(createTrendsPanel())).show(terms, uri)
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW, {
      async deserializeWebviewPanel(panel) {
        // A window has one such panel; a second one can be left over by a version that had more.
        if (trends) panel.dispose()
        else adopt(panel)
      },
    }),
    { dispose: () => trends?.dispose() },
  ]
}

/** Menus give the uri of their editor, lenses an object of ours; the palette gives nothing. */
function wantedBy(argument: unknown): Wanted {
  if (argument instanceof vscode.Uri) return { uri: argument.toString() }
  if (typeof argument !== 'object' || argument === null) return {}
  const { uri, terms } = argument as Record<string, unknown>
  return {
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(Array.isArray(terms) ? { terms: terms.filter(term => typeof term === 'string') } : {}),
  }
}

/** The longest selection that is taken for words. */
const LONGEST = 100

/** The selected words, else the term or phrase at the cursor; nothing where there is none. */
async function termsAtCursor(session: Session): Promise<string[]> {
  const editor = vscode.window.activeTextEditor
  if (editor?.document.languageId !== 'markdown' || !session.isRunning) return []
  const { document, selection } = editor
  const selected = document.getText(selection).trim()
  if (selected !== '') return selected.length > LONGEST || selected.includes('\n') ? [] : [selected]
  const { line, character } = selection.active
  const params = { uri: document.uri.toString(), position: { line, character } }
  const found = await session.request('tifa/topicAt', params)
  return found ? [found.ask] : []
}
