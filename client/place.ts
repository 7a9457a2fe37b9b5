// Places in documents as the server names them, and the way there.

import * as vscode from 'vscode'
import type { LspRange } from '../server/wire/lsp.ts'
import type { Session } from './session.ts'

export interface Place {
  readonly uri: string
  readonly range: LspRange
  readonly title: string
}

/** Shows a place and selects it. Fails where the document cannot be opened. */
export async function showPlace(
  { client }: Session,
  { uri: address, range: { start, end } }: Pick<Place, 'uri' | 'range'>,
  viewColumn: (uri: vscode.Uri) => vscode.ViewColumn,
): Promise<void> {
  const uri = client ? client.protocol2CodeConverter.asUri(address) : vscode.Uri.parse(address)
  const selection = new vscode.Range(start.line, start.character, end.line, end.character)
  const editor = await vscode.window.showTextDocument(uri, { selection, viewColumn: viewColumn(uri), preview: true })
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

/** Asks which of several places is meant. */
export async function pickPlace(places: readonly Place[]): Promise<Place | undefined> {
  const items = places.map(place => {
    const uri = vscode.Uri.parse(place.uri)
    return {
      // A `$(name)` would become an icon.
      label: place.title.replace(/\s+/g, ' ').slice(0, 200).replaceAll('$(', '$ ('),
      description: `${vscode.workspace.asRelativePath(uri)}:${place.range.start.line + 1}`,
      place,
    }
  })
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Texts that say this'),
    matchOnDescription: true,
  })
  return picked?.place
}
