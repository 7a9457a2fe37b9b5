// Two texts in step: each follows the other, hovers show what stands beside, and it ends when one is closed.

import * as vscode from 'vscode'
import { same } from './check.ts'
import { closeAll, find, pathOf, uriOf } from './documents.ts'
import { hoverSaying } from './hovers.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('two texts in step', () => {
  before(ready)
  afterEach(closeAll)

  const [earlier, later] = ['plans/yunpu-13.md', 'plans/yunpu-14.md']
  const start = (): Thenable<unknown> =>
    vscode.commands.executeCommand('tifa.scrollInStep', {
      before: uriOf(earlier).toString(),
      after: uriOf(later).toString(),
    })
  const editor = (path: string): vscode.TextEditor => {
    const found = vscode.window.visibleTextEditors.find(({ document }) => pathOf(document.uri) === path)
    if (!found) throw new Error(`${path} is not to be seen`)
    return found
  }

  it('opens both, with the focus in the first', async () => {
    await start()
    same(
      vscode.window.visibleTextEditors
        .map(({ document }) => pathOf(document.uri))
        .sort()
        .join(),
      `${earlier},${later}`,
    )
    same(pathOf(vscode.window.activeTextEditor?.document.uri ?? uriOf('')), earlier)
  })
  it('shows in hovers what stands beside, and leads there', async () => {
    await start()
    const { text } = await hoverSaying('Beside it', earlier, '把任务落$0到实处')
    same(text.includes('yunpu-14.md'), true)
    const shown = await vscode.window.showTextDocument(editor(earlier).document, editor(earlier).viewColumn)
    const { position } = find(shown.document, '把任务落$0到实处')
    shown.selection = new vscode.Selection(position, position)
    await vscode.commands.executeCommand('tifa.goToCounterpart')
    await until(
      'cursor in the other text',
      () => pathOf(vscode.window.activeTextEditor?.document.uri ?? uriOf('')) === later,
    )
  })
  it('ends when one is closed', async () => {
    await start()
    await vscode.window.showTextDocument(editor(later).document, editor(later).viewColumn)
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    // What is over begins anew: where it went on, the command would end it.
    await vscode.commands.executeCommand('tifa.goToCounterpart')
    await start()
    same(vscode.window.visibleTextEditors.length, 2)
    await vscode.commands.executeCommand('tifa.endScrollInStep')
  })
})
