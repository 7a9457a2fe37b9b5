// Symbols of the workspace, and what is highlighted around the cursor.

import * as vscode from 'vscode'
import { same } from './check.ts'
import { closeAll, find, show } from './documents.ts'
import { placeOf } from './places.ts'
import { ready } from './tifa.ts'

describe('workspace symbols', () => {
  before(ready)
  after(closeAll)

  for (const [query, name, file] of [
    ['渡口', '渡口经济', 'glossary.md'],
    ['dkjj', '渡口经济 · dù kǒu jīng jì', 'glossary.md'],
    ['riceFish', '稻渔共生 · rice-fish symbiosis', 'glossary.md'],
    ['gaozhiliangfa', '高质量发展 · gao zhi liang fa zhan', 'formulations.md'],
    ['electric-f', 'electric-ferries', 'yunpu-14.md'],
  ] as const) {
    it(`find ${name} by ${query}`, async () => {
      const all = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      )
      // In the order of their names: VS Code sorts what several have found. Others may be found by the same letters.
      const found = all.find(symbol => symbol.name === name)
      same(found?.name, name)
      same(found?.location.uri.path.split('/').at(-1), file)
    })
  }
  it('do not list a heading that VS Code lists', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      '主要任务',
    )
    same(
      found.map(({ name }) => name),
      ['## 第二章　主要任务'],
    )
  })
})

describe('document highlight', () => {
  before(ready)
  after(closeAll)

  it('shows every wording of a term, in both languages', async () => {
    const document = await show('glossary.md')
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      find(document, '- aka: 渡口$0型经济').position,
    )
    same(await Promise.all(found.map(({ range }) => placeOf(document.uri, range))), [
      'glossary.md: 渡口经济',
      'glossary.md: ferry economy',
      'glossary.md: ferry-side economy',
      'glossary.md: 渡口型经济',
    ])
  })
})
