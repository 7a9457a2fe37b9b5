// Two plans are compared in an editor of ours, and as a document that is made anew when one of them changes.

import * as vscode from 'vscode'
import type { Shown } from '../../../client/panels/live-panel.ts'
import { contains, holds, same } from './check.ts'
import { append, closeAll, show, uriOf } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('comparison of plans', () => {
  before(ready)
  afterEach(closeAll)

  it('opens side by side, in one editor for one pair', async () => {
    const shown = await compare<Shown>('sideBySide')
    holds(shown.total > 0 && shown.shown === shown.total, 'all rows are shown')
    await compare('sideBySide')
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
    const ours = tabs.filter(({ input }) => input instanceof vscode.TabInputWebview)
    same(ours.length, 1)
    const [input] = ours.map(tab => tab.input)
    contains(input instanceof vscode.TabInputWebview ? input.viewType : '', 'tifa.comparison')
  })
  it('opens as a report, in the Markdown preview', async () => {
    const document = await report()
    same(document.languageId, 'markdown')
    contains(document.getText(), '# Comparison: 云浦市国民经济和社会发展第十三个五年规划纲要 → ')
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
    same(input instanceof vscode.TabInputCustom ? input.viewType : '', 'vscode.markdown.preview.editor')
    same(input instanceof vscode.TabInputCustom ? input.uri.toString() : '', document.uri.toString())
  })
  it('leads from the text of the report to both plans', async () => {
    const { uri } = await report()
    const targets = async (): Promise<string> => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri, 1000)
      return links.map(({ target }) => decodeURIComponent(target?.toString() ?? '')).join('\n')
    }
    let found = ''
    await until('links to both plans', async () => {
      found = await targets()
      return found.includes('yunpu-13.md') && found.includes('yunpu-14.md')
    })
    // Both lie in the folder, and not beside the report.
    holds(!found.includes('tifa-comparison:'), found)
  })
  it('is made anew when one of the plans changes', async () => {
    const document = await report()
    const plan = await show('plans/yunpu-14.md')
    await append(plan, '\n## 第九章　竹编工坊\n\n新建竹编工坊三座。\n')
    await until('the new chapter', async () => document.getText().includes('第九章　竹编工坊'.replace('　', ' ')))
  })
  it('opens both texts in step, and closes with them', async () => {
    const pair = { before: uriOf('plans/yunpu-13.md').toString(), after: uriOf('plans/yunpu-14.md').toString() }
    await vscode.commands.executeCommand('tifa.scrollInStep', pair)
    const names = vscode.window.visibleTextEditors.map(({ document }) => document.uri.path.split('/').at(-1)).sort()
    same(names.join(), 'yunpu-13.md,yunpu-14.md')
  })
})

async function compare<T>(view: 'sideBySide' | 'report'): Promise<T> {
  const pair = { before: uriOf('plans/yunpu-13.md').toString(), after: uriOf('plans/yunpu-14.md').toString() }
  return vscode.commands.executeCommand<T>('tifa.comparePlans', { ...pair, view })
}

async function report(): Promise<vscode.TextDocument> {
  const { report } = await compare<{ report: string }>('report')
  return vscode.workspace.openTextDocument(vscode.Uri.parse(report))
}
