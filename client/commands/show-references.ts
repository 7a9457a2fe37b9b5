// Runs what a code lens of a glossary offers: a peek at the uses of its term.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { TermUsesParams } from '../../server/wire/glossary.ts'
import type { LspPosition } from '../../server/wire/lsp.ts'
import { ask } from '../ask.ts'

/** The command that the server writes into its lenses. It is no command of the palette. */
const COMMAND = 'tifa.showReferences'

/** VS Code's own command for the peek wants its own kinds of uri and position, which no server can send. */
export function registerShowReferences(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(COMMAND, async (uses: TermUsesParams, position: LspPosition) => {
    const found = await ask(client, 'tifa/termUses', uses)
    const { protocol2CodeConverter: toCode } = client
    const locations = found.map(
      ({ uri, range: { start, end } }) =>
        new vscode.Location(toCode.asUri(uri), new vscode.Range(start.line, start.character, end.line, end.character)),
    )
    const at = new vscode.Position(position.line, position.character)
    await vscode.commands.executeCommand('editor.action.showReferences', toCode.asUri(uses.uri), at, locations)
  })
}
