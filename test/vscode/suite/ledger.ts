// The target ledger opens as an editor, with what the server has, and writes what the server gives.

import * as vscode from 'vscode'
import type { Shown } from '../../../client/panels/live-panel.ts'
import { contains, holds, same } from './check.ts'
import { append, closeAll, show, uriOf } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

/** A row of the export, which the server writes. */
interface Exported {
  readonly id: string | null
  readonly key: string
  readonly file: string
  readonly line: number
  readonly target_amount: number | null
}

describe('target ledger', () => {
  before(ready)
  afterEach(closeAll)

  it('opens in an editor, with as many rows as the server has', async () => {
    const shown = await showLedger()
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab
    same(tab?.label, 'Target Ledger')
    contains(tab?.input instanceof vscode.TabInputWebview ? tab.input.viewType : '', 'tifa.ledger')
    const { targets } = JSON.parse(await exported('json')) as { targets: Exported[] }
    holds(targets.length > 0, 'there are targets')
    same(shown, { shown: targets.length, total: targets.length })
  })
  it('is one, however often it is asked for', async () => {
    await showLedger()
    await showLedger({ uri: uriOf('plans/yunpu-14.md').toString() })
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
    same(tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).length, 1)
  })
  it('has the target of a plan, with its line and amount', async () => {
    await showLedger({ key: 'electric-ferries' })
    const { targets } = JSON.parse(await exported('json')) as { targets: Exported[] }
    const ferries = targets.find(({ id, file }) => id === 'electric-ferries' && file.endsWith('plans/yunpu-14.md'))
    same(ferries?.target_amount, 75)
    const document = await show('plans/yunpu-14.md')
    contains(document.lineAt((ferries?.line ?? 1) - 1).text, '电动渡船比重提高到75%')
  })
  it('exports CSV as the server writes it, without a byte more', async () => {
    await showLedger()
    const shown = await exported('csv')
    await closeAll()
    // Without a ledger on the screen it is all that the server has.
    same(withoutTime(await exported('csv')), withoutTime(shown))
    holds(/^\uFEFF?indicator,/.test(shown), 'the columns have a head')
    contains(shown, 'electric-ferries')
  })
  it('has a new target as soon as it is written', async () => {
    const { total } = await showLedger()
    const document = await show('plans/yunpu-14.md')
    await append(document, '到2025年，[竹编产值达到3亿元](target:bamboo-weaving)。')
    await until('one row more', async () => (await showLedger()).total === total + 1)
  })
  it('comes back after it was closed', async () => {
    await showLedger()
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    await until('no tab', () => vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0))
    holds((await showLedger()).total > 0, 'there are rows again')
  })
})

/** Two exports say when they were made, to the second. */
function withoutTime(csv: string): string {
  return csv.replace(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/g, 'then')
}

async function showLedger(argument?: { readonly uri?: string; readonly key?: string }): Promise<Shown> {
  const shown = await vscode.commands.executeCommand<Shown | undefined>('tifa.showLedger', argument)
  if (!shown) throw new Error('The ledger was closed')
  return shown
}

/** What is written where the dialog that asks for a file is answered. */
async function exported(format: 'csv' | 'json'): Promise<string> {
  const file = uriOf(`ledger.${format}`)
  const { showSaveDialog, showInformationMessage } = vscode.window
  let isWritten = false
  Object.assign(vscode.window, {
    showSaveDialog: async () => file,
    showInformationMessage: async () => {
      isWritten = true
    },
  })
  try {
    await vscode.commands.executeCommand('tifa.exportLedger', { format })
    // A ledger on the screen is asked first what it shows.
    await until('file', () => isWritten)
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(file))
  } finally {
    Object.assign(vscode.window, { showSaveDialog, showInformationMessage })
    await vscode.workspace.fs.delete(file)
  }
}
