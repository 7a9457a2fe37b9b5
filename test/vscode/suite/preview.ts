// What the extension gives to VS Code's Markdown preview, in both extension hosts; what is to be seen of it is in ../preview.test.mjs.

import markdownIt from 'markdown-it'
import * as vscode from 'vscode'
import { closeAll, show } from './documents.ts'
import { activated, ready } from './tifa.ts'
import { until } from './until.ts'

describe('the plugin for the Markdown preview', () => {
  before(ready)
  afterEach(closeAll)

  it('gives marks their cards once they are there, and glosses where a reader wants them', async () => {
    const document = await show('notes/reading.md')
    const { extendMarkdownIt } = await activated()
    const md = extendMarkdownIt(markdownIt({ html: true }))
    let html = ''
    const has = (what: RegExp): boolean => {
      html = md.renderer.render(md.parse(document.getText(), {}), md.options, { currentDocument: document.uri })
      return what.test(html)
    }
    const untilHas = (what: RegExp): Promise<unknown> =>
      until(
        `${what}`,
        () => has(what),
        () => `; it is ${html}`,
      )
    await untilHas(/href="\.\.\/glossary\.md#L\d+"[^>]*>the fields<\/a><span class="tifa-card".*dào yú gòng shēng/s)
    await vscode.commands.executeCommand('tifa.showPinyinInPreview')
    await untilHas(/<ruby class="tifa-ruby">ferry economy<rt data-tifa="渡口经济 [^"]+"><\/rt><\/ruby>/)
    await vscode.commands.executeCommand('tifa.hideGlossesInPreview')
    await untilHas(/before <span class="tifa-mark tifa-term"><a [^>]*>the fields</)
    await until('no ruby', () => !has(/<ruby/))
  })
})
