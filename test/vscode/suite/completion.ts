// What VS Code offers while one types, and what it writes when an offer is taken.

import * as vscode from 'vscode'
import { same } from './check.ts'
import { append, closeAll, find, show } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('completion', () => {
  before(ready)
  afterEach(closeAll)

  it('finds a term by the initials of its pinyin', async () => {
    const document = await show('plans/yunpu-14.md')
    await append(document, '我们推动gzl，继续。')
    const { position, range } = find(document, '我们推动⟦gzl$0⟧，')
    const item = await offered(document, position, '高质量发展')
    // The whole run of characters is one word to VS Code: what is replaced is what was typed.
    same(item.range instanceof vscode.Range ? item.range : item.range?.replacing, range)
  })
  for (const typed of ['gzl', 'gaozhil', 'gao zhi', '高质l']) {
    it(`writes 高质量发展 for ${typed}, and one undo takes it back`, async () => {
      const document = await show('plans/yunpu-14.md')
      await append(document, '我们要推动，继续。')
      const editor = vscode.window.activeTextEditor
      if (!editor) throw new Error('There is no editor')
      const { position } = find(document, '我们要推动$0，继续')
      editor.selection = new vscode.Selection(position, position)
      for (const character of typed) await vscode.commands.executeCommand('type', { text: character })
      same(document.lineAt(position.line).text, `我们要推动${typed}，继续。`)
      await take(document, position.line, '我们要推动高质量发展，继续。')
      await vscode.commands.executeCommand('undo')
      await until('undo', () => document.lineAt(position.line).text === `我们要推动${typed}，继续。`)
    })
  }
  it('goes on filtering while one types in the open list', async () => {
    const document = await show('plans/yunpu-14.md')
    await append(document, '我们要推动g，继续。')
    const editor = vscode.window.activeTextEditor
    if (!editor) throw new Error('There is no editor')
    const { position } = find(document, '我们要推动g$0，继续')
    editor.selection = new vscode.Selection(position, position)
    await vscode.commands.executeCommand('editor.action.triggerSuggest')
    for (const character of 'ao zhi') await vscode.commands.executeCommand('type', { text: character })
    await take(document, position.line, '我们要推动高质量发展，继续。')
  })
  it('writes the id of a target, and leaves the bracket alone', async () => {
    const document = await show('plans/yunpu-14.md')
    await append(document, '[电动渡船](target:ele)')
    const { position } = find(document, '[电动渡船](target:ele$0)')
    const editor = vscode.window.activeTextEditor
    if (!editor) throw new Error('There is no editor')
    editor.selection = new vscode.Selection(position, position)
    await take(document, position.line, '[电动渡船](target:electric-ferries)')
  })
  it('says which fields a title has', async () => {
    const document = await show('plans/yunpu-14.md')
    await append(document, '[电动渡船](target:electric-ferries "kind=")')
    const { position } = find(document, '"kind=$0")')
    const help = await until('signature', () =>
      vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
        'vscode.executeSignatureHelpProvider',
        document.uri,
        position,
      ),
    )
    const [signature] = help.signatures
    const label = signature?.parameters[help.activeParameter]?.label
    same(Array.isArray(label) ? signature?.label.slice(...label) : label, 'kind')
  })
  it('renames an id in every document, the one with the glossary included', async () => {
    const document = await show('plans/yunpu-14.md')
    const { position } = find(document, '(target:electric-$0ferries')
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      position,
      'e-ferries',
    )
    const texts = edit.entries().flatMap(([, edits]) => edits.map(({ newText }) => newText))
    same(new Set(texts), new Set(['e-ferries']))
  })
})

/** The offer with this label that VS Code is given at a position. */
async function offered(
  document: vscode.TextDocument,
  position: vscode.Position,
  label: string,
): Promise<vscode.CompletionItem> {
  let labels: string[] = []
  return until(
    `offer of ${label}`,
    async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      )
      labels = items.map(labelOf)
      return items.find(item => labelOf(item) === label)
    },
    () => `; there are: ${labels.join(', ')}`,
  )
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label
}

/** Asks for suggestions as Ctrl+Space does, and takes the first one as Enter does. */
async function take(document: vscode.TextDocument, line: number, expected: string): Promise<void> {
  await vscode.commands.executeCommand('editor.action.triggerSuggest')
  await until(
    `“${expected}”`,
    async () => {
      // Nothing is taken before the list is there.
      await vscode.commands.executeCommand('acceptSelectedSuggestion')
      return document.lineAt(line).text === expected
    },
    () => `; there is “${document.lineAt(line).text}”`,
  )
}
