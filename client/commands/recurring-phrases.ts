// *Show Recurring Phrases*: lists what documents share and no glossary has, one step from a new entry.

import * as vscode from 'vscode'
import type { PhraseItem } from '../../server/wire/phrases.ts'
import type { Session } from '../session.ts'

interface Row extends vscode.QuickPickItem {
  readonly item: PhraseItem
}

/** Shows the list for the active document; a button of the list switches to the corpus and back. */
export async function showRecurringPhrases(session: Session): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri
  if (!uri || !session.isRunning) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document of a corpus first.'))
    return
  }
  const list = vscode.window.createQuickPick<Row>()
  const goTo: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('go-to-file'),
    tooltip: vscode.l10n.t('Go to the first use'),
  }
  let inDocument = true
  let reading: vscode.CancellationTokenSource | undefined
  const fill = async (): Promise<void> => {
    reading?.cancel()
    const source = new vscode.CancellationTokenSource()
    reading = source
    list.busy = true
    list.items = []
    list.title = inDocument
      ? vscode.l10n.t('Recurring phrases of this document that no glossary has')
      : vscode.l10n.t('Recurring phrases of the corpus that no glossary has')
    list.buttons = [
      {
        iconPath: new vscode.ThemeIcon(inDocument ? 'library' : 'file'),
        tooltip: inDocument ? vscode.l10n.t('Show those of the corpus') : vscode.l10n.t('Show those of this document'),
      },
    ]
    try {
      const params = { uri: uri.toString(), inDocument }
      const found = await session.request('tifa/phrases', params, source.token)
      if (source.token.isCancellationRequested) return
      list.items = found.map(item => ({ label: item.text, ...describe(item), buttons: item.first ? [goTo] : [], item }))
      list.placeholder =
        found.length > 0
          ? vscode.l10n.t('Enter adds the phrase to a glossary')
          : vscode.l10n.t('No phrase stands in two documents that no glossary has.')
    } finally {
      if (reading === source) list.busy = false
      source.dispose()
    }
  }
  list.matchOnDescription = true
  list.onDidTriggerButton(() => {
    inDocument = !inDocument
    void fill()
  })
  list.onDidTriggerItemButton(async ({ item: { item } }) => {
    if (!item.first) return
    list.hide()
    const { start, end } = item.first.range
    const selection = new vscode.Range(start.line, start.character, end.line, end.character)
    await vscode.window.showTextDocument(vscode.Uri.parse(item.first.uri), { selection })
  })
  list.onDidAccept(() => {
    const [row] = list.selectedItems
    if (!row) return
    list.hide()
    const { first } = row.item
    if (first) void vscode.commands.executeCommand('tifa.addToGlossary', { uri: first.uri, range: first.range })
  })
  list.onDidHide(() => {
    reading?.cancel()
    list.dispose()
  })
  list.show()
  await fill()
}

function describe(item: PhraseItem): { description: string; detail: string } {
  const { here: count } = item
  const here = count === 0 ? '' : count === 1 ? vscode.l10n.t('once here, ') : vscode.l10n.t('{0} times here, ', count)
  const peak = item.peak === undefined ? '' : ` · ${vscode.l10n.t('most of all in {0}', item.peak)}`
  const first = item.first
    ? `${item.first.date ? `${item.first.date} · ` : ''}${vscode.l10n.t('first in {0}', item.first.title)}`
    : ''
  return {
    description: here + vscode.l10n.t('{0} times in {1} documents', item.total, item.documents),
    detail: first + peak,
  }
}
