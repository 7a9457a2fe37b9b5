// Markdown that is no corpus is left alone, until it becomes one.

import markdownIt from 'markdown-it'
import * as vscode from 'vscode'
import { holds, same } from './check.ts'
import { find, show, uriOf } from './documents.ts'
import { hovers } from './hovers.ts'
import { activated, ready } from './tifa.ts'
import { until } from './until.ts'

describe('plain Markdown', () => {
  it('is left alone', async () => {
    const document = await show('ferries.md')
    const tifa = await activated()
    await tifa.idle()
    same(tifa.running, false)
    same(await hovers(document, find(document, '高质$0量发展').position), [])
  })
  it('is previewed as VS Code shows it, without a server', async () => {
    const text = `${(await show('ferries.md')).getText()}\n[a](term:b "c")\n`
    const tifa = await activated()
    const md = tifa.extendMarkdownIt(markdownIt({ html: true }))
    same(md.render(text, { currentDocument: uriOf('ferries.md') }), markdownIt({ html: true }).render(text))
    same(tifa.running, false)
  })
  it('becomes a corpus when a document is saved with the front matter of a plan', async () => {
    const document = await show('ferries.md')
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, find(document, 'title: Ferries').position, 'kind: commentary\n')
    await vscode.workspace.applyEdit(edit)
    holds(await document.save(), 'the document was saved')
    await ready()
    await until('hover', async () => (await hovers(document, find(document, '高质$0量发展').position))[0])
  })
})
