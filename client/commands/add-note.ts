// *Add Note to Selection*: asks for a code, among those in use or a new one, and a remark; the server makes the edit.

import * as vscode from 'vscode'
import type { BaseLanguageClient, Range } from 'vscode-languageclient'
import { activeMarkdown, toLspRange } from '../active-editor.ts'
import { ask } from '../ask.ts'
import type { Session } from '../session.ts'

/** What a code action, or somebody's key binding, may give: `{"code": "finance"}` asks for the remark alone. */
interface Given {
  readonly uri?: string
  readonly range?: Range
  readonly code?: string
  readonly remark?: string
}

export function registerAddNote(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand('tifa.addNote', async (argument?: unknown): Promise<boolean> => {
    const { client } = session
    if (!client) return false
    const given = typeof argument === 'object' && argument !== null ? (argument as Given) : {}
    const uri = given.uri ?? addressOf(client, activeMarkdown())
    const range = given.range ?? rangeOf(activeMarkdown())
    if (uri === undefined || !range) return false
    return addNote(client, uri, range, given)
  })
}

async function addNote(client: BaseLanguageClient, uri: string, range: Range, given: Given): Promise<boolean> {
  const place = { textDocument: { uri }, range }
  const prepared = await ask(client, 'tifa/prepareNote', place)
  if (!prepared || 'refused' in prepared) return refuse(prepared?.refused)
  const code = given.code ?? (await pickCode(prepared.codes, prepared.words))
  if (code === undefined) return false
  const remark = given.remark ?? (await askRemark(code, prepared.words))
  if (remark === undefined) return false
  const made = await ask(client, 'tifa/addNote', { ...place, code, remark })
  if (!made || 'refused' in made) return refuse(made?.refused)
  return vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(made.edit))
}

function refuse(reason: string | undefined): false {
  if (reason !== undefined) void vscode.window.showWarningMessage(reason)
  return false
}

/** Asks for a code: what is typed is one, whether others have it or not. */
function pickCode(
  codes: readonly { readonly code: string; readonly count: number }[],
  words: string,
): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly code: string }>()
  picker.title = vscode.l10n.t('Note on “{0}”', shorten(words))
  picker.placeholder = vscode.l10n.t('A code: one in use, or a new one')
  const used = codes.map(({ code, count }) => ({
    label: code.replaceAll('$(', '$ ('),
    description: vscode.l10n.t('notes: {0}', count),
    code,
  }))
  const offer = (): void => {
    const typed = picker.value.trim()
    const isNew = typed !== '' && codes.every(({ code }) => code !== typed)
    const label = typed.replaceAll('$(', '$ (')
    picker.items = isNew ? [...used, { label, description: vscode.l10n.t('new code'), code: typed }] : used
  }
  offer()
  return new Promise(resolve => {
    const disposables = [
      picker,
      picker.onDidChangeValue(offer),
      picker.onDidAccept(() => {
        const [selected] = picker.selectedItems
        const typed = picker.value.trim()
        const code = selected?.code ?? typed
        if (code !== '') resolve(code)
        if (code !== '') picker.hide()
      }),
      picker.onDidHide(() => {
        resolve(undefined)
        vscode.Disposable.from(...disposables).dispose()
      }),
    ]
    picker.show()
  })
}

function askRemark(code: string, words: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Note on “{0}”', shorten(words)),
    prompt: vscode.l10n.t('Your remark under the code {0}; may be left empty', code),
  })
}

function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length > 40 ? `${[...line].slice(0, 38).join('')}…` : line
}

function addressOf(client: BaseLanguageClient, editor: vscode.TextEditor | undefined): string | undefined {
  return editor && client.code2ProtocolConverter.asUri(editor.document.uri)
}

function rangeOf(editor: vscode.TextEditor | undefined): Range | undefined {
  return editor && toLspRange(editor.selection)
}
