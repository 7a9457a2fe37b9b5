// Go to definition leads from words to what defines them.

import * as vscode from 'vscode'
import { same } from './check.ts'
import { closeAll, find, show } from './documents.ts'
import { placeOf } from './places.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('go to definition', () => {
  before(ready)
  after(closeAll)

  for (const [what, path, marked, target] of [
    ['a term', 'plans/yunpu-14.md', '但是⟦渡口$0经济⟧仍', 'glossary.md: 渡口经济'],
    ['an English rendering', 'notes/reading.md', 'The ⟦ferry$0 economy⟧', 'glossary.md: 渡口经济'],
    ['a marked term', 'notes/reading.md', '[⟦the fie$0lds⟧](term:rice-fish-symbiosis)', 'glossary.md: 稻渔共生'],
    [
      'a plan’s name with a chapter',
      'plans/yunpu-14.md',
      '《⟦云浦“十三$0五”规划纲要》第二章⟧',
      'plans/yunpu-13.md: 第二章　主要任务',
    ],
    [
      'a plan link',
      'notes/reading.md',
      '⟦[The last$0 plan](plan:yunpu-13#第二章)⟧',
      'plans/yunpu-13.md: 第二章　主要任务',
    ],
    [
      'a target',
      'notes/reading.md',
      '⟦[three boats in four](target:electric-$0ferries "value=75% by=2025")⟧',
      'plans/yunpu-14.md: [电动渡船比重提高到75%](target:electric-ferries "from=20%")',
    ],
    ['front matter', 'plans/yunpu-14.md', 'supersedes: ⟦yun$0pu-13⟧', 'plans/yunpu-13.md: TITLE'],
  ] as const) {
    it(`leads from ${what}`, async () => {
      const document = await show(path)
      const { position, range } = find(document, marked)
      const link = await until('definition', async () => {
        const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          position,
        )
        return links.find(found => found.originSelectionRange)
      })
      const title = '云浦市国民经济和社会发展第十三个五年规划纲要'
      same(await placeOf(link.targetUri, link.targetSelectionRange ?? link.targetRange), target.replace('TITLE', title))
      same(link.originSelectionRange, range)
    })
  }
})
