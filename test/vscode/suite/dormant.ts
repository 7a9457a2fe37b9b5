// Markdown that is no corpus is left alone, until it becomes one.

import * as vscode from 'vscode'
import { holds, same } from './check.ts'
import { find, show } from './documents.ts'
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
