// *Show Target Ledger* and *Export Target Ledger*: the commands, and the one panel that a window has.

import * as vscode from 'vscode'
import type { LspRange } from '../../server/wire/lsp.ts'
import type { Place } from '../place.ts'
import type { Session } from '../session.ts'
import { exportLedger, formatOf, pickFormat } from './ledger-export.ts'
import { createPanel, Ledger, VIEW } from './ledger-panel.ts'
import type { Shown } from './live-panel.ts'

/** What the command may be given: an indicator, a document of the corpus that is meant, and where it says what is meant. */
interface Wanted {
  readonly uri?: string
  readonly key?: string
  readonly range?: LspRange
}

export function registerLedger(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  let ledger: Ledger | undefined
  const adopt = (panel: vscode.WebviewPanel, scope: string | undefined): Ledger => {
    const made = new Ledger(panel, context.extensionUri, session, scope)
    ledger = made
    panel.onDidDispose(() => {
      if (ledger === made) ledger = undefined
    })
    return made
  }
  return [
    vscode.commands.registerCommand('tifa.showLedger', (argument?: unknown): Promise<Shown | undefined> => {
      const wanted = wantedBy(argument)
      const scope = scopeOf(wanted)
      // The cursor is where the editor loses the focus to the panel.
      const at = placeOf(wanted) ?? (wanted.key === undefined ? cursorPlace() : undefined)
      const shown = ledger ?? adopt(createPanel(), scope)
      return shown.show(wanted.key, at, scope)
    }),
    vscode.commands.registerCommand('tifa.exportLedger', async (argument?: { readonly format?: unknown }) => {
      const format = formatOf(argument?.format) ?? (await pickFormat())
      if (!format) return
      if (ledger?.isOnScreen) ledger.exportShown(format)
      else await exportLedger(session, format, ledger?.scope ?? scopeOf({}), undefined)
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW, {
      async deserializeWebviewPanel(panel) {
        // A window has one ledger; a second one can be left over by a version that had more.
        if (ledger) panel.dispose()
        else adopt(panel, scopeOf({}))
      },
    }),
    { dispose: () => ledger?.dispose() },
  ]
}

/** Menus give the uri of their editor, lenses and hovers an object of ours; the palette gives nothing. */
function wantedBy(argument: unknown): Wanted {
  if (argument instanceof vscode.Uri) return { uri: argument.toString() }
  if (typeof argument !== 'object' || argument === null) return {}
  const { uri, key, range } = argument as Record<string, unknown>
  return {
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(typeof key === 'string' ? { key } : {}),
    ...(typeof range === 'object' && range !== null && 'start' in range ? { range: range as LspRange } : {}),
  }
}

function placeOf({ uri, range }: Wanted): Place | undefined {
  return uri === undefined || range === undefined
    ? undefined
    : { uri: vscode.Uri.parse(uri).toString(), range, title: '' }
}

/** A document that decides whose ledger is shown: one outside of all folders. Undefined: that of all folders. */
function scopeOf({ uri }: Wanted): string | undefined {
  const document = uri === undefined ? vscode.window.activeTextEditor?.document.uri : vscode.Uri.parse(uri)
  if (!document || vscode.workspace.getWorkspaceFolder(document)) return undefined
  const isMarkdown = vscode.window.activeTextEditor?.document.languageId === 'markdown'
  return uri !== undefined || isMarkdown ? document.toString() : undefined
}

/** Where the cursor is in a Markdown document. */
function cursorPlace(): Place | undefined {
  const editor = vscode.window.activeTextEditor
  if (editor?.document.languageId !== 'markdown') return undefined
  const { line, character } = editor.selection.active
  return {
    uri: editor.document.uri.toString(),
    range: { start: { line, character }, end: { line, character } },
    title: '',
  }
}
