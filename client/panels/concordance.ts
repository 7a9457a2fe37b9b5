// *Find in Corpus (KWIC)*: the command, and the one panel that a window has.

import * as vscode from 'vscode'
import { activeMarkdown, toLspPosition, toLspRange } from '../active-editor.ts'
import { NO_FILTER, type Query, type Question, type Sort } from '../pages/concordance/messages.ts'
import type { Session } from '../session.ts'
import { ConcordancePanel, createPanel, VIEW } from './concordance-panel.ts'
import type { Shown } from './live-panel.ts'

/** Readers of a concordance look to the right of the keyword first. */
const FIRST_SORT: readonly Sort[] = [{ by: 'right', descending: false }]

export function registerConcordance(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  let shown: ConcordancePanel | undefined
  const adopt = (
    panel: vscode.WebviewPanel,
    scope: string | undefined,
    question: Question | undefined,
  ): ConcordancePanel => {
    const made = new ConcordancePanel(panel, context.extensionUri, session, context.workspaceState, scope, question)
    shown = made
    panel.onDidDispose(() => {
      if (shown === made) shown = undefined
    })
    return made
  }
  return [
    vscode.commands.registerCommand('tifa.findInCorpus', async (argument?: unknown): Promise<Shown | undefined> => {
      const scope = activeMarkdown()?.document.uri.toString()
      const query = queryOf(argument) ?? (await queryAtCursor(session))
      const question = query && { query, filter: NO_FILTER, sort: FIRST_SORT }
      const panel = shown ?? adopt(createPanel(), scope, question)
      return panel.show(question, scope)
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW, {
      async deserializeWebviewPanel(panel) {
        if (shown) panel.dispose()
        else adopt(panel, undefined, undefined)
      },
    }),
    { dispose: () => shown?.dispose() },
  ]
}

/** Links give an object of ours; menus give the uri of their editor, the palette and keys nothing. */
function queryOf(argument: unknown): Query | undefined {
  if (typeof argument !== 'object' || argument === null || argument instanceof vscode.Uri) return undefined
  const { kind, text, label } = argument as Record<string, unknown>
  if (typeof text !== 'string' || text === '') return undefined
  return {
    kind: kind === 'term' || kind === 'pattern' ? kind : 'phrase',
    text,
    label: typeof label === 'string' ? label : text,
  }
}

/** The term under the cursor, or the words that are selected. */
async function queryAtCursor(session: Session): Promise<Query | undefined> {
  const editor = activeMarkdown()
  if (!editor || !session.isRunning) return undefined
  const { selection, document } = editor
  const place = selection.isEmpty ? { position: toLspPosition(selection.active) } : { range: toLspRange(selection) }
  try {
    const found = await session.request('tifa/concordanceAt', { uri: document.uri.toString(), ...place })
    return found ?? undefined
  } catch (error) {
    session.log.error(`the concordance: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
