// Inlay hints stand behind terms where a setting asks for them.

import * as vscode from 'vscode'
import { same } from './check.ts'
import { closeAll, show } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('inlay hints', () => {
  before(ready)
  afterEach(async () => {
    await set('terms', undefined)
    await set('show', undefined)
    await closeAll()
  })

  const hints = async (document: vscode.TextDocument): Promise<vscode.InlayHint[]> =>
    vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    )
  /** Each as `words before it‹hint›`; of the terms that Tifa brings along only one. */
  const shown = async (document: vscode.TextDocument): Promise<string[]> =>
    (await hints(document)).flatMap(({ position, label }) => {
      const before = document.lineAt(position.line).text.slice(Math.max(0, position.character - 4), position.character)
      return /渡口经济|稻渔共生|质量发展|nomy|elds/.test(before) ? [`${before}‹${String(label)}›`] : []
    })
  const untilShown = async (document: vscode.TextDocument, expected: readonly string[]): Promise<void> => {
    let last: string[] = []
    await until(
      `hints ${expected.join(' ')}`,
      async () => (last = await shown(document)).join('\n') === expected.join('\n'),
      () => `; there are: ${last.join(' ')}`,
    )
  }

  it('are off, say English or pinyin behind Chinese terms', async () => {
    const document = await show('plans/yunpu-14.md')
    same(await shown(document), [])
    await set('terms', 'all')
    await untilShown(document, [
      '渡口经济‹ferry economy›',
      '稻渔共生‹rice-fish symbiosis›',
      '质量发展‹high-quality development›',
    ])
    await set('show', 'pinyin')
    await untilShown(document, [
      '渡口经济‹dù kǒu jīng jì›',
      '稻渔共生‹dào yú gòng shēng›',
      '质量发展‹gāo zhì liàng fā zhǎn›',
    ])
  })
  it('are not cut off at the 43 characters that VS Code allows a line, for a paragraph is one line', () => {
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'markdown' })
    same(editor.get('inlayHints.maximumLength'), 0)
  })
  it('say the Chinese term behind an English one, once a section', async () => {
    await set('terms', 'firstInSection')
    const document = await show('notes/reading.md')
    await untilShown(document, ['nomy‹渡口经济›', 'elds‹稻渔共生›'])
  })
})

async function set(key: 'terms' | 'show', value: string | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('tifa')
    .update(`inlayHints.${key}`, value, vscode.ConfigurationTarget.Workspace)
}
