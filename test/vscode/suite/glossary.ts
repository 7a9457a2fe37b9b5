// Entries come into the glossary out of texts: harvested, or from a selection.

import * as vscode from 'vscode'
import { contains, same } from './check.ts'
import { append, closeAll, find, pathOf, show, uriOf } from './documents.ts'
import { hoverSaying } from './hovers.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('glossary', () => {
  before(ready)
  afterEach(closeAll)

  it('gets the glosses that are chosen, and one undo takes them back', async () => {
    const document = await show('notes/reading.md')
    await append(document, 'The plan wants “pond circulation” (鱼塘循环) and, “first of all”, a quiet pond (静塘).')
    await hoverSaying('pond circulation', 'notes/reading.md', '鱼塘$0循环')
    const glossary = await vscode.workspace.openTextDocument(uriOf('glossary.md'))
    const before = glossary.getText()

    const harvested = vscode.commands.executeCommand('tifa.harvestGlosses', { scope: 'document' })
    // The list comes when the server has answered; what is sure is chosen already.
    await until('new entry', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
      return glossary.getText() !== before
    })
    await harvested
    contains(
      glossary.getText(),
      '## 鱼塘循环\n\n- en: pond circulation\n- pinyin: yú táng xún huán\n\n> The plan wants',
    )
    same(glossary.getText().includes('## 静塘'), false)
    same(selected(), { path: 'glossary.md', text: 'pond circulation' })

    await vscode.commands.executeCommand('undo')
    await until('undo', () => glossary.getText() === before)
    // What is to be thrown away has to be seen.
    await show('notes/reading.md')
  })
  it('takes what a table brings, with each conflict decided, as one step of undo', async () => {
    const table = vscode.Uri.joinPath(uriOf('glossary.md'), '..', 'in.csv')
    await vscode.workspace.fs.writeFile(
      table,
      new TextEncoder().encode('中文,英文\n渡口经济,economy of ferries\n新塘词,new pond\n'),
    )
    const glossary = await vscode.workspace.openTextDocument(uriOf('glossary.md'))
    const before = glossary.getText()
    // The explorer's menu gives the file alone: the glossary is asked for, then each conflict.
    const imported = vscode.commands.executeCommand('tifa.importGlossary', table, [table])
    await until('new entry', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
      return glossary.getText() !== before
    })
    await imported
    contains(glossary.getText(), '## 新塘词')
    same(glossary.getText().includes('economy of ferries'), false)
    await vscode.commands.executeCommand('undo')
    await until('undo', () => glossary.getText() === before)

    await vscode.commands.executeCommand('tifa.importGlossary', {
      files: [table],
      glossary: glossary.uri,
      choice: 'both',
    })
    contains(glossary.getText(), '; economy of ferries')
    await vscode.commands.executeCommand('undo')
    await until('undo', () => glossary.getText() === before)
    await vscode.workspace.fs.delete(table)
    await show('notes/reading.md')
  })
  it('goes out as TBX and as a workbook', async () => {
    for (const format of ['tbx', 'xlsx']) {
      const to = vscode.Uri.joinPath(uriOf('glossary.md'), '..', 'exported', `terms.${format}`)
      await vscode.commands.executeCommand('tifa.exportGlossary', { format, glossary: uriOf('glossary.md'), to })
      const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(to))
      contains(content, format === 'tbx' ? '<term>渡口经济</term>' : 'PK')
      await vscode.workspace.fs.delete(to)
    }
  })
  it('gets an entry from a selection, with the cursor where English is to be written', async () => {
    const document = await show('plans/yunpu-14.md')
    const { range } = find(document, '⟦稳步⟧发展')
    const editor = vscode.window.activeTextEditor
    if (editor) editor.selection = new vscode.Selection(range.start, range.end)
    await vscode.commands.executeCommand('tifa.addToGlossary')
    const line = vscode.window.activeTextEditor?.document.lineAt(
      vscode.window.activeTextEditor.selection.active.line,
    ).text
    // No text glosses it, no translation has it: the dictionary does, and what it says is selected.
    same([selected(), line], [{ path: 'glossary.md', text: 'steadily' }, '- en: steadily'])
    contains(
      vscode.window.activeTextEditor?.document.getText() ?? '',
      '## 稳步\n\n- en: steadily\n- pinyin: wěn bù\n\n> ',
    )
  })
  it('leads to the entry that is there already', async () => {
    const document = await show('plans/yunpu-14.md')
    const { range } = find(document, '但是⟦渡口经济⟧仍要稳步发展')
    const editor = vscode.window.activeTextEditor
    if (editor) editor.selection = new vscode.Selection(range.start, range.end)
    await vscode.commands.executeCommand('tifa.addToGlossary')
    same(selected(), { path: 'glossary.md', text: '渡口经济' })
  })
  it('tags all mentions of a term as one step of undo', async () => {
    const document = await show('plans/yunpu-14.md')
    const before = document.getText()
    const { position } = find(document, '但是渡口$0经济仍')
    const editor = vscode.window.activeTextEditor
    if (editor) editor.selection = new vscode.Selection(position, position)
    await vscode.commands.executeCommand('tifa.tagAllMentions')
    contains(document.getText(), '但是[渡口经济](term:ferry-economy)仍')
    await vscode.commands.executeCommand('undo')
    await until('undo', () => document.getText() === before)
  })
})

function selected(): { path: string; text: string } | undefined {
  const editor = vscode.window.activeTextEditor
  return editor && { path: pathOf(editor.document.uri), text: editor.document.getText(editor.selection) }
}
