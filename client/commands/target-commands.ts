// Tag All Targets, Go to Next and Previous Untagged Target: the server finds them and makes the edits.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { activeMarkdown, toLspPosition } from '../active-editor.ts'
import { ask } from '../ask.ts'
import type { Session } from '../session.ts'

export function registerTargetCommands(session: Session): vscode.Disposable[] {
  const register = (
    name: string,
    run: (client: BaseLanguageClient, editor: vscode.TextEditor) => Promise<void>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(name, async () => {
      const editor = activeMarkdown()
      if (session.client && editor) await run(session.client, editor)
    })
  return [
    register('tifa.tagTargetsInSection', (client, editor) => tagTargets(client, editor, 'section')),
    register('tifa.tagTargetsInDocument', (client, editor) => tagTargets(client, editor, 'document')),
    register('tifa.nextUntaggedTarget', (client, editor) => goToUntagged(client, editor, 'next')),
    register('tifa.previousUntaggedTarget', (client, editor) => goToUntagged(client, editor, 'previous')),
  ]
}

/** VS Code shows the edit before it applies it: there each target can be left out. */
async function tagTargets(
  client: BaseLanguageClient,
  { document, selection }: vscode.TextEditor,
  scope: 'section' | 'document',
): Promise<void> {
  const found = await ask(client, 'tifa/tagTargets', {
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    position: toLspPosition(selection.active),
    scope,
  })
  if (!found) return
  if (!found.edit) {
    const message =
      found.skipped > 0
        ? vscode.l10n.t('Nothing to tag: targets that no link can stand around: {0}.', found.skipped)
        : scope === 'section'
          ? vscode.l10n.t('No untagged target is in this section.')
          : vscode.l10n.t('No untagged target is in this document.')
    void vscode.window.showInformationMessage(message)
    return
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(found.edit)
  const before = countTags(document)
  await vscode.workspace.applyEdit(edit)
  const tagged = countTags(document) - before
  const figures =
    found.skipped > 0
      ? vscode.l10n.t('targets tagged: {0}; around {1} no link can stand', tagged, found.skipped)
      : vscode.l10n.t('targets tagged: {0}', tagged)
  vscode.window.setStatusBarMessage(`Tifa: ${figures}`, 5000)
}

function countTags(document: vscode.TextDocument): number {
  return document.getText().split('](target:').length
}

/** Selects the clause: the quick fix is at hand, and a screen reader reads it out. */
async function goToUntagged(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
  direction: 'next' | 'previous',
): Promise<void> {
  const found = await ask(client, 'tifa/untaggedTarget', {
    textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
    position: toLspPosition(editor.selection.start),
    direction,
  })
  if (!found) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No untagged target is in this document.'))
    return
  }
  const range = client.protocol2CodeConverter.asRange(found.range)
  editor.selection = new vscode.Selection(range.start, range.end)
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  const place = vscode.l10n.t('Untagged target {0} of {1}', found.index + 1, found.total)
  vscode.window.setStatusBarMessage(`Tifa: ${place}`, 5000)
}
