// Recurring phrases: what two plans share without any annotation.

import * as vscode from 'vscode'
import { contains, holds, same } from './check.ts'
import { closeAll, find, show } from './documents.ts'
import { hoverSaying } from './hovers.ts'
import { placeOf } from './places.ts'
import { ready } from './tifa.ts'

describe('recurring phrases', () => {
  before(ready)
  after(closeAll)

  it('a hover says where a phrase came first', async () => {
    const hover = await hoverSaying('recurring phrase', 'plans/yunpu-14.md', '⟦各部门要把任$0务落到实处⟧')
    contains(hover.text, 'in 2 of 3 documents, 2 times, first in', '第十三个五年规划纲要', '2016-02-20')
  })
  it('Go to Definition leads to the earliest use', async () => {
    const document = await show('plans/yunpu-14.md')
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      find(document, '各部门要把任$0务落到实处').position,
    )
    holds(link !== undefined, 'there is a definition')
    same(
      await placeOf(link.targetUri, link.targetSelectionRange ?? link.targetRange),
      'plans/yunpu-13.md: 各部门要把任务落到实处',
    )
  })
  it('Find All References lists every use', async () => {
    const document = await show('plans/yunpu-14.md')
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      find(document, '各部门要把任$0务落到实处').position,
    )
    same((await Promise.all(found.map(({ uri, range }) => placeOf(uri, range)))).sort(), [
      'plans/yunpu-13.md: 各部门要把任务落到实处',
      'plans/yunpu-14.md: 各部门要把任务落到实处',
    ])
  })
})
