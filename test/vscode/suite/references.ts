// Find references lists every use, in all documents of the corpus.

import * as vscode from 'vscode'
import { holds, same } from './check.ts'
import { closeAll, find, show } from './documents.ts'
import { placeOf } from './places.ts'
import { ready } from './tifa.ts'

describe('find references', () => {
  before(ready)
  after(closeAll)

  const references = async (path: string, marked: string): Promise<string[]> => {
    const document = await show(path)
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      find(document, marked).position,
    )
    return (await Promise.all(found.map(({ uri, range }) => placeOf(uri, range)))).sort()
  }

  it('lists the uses of a term in either language, with its entry', async () => {
    const found = await references('plans/yunpu-13.md', '渡口$0经济')
    same(
      // The entry's own fields are uses as well.
      found.filter(place => !place.startsWith('glossary.md')),
      ['notes/reading.md: ferry economy', 'plans/yunpu-13.md: 渡口经济', 'plans/yunpu-14.md: 渡口经济'],
    )
    holds(found.includes('glossary.md: 渡口经济'), 'the entry is among them')
  })
  it('lists what refers to a section, by name, short name or as that of the last plan', async () => {
    const found = await references('plans/yunpu-13.md', '第二章　主$0要任务')
    same(found, [
      'notes/reading.md: [The last plan](plan:yunpu-13#第二章)',
      // VS Code's own Markdown support finds the heading: once is enough.
      'plans/yunpu-13.md: ## 第二章　主要任务',
      'plans/yunpu-14.md: 上一个五年规划第二章',
      'plans/yunpu-14.md: 云浦“十三五”规划纲要》第二章',
      'plans/yunpu-14.md: 旧纲要》第二章',
    ])
  })
})
