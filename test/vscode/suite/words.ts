// The dictionary that comes with Tifa explains words that no glossary has, in the Node host and in the web host alike.

import * as vscode from 'vscode'
import { contains, holds, same } from './check.ts'
import { closeAll, find, show } from './documents.ts'
import { hoverSaying } from './hovers.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('words', () => {
  before(ready)
  afterEach(async () => {
    for (const key of ['hover.pinyin', 'hover.dictionary']) await set(key, undefined)
    await closeAll()
  })

  it('are explained by CC-CEDICT', async () => {
    const hover = await hoverSaying('CC-CEDICT', 'plans/yunpu-13.md', '两岸的⟦码$0头⟧已经')
    contains(hover.text, '码头', '碼頭', 'mǎ tou', 'dock')
    same(hover.range, hover.place.range)
  })
  it('are explained below the term that they are part of', async () => {
    const hover = await hoverSaying('CC-CEDICT', 'plans/yunpu-14.md', '但是⟦渡口经$0济⟧仍要')
    contains(hover.text, 'ferry economy', 'jīng jì', 'economy')
    same(hover.range, hover.place.range)
  })
  it('are written as the settings say, at once, and HTML is let through for colours alone', async () => {
    const word = '两岸的⟦码$0头⟧已经'
    await hoverSaying('mǎ tou', 'plans/yunpu-13.md', word)
    same(await html(word), [false])
    await set('hover.pinyin', 'zhuyin')
    await hoverSaying('ㄇㄚˇ ˙ㄊㄡ', 'plans/yunpu-13.md', word)
    await set('hover.pinyin', 'toneColours')
    await hoverSaying('<span style="color:var(--vscode-charts-green);">mǎ</span>', 'plans/yunpu-13.md', word)
    same(await html(word), [true])
    await set('hover.dictionary', false)
    await until('no words', async () => (await html(word)).length === 0)
  })
})

/** Whether HTML is shown, of each of the hovers that speak of CC-CEDICT. */
async function html(marked: string): Promise<boolean[]> {
  const document = await show('plans/yunpu-13.md')
  const { position } = find(document, marked)
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  )
  const contents = found.flatMap(hover => hover.contents)
  return contents.flatMap(content => {
    if (!(content instanceof vscode.MarkdownString) || !content.value.includes('CC-CEDICT')) return []
    holds(!content.isTrusted, 'a hover is not trusted')
    return [content.supportHtml === true]
  })
}

async function set(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('tifa').update(key, value, vscode.ConfigurationTarget.Workspace)
}
