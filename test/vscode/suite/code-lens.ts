// Code lenses above glossary entries say how often terms are used, and lead to the uses.

import * as vscode from 'vscode'
import { holds, same } from './check.ts'
import { append, closeAll, show } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('code lens', () => {
  before(ready)
  afterEach(async () => {
    await vscode.workspace.getConfiguration('tifa').update('codeLens.enable', undefined)
    await closeAll()
  })

  const lenses = async (document: vscode.TextDocument): Promise<vscode.CodeLens[]> =>
    vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100)
  const titles = async (document: vscode.TextDocument): Promise<string[]> =>
    // The command gives them in the order in which they were resolved.
    (await lenses(document))
      .map(({ range, command }) => `${document.lineAt(range.start).text}: ${command?.title}`)
      .sort()

  it('says how often a term is used, and follows what is typed', async () => {
    const glossary = await show('glossary.md')
    await until('lenses with final figures', async () => (await titles(glossary)).length === 4)
    same(await titles(glossary), [
      '## 渡口经济: 2 plans: 1 (2016) → 1 (2021)',
      '## 渡口经济: used 3 times in 3 documents · first 2016-02-20',
      '## 稻渔共生: 2 plans: 1 (2016) → 1 (2021)',
      '## 稻渔共生: used 3 times in 3 documents · first 2016-02-20',
    ])
    await append(await show('plans/yunpu-14.md'), '渡口经济，还是渡口经济。')
    await until('new figures', async () => (await titles(glossary))[0]?.endsWith('1 (2016) → 3 (2021)'))
  })
  it('leads to the uses', async () => {
    const glossary = await show('glossary.md')
    for (const line of ['used 3 times', '2 plans']) {
      const lens = await until(`lens saying “${line}”`, async () =>
        (await lenses(glossary)).find(({ command }) => command?.title.startsWith(line)),
      )
      const { command = '', arguments: args = [] } = lens.command ?? {}
      holds(command !== '', 'there is a command')
      await vscode.commands.executeCommand(command, ...args)
      await vscode.commands.executeCommand('closeReferenceSearch')
    }
  })
  it('can be switched off', async () => {
    const glossary = await show('glossary.md')
    await until('lenses', async () => (await lenses(glossary)).length > 0)
    await vscode.workspace.getConfiguration('tifa').update('codeLens.enable', false)
    await until('no lens', async () => (await lenses(glossary)).length === 0)
  })
})
