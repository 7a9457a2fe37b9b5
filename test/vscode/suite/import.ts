// A plain text becomes a document of the corpus: imported, its doubtful fields and its targets reviewed, tagged, and found by all else.

import * as vscode from 'vscode'
import { contains, same } from './check.ts'
import { closeAll, remove, uriOf } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

const PLAIN = `临江县“十四五”水上交通规划

第一章 发展环境

全县水路运输稳步发展，渡口经济初具规模。

- 3 -

第二章 主要目标

到2025年，新建码头12座，电动渡船比重提高到75%。
`

interface Outcome {
  readonly written: readonly string[]
  readonly refused: readonly string[]
  readonly report: vscode.Uri
}
interface State {
  readonly kind: string
  readonly title: string
}

describe('an import', function () {
  this.timeout(120_000) // in a browser all that imports is loaded first
  before(ready)
  afterEach(async () => {
    await vscode.commands.executeCommand('tifa.stopReview')
    await closeAll()
  })

  const importText = async (name: string, text: string): Promise<Outcome | null> => {
    const source = uriOf(`inbox/${name}`)
    await vscode.workspace.fs.writeFile(source, new TextEncoder().encode(text))
    try {
      return await vscode.commands.executeCommand<Outcome | null>(
        'tifa.importDocument',
        source,
        [source],
        uriOf('plans'),
      )
    } finally {
      await vscode.workspace.fs.delete(source)
    }
  }

  it('leads by a review to a document with its targets tagged, and overwrites nothing', async function () {
    this.timeout(120_000) // two imports and a review, on a machine that is busy with others
    const outcome = await importText('linjiang.txt', PLAIN)
    if (!outcome) throw new Error('nothing came of it')
    same(outcome.refused, [])
    const document = vscode.window.activeTextEditor?.document
    if (!document) throw new Error('nothing is open')
    try {
      same([document.uri.toString()], outcome.written)
      contains(document.getText(), '# 临江县“十四五”水上交通规划')
      contains(document.getText(), '## 第一章 发展环境')
      const report = (await vscode.workspace.openTextDocument(outcome.report)).getText()
      contains(report, '- 3 -')
      contains(report, 'To be checked')

      let state = await vscode.commands.executeCommand<State | null>('tifa.reviewProposals', { again: true })
      same(state?.kind, 'field')
      state = await vscode.commands.executeCommand<State | null>('tifa.acceptAllProposals')
      same(document.getText().includes('review 待核'), false)
      for (let i = 0; i < 9 && state && !state.title.includes('electric-ferries'); i++)
        state = await vscode.commands.executeCommand<State | null>('tifa.skipProposal')
      await vscode.commands.executeCommand('tifa.acceptAllProposals')
      contains(document.getText(), '[电动渡船比重提高到75%](target:electric-ferries)')
      await document.save()
      const again = await importText('linjiang.txt', PLAIN)
      same(again?.written.length, 1)
      same(again?.written[0] === outcome.written[0], false)
      await remove(vscode.Uri.parse(again?.written[0] ?? ''))
      await until('the first as it was', async () => document.getText().includes('(target:electric-ferries)'))
    } finally {
      await closeAll()
      await remove(document.uri)
    }
  })
  it('stays where all that was done in it is undone, and once more', async () => {
    const outcome = await importText('quay.txt', PLAIN)
    const uri = vscode.Uri.parse(outcome?.written[0] ?? '')
    try {
      for (let i = 0; i < 3; i++) await vscode.commands.executeCommand('undo')
      contains(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), '# 临江县“十四五”水上交通规划')
    } finally {
      await closeAll()
      await remove(uri)
    }
  })
  it('refuses what is empty, and writes nothing', async () => {
    const before = (await vscode.workspace.fs.readDirectory(uriOf('plans'))).length
    const outcome = await importText('empty.txt', '')
    same(outcome?.written, [])
    same(outcome?.refused.length, 1)
    same((await vscode.workspace.fs.readDirectory(uriOf('plans'))).length, before)
  })
})
