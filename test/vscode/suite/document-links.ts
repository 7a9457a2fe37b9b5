// Links on marks lead into the corpus; VS Code's own, which would open a web site, do not come up beside them.

import * as vscode from 'vscode'
import { contains, same } from './check.ts'
import { closeAll, find, pathOf, show } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('document links', () => {
  before(ready)
  after(closeAll)

  for (const [what, path, marked, line] of [
    ['a target mark', 'notes/reading.md', '⟦target:electric-$0ferries⟧', 'plans/yunpu-14.md: 到2025年，[电动渡船'],
    ['a term mark', 'notes/reading.md', '⟦term:rice-fish-$0symbiosis⟧', 'glossary.md: ## 稻渔共生'],
    ['a plan mark', 'notes/reading.md', '⟦plan:yunpu-13$0#第二章⟧', 'plans/yunpu-13.md: ## 第二章　主要任务'],
    ['a mark that leads nowhere', 'notes/reading.md', '⟦term:rice-fish-$0symbiosys⟧', 'notes/reading.md: The [pond]'],
    ['a title', 'plans/yunpu-14.md', '⟦《云浦“十三$0五”规划纲要》第二章⟧', 'plans/yunpu-13.md: ## 第二章　主要任务'],
    ['a short name', 'plans/yunpu-14.md', '见于⟦《旧$0纲要》第二章⟧', 'plans/yunpu-13.md: ## 第二章　主要任务'],
  ] as const) {
    it(`on ${what} lead to its place, and no other link is there`, async () => {
      const document = await show(path)
      const { position, range } = find(document, marked)
      const links = await until('link of ours', async () => {
        const all = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
          'vscode.executeLinkProvider',
          document.uri,
        )
        const here = all.filter(link => link.range.contains(position))
        return here.some(link => link.target?.fragment.startsWith('L')) ? here : undefined
      })
      same(
        links.map(link => link.range),
        [range],
      )
      contains(await lineOf(links[0]?.target), line)
    })
  }
})

/** `path: line`, of an address that ends in a line, such as `#L12`. */
async function lineOf(target: vscode.Uri | undefined): Promise<string> {
  if (!target) return ''
  const document = await vscode.workspace.openTextDocument(target.with({ fragment: '' }))
  return `${pathOf(target)}: ${document.lineAt(Number(target.fragment.slice(1)) - 1).text}`
}
