// Official renderings: in the hover, and as a list that leads into the parallel text.

import * as vscode from 'vscode'
import { contains, same } from './check.ts'
import { closeAll, find, pathOf, show } from './documents.ts'
import { hoverSaying } from './hovers.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('official renderings', () => {
  before(ready)
  after(closeAll)

  it('stand in the hover of a term', async () => {
    const hover = await hoverSaying('Official English', 'plans/yunpu-14.md', '但是⟦渡口$0经济⟧仍')
    contains(hover.text, 'ferry economy', '1 of 2 (2018: 1)', 'yunpu-2018.tmx#L6')
    same(hover.range, hover.place.range)
  })
  it('are listed, and lead to their place', async () => {
    const document = await show('plans/yunpu-14.md')
    const { position } = find(document, '但是渡口$0经济仍')
    const editor = await vscode.window.showTextDocument(document)
    editor.selection = new vscode.Selection(position, position)
    const shown = vscode.commands.executeCommand('tifa.showRenderings')
    // The list comes when the server has answered: until then there is nothing to accept.
    const opened = await until('parallel text', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
      const active = vscode.window.activeTextEditor
      return active && pathOf(active.document.uri).endsWith('.tmx') ? active : undefined
    })
    await shown
    same(pathOf(opened.document.uri), 'parallel/yunpu-2018.tmx')
    same(opened.selection.active.line, 5)
  })
})
