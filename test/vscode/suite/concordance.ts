// The concordance opens as an editor, at what is under the cursor or selected, with as many lines as the server has.

import * as vscode from 'vscode'
import type { Shown } from '../../../client/panels/live-panel.ts'
import { contains, same } from './check.ts'
import { append, closeAll, show } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('concordance', () => {
  before(ready)
  afterEach(closeAll)

  it('opens in an editor, at the term under the cursor, with all its wordings', async () => {
    await putCursor('渡口经济')
    // Twice in Chinese, once in English.
    same(await find(), { shown: 3, total: 3 })
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab
    same(tab?.label, 'Concordance')
    contains(tab?.input instanceof vscode.TabInputWebview ? tab.input.viewType : '', 'tifa.concordance')
  })
  it('looks for what is selected, as it stands', async () => {
    await putCursor('渡口', true)
    same((await find()).total, 2)
  })
  it('looks for what it is given', async () => {
    same((await find({ kind: 'phrase', text: '稻渔共生' })).total, 2)
    same((await find({ kind: 'pattern', text: '任务*实处' })).total, 2)
    // Twice in Chinese, and where a mark says it.
    same((await find({ kind: 'term', text: '稻渔共生' })).total, 3)
  })
  it('is one, however often it is asked for', async () => {
    await find({ text: '部门' })
    await find({ text: '任务' })
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
    same(tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).length, 1)
  })
  it('has a new place as soon as it is written', async () => {
    const { total } = await find({ text: '鱼灯节' })
    const document = await show('plans/yunpu-14.md')
    await append(document, '鱼灯节如期举行。')
    await until('one more', async () => (await find({ text: '鱼灯节' })).total === total + 1)
  })
})

async function find(argument?: { readonly kind?: string; readonly text: string }): Promise<Shown> {
  const shown = await vscode.commands.executeCommand<Shown | undefined>('tifa.findInCorpus', argument)
  if (!shown) throw new Error('The concordance was closed')
  return shown
}

/** Puts the cursor into some words of a plan, or selects them. */
async function putCursor(words: string, select = false): Promise<void> {
  const document = await show('plans/yunpu-14.md')
  const at = document.getText().indexOf(words)
  const [start, end] = [document.positionAt(at), document.positionAt(at + words.length)]
  const editor = vscode.window.activeTextEditor
  if (!editor) throw new Error('No editor is active')
  editor.selection = select
    ? new vscode.Selection(start, end)
    : new vscode.Selection(start.translate(0, 1), start.translate(0, 1))
}
