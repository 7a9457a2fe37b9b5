// Exports write files beside what is there, and marks of an export come back in one step of undo.

import * as vscode from 'vscode'
import { contains, holds, same } from './check.ts'
import { closeAll, remove, show, uriOf } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

const PLAIN = '# 临江码头\n\n要疏浚航道，也要修复𠮷渡口。\n'

describe('exports', () => {
  before(ready)
  afterEach(closeAll)

  const read = async (path: string): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(path)))

  it('write a reading copy, a project and a workbook of a document', async () => {
    await show('plans/yunpu-14.md')
    const make = async (what: string, name: string, format?: string): Promise<Uint8Array> => {
      const target = uriOf(`out/${name}`)
      await vscode.commands.executeCommand('tifa.export', {
        what,
        scope: 'document',
        target,
        ...(format ? { format } : {}),
      })
      return vscode.workspace.fs.readFile(target)
    }
    const html = new TextDecoder().decode(await make('reading-copy', 'copy.html'))
    contains(html, '<!DOCTYPE html>')
    contains(html, 'id="targets"')
    for (const [what, name, format] of [
      ['qda', 'p.qdpx'],
      ['targets', 'targets.xlsx', 'xlsx'],
    ] as const)
      same(new TextDecoder().decode((await make(what, name, format)).subarray(0, 2)), 'PK')
    await vscode.workspace.fs.delete(uriOf('out'), { recursive: true })
  })
  it('put marks back, as one step of undo', async () => {
    const path = 'plans/marked.md'
    const marked = PLAIN.replace('疏浚航道', '[疏浚航道](note:water "谁？")').replace('𠮷渡口', '[𠮷渡口](note:ferry)')
    await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(marked))
    const document = await show(path)
    const target = uriOf('marks.jsonld')
    await until('the marks are exported', async () => {
      await vscode.commands.executeCommand('tifa.export', { what: 'annotations', scope: 'document', target })
      return (await read('marks.jsonld').catch(() => '')).includes('疏浚航道')
    })
    const edit = new vscode.WorkspaceEdit()
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), PLAIN)
    holds(await vscode.workspace.applyEdit(edit), 'the marks are taken out')
    await vscode.commands.executeCommand('tifa.importAnnotations', target)
    await until('the marks are back', () => document.getText() === marked)
    await vscode.commands.executeCommand('undo')
    same(document.getText(), PLAIN)
    await vscode.workspace.fs.delete(target)
    await vscode.workspace.fs.delete(uriOf('marks.texts'), { recursive: true })
    await closeAll()
    await remove(uriOf(path))
  })
})
