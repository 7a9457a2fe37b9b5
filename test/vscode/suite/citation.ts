// *Copy as Citation…* and its forms.

import * as vscode from 'vscode'
import { contains, same } from './check.ts'
import { closeAll, find, show } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('citations', () => {
  before(ready)
  after(closeAll)

  const select = async (marked: string): Promise<void> => {
    const document = await show('plans/yunpu-14.md')
    const { range } = find(document, marked)
    const editor = await vscode.window.showTextDocument(document)
    editor.selection = new vscode.Selection(range.start, range.end)
  }

  it('copy the selection with where it comes from', async () => {
    await select('⟦但是渡口经济仍⟧')
    const text = await vscode.commands.executeCommand<string>('tifa.copyCitationAsText')
    contains(text, '“但是渡口经济仍”', '云浦市国民经济和社会发展第十四个五年规划纲要')
    same(await vscode.env.clipboard.readText(), text)
    contains(await vscode.commands.executeCommand<string>('tifa.copyCitationAsMarkdown'), '> 但是渡口经济仍\n>\n> ——')
    contains(await vscode.commands.executeCommand<string>('tifa.copyCitationAsBibtex'), '@misc{')
  })
  it('ask for the form, or take the one that is set', async () => {
    await select('⟦但是渡口经济仍⟧')
    const asked = vscode.commands.executeCommand<string>('tifa.copyCitation')
    let copied: string | undefined
    void asked.then(text => {
      copied = text
    })
    await until('a form picked', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
      return copied
    })
    contains(copied ?? '', '“但是渡口经济仍”')
    const settings = vscode.workspace.getConfiguration('tifa')
    await settings.update('citation.format', 'csl', vscode.ConfigurationTarget.Workspace)
    try {
      contains((await vscode.commands.executeCommand<string>('tifa.copyCitation')) ?? '', '"annote": "但是渡口经济仍"')
    } finally {
      await settings.update('citation.format', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })
})
