// Tools for language models, as a chat extension would call them.

import * as vscode from 'vscode'
import { contains, same } from './check.ts'
import { ready } from './tifa.ts'

describe('tools for language models', () => {
  before(ready)

  it('are there, and read the corpus', async function () {
    // A host without language models has no such tools.
    if (typeof (vscode.lm as typeof vscode.lm | undefined)?.invokeTool !== 'function') this.skip()
    const names = vscode.lm.tools.map(({ name }) => name).filter(name => name.startsWith('tifa_'))
    same(names.length, 6)
    const options = { input: { term: '渡口经济' }, toolInvocationToken: undefined }
    const { content } = await vscode.lm.invokeTool('tifa_lookup_term', options)
    const [part] = content
    const text = part instanceof vscode.LanguageModelTextPart ? part.value : ''
    contains(text, '"headword":"渡口经济"', '"file":"glossary.md"', '"line":')
  })
})
