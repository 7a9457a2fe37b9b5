// Trends open as an editor, with what the server counts, and are led to from a hover.

import * as vscode from 'vscode'
import type { Shown } from '../../../client/panels/live-panel.ts'
import { contains, holds, same } from './check.ts'
import { closeAll, find, show, uriOf } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('trends', () => {
  before(ready)
  afterEach(closeAll)

  it('open in an editor, with a row for each term and a column for each plan of the line', async () => {
    const uri = uriOf('plans/yunpu-14.md').toString()
    const shown = await showTrends({ uri, terms: ['渡口经济', '鱼灯节'] })
    same(vscode.window.tabGroups.activeTabGroup.activeTab?.label, 'Trends')
    same(shown, { shown: 2, total: 2 })
  })
  it('are one panel, to which terms are added', async () => {
    await showTrends({ terms: ['渡口经济'] })
    const { shown } = await showTrends({ terms: ['渡口经济', '稻渔共生'] })
    same(shown, 2)
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
    same(tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).length, 1)
  })
  it('count what is selected, or the term at the cursor', async () => {
    const document = await show('plans/yunpu-14.md')
    const editor = vscode.window.activeTextEditor
    const { position } = find(document, '渡口$0经济')
    if (editor) editor.selection = new vscode.Selection(position, position)
    same((await showTrends()).shown, 1)
  })
  it('are a link away from a term, in a part of the hover that may run this command alone', async () => {
    const document = await show('plans/yunpu-14.md')
    const { position } = find(document, '渡口$0经济')
    const link = await until('hover with the link', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      )
      const parts = hovers.flatMap(({ contents }) => contents)
      return parts.find(
        part => typeof part === 'object' && 'isTrusted' in part && part.value.includes('tifa.showTrends'),
      )
    })
    holds(link instanceof vscode.MarkdownString, 'it is Markdown')
    if (!(link instanceof vscode.MarkdownString)) return
    contains(link.value, '[Show Trends](<command:tifa.showTrends?')
    const [, argument = ''] = /\?([^>]*)>/.exec(link.value) ?? []
    const [params] = JSON.parse(decodeURIComponent(argument)) as [{ terms: string[] }]
    same((await showTrends(params)).shown, 1)
  })
})

async function showTrends(argument?: { readonly uri?: string; readonly terms?: readonly string[] }): Promise<Shown> {
  const shown = await vscode.commands.executeCommand<Shown | undefined>('tifa.showTrends', argument)
  if (!shown) throw new Error('The panel was closed')
  return shown
}
